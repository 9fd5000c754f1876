/** Alarms at a desk that may end them: reception and supervisor. */
import { effect, html, signal } from "/shared/vendor/page.js";
import { newId, send } from "../commands.js";
import { timeOfDay } from "../clock.js";
import { isBefore, OUT_OF_TOUCH_MS } from "../continuity.js";
import { Live } from "../live.js";
import { AlarmStrip, alarmsAt, loadAlarmTexts } from "./strip.js";

/** @typedef {import("../rows.js").Counter} Counter */
/** @typedef {import("../continuity.js").Position} Position */
/** @typedef {import("../texts.js").Language} Language */

/** @typedef {{ inTouch: { readonly value: boolean }, heardMs: { readonly value: number | null }, timeZone: string }} Link */

/**
 * The counters' rows, for a page that follows nothing else of the queue; and until when they are
 * known: that no alarm stands there says nothing while this link is down.
 * @param {{ csrf: string, onSignedOut: (code: string) => void }} page
 */
export function followCounters({ csrf, onSignedOut }) {
  const rows = signal(/** @type {ReadonlyMap<string, { row: Counter, position: Position }>} */ (new Map()));
  const inTouch = signal(true);
  const heardMs = signal(/** @type {number | null} */ (null));
  const live = new Live(csrf, {
    onSnapshot: ({ counters = [] }, position) => { rows.value = new Map(counters.map((row) => [row.number, { row, position }])); },
    onEvent: ({ counter: row }, position) => {
      const before = row && rows.value.get(row.number);
      if (row && (!before || isBefore(before.position, position))) rows.value = new Map(rows.value).set(row.number, { row, position });
    },
    onTime: (ms) => { heardMs.value = ms; }, onTouch: (now) => { inTouch.value = now; }, onSignedOut,
  });
  live.start();
  setTimeout(() => { inTouch.value = live.inTouch; }, OUT_OF_TOUCH_MS);
  return { rows: () => [...rows.value.values()].map(({ row }) => row), inTouch, heardMs };
}

/**
 * What a page of a desk shows of alarms, and how it ends one. Its title says it too: the page may
 * lie behind others.
 * @param {{ base: string, csrf: string, rows: () => Iterable<Counter>, language: { readonly value: string },
 *   places: Parameters<typeof alarmsAt>[1], onHelp?: (number: string) => void, link?: Link }} page `onHelp`:
 *   how a page that sends commands of its own ends an alarm; `link` of a page that does not say itself
 *   whether it hears of the queue
 */
export async function createDeskAlarms({ base, csrf, rows, language, places, onHelp, link }) {
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
    strip: () => html`<${AlarmStrip} alarms=${alarms()} say=${texts[spoken()]} notes=${notes()} onHelp=${onHelp ?? end} />`,

    /** @param {() => string} otherwise what the page is called while nobody needs help */
    nameThePage(otherwise) {
      effect(() => {
        const [first] = alarms();
        document.title = first ? texts[spoken()]("alarm-at", { number: first.number }) : otherwise();
      });
    },
  };
}
