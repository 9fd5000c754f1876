/** A desk of counter 7, at a real server that answers as told. */
import { createServer } from "node:http";
import { after } from "node:test";
import { createDesk } from "../../../server/web/counter/desk.js";

export const at = (seq) => ({ epoch: 1, seq });
export const ROW = { id: "0000000001", number: "K101", area: "K", service: "fiktion", language: "uk", arrived_ms: 0, counted_ms: 0, rank: 0 };
export const CALLED = { type: "called", at: 5, position: at(2), ticket: { ...ROW, state: "called", counter: "7", called_ms: 5 } };
const MENU = { services: [], areas: [], counters: [], languages: [], outcomes: [], park_reasons: [], call_reasons: [], pause_reasons: [] };
const REASONED = { ...MENU, services: [{ key: "fiktion", area: "K" }], call_reasons: [{ key: "promise" }] };
export const CUT = { status: 0 };
const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A desk of counter 7 with one waiting ticket, at a real server that answers as told. */
export async function desk(...answers) {
  return deskAt({}, ...answers);
}

/** The same with other settings of the desk. */
export async function deskAt(settings, ...answers) {
  const seen = [];
  const bodies = [];
  const server = createServer((request, response) => {
    seen.push([request.url, request.headers["idempotency-key"]]);
    let sent = "";
    request.on("data", (part) => { sent += part; }).on("end", () => bodies.push(JSON.parse(sent)));
    const { status, body } = answers[Math.min(seen.length, answers.length) - 1];
    if (!status) return request.socket.destroy();
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const link = { up: true, stale: false };
  const led = { on: (_way) => {} };
  const made = createDesk({
    post: { number: "7", area: "K", services: ["fiktion"], triageAreas: [] }, csrf: "7.mac", recall: { gapMs: 45_000, limit: 3 },
    menu: REASONED, undoMs: 60_000, now: { value: 10 }, base: `http://127.0.0.1:${server.address().port}`, inTouchNow: () => link.up, giveUpMs: 1000,
    onStale: () => { link.stale = true; }, onLeave: (way) => led.on(way), ...settings,
  });
  made.replace({ counter: { number: "7", state: "open", opened_ms: 1 }, tickets: [{ ...ROW, state: "waiting" }] }, at(1));
  made.inTouch.value = true;
  return { desk: made, seen, bodies, link, led };
}
