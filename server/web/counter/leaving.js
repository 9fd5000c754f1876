/**
 * Going from the counter: to another one, or signing out. No DOM.
 *
 * Promises
 * 1. Nobody goes unasked from somebody who is called or served here.
 * 2. Whoever goes closes the counter first, so that nobody waits for it. Where that cannot be done,
 *    it is said what stays behind, and going all the same is a press of its own.
 * 3. A step that was chosen on the way out leads on by itself, once it was done.
 * 4. Nobody is told of as gone who is not: where nobody answers the sign-out, the page stays and says so.
 */
import { door, ofCounter, ofTicket } from "./steps.js";

/** @typedef {"change" | "out"} Way */

/**
 * @param {{ desk: import("./desk.js").Desk, ways: Record<Way, () => unknown> }} settings `ways`: what leads out of the page;
 *   false where it did not
 */
export function createLeaving({ desk, ways }) {
  /** @param {Way} way */
  async function leave(way) {
    const { ticket } = desk.situation.peek();
    if (ticket) desk.open({ kind: "leave", ticket: ticket.id, way });
    else if (!isStaffed(desk.situation.peek()) || await isClosed()) await go(way);
    else ask(way);
  }

  /** @param {Way} way */
  async function go(way) {
    if (await ways[way]() === false) desk.notice.value = { kind: "still-signed-in" };
  }

  /** Closing was refused, or nobody answered: what the page says of it stays. @param {Way} way */
  function ask(way) {
    const { value: said } = desk.notice;
    const { ticket } = desk.situation.peek();
    desk.open({ kind: "leave", way, ...(ticket ? { ticket: ticket.id } : {}) });
    desk.notice.value = said;
  }

  async function isClosed() {
    await desk.press(ofCounter("close", desk.situation.peek()));
    return !isStaffed(desk.situation.peek());
  }

  return { leave, anyway: go, stay: () => desk.sheets.close() };
}

/** @typedef {ReturnType<typeof createLeaving>} Leaving */

/** @param {import("./steps.js").Situation} situation */
function isStaffed({ counter: { state } }) {
  return state === "open" || state === "paused";
}

/**
 * Does whoever goes now leave the counter open, and nobody at it?
 * @param {import("./steps.js").Situation} situation
 */
export function isLeftOpen(situation) {
  return isStaffed(situation) && !situation.ticket;
}

/**
 * What can be done with whoever is here before somebody goes: who is only called waits again; a
 * conversation is over, and a further concern waits for whoever serves it. Or somebody else goes on.
 * @param {import("./steps.js").Situation} situation
 * @returns {import("./sheets/choices.js").Choice[]}
 */
export function waysOut(situation) {
  const { ticket } = situation;
  if (!ticket) return [];
  const isCalled = ticket.state === "called";
  const ended = (ticket.services ?? []).length > 1 ? { outcome: "done", stay: false } : { outcome: "done" };
  const first = isCalled ? ofTicket("put-back", ticket, situation) : ofTicket("finish", ticket, situation, { body: ended });
  return [
    { step: first, label: { of: "say", key: `leave-${first.verb}` } },
    { step: door("hand-on", situation), label: { of: "say", key: "leave-hand-on" } },
  ];
}
