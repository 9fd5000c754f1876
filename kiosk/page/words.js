import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

/** @typedef {import("./state.js").Word} Word */

/**
 * German beside the visitor's own language: in regular, and read as German by a screen reader.
 * @param {{ text: string }} props
 */
export function German({ text }) {
  return text ? html`<span lang="de" class="german"><bdi>${text}</bdi></span>` : null;
}

/**
 * The question in German, below the question.
 * @param {{ text: string }} props
 */
export function Beside({ text }) {
  return text ? html`<p class="beside"><${German} text=${text} /></p>` : null;
}

/**
 * The question of a screen. It takes the focus when the screen is new, so that it is read first.
 * @param {{ text: string, small?: boolean }} props
 */
export function Question({ text, small = false }) {
  return html`<h1 tabindex="-1" data-question data-small=${small || null}>${text}</h1>`;
}

/**
 * What to know or to do, beside its sign; soft words stand above (`before`) and below it.
 * @param {{ icon: string, title?: string, titleLang?: string | null, more?: string, before?: string, soft?: string,
 *   german?: string, tone?: string | null }} props
 */
export function Fact({ icon, title = "", titleLang = null, more = "", before = "", soft = "", german = "", tone = null }) {
  const language = titleLang ? { lang: titleLang } : {};
  return html`<section class="box fact" data-tone=${tone}><${Icon} name=${icon} />
    <p>${before && html`<span class="soft">${before}</span>`}
      ${title && html`<strong key=${titleLang} ...${language}><bdi>${title}</bdi></strong>`}
      ${more && html`<strong><bdi>${more}</bdi></strong>`}
      ${soft && html`<span class="soft"><bdi>${soft}</bdi></span>`}<${German} text=${german} /></p></section>`;
}

/**
 * What has just become of something: good, bad, or still going on.
 * @param {{ icon: string, tone: string, says: Word, alert?: boolean }} props
 */
export function Note({ icon, tone, says, alert = false }) {
  return html`<p class="note" data-tone=${tone} role=${alert ? "alert" : "status"}><${Icon} name=${icon} />
    <span>${says.own}</span></p>`;
}
