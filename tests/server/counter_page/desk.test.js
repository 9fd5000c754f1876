import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { createDesk } from "../../../server/web/counter/desk.js";

const at = (seq) => ({ epoch: 1, seq });
const ROW = { id: "0000000001", number: "K101", area: "K", service: "fiktion", language: "uk", arrived_ms: 0, counted_ms: 0, rank: 0 };
const CALLED = { type: "called", at: 5, position: at(2), ticket: { ...ROW, state: "called", counter: "7", called_ms: 5 } };
const MENU = { services: [], areas: [], counters: [], languages: [], outcomes: [], park_reasons: [], call_reasons: [] };
const REASONED = { ...MENU, services: [{ key: "fiktion", area: "K" }], call_reasons: [{ key: "promise" }] };
const CUT = { status: 0 };
const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A desk of counter 7 with one waiting ticket, at a real server that answers as told. */
async function desk(...answers) {
  const seen = [];
  const bodies = [];
  const server = createServer((request, response) => {
    seen.push([request.url, request.headers["idempotency-key"]]);
    let sent = "";
    request.on("data", (part) => { sent += part; }).on("end", () => bodies.push(JSON.parse(sent)));
    const { status, body } = answers[Math.min(seen.length, answers.length) - 1];
    if (!status) return request.socket.destroy();
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const link = { up: true, stale: false };
  const made = createDesk({
    post: { number: "7", area: "K", services: ["fiktion"], triageAreas: [] }, csrf: "7.mac", recall: { gapMs: 45_000, limit: 3 },
    menu: REASONED, undoMs: 60_000, now: { value: 10 }, base: `http://127.0.0.1:${server.address().port}`, inTouchNow: () => link.up, giveUpMs: 1000,
    onStale: () => { link.stale = true; },
  });
  made.replace({ counter: { number: "7", state: "open", opened_ms: 1 }, tickets: [{ ...ROW, state: "waiting" }] }, at(1));
  made.inTouch.value = true;
  return { desk: made, seen, bodies, link };
}

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

test("a command that nobody answered is the same one when it is pressed again, though its sheet was closed meanwhile", async () => {
  const { desk: mine, seen, link } = await desk(CUT, { status: 200, body: CALLED });
  mine.open({ kind: "choose" });
  const pressed = mine.press(mine.sheets.choices.value[0].step);
  while (!seen.length) await new Promise((resolve) => setTimeout(resolve, 10));
  link.up = false;
  mine.sheets.close();
  await pressed;
  assert.equal(mine.notice.value.kind, "unanswered");
  link.up = true;
  mine.open({ kind: "choose" });
  await mine.press(mine.sheets.choices.value[0].step);
  assert.equal(seen.at(-1)[1], seen[0][1]);
});

/** A desk whose call nobody has answered, though the link is whole again. */
async function unansweredCall() {
  const made = await desk(CUT, { status: 200, body: CALLED });
  const pressed = made.desk.press(made.desk.next.value);
  while (!made.seen.length) await new Promise((resolve) => setTimeout(resolve, 10));
  made.link.up = false;
  await pressed;
  made.link.up = true;
  return made;
}
const FINISHED = { type: "finished", at: 8, position: at(4), ticket: { ...CALLED.ticket, state: "finished" } };

test("a call that nobody answered is over when the office shows it: the same key is a new call then", async () => {
  const { desk: mine, seen } = await unansweredCall();
  mine.hear(CALLED, at(2));
  assert.equal(mine.notice.value, null);
  mine.hear({ type: "delivered", at: 7, position: at(3), ticket: { ...ROW, id: "0000000002", number: "K102", state: "waiting" } }, at(3));
  mine.hear(FINISHED, at(4));
  await mine.press(mine.next.value);
  assert.deepEqual(seen.map(([path]) => path), ["/counters/7/call-next", "/counters/7/call-next"]);
  assert.notEqual(seen.at(-1)[1], seen[0][1]);
});

test("an old answer calls nobody anew, and a sentence says so", async () => {
  const { desk: mine, seen } = await unansweredCall();
  mine.replace({ counter: { number: "7", state: "open", opened_ms: 1 }, tickets: [] }, at(9));
  mine.replace({ counter: { number: "7", state: "open", opened_ms: 1 }, tickets: [{ ...ROW, id: "0000000002", number: "K102", state: "waiting" }] }, at(9));
  await mine.press(mine.next.value);
  assert.equal(seen.at(-1)[1], seen[0][1]);
  assert.deepEqual([mine.ticket.value, mine.undo.value, mine.notice.value], [null, null, { kind: "done-already", at: 5 }]);
  await mine.press(mine.next.value);
  assert.notEqual(seen.at(-1)[1], seen[0][1]);
});

test("an answer that comes after everything is over brings nobody back", async () => {
  const { desk: mine } = await desk({ status: 200, body: CALLED });
  const pressed = mine.press(mine.next.value);
  mine.replace({ counter: { number: "7", state: "open", opened_ms: 1 }, tickets: [] }, at(9));
  await pressed;
  assert.deepEqual([mine.ticket.value, mine.notice.value], [null, null]);
});
