import assert from "node:assert/strict";
import { test } from "node:test";
import { closesToday } from "../../../server/web/staff/messages/closing.js";
import { createMessages, minutesLeft, show, untilMs } from "../../../server/web/staff/messages/drafting.js";
import { kindsOf, standing, weighing } from "../../../server/web/staff/messages/standing.js";
import { UNKNOWN, withEvent, withSnapshot } from "../../../server/web/staff/overview/office.js";
import { at, desk } from "./one_desk.js";

const MINUTE = 60_000;
const message = (more) => ({ id: "1", kind: "break", areas: [], text: {}, since_ms: 1000, ...more });
const shown = (seq, more) => ({ type: "message_shown", at: 1000, position: at(seq), message: message(more) });
const gone = (seq, id = "1") => ({ type: "message_withdrawn", at: 1000, position: at(seq), message: { id, kind: "break", areas: [] } });
const heard = (...events) => events.reduce((office, event) => withEvent(office, event, event.position), withSnapshot(UNKNOWN, { tickets: [], counters: [] }, at(1)));
const ids = (office, nowMs = 2000) => standing(office.messages, nowMs).map(({ id }) => id);

test("a message stands from its event on until it is withdrawn, in whatever order one hears of it", () => {
  assert.deepEqual(ids(heard(shown(5))), ["1"]);
  assert.deepEqual(ids(heard(shown(5), gone(6))), []);
  assert.deepEqual(ids(heard(gone(6), shown(5))), []);
  assert.deepEqual(ids(withSnapshot(heard(shown(5), gone(6)), { tickets: [], counters: [], messages: [message()] }, at(5))), []);
  assert.deepEqual(ids(withSnapshot(heard(shown(5)), { tickets: [], counters: [] }, at(9))), []);
});

test("a message whose time is over stands no more, to the millisecond", () => {
  const office = heard(shown(5, { until_ms: 3000 }));
  assert.deepEqual([ids(office, 2999), ids(office, 3000)], [["1"], []]);
});

test("with the day all messages end, but an evacuation", () => {
  const office = heard(shown(5), shown(6, { id: "2", kind: "evacuation" }), { type: "day_begun", at: 1, position: at(7) });
  assert.deepEqual(ids(office), ["2"]);
});

test("with the day all messages end, also where numbers were stopped before one hears of it", () => {
  const stopped = { type: "numbers_stopped", at: 1, position: at(8), reason: { de: "Pause" } };
  const office = heard(shown(5), stopped, shown(9, { id: "3" }), { type: "day_begun", at: 1, position: at(7) });
  assert.deepEqual(ids(office), ["3"]);
  assert.equal(office.stops.size, 1);
});

test("what goes before all else stands first, and what somebody may forget is told apart", () => {
  const office = heard(shown(5, { id: "1", kind: "news" }), shown(6, { id: "2", kind: "quiet" }), shown(7, { id: "3", kind: "evacuation" }), shown(8, { id: "4", kind: "urgent" }));
  assert.deepEqual(ids(office), ["3", "2", "4", "1"]);
  assert.deepEqual(weighing(standing(office.messages, 2000)).map(({ id }) => id), ["3", "2"]);
});

test("each kind is named once, with its areas where it does not stand in the whole house", () => {
  const rows = [message({ kind: "closed" }), message({ areas: ["K"] }), message({ areas: ["F", "K"] }), message({ kind: "quiet", areas: ["W"] }), message({ kind: "quiet" })];
  assert.deepEqual(kindsOf(rows), [{ kind: "closed", areas: [] }, { kind: "break", areas: ["F", "K"] }, { kind: "quiet", areas: [] }]);
});

test("nothing is sent before its German sentence is written, where one is needed or another was written", async () => {
  const { desk: mine, seen } = await desk({ status: 201, body: shown(2) });
  const messages = createMessages({ desk: mine, now: { value: 0 }, closesMs: () => null });
  messages.choose("urgent");
  assert.equal(messages.because.value, "text");
  messages.change({ text: { de: "  " } });
  await messages.send();
  messages.leave();
  messages.choose("closed");
  assert.equal(messages.because.value, null);
  messages.change({ text: { uk: "Так" } });
  assert.equal(messages.because.value, "german");
  await messages.send();
  assert.equal(seen.length, 0);
  messages.change({ text: { de: "Wir üben.", uk: "Так" } });
  await messages.send();
  assert.deepEqual([seen.length, messages.draft.value, ids(mine.office.value)], [1, null, ["1"]]);
});

test("an evacuation is asked once, is for the whole house and has no end", async () => {
  const { desk: mine, seen } = await desk({ status: 201, body: shown(2, { kind: "evacuation" }) });
  const messages = createMessages({ desk: mine, now: { value: 0 }, closesMs: () => null });
  messages.choose("evacuation");
  await messages.send();
  assert.deepEqual([seen.length, messages.draft.value.sure], [0, true]);
  await messages.send();
  assert.equal(seen.length, 1);
  const { body } = show({ draft: "x", kind: "evacuation", text: { de: "Nein" }, areas: ["K"] }, null, 0);
  assert.deepEqual(body, { kind: "evacuation" });
});

test("what was written stays for another kind, and is gone once it stands on the boards", async () => {
  const { desk: mine } = await desk({ status: 201, body: shown(2, { kind: "news" }) });
  const messages = createMessages({ desk: mine, now: { value: 0 }, closesMs: () => null });
  messages.choose("urgent");
  messages.change({ text: { de: "Ja", uk: "Так" }, more: ["uk"] });
  messages.leave();
  messages.choose("news");
  assert.deepEqual([messages.draft.value.text, messages.draft.value.more], [{ de: "Ja", uk: "Так" }, ["uk"]]);
  await messages.send();
  messages.choose("news");
  assert.deepEqual([messages.draft.value.text, messages.draft.value.more], [{}, []]);
});

test("an order says no more than was chosen", () => {
  const wish = { draft: "x", kind: "urgent", text: { de: " Der Aufzug steht. ", en: "" }, areas: ["K"] };
  assert.deepEqual(show(wish, 30 * MINUTE, 0).body, { kind: "urgent", text: { de: "Der Aufzug steht." }, areas: ["K"], minutes: 30 });
  assert.deepEqual(show({ ...wish, kind: "quiet", areas: [] }, null, 0).body, { kind: "quiet" });
});

test("how long is whole minutes, one at the least and a day at the most", () => {
  assert.deepEqual([minutesLeft(1, 0), minutesLeft(MINUTE, 0), minutesLeft(MINUTE + 1, 0), minutesLeft(0, 0), minutesLeft(null, 0)], [1, 1, 2, 0, 0]);
  assert.equal(minutesLeft(1e12, 0), 1440);
  assert.deepEqual([untilMs("10", 5, null), untilMs("open", 5, 9), untilMs("closing", 5, 9)], [10 * MINUTE + 5, null, 9]);
});

test("the office closes with the last opening of today, on the site's calendar", () => {
  const hour = (h) => Date.UTC(2026, 10, 23, h);
  const offer = { openings: [[hour(7), hour(11)], [hour(12), hour(14)], [hour(31), hour(35)]] };
  assert.equal(closesToday(offer, hour(8), "Europe/Berlin"), hour(14));
  assert.equal(closesToday(offer, hour(14), "Europe/Berlin"), null);
  assert.equal(closesToday(null, hour(8), "Europe/Berlin"), null);
  assert.equal(closesToday({ openings: [[hour(23), hour(24)]] }, hour(20), "Europe/Berlin"), null);
});

test("the own message is taken back at once, and a withdrawn one stands again for the time that was left", async () => {
  const own = shown(2, { kind: "urgent", text: { de: "Ja" }, until_ms: 10 * MINUTE });
  const { desk: mine, seen, now } = await desk({ status: 201, body: own }, { status: 200, body: gone(3) }, { status: 201, body: shown(4, { id: "2" }) });
  const messages = createMessages({ desk: mine, now, closesMs: () => null });
  messages.choose("urgent");
  messages.change({ text: { de: "Ja" } });
  await messages.send();
  assert.equal(mine.undo.value.verb, "show-message");
  await mine.takeBack();
  assert.deepEqual([seen[1][0], ids(mine.office.value), mine.undo.value.verb], ["/messages/1/withdraw", [], "withdraw-message"]);
  await mine.takeBack();
  assert.deepEqual([seen[2][0], ids(mine.office.value)], ["/messages", ["2"]]);
});

test("nobody takes back what is over, what has changed since, or by a slip an evacuation", async () => {
  const send = async (more) => {
    const made = await desk({ status: 201, body: shown(2, more) });
    const messages = createMessages({ desk: made.desk, now: made.now, closesMs: () => null });
    messages.choose(more.kind);
    messages.change({ text: { de: "Ja" }, sure: true });
    await messages.send();
    return made;
  };
  const over = await send({ kind: "urgent", until_ms: 5000 });
  assert.ok(over.desk.undo.value);
  over.now.value = 5000;
  over.desk.hear(gone(2, "9"), at(2));
  assert.equal(over.desk.undo.value, null);
  const changed = await send({ kind: "urgent" });
  changed.desk.hear(shown(3, { kind: "urgent" }), at(3));
  assert.equal(changed.desk.undo.value, null);
  assert.equal((await send({ kind: "evacuation" })).desk.undo.value, null);
});

test("a message sent again after a lost answer is one message, another draft is another", async () => {
  const { desk: mine, seen } = await desk("away", "away", { status: 201, body: shown(2) });
  const messages = createMessages({ desk: mine, now: { value: 0 }, closesMs: () => null });
  messages.choose("break");
  await messages.send();
  await messages.send();
  assert.equal(new Set(seen.map(([, id]) => id)).size, 1);
  messages.choose("break");
  await messages.send();
  assert.equal(new Set(seen.map(([, id]) => id)).size, 2);
});

test("a message until closing that is sent again a minute later, after a lost answer, is one message", async () => {
  let answer = "away";
  const { desk: mine, seen, now } = await desk(() => answer);
  const messages = createMessages({ desk: mine, now, closesMs: () => 30 * MINUTE });
  messages.choose("news");
  messages.change({ text: { de: "Ja" } });
  await messages.send();
  assert.equal(mine.notice.value.kind, "unanswered");
  answer = { status: 201, body: shown(2) };
  now.value += 2 * MINUTE;
  await messages.send();
  assert.equal(new Set(seen.map(([, id]) => id)).size, 1);
  assert.equal(messages.draft.value, null);
});

for (const [what, more] of [["written", { text: { de: "Nein" } }], ["chosen", { howLong: "60" }]]) test(`a message that nobody has answered is another one when something else is ${what}`, async () => {
  let answer = "away";
  const { desk: mine, seen, now } = await desk(() => answer);
  const messages = createMessages({ desk: mine, now, closesMs: () => 30 * MINUTE });
  messages.choose("news");
  messages.change({ text: { de: "Ja" } });
  await messages.send();
  answer = { status: 201, body: shown(2) };
  messages.change(more);
  await messages.send();
  assert.equal(new Set(seen.map(([, id]) => id)).size, 2);
});

test("what is pasted into a sentence is one line that the server takes", () => {
  const text = { de: " Der\tAufzug\u0007 steht.\u2028 ", ar: "\u2067المصعد\u2069 \u202eمعطل", uk: "\u202e \u200b" };
  const wish = { draft: "x", kind: "urgent", text, areas: [] };
  assert.deepEqual(show(wish, null, 0).body, { kind: "urgent", text: { de: "Der Aufzug steht.", ar: "المصعد معطل" } });
});
