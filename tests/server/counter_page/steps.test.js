import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep, otherSteps, readmission, undoing } from "../../../server/web/counter/steps.js";

const ticket = (state, more = {}) => ({ id: "0000000214", number: "K214", state, called_ms: 5, recalls: 0, ...more });
const situation = (more = {}) => ({ counter: { number: "7", state: "open", opened_ms: 1 }, ticket: null, waiting: 3, inTouch: true,
  recall: { gapMs: 45_000, limit: 3 }, undoMs: 60_000, nowMs: 60_000, ...more });
const verbs = (steps) => steps.map(({ verb, available, reason }) => (available ? verb : `${verb}: ${reason}`));

test("the next step follows the visit", () => {
  const closed = situation({ counter: { number: "7", state: "closed" } });
  assert.deepEqual([closed, situation(), situation({ ticket: ticket("called") }), situation({ ticket: ticket("serving") })]
    .map((each) => nextStep(each)).map(({ verb, shortcut, path }) => [verb, shortcut, path]), [
    ["open", "o", "counters/7/open"],
    ["call-next", "n", "counters/7/call-next"],
    ["start", "Enter", "tickets/0000000214/start"],
    ["finish", "f", "tickets/0000000214/finish"],
  ]);
});

test("a counter that is paused or was left is opened again, but a visit is finished first", () => {
  for (const state of ["paused", "left"]) {
    const counter = { number: "7", state, opened_ms: 1 };
    assert.deepEqual(verbs([nextStep(situation({ counter })), otherSteps(situation({ counter })).at(-1)]), ["open", "close"]);
    assert.deepEqual(verbs([nextStep(situation({ counter, ticket: ticket("serving") }))]), ["finish"]);
  }
});

const done = (verb, state, more = {}) => ({ verb, at: 1_000, position: { epoch: 1, seq: 9 }, ticket: ticket(state), ...more });

test("the last own step may be taken back within the site's time, not after it", () => {
  const finish = done("finish", "finished");
  const step = undoing(finish, ticket("finished"), situation({ nowMs: 60_999 }));
  assert.deepEqual([step.path, step.shortcut, step.body, step.available], ["tickets/0000000214/undo", "z", {}, true]);
  assert.equal(undoing(finish, ticket("finished"), situation({ nowMs: 61_000 })), null);
  assert.equal(undoing(null, undefined, situation()), null);
  assert.equal(undoing(finish, ticket("finished"), situation({ inTouch: false })).reason, "out-of-touch");
});

test("only steps that can be undone are offered", () => {
  const offered = (verb) => undoing(done(verb, "finished"), undefined, situation({ nowMs: 2_000 })) !== null;
  assert.deepEqual(["call-next", "start", "finish", "no-show", "put-back", "readmit"].map(offered), Array(6).fill(true));
  assert.deepEqual(["recall", "undo"].map(offered), [false, false]);
  assert.equal(undoing({ verb: "close", at: 1_000, position: { epoch: 1, seq: 9 } }, undefined, situation({ nowMs: 2_000 })), null);
});

test("nothing is offered when something else has happened to the ticket", () => {
  const now = situation({ nowMs: 2_000 });
  assert.equal(undoing(done("put-back", "waiting"), ticket("called"), now), null);
  assert.equal(undoing(done("call-next", "called"), ticket("called", { called_ms: 6 }), now), null);
  assert.equal(undoing(done("no-show", "missed"), undefined, now), null);
  assert.ok(undoing(done("no-show", "missed"), ticket("missed"), now));
  assert.ok(undoing(done("finish", "finished"), undefined, now));
});

test("the next step says why when nobody waits", () => {
  assert.deepEqual(verbs([nextStep(situation({ waiting: 0 }))]), ["call-next: nobody-waiting"]);
});

test("the keys beside it keep their places and say why they are not available", () => {
  assert.deepEqual(verbs(otherSteps(situation())),
    ["recall: nobody-called", "no-show: nobody-called", "put-back: nobody-called", "close"]);
  assert.deepEqual(verbs(otherSteps(situation({ ticket: ticket("called") }))),
    ["recall", "no-show", "put-back", "close: ticket-open"]);
  assert.deepEqual(verbs(otherSteps(situation({ ticket: ticket("serving") }))),
    ["recall: conversation", "no-show: conversation", "put-back: conversation", "close: ticket-open"]);
  assert.deepEqual(verbs(otherSteps(situation({ counter: { number: "7", state: "closed" } }))).at(-1), "close: counter-closed");
});

test("nothing is available when out of touch", () => {
  const lost = situation({ inTouch: false, ticket: ticket("called") });
  for (const { available, reason } of [nextStep(lost), ...otherSteps(lost), readmission(ticket("missed"), 0, lost)]) {
    assert.equal(available, false);
    assert.equal(reason, "out-of-touch");
  }
});

test("an identity changes with what the key would do and with nothing else", () => {
  const called = situation({ ticket: ticket("called") });
  const [recall] = otherSteps(called);
  assert.equal(otherSteps({ ...called, waiting: 9, inTouch: false })[0].identity, recall.identity);
  assert.notEqual(otherSteps(situation({ ticket: ticket("called", { called_ms: 6 }) }))[0].identity, recall.identity);
  assert.notEqual(nextStep(called).identity, nextStep(situation()).identity);
});

test("the first three who did not come have the keys 1, 2 and 3", () => {
  const shortcuts = [0, 1, 2, 3].map((place) => readmission(ticket("missed"), place, situation()).shortcut);
  assert.deepEqual(shortcuts, ["1", "2", "3", ""]);
});

test("a finished visit says how it ended", () => {
  assert.deepEqual(nextStep(situation({ ticket: ticket("serving") })).body, { outcome: "done" });
});

test("a call is repeated neither too soon nor too often", () => {
  const at = (nowMs, more = {}) => otherSteps(situation({ nowMs, ticket: ticket("called", more) }))[0];
  assert.deepEqual([at(45_004).reason, at(45_004).waitMs], ["recall-soon", 1]);
  assert.equal(at(45_005).available, true);
  assert.equal(at(45_005, { recalls: 2 }).available, true);
  assert.equal(at(45_005, { recalls: 3 }).reason, "recall-limit");
});
