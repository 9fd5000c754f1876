import { html } from "/shared/vendor/page.js";

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
