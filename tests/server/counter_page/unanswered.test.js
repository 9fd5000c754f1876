import assert from "node:assert/strict";
import { test } from "node:test";
import { at, CALLED, CUT, desk, ROW } from "./made-desk.js";

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
