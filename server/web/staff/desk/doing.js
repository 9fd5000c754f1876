/**
 * The doing at a desk: what is sent, and how that ended. No DOM.
 *
 * Promises
 * 1. One command at a time: while one is under way, a press does nothing.
 * 2. Nothing is sent when out of touch: a sentence says so instead.
 * 3. The same command again after a lost answer is the same command: it is done once. It is another
 *    one as soon as what it is about has changed, or somebody else is looked after.
 * 4. Whatever was sent, a sentence says how it ended.
 */
import { effect, signal } from "/shared/vendor/page.js";
import { CommandIds, GIVE_UP_MS, send } from "../commands.js";

/** @typedef {import("../continuity.js").Position} Position */
/** @typedef {import("../overview/office.js").OfficeEvent} OfficeEvent */
/**
 * @typedef {{ verb: string, path: string, body: object, draft?: string, ticket?: string, counter?: string, message?: string }} Order
 *   what is to be done, and what it is about; the same order is one command as long as that stays as it is
 */
/** @typedef {{ code: string, detail: string, about: Record<string, any> }} Refusal */
/** @typedef {{ kind: "not-sent" } | { kind: "left-open" } | { kind: "as-before" } | { kind: "unanswered", identity: string, order: Order } | ({ kind: "refused", verb: string } & Refusal)} Notice */
/** @typedef {{ event: OfficeEvent } | { refusal: Refusal } | null} Ending null: not sent, or nobody knows */

/** Where the words stand that every desk has, for `loadTexts`. */
export const DESK_TEXTS = import.meta.url;
/** The page's proof belongs to another session than the browser's cookie. */
export const STALE = "missing_csrf";
const SLOW_MS = 400;

/**
 * @param {{ base: string, csrf: string, inTouch: { readonly value: boolean }, inTouchNow: () => boolean,
 *   stood: (order: Order) => Position | null | undefined, onDone: (verb: string, event: OfficeEvent) => void,
 *   onSignedOut: (code: string) => void, giveUpMs?: number }} settings `base` is the site's address in the API, `stood`:
 *   since when what the order is about is as it is, `onDone` hears what was accepted before anybody else is told, `giveUpMs`:
 *   how long an answer is waited for
 */
export function createDoing({ base, csrf, inTouch, inTouchNow, stood, onDone, onSignedOut, giveUpMs = GIVE_UP_MS }) {
  const ids = new CommandIds();
  const notice = signal(/** @type {Notice | null} */ (null));
  const busy = signal(/** @type {{ identity: string, slow: boolean } | null} */ (null));
  effect(() => {
    if (inTouch.value && notice.peek()?.kind === "not-sent") notice.value = null;
  });
  effect(() => {
    const open = notice.value;
    if (open?.kind === "unanswered" && identityOf(open.order, stood(open.order)) !== open.identity) notice.value = { kind: "left-open" };
  });

  /**
   * Do this, once. What happens to be refused is told as a notice, unless `quiet` names its code:
   * then the caller shows it.
   * @param {Order} wish
   * @param {{ quiet?: (code: string) => boolean }} [how]
   * @returns {Promise<Ending>}
   */
  async function run(wish, { quiet = () => false } = {}) {
    if (busy.value) return null;
    if (!inTouchNow()) {
      notice.value = { kind: "not-sent" };
      return null;
    }
    const order = asAsked(wish, notice.value);
    const identity = identityOf(order, stood(order));
    const outcome = await sent(identity, order);
    if (outcome.kind === "unanswered") {
      const isOpen = identityOf(order, stood(order)) === identity;
      notice.value = isOpen ? { kind: "unanswered", identity, order } : { kind: "left-open" };
      return null;
    }
    if (outcome.kind === "accepted") {
      const event = /** @type {OfficeEvent} */ (/** @type {any} */ (outcome.event));
      onDone(order.verb, event);
      notice.value = null;
      return { event };
    }
    const { status, ...refusal } = outcome.problem;
    if (status === 401 || refusal.code === STALE) onSignedOut(refusal.code);
    else notice.value = quiet(refusal.code) ? null : { kind: "refused", verb: order.verb, ...refusal };
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

  /** Somebody else is looked after now: what nobody answered for the one before stays open. */
  function turnAway() {
    if (notice.value?.kind === "unanswered" && notice.value.order.draft) notice.value = { kind: "left-open" };
  }

  /** Another thing is begun: what was refused before, or gave another number than was chosen, is no news any more. */
  function moveOn() {
    if (notice.value?.kind === "refused" || notice.value?.kind === "as-before") notice.value = null;
  }

  return { notice, busy, run, turnAway, moveOn };
}

/** @typedef {ReturnType<typeof createDoing>} Doing */

/**
 * What makes two orders the same command: what is to be done, for whom, and how that stood.
 * @param {Order} order
 * @param {Position | null | undefined} stood
 */
function identityOf({ path, body, draft = "" }, stood) {
  return [path, JSON.stringify(body), draft, stood?.epoch, stood?.seq].join(" ");
}

/**
 * What nobody has answered is asked again as it was asked: its minutes have become fewer since.
 * @param {Order} wish
 * @param {Notice | null} notice
 * @returns {Order}
 */
function asAsked(wish, notice) {
  const before = notice?.kind === "unanswered" ? notice.order : null;
  const words = (/** @type {Order} */ { path, draft, body }) => JSON.stringify([path, draft, { ...body, minutes: null }]);
  return before && wish.draft && words(before) === words(wish) ? before : wish;
}
