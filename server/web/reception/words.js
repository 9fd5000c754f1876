/** From what is known to what is said: sentences of the page. No DOM. */
import { timeOfDay, wholeMinutes } from "/staff/page/clock.js";
import { newsOf } from "/staff/page/desk/news.js";
import { inOwn, serviceTitle } from "/staff/page/overview/names.js";
import { spelled } from "/staff/page/texts.js";

export { inOwn, serviceTitle };

/** @typedef {import("/staff/page/texts.js").Say} Say */
/** @typedef {Record<string, string>} Text language → text */
/**
 * @typedef {{ key: string, area: string, title: Text, short: Text, walk_in: boolean, target_minutes: number, triage?: boolean,
 *   notice?: Text }} Service
 */
/** @typedef {{ key: string, title: Text }} Choice */
/**
 * @typedef {{ name: Text, timezone: string, languages: string[], rules: { undo_seconds: number, max_lateness_minutes: number,
 *   check_in_minutes_before: number }, areas: { letter: string, name: Text, floor: Text }[], services: Service[],
 *   counters: { number: string, area: string, room: string, floor: Text, services: string[] }[], kiosks: { name: string }[],
 *   displays: { name: string }[], call_reasons: Choice[], park_reasons: Choice[],
 *   stop_reasons: Choice[] }} Site
 */
/** @typedef {{ say: Say, language: string, site: Site, services: ReadonlyMap<string, Service> }} Words what the page speaks with */

/**
 * @param {Words} words
 * @param {number} ms
 */
export function clockTime({ site }, ms) {
  return timeOfDay(ms, site.timezone);
}

/**
 * The day and time of an appointment, for example "Di, 24.11., 10:30".
 * @param {Words} words
 * @param {number} ms
 */
export function dayAndTime({ site, language }, ms) {
  const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "de-DE", {
    weekday: "short", day: "numeric", month: "numeric", timeZone: site.timezone });
  return `${day.format(ms)} · ${timeOfDay(ms, site.timezone)}`;
}

/** A device by the name that people give it: "kiosk-1" is "Kiosk 1". @param {string} name */
export function deviceName(name) {
  const words = name.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/**
 * Why no number is given for a concern, in one sentence.
 * @param {Words} words
 * @param {import("./offer.js").Obstacle} obstacle
 */
export function whyNone(words, { code, opensMs, sentence }) {
  if (sentence) return words.say("none-stopped", { reason: inOwn(words, sentence) });
  return opensMs ? words.say(`none-${code}-until`, { time: dayAndTime(words, opensMs) }) : words.say(`none-${code}`);
}

/**
 * Where the ticket is in its life, in words.
 * @param {Words} words
 * @param {import("/staff/page/overview/office.js").Ticket} row
 */
export function stateInWords({ say }, { state, counter = "", uncertain, triage, paperless }) {
  if (state === "issued" && paperless) return say("state-on-screen");
  if (state === "waiting") return say(triage ? "state-triage" : uncertain ? "state-uncertain" : paperless ? "state-paperless" : "state-waiting");
  return say(`state-${state}`, { counter });
}

/**
 * Where this person must go or wait now, or where they are: which counter had them before is nobody else's.
 * @param {Words} words
 * @param {import("/staff/page/overview/office.js").Ticket} row
 */
export function whereTo(words, { state, counter, area, waits_in, park_reason, kiosk }) {
  const { site, say } = words;
  const there = site.counters.find(({ number }) => number === counter);
  if ((state === "called" || state === "serving") && there) {
    return say(state === "called" ? "go-to-counter" : "is-at-counter", { counter: there.number, room: there.room, floor: inOwn(words, there.floor) });
  }
  if (state === "parked") return say("away", { reason: inOwn(words, site.park_reasons.find(({ key }) => key === park_reason)?.title) || "none" });
  if (state === "issued" && kiosk) return say("at-kiosk", { kiosk: deviceName(kiosk) });
  if (["missed", "finished", "cancelled", "expired"].includes(state)) return say(`whereabouts-${state}`);
  const place = site.areas.find(({ letter }) => letter === (waits_in ?? area));
  return place && say("waits-in", { area: inOwn(words, place.name), floor: inOwn(words, place.floor) });
}

/**
 * @param {Words} words
 * @param {number} ms
 */
export function minutes({ say }, ms) {
  return say("minutes", { minutes: wholeMinutes(ms) });
}

/**
 * What an appointment's refusal means here and now, and what helps.
 * @param {Words} words
 * @param {import("./issuing.js").CheckInRefusal} refused
 * @returns {{ title: string, advice: string }}
 */
export function checkInAdvice(words, { code, about, typed }) {
  const { say } = words;
  const slot = about["slot_ms"] ? dayAndTime(words, about["slot_ms"]) : "";
  const from = about["from_ms"] ? clockTime(words, about["from_ms"]) : "";
  const number = spelled(String(about["number"] ?? ""));
  const reason = inOwn(words, about["reason"]);
  return { title: say(`check-in-${code}`, { slot, from, number, reason, code: typed }), advice: say(`check-in-${code}-advice`, { slot, from, number }) };
}

/**
 * What just happened, for as long as it is news, or what did not work.
 * @param {Words} words
 * @param {import("./desk.js").Desk} desk
 * @param {number | null} lastTouchMs when the server was last heard
 * @param {number} nowMs
 */
export function news(words, { notice, office, inTouch }, lastTouchMs, nowMs) {
  return newsOf(words, { notice: notice.value, inTouch: inTouch.value, last: office.value.last }, lastTouchMs, nowMs);
}
