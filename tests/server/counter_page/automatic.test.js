import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "../../../device/page/vendor/page.js";
import { createAutomatic, GRACE_MS } from "../../../server/web/counter/automatic.js";
import { at, CALLED, deskAt, ROW } from "./made-desk.js";

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

/** A desk that has just finished with somebody and calls the next one by itself. */
async function finished(...waiting) {
  const over = { type: "finished", at: 8, position: at(5), ticket: { ...CALLED.ticket, state: "finished" } };
  const now = signal(10);
  const made = await deskAt({ now, automatic: () => true }, { status: 200, body: over }, { status: 200, body: CALLED });
  made.desk.replace({ counter: { number: "7", state: "open", opened_ms: 1 }, tickets: [{ ...CALLED.ticket, state: "serving" }, ...waiting] }, at(4));
  await made.desk.press(made.desk.next.value);
  assert.equal(made.desk.last.value.type, "finished");
  return { ...made, now };
}

test("an empty queue is no complaint: what was done stays said", async () => {
  const { desk, seen, now } = await finished();
  now.value += GRACE_MS;
  assert.deepEqual([desk.notice.value, seen.length], [null, 1]);
});

test("whoever waits is called by itself", async () => {
  const { seen, now } = await finished({ ...ROW, id: "0000000002", number: "K102", state: "waiting" });
  now.value += GRACE_MS;
  while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(seen.map(([path]) => path), ["/tickets/0000000001/finish", "/counters/7/call-next"]);
});
