/** The one question before a device is let go: it says what that does. */
import { html } from "/shared/vendor/page.js";
import { deviceName } from "/staff/page/devices/states.js";
import { Dialog } from "/staff/page/dialog.js";
import { Problem } from "./pairing-dialog.js";

const SHOWS_A_CODE = ["kiosk", "display"];

/** @param {{ revoking: import("./revoking.js").Revoking, words: import("./view.js").Words }} props */
export function RevokeDialog({ revoking, words: { say } }) {
  const { device, trouble, revoke, close } = revoking;
  const row = device.value;
  const shows = row !== null && SHOWS_A_CODE.includes(row.kind);
  return html`<${Dialog} name="revoke" title=${say("revoke-title", { name: deviceName(say, row?.name ?? "") })} open=${row !== null} onClose=${close}>
    <p>${say(shows ? `revoke-${row?.kind}` : "revoke-other")} ${say(shows ? "revoke-again" : "revoke-again-other")}</p>
    <${Problem} say=${say} trouble=${trouble.value} />
    <div class="answers">
      <button type="button" class="key" data-kind="strong" data-key="revoke" onClick=${() => void revoke()}><span class="key-title">${say("revoke")}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="cancel" onClick=${close}><span class="key-title">${say("cancel")}</span></button>
    </div>
  <//>`;
}
