/**
 * How a device is, in words and with a sign: the same on every page of staff. No DOM.
 *
 * @typedef {"in_order" | "soon" | "broken" | "unseen" | "arriving" | "out_of_service" | "paired" | "unpaired"} State
 *   `arriving` is said by arrivals.js alone
 * @typedef {{ name: string, kind: string, counter?: string, areas?: string[], state: State, reasons: string[],
 *   seen_ms?: number, version?: string }} DeviceRow a row of `GET devices`; `paired` is all that is known of
 *   a device where people work
 * @typedef {{ tone: "good" | "care" | "bad" | "quiet", icon: string, state: string, reasons: string[],
 *   todo: string, text: string }} DeviceWords `text`: state and reasons in one line
 */
import { timeOfDay } from "/staff/page/clock.js";
import { loadTexts } from "/staff/page/texts.js";

/** @typedef {import("/staff/page/texts.js").Say} Say */
/** @typedef {import("/staff/page/texts.js").Language} Language */

const DAY_MS = 86_400_000;

/** @type {Readonly<Record<State, { tone: DeviceWords["tone"], icon: string }>>} */
const SIGNS = Object.freeze({
  in_order: { tone: "good", icon: "check" },
  soon: { tone: "care", icon: "warning" },
  broken: { tone: "bad", icon: "warning" },
  unseen: { tone: "bad", icon: "offline" },
  arriving: { tone: "quiet", icon: "time" },
  out_of_service: { tone: "quiet", icon: "pause" },
  paired: { tone: "quiet", icon: "check" },
  unpaired: { tone: "quiet", icon: "info" },
});

/** States in which there is something to say, whatever the device itself has said. */
const HAS_TODO = new Set(["unpaired", "arriving", "out_of_service"]);
const NEEDS = new Set(["broken", "soon", "unseen"]);

/**
 * Does somebody have to look after it?
 * @param {DeviceRow} row
 */
export function needsSomebody({ state }) {
  return NEEDS.has(state);
}

/** The words of devices in this language. @param {Language} language */
export function loadDeviceTexts(language) {
  return loadTexts(language, import.meta.url);
}

/**
 * A text, or what stands for a word that this page is too old to know.
 * @param {Say} say
 * @param {string} key
 * @param {string} otherwise
 */
function known(say, key, otherwise) {
  const text = say(key);
  return text === key ? say(otherwise) : text;
}

/**
 * What the device is: "Drucker" is none of our words, a kiosk is one.
 * @param {Say} say
 * @param {DeviceRow} row
 */
export function deviceKind(say, row) {
  return known(say, `device-kind-${row.kind}`, "device-kind-other");
}

const NAMED_BY_KIND = ["kiosk", "display"];

/**
 * A device by the name that people give it: "display-f" is "Anzeige F". A name that does not begin with what the device
 * is, is its own.
 * @param {Say} say
 * @param {string} name
 */
export function deviceName(say, name) {
  const [kind = "", ...rest] = name.split("-");
  if (!NAMED_BY_KIND.includes(kind) || !rest.length) return name;
  return [say(`device-kind-${kind}`), ...rest.map((part) => (part.length === 1 ? part.toUpperCase() : part))].join(" ");
}

/**
 * When it was heard last: the time today, else the day as well.
 * @param {Say} say
 * @param {DeviceRow} row
 * @param {{ timeZone: string, nowMs: number }} at
 */
export function lastSeen(say, { seen_ms: seenMs }, { timeZone, nowMs }) {
  if (!seenMs) return say("device-never-seen");
  const time = timeOfDay(seenMs, timeZone);
  if (dayOf(seenMs, timeZone) === dayOf(nowMs, timeZone)) return time;
  const days = Math.round((nowMs - seenMs) / DAY_MS);
  return days <= 1 ? say("device-seen-yesterday", { time }) : say("device-seen-day", { day: dayOf(seenMs, timeZone), time });
}

/**
 * How it is, and what to do about it.
 * @param {Say} say
 * @param {DeviceRow} row
 * @param {{ timeZone: string, nowMs: number }} at
 * @returns {DeviceWords}
 */
export function deviceWords(say, row, at) {
  const { tone, icon } = SIGNS[row.state] ?? SIGNS.soon;
  const reasons = row.reasons.map((reason) => known(say, `device-because-${reason}`, "device-because-other"));
  const state = row.state === "unseen"
    ? (row.seen_ms ? say("device-state-unseen", { time: lastSeen(say, row, at) }) : say("device-state-never"))
    : known(say, `device-state-${row.state}`, "device-state-soon");
  const todo = row.reasons[0] && row.state !== "out_of_service" ? known(say, `device-do-${row.reasons[0]}`, "device-do-other") : stateTodo(say, row.state);
  return { tone, icon, state, reasons, todo, text: [state, ...reasons].join(" · ") };
}

/**
 * @param {Say} say
 * @param {State} state
 */
function stateTodo(say, state) {
  if (state === "unseen") return say("device-do-unseen");
  return HAS_TODO.has(state) ? say(`device-do-${state}`) : "";
}

/**
 * @param {number} ms
 * @param {string} timeZone
 */
function dayOf(ms, timeZone) {
  return new Intl.DateTimeFormat("de-DE", { day: "2-digit", month: "2-digit", timeZone }).format(ms);
}
