import assert from "node:assert/strict";
import { test } from "node:test";
import { Continuity, touch } from "../../../server/web/staff/continuity.js";

const at = (seq, epoch = 1) => ({ epoch, seq });
const stretch = (after, position) => ({ after: at(after), position: at(position) });
const message = (after, position) => ({ ...stretch(after, position), event: { type: `e${position}` } });
const known = (seq) => {
  const continuity = new Continuity();
  continuity.answered({ snapshot: { tickets: [] }, position: at(seq), now_ms: 0 });
  return continuity;
};

test("a message is taken when nothing can lie between", () => {
  const continuity = known(5);
  assert.equal(continuity.hear(stretch(5, 9)), "take");
  assert.deepEqual(continuity.position, at(9));
  assert.equal(continuity.hear(stretch(7, 10)), "take");
  assert.equal(continuity.behind, false);
});

test("a message is known when its position is reached already", () => {
  const continuity = known(5);
  assert.equal(continuity.hear(stretch(3, 5)), "known");
  assert.equal(continuity.hear(stretch(1, 4)), "known");
  assert.deepEqual(continuity.position, at(5));
});

test("a message is asked about when something may lie between", () => {
  const continuity = known(5);
  assert.equal(continuity.hear(stretch(6, 7)), "ask");
  assert.deepEqual(continuity.position, at(5));
  assert.equal(continuity.behind, true);
});

test("a position of a later epoch is later, whatever its number", () => {
  const continuity = known(500);
  assert.equal(continuity.hear({ after: at(500), position: at(1, 2) }), "take");
  assert.equal(continuity.hear({ after: at(500), position: at(501) }), "known");
});

test("nothing is taken before the first snapshot", () => {
  const continuity = new Continuity();
  assert.equal(continuity.ask(), null);
  assert.equal(continuity.hear(stretch(0, 1)), "ask");
  assert.equal(continuity.behind, true);
});

test("an answer of events gives those that are not known yet, in order", () => {
  const continuity = known(5);
  continuity.ask();
  const taken = continuity.answered({ events: [message(4, 5), message(5, 6), message(6, 8)], position: at(9), now_ms: 0 });
  assert.deepEqual(taken.messages.map(({ event }) => event.type), ["e6", "e8"]);
  assert.deepEqual(continuity.position, at(9));
});

test("an answer with a gap is not taken and the next question asks for a snapshot", () => {
  const continuity = known(5);
  continuity.ask();
  assert.equal(continuity.answered({ events: [message(7, 8)], position: at(8), now_ms: 0 }), null);
  assert.equal(continuity.ask(), null);
});

test("a snapshot is taken even if it lies before when it answers the very question", () => {
  const continuity = known(50);
  continuity.ask();
  assert.ok("snapshot" in continuity.answered({ snapshot: { tickets: [] }, position: at(7), now_ms: 0 }));
  assert.deepEqual(continuity.position, at(7));
});

test("a snapshot is not taken when more was proven since the question", () => {
  const continuity = known(50);
  continuity.ask();
  continuity.hear(stretch(50, 60));
  assert.deepEqual(continuity.answered({ snapshot: { tickets: [] }, position: at(55), now_ms: 0 }), { messages: [] });
  assert.deepEqual(continuity.position, at(60));
});

test("an answer across an epoch's border is not taken when something was taken since the question", () => {
  const continuity = known(5);
  continuity.ask();
  assert.equal(continuity.hear(stretch(5, 6)), "take");
  const events = [{ after: at(5), position: at(6, 2), event: { type: "other" } }];
  assert.equal(continuity.answered({ events, position: at(6, 2), now_ms: 0 }), null);
  assert.equal(continuity.ask(), null);
});

test("an answer across an epoch's border is taken when nothing was taken since the question", () => {
  const continuity = known(5);
  continuity.ask();
  const events = [{ after: at(5), position: at(6, 2), event: { type: "e6" } }];
  assert.deepEqual(continuity.answered({ events, position: at(6, 2), now_ms: 0 }).messages, events);
  assert.deepEqual(continuity.position, at(6, 2));
});

test("what was heard while a question was open is asked for again when the answer falls short", () => {
  const continuity = known(5);
  continuity.ask();
  continuity.hear(stretch(20, 21));
  continuity.answered({ events: [], position: at(10), now_ms: 0 });
  assert.equal(continuity.behind, true);
  continuity.ask();
  continuity.answered({ events: [message(10, 21)], position: at(21), now_ms: 0 });
  assert.equal(continuity.behind, false);
});

test("every loss, repeat and order of messages ends in the truth after one answer", () => {
  const random = ((seed) => () => ((seed = (seed * 48271) % 2147483647) / 2147483647))(20261123);
  for (let round = 0; round < 300; round += 1) {
    const ours = Array.from({ length: 12 }, (_, place) => place * 2 + 1 + Math.floor(random() * 2));
    const all = ours.map((position, place) => message(place ? ours[place - 1] : 0, position));
    const sent = all.filter(() => random() > 0.3).flatMap((each) => (random() > 0.8 ? [each, each] : [each]));
    sent.sort(() => random() - 0.5);
    const continuity = known(0);
    const taken = sent.filter((each) => continuity.hear(each) === "take").map(({ event }) => event.type);
    continuity.ask();
    taken.push(...continuity.answered({ events: all, position: all.at(-1).position, now_ms: 0 }).messages.map(({ event }) => event.type));
    assert.deepEqual(taken, all.map(({ event }) => event.type));
  }
});

test("five seconds of silence are out of touch, six are a reason to connect anew", () => {
  assert.deepEqual([0, 4999, 5000, 5999, 6000].map(touch),
    ["in touch", "in touch", "out of touch", "out of touch", "drop"]);
});
