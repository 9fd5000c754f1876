import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { CommandIds, send } from "../../../server/web/staff/commands.js";

const EVENT = { type: "called", position: { epoch: 1, seq: 2 } };
const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A real server that answers as told, one answer a request; a function may break the connection. */
async function serverThat(...answers) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    const answer = answers[Math.min(seen.length, answers.length) - 1];
    if (typeof answer === "function") return answer(response);
    response.writeHead(answer.status, { "Content-Type": "application/json", Connection: "close" });
    return response.end(JSON.stringify(answer.body));
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/call-next`, seen };
}

const command = (url) => ({ url, body: {}, id: "0123456789abcdef", headers: { "X-CSRF-Token": "7.mac" } });
const inTouch = { mayTry: () => true };
const breaks = (response) => response.destroy();
const unavailable = { status: 503, body: { code: "unavailable", detail: "away", retry: true } };

test("an id stays as long as nobody has answered and its key means the same", () => {
  const ids = new CommandIds();
  ids.draw(["call", "close"], "opened");
  const first = ids.take("call");
  ids.draw(["call", "close"], "alarm");
  assert.equal(ids.take("call"), first);
  assert.match(first, /^[A-Za-z0-9_-]{8,64}$/);
  assert.notEqual(ids.take("close"), first);
});

test("an id outlives its key only as long as nothing has happened", () => {
  const ids = new CommandIds();
  ids.draw(["call"], "opened");
  const first = ids.take("call");
  ids.draw([], "opened");
  ids.draw(["call"], "opened");
  assert.equal(ids.take("call"), first);
  ids.draw(["start"], "called");
  ids.draw(["call"], "finished");
  assert.notEqual(ids.take("call"), first);
});

test("an id is given up when it was answered, but not by an older answer", () => {
  const ids = new CommandIds();
  const first = ids.take("call");
  ids.spend("call", first);
  const second = ids.take("call");
  assert.notEqual(second, first);
  ids.spend("call", first);
  assert.equal(ids.take("call"), second);
});

test("a lost answer is asked for again with the same id", async () => {
  const { url, seen } = await serverThat(breaks, unavailable, { status: 200, body: EVENT });
  assert.deepEqual(await send(command(url), inTouch), { kind: "accepted", event: EVENT });
  assert.deepEqual(seen.map((headers) => headers["idempotency-key"]), Array(3).fill("0123456789abcdef"));
  assert.equal(seen[0]["x-csrf-token"], "7.mac");
});

test("a refusal is final and says its code", async () => {
  const { url, seen } = await serverThat({ status: 409, body: { code: "counter_busy", detail: "busy", retry: false } });
  const { kind, problem } = await send(command(url), inTouch);
  assert.deepEqual([kind, problem.code, problem.detail, seen.length], ["refused", "counter_busy", "busy", 1]);
});

test("an unreadable answer of a proxy is asked for again", async () => {
  const { url } = await serverThat((response) => response.writeHead(502).end("<html>"), { status: 200, body: EVENT });
  assert.equal((await send(command(url), inTouch)).kind, "accepted");
});

test("nothing is sent while out of touch", async () => {
  const { url, seen } = await serverThat({ status: 200, body: EVENT });
  assert.deepEqual(await send(command(url), { mayTry: () => false, giveUpMs: 700 }), { kind: "unanswered" });
  assert.equal(seen.length, 0);
});

test("a command that is never answered is unanswered, not refused", async () => {
  const { url } = await serverThat(breaks);
  assert.deepEqual(await send(command(url), { ...inTouch, giveUpMs: 700 }), { kind: "unanswered" });
});

test("a command that was not delivered is not sent any more when the machine has slept over it", async () => {
  const { url, seen } = await serverThat(breaks, { status: 200, body: EVENT });
  const asleep = { ms: 0 };
  const clocks = [() => performance.now(), () => Date.now() + asleep.ms];
  const sent = send(command(url), { ...inTouch, clocks });
  while (!seen.length) await new Promise((resolve) => setTimeout(resolve, 10));
  asleep.ms = 3_600_000;
  assert.deepEqual([await sent, seen.length], [{ kind: "unanswered" }, 1]);
});

test("a clock of the day that is set back makes no command live longer", async () => {
  const { url } = await serverThat(breaks);
  const begun = performance.now();
  let day = 1e12;
  assert.deepEqual(await send(command(url), { ...inTouch, giveUpMs: 700, clocks: [() => performance.now(), () => (day -= 1000)] }), { kind: "unanswered" });
  assert.ok(performance.now() - begun < 5000);
});
