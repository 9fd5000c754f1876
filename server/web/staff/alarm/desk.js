/** Alarms at a desk that may end them: reception and supervisor. */
import { effect, html, signal } from "/shared/vendor/page.js";
import { newId, send } from "../commands.js";
import { isBefore } from "../continuity.js";
import { Live } from "../live.js";
import { AlarmStrip, alarmsAt, loadAlarmTexts } from "./strip.js";

/** @typedef {import("../rows.js").Counter} Counter */
/** @typedef {import("../continuity.js").Position} Position */
/** @typedef {import("../texts.js").Language} Language */

/**
 * The counters' rows, for a page that follows nothing else of the queue.
 * @param {{ csrf: string, onSignedOut: (code: string) => void }} page
 */
export function followCounters({ csrf, onSignedOut }) {
  const rows = signal(/** @type {ReadonlyMap<string, { row: Counter, position: Position }>} */ (new Map()));
  const live = new Live(csrf, {
    onSnapshot: ({ counters = [] }, position) => { rows.value = new Map(counters.map((row) => [row.number, { row, position }])); },
    onEvent: ({ counter: row }, position) => {
      const before = row && rows.value.get(row.number);
      if (row && (!before || isBefore(before.position, position))) rows.value = new Map(rows.value).set(row.number, { row, position });
    },
    onTime: () => {}, onTouch: () => {}, onSignedOut,
  });
  live.start();
  return () => [...rows.value.values()].map(({ row }) => row);
}

/**
 * What a page of a desk shows of alarms, and how it ends one. Its title says it too: the page may
 * lie behind others.
 * @param {{ base: string, csrf: string, rows: () => Iterable<Counter>, language: { readonly value: string },
 *   places: Parameters<typeof alarmsAt>[1], onHelp?: (number: string) => void }} page `onHelp`: how a
 *   page that sends commands of its own ends an alarm
 */
export async function createDeskAlarms({ base, csrf, rows, language, places, onHelp }) {
  const texts = { de: await loadAlarmTexts("de"), en: await loadAlarmTexts("en") };
  const spoken = () => /** @type {Language} */ (language.value);
  const alarms = () => alarmsAt(rows(), places, spoken());
  /** @type {Set<string>} */
  const ending = new Set();

  /** @param {string} number */
  async function end(number) {
    if (ending.has(number)) return;
    ending.add(number);
    const command = { url: `${base}/counters/${number}/clear-alarm`, body: {}, id: newId(), headers: { "X-CSRF-Token": csrf } };
    await send(command, { mayTry: () => true });
    ending.delete(number);
  }

  return {
    strip: () => html`<${AlarmStrip} alarms=${alarms()} say=${texts[spoken()]} onHelp=${onHelp ?? end} />`,

    /** @param {() => string} otherwise what the page is called while nobody needs help */
    nameThePage(otherwise) {
      effect(() => {
        const [first] = alarms();
        document.title = first ? texts[spoken()]("alarm-at", { number: first.number }) : otherwise();
      });
    },
  };
}
