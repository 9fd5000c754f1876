/** Who needs help: a strip in the bar of every page that is told of alarms. Quiet, and not to be missed. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { loadTexts } from "../texts.js";

/** @typedef {import("../texts.js").Language} Language */
/** @typedef {import("../texts.js").Say} Say */
/** @typedef {{ number: string, room: string, floor: string }} Alarm where somebody needs help */

/**
 * The strip's own words, whatever page it stands on.
 * @param {Language} language
 * @returns {Promise<Say>}
 */
export function loadAlarmTexts(language) {
  return loadTexts(language, import.meta.url);
}

/**
 * Where somebody needs help, out of the counters' rows.
 * @param {Iterable<import("../rows.js").Counter>} rows
 * @param {readonly { number: string, room: string, floor: Record<string, string> }[]} places the site's counters
 * @param {string} language
 * @returns {Alarm[]}
 */
export function alarmsAt(rows, places, language) {
  return [...rows].filter(({ alarm }) => alarm).map(({ number }) => {
    const place = places.find((each) => each.number === number);
    return { number, room: place?.room ?? "", floor: place?.floor[language] ?? place?.floor["de"] ?? "" };
  }).sort((one, other) => Number(one.number) - Number(other.number));
}

/**
 * The strip; it is there also while nobody needs help, so that a screen reader says it at once.
 * `onHelp` is for those who may end an alarm: reception and supervisor.
 * @param {{ alarms: readonly Alarm[], say: Say, notes?: readonly string[], onHelp?: (number: string) => void }} props
 *   `notes`: what must be known beside them
 */
export function AlarmStrip({ alarms, say, notes = [], onHelp }) {
  return html`<div class="alarms" role="alert" data-some=${alarms.length + notes.length > 0 || null}>${notes.map((note) => html`
    <p class="alarm alarm-note" key=${note} data-alarm-note><${Icon} name="offline" /><span>${note}</span></p>`)}${alarms.map(({ number, room, floor }) => html`
    <p class="alarm" key=${number} data-alarm=${number}><${Icon} name="support" />
      <span><strong>${say("alarm-at", { number })}</strong> <span class="alarm-where">${say("alarm-where", { room, floor })}</span></span>
      ${onHelp ? html`<button type="button" class="alarm-key" aria-label=${say("alarm-help-number", { number })}
        onClick=${() => onHelp(number)}>${say("alarm-help")}</button>` : null}</p>`)}</div>`;
}
