/** What a choice of a sheet is called, and what stands below it. No DOM. */
import { ownName, readersName } from "/staff/page/languages/languages.js";
import { serviceTitle } from "../words.js";

/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("./choices.js").Label} Label */

/**
 * @param {Words} words
 * @param {readonly import("./choices.js").Named[]} list
 * @param {string} key
 */
export function namedTitle({ language }, list, key) {
  return inLanguage(list.find((named) => named.key === key)?.title, language) ?? key;
}

/**
 * Why the counter pauses, if somebody has said so.
 * @param {Words} words
 * @param {import("../office.js").Counter} counter
 */
export function whyPaused(words, { state, pause_reason: key }) {
  return state === "paused" && key ? namedTitle(words, words.site.pause_reasons, key) : "";
}

/**
 * @param {Record<string, string> | undefined} texts
 * @param {string} language
 */
function inLanguage(texts, language) {
  return texts?.[language] ?? texts?.["de"];
}

/**
 * @param {Words} words
 * @param {Label} label
 * @returns {{ title: string, note?: string }}
 */
export function labelled(words, { of, key, count = 0, minutes = 0 }) {
  const { say, language, site } = words;
  const place = site.counters.find(({ number }) => number === key);
  const area = site.areas.find(({ letter }) => letter === key);
  switch (of) {
    case "service": return count ? { title: serviceTitle(words, key), note: say("next-of-service-note", { count }) } : { title: serviceTitle(words, key) };
    case "area": return { title: say("to-area", { letter: key, name: inLanguage(area?.name, language) ?? "" }), note: inLanguage(area?.floor, language) ?? "" };
    case "counter": return { title: say("to-counter", { number: key }), note: where(words, place) };
    case "person": return { title: say("to-person", { number: key }), note: say("to-person-note") };
    case "park-reason": return { title: namedTitle(words, site.park_reasons, key), note: say("park-minutes", { minutes }) };
    case "outcome": return { title: namedTitle(words, site.outcomes, key) };
    case "call-reason": return { title: namedTitle(words, site.call_reasons, key) };
    case "pause-reason": return { title: namedTitle(words, site.pause_reasons, key) };
    case "language": return { title: ownName(key), note: readersName(words, key) ?? "" };
    case "count": return { title: say(`count-${key}`, { count }) };
    default: return { title: say(key) };
  }
}

/**
 * @param {Words} words
 * @param {import("../site.js").Place} [place]
 */
function where({ say, language }, place) {
  return place ? say("to-counter-note", { room: place.room, floor: inLanguage(place.floor, language) ?? "" }) : "";
}
