/**
 * What stays the same stays the very same: so a page draws anew only what is different. No DOM.
 *
 * Theory of operation: a component is drawn again when something that it reads is not the object it
 * was. What is worked out anew with each event is a new object every time, also where it says what
 * it said before. Here it is compared, part by part, and the old part is given wherever it is equal.
 */
import { computed } from "/shared/vendor/page.js";

/**
 * Like `computed`; whatever of its value is as it was is the same object as before.
 * @template Value
 * @param {() => Value} compute gives plain data: no functions in it, no cycles
 */
export function steady(compute) {
  /** @type {unknown} */
  let before;
  return computed(() => {
    const now = compute();
    before = sameParts(before, now);
    return /** @type {Value} */ (before);
  });
}

/**
 * What is now, made of the parts that were before wherever they are equal.
 * @param {unknown} before
 * @param {unknown} now
 * @returns {unknown}
 */
export function sameParts(before, now) {
  if (before === now) return before;
  if (!isPlain(before) || !isPlain(now) || Array.isArray(before) !== Array.isArray(now)) return now;
  /** @type {Record<string, unknown>} */
  const made = Array.isArray(now) ? /** @type {any} */ ([]) : {};
  let isEqual = Object.keys(before).length === Object.keys(now).length;
  for (const key of Object.keys(now)) {
    made[key] = sameParts(before[key], now[key]);
    isEqual &&= key in before && Object.is(made[key], before[key]);
  }
  return isEqual ? before : made;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>} also of lists
 */
function isPlain(value) {
  return Array.isArray(value) || (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype);
}
