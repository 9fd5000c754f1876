/** The dialog that lets a device in: first its code, then what asks and which device it is. */
import { html, useLayoutEffect } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { deviceKind, deviceName } from "/staff/page/devices/states.js";
import { Dialog, instead } from "/staff/page/dialog.js";

/** @typedef {import("./pairing.js").Pairing} Pairing */
/** @typedef {import("./pairing.js").Found} Found */
/** @typedef {import("./view.js").Words} Words */
/** @typedef {import("/staff/page/texts.js").Say} Say */

const KNOWN = new Set(["unknown_code", "code_used", "unknown_device", "too_many_requests", "invalid_body", "unanswered"]);

/** @param {{ pairing: Pairing, words: Words }} props */
export function PairingDialog({ pairing, words }) {
  const { step, close } = pairing;
  useLayoutEffect(() => {
    /** @type {HTMLElement | null} */ (document.querySelector("[data-dialog=pair] [data-begin]"))?.focus();
  }, [step.value]);
  return html`<${Dialog} name="pair" title=${words.say("pair-title")} open=${step.value !== "closed"} onClose=${close}>
    ${step.value === "code" ? html`<${CodeForm} pairing=${pairing} words=${words} />` : null}
    ${step.value === "choose" && pairing.found.value ? html`<${ChoiceForm} pairing=${pairing} words=${words} found=${pairing.found.value} />` : null}
  <//>`;
}

/** What went wrong. @param {{ say: Say, trouble: import("./pairing.js").Trouble | null }} props */
export function Problem({ say, trouble }) {
  if (!trouble) return html`<div role="alert"></div>`;
  const key = KNOWN.has(trouble.code) ? trouble.code : "other";
  const text = say(`problem-${key}`, { minutes: Math.max(1, Math.ceil(trouble.waitS / 60)) });
  return html`<div role="alert"><p class="problem" data-problem=${trouble.code}><${Icon} name="warning" /><span>${text}</span></p></div>`;
}

/** @param {{ pairing: Pairing, words: Words }} props */
function CodeForm({ pairing, words: { say } }) {
  const { typed, trouble, type, find, close } = pairing;
  return html`<form onSubmit=${instead(() => void find())}>
    <label class="field"><span class="field-label">${say("pair-code")}</span>
      <input class="code-field" name="code" data-begin data-field="code" autocomplete="off" autocapitalize="characters" spellcheck=${false} maxlength="12"
        placeholder="XXXX-XXXX" aria-describedby="code-note" value=${typed.value}
        onInput=${(/** @type {any} */ event) => { type(event.currentTarget.value); event.currentTarget.value = typed.value; }} />
      <span class="soft" id="code-note">${say("pair-code-note")}</span></label>
    <${Problem} say=${say} trouble=${trouble.value} />
    <div class="answers">
      <button type="submit" class="key" data-kind="now" data-key="find" aria-disabled=${typed.value.length < 9 ? "true" : null}><span class="key-title">${say("pair-next")}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="cancel" onClick=${close}><span class="key-title">${say("cancel")}</span></button>
    </div>
  </form>`;
}

/** @param {{ pairing: Pairing, words: Words, found: Found }} props */
function ChoiceForm({ pairing, words, found }) {
  const { say } = words;
  const { chosen, trouble, confirm, refuse, close } = pairing;
  return html`<form onSubmit=${instead(() => void confirm())}>
    <p class="soft" tabindex="-1" data-begin>${say("pair-who")}</p>
    <${Who} words=${words} found=${found} />
    <p class="check"><${Icon} name="see" /><span>${say("pair-check")}</span></p>
    <${Names} pairing=${pairing} say=${say} found=${found} />
    <${Problem} say=${say} trouble=${trouble.value} />
    <div class="answers">
      <button type="submit" class="key" data-kind="now" data-key="confirm" aria-disabled=${chosen.value ? null : "true"}><span class="key-title">${say("pair-confirm")}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="refuse" onClick=${() => void refuse()}><span class="key-title">${say("pair-refuse")}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="cancel" onClick=${close}><span class="key-title">${say("cancel")}</span></button>
    </div>
  </form>`;
}

/** @param {{ words: Words, found: Found }} props */
function Who({ words: { say, timeZone }, found }) {
  const facts = [
    ["pair-kind", deviceKind(say, { name: "", reasons: [], state: "unpaired", kind: found.kind })],
    ["pair-address", found.address || say("pair-here")],
    ["pair-host", found.host],
    ["pair-since", timeOfDay(found.since_ms, timeZone)],
    ["pair-version", found.version],
  ];
  return html`<dl class="who">${facts.map(([key, value]) => (value ? html`<dt>${say(key ?? "")}</dt><dd data-fact=${key}>${value}</dd>` : null))}</dl>`;
}

/** @param {{ pairing: Pairing, say: Say, found: Found }} props */
function Names({ pairing: { chosen }, say, found }) {
  if (!found.names.length) return html`<p>${say("pair-no-names")}</p>`;
  return html`<fieldset class="names"><legend class="field-label">${say("pair-name")}</legend>
    ${found.names.map(({ name, taken }) => html`<label class="name" data-name=${name}>
      <input type="radio" name="name" value=${name} checked=${chosen.value === name} onChange=${() => { chosen.value = name; }} />
      <span><strong>${deviceName(say, name)}</strong>${taken ? html`<span class="soft">${say("pair-taken")}</span>` : null}</span></label>`)}
  </fieldset>`;
}
