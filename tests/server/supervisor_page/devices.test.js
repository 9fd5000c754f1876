import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { deviceKind, deviceWords, lastSeen, needsSomebody } from "/staff/page/devices/states.js";
import { createArrivals } from "/staff/page/devices/arrivals.js";
import { byNeed, headline } from "../../../server/web/supervisor/device-list.js";
import { asCode, createPairing, firstChoice } from "../../../server/web/supervisor/pairing.js";
import { createRevoking } from "../../../server/web/supervisor/revoking.js";

const AT = { timeZone: "Europe/Berlin", nowMs: Date.UTC(2026, 10, 24, 9, 30) };
const MINUTE = 60_000;
/** A text is its key, and a key that nobody knows comes back as it is. */
const UNKNOWN = new Set(["device-because-on_fire", "device-do-on_fire"]);
const say = (key, values) => {
  if (UNKNOWN.has(key)) return key;
  return values ? `${key} ${Object.values(values).join(" ")}` : `[${key}]`;
};
const row = (more) => ({ name: "kiosk-1", kind: "kiosk", state: "in_order", reasons: [], ...more });

async function texts(file) {
  const text = await readFile(new URL(`../../../server/web/staff/devices/${file}`, import.meta.url), "utf8");
  return [...text.matchAll(/^([a-z_-]+) =/gm)].map(([, key]) => key);
}

test("every state, reason and kind has its words in both languages", async () => {
  const german = await texts("de.ftl");
  assert.deepEqual(german, await texts("en.ftl"));
  const server = await readFile(new URL("../../../server/devices.py", import.meta.url), "utf8");
  const trouble = server.slice(server.indexOf("class Trouble"), server.indexOf("BROKEN: Final"));
  const health = server.slice(server.indexOf("class Health"), server.indexOf("class Trouble"));
  for (const [, code] of trouble.matchAll(/= "([a-z_]+)"/g)) {
    assert.ok(german.includes(`device-because-${code}`) && german.includes(`device-do-${code}`), code);
  }
  for (const [, code] of health.matchAll(/= "([a-z_]+)"/g)) assert.ok(german.includes(`device-state-${code}`), code);
});

test("a reason that this page is too old to know is still a reason", () => {
  const words = deviceWords(say, row({ state: "broken", reasons: ["on_fire"] }), AT);
  assert.deepEqual(words.reasons, ["[device-because-other]"]);
  assert.equal(words.tone, "bad");
});

test("a kiosk that is gone needs somebody; of a device where people work it says that it is signed in", () => {
  assert.ok(needsSomebody(row({ state: "unseen" })));
  assert.equal(deviceWords(say, row({ state: "unseen" }), AT).tone, "bad");
  const desk = row({ state: "paired", kind: "counter" });
  assert.ok(!needsSomebody(desk));
  const { tone, text, todo } = deviceWords(say, desk, AT);
  assert.deepEqual([tone, text, todo], ["quiet", "[device-state-paired]", ""]);
});

test("when it was heard last is a time today, and has its day before", () => {
  const seen = (ms) => lastSeen(say, row({ seen_ms: ms }), AT);
  assert.equal(seen(AT.nowMs - MINUTE), "10:29");
  assert.equal(seen(AT.nowMs - 24 * 60 * MINUTE), "device-seen-yesterday 10:30");
  assert.equal(seen(AT.nowMs - 72 * 60 * MINUTE), "device-seen-day 21.11. 10:30");
  assert.equal(lastSeen(say, row({}), AT), "[device-never-seen]");
  assert.equal(deviceKind(say, row({})), "[device-kind-kiosk]");
});

test("those first that need somebody, else in the site's order", () => {
  const rows = ["in_order", "unpaired", "soon", "unseen", "broken"].map((state, place) => row({ name: `${place}`, state }));
  const program = row({ name: "program", kind: "reception", state: "paired" });
  assert.deepEqual(byNeed([program, ...rows]).map(({ name }) => name), ["4", "3", "2", "0", "1", "program"]);
});

test("a code is read as it is typed", () => {
  assert.equal(asCode("bcd"), "BCD");
  assert.equal(asCode("bcdf gjkl mn"), "BCDF-GJKL");
  assert.equal(asCode(" bc-df1"), "BCDF");
});

test("what stands chosen at first is never another device's name unless it is the only one", () => {
  const names = [{ name: "a", taken: true }, { name: "b", taken: false }, { name: "c", taken: false }];
  assert.equal(firstChoice({ names, wish: "c" }), "c");
  assert.equal(firstChoice({ names, wish: "a" }), "");
  assert.equal(firstChoice({ names: names.slice(0, 2) }), "b");
  assert.equal(firstChoice({ names: names.slice(0, 1) }), "a");
});

function asked(...replies) {
  const sent = [];
  const ask = async (path, body) => { sent.push([path, body]); return replies.shift(); };
  return { sent, ask };
}

test("nothing is decided before somebody has seen what asks", async () => {
  const found = { code: "BCDF-GJKL", names: [{ name: "kiosk-1", taken: false }] };
  const { sent, ask } = asked({ ok: true, body: found }, { ok: true, body: { name: "kiosk-1" } });
  const done = [];
  const pairing = createPairing({ ask, onDone: (...what) => done.push(what) });
  pairing.open();
  pairing.type("bcdfgjkl");
  await pairing.confirm();
  assert.deepEqual(sent, []);
  await pairing.find();
  assert.equal(pairing.step.value, "choose");
  await pairing.confirm();
  assert.deepEqual(sent.map(([path]) => path), ["pairings/find", "pairings/confirm"]);
  assert.deepEqual(done, [["pair-done", "kiosk-1"]]);
});

test("what went wrong is told, and what was typed stays", async () => {
  const { ask } = asked({ ok: false, code: "unknown_code", waitS: 0 });
  const pairing = createPairing({ ask, onDone: () => assert.fail() });
  pairing.open();
  pairing.type("bbbbbbbb");
  await pairing.find();
  assert.deepEqual([pairing.step.value, pairing.typed.value, pairing.trouble.value.code], ["code", "BBBB-BBBB", "unknown_code"]);
  pairing.type("bbbbbbbc");
  assert.equal(pairing.trouble.value, null);
});

test("a kiosk that was taken out of service is not broken, and says what it is before what it lacks", () => {
  const out = row({ state: "out_of_service", reasons: ["no_paper"] });
  assert.ok(!needsSomebody(out));
  const { tone, state, reasons, todo } = deviceWords(say, out, AT);
  assert.deepEqual([tone, state, todo], ["quiet", "[device-state-out_of_service]", "[device-do-out_of_service]"]);
  assert.deepEqual(reasons, ["[device-because-no_paper]"]);
  assert.equal(headline(say, [out, row({})]), "some-out 1");
});

test("a device that is gone already is let go", async () => {
  const { sent, ask } = asked({ ok: false, code: "unknown_device", waitS: 0 });
  const done = [];
  const revoking = createRevoking({ ask, onDone: (...what) => done.push(what) });
  revoking.open(row({}));
  await revoking.revoke();
  assert.deepEqual(sent[0][0], "devices/kiosk-1/revoke");
  assert.deepEqual([done, revoking.device.value], [[["revoked", "kiosk-1"]], null]);
});

test("the headline never says more than is true", () => {
  const of = (...states) => headline(say, states.map((state) => row({ state })));
  assert.equal(of(), "[no-devices]");
  assert.equal(of("in_order", "paired"), "[all-in-order]");
  assert.equal(of("in_order", "unpaired", "unpaired"), "some-unpaired 2");
  assert.equal(of("unpaired"), "some-unpaired 1");
  assert.equal(of("in_order", "arriving"), "some-arriving 1");
  assert.equal(of("broken", "soon", "unseen", "unpaired"), "some-not 3 some-unpaired 1");
});

test("the words of the headline are there in both languages", async () => {
  for (const file of ["de.ftl", "en.ftl"]) {
    const text = await readFile(new URL(`../../../server/web/supervisor/${file}`, import.meta.url), "utf8");
    for (const key of ["no-devices", "all-in-order", "some-not", "some-unpaired", "some-arriving"]) assert.match(text, new RegExp(`^${key} =`, "m"));
  }
});

const states = (rows) => rows.map(({ state }) => state);
const never = row({ state: "unseen" });
const unpaired = row({ state: "unpaired" });

test("a device that was let in is calm for a minute, and then what it is", () => {
  const { mark } = createArrivals();
  mark([unpaired], 1000);
  assert.deepEqual(states(mark([never], 6000)), ["arriving"]);
  assert.deepEqual(states(mark([never], 65_999)), ["arriving"]);
  assert.deepEqual(states(mark([never], 66_000)), ["unseen"]);
  assert.deepEqual(states(mark([never], 71_000)), ["unseen"]);
  const { tone, state, todo } = deviceWords(say, { ...never, state: "arriving" }, AT);
  assert.deepEqual([tone, state, todo], ["quiet", "[device-state-arriving]", "[device-do-arriving]"]);
  assert.ok(!needsSomebody({ ...never, state: "arriving" }));
});

test("who let it in here sees so before it has taken its token", () => {
  const { expect, mark } = createArrivals();
  mark([unpaired], 1000);
  expect("kiosk-1", 1000);
  assert.deepEqual(states(mark([unpaired], 2000)), ["arriving"]);
  assert.deepEqual(states(mark([never], 7000)), ["arriving"]);
  assert.deepEqual(states(mark([row({})], 9000)), ["in_order"]);
  expect("kiosk-1", 9000);
  assert.deepEqual(states(mark([unpaired], 69_000)), ["unpaired"], "it never came");
});

test("only who has just come is calm: not who is gone, was never heard before, or was let go again", () => {
  const first = createArrivals();
  assert.deepEqual(states(first.mark([never], 1000)), ["unseen"], "nobody knows since when");
  const gone = createArrivals();
  gone.mark([row({ state: "unseen", seen_ms: 1 })], 1000);
  assert.deepEqual(states(gone.mark([never], 6000)), ["unseen"], "what was heard was forgotten after days");
  const quiet = createArrivals();
  quiet.mark([row({})], 1000);
  assert.deepEqual(states(quiet.mark([row({ state: "unseen", seen_ms: 1 })], 6000)), ["unseen"]);
  const revoked = createArrivals();
  revoked.mark([unpaired], 1000);
  revoked.mark([never], 6000);
  assert.deepEqual(states(revoked.mark([unpaired], 11_000)), ["unpaired"]);
});
