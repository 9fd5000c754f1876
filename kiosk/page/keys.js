import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

/**
 * A key: a sign and a word; German below (or beside) the visitor's own language.
 * @param {{
 *   title: string, titleLang?: string | null, note?: string, noteLang?: string | null, icon?: string, kind?: string | null,
 *   keyState?: string | null, pressed?: boolean, unavailable?: boolean, arrow?: boolean,
 *   name?: string, onTap?: () => void,
 * }} props
 */
export function Key({
  title, titleLang = null, note = "", noteLang = "de", icon = "", kind = null, keyState = null,
  pressed = false, unavailable = false, arrow = false, name = "", onTap = () => {},
}) {
  return html`<button type="button" class="key" data-key=${name} data-kind=${kind} data-state=${keyState}
    data-pressed=${pressed || null} aria-disabled=${unavailable ? "true" : null}
    onClick=${unavailable ? null : onTap}>
    ${icon && html`<${Icon} name=${icon} />`}
    <span class="key-words">
      <span class="key-title" ...${spoken(titleLang)}>${title}</span>
      ${note && html`<span class="key-note" ...${spoken(noteLang)}><bdi>${note}</bdi></span>`}
    </span>
    ${arrow && html`<${Icon} name="forward" />`}
  </button>`;
}

/**
 * The attribute that names a language; none at all where it is the page's own.
 * @param {string | null} language
 */
function spoken(language) {
  return language ? { lang: language } : {};
}

/**
 * A key that is on or off. It says so by its look and to a screen reader.
 * @param {{ title: string, icon: string, on: boolean, name: string, onTap: () => void }} props
 */
export function Switch({ title, icon, on, name, onTap }) {
  return html`<button type="button" class="key" data-kind="bar" data-key=${name}
    aria-pressed=${on ? "true" : "false"} onClick=${onTap}>
    <${Icon} name=${icon} /><span>${title}</span>
  </button>`;
}
