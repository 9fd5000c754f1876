import { html } from "../vendor/page.js";
import { drawing } from "./drawing.js";

/** Signs that point along the line of reading; clock, tick and speaker do not. */
const FLIPS = new Set(["back", "forward"]);

/**
 * One line sign, as tall as 1.5 em or `--icon-size`. Always beside a word, so readers skip it.
 * `turn` makes the forward arrow a direction in the room: it then never flips.
 * @param {{ name: string, turn?: "left" | "right" | "up" | "down" }} props
 */
export function Icon({ name, turn }) {
  const flips = !turn && FLIPS.has(name);
  return html`<svg class="icon" data-icon=${name} data-flips=${flips || null} data-turn=${turn ?? null}
    viewBox="0 0 48 48" aria-hidden="true">${drawing(`icon-${name}`)}</svg>`;
}
