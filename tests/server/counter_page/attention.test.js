import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivals } from "../../../server/web/counter/attention.js";

const empty = { known: true, free: true, waiting: 0 };
const one = { known: true, free: true, waiting: 1 };
const away = { known: false };

/** Whether each of these, one after the other, is news. */
function news(...known) {
  const isCalledFor = arrivals();
  return known.map((now) => isCalledFor(now));
}

test("somebody comes to an empty queue", () => {
  assert.deepEqual(news(empty, one), [false, true]);
});

test("it is no news when somebody waited already, when somebody is served, or when the page knew nothing", () => {
  assert.deepEqual(news(one, { ...one, waiting: 2 }), [false, false]);
  assert.deepEqual(news(empty, { ...one, free: false }), [false, false]);
  assert.deepEqual(news(one), [false]);
  assert.deepEqual(news({ ...empty, ...away }, one), [false, false]);
});

test("it is no news when the own ticket goes back into the queue", () => {
  assert.deepEqual(news({ ...empty, free: false }, one), [false, false]);
});

test("whoever came while the link was away is news once, when it is back", () => {
  assert.deepEqual(news(empty, { ...empty, ...away }, { ...one, ...away }, one, { ...one, waiting: 2 }), [false, false, false, true, false]);
});

test("a link that was away is no news where the queue is as it was", () => {
  assert.deepEqual(news(empty, { ...empty, ...away }, empty), [false, false, false]);
  assert.deepEqual(news(one, { ...one, ...away }, one), [false, false, false]);
});
