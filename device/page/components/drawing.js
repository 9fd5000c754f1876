import { h } from "../vendor/page.js";
import { SIGNS } from "../signs.js";

/**
 * The elements of one symbol of icons.svg, to stand inside an <svg>; none for a name that is not there.
 * @param {string} symbol for example "icon-back" or "area-k"
 */
export function drawing(symbol) {
  return (SIGNS[symbol] ?? []).map(([tag, attributes]) => h(tag, attributes));
}
