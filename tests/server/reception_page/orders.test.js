import assert from "node:assert/strict";
import { test } from "node:test";
import { obstacle, obstacleOf } from "../../../server/web/reception/offer.js";
import { actions, amend, call, checkIn, isPossible, issue, resume, stop } from "../../../server/web/reception/orders.js";
import { paperOf } from "../../../server/web/reception/papers.js";

const WISH = { language: "uk", service: "renew", further: [], order: "any", help: false, persons: 1, cases: 1, printer: "kiosk-1", anyway: false };
const ROW = { id: "0000000001", number: "K101", area: "K", service: "renew", language: "uk", state: "waiting" };

test("an order says only what is different from the usual", () => {
  assert.deepEqual(issue(WISH).body, { service: "renew", language: "uk", printer: "kiosk-1" });
  assert.deepEqual(issue({ ...WISH, further: ["travel"], help: true, persons: 2, cases: 3, anyway: true }).body,
    { service: "renew", language: "uk", further: ["travel"], order: "any", needs: ["help"], persons: 2, cases: 3, printer: "kiosk-1", anyway: true });
  assert.deepEqual(checkIn({ code: "AB12", printer: "kiosk-2", draft: "d" }).body, { code: "AB12", printer: "kiosk-2" });
  assert.deepEqual(call(ROW, "7", "promise"), { verb: "call", path: "counters/7/call", body: { ticket: "0000000001", reason: "promise" }, ticket: "0000000001" });
  assert.deepEqual(stop(null, { de: "Pause" }).body, { reason: { de: "Pause" } });
});

test("amending sends what was changed, and nothing when nothing was", () => {
  const same = { language: "uk", service: "renew", persons: 1, cases: 1, help: false };
  assert.equal(amend(ROW, same), null);
  assert.deepEqual(amend(ROW, { ...same, help: true, persons: 3 }).body, { persons: 3, needs: ["help"] });
  assert.deepEqual(amend({ ...ROW, needs: ["help"] }, same).body, { needs: [] });
});

test("what can be done depends on the state, and what cannot says why", () => {
  const named = (state, more = {}) => Object.fromEntries(actions({ ...ROW, state, ...more }).map(({ action, because }) => [action, because ?? true]));
  assert.deepEqual(named("waiting"), { call: true, amend: true, reprint: true, transfer: true, forward: true, cancel: true });
  assert.equal(named("waiting", { uncertain: true }).deliver, true);
  assert.deepEqual(named("missed"), { readmit: true, call: true, amend: true, reprint: "missed", transfer: "missed", forward: "missed", cancel: true });
  assert.equal(named("parked").resume, true);
  assert.equal(named("called").cancel, "at-counter");
  assert.deepEqual(actions({ ...ROW, state: "missed" }).map(({ action }) => action), ["readmit", "call", "amend", "cancel", "reprint", "transfer", "forward"]);
  assert.deepEqual(named("issued"), { deliver: true, amend: true, cancel: true });
  for (const over of ["finished", "cancelled", "expired"]) assert.deepEqual(named(over), { again: true });
});

test("whoever is back waits for the counter or goes there at once, with a reason where one is needed", () => {
  assert.deepEqual(resume(ROW, "queue").body, { to: "queue" });
  assert.deepEqual(resume(ROW, "call", "promise").body, { to: "call", reason: "promise" });
  assert.ok(isPossible({ ...ROW, state: "parked" }, "resume"));
  assert.ok(!isPossible(ROW, "resume"));
  assert.ok(!isPossible({ ...ROW, state: "called" }, "cancel"));
});

test("what came of the paper is told by the events alone", () => {
  const paper = (state, more = {}, row = {}) => paperOf({ row: { ...ROW, state, ...row }, position: { epoch: 1, seq: 1 }, ...more });
  assert.equal(paper("issued"), "coming");
  assert.equal(paper("waiting", { how: "paper" }), "came");
  assert.equal(paper("waiting", { how: "screen" }), "noted");
  assert.equal(paper("waiting", {}, { uncertain: true }), "uncertain");
  assert.equal(paper("cancelled", { reason: "no_paper" }), "failed");
  assert.equal(paper("cancelled", { reason: "left" }), "taken-back");
  assert.equal(paper("called"), "gone-on");
});

const OFFER = { open: [0, 9], areas: [{ letter: "K" }], services: [{ key: "renew" }] };
const RENEW = { key: "renew", area: "K" };

test("why no number is given: what a desk has said goes before the calendar", () => {
  assert.equal(obstacle(OFFER, RENEW), null);
  assert.equal(obstacle(null, RENEW), null);
  assert.deepEqual(obstacle({ ...OFFER, open: null, opens_ms: 5 }, RENEW), { code: "closed", opensMs: 5 });
  assert.deepEqual(obstacle({ ...OFFER, open: null, stop: { de: "x" } }, RENEW), { code: "stopped", sentence: { de: "x" } });
  assert.deepEqual(obstacle({ ...OFFER, services: [{ key: "renew", left: 0 }] }, RENEW), { code: "used-up" });
  assert.deepEqual(obstacle({ ...OFFER, areas: [{ letter: "K", left: 0 }] }, RENEW), { code: "used-up" });
  assert.equal(obstacle({ ...OFFER, services: [{ key: "renew", left: 1 }] }, RENEW), null);
});

test("only what `anyway` sets aside is an obstacle", () => {
  assert.equal(obstacleOf({ code: "too_late_today", about: {} }).code, "too-late");
  assert.equal(obstacleOf({ code: "unknown_service", about: {} }), null);
});
