/**
 * The caseworker's desk: what is known, what can be done, and the doing. No DOM.
 *
 * Promises
 * 1. One command at a time: while one is under way, a press does nothing. It is over with its answer,
 *    or as soon as the office shows what it has done, whichever comes first.
 * 2. Nothing is sent when out of touch or when the key is unavailable: the reason is shown instead.
 * 3. Whatever was sent, a sentence says how it ended.
 * 4. A command that nobody answered keeps its id until it is answered or the office has moved on: the
 *    same again is no second one, and after that no old one.
 * 5. An answer that is older than what the live link has told changes nothing here.
 */
import { computed, effect, signal } from "/shared/vendor/page.js";
import { CommandIds, GIVE_UP_MS, send } from "/staff/page/commands.js";
import { isBefore } from "/staff/page/continuity.js";
import { steady } from "/staff/page/steady.js";
import { createAutomatic } from "./automatic.js";
import { createHeard } from "./heard.js";
import { missedTickets, openTicket, parkedTickets } from "./office.js";
import { createSheets } from "./sheets/opened.js";
import { comingBack, nextStep, otherSteps, placedSteps, readmission, undoing } from "./steps.js";
import { waitingTickets } from "./waiting.js";

/** @typedef {import("./steps.js").Step} Step */
/** @typedef {import("/staff/page/continuity.js").Position} Position */
/**
 * @typedef {{ kind: "not-sent" } | { kind: "still-signed-in" } | { kind: "unanswered" } | { kind: "done-already", at: number } | { kind: "unavailable", step: Step } | { kind: "refused", code: string, detail: string, verb?: string, counter?: string }} Notice
 *   `counter`: where else this person sits
 */

/** The page's proof belongs to another session of this counter than the browser's cookie. */
const STALE = "missing_csrf";
const SLOW_MS = 400;
const SHOWN_MISSED = 3;
const SHOWN_PARKED = 3;

/**
 * @param {{ post: import("./waiting.js").Post, menu: import("./sheets/choices.js").Menu, base: string, csrf: string,
 *   recall: import("./steps.js").RecallRule, undoMs: number, now: { readonly value: number }, inTouchNow: () => boolean,
 *   onStale: () => void, onLeave?: (way: import("./leaving.js").Way) => void, automatic?: () => boolean, giveUpMs?: number,
 * }} settings `base` is the site's address in the API, `now` the server's time, `automatic`: is the
 *   next one called by itself after somebody was finished?
 */
export function createDesk({ post, menu, base, csrf, recall, undoMs, now, inTouchNow, onStale, onLeave = () => {}, automatic = () => false, giveUpMs = GIVE_UP_MS }) {
  const ids = new CommandIds();
  const inTouch = signal(false);
  const signedOut = signal(false);
  const notice = signal(/** @type {Notice | null} */ (null));
  const { office, proven, hear, answer, replace } = createHeard(post.number, () => { notice.value = null; });
  const busy = signal(/** @type {{ identity: string, slow: boolean } | null} */ (null));
  const own = signal(/** @type {import("./steps.js").OwnStep | null} */ (null));

  const known = computed(() => office.value.known);
  const counter = computed(() => office.value.counter);
  const last = computed(() => office.value.last);
  const ticket = computed(() => openTicket(office.value));
  const waiting = steady(() => waitingTickets(office.value, post));
  const situation = steady(() => ({
    counter: counter.value, ticket: ticket.value?.row ?? null, waiting: waiting.value.length,
    inTouch: inTouch.value && known.value, recall, undoMs, nowMs: now.value, asksWhy: menu.pause_reasons.length > 0,
  }));
  const next = steady(() => nextStep(situation.value));
  const others = steady(() => otherSteps(situation.value));
  const placed = steady(() => placedSteps(situation.value));
  const missed = steady(() => missedTickets(office.value).slice(0, SHOWN_MISSED)
    .map((row, place) => ({ row, step: readmission(row, place, situation.value) })));
  const parked = steady(() => parkedTickets(office.value).slice(0, SHOWN_PARKED)
    .map((row, place) => ({ row, step: comingBack(row, place, situation.value) })));
  const undo = steady(() => undoing(own.value, office.value.tickets.get(own.value?.ticket?.id ?? "")?.row, situation.value));
  const scene = computed(() => ({ situation: situation.value, menu, office: office.value, served: post.services, waiting: waiting.value }));
  const sheets = createSheets(scene);
  const onPage = computed(() => [next.value, ...others.value, ...Object.values(placed.value), undo.value,
    ...missed.value.map(({ step }) => step), ...parked.value.map(({ step }) => step)].filter((step) => step !== null));
  const steps = computed(() => [...onPage.value, ...sheets.choices.value.map(({ step }) => step)]);
  const auto = createAutomatic({
    on: automatic, now, inTouch: () => inTouch.peek() && inTouchNow(),
    call: () => { if (next.peek().verb === "call-next" && next.peek().available && !sheets.sheet.peek()) press(next.peek()); },
  });

  /** @param {string} id of a ticket */
  const numberOf = (id) => office.value.tickets.get(id)?.row.number;
  /** @param {string} identity */
  const isDrawn = (identity) => steps.value.some((step) => step.identity === identity);
  effect(() => {
    ids.draw(steps.value.map(({ identity }) => identity), last.value);
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
    auto.stop();
    if (step.opens && step.available) open(step.opens);
    else if (!inTouchNow()) notice.value = { kind: "not-sent" };
    else if (!step.available) notice.value = { kind: "unavailable", step };
    else await run(step);
  }

  /** @param {Parameters<import("./sheets/opened.js").Sheets["open"]>[0]} opening */
  function open(opening) {
    notice.value = null;
    auto.stop();
    sheets.open(opening);
  }

  /** @param {Step} step */
  async function run(step) {
    const { identity, path, body } = step;
    busy.value = { identity, slow: false };
    const sent = { id: ids.take(identity), proven: proven() };
    const slow = setTimeout(() => {
      if (busy.value?.identity === identity) busy.value = { identity, slow: true };
    }, SLOW_MS);
    const command = { url: `${base}/${path}`, body, id: sent.id, headers: { "X-CSRF-Token": csrf } };
    const from = sheets.choices.peek().some((choice) => choice.step.identity === identity) ? sheets.sheet.peek() : null;
    const before = last.peek();
    const outcome = await send(command, { mayTry: inTouchNow, giveUpMs });
    clearTimeout(slow);
    if (busy.value?.identity === identity) busy.value = null;
    if (outcome.kind === "unanswered") wait(identity, last.peek() === before);
    else {
      ids.spend(identity, sent.id);
      settle(step, outcome, from, sent.proven);
    }
  }

  /**
   * Nobody answered; what happened here meanwhile may have been it.
   * @param {string} identity
   * @param {boolean} nothingHappened
   */
  function wait(identity, nothingHappened) {
    if (isDrawn(identity) || nothingHappened) notice.value = { kind: "unanswered" };
  }

  /**
   * @param {Step} step
   * @param {Exclude<import("/staff/page/commands.js").Outcome, { kind: "unanswered" }>} outcome
   * @param {import("./sheets/choices.js").Sheet | null} from the sheet in which it was chosen
   * @param {Position} before what was known already when it was pressed
   */
  function settle(step, outcome, from, before) {
    if (outcome.kind === "accepted") {
      if (isBefore(before, outcome.event.position)) return accept(step, outcome.event, from);
      notice.value = { kind: "done-already", at: outcome.event.at };
      return undefined;
    }
    const { code, status, detail, about: { passed, counter: elsewhere } } = outcome.problem;
    if (status === 401 || code === STALE) signOut(code);
    else if (code === "reason_needed" && passed) open({ kind: "reason", wish: step, passed, ...(from?.ticket ? { ticket: from.ticket } : {}) });
    else notice.value = { kind: "refused", code, detail, verb: step.verb, ...(elsewhere ? { counter: String(elsewhere) } : {}) };
  }

  /**
   * @param {Step} step
   * @param {import("./office.js").OfficeEvent} event
   * @param {import("./sheets/choices.js").Sheet | null} from
   */
  function accept({ verb }, event, from) {
    const { at, position, ticket: row } = event;
    const done = /** @type {import("./keys.js").Verb} */ (verb);
    answer(event);
    if (!own.value || isBefore(own.value.position, position)) own.value = row ? { verb: done, at, position, ticket: row } : { verb: done, at, position };
    if (from && from.kind !== "concerns" && sheets.sheet.value?.kind === from.kind) sheets.close();
    if (from?.way) onLeave(from.way);
    else if (verb === "finish" && !ticket.value) auto.finished();
  }

  /**
   * The session ended, or this browser has a newer one: then only a new page knows its proof.
   * @param {string} code
   */
  function signOut(code) {
    if (code === STALE) onStale();
    else signedOut.value = true;
  }

  return {
    office, known, counter, last, situation, inTouch, signedOut, notice, busy, ticket, waiting, scene, next, others, placed, missed, parked, own, undo, sheets, auto,
    onPage, steps, numberOf, press, open, hear, answer, replace, signOut,
  };
}

/** @typedef {ReturnType<typeof createDesk>} Desk */
