import assert from "node:assert/strict";
import { test } from "node:test";
import { Silence } from "../../../server/web/staff/silence.js";

/** A page whose two clocks and whose server are moved by hand; the server is an hour ahead. */
function page() {
  const time = { steady: 1_000, day: 50_000, server: 3_650_000 };
  const silence = new Silence([() => time.steady, () => time.day]);
  const pass = (ms, { steady = ms, day = ms } = {}) => { time.steady += steady; time.day += day; time.server += ms; };
  silence.ask();
  silence.answered(time.server);
  return { time, silence, pass };
}
const round = (ms) => Math.round(ms / 100) * 100;

test("what was heard grows old until the next beat", () => {
  const { time, silence, pass } = page();
  pass(1_900);
  assert.equal(round(silence.ms), 1_900);
  silence.beat(time.server);
  assert.equal(round(silence.ms), 0);
});

test("a beat that lay in the socket is as old as it is", () => {
  const { time, silence, pass } = page();
  const said = time.server + 2_000;
  pass(60_000);
  silence.beat(said);
  assert.equal(round(silence.ms), 57_900);
});

test("a sleep counts though the steady clock stood still", () => {
  const { silence, pass } = page();
  pass(60_000, { steady: 0 });
  assert.equal(round(silence.ms), 59_900);
});

test("a sleep counts though the clock of the day was set back meanwhile", () => {
  const { silence, pass } = page();
  pass(60_000, { day: -3_600_000 });
  assert.equal(round(silence.ms), 59_900);
});

test("an answer makes it young, but only one that came at once", () => {
  const { time, silence, pass } = page();
  pass(60_000);
  silence.ask();
  pass(300);
  assert.equal(silence.answered(time.server), true);
  assert.equal(round(silence.ms), 0);
  silence.ask();
  const said = time.server;
  pass(30_000, { steady: 0 });
  assert.equal(silence.answered(said), false);
  assert.equal(round(silence.ms) >= 29_900, true);
});

test("a day's clock that was set forward is forgiven with the next answer", () => {
  const { time, silence, pass } = page();
  pass(2_000, { day: 3_602_000 });
  silence.beat(time.server);
  assert.equal(silence.ms > 5_000, true);
  silence.ask();
  assert.equal(silence.answered(time.server), true);
  assert.equal(round(silence.ms), 0);
});

test("a server's clock that runs ahead of everybody's is no sleep", () => {
  const { time, silence, pass } = page();
  for (let beat = 0; beat < 100; beat += 1) {
    pass(2_000);
    time.server += 100_000;
    silence.beat(time.server);
    assert.equal(round(silence.ms), 0);
  }
});

test("a clock of ours that goes a little too fast is no sleep", () => {
  const { time, silence, pass } = page();
  for (let beat = 0; beat < 14_400; beat += 1) {
    pass(2_000, { steady: 2_001, day: 2_001 });
    silence.beat(time.server);
  }
  assert.equal(silence.ms < 100, true);
});
