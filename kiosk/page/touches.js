/**
 * Fingers on the glass. Wherever one comes down, the agent is told at once: it is silence, and a sign that
 * somebody is there. What it presses is decided when it is lifted, and then only the key on which it came
 * down: the question whether somebody is there is gone by then, and what it lay on is under the finger.
 */
import { touch } from "./taps.js";

/**
 * Feel touches from now on, for the state that is drawn.
 * @param {() => import("./state.js").State | null} drawn none while the agent does not answer
 */
export function feelTouches(drawn) {
  /** @type {Map<number, Element | null>} */
  const under = new Map();
  addEventListener("pointerdown", (event) => {
    if (event.isPrimary) under.clear();
    under.set(event.pointerId, keyAt(event));
    const state = drawn();
    if (state) touch(state);
  }, { capture: true });
  addEventListener("click", (event) => {
    if (!(event instanceof PointerEvent) || !under.has(event.pointerId)) return; // a key of a keyboard
    if (under.get(event.pointerId) === keyAt(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
}

/** @param {Event} event */
function keyAt({ target }) {
  return target instanceof Element ? target.closest("button") : null;
}
