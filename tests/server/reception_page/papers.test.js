import assert from "node:assert/strict";
import { test } from "node:test";
import { attention } from "../../../server/web/reception/attention.js";
import { actions } from "../../../server/web/reception/orders.js";
import { bestPrinter, holding, paperOf, withoutPaper } from "../../../server/web/reception/papers.js";

const row = (id, state, more = {}) => ({ id, number: id, area: "K", service: "renew", language: "de", state, kiosk: "kiosk-1", issued_ms: Number(id), ...more });
const shown = row("4", "issued", { paperless: true });
const noted = row("2", "waiting", { paperless: true });
const unsure = row("3", "waiting", { paperless: true, uncertain: true });
const office = (...rows) => ({ tickets: new Map(rows.map((each) => [each.id, { row: each, position: { epoch: 1, seq: 1 } }])) });

test("who stands at a screen comes first, then the newest; whoever is called or has paper is not named", () => {
  const all = office(row("1", "waiting"), noted, unsure, shown, row("5", "called", { paperless: true }), row("6", "issued"));
  assert.deepEqual(withoutPaper(all).map(({ id }) => id), ["4", "3", "2"]);
});

test("what is known of the owner follows from the row", () => {
  assert.deepEqual([shown, unsure, noted].map(holding), ["on-screen", "unsure", "noted"]);
  assert.deepEqual([shown, unsure, noted].map((each) => paperOf({ row: each })), ["on-screen", "uncertain", "noted"]);
});

test("the paper comes at the own printer, or at the next one that works, and not where it has just failed", () => {
  const names = ["kiosk-1", "kiosk-2", "kiosk-3"];
  const works = (...those) => (name) => those.includes(name);
  assert.equal(bestPrinter(noted, "kiosk-1", names, works(...names)), "kiosk-1");
  assert.equal(bestPrinter(shown, "kiosk-1", names, works(...names)), "kiosk-2");
  assert.equal(bestPrinter(noted, "kiosk-2", names, works("kiosk-1", "kiosk-3")), "kiosk-1");
  assert.equal(bestPrinter(shown, "kiosk-2", names, works("kiosk-1")), "kiosk-1");
  assert.equal(bestPrinter(shown, "kiosk-2", names, works()), "kiosk-2");
});

test("a paper can be ordered for a number on a screen, not for one whose first paper is coming", () => {
  const may = (ticket) => actions(ticket).filter(({ because }) => !because).map(({ action }) => action);
  assert.ok(may(shown).includes("reprint"));
  assert.ok(!may(row("6", "issued")).includes("reprint"));
  assert.ok(may(noted).includes("deliver"));
  assert.ok(!may(row("5", "called", { paperless: true, uncertain: true })).includes("deliver"));
});

test("whoever has no paper is named as that, and not once more as somebody whose paper is late or unsure", () => {
  const found = attention(office(shown, unsure, noted), 1e15);
  assert.deepEqual([found.paperless.length, found.undelivered.length, found.uncertain.length], [3, 0, 0]);
});
