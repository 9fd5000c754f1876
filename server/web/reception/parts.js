/** The small parts that the reception's page is made of. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { direction, ownName } from "/staff/page/languages.js";
import { deviceName, inOwn, readersName, serviceTitle } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("/shared/vendor/page.js").Renderable} Renderable */

/**
 * One key. Unavailable it says why and does nothing; the second click of a double click is no press.
 * @param {{ name: string, title: Renderable, icon?: string, note?: Renderable, cap?: string, kind?: string, because?: string,
 *   working?: boolean, current?: boolean, submits?: boolean, label?: string, shortcut?: string, begins?: boolean, onPress?: () => void }} props
 *   `begins`: the focus comes here when what it belongs to is begun
 */
export function Key({ name, title, icon, note, cap, kind, because, working, current, submits, label, shortcut, begins, onPress }) {
  const second = because ?? note;
  return html`<button type=${submits ? "submit" : "button"} class="key" data-key=${name} data-kind=${kind ?? null}
    data-state=${working ? "working" : null} aria-disabled=${because ? "true" : null} aria-current=${current ? "true" : null}
    data-begin=${begins || null} aria-label=${label ?? null} aria-keyshortcuts=${shortcut ?? null}
    onClick=${(/** @type {MouseEvent} */ event) => { if (event.detail < 2 && !because) onPress?.(); }}>
    ${icon ? html`<${Icon} name=${icon} />` : null}
    <span class="key-words"><span class="key-title">${title}</span>${second ? html`<span class="key-note">${second}</span>` : null}</span>
    ${cap ? html`<kbd class="key-cap" aria-hidden="true">${cap}</kbd>` : null}
  </button>`;
}

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
 * A choice of the browser's own making.
 * @param {{ name: string, label: string, value: string, onChange: (value: string) => void, children?: Renderable, note?: Renderable }} props
 */
export function Select({ name, label, value, onChange, children, note }) {
  return html`<label class="field"><span class="field-label">${label}</span>
    <select data-field=${name} value=${value} onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.value)}>${children}</select>
    ${note ? html`<span class="field-note">${note}</span>` : null}</label>`;
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

/** @param {{ words: Words, label: string, value: string, onChange: (value: string) => void }} props */
export function LanguageSelect({ words, label, value, onChange }) {
  return html`<${Select} name="language" label=${label} value=${value} onChange=${onChange}>
    ${words.site.languages.map((each) => {
      const second = readersName(words, each);
      return html`<option key=${each} value=${each} lang=${each}>${second ? `${ownName(each)} · ${second}` : ownName(each)}</option>`;
    })}<//>`;
}

/**
 * One answer, yes or no, without a reason.
 * @param {{ name: string, label: string, checked: boolean, onChange: (checked: boolean) => void }} props
 */
export function Check({ name, label, checked, onChange }) {
  return html`<label class="check"><input type="checkbox" data-field=${name} checked=${checked}
    onChange=${(/** @type {any} */ event) => onChange(event.currentTarget.checked)} /><span>${label}</span></label>`;
}
