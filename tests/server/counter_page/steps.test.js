import assert from "node:assert/strict";
import { test } from "node:test";
import { comingBack, nextStep, otherSteps, placedSteps, readmission, undoing } from "../../../server/web/counter/steps.js";

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

test("a counter that is paused or was left is opened again, also where a visit still stands", () => {
  for (const state of ["paused", "left"]) {
    const counter = { number: "7", state, opened_ms: 1 };
    assert.deepEqual(verbs([nextStep(situation({ counter })), placedSteps(situation({ counter })).close]), ["open", "close"]);
    const stands = { counter, ticket: ticket("serving") };
    assert.deepEqual(verbs([nextStep(situation(stands))]), [state === "left" ? "open" : "finish"]);
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
  const steps = ["call-next", "call", "start", "finish", "no-show", "put-back", "readmit", "park", "resume", "transfer", "forward", "amend"];
  assert.deepEqual(steps.filter(offered), steps);
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

test("nothing is offered that needs the counter when somebody else is there", () => {
  const taken = situation({ nowMs: 2_000, ticket: ticket("called", { id: "0000000215" }) });
  const offered = (verb, state) => undoing(done(verb, state), ticket(state), taken) !== null;
  const leaving = [["finish", "finished"], ["no-show", "missed"], ["put-back", "waiting"], ["park", "parked"], ["transfer", "waiting"], ["forward", "waiting"]];
  assert.deepEqual(leaving.filter(([verb, state]) => offered(verb, state)), []);
  assert.equal(offered("readmit", "waiting"), true);
});

test("the next step says why when nobody waits", () => {
  assert.deepEqual(verbs([nextStep(situation({ waiting: 0 }))]), ["call-next: nobody-waiting"]);
});

const PLACES = ["recall", "no-show", "interrupt", "hand-on", "put-back", "concerns", "end-otherwise"];

test("the keys beside it keep their places and say why they are not available", () => {
  assert.deepEqual(verbs(otherSteps(situation())), PLACES.map((verb) => `${verb}: nobody-called`));
  assert.deepEqual(verbs(otherSteps(situation({ ticket: ticket("called"), nowMs: 60_000 }))),
    ["recall", "no-show", "interrupt: after-start", "hand-on", "put-back", "concerns", "end-otherwise: after-start"]);
  assert.deepEqual(verbs(otherSteps(situation({ ticket: ticket("serving") }))),
    ["recall: conversation", "no-show: conversation", "interrupt", "hand-on", "put-back: conversation", "concerns", "end-otherwise"]);
});

test("a counter is paused and closed when it is open and nobody is there", () => {
  const places = (more) => { const { pause, close } = placedSteps(situation(more)); return verbs([pause, close]); };
  assert.deepEqual(places({}), ["pause", "close"]);
  assert.deepEqual(places({ ticket: ticket("called") }), ["pause: ticket-open", "close: ticket-open"]);
  assert.deepEqual(places({ counter: { number: "7", state: "closed" } }), ["pause: counter-closed", "close: counter-closed"]);
  assert.deepEqual(places({ counter: { number: "7", state: "paused" } }), ["pause: counter-paused", "close"]);
  assert.deepEqual(places({ counter: { number: "7", state: "left" } }), ["pause: counter-left", "close"]);
});

test("pause asks why only where the site has reasons, and rests for the same ones", () => {
  const pause = (more) => placedSteps(situation({ asksWhy: true, ...more })).pause;
  assert.deepEqual([pause({}).opens, pause({}).path, pause({}).shortcut], [{ kind: "pause" }, "", "u"]);
  assert.deepEqual(verbs([pause({ ticket: ticket("called") }), pause({ counter: { number: "7", state: "paused" } }), pause({ inTouch: false })]),
    ["pause: ticket-open", "pause: counter-paused", "pause: out-of-touch"]);
  const { opens, path, body } = placedSteps(situation()).pause;
  assert.deepEqual([opens, path, body], [undefined, "counters/7/pause", {}]);
});

test("the list and the settings can be read without a connection, and nothing else can", () => {
  const { pause, close, choose, more, judge } = placedSteps(situation({ inTouch: false, ticket: ticket("called", { triage: "K" }) }));
  assert.deepEqual([choose.available, more.available], [true, true]);
  assert.deepEqual([pause, close, judge].map(({ reason }) => reason), Array(3).fill("out-of-touch"));
});

test("somebody is to be judged only where the ticket says so", () => {
  assert.equal(placedSteps(situation({ ticket: ticket("called") })).judge, null);
  assert.deepEqual(placedSteps(situation({ ticket: ticket("called", { triage: "K" }) })).judge.opens, { kind: "judge", ticket: "0000000214" });
});

test("the first three who are away have the keys 4, 5 and 6, and each opens its own sheet", () => {
  const steps = [0, 1, 2, 3].map((place) => comingBack(ticket("parked", { id: `000000000${place}` }), place, situation()));
  assert.deepEqual(steps.map(({ shortcut }) => shortcut), ["4", "5", "6", ""]);
  assert.deepEqual(steps[1].opens, { kind: "back", ticket: "0000000001" });
});

test("a finished concern makes the same key another one", () => {
  const first = nextStep(situation({ ticket: ticket("serving", { started_ms: 6, service: "renew" }) }));
  const second = nextStep(situation({ ticket: ticket("serving", { started_ms: 7, service: "travel" }) }));
  assert.notEqual(first.identity, second.identity);
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
