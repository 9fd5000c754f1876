import assert from "node:assert/strict";
import { test } from "node:test";
import { missedTickets, openTicket, unknownOffice, withEvent, withSnapshot } from "../../../server/web/counter/office.js";
import { queues, reason, waited, waitingTickets } from "../../../server/web/counter/waiting.js";

const MINUTE = 60_000;
const POST = { number: "7", area: "K", services: ["fiktion"], triageAreas: [] };
const at = (seq) => ({ epoch: 1, seq });
const ticket = (number, more = {}) => ({
  id: number.slice(1).padStart(10, "0"), number, area: number[0], service: "fiktion", language: "uk", state: "waiting",
  arrived_ms: 0, counted_ms: 0, rank: 0, ...more,
});
const office = (tickets, seq = 1, counter = { number: "7", state: "open" }) =>
  withSnapshot(unknownOffice("7"), { counter, tickets }, at(seq));
const called = (number, more = {}) => ({
  type: "called", at: 5, position: at(2), why: { rule: "rank", rank: 0, counted_ms: 0 },
  ticket: ticket(number, { state: "called", counter: "7", called_ms: 5, ...more }),
});

test("the event and the answer to our command end the same in either order", () => {
  const before = office([ticket("K214")]);
  const event = { ...called("K214"), position: at(2) };
  const started = { type: "started", at: 9, position: at(3), ticket: ticket("K214", { state: "serving", counter: "7" }) };
  const inOrder = withEvent(withEvent(withEvent(before, event, at(2)), event, at(2)), started, at(3));
  const answerFirst = withEvent(withEvent(before, started, at(3)), event, at(2));
  assert.equal(openTicket(inOrder).row.state, "serving");
  assert.deepEqual(openTicket(answerFirst).row, openTicket(inOrder).row);
  assert.equal(answerFirst.last.type, "started");
});

test("a snapshot replaces what is known but not what an answer has told since", () => {
  const later = withEvent(office([ticket("K214"), ticket("K215")]), called("K214"), at(9));
  const after = withSnapshot(later, { counter: { number: "7", state: "open" }, tickets: [ticket("K214")] }, at(4));
  assert.equal(openTicket(after).row.number, "K214");
  assert.equal(after.tickets.size, 1);
  const fresh = withSnapshot(later, { counter: { number: "7", state: "open" }, tickets: [] }, at(10));
  assert.equal(openTicket(fresh), null);
});

test("a call of another counter is not ours", () => {
  const after = withEvent(office([ticket("K214")]), called("K214", { counter: "8" }), at(2));
  assert.equal(openTicket(after), null);
  assert.equal(after.last, null);
  assert.deepEqual(waitingTickets(after, POST), []);
});

test("a ticket that we put back is our news though its row no longer says whose it was", () => {
  const mine = withEvent(office([ticket("K214")]), called("K214"), at(2));
  const back = withEvent(mine, { type: "put_back", at: 6, position: at(3), ticket: ticket("K214") }, at(3));
  assert.equal(back.last.type, "put_back");
  assert.equal(openTicket(back), null);
});

test("the counter's own row is replaced only by a later one", () => {
  const opened = { type: "counter_opened", at: 3, position: at(3), counter: { number: "7", state: "open", opened_ms: 3 } };
  const closed = { type: "counter_closed", at: 4, position: at(4), counter: { number: "7", state: "closed" } };
  const after = withEvent(withEvent(office([]), closed, at(4)), opened, at(3));
  assert.equal(after.counter.state, "closed");
  for (const state of ["open", "paused", "left", "closed"]) {
    const other = withEvent(after, { ...opened, type: `counter_${state}`, counter: { number: "8", state } }, at(5));
    assert.deepEqual([other.counter, other.last], [after.counter, after.last]);
  }
});

test("the counter's own row says when it is paused or was left", () => {
  for (const state of ["paused", "left"]) {
    const event = { type: `counter_${state}`, at: 4, position: at(4), counter: { number: "7", state } };
    const after = withEvent(office([]), event, at(4));
    assert.deepEqual([after.counter.state, after.last.type], [state, event.type]);
  }
});

test("an undo is the row that it brings back, whoever sees it", () => {
  const mine = withEvent(office([ticket("K214")]), called("K214"), at(2));
  const serving = ticket("K214", { state: "serving", counter: "7", called_ms: 5, started_ms: 7 });
  const finished = withEvent(mine, { type: "finished", at: 8, position: at(4), ticket: { ...serving, state: "finished" } }, at(4));
  assert.equal(openTicket(finished), null);
  const back = withEvent(finished, { type: "undone", at: 9, position: at(5), ticket: serving }, at(5));
  assert.deepEqual([openTicket(back).row, back.last.type, back.last.number], [serving, "undone", "K214"]);
  const uncalled = withEvent(mine, { type: "undone", at: 6, position: at(3), ticket: ticket("K214") }, at(3));
  assert.deepEqual([openTicket(uncalled), uncalled.last.type], [null, "undone"]);
  assert.deepEqual(waitingTickets(uncalled, POST).map(({ number }) => number), ["K214"]);
});

test("a parked ticket is neither open nor waiting nor missed", () => {
  const parked = office([ticket("K214", { state: "parked", counter: "7" })]);
  assert.deepEqual([openTicket(parked), waitingTickets(parked, POST), missedTickets(parked)], [null, [], []]);
});

test("the newest of several open tickets is shown, also when the counter's row is older than they are", () => {
  const open = (number, called_ms, state = "serving") => ticket(number, { state, counter: "7", called_ms });
  const rows = [open("K214", 9), open("K215", 5)];
  const shown = (tickets) => openTicket(office(rows, 1, { number: "7", state: "open", tickets })).row.number;
  const id = (number) => number.slice(1).padStart(10, "0");
  assert.equal(shown([id("K215"), id("K214")]), "K214");
  assert.equal(shown([id("K214"), id("K215")]), "K215");
  assert.equal(shown([id("K214")]), "K215");
  assert.equal(shown(undefined), "K214");
});

test("an event of tomorrow changes the row and harms nothing", () => {
  const after = withEvent(office([ticket("K214")]), { type: "sung", at: 2, position: at(2), ticket: ticket("K214", { state: "singing" }) }, at(2));
  assert.deepEqual([openTicket(after), waitingTickets(after, POST), after.last], [null, [], null]);
  assert.equal(withEvent(after, { type: "lamp_lit", at: 3, position: at(3) }, at(3)), after);
});

test("who is held for this counter stands in rank order among the others, who is held elsewhere does not", () => {
  const rows = [ticket("K214", { rank: 2 }), ticket("F101", { rank: 1, service: "dropoff", held_for: "counter/7", held_at: "7" }),
    ticket("K216", { rank: 3, held_for: "caseworker/c", held_at: "7" }), ticket("K217", { rank: 0, held_for: "counter/8", held_at: "8" }),
    ticket("K218", { rank: 0, held_for: "caseworker/c" }), ticket("K219", { rank: 4, service: "dropoff", held_for: "area/K" }),
    ticket("K220", { rank: 0, held_for: "area/F" })];
  assert.deepEqual(waitingTickets(office(rows), POST).map(({ number }) => number), ["F101", "K214", "K216", "K219"]);
});

test("who says that it is an emergency waits where somebody judges that, and nowhere else", () => {
  const rows = [ticket("K214", { rank: 2 }), ticket("F101", { rank: 1, service: "emergency", triage: "F" }), ticket("K215", { rank: 0, triage: "K" })];
  const numbers = (triageAreas) => waitingTickets(office(rows), { ...POST, triageAreas }).map(({ number }) => number);
  assert.deepEqual(numbers(["F"]), ["F101", "K214"]);
  assert.deepEqual(numbers([]), ["K214"]);
});

test("one of several concerns waits for the first, or for all when the order is free", () => {
  const visit = (order) => office([ticket("K214", { service: "renew", services: ["renew", "fiktion"], order })]);
  assert.deepEqual([visit("any"), visit("planned")].map((each) => waitingTickets(each, POST).length), [1, 0]);
});

test("the next ticket is the one of smallest rank, then the one that was issued first", () => {
  const rows = [ticket("K216", { rank: 5 }), ticket("K215", { rank: -5 }), ticket("K214", { rank: 5 }),
    ticket("K213", { rank: -9, state: "issued" }), ticket("F101", { rank: -9, service: "dropoff" })];
  assert.deepEqual(waitingTickets(office(rows), POST).map(({ number }) => number), ["K215", "K214", "K216"]);
});

test("queues tell count and longest wait, the longest first", () => {
  const rows = [ticket("K1", { arrived_ms: 10 * MINUTE }), ticket("K2", { arrived_ms: 4 * MINUTE }),
    ticket("K3", { service: "renew", arrived_ms: 0 })];
  assert.deepEqual(queues(rows, 12 * MINUTE).map(({ service, count, longestMs }) => [service, count, longestMs / MINUTE]),
    [["renew", 1, 12], ["fiktion", 2, 8]]);
});

test("nobody waits less than nothing when two clocks disagree", () => {
  assert.equal(waited(ticket("K1", { arrived_ms: 99 }), 0), 0);
});

test("missed tickets are our own ones, the latest first", () => {
  const rows = [ticket("K1", { state: "missed", counter: "7", missed_ms: 1 }), ticket("K2", { state: "missed", counter: "7", missed_ms: 2 }),
    ticket("K3", { state: "missed", counter: "8", missed_ms: 3 })];
  assert.deepEqual(missedTickets(office(rows)).map(({ number }) => number), ["K2", "K1"]);
});

test("a ticket that was missed at another counter neither waits here nor is ours to take back", () => {
  const { id, number, area, service, language } = ticket("K214");
  const missed = { id, number, area, service, state: "missed", language, needs: [], persons: 1, cases: 1, counted_ms: 0 };
  const told = { type: "missed", at: 6, position: at(3), ticket: missed };
  const after = [office([missed]), withEvent(office([ticket("K214")]), told, at(3))];
  for (const each of after) {
    assert.deepEqual([openTicket(each), waitingTickets(each, POST), missedTickets(each), each.last], [null, [], [], null]);
  }
  const ours = withEvent(after[1], { ...called("K214"), position: at(4) }, at(4));
  assert.equal(openTicket(ours).row.number, "K214");
  const theirs = withEvent(after[1], { type: "called", at: 7, position: at(4), ticket: { id, number, area, state: "called" } }, at(4));
  assert.deepEqual([openTicket(theirs), waitingTickets(theirs, POST)], [null, []]);
});

test("why now: the head start in minutes and whom the call passed", () => {
  const rows = new Map([["0000000212", { row: ticket("K212"), position: at(1) }]]);
  const row = ticket("K214", { counted_ms: 30 * MINUTE, rank: 10 * MINUTE });
  const why = { rule: "rank", rank: 10 * MINUTE, counted_ms: 30 * MINUTE, passed: { id: "0000000212", counted_ms: 20 * MINUTE } };
  assert.deepEqual(reason({ row, position: at(1), why }, (id) => rows.get(id)?.row.number), { countedMs: 30 * MINUTE, headStartMin: 20, passed: "K212" });
  assert.deepEqual(reason({ row, position: at(1) }, (id) => rows.get(id)?.row.number), { countedMs: 30 * MINUTE, headStartMin: 20, passed: null });
});

test("a ticket that may be seen here no more is in no list, and can come back", () => {
  const mine = withEvent(office([ticket("K214")]), called("K214"), at(2));
  const gone = { id: ticket("K214").id, number: "K214", area: "K", state: "waiting" };
  const after = withEvent(mine, { type: "transferred", at: 6, position: at(3), ticket: gone }, at(3));
  assert.deepEqual([openTicket(after), waitingTickets(after, POST), missedTickets(after)], [null, [], []]);
  assert.equal(after.last.type, "transferred");
  const back = withEvent(after, { type: "undone", at: 7, position: at(4), ticket: called("K214").ticket }, at(4));
  assert.equal(openTicket(back).row.number, "K214");
});
