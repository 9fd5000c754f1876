/**
 * How a counter pauses where the site has reasons for it, as data. No DOM.
 *
 * Promise: nobody must say why. The first choice says nothing and is the one that Enter presses; a
 * digit says a reason.
 */
import { ofCounter } from "../steps.js";

/** @typedef {import("./choices.js").Scene} Scene */
/** @typedef {import("./choices.js").Choice} Choice */

/** Can this counter still pause? @param {Scene} scene */
export function mayPause({ situation: { counter, ticket } }) {
  return !ticket && counter.state === "open";
}

/** @param {Scene} scene @returns {Choice[]} */
export function pausing({ situation, menu }) {
  const plain = { ...ofCounter("pause", situation), shortcut: "Enter" };
  return [{ step: plain, label: { of: "say", key: "pause-plain" } }, ...menu.pause_reasons.map(({ key }, place) => {
    const step = { ...ofCounter("pause", situation, { body: { reason: key } }), shortcut: place > 8 ? "" : String(place + 1) };
    return { step, label: { of: /** @type {const} */ ("pause-reason"), key } };
  })];
}
