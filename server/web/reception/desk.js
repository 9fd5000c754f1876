/**
 * The reception's desk: what is known, and the doing. No DOM.
 *
 * Promises
 * 1. One command at a time: while one is under way, a press does nothing.
 * 2. Nothing is sent when out of touch: a sentence says so instead.
 * 3. The same command again after a lost answer is the same command: it is done once. It is another
 *    one as soon as what it is about has changed, or somebody else is looked after.
 * 4. Whatever was sent, a sentence says how it ended.
 */
import { computed, effect, signal } from "/shared/vendor/page.js";
import { CommandIds, GIVE_UP_MS, send } from "/staff/page/commands.js";
import { isBefore } from "/staff/page/continuity.js";
import { byItself } from "/staff/page/requests.js";
import { NOWHERE, UNKNOWN, withEvent, withOwn, withSnapshot } from "/staff/page/overview/office.js";
import { onTicket } from "./orders.js";

/** @typedef {import("/staff/page/continuity.js").Position} Position */
/** @typedef {import("/staff/page/overview/office.js").OfficeEvent} OfficeEvent */
/**
 * @typedef {{ verb: string, path: string, body: object, draft?: string, ticket?: string, counter?: string }} Order
 *   what is to be done, and what it is about; the same order is one command as long as that stays as it is
 */
/** @typedef {{ code: string, detail: string, about: Record<string, any> }} Refusal */
/** @typedef {{ kind: "not-sent" } | { kind: "left-open" } | { kind: "unanswered", identity: string, order: Order } | ({ kind: "refused" } & Refusal)} Notice */
/** @typedef {{ event: OfficeEvent } | { refusal: Refusal } | null} Ending null: not sent, or nobody knows */
/** @typedef {{ verb: string, at: number, position: Position, ticket: import("/staff/page/overview/office.js").Ticket }} OwnStep */

/** The page's proof belongs to another session than the browser's cookie. */
const STALE = "missing_csrf";
const SLOW_MS = 400;
export const UNDOABLE = new Set(["amend", "cancel", "call", "readmit", "resume", "transfer", "forward"]);

/**
 * @param {{ base: string, csrf: string, undoMs: number, now: { readonly value: number }, inTouchNow: () => boolean,
 *   onStale: () => void, giveUpMs?: number }} settings `base` is the site's address in the API, `now` the
 *   server's time, `giveUpMs`: how long an answer is waited for
 */
export function createDesk({ base, csrf, undoMs, now, inTouchNow, onStale, giveUpMs = GIVE_UP_MS }) {
  const ids = new CommandIds();
  const office = signal(UNKNOWN);
  const inTouch = signal(false);
  const signedOut = signal(false);
  const notice = signal(/** @type {Notice | null} */ (null));
  const busy = signal(/** @type {{ identity: string, slow: boolean } | null} */ (null));
  const own = signal(/** @type {OwnStep | null} */ (null));

  /** The own step that may be taken back: nothing else has happened to its ticket since. */
  const undo = computed(() => {
    const step = own.value;
    if (!step || !UNDOABLE.has(step.verb) || now.value >= step.at + undoMs) return null;
    const kept = office.value.tickets.get(step.ticket.id);
    return !kept || !isBefore(step.position, kept.position) ? step : null;
  });
  effect(() => {
    if (inTouch.value && notice.peek()?.kind === "not-sent") notice.value = null;
  });
  effect(() => {
    const { value } = office;
    const open = notice.peek();
    if (open?.kind === "unanswered" && identityOf(open.order, value) !== open.identity) notice.value = { kind: "left-open" };
  });

  /**
   * Do this, once. What happens to be refused is said at the foot, unless `quiet` names its code:
   * then the caller shows it.
   * @param {Order} order
   * @param {{ quiet?: (code: string) => boolean }} [how]
   * @returns {Promise<Ending>}
   */
  async function run(order, { quiet = () => false } = {}) {
    if (busy.value) return null;
    if (!inTouchNow()) {
      notice.value = { kind: "not-sent" };
      return null;
    }
    const identity = identityOf(order, office.value);
    const outcome = await sent(identity, order);
    if (outcome.kind === "unanswered") {
      const isOpen = identityOf(order, office.value) === identity;
      notice.value = isOpen ? { kind: "unanswered", identity, order } : { kind: "left-open" };
      return null;
    }
    if (outcome.kind === "accepted") return { event: done(order.verb, /** @type {any} */ (outcome.event)) };
    const { status, ...refusal } = outcome.problem;
    if (status === 401 || refusal.code === STALE) signOut(refusal.code);
    else notice.value = quiet(refusal.code) ? null : { kind: "refused", ...refusal };
    return { refusal };
  }

  /**
   * @param {string} identity
   * @param {Order} order
   */
  async function sent(identity, { path, body }) {
    const id = ids.take(identity);
    busy.value = { identity, slow: false };
    const slow = setTimeout(() => { busy.value = { identity, slow: true }; }, SLOW_MS);
    const command = { url: `${base}/${path}`, body, id, headers: { "X-CSRF-Token": csrf } };
    const outcome = await send(command, { mayTry: inTouchNow, giveUpMs });
    clearTimeout(slow);
    busy.value = null;
    if (outcome.kind !== "unanswered") ids.spend(identity, id);
    return outcome;
  }

  /**
   * @param {string} verb
   * @param {OfficeEvent} event
   */
  function done(verb, event) {
    hear(event, event.position);
    office.value = withOwn(office.value, event);
    notice.value = null;
    own.value = event.ticket ? { verb, at: now.value, position: event.position, ticket: event.ticket } : null;
    return event;
  }

  /** Somebody else is looked after now: what nobody answered for the one before stays open. */
  function turnAway() {
    if (notice.value?.kind === "unanswered" && notice.value.order.draft) notice.value = { kind: "left-open" };
  }

  /** Take the last own step back, while that may be done. */
  async function takeBack() {
    const step = undo.value;
    if (step) await run(onTicket("undo", step.ticket));
  }

  /**
   * Read something of the site; null where it cannot be read or is not there.
   * @param {string} path
   * @param {{ byItself?: boolean }} [how] `byItself`: nobody has asked for it just now
   * @returns {Promise<any>}
   */
  async function read(path, how) {
    try {
      const headers = how?.byItself ? byItself(csrf) : { "X-CSRF-Token": csrf };
      const response = await fetch(`${base}/${path}`, { headers, signal: AbortSignal.timeout(5000) });
      if (response.status === 401) signOut("not_signed_in");
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
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

  return { office, inTouch, signedOut, notice, busy, own, undo, run, turnAway, takeBack, read, takeRow, hear, replace, signOut };
}

/** @typedef {ReturnType<typeof createDesk>} Desk */

/**
 * What makes two orders the same command: what is to be done, for whom, and how that stood.
 * @param {Order} order
 * @param {import("/staff/page/overview/office.js").Office} office
 */
function identityOf({ path, body, draft = "", ticket, counter }, { tickets, counters, stopsAt }) {
  const stood = ticket ? tickets.get(ticket)?.position : counter ? counters.get(counter)?.position : draft ? null : stopsAt;
  return [path, JSON.stringify(body), draft, stood?.epoch, stood?.seq].join(" ");
}
