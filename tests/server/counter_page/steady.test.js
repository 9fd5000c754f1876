import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "/shared/vendor/page.js";
import { sameParts, steady } from "/staff/page/steady.js";
import { at, desk, ROW } from "./made-desk.js";

test("what is equal is the very object that was there before", () => {
  const before = { keys: [{ verb: "open", body: {} }, { verb: "pause" }], none: null };
  assert.equal(sameParts(before, structuredClone(before)), before);
});

test("of what is different only the part that is different is new", () => {
  const before = { keys: [{ verb: "open" }, { verb: "pause" }], place: { room: "1.7" } };
  const now = /** @type {any} */ (sameParts(before, { keys: [{ verb: "open" }, { verb: "close" }], place: { room: "1.7" } }));
  assert.deepEqual(now.keys[1], { verb: "close" });
  assert.equal(now.keys[0], before.keys[0]);
  assert.equal(now.place, before.place);
});

test("what is gone, what came, and what is empty is different", () => {
  for (const [before, now] of [[{ a: 1, b: 2 }, { a: 1 }], [{ a: 1 }, { a: 1, b: 2 }], [[1, 2], [1]], [[], {}], [{ a: undefined }, { b: undefined }]]) {
    assert.notEqual(sameParts(before, now), before);
    assert.deepEqual(sameParts(before, now), now);
  }
});

test("what only looks like plain data is never taken for the same", () => {
  const now = new Map([["a", 1]]);
  assert.equal(sameParts(new Map([["a", 1]]), now), now);
});

test("a steady value gives the old object while it says the same", () => {
  const source = signal(1);
  const parity = steady(() => ({ odd: source.value % 2 === 1 }));
  const before = parity.value;
  source.value = 3;
  assert.equal(parity.value, before);
  source.value = 4;
  assert.deepEqual(parity.value, { odd: false });
});

test("what happens elsewhere, and shows nowhere here, leaves every part of the page as it was", async () => {
  const { desk: mine } = await desk();
  const parts = () => [mine.next, mine.others, mine.placed, mine.waiting, mine.missed, mine.parked, mine.undo, mine.ticket, mine.counter, mine.last].map(({ value }) => value);
  const before = parts();
  mine.hear({ type: "issued", at: 5, ticket: { ...ROW, id: "0000000002", number: "K102", state: "issued" } }, at(2));
  assert.ok(parts().every((part, place) => part === before[place]));
});

test("a ticket that is gone and was never known here changes nothing at all", async () => {
  const { desk: mine } = await desk();
  const before = mine.office.value;
  mine.hear({ type: "started", at: 5, ticket: { id: "0000000003", number: "K103", area: "K", state: "serving" } }, at(2));
  assert.equal(mine.office.value, before);
});

test("a ticket that is gone and was known is forgotten", async () => {
  const { desk: mine } = await desk();
  mine.hear({ type: "called", at: 5, ticket: { id: ROW.id, number: "K101", area: "K", state: "called" } }, at(2));
  assert.equal(mine.waiting.value.length, 0);
});
