import assert from "node:assert/strict";
import { test } from "node:test";
import { resume } from "../../../server/web/reception/orders.js";
import { news } from "../../../server/web/reception/words.js";
import { AMENDED, ROW, desk, order } from "./one_desk.js";

test("a refusal is news until something else is begun, an open answer longer", async () => {
  const { desk: mine } = await desk({ status: 409, body: { code: "wrong_state", detail: "no", retry: false } }, "away");
  await mine.run(order);
  assert.deepEqual([mine.notice.value.code, mine.notice.value.verb], ["wrong_state", "amend"]);
  mine.moveOn();
  assert.equal(mine.notice.value, null);
  await mine.run(order);
  mine.moveOn();
  assert.equal(mine.notice.value.kind, "unanswered");
});

test("what happened is news for two minutes", async () => {
  const { desk: mine } = await desk({ status: 200, body: AMENDED });
  await mine.run(order);
  const words = { say: (key) => key, site: { timezone: "Europe/Berlin" } };
  assert.equal(news(words, mine, null, 1000 + 119_999).text, "happened-amended");
  assert.equal(news(words, mine, null, 1000 + 120_000).text, "happened-none");
});

test("a refusal has the sentence of its verb where that says more", async () => {
  const { desk: mine } = await desk({ status: 409, body: { code: "counter_busy", detail: "no", retry: false } });
  await mine.run(resume(ROW, "call"));
  const known = (...keys) => ({ say: (key) => (keys.includes(key) ? `said ${key}` : key), site: {} });
  assert.equal(news(known("refused-counter_busy", "refused-resume-counter_busy"), mine, null, 0).text, "said refused-resume-counter_busy");
  assert.equal(news(known("refused-counter_busy"), mine, null, 0).text, "said refused-counter_busy");
});
