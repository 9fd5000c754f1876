import { html } from "../vendor/page.js";
import { drawing } from "./drawing.js";

/** Where the letter sits on the 100 grid: [size, baseline]. @type {Record<string, [number, number]>} */
const LETTER = { z: [50, 82], w: [54, 72], j: [58, 72], u: [64, 79] };

/**
 * A waiting area's mark: shape and colour, with its letter unless that stands right beside it.
 * `tone="bar"` draws it white on a dark bar.
 * @param {{ letter: string, bare?: boolean, tone?: "area" | "bar" }} props
 */
export function AreaMark({ letter, bare = false, tone = "area" }) {
  const area = letter.toLowerCase();
  const [size, baseline] = LETTER[area] ?? [64, 72];
  return html`<svg class="area-mark" data-area=${area} data-tone=${tone} viewBox="0 0 100 100"
    role=${bare ? null : "img"} aria-label=${bare ? null : letter} aria-hidden=${bare ? "true" : null}>
    ${drawing(`area-${area}`)}
    ${bare ? null : html`<text x="50" y=${baseline} font-size=${size} text-anchor="middle">${letter}</text>`}
  </svg>`;
}
