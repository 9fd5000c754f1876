/** A desk at a real server that answers as told. */
import { createServer } from "node:http";
import { after } from "node:test";
import { createDesk } from "../../../server/web/reception/desk.js";
import { onTicket } from "../../../server/web/reception/orders.js";

export const at = (seq) => ({ epoch: 1, seq });
export const ROW = { id: "0000000001", number: "K101", area: "K", service: "renew", language: "uk", state: "waiting" };
export const AMENDED = { type: "amended", at: 0, position: at(2), ticket: { ...ROW, persons: 2 } };
const servers = [];
after(() => servers.forEach((server) => server.close()));

/** A desk with one waiting ticket, at a real server that answers as told; "away" does not answer, a function is asked each time. */
export async function desk(...answers) {
  const seen = [];
  const bodies = [];
  const server = createServer(async (request, response) => {
    bodies.push(Buffer.concat(await request.toArray()).toString());
    seen.push([request.url, request.headers["idempotency-key"]]);
    const told = answers[Math.min(seen.length, answers.length) - 1];
    const answer = typeof told === "function" ? told(request.url) : told;
    if (answer === "away") request.socket.destroy();
    else response.writeHead(answer.status, { "Content-Type": "application/json" }).end(JSON.stringify(answer.body));
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const link = { up: true, stale: false };
  const now = { value: 1000 };
  const made = createDesk({
    base: `http://127.0.0.1:${server.address().port}`, csrf: "reception.mac", undoMs: 60_000, now, inTouchNow: () => link.up, giveUpMs: 1000,
    onStale: () => { link.stale = true; },
  });
  made.replace({ counters: [], stops: [], tickets: [ROW] }, at(1));
  made.inTouch.value = true;
  return { desk: made, seen, bodies, link, now };
}
export const order = onTicket("amend", ROW, { persons: 2 });
