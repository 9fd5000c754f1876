import assert from "node:assert/strict";
import { test } from "node:test";
import { createIssuing, found } from "../../../server/web/reception/issuing.js";
import { AMENDED, ROW, at, desk, order } from "./one_desk.js";


test("a double press is one command", async () => {
  const { desk: mine, seen } = await desk({ status: 200, body: AMENDED });
  await Promise.all([mine.run(order), mine.run(order)]);
  assert.deepEqual(seen.map(([path]) => path), ["/tickets/0000000001/amend"]);
  assert.equal(mine.office.value.last.type, "amended");
});

test("nothing is sent and a sentence says so when out of touch", async () => {
  const { desk: mine, seen, link } = await desk({ status: 200, body: AMENDED });
  link.up = false;
  assert.equal(await mine.run(order), null);
  assert.deepEqual([seen.length, mine.notice.value], [0, { kind: "not-sent" }]);
});

test("an answer that was lost is asked for again under the same id", async () => {
  const { desk: mine, seen } = await desk("away", { status: 200, body: AMENDED });
  await mine.run(order);
  assert.equal(seen.length, 2);
  assert.equal(seen[0][1], seen[1][1]);
});

test("the same order again after its answer is a new command", async () => {
  const { desk: mine, seen } = await desk({ status: 409, body: { code: "wrong_state", detail: "no", retry: false } }, { status: 200, body: AMENDED });
  await mine.run(order);
  assert.equal(mine.notice.value.code, "wrong_state");
  await mine.run(order);
  assert.notEqual(seen[0][1], seen[1][1]);
  assert.equal(mine.notice.value, null);
});

test("a refusal that the caller shows is not said at the foot, and brings what it says beside", async () => {
  const { desk: mine } = await desk({ status: 409, body: { code: "reason_needed", detail: "", retry: false, passed: { id: "1" } } });
  const ending = await mine.run(order, { quiet: (code) => code === "reason_needed" });
  assert.deepEqual([ending.refusal.about.passed, mine.notice.value], [{ id: "1" }, null]);
});

test("the own step may be taken back until something else has happened to the ticket, or it is too late", async () => {
  const { desk: mine } = await desk({ status: 200, body: AMENDED });
  await mine.run(order);
  assert.equal(mine.undo.value.verb, "amend");
  mine.hear({ type: "called", at: 0, position: at(3), ticket: { ...ROW, state: "called" } }, at(3));
  assert.equal(mine.undo.value, null);
});

test("a session that ended, or that another one has replaced, is told apart", async () => {
  const ended = await desk({ status: 401, body: { code: "not_signed_in", detail: "", retry: false } });
  await ended.desk.run(order);
  assert.equal(ended.desk.signedOut.value, true);
  const stale = await desk({ status: 403, body: { code: "missing_csrf", detail: "", retry: false } });
  await stale.desk.run(order);
  assert.deepEqual([stale.link.stale, stale.desk.signedOut.value], [true, false]);
});

const SERVICES = new Map([["renew", { key: "renew", area: "K", title: { de: "Verlängern", en: "Extend", uk: "Продовження" }, short: { de: "Verlängern" } }],
  ["travel", { key: "travel", area: "K", title: { de: "Reiseausweis" }, short: { de: "Ausweis" } }]]);

test("a concern is found in German, English and the visitor's language", () => {
  for (const typed of ["verl", "exte", "продов"]) assert.deepEqual(found(SERVICES.values(), typed, "uk").map(({ key }) => key), ["renew"]);
  assert.deepEqual(found(SERVICES.values(), "продов", "tr"), []);
});

test("a number is issued anyway only after its obstacle was shown", async () => {
  const refusal = { status: 409, body: { code: "office_closed", detail: "", retry: false, opens_ms: 7 } };
  const issued = { status: 201, body: { type: "issued", at: 0, position: at(2), ticket: ROW, ahead: 0 } };
  const { desk: mine } = await desk(refusal, issued);
  const issuing = createIssuing({ desk: mine, services: SERVICES, printer: { value: "kiosk-1" } });
  issuing.chooseLanguage("uk");
  issuing.chooseConcern("renew");
  assert.equal(issuing.step.value, "finish");
  assert.equal(await issuing.submit(), null);
  assert.deepEqual([issuing.inTheWay.value.code, issuing.inTheWay.value.opensMs, mine.notice.value], ["closed", 7, null]);
  assert.equal((await issuing.submit()).event.ticket.number, "K101");
});

test("another concern is added once, and the first one is not repeated among them", async () => {
  const { desk: mine } = await desk({ status: 200, body: {} });
  const issuing = createIssuing({ desk: mine, services: SERVICES, printer: { value: "kiosk-1" } });
  issuing.chooseLanguage("de");
  issuing.chooseConcern("renew");
  issuing.step.value = "further";
  issuing.chooseConcern("travel");
  assert.deepEqual(issuing.draft.value.further, ["travel"]);
  issuing.step.value = "concern";
  issuing.chooseConcern("travel");
  assert.deepEqual([issuing.draft.value.service, issuing.draft.value.further], ["travel", []]);
});

/** Choose this language and this concern, as somebody at the desk says them. */
function choose(issuing, language, concern) {
  issuing.begin();
  issuing.chooseLanguage(language);
  issuing.chooseConcern(concern);
}

/** A desk whose first order stays without an answer; then it is in touch again. */
async function unanswered(first, ...answers) {
  const made = await desk("away", ...answers);
  const issuing = createIssuing({ desk: made.desk, services: SERVICES, printer: { value: "kiosk-1" } });
  const sent = first(issuing, made.desk);
  while (!made.seen.length) await new Promise((resolve) => setTimeout(resolve, 10));
  made.link.up = false;
  await sent;
  made.link.up = true;
  return { ...made, issuing };
}
const ISSUED = { status: 201, body: { type: "issued", at: 0, position: at(2), ticket: ROW, ahead: 0 } };

test("a number that nobody has confirmed is asked for again under the same id, but never for the next person", async () => {
  const wish = (issuing) => { choose(issuing, "uk", "renew"); return issuing.submit(); };
  const { desk: mine, seen, issuing } = await unanswered(wish, "away", ISSUED);
  assert.equal(mine.notice.value.kind, "unanswered");
  await issuing.submit();
  assert.equal(new Set(seen.map(([, id]) => id)).size, 1);
  const other = await unanswered(wish, ISSUED);
  choose(other.issuing, "uk", "renew");
  assert.equal(other.desk.notice.value.kind, "left-open");
  await other.issuing.submit();
  assert.notEqual(other.seen.at(-1)[1], other.seen[0][1]);
});

test("the same details for a number anew are another wish", async () => {
  const again = { ...ROW, services: ["renew"] };
  const { seen, issuing } = await unanswered((mine) => { mine.again(again); return mine.submit(); }, ISSUED);
  issuing.again(again);
  await issuing.submit();
  assert.notEqual(seen.at(-1)[1], seen[0][1]);
});

test("an appointment is checked in under the same id until somebody begins anew", async () => {
  const { seen, issuing } = await unanswered((mine) => mine.arrive("AB12CD"), { status: 503, body: { retry: true } }, ISSUED);
  await issuing.arrive("AB12CD");
  assert.equal(new Set(seen.map(([, id]) => id)).size, 1);
  const other = await unanswered((mine) => mine.arrive("AB12CD"), ISSUED);
  other.issuing.begin();
  await other.issuing.arrive("AB12CD");
  assert.notEqual(other.seen.at(-1)[1], other.seen[0][1]);
});

test("an order is another one, and a sentence says so, when its ticket has changed since", async () => {
  const { desk: mine, seen } = await unanswered((_, made) => made.run(order), { status: 200, body: { ...AMENDED, position: at(4) } });
  mine.hear(AMENDED, at(2));
  assert.equal(mine.notice.value.kind, "left-open");
  mine.hear({ ...AMENDED, position: at(3), ticket: ROW }, at(3));
  await mine.run(order);
  assert.notEqual(seen.at(-1)[1], seen[0][1]);
});
