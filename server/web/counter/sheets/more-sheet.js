import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { CommandKey } from "../command-key.js";
import { wayOut } from "/staff/page/leaving.js";
import { Sheet } from "./sheet.js";

/** @typedef {import("./sheet.js").SheetProps} SheetProps */
/** @typedef {ReturnType<typeof import("../settings.js").createSettings>} Settings */

const SWITCHES = /** @type {const} */ (["shortcuts", "automatic", "sound", "notify"]);

/** The counter itself, and how this browser's user likes the page. @param {SheetProps & { settings: Settings, alarm: import("../alarm.js").Alarm, leaving: import("../leaving.js").Leaving }} props */
export function MoreSheet(props) {
  const { desk, words, caps, settings, alarm, leaving } = props;
  const { say } = words;
  const mayLeave = wayOut() !== null;
  const shared = { desk, caps, say };
  const other = words.language === "de" ? "en" : "de";
  return html`<${Sheet} ...${props} title=${say("sheet-more")}>
    <section class="sheet-part"><h3>${say("more-counter")}</h3>
      <div class="choices">
        <${CommandKey} ...${shared} step=${desk.placed.value.pause} />
        <${CommandKey} ...${shared} step=${desk.placed.value.close} />
        <a class="key" href="/staff/" data-change onClick=${(/** @type {Event} */ event) => { event.preventDefault(); void leaving.leave("change"); }}><${Icon} name="transfer" /><span class="key-title">${say("change-counter")}</span></a>
        ${mayLeave ? html`<button type="button" class="key" data-sign-out onClick=${() => leaving.leave("out")}><${Icon} name="leave" />
          <span class="key-title">${say("sign-out")}</span></button>` : null}
        <button type="button" class="key" data-raise aria-keyshortcuts="Control+Shift+A" onClick=${alarm.isRaised() ? alarm.clear : alarm.raise}>
          <${Icon} name="support" /><span class="key-words"><span class="key-title">${say(alarm.isRaised() ? "alarm-clear" : "alarm-raise")}</span>
          <span class="key-note">${say("alarm-raise-note")}</span></span><kbd class="key-cap" aria-hidden="true">${say("alarm-keys")}</kbd></button>
      </div></section>
    <section class="sheet-part"><h3>${say("more-browser")}</h3>
      <div class="choices">
        <button type="button" class="key" lang=${other} data-setting="language" onClick=${settings.changeLanguage}>
          <${Icon} name="language" /><span class="key-title">${say("setting-language")}</span></button>
        ${SWITCHES.map((name) => html`<${Switch} key=${name} words=${words} name=${name} settings=${settings} />`)}
      </div>
      <p class="sheet-none" role="status">${settings.denied.value ? say("setting-notify-denied") : ""}</p></section>
  <//>`;
}

/** @param {{ words: import("../words.js").Words, name: typeof SWITCHES[number], settings: Settings }} props */
function Switch({ words: { say }, name, settings }) {
  const on = settings.is(name);
  return html`<button type="button" class="key" role="switch" aria-checked=${String(on)} data-setting=${name} data-caps=${name === "shortcuts" ? (on ? "on" : "off") : null}
    onClick=${() => settings.toggle(name)}>
    <span class="key-words"><span class="key-title">${say(`setting-${name}`)}</span>
      <span class="key-note">${say(`setting-${name}-note`)}</span></span>
    <span class="switch" data-on=${on || null}>${say(on ? "setting-on" : "setting-off")}</span></button>`;
}
