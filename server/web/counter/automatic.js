/**
 * Whether the next person is called by itself, a moment after somebody was finished. No DOM.
 *
 * Promises
 * 1. It happens once for one finish that was made on this very page, and only while the page stays
 *    in touch: who wakes a sleeping laptop calls nobody.
 * 2. Until then any press, and Escape, stops it.
 */
import { effect, signal } from "/shared/vendor/page.js";

export const GRACE_MS = 4000;
/** Later than this after its moment it is not done any more: the page has slept meanwhile. */
const LATE_MS = 2000;

/**
 * @param {{ on: () => boolean, now: { readonly value: number }, inTouch: () => boolean, call: () => void }} desk
 *   `call`: press the large key, if it calls the next one
 */
export function createAutomatic({ on, now, inTouch, call }) {
  const atMs = signal(/** @type {number | null} */ (null));

  effect(() => {
    const nowMs = now.value;
    const at = atMs.peek();
    if (at === null) return;
    if (!inTouch() || !on() || nowMs > at + LATE_MS) atMs.value = null;
    else if (nowMs >= at) {
      atMs.value = null;
      call();
    }
  });

  return {
    atMs,
    finished() {
      if (on()) atMs.value = now.value + GRACE_MS;
    },
    stop() {
      atMs.value = null;
    },
  };
}

/** @typedef {ReturnType<typeof createAutomatic>} Automatic */
