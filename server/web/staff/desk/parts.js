/** The small parts that the pages of desks are made of. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { ownName, readersName } from "../languages/languages.js";
import { UNDO } from "./keyboard.js";

/** @typedef {import("../texts.js").Say} Say */
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
 * What Enter does in a form.
 * @param {() => unknown} act
 */
export function first(act) {
  return (/** @type {Event} */ event) => { event.preventDefault(); act(); };
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
 * @param {{ words: { say: Say, site: { languages: readonly string[] } }, label: string, value: string, onChange: (value: string) => void, first?: string,
 *   languages?: readonly string[] }} props `first`: what stands for none
 */
export function LanguageSelect({ words, label, value, onChange, first, languages = words.site.languages }) {
  return html`<${Select} name="language" label=${label} value=${value} onChange=${onChange}>
    ${first === undefined ? null : html`<option value="">${first}</option>`}
    ${languages.map((each) => {
      const second = readersName(words, each);
      return html`<option key=${each} value=${each} lang=${each}>${second ? `${ownName(each)} · ${second}` : ownName(each)}</option>`;
    })}<//>`;
}

/**
 * One of several answers, or each of them: pressed or not.
 * @param {{ name: string, pressed: boolean, onPress: () => void, children?: Renderable }} props
 */
export function Toggle({ name, pressed, onPress, children }) {
  return html`<button type="button" class="toggle" data-key=${name} aria-pressed=${String(pressed)} onClick=${onPress}>
    <${Icon} name="check" />${children}</button>`;
}

/**
 * The foot of the page: what just happened or did not work, and the key that takes the last own step back while that may be done.
 * @param {{ say: Say, news: { tone: "good" | "care" | "bad", text: string }, isSlow: boolean, undo: string | null, onUndo: () => void }} props
 *   `isSlow`: the answer is late; `undo`: what would be taken back, null: nothing may
 */
export function Foot({ say, news: { tone, text }, isSlow, undo, onUndo }) {
  return html`<div class="foot"><p class="news" role="status" data-tone=${tone} data-news><${Icon} name=${tone === "good" ? "check" : "warning"} /><span>${isSlow ? say("loading") : text}</span></p>
    ${undo === null ? null : html`<${Key} name="undo" icon="undo" title=${say("take-back")} note=${undo} cap="Alt Z" shortcut=${UNDO} onPress=${onUndo} />`}</div>`;
}
