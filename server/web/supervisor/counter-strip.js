/** Which counters are there, in one strip above the devices. */
import { html } from "/shared/vendor/page.js";
import { timeOfDay } from "/staff/page/clock.js";
import { Counters } from "/staff/page/overview/parts.js";

/** @typedef {ReturnType<typeof import("/staff/page/alarm/desk.js").followCounters>} Followed */

/**
 * Nothing is shown before it is known; and when it was last known is said while it may be otherwise by now.
 * @param {{ words: import("/staff/page/overview/parts.js").CounterWords & { timeZone: string }, followed: Followed,
 *   places: readonly { number: string }[] }} props
 */
export function CounterStrip({ words, followed, places }) {
  const { known, inTouch, heardMs, counters } = followed;
  if (!known.value) return null;
  const asOf = inTouch.value || heardMs.value === null ? "" : words.say("out-of-touch", { time: timeOfDay(heardMs.value, words.timeZone) });
  return html`<div class="card counter-strip" data-touch=${inTouch.value ? "in" : "out"}>
    <${Counters} words=${words} office=${{ counters: counters.value }} places=${places} heading="h2" />
    ${asOf ? html`<p class="soft">${asOf}</p>` : null}</div>`;
}
