import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { signal } from "../../../device/page/vendor/page.js";
import { withMessage } from "../../../server/web/staff/messages/standing.js";
import { createMessagesDesk } from "../../../server/web/supervisor/messages-desk.js";

const MINUTE = 60_000;
const at = (seq) => ({ epoch: 1, seq });
const message = (more) => ({ id: "1", kind: "quiet", areas: [], text: {}, since_ms: 1000, ...more });
const shown = (seq, more) => ({ type: "message_shown", at: 1000, position: at(seq), message: message(more) });
const gone = (seq, id = "1") => ({ type: "message_withdrawn", at: 1000, position: at(seq), message: { id, kind: "quiet", areas: [] } });
const refused = (code, status = 409) => ({ status, body: { code, detail: code, retry: false } });
const ids = (desk) => desk.rows().map(({ id }) => id);
const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A supervisor's desk at a real server that answers as told; "away" does not answer. */
async function desk(...answers) {
  const seen = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => { body += part; });
    request.on("end", () => {
      seen.push({ path: request.url, id: request.headers["idempotency-key"], csrf: request.headers["x-csrf-token"], body: body && JSON.parse(body) });
      const told = answers.length > 1 ? answers.shift() : answers[0];
      if (told === "away") request.socket.destroy();
      else response.writeHead(told.status, { "Content-Type": "application/json" }).end(JSON.stringify(told.body));
    });
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const messages = signal(new Map());
  const inTouch = signal(true);
  const hear = (event, position) => { messages.value = withMessage(messages.value, event.type, event.message, position); };
  const now = signal(1000);
  const outs = [];
  const made = createMessagesDesk({
    base: `http://127.0.0.1:${server.address().port}`, csrf: "supervisor.mac", followed: { messages, known: signal(true), inTouch, inTouchNow: () => inTouch.value, hear }, now, undoMs: MINUTE,
    timeZone: "Europe/Berlin", onSignedOut: (code) => outs.push(code), giveUpMs: 500,
  });
  return { desk: made, seen, hear, inTouch, now, outs };
}

test("what is put up stands at once, is taken back by the own step, and stands again", async () => {
  const { desk: mine, seen } = await desk({ status: 201, body: shown(2) }, { status: 200, body: gone(3) }, { status: 201, body: shown(4, { id: "2" }) });
  mine.drafting.choose("quiet");
  await mine.drafting.send();
  assert.deepEqual([ids(mine), mine.own.value.type, mine.undo.value.verb], [["1"], "message_shown", "show-message"]);
  assert.equal(mine.drafting.draft.value, null);
  await mine.takeBack();
  assert.deepEqual([ids(mine), mine.undo.value.verb], [[], "withdraw-message"]);
  await mine.takeBack();
  assert.deepEqual(ids(mine), ["2"]);
  assert.deepEqual(seen.map(({ path }) => path), ["/messages", "/messages/1/withdraw", "/messages"]);
  assert.deepEqual([seen[0].body, seen[0].csrf], [{ kind: "quiet" }, "supervisor.mac"]);
});

test("an own step is taken back for as long as the site lets it, an evacuation never by a slip", async () => {
  const { desk: mine, now } = await desk({ status: 201, body: shown(2) });
  mine.drafting.choose("quiet");
  await mine.drafting.send();
  now.value += MINUTE - 1;
  assert.ok(mine.undo.value);
  now.value += 1;
  assert.equal(mine.undo.value, null);
  const { desk: other, seen } = await desk({ status: 201, body: shown(2, { kind: "evacuation" }) });
  other.drafting.choose("evacuation");
  await other.drafting.send();
  assert.deepEqual([seen.length, other.drafting.draft.value.sure], [0, true]);
  await other.drafting.send();
  assert.deepEqual([seen.length, ids(other), other.undo.value], [1, ["1"], null]);
});

test("a message that could not be ended is ended by the same command when it is pressed again", async () => {
  const answers = ["away", "away", "away", "away"];
  const { desk: mine, seen, hear } = await desk(...answers, { status: 200, body: gone(6) });
  hear(shown(5), at(5));
  const [row] = mine.rows();
  for (let press = 0; press < 6 && !mine.own.value; press += 1) await mine.withdraw(row);
  assert.ok(seen.length > 1);
  assert.equal(new Set(seen.map(({ id }) => id)).size, 1);
  assert.deepEqual([ids(mine), mine.notice.value], [[], null]);
});

test("what nobody has answered is left open once somebody else has ended it, and is no news elsewhere on the page", async () => {
  const { desk: mine, hear } = await desk("away");
  hear(shown(5), at(5));
  await mine.withdraw(mine.rows()[0]);
  assert.equal(mine.notice.value.kind, "unanswered");
  hear(gone(6), at(6));
  assert.equal(mine.notice.value.kind, "left-open");
  mine.moveOn();
  assert.equal(mine.notice.value, null);
});

test("nothing is sent while the link is down, and that is said until it is up again", async () => {
  const { desk: mine, seen, inTouch } = await desk({ status: 201, body: shown(2) });
  inTouch.value = false;
  mine.drafting.choose("break");
  await mine.drafting.send();
  assert.deepEqual([seen.length, mine.notice.value.kind, mine.drafting.draft.value.kind], [0, "not-sent", "break"]);
  inTouch.value = true;
  assert.equal(mine.notice.value, null);
});

test("a refusal is told and the draft stays; who has signed out is told so", async () => {
  const { desk: mine } = await desk(refused("too_many_messages"));
  mine.drafting.choose("closed");
  await mine.drafting.send();
  assert.deepEqual([mine.notice.value.code, mine.drafting.draft.value.kind], ["too_many_messages", "closed"]);
  const { desk: other, outs } = await desk(refused("not_signed_in", 401));
  other.drafting.choose("closed");
  await other.drafting.send();
  assert.deepEqual([outs, other.notice.value], [["not_signed_in"], null]);
});

test("until closing is offered once the server has said when that is, and stays where it cannot be asked", async () => {
  const closes = Date.UTC(2026, 10, 23, 15);
  const { desk: mine, now, seen } = await desk({ status: 200, body: { openings: [[Date.UTC(2026, 10, 23, 7), closes]] } }, "away");
  now.value = Date.UTC(2026, 10, 23, 9);
  assert.equal(mine.closesMs(), null);
  await mine.refresh();
  await mine.refresh({ byItself: true });
  assert.deepEqual([mine.closesMs(), seen[0].path], [closes, "/offer"]);
});
