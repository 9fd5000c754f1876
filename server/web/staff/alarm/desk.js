/** Alarms at a desk that may end them: reception and supervisor. */
import { effect, html, signal } from "/shared/vendor/page.js";
import { newId, send } from "../commands.js";
import { timeOfDay } from "../clock.js";
import { isBefore, OUT_OF_TOUCH_MS } from "../continuity.js";
import { Live } from "../live.js";
import { closedDay, ofSnapshot, withMessage } from "../messages/standing.js";
import { leftBehind } from "../overview/left-behind.js";
import { AlarmStrip, alarmsAt, loadAlarmTexts } from "./strip.js";

/** @typedef {import("../rows.js").Counter} Counter */
/** @typedef {import("../rows.js").Ticket} Ticket */
/** @typedef {import("../continuity.js").Position} Position */
/** @typedef {import("../texts.js").Language} Language */

/** @typedef {{ inTouch: { readonly value: boolean }, heardMs: { readonly value: number | null }, timeZone: string }} Link */

/**
 * The counters' rows and the messages on the boards, for a page that follows nothing else of the
 * queue, and whoever is called or served; whether any are known yet, and until when: that no alarm stands there says nothing while
 * this link is down.
 * @param {{ csrf: string, onSignedOut: (code: string) => void }} page
 */
export function followCounters({ csrf, onSignedOut }) {
  const rows = signal(/** @type {ReadonlyMap<string, { row: Counter, position: Position }>} */ (new Map()));
  const called = signal(/** @type {ReadonlyMap<string, { row: Ticket, position: Position }>} */ (new Map()));
  const messages = signal(/** @type {import("../messages/standing.js").Messages} */ (new Map()));
  const known = signal(false);
  const inTouch = signal(true);
  const heardMs = signal(/** @type {number | null} */ (null));
  const live = new Live(csrf, {
    onSnapshot: (/** @type {import("../rows.js").Snapshot} */ { counters = [], tickets, messages: told = [] }, position) => {
      messages.value = ofSnapshot(messages.value, told, position);
      rows.value = new Map(counters.map((row) => [row.number, { row, position }]));
      called.value = new Map(tickets.filter(isAtCounter).map((row) => [row.id, { row, position }]));
      known.value = true;
    },
    onEvent: hear,
    onTime: (ms) => { heardMs.value = ms; }, onTouch: (now) => { inTouch.value = now; }, onSignedOut,
  });
  live.start();
  setTimeout(() => { inTouch.value = live.inTouch; }, OUT_OF_TOUCH_MS);

  /**
   * What has happened, told by the live link or by the answer to a command of this page.
   * @param {Pick<import("../overview/office.js").OfficeEvent, "type" | "message"> & { counter?: any, ticket?: any }} event
   * @param {Position} position
   */
  function hear({ type, counter: row, ticket, message }, position) {
    if (message) messages.value = withMessage(messages.value, type, message, position);
    if (type === "day_begun" || type === "day_closed") messages.value = closedDay(messages.value, position);
    if (ticket) called.value = withTicket(called.value, ticket, position);
    const before = row && rows.value.get(row.number);
    if (row && (!before || isBefore(before.position, position))) rows.value = new Map(rows.value).set(row.number, { row, position });
  }

  return {
    rows: () => [...rows.value.values()].map(({ row }) => row), counters: rows, messages, known, inTouch, inTouchNow: () => live.inTouch, heardMs, hear,
    leftBehind: () => leftBehind([...called.value.values()].map(({ row }) => row), rows.value),
  };
}

/** @param {Ticket} ticket */
function isAtCounter({ state }) {
  return state === "called" || state === "serving";
}

/**
 * @param {ReadonlyMap<string, { row: Ticket, position: Position }>} called
 * @param {Ticket} row
 * @param {Position} position of what has happened to it just now: events come in order
 */
function withTicket(called, row, position) {
  if (!called.has(row.id) && !isAtCounter(row)) return called;
  const now = new Map(called);
  if (isAtCounter(row)) now.set(row.id, { row, position });
  else now.delete(row.id);
  return now;
}

/**
 * What a page of a desk shows of alarms, and how it ends one: whatever other command is under way or
 * without an answer. Its title says it too: the page may lie behind others.
 * @param {{ base: string, csrf: string, rows: () => Iterable<Counter>, language: { readonly value: string },
 *   places: Parameters<typeof alarmsAt>[1], onEnded?: (event: import("../rows.js").OfficeEvent) => void, link?: Link }} page
 *   `onEnded`: what was answered to an end of its own; `link` of a page that does not say itself whether it
 *   hears of the queue
 */
export async function createDeskAlarms({ base, csrf, rows, language, places, onEnded, link }) {
  const texts = { de: await loadAlarmTexts("de"), en: await loadAlarmTexts("en") };
  const spoken = () => /** @type {Language} */ (language.value);
  const alarms = () => alarmsAt(rows(), places, spoken());
  /** @type {Set<string>} */
  const ending = new Set();
  const failed = signal("");

  /** @param {string} number */
  async function end(number) {
    if (ending.has(number)) return;
    ending.add(number);
    const command = { url: `${base}/counters/${number}/clear-alarm`, body: {}, id: newId(), headers: { "X-CSRF-Token": csrf } };
    failed.value = "";
    const outcome = await send(command, { mayTry: () => true });
    ending.delete(number);
    if (outcome.kind === "accepted") onEnded?.(outcome.event);
    const isOver = outcome.kind === "accepted" || (outcome.kind === "refused" && outcome.problem.code === "no_alarm");
    if (!isOver) failed.value = number;
  }

  /** What must be said beside the alarms: that one has not ended, or that nobody knows of others. */
  function notes() {
    const say = texts[spoken()];
    const stands = alarms().some(({ number }) => number === failed.value);
    const told = stands ? [say("alarm-not-ended", { number: failed.value })] : [];
    if (!link || link.inTouch.value) return told;
    const ms = link.heardMs.value;
    return [...told, ms === null ? say("alarm-unknown") : say("alarm-as-of", { time: timeOfDay(ms, link.timeZone) })];
  }

  return {
    strip: () => html`<${AlarmStrip} alarms=${alarms()} say=${texts[spoken()]} notes=${notes()} onHelp=${end} />`,

    /** @param {() => string} otherwise what the page is called while nobody needs help */
    nameThePage(otherwise) {
      effect(() => {
        const [first] = alarms();
        document.title = first ? texts[spoken()]("alarm-at", { number: first.number }) : otherwise();
      });
    },
  };
}
