import assert from "node:assert/strict";
import { test } from "node:test";
import { createLeaving } from "../../../server/web/counter/leaving.js";
import { at, CALLED, CUT, desk, ROW } from "./made-desk.js";

const CLOSED = { status: 200, body: { type: "counter_closed", at: 9, position: at(9), counter: { number: "7", state: "closed" } } };
const WAITS = { status: 200, body: { type: "put_back", at: 8, position: at(8), ticket: { ...ROW, state: "waiting" } } };
const OVER = { status: 200, body: { type: "finished", at: 8, position: at(8), ticket: { ...ROW, state: "finished", counter: "7" } } };

async function leavingDesk(...answers) {
  const made = await desk(...answers);
  const gone = [];
  const leaving = createLeaving({ desk: made.desk, ways: { change: () => gone.push("change"), out: () => gone.push("out") } });
  made.led.on = (way) => leaving.leave(way);
  return { ...made, leaving, gone };
}

const paths = (seen) => seen.map(([path]) => path.split("/").at(-1));

/** Until everything that was begun is over. */
async function settled(desk) {
  do await new Promise((resolve) => setTimeout(resolve, 30)); while (desk.busy.value);
}

test("whoever goes from a free counter closes it first", async () => {
  const { seen, gone, leaving } = await leavingDesk(CLOSED);
  await leaving.leave("out");
  assert.deepEqual([paths(seen), gone], [["close"], ["out"]]);
});

test("whoever goes from a closed counter only goes", async () => {
  const { desk: mine, seen, gone, leaving } = await leavingDesk(CLOSED);
  mine.replace({ counter: { number: "7", state: "closed" }, tickets: [] }, at(2));
  await leaving.leave("change");
  assert.deepEqual([paths(seen), gone], [[], ["change"]]);
});

for (const [state, verb, answer] of [["called", "put-back", WAITS], ["serving", "finish", OVER]]) {
  test(`nobody goes unasked from somebody who is ${state}`, async () => {
    const { desk: mine, seen, gone, leaving } = await leavingDesk();
    mine.hear({ ...CALLED, ticket: { ...CALLED.ticket, state } }, at(2));
    await leaving.leave("change");
    const { kind, ticket } = mine.sheets.sheet.value;
    assert.deepEqual([kind, ticket, paths(seen), gone], ["leave", ROW.id, [], []]);
    leaving.stay();
    assert.deepEqual([mine.sheets.sheet.value, gone], [null, []]);
  });

  test(`who is ${state} is seen to, the counter is closed, and only then somebody goes`, async () => {
    const { desk: mine, seen, gone, leaving } = await leavingDesk(answer, CLOSED);
    mine.hear({ ...CALLED, ticket: { ...CALLED.ticket, state } }, at(2));
    await leaving.leave("out");
    await mine.press(mine.sheets.choices.value[0].step);
    await settled(mine);
    assert.deepEqual([paths(seen), gone], [[verb, "close"], ["out"]]);
  });
}

test("a further concern waits for whoever serves it", async () => {
  const { desk: mine, leaving } = await leavingDesk();
  mine.hear({ ...CALLED, ticket: { ...CALLED.ticket, state: "serving", services: ["fiktion", "travel"] } }, at(2));
  await leaving.leave("out");
  assert.deepEqual(mine.sheets.choices.value[0].step.body, { outcome: "done", stay: false });
});

test("handing on leads to the sheet of that, and out of nothing", async () => {
  const { desk: mine, gone, leaving } = await leavingDesk();
  mine.hear(CALLED, at(2));
  await leaving.leave("out");
  await mine.press(mine.sheets.choices.value[1].step);
  assert.deepEqual([mine.sheets.sheet.value.kind, gone], ["hand-on", []]);
});

test("the same step that was not chosen on the way out leads nowhere", async () => {
  const { desk: mine, gone } = await leavingDesk(WAITS);
  mine.hear(CALLED, at(2));
  await mine.press(mine.others.value.find(({ verb }) => verb === "put-back"));
  await settled(mine);
  assert.deepEqual(gone, []);
});

test("a counter that cannot be closed is asked about, with what the server said", async () => {
  const { desk: mine, gone, leaving } = await leavingDesk({ status: 409, body: { code: "counter_busy", detail: "busy", retry: false } });
  await leaving.leave("out");
  assert.deepEqual([mine.sheets.sheet.value.kind, mine.notice.value.code, gone], ["leave", "counter_busy", []]);
  leaving.anyway("out");
  assert.deepEqual(gone, ["out"]);
});

test("out of touch nothing is sent, and whoever must go still can", async () => {
  const { desk: mine, seen, gone, leaving, link } = await leavingDesk(CUT);
  link.up = false;
  await leaving.leave("out");
  assert.deepEqual([mine.sheets.sheet.value.kind, mine.notice.value.kind, seen.length, gone], ["leave", "not-sent", 0, []]);
  leaving.anyway("out");
  assert.deepEqual(gone, ["out"]);
});

test("who came just when the counter was to be closed is asked about", async () => {
  const { desk: mine, gone, leaving } = await leavingDesk({ status: 409, body: { code: "counter_busy", detail: "busy", retry: false } });
  const going = leaving.leave("out");
  mine.hear(CALLED, at(2));
  await going;
  assert.deepEqual([mine.sheets.sheet.value.kind, mine.sheets.sheet.value.ticket, gone], ["leave", ROW.id, []]);
});

for (const [what, event] of [["somebody is called there", CALLED], ["the counter is closed after all", CLOSED.body]]) {
  test(`nothing is said of an open counter where nobody is, once ${what}`, async () => {
    const { desk: mine, gone, leaving, link } = await leavingDesk(CUT);
    link.up = false;
    await leaving.leave("out");
    assert.equal(mine.sheets.sheet.value.kind, "leave");
    mine.hear(event, event.position);
    assert.deepEqual([mine.sheets.sheet.value, gone], [null, []]);
  });
}

test("whoever is signed in still is told so", async () => {
  const { desk: mine } = await leavingDesk(CLOSED);
  await createLeaving({ desk: mine, ways: { change: () => {}, out: async () => false } }).leave("out");
  assert.equal(mine.notice.value.kind, "still-signed-in");
});
