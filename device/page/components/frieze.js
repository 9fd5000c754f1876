import { html } from "../vendor/page.js";
import { drawing } from "./drawing.js";

/**
 * Each shape cut to its own edge, so that all stand on the line: [view box, height beside the door's].
 * @type {Record<string, [string, number]>}
 */
const SHAPES = {
  f: ["3 3 94 94", 0.7],
  j: ["2.5 2.5 95 95", 0.81],
  u: ["10 5 80 90", 1],
  z: ["0 3.5 100 91.5", 0.76],
  k: ["5 5 90 90", 0.6],
  w: ["-1.5 -1.5 103 103", 0.96],
};

/**
 * The six shapes on one line, like people in a house; the door in the middle is the tallest (1 em high).
 * Only on the kiosk's start, its low-reach pages, the empty counter and the demo page.
 * @param {{ letters?: string, line?: boolean }} props `letters` picks and orders shapes; `line` draws the ground
 */
export function Frieze({ letters = "FJUZKW", line = false }) {
  return html`<div class="frieze" data-line=${line || null} aria-hidden="true">${[...letters.toLowerCase()].map(shape)}</div>`;
}

/** @param {string} area */
function shape(area) {
  const [box, height] = SHAPES[area] ?? ["0 0 100 100", 0.7];
  const [, , across = 1, down = 1] = box.split(" ").map(Number);
  return html`<svg class="area-mark" data-area=${area} viewBox=${box} key=${area}
    style=${{ blockSize: `${height}em`, inlineSize: `${(height * across) / down}em` }}>
    ${drawing(`area-${area}`)}</svg>`;
}
