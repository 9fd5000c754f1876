import assert from "node:assert/strict";
import { test } from "node:test";
import { isCalledFor } from "../../../server/web/counter/attention.js";

const empty = { known: true, free: true, waiting: 0 };
const one = { known: true, free: true, waiting: 1 };

test("somebody comes to an empty queue", () => {
  assert.equal(isCalledFor(empty, one), true);
});

test("it is no news when somebody waited already, when somebody is served, or when the page knew nothing", () => {
  assert.equal(isCalledFor(one, { ...one, waiting: 2 }), false);
  assert.equal(isCalledFor(empty, { ...one, free: false }), false);
  assert.equal(isCalledFor(null, one), false);
  assert.equal(isCalledFor({ ...empty, known: false }, one), false);
});

test("it is no news when the own ticket goes back into the queue", () => {
  assert.equal(isCalledFor({ ...empty, free: false }, one), false);
});
