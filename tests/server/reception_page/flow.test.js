import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "/shared/vendor/page.js";
import { createFlow } from "../../../server/web/reception/flow.js";
import { ROW, at, desk } from "./one_desk.js";

const WHY = { text: "", reasons: [] };
const LATE = { text: "", reasons: [{ rule: "grace_over", text: "" }] };

/** The number in this state is looked at, and a minute goes by. */
async function lookedAt(state, mostMs) {
  const { desk: mine, seen } = await desk(...Array(3).fill({ status: 200, body: WHY }), { status: 200, body: LATE });
  const now = signal(1000);
  const flow = createFlow({ desk: mine, issuing: { refused: signal(null) }, letters: ["K"], language: signal("de"), now });
  mine.replace({ counters: [], stops: [], tickets: [{ ...ROW, state }] }, at(2));
  flow.show(ROW.id);
  await until(() => flow.told.value);
  const before = flow.told.value.late;
  now.value += 60_000;
  await until(() => flow.told.value.late, mostMs);
  return { before, after: flow.told.value.late, asked: seen.length };
}

/** Wait until this is so, at most for so long. */
async function until(isSo, mostMs = 10_000) {
  const end = Date.now() + mostMs;
  while (!isSo() && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 10); });
}

test("who did not come is told for as long as it is true whether the place is kept", async () => {
  const { before, after } = await lookedAt("missed");
  assert.deepEqual([before, after], [false, true]);
});

test("nothing is asked again of a number about which nothing changes by the clock", async () => {
  assert.equal((await lookedAt("waiting", 500)).asked, 3);
});
