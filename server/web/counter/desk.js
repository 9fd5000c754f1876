/**
 * The caseworker's desk: what is known, what can be done, and the doing. No DOM.
 *
 * Promises
 * 1. One command at a time: while one is under way, a press does nothing. It is over with its answer,
 *    or as soon as the office shows what it has done, whichever comes first.
 * 2. Nothing is sent when out of touch or when the key is unavailable: the reason is shown instead.
 * 3. Whatever was sent, a sentence says how it ended.
 */
import { computed, effect, signal } from "/shared/vendor/page.js";
import { CommandIds, send } from "/staff/page/commands.js";
import { isBefore } from "/staff/page/continuity.js";
import { missedTickets, openTicket, unknownOffice, withEvent, withSnapshot } from "./office.js";
import { nextStep, otherSteps, readmission, undoing } from "./steps.js";
import { waitingTickets } from "./waiting.js";

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("/staff/page/continuity.js").Position} Position */
/** @typedef {{ kind: "not-sent" } | { kind: "unanswered" } | { kind: "unavailable", step: Step } | { kind: "refused", code: string, detail: string }} Notice */

/** The page's proof belongs to another session of this counter than the browser's cookie. */
const STALE = "missing_csrf";
const SLOW_MS = 400;
const SHOWN_MISSED = 3;

/**
 * @param {{ post: import("./waiting.js").Post, base: string, csrf: string, recall: import("./steps.js").RecallRule,
 *   undoMs: number, now: { readonly value: number }, inTouchNow: () => boolean, onStale: () => void,
 * }} settings `base` is the site's address in the API, `now` the server's time
 */
export function createDesk({ post, base, csrf, recall, undoMs, now, inTouchNow, onStale }) {
  const ids = new CommandIds();
  const office = signal(unknownOffice(post.number));
  const inTouch = signal(false);
  const signedOut = signal(false);
  const notice = signal(/** @type {Notice | null} */ (null));
  const busy = signal(/** @type {{ identity: string, slow: boolean } | null} */ (null));
  const own = signal(/** @type {import("./steps.js").OwnStep | null} */ (null));

  const ticket = computed(() => openTicket(office.value));
  const waiting = computed(() => waitingTickets(office.value, post));
  const situation = computed(() => ({
    counter: office.value.counter, ticket: ticket.value?.row ?? null, waiting: waiting.value.length,
    inTouch: inTouch.value && office.value.known, recall, undoMs, nowMs: now.value,
  }));
  const next = computed(() => nextStep(situation.value));
  const others = computed(() => otherSteps(situation.value));
  const missed = computed(() => missedTickets(office.value).slice(0, SHOWN_MISSED)
    .map((row, place) => ({ row, step: readmission(row, place, situation.value) })));
  const undo = computed(() => undoing(own.value, office.value.tickets.get(own.value?.ticket?.id ?? "")?.row, situation.value));
  const steps = computed(() => [next.value, ...others.value, ...missed.value.map(({ step }) => step), ...(undo.value ? [undo.value] : [])]);
  /** @param {string} identity */
  const isDrawn = (identity) => steps.value.some((step) => step.identity === identity);
  effect(() => {
    ids.draw(steps.value.map(({ identity }) => identity));
    const under = busy.peek();
    if (under && !isDrawn(under.identity)) busy.value = null;
  });

  effect(() => {
    if (inTouch.value && notice.peek()?.kind === "not-sent") notice.value = null;
  });

  /** @param {Step} pressed what the key said when it was pressed; by now it may say something else */
  async function press(pressed) {
    const step = steps.value.find(({ identity }) => identity === pressed.identity);
    if (!step || busy.value) return;
    if (!inTouchNow()) notice.value = { kind: "not-sent" };
    else if (!step.available) notice.value = { kind: "unavailable", step };
    else await run(step);
  }

  /** @param {Step} step */
  async function run({ identity, path, body, verb }) {
    busy.value = { identity, slow: false };
    const slow = setTimeout(() => {
      if (busy.value?.identity === identity) busy.value = { identity, slow: true };
    }, SLOW_MS);
    const command = { url: `${base}/${path}`, body, id: ids.of(identity), headers: { "X-CSRF-Token": csrf } };
    const outcome = await send(command, { mayTry: inTouchNow });
    clearTimeout(slow);
    if (busy.value?.identity === identity) busy.value = null;
    settle(identity, verb, outcome);
  }

  /**
   * @param {string} identity
   * @param {import("./steps.js").Verb} verb
   * @param {import("/staff/page/commands.js").Outcome} outcome
   */
  function settle(identity, verb, outcome) {
    if (outcome.kind !== "unanswered") ids.spend(identity);
    else if (isDrawn(identity)) notice.value = { kind: "unanswered" };
    if (outcome.kind === "accepted") {
      const { at, position, ticket } = outcome.event;
      hear(outcome.event, position);
      if (!own.value || isBefore(own.value.position, position)) own.value = ticket ? { verb, at, position, ticket } : { verb, at, position };
    }
    if (outcome.kind !== "refused") return;
    const { code, status, detail } = outcome.problem;
    if (status === 401 || code === STALE) signOut(code);
    else notice.value = { kind: "refused", code, detail };
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
   * Take an event, from the live link or as the answer to our own command.
   * @param {import("./office.js").OfficeEvent} event
   * @param {Position} position
   */
  function hear(event, position) {
    const before = office.value;
    office.value = withEvent(before, event, position);
    if (office.value.last !== before.last) notice.value = null;
  }

  /**
   * @param {import("./office.js").Snapshot} snapshot
   * @param {Position} position
   */
  function replace(snapshot, position) {
    office.value = withSnapshot(office.value, snapshot, position);
  }

  return {
    office, inTouch, signedOut, notice, busy, ticket, waiting, next, others, missed, own, undo, steps, press, hear, replace, signOut,
  };
}

/** @typedef {ReturnType<typeof createDesk>} Desk */
