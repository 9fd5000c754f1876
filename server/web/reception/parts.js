/** The small parts that the reception's page is made of. */
import { html } from "/shared/vendor/page.js";
import { Key, LanguageSelect, Select } from "/staff/page/desk/parts.js";
import { direction, ownName, readersName } from "/staff/page/languages/languages.js";
import { deviceName, inOwn, serviceTitle } from "./words.js";

export { Key, LanguageSelect, Select };

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("/shared/vendor/page.js").Renderable} Renderable */

/**
 * A language by its own name, and by the name that the reception uses.
 * @param {{ words: Words, language: string }} props
 */
export function LanguageName({ words, language }) {
  const second = readersName(words, language);
  return html`<span><bdi lang=${language} dir=${direction(language)}>${ownName(language)}</bdi>${second ? ` · ${second}` : ""}</span>`;
}

/**
 * How many: one key less, one key more.
 * @param {{ label: string, value: number, less: string, more: string, onChange: (value: number) => void }} props
 */
export function Stepper({ label, value, less, more, onChange }) {
  return html`<div class="stepper" role="group" aria-label=${label}>
    <span class="field-label">${label}</span>
    <button type="button" aria-label=${less} aria-disabled=${value <= 1 ? "true" : null} onClick=${() => value > 1 && onChange(value - 1)}>−</button>
    <output>${value}</output>
    <button type="button" aria-label=${more} aria-disabled=${value >= 20 ? "true" : null} onClick=${() => value < 20 && onChange(value + 1)}>+</button>
  </div>`;
}

/**
 * Where it is printed, and how that printer is.
 * @param {{ words: Words, printer: { value: string }, state?: (name: string) => Renderable }} props
 */
export function Printer({ words, printer, state }) {
  const { say, site } = words;
  return html`<${Select} name="printer" label=${say("printer")} value=${printer.value} note=${state?.(printer.value)}
    onChange=${(/** @type {string} */ name) => { printer.value = name; }}>
    ${site.kiosks.map(({ name }) => html`<option key=${name} value=${name}>${deviceName(name)}</option>`)}<//>`;
}

/**
 * The concerns, by area, to choose one of.
 * @param {{ words: Words, name: string, label: string, value: string, except?: readonly string[], first?: string,
 *   onChange: (value: string) => void }} props `first`: what stands for none
 */
export function ConcernSelect({ words, name, label, value, except = [], first, onChange }) {
  const { site } = words;
  return html`<${Select} name=${name} label=${label} value=${value} onChange=${onChange}>
    ${first === undefined ? null : html`<option value="">${first}</option>`}
    ${site.areas.map((area) => html`<optgroup key=${area.letter} label=${`${area.letter} · ${inOwn(words, area.floor)}`}>
      ${site.services.filter(({ key, area: letter }) => letter === area.letter && !except.includes(key))
        .map(({ key }) => html`<option key=${key} value=${key}>${serviceTitle(words, key)}</option>`)}</optgroup>`)}<//>`;
}

/**
 * One answer, yes or no, without a reason.
 * @param {{ name: string, label: string, checked: boolean, onChange: (checked: boolean) => void }} props
 */
export function Check({ name, label, checked, onChange }) {
  return html`<label class="check"><input type="checkbox" data-field=${name} checked=${checked}
    onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.checked)} /><span>${label}</span></label>`;
}
