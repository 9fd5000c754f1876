/** The reception's desk: what is known, and the doing, which keeps the promises of `staff/desk/doing.js`. No DOM. */
import { computed, signal } from "/shared/vendor/page.js";
import { GIVE_UP_MS } from "/staff/page/commands.js";
import { createDoing, STALE } from "/staff/page/desk/doing.js";
import { messageOf } from "/staff/page/messages/taking-back.js";
import { NOWHERE, UNKNOWN, withEvent, withOwn, withSnapshot } from "/staff/page/overview/office.js";
import { reader } from "/staff/page/requests.js";
import { mayTakeBack, takingBack } from "./taking-back.js";

/** @typedef {import("/staff/page/continuity.js").Position} Position */
/** @typedef {import("/staff/page/overview/office.js").OfficeEvent} OfficeEvent */
/** @typedef {import("/staff/page/desk/doing.js").Order} Order */
/** @typedef {import("/staff/page/desk/doing.js").Notice} Notice */
/** @typedef {import("./taking-back.js").OwnStep} OwnStep */

/**
 * @param {{ base: string, csrf: string, undoMs: number, now: { readonly value: number }, inTouchNow: () => boolean,
 *   onStale: () => void, giveUpMs?: number }} settings `base` is the site's address in the API, `now` the
 *   server's time, `giveUpMs`: how long an answer is waited for
 */
export function createDesk({ base, csrf, undoMs, now, inTouchNow, onStale, giveUpMs = GIVE_UP_MS }) {
  const office = signal(UNKNOWN);
  const inTouch = signal(false);
  const signedOut = signal(false);
  const own = signal(/** @type {OwnStep | null} */ (null));
  const { notice, busy, run, turnAway, moveOn } = createDoing({ base, csrf, inTouch, inTouchNow, stood, onDone, onSignedOut: signOut, giveUpMs });
  const read = reader({ base, csrf, onSignedOut: () => signOut("not_signed_in") });

  /** The own step that may be taken back. */
  const undo = computed(() => (mayTakeBack(own.value, office.value, now.value, undoMs) ? own.value : null));

  /**
   * @param {Order} order
   * @returns {Position | null | undefined}
   */
  function stood({ draft, ticket, counter, message }) {
    const { tickets, counters, messages, stopsAt } = office.value;
    const kept = ticket ? tickets.get(ticket) : counter ? counters.get(counter) : message ? messages.get(message) : null;
    return ticket || counter || message ? kept?.position : draft ? null : stopsAt;
  }

  /**
   * @param {string} verb
   * @param {OfficeEvent} event
   */
  function onDone(verb, event) {
    hear(event, event.position);
    const { ticket } = event;
    const message = messageOf(verb, event.message, office.value.messages);
    office.value = withOwn(office.value, { ...event, at: now.value });
    own.value = ticket || message ? { verb, at: now.value, position: event.position, ticket, message } : null;
  }

  /** Take the last own step back, while that may be done. */
  async function takeBack() {
    const order = undo.value && takingBack(undo.value, now.value);
    if (order) await run(order);
  }

  /**
   * The session ended, or this browser has a newer one: then only a new page knows its proof.
   * @param {string} code
   */
  function signOut(code) {
    if (code === STALE) onStale();
    else signedOut.value = true;
  }

  /**
   * @param {OfficeEvent} event
   * @param {Position} position
   */
  function hear(event, position) {
    office.value = withEvent(office.value, event, position);
  }

  /**
   * @param {import("/staff/page/overview/office.js").Snapshot} snapshot
   * @param {Position} position
   */
  function replace(snapshot, position) {
    office.value = withSnapshot(office.value, snapshot, position);
  }

  /**
   * Take a row that was read by itself; whatever is known of the ticket already is newer.
   * @param {import("/staff/page/overview/office.js").Ticket} row
   */
  function takeRow(row) {
    const { tickets } = office.value;
    if (!tickets.has(row.id)) office.value = { ...office.value, tickets: new Map(tickets).set(row.id, { row, position: NOWHERE }) };
  }

  return { office, inTouch, signedOut, notice, busy, own, undo, run, turnAway, moveOn, takeBack, read, takeRow, hear, replace, signOut };
}

/** @typedef {ReturnType<typeof createDesk>} Desk */
