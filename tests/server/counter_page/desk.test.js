import assert from "node:assert/strict";
import { test } from "node:test";
import { at, CALLED, desk, ROW } from "./made-desk.js";

test("a double press is one command", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: CALLED });
  const step = mine.next.value;
  await Promise.all([mine.press(step), mine.press(step)]);
  assert.deepEqual(seen.map(([path]) => path), ["/counters/7/call-next"]);
  assert.equal(mine.next.value.verb, "start");
});

test("a press that comes after its key has changed its meaning does nothing", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: CALLED });
  const step = mine.next.value;
  await mine.press(step);
  await mine.press(step);
  assert.equal(seen.length, 1);
});

test("the event may come before the answer", async () => {
  const { desk: mine } = await desk({ status: 200, body: CALLED });
  const pressed = mine.press(mine.next.value);
  mine.hear(CALLED, at(2));
  mine.hear({ ...CALLED, type: "started", ticket: { ...CALLED.ticket, state: "serving" } }, at(3));
  await pressed;
  assert.equal(mine.next.value.verb, "finish");
  assert.equal(mine.office.value.last.type, "started");
});

test("the next command may be sent when the event came and the answer is still under way", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: CALLED });
  const pressed = mine.press(mine.next.value);
  mine.hear(CALLED, at(2));
  const next = mine.press(mine.next.value);
  await Promise.all([pressed, next]);
  assert.deepEqual(seen.map(([path]) => path), ["/counters/7/call-next", "/tickets/0000000001/start"]);
});

test("nothing is sent and a sentence says so when out of touch", async () => {
  const { desk: mine, seen, link } = await desk({ status: 200, body: CALLED });
  link.up = false;
  await mine.press(mine.next.value);
  assert.deepEqual([seen.length, mine.notice.value], [0, { kind: "not-sent" }]);
  mine.inTouch.value = false;
  mine.inTouch.value = true;
  assert.equal(mine.notice.value, null);
});

test("an unavailable key says why when it is pressed", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: CALLED });
  await mine.press(mine.others.value[0]);
  assert.deepEqual([seen.length, mine.notice.value.kind, mine.notice.value.step.reason], [0, "unavailable", "nobody-called"]);
});

test("a press after a refusal is a new command", async () => {
  const refusal = { status: 409, body: { code: "nobody_waiting", detail: "Nobody", retry: false } };
  const { desk: mine, seen } = await desk(refusal, { status: 200, body: CALLED });
  await mine.press(mine.next.value);
  assert.equal(mine.notice.value.code, "nobody_waiting");
  await mine.press(mine.next.value);
  assert.notEqual(seen[0][1], seen[1][1]);
  assert.equal(mine.notice.value, null);
});

test("a page without a session says so", async () => {
  const { desk: mine } = await desk({ status: 401, body: { code: "not_signed_in", detail: "", retry: false } });
  await mine.press(mine.next.value);
  assert.equal(mine.signedOut.value, true);
});

test("a page of an older session of this counter is loaded again", async () => {
  const { desk: mine, link } = await desk({ status: 403, body: { code: "missing_csrf", detail: "", retry: false } });
  await mine.press(mine.next.value);
  assert.deepEqual([link.stale, mine.signedOut.value], [true, false]);
});

const UNDONE = { type: "undone", at: 6, position: at(3), ticket: { ...ROW, state: "waiting" } };

test("the last own step is taken back once, and that is not taken back again", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: CALLED }, { status: 200, body: UNDONE });
  assert.equal(mine.undo.value, null);
  await mine.press(mine.next.value);
  const undo = mine.undo.value;
  await Promise.all([mine.press(undo), mine.press(undo)]);
  await mine.press(undo);
  assert.deepEqual(seen.map(([path]) => path), ["/counters/7/call-next", "/tickets/0000000001/undo"]);
  assert.deepEqual([mine.undo.value, mine.ticket.value, mine.office.value.last.type], [null, null, "undone"]);
});

test("what somebody else did at this counter is not ours to take back", async () => {
  const { desk: mine } = await desk({ status: 200, body: CALLED });
  mine.hear(CALLED, at(2));
  assert.deepEqual([mine.ticket.value.row.number, mine.undo.value], ["K101", null]);
});

test("an older answer that comes late does not bring an older step back", async () => {
  const started = { type: "started", at: 7, position: at(3), ticket: { ...CALLED.ticket, state: "serving" } };
  const { desk: mine } = await desk({ status: 200, body: started }, { status: 200, body: CALLED });
  mine.hear(CALLED, at(2));
  await mine.press(mine.next.value);
  mine.hear({ type: "put_back", at: 8, position: at(4), ticket: { ...ROW, state: "waiting" } }, at(4));
  await mine.press(mine.next.value);
  assert.equal(mine.own.value.verb, "start");
});

const NEEDED = { status: 409, body: { code: "reason_needed", detail: "", retry: false, passed: { id: "0000000009", counted_ms: 7 } } };

test("a call that would pass somebody beyond the promise is sent again with a reason, as another command", async () => {
  const { desk: mine, seen, bodies } = await desk(NEEDED, { status: 200, body: CALLED });
  mine.open({ kind: "choose" });
  await mine.press(mine.sheets.choices.value[0].step);
  assert.deepEqual([mine.sheets.sheet.value.kind, mine.sheets.sheet.value.passed.counted_ms, mine.notice.value], ["reason", 7, null]);
  await mine.press(mine.sheets.choices.value[0].step);
  assert.deepEqual(bodies, [{ service: "fiktion" }, { service: "fiktion", reason: "promise" }]);
  assert.notEqual(seen[0][1], seen[1][1]);
  assert.equal(mine.sheets.sheet.value, null);
});

test("a sheet whose ticket is gone is closed, and its choices are none any more", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: CALLED });
  await mine.press(mine.next.value);
  mine.open({ kind: "hand-on", ticket: ROW.id });
  mine.open({ kind: "concerns", ticket: ROW.id });
  const [choice] = mine.sheets.choices.value;
  mine.hear({ type: "put_back", at: 8, position: at(4), ticket: { ...ROW, state: "waiting" } }, at(4));
  assert.equal(mine.sheets.sheet.value, null);
  if (choice) await mine.press(choice.step);
  assert.equal(seen.length, 1);
});
