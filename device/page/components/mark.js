import { html } from "../vendor/page.js";
import { drawing } from "./drawing.js";

/** Our mark, the yellow ticket with the W. It decorates the name beside it and never flips. */
export function Mark() {
  return html`<svg class="mark" viewBox="0 0 64 64" aria-hidden="true">${drawing("mark")}</svg>`;
}
