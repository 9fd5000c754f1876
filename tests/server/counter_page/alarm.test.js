import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { createAlarm } from "../../../server/web/counter/alarm.js";
import { at, desk as made } from "./made-desk.js";

const QUIET = { number: "7", state: "open", opened_ms: 1 };
const RAISED = { ...QUIET, alarm: true };
const servers = [];
after(() => servers.forEach((server) => server.close()));
const refusal = (code, status = 409) => ({ status, body: { code, detail: code, retry: false } });
const accepted = (type, seq, counter) => ({ status: 200, body: { type, at: seq, position: at(seq), counter } });

/** The alarm of counter 7 at a real server: each answer may be given later than it is asked for. */
async function alarmAt(counter, answers) {
  const seen = [];
  const server = createServer(async (request, response) => {
    const verb = request.url.split("/").at(-1);
    seen.push(verb);
    const { status, body } = await answers[verb](seen.filter((each) => each === verb).length);
    if (!status) return request.socket.destroy();
    return response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { desk } = await made();
  desk.replace({ counter, tickets: [] }, at(2));
  return { alarm: createAlarm({ desk, base: `http://127.0.0.1:${server.address().port}`, csrf: "", number: "7", read: () => new Promise(() => {}) }), desk, seen };
}

/** Something that is answered when it is told. */
function later() {
  let tell;
  const answer = new Promise((resolve) => { tell = resolve; });
  return { answer, tell };
}

test("an alarm that is believed to stand is raised all the same", async () => {
  const { alarm, desk, seen } = await alarmAt(RAISED, { alarm: () => accepted("alarm_raised", 3, RAISED) });
  desk.inTouch.value = false;
  await alarm.raise();
  assert.deepEqual([seen, alarm.state.value], [["alarm"], "quiet"]);
});

test("an alarm that is believed to stand and does not get through says so, until it is known to stand", async () => {
  const { alarm, desk } = await alarmAt(RAISED, { alarm: () => refusal("not_signed_in", 401) });
  desk.inTouch.value = false;
  await alarm.raise();
  assert.equal(alarm.state.value, "failed");
  desk.inTouch.value = true;
  assert.equal(alarm.state.value, "quiet");
});

test("a signed-out page says that nobody was told", async () => {
  const { alarm, desk } = await alarmAt(RAISED, { alarm: () => refusal("not_signed_in", 401) });
  desk.signedOut.value = true;
  await alarm.raise();
  assert.equal(alarm.state.value, "failed");
});

test("a call for help is sent while an end is on its way, which is not tried again", async () => {
  const end = later();
  const { alarm, seen } = await alarmAt(RAISED, { "clear-alarm": () => end.answer, alarm: () => accepted("alarm_raised", 4, RAISED) });
  const ended = alarm.clear();
  await alarm.raise();
  assert.deepEqual([seen, alarm.state.value], [["clear-alarm", "alarm"], "quiet"]);
  end.tell({ status: 0 });
  await ended;
  assert.deepEqual(seen, ["clear-alarm", "alarm"]);
});

test("help is called anew where the end that it has overtaken was done after it", async () => {
  const end = later();
  const { alarm, desk, seen } = await alarmAt(RAISED, {
    "clear-alarm": () => end.answer,
    alarm: (time) => (time === 1 ? refusal("alarm_already_raised") : accepted("alarm_raised", 4, RAISED)),
  });
  const ended = alarm.clear();
  const raised = alarm.raise();
  while (seen.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  end.tell(accepted("alarm_cleared", 3, QUIET));
  await Promise.all([ended, raised]);
  assert.deepEqual([seen, desk.counter.value.alarm, alarm.state.value], [["clear-alarm", "alarm", "alarm"], true, "quiet"]);
});

test("the same call for help is one command, and an end of it one", async () => {
  const { alarm, seen } = await alarmAt(QUIET, { alarm: () => accepted("alarm_raised", 3, RAISED), "clear-alarm": () => accepted("alarm_cleared", 4, QUIET) });
  await Promise.all([alarm.raise(), alarm.raise()]);
  await Promise.all([alarm.clear(), alarm.clear()]);
  assert.deepEqual(seen, ["alarm", "clear-alarm"]);
});
