import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "../../../device/page/vendor/page.js";
import { createAutomatic, GRACE_MS } from "../../../server/web/counter/automatic.js";

function made() {
  const state = { on: true, inTouch: true, calls: 0 };
  const now = signal(1_000);
  const auto = createAutomatic({ on: () => state.on, now, inTouch: () => state.inTouch, call: () => { state.calls += 1; } });
  return { state, now, auto };
}

test("the next one is called once, when the grace is over and not before", () => {
  const { state, now, auto } = made();
  auto.finished();
  now.value = 1_000 + GRACE_MS - 1;
  assert.equal(state.calls, 0);
  now.value = 1_000 + GRACE_MS;
  now.value += 500;
  assert.equal(state.calls, 1);
  assert.equal(auto.atMs.value, null);
});

test("nobody is called when it is not switched on, or is switched off meanwhile", () => {
  const { state, now, auto } = made();
  state.on = false;
  auto.finished();
  assert.equal(auto.atMs.value, null);
  state.on = true;
  auto.finished();
  state.on = false;
  now.value += GRACE_MS;
  assert.equal(state.calls, 0);
});

test("nobody is called when it was stopped", () => {
  const { state, now, auto } = made();
  auto.finished();
  auto.stop();
  now.value += GRACE_MS;
  assert.equal(state.calls, 0);
});

test("nobody is called when the page is out of touch, also if it is in touch again later", () => {
  const { state, now, auto } = made();
  auto.finished();
  state.inTouch = false;
  now.value += 500;
  state.inTouch = true;
  now.value += GRACE_MS;
  assert.equal(state.calls, 0);
});

test("nobody is called when the page slept over its moment", () => {
  const { state, now, auto } = made();
  auto.finished();
  now.value += GRACE_MS + 2_001;
  assert.equal(state.calls, 0);
  auto.finished();
  now.value += GRACE_MS + 2_000;
  assert.equal(state.calls, 1);
});
