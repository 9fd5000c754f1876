import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYTHING, ticketOfNumber, UNKNOWN, withEvent, withSnapshot } from "../../../server/web/staff/overview/office.js";

const at = (seq) => ({ epoch: 1, seq });
const row = (state, more = {}) => ({ id: "0000000001", number: "K101", area: "K", service: "renew", language: "de", state, ...more });
const open = withSnapshot(UNKNOWN, { tickets: [row("waiting")], counters: [{ number: "7", state: "open" }], stops: [] }, at(5));

test("a later row replaces, an older one does not", () => {
  const later = withEvent(open, { type: "called", at: 1, position: at(6), ticket: row("called", { counter: "7" }) }, at(6));
  assert.equal(later.tickets.get("0000000001").row.state, "called");
  assert.equal(withEvent(later, { type: "delivered", at: 1, position: at(5), ticket: row("waiting") }, at(5)), later);
});

test("a snapshot does not take back what an answer has told since", () => {
  const later = withEvent(open, { type: "cancelled", at: 1, position: at(9), ticket: row("cancelled"), reason: "left" }, at(9));
  const after = withSnapshot(later, { tickets: [row("waiting")], counters: [], stops: [] }, at(8));
  assert.equal(after.tickets.get("0000000001").row.state, "cancelled");
  assert.equal(after.tickets.get("0000000001").reason, "left");
});

test("a counter's row is its own", () => {
  const paused = withEvent(open, { type: "counter_paused", at: 1, position: at(6), counter: { number: "7", state: "paused" } }, at(6));
  assert.equal(paused.counters.get("7").row.state, "paused");
  assert.equal(withEvent(paused, { type: "counter_opened", at: 1, position: at(4), counter: { number: "7", state: "open" } }, at(4)), paused);
});

test("a stop begins with its moment, outlives a gap with it, and ends with its word or the day", () => {
  const stopped = withEvent(open, { type: "numbers_stopped", at: 77, position: at(6), reason: { de: "Störung" } }, at(6));
  assert.deepEqual(stopped.stops.get(EVERYTHING).sinceMs, 77);
  const again = withSnapshot(stopped, { tickets: [], counters: [], stops: [{ reason: { de: "Störung" } }] }, at(7));
  assert.equal(again.stops.get(EVERYTHING).sinceMs, 77);
  assert.equal(withEvent(again, { type: "numbers_allowed", at: 1, position: at(8) }, at(8)).stops.size, 0);
  assert.equal(withEvent(again, { type: "day_begun", at: 1, position: at(8) }, at(8)).stops.size, 0);
  assert.equal(withEvent(again, { type: "numbers_allowed", at: 1, position: at(6) }, at(6)).stops.size, 1);
});

test("of two numbers that are alike the newest is meant", () => {
  const two = withEvent(open, { type: "issued", at: 1, position: at(6), ticket: { ...row("issued"), id: "0000000002" } }, at(6));
  assert.equal(ticketOfNumber(two, "K101").row.id, "0000000002");
  assert.equal(ticketOfNumber(two, "K102"), null);
  const handedIn = { type: "handed_in", at: 1, position: at(7), how: "paper" };
  const today = withEvent(open, { ...handedIn, ticket: { ...row("waiting"), id: "9011100801", day: "2027-01-01" } }, at(7));
  const both = withEvent(today, { ...handedIn, ticket: { ...row("expired"), id: "9651100801", day: "2026-12-31" } }, at(8));
  assert.equal(ticketOfNumber(both, "K101").row.id, "9011100801");
});
