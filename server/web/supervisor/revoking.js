/** Letting a device go: asked once, and done. No DOM. */
import { signal } from "/shared/vendor/page.js";

/** @typedef {import("/staff/page/devices/states.js").DeviceRow} DeviceRow */

/** @param {{ ask: import("/staff/page/requests.js").Ask, onDone: (key: string, name: string) => void }} settings */
export function createRevoking({ ask, onDone }) {
  const device = signal(/** @type {DeviceRow | null} */ (null));
  const trouble = signal(/** @type {import("./pairing.js").Trouble | null} */ (null));
  const busy = signal(false);

  /** @param {DeviceRow} row */
  function open(row) {
    trouble.value = null;
    device.value = row;
  }

  function close() {
    device.value = null;
  }

  async function revoke() {
    const row = device.value;
    if (!row || busy.value) return;
    busy.value = true;
    const reply = await ask(`devices/${encodeURIComponent(row.name)}/revoke`);
    busy.value = false;
    const isGone = reply.ok || reply.code === "unknown_device";
    if (!isGone) {
      trouble.value = reply;
      return;
    }
    close();
    onDone("revoked", row.name);
  }

  return { device, trouble, busy, open, close, revoke };
}

/** @typedef {ReturnType<typeof createRevoking>} Revoking */
