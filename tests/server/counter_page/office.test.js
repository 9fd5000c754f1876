import assert from "node:assert/strict";
import { test } from "node:test";
import { missedTickets, openTicket, unknownOffice, withEvent, withSnapshot } from "../../../server/web/counter/office.js";
import { queues, reason, waited, waitingTickets } from "../../../server/web/counter/waiting.js";

const MINUTE = 60_000;
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
  assert.deepEqual(waitingTickets(after, ["fiktion"]), []);
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
  const other = withEvent(after, { ...opened, counter: { number: "8", state: "open" } }, at(5));
  assert.equal(other.counter.state, "closed");
});

test("the next ticket is the one of smallest rank, then the one that was issued first", () => {
  const rows = [ticket("K216", { rank: 5 }), ticket("K215", { rank: -5 }), ticket("K214", { rank: 5 }),
    ticket("K213", { rank: -9, state: "issued" }), ticket("F101", { rank: -9, service: "dropoff" })];
  assert.deepEqual(waitingTickets(office(rows), ["fiktion"]).map(({ number }) => number), ["K215", "K214", "K216"]);
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

test("why now: the head start in minutes and whom the call passed", () => {
  const rows = new Map([["0000000212", { row: ticket("K212"), position: at(1) }]]);
  const row = ticket("K214", { counted_ms: 30 * MINUTE, rank: 10 * MINUTE });
  const why = { rule: "rank", rank: 10 * MINUTE, counted_ms: 30 * MINUTE, passed: { id: "0000000212", counted_ms: 20 * MINUTE } };
  assert.deepEqual(reason({ row, position: at(1), why }, rows), { countedMs: 30 * MINUTE, headStartMin: 20, passed: "K212" });
  assert.deepEqual(reason({ row, position: at(1) }, rows), { countedMs: 30 * MINUTE, headStartMin: 20, passed: null });
});
