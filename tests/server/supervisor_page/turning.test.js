import assert from "node:assert/strict";
import { test } from "node:test";

import { createTurning } from "../../../server/web/supervisor/turning.js";

const row = (more) => ({ name: "kiosk-1", kind: "kiosk", state: "in_order", reasons: [], ...more });

function asked(...replies) {
  const sent = [];
  const ask = async (path, body) => { sent.push([path, body]); return replies.shift(); };
  return { sent, ask };
}

test("a kiosk is taken out of service or back by what it is now, and trouble is told", async () => {
  const { sent, ask } = asked({ ok: true, body: {} }, { ok: true, body: {} }, { ok: false, code: "unanswered", waitS: 0 });
  const done = [];
  const turning = createTurning({ ask, onDone: (...what) => done.push(what) });
  await turning.turn(row({}));
  await turning.turn(row({ state: "out_of_service" }));
  await turning.turn(row({}));
  assert.deepEqual(sent.map(([path]) => path), ["out-of-service", "back-in-service", "out-of-service"].map((path) => `devices/kiosk-1/${path}`));
  assert.deepEqual(done, [["is-out", "kiosk-1"], ["is-back", "kiosk-1"]]);
  assert.equal(turning.trouble.value.code, "unanswered");
});
