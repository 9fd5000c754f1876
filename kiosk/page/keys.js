import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

/**
 * A key: a sign and a word; German below (or beside) the visitor's own language.
 * @param {{
 *   title: string, titleLang?: string | null, note?: string, noteLang?: string | null, german?: string, icon?: string,
 *   kind?: string | null, keyState?: string | null, pressed?: boolean, unavailable?: boolean, arrow?: boolean,
 *   name?: string, onTap?: () => void,
 * }} props
 */
export function Key({
  title, titleLang = null, note = "", noteLang = "de", german = "", icon = "", kind = null, keyState = null,
  pressed = false, unavailable = false, arrow = false, name = "", onTap = () => {},
}) {
  return html`<button type="button" class="key" data-key=${name} data-kind=${kind} data-state=${keyState}
    data-pressed=${pressed || null} aria-disabled=${unavailable ? "true" : null}
    onClick=${unavailable ? null : onTap}>
    ${icon && html`<${Icon} name=${icon} />`}
    <span class="key-words">
      <span class="key-title" key=${`title ${titleLang}`} ...${spoken(titleLang)}>${title}</span>
      ${german && html`<span class="key-german key-note" lang="de"><bdi>${german}</bdi></span>`}
      ${note && html`<span class="key-note" key=${`note ${noteLang}`} ...${spoken(noteLang)}><bdi>${note}</bdi></span>`}
    </span>
    ${arrow && html`<${Icon} name="forward" />`}
  </button>`;
}

/**
 * The attribute that names a language; none at all where it is the page's own. An element that had
 * one keeps an empty one, so each language has an element of its own (the `key`s above).
 * @param {string | null} language
 */
function spoken(language) {
  return language ? { lang: language } : {};
}

/**
 * A key of the access bar that is on or off. It says so by its look and to a screen reader.
 * @param {{ title: string, icon: string, on: boolean, name: string, onTap: () => void }} props
 */
export function BarSwitch({ title, icon, on, name, onTap }) {
  return html`<button type="button" class="key" data-kind="bar" data-key=${name}
    aria-pressed=${on ? "true" : "false"} onClick=${onTap}>
    <${Icon} name=${icon} /><span>${title}</span>
  </button>`;
}

/**
 * An answer that is a yes or not yet: the box at its end is ticked.
 * @param {{ title: string, german?: string, note?: string, icon: string, on: boolean, name: string, onTap: () => void }} props
 */
export function Switch({ title, german = "", note = "", icon, on, name, onTap }) {
  return html`<button type="button" class="key" data-kind="switch" data-key=${name}
    aria-pressed=${on ? "true" : "false"} onClick=${onTap}>
    <${Icon} name=${icon} />
    <span class="key-words"><span class="key-title">${title}</span>
      ${german && html`<span class="key-german key-note" lang="de"><bdi>${german}</bdi></span>`}
      ${note && html`<span class="key-note"><bdi>${note}</bdi></span>`}</span>
    <${Tick} on=${on} />
  </button>`;
}

/** A box to tick. @param {{ on?: boolean }} props */
export function Tick({ on = false }) {
  return html`<span class="tick" data-on=${on || null} aria-hidden="true">${on && html`<${Icon} name="check" />`}</span>`;
}
