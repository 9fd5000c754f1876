import assert from "node:assert/strict";
import { test } from "node:test";
import { attention } from "../../../server/web/reception/attention.js";
import { areaQueues, waitingCount } from "../../../server/web/staff/overview/queues.js";

const MINUTE = 60_000;
const kept = (...rows) => ({ tickets: new Map(rows.map((row, place) => [String(place), { row: { id: String(place), number: `K${101 + place}`, area: "K", service: "renew", state: "waiting", rank: place, arrived_ms: 0, ...row } }])) });
const concerns = new Map([["renew", { key: "renew", area: "K", target_minutes: 20 }], ["travel", { key: "travel", area: "K", target_minutes: 40 }]]);
const areas = [{ letter: "F" }, { letter: "K" }];

test("each area says how many wait, the longest wait and who is next", () => {
  const [f, k] = areaQueues(kept({ rank: 9 }, { rank: 3, service: "travel", arrived_ms: 5 * MINUTE }, { state: "called" }), areas, concerns, 30 * MINUTE);
  assert.deepEqual([f.count, f.next, k.count, k.next.number, k.longestMs], [0, null, 2, "K102", 30 * MINUTE]);
  assert.equal(waitingCount([f, k]), 2);
});

test("a concern is over its target a moment after it, and comes first by how far", () => {
  const at = (ms) => areaQueues(kept({}, { service: "travel" }), areas, concerns, ms)[1];
  assert.deepEqual(at(20 * MINUTE).queues.map(({ over }) => over), [false, false]);
  assert.deepEqual(at(20 * MINUTE + 1).queues.map(({ service, over }) => [service, over]), [["renew", true], ["travel", false]]);
});

test("who is told the counted time alone sees that, and an appointment that is still to come has not waited", () => {
  const [, k] = areaQueues(kept({ arrived_ms: undefined, counted_ms: 5 * MINUTE }), areas, concerns, 30 * MINUTE);
  assert.equal(k.longestMs, 25 * MINUTE);
  const [, early] = areaQueues(kept({ arrived_ms: undefined, counted_ms: 40 * MINUTE }), areas, concerns, 30 * MINUTE);
  assert.deepEqual([early.longestMs, early.over], [0, false]);
});

test("somebody who waits elsewhere is counted there", () => {
  const [f, k] = areaQueues(kept({ waits_in: "F" }), areas, concerns, 0);
  assert.deepEqual([f.count, k.count], [1, 0]);
});

test("a number without paper is named once its paper is overdue", () => {
  const office = kept({ state: "issued", issued_ms: 1000 }, { uncertain: true }, { state: "missed" }, { state: "parked" });
  const names = (nowMs) => Object.fromEntries(Object.entries(attention(office, nowMs)).map(([name, rows]) => [name, rows.length]));
  assert.deepEqual(names(4999), { paperless: 0, undelivered: 0, uncertain: 1, missed: 1, parked: 1 });
  assert.equal(names(5000).undelivered, 1);
});
