import assert from "node:assert/strict";
import { test } from "node:test";
import { choicesOf, stands } from "../../../server/web/counter/sheets/choices.js";

const SERVICES = ["renew", "travel", "fiktion", "emergency"].map((key) => ({ key, area: "K", triage: key === "emergency", title: { de: key } }));
const MENU = {
  services: SERVICES, areas: [{ letter: "F" }, { letter: "K" }], counters: [], languages: ["de", "en", "uk"], outcomes: [{ key: "done" }, { key: "papers-missing" }],
  park_reasons: [{ key: "photo", minutes: 20 }], call_reasons: [{ key: "promise" }], pause_reasons: [{ key: "soon" }, { key: "lunch" }],
};
const row = (more = {}) => ({ id: "0000000001", number: "K101", area: "K", service: "renew", services: ["renew"], language: "de", state: "serving",
  counter: "7", called_ms: 5, started_ms: 6, persons: 1, cases: 1, ...more });
const others = (...rows) => new Map(rows.map((each) => [each.number, { row: each, position: { epoch: 1, seq: 1 } }]));
function scene({ ticket = row(), counter = { number: "7", state: "open", opened_ms: 1 }, waiting = [], counters = [], inTouch = true } = {}) {
  const tickets = [...(ticket ? [ticket] : []), ...waiting];
  const at = ticket && ["called", "serving"].includes(ticket.state) ? ticket : null;
  return {
    menu: MENU, served: ["renew", "fiktion"], waiting,
    office: { counter, others: others(...counters), tickets: new Map(tickets.map((each) => [each.id, { row: each, position: { epoch: 1, seq: 1 } }])) },
    situation: { counter, ticket: at, waiting: waiting.length, inTouch, recall: { gapMs: 1, limit: 1 }, undoMs: 1, nowMs: 10 },
  };
}
const sheet = (kind, more = {}) => ({ kind, ticket: "0000000001", tab: "", note: "", comeBack: false, stay: true, filter: "", ...more });
const sent = (choices) => choices.map(({ step: { path, body } }) => [path, body]);
const T = "tickets/0000000001";

test("an interruption has one of the site's reasons", () => {
  assert.deepEqual(sent(choicesOf(sheet("interrupt"), scene())), [[`${T}/park`, { reason: "photo" }]]);
});

test("a visit ends with one of the site's outcomes, and the next concern stays here unless said otherwise", () => {
  assert.deepEqual(sent(choicesOf(sheet("end-otherwise"), scene())).map(([, body]) => body), [{ outcome: "done" }, { outcome: "papers-missing" }]);
  assert.deepEqual(sent(choicesOf(sheet("end-otherwise", { stay: false }), scene()))[1], [`${T}/finish`, { outcome: "papers-missing", stay: false }]);
});

test("a ticket is handed to another service, an area, a counter, a person or triage, with note and return where they were given", () => {
  const there = [{ number: "5", state: "open", caseworker: "abc" }, { number: "6", state: "paused" }, { number: "8", state: "closed", caseworker: "x" }];
  const to = (tab, more) => sent(choicesOf(sheet("hand-on", { tab, ...more }), scene({ counters: there })));
  assert.deepEqual(to("service"), ["travel", "fiktion", "emergency"].map((service) => [`${T}/transfer`, { service }]));
  assert.deepEqual(to("area", { note: " Kopie fehlt ", comeBack: true })[0], [`${T}/transfer`, { area: "F", note: "Kopie fehlt", come_back: true }]);
  assert.deepEqual(to("counter"), ["5", "6"].map((counter) => [`${T}/transfer`, { counter }]));
  assert.deepEqual(to("person"), [[`${T}/forward`, { caseworker: "abc" }]]);
  assert.deepEqual(to("triage"), [[`${T}/transfer`, { triage: true }]]);
});

test("concerns are added, changed and dropped; the last one stays, and of several none is changed unseen", () => {
  const changes = (tab, services) => sent(choicesOf(sheet("concerns", { tab }), scene({ ticket: row({ services }) }))).map(([, body]) => body);
  assert.deepEqual(changes("add", ["renew"]), ["travel", "fiktion", "emergency"].map((add) => ({ add })));
  assert.deepEqual(changes("change", ["renew"])[0], { add: "travel", drop: "renew" });
  assert.deepEqual(changes("change", ["renew", "travel"]), []);
  assert.deepEqual(changes("drop", ["renew"]), []);
  assert.deepEqual(changes("drop", ["renew", "travel"]), [{ drop: "renew" }, { drop: "travel" }]);
});

test("language, persons and cases are changed to anything but what they are", () => {
  const changes = (tab) => sent(choicesOf(sheet("concerns", { tab }), scene({ ticket: row({ persons: 2 }) }))).map(([, body]) => body);
  assert.deepEqual(changes("language"), [{ language: "en" }, { language: "uk" }]);
  assert.deepEqual([changes("persons").length, changes("persons")[1]], [19, { persons: 3 }]);
  assert.deepEqual(changes("cases")[0], { cases: 2 });
});

test("who judges says yes, or no and for which concern", () => {
  const bodies = (service) => sent(choicesOf(sheet("judge"), scene({ ticket: row({ state: "called", triage: "K", service, services: [service] }) }))).map(([, body]) => body);
  assert.deepEqual(bodies("emergency"), [{ confirmed: true }, ...["renew", "travel", "fiktion"].map((service) => ({ confirmed: false, service }))]);
  assert.deepEqual(bodies("travel")[1], { confirmed: false });
});

test("the next one of a service is offered where somebody waits for it here and is held for nobody", () => {
  const waiting = [row({ id: "2", state: "waiting", service: "fiktion" }), row({ id: "3", state: "waiting", service: "renew", services: ["renew", "fiktion"], order: "any" }),
    row({ id: "4", state: "waiting", held_at: "7" }), row({ id: "5", state: "waiting", service: "emergency", triage: "K" })];
  const choices = choicesOf(sheet("choose"), scene({ ticket: null, waiting }));
  assert.deepEqual(sent(choices), ["fiktion", "renew"].map((service) => ["counters/7/call", { service }]));
  assert.deepEqual(choices.map(({ label, step }) => [label.count, step.shortcut]), [[2, ""], [1, ""]]);
});

test("a chosen ticket is called where the counter is open and free; one that was missed here may wait again too", () => {
  const waiting = [row({ id: "2", state: "waiting" })];
  const person = (more) => choicesOf(sheet("person", { ticket: "2" }), scene({ ticket: null, waiting, ...more }));
  assert.deepEqual(sent(person()), [["counters/7/call", { ticket: "2" }]]);
  assert.equal(person({ ticket: row() })[0].step.reason, "ticket-open");
  assert.equal(person({ counter: { number: "7", state: "paused" } })[0].step.reason, "counter-closed");
  const missed = choicesOf(sheet("person", { ticket: "2" }), scene({ ticket: null, waiting: [row({ id: "2", state: "missed" })] }));
  assert.deepEqual(sent(missed).map(([path]) => path), ["counters/7/call", "tickets/2/readmit"]);
});

test("who is back is called or waits; who calls out of turn sends the same again with a reason", () => {
  const parked = row({ state: "parked" });
  const back = choicesOf(sheet("back"), scene({ ticket: parked }));
  assert.deepEqual(sent(back), [[`${T}/resume`, { to: "call" }], [`${T}/resume`, { to: "queue" }]]);
  const wish = back[0].step;
  const [reason] = choicesOf(sheet("reason", { wish }), scene({ ticket: parked }));
  assert.deepEqual(sent([reason]), [[`${T}/resume`, { to: "call", reason: "promise" }]]);
  assert.notEqual(reason.step.identity, wish.identity);
});

test("each choice has an identity of its own, and the first nine have keys", () => {
  const choices = choicesOf(sheet("concerns", { tab: "persons" }), scene());
  assert.equal(new Set(choices.map(({ step }) => step.identity)).size, choices.length);
  assert.deepEqual(choices.slice(7, 11).map(({ step }) => step.shortcut), ["8", "9", "", ""]);
});

test("a counter pauses without a reason by Enter, or with one of the site's by a digit", () => {
  const choices = choicesOf(sheet("pause"), scene({ ticket: null }));
  assert.deepEqual(sent(choices), [{}, { reason: "soon" }, { reason: "lunch" }].map((body) => ["counters/7/pause", body]));
  assert.deepEqual(choices.map(({ step }) => step.shortcut), ["Enter", "1", "2"]);
  assert.equal(new Set(choices.map(({ step }) => step.identity)).size, 3);
});

test("the sheet of a pause is gone as soon as the counter pauses, closes or has somebody", () => {
  const there = (more) => stands(sheet("pause"), scene({ ticket: null, ...more }));
  assert.equal(there({}), true);
  for (const state of ["paused", "left", "closed"]) assert.equal(there({ counter: { number: "7", state } }), false, state);
  assert.equal(there({ ticket: row({ state: "called" }) }), false);
});

test("a sheet stands as long as what it is about", () => {
  const gone = scene({ ticket: null });
  for (const kind of ["interrupt", "end-otherwise", "hand-on", "concerns", "judge", "back", "person"]) assert.equal(stands(sheet(kind), gone), false, kind);
  for (const kind of ["choose", "more"]) assert.equal(stands(sheet(kind), gone), true, kind);
  assert.equal(stands(sheet("hand-on", { ticket: "0000000009" }), scene()), false);
  assert.equal(stands(sheet("interrupt"), scene({ ticket: row({ state: "called" }) })), false);
  assert.equal(stands(sheet("hand-on"), scene({ ticket: row({ state: "called" }) })), true);
});

test("nothing can be chosen when out of touch", () => {
  const lost = scene({ inTouch: false });
  assert.deepEqual(choicesOf(sheet("pause"), scene({ ticket: null, inTouch: false })).map(({ step }) => step.available), [false, false, false]);
  for (const kind of ["interrupt", "end-otherwise", "hand-on", "concerns"]) {
    assert.deepEqual([...new Set(choicesOf(sheet(kind), lost).map(({ step }) => step.reason))], ["out-of-touch"], kind);
  }
});
