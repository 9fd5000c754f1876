import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { signal } from "../../../device/page/vendor/page.js";
import { createUnseen } from "../../../server/web/counter/alarm-shown.js";

const moment = () => new Promise((resolve) => setTimeout(resolve, 30));

const made = [];
afterEach(() => made.forEach((raised) => { raised.value = false; }));

/** Counter 7 that asks every 5 ms, and what the server answers it. */
function asked(raised) {
  made.push(raised);
  const server = { answer: { shown: true }, paths: [] };
  const read = async (path, how) => { server.paths.push([path, how]); return server.answer; };
  return { server, unseen: createUnseen({ read, number: "7", isRaised: () => raised.value, againMs: 5 }) };
}

test("nothing is asked while nobody calls for help", async () => {
  const { server, unseen } = asked(signal(false));
  await moment();
  assert.deepEqual([server.paths, unseen.value], [[], false]);
});

test("it is told as soon as nobody can see the alarm any more, and as soon as somebody can", async () => {
  const { server, unseen } = asked(signal(true));
  await moment();
  assert.deepEqual([unseen.value, server.paths[0]], [false, ["counters/7/alarm", { byItself: true }]]);
  server.answer = { shown: false };
  await moment();
  assert.equal(unseen.value, true);
  server.answer = { shown: true };
  await moment();
  assert.equal(unseen.value, false);
});

test("without an answer it stays as it was said", async () => {
  const { server, unseen } = asked(signal(true));
  server.answer = { shown: false };
  await moment();
  for (const answer of [null, {}]) {
    server.answer = answer;
    await moment();
    assert.equal(unseen.value, true);
  }
});

test("an alarm that has ended is asked about no more, and the next one anew", async () => {
  const raised = signal(true);
  const { server, unseen } = asked(raised);
  server.answer = { shown: false };
  await moment();
  raised.value = false;
  assert.equal(unseen.value, false);
  await moment();
  const before = server.paths.length;
  await moment();
  assert.equal(server.paths.length, before);
  server.answer = { shown: true };
  raised.value = true;
  assert.equal(unseen.value, false);
});
