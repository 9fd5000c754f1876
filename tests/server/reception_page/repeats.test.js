import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "/shared/vendor/page.js";
import { createFlow } from "../../../server/web/reception/flow.js";
import { createIssuing } from "../../../server/web/reception/issuing.js";
import { ROW, at, desk } from "./one_desk.js";

const SERVICES = new Map(["renew", "travel"].map((key) => [key, { key, area: "K", title: { de: key }, short: { de: key } }]));
const ISSUED = { status: 201, body: { type: "issued", at: 0, position: at(2), ticket: ROW, ahead: 0 } };
const REPRINTED = { status: 200, body: { type: "reprint_ordered", at: 0, position: at(3), ticket: { ...ROW, copy_at: "kiosk-2" } } };
const NOTHING = { status: 404, body: {} };
const USED_UP = { open: [0, 9e15], areas: [{ letter: "K", left: 0 }], services: [] };

/** Somebody at the desk whose order stays without an answer; then the page is in touch again. */
async function unanswered(begin, answers) {
  let lost = true;
  const answer = (url) => answers[Object.keys(answers).find((path) => url.endsWith(path))] ?? NOTHING;
  const made = await desk((url) => (lost ? "away" : answer(url)));
  const printer = { value: "kiosk-1" };
  const issuing = createIssuing({ desk: made.desk, services: SERVICES, printer });
  const flow = createFlow({ desk: made.desk, issuing, letters: ["K"], language: signal("de"), now: signal(1000) });
  flow.go("issue");
  const sent = begin(flow, issuing);
  await until(() => posted(made).length);
  made.link.up = false;
  await sent;
  lost = false;
  made.link.up = true;
  return { ...made, flow, issuing, printer };
}

/** Wait until this is so. */
async function until(isSo) {
  while (!isSo()) await new Promise((resolve) => { setTimeout(resolve, 10); });
}

/** What was sent as a command: where to, under which id, and what. */
const posted = ({ seen, bodies }) => seen.flatMap(([url, id], index) => (id ? [{ url, id, body: bodies[index] }] : []));

/** A number to extend a permit. */
function renew(flow, issuing) {
  issuing.chooseLanguage("uk");
  issuing.chooseConcern("renew");
  return flow.issue();
}

test("one person has one number when it was the last of the day and its answer was lost", async () => {
  const made = await unanswered(renew, { "/tickets": ISSUED });
  made.issuing.offer.value = USED_UP;
  assert.equal(made.issuing.inTheWay.value.code, "used-up");
  await made.flow.issue();
  assert.equal(new Set(posted(made).map(({ id, body }) => id + body)).size, 1);
  assert.equal(made.flow.shown.value.id, ROW.id);
});

test("one person has one number, and a second paper, when another printer is chosen after a lost answer", async () => {
  const made = await unanswered(renew, { "/tickets": ISSUED, "/reprint": REPRINTED });
  made.printer.value = "kiosk-2";
  await made.flow.issue();
  const [last, ...before] = posted(made).reverse();
  assert.equal(new Set(before.map(({ id, body }) => id + body)).size, 1);
  assert.deepEqual([last.url, last.body], [`/tickets/${ROW.id}/reprint`, '{"printer":"kiosk-2"}']);
});

test("one person has one number, to be set right, when something else is chosen after a lost answer", async () => {
  const made = await unanswered(renew, { "/tickets": ISSUED });
  made.issuing.change({ persons: 2 });
  await made.flow.issue();
  assert.equal(new Set(posted(made).map(({ id, body }) => id + body)).size, 1);
  assert.deepEqual([made.flow.panel.value, made.desk.notice.value.kind], ["amend", "as-before"]);
});

test("what nobody has answered is not forgotten when another command is answered meanwhile", async () => {
  const made = await unanswered(renew, { "/tickets": ISSUED, "/reprint": REPRINTED });
  await made.desk.run({ verb: "reprint", path: `tickets/${ROW.id}/reprint`, body: {}, ticket: ROW.id });
  made.issuing.offer.value = USED_UP;
  await made.flow.issue();
  assert.equal(new Set(posted(made).filter(({ url }) => url === "/tickets").map(({ id }) => id)).size, 1);
});

test("a number is asked for as it is chosen now when what nobody has answered is refused", async () => {
  let asked = 0;
  const refusal = { status: 409, body: { code: "quota_used", detail: "", retry: false } };
  const made = await unanswered(renew, { get "/tickets"() { return asked++ ? ISSUED : refusal; } });
  made.issuing.offer.value = USED_UP;
  await made.flow.issue();
  assert.equal(JSON.parse(posted(made).at(-1).body).anyway, true);
  assert.equal(made.flow.shown.value.id, ROW.id);
});

test("an appointment is checked in once when another printer is chosen after a lost answer", async () => {
  const made = await unanswered((flow) => flow.arrive("AB-12"), { "/check-in": ISSUED, "/reprint": REPRINTED });
  made.printer.value = "kiosk-2";
  await made.flow.arrive("AB12");
  const [last, ...before] = posted(made).reverse();
  assert.equal(new Set(before.map(({ id, body }) => id + body)).size, 1);
  assert.equal(last.url, `/tickets/${ROW.id}/reprint`);
});

test("the next appointment is another order, whatever nobody has answered before", async () => {
  const made = await unanswered((flow) => flow.arrive("AB12"), { "/check-in": ISSUED });
  await made.flow.arrive("CD34");
  assert.equal(JSON.parse(posted(made).at(-1).body).code, "CD34");
});
