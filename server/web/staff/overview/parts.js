/** What every page draws alike that shows the house at a glance: an area, its queues, its counters. */
import { html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { wholeMinutes } from "/staff/page/clock.js";
import { inOwn, serviceTitle } from "./names.js";

/** @typedef {import("/shared/vendor/page.js").Renderable} Renderable */
/** @typedef {import("./names.js").Text} Text */
/**
 * @typedef {{ say: import("/staff/page/texts.js").Say, language: string, services: ReadonlyMap<string, { title: Text }>,
 *   site: { areas: readonly { letter: string, floor: Text }[], pause_reasons?: readonly { key: string, title: Text }[] } }} Words
 */
/**
 * @typedef {{ say: import("/staff/page/texts.js").Say, language: string, site: { pause_reasons?: readonly { key: string, title: Text }[] } }} CounterWords
 */

/** Where the words of these parts stand, for `loadTexts`. */
export const OVERVIEW_TEXTS = import.meta.url;
const BAR_TARGET = 0.75;
const STATES = ["open", "paused", "left", "closed"];

/**
 * @param {{ words: Words, area: import("./queues.js").AreaQueues, next?: Renderable, children?: Renderable }} props `next`: who is
 *   next, as the page shows it
 */
export function Area({ words, area: { letter, count, longestMs, queues }, next, children }) {
  const { say, site } = words;
  const floor = inOwn(words, site.areas.find((each) => each.letter === letter)?.floor);
  return html`<section class="area" data-area=${letter}>
    <h3><${AreaMark} letter=${letter} /><span>${floor}</span><strong data-count>${count}</strong></h3>
    ${count ? html`<p class="area-next">${say("area-longest", { minutes: wholeMinutes(longestMs) })}${next ?? null}</p>` : html`<p class="area-next soft">${say("area-nobody")}</p>`}
    <ul class="queues">${queues.map((queue) => html`<${Queue} key=${queue.service} words=${words} queue=${queue} />`)}</ul>
    ${children ?? null}
  </section>`;
}

/** The longest wait as a bar against the target's tick. @param {{ words: Words, queue: import("./queues.js").Queue }} props */
function Queue({ words, queue: { service, count, longestMs, targetMs, over } }) {
  const part = Math.min(1, (longestMs / targetMs) * BAR_TARGET);
  return html`<li data-service=${service} data-over=${over || null}>
    <span class="queue-name">${serviceTitle(words, service)}</span><strong class="queue-count">${count}</strong>
    <span class="queue-wait">${words.say("wait-of-target", { minutes: wholeMinutes(longestMs), target: wholeMinutes(targetMs) })}${over ? html`<span class="visually-hidden"> ${words.say("over-target")}</span>` : null}</span>
    <span class="queue-bar" aria-hidden="true"><span style=${{ inlineSize: `${Math.max(1, 100 * part)}%` }} /><i style=${{ insetInlineStart: `${100 * BAR_TARGET}%` }} /></span></li>`;
}

/**
 * Which of these counters are there: their state, why one pauses where that is told, and nothing else of them.
 * @param {{ words: CounterWords, office: { counters: ReadonlyMap<string, { row: import("./office.js").Counter }> },
 *   places: readonly { number: string }[], heading?: "h2" | "h3" }} props
 */
export function Counters({ words, office, places, heading = "h3" }) {
  const { say, site } = words;
  const states = places.map(({ number }) => {
    const { state = "closed", pause_reason: key } = office.counters.get(number)?.row ?? {};
    return { number, state, why: key ? inOwn(words, site.pause_reasons?.find((each) => each.key === key)?.title) || key : "" };
  });
  return html`<section class="counters"><${heading}>${say("counters")}<//><dl>${STATES.map((wanted) => {
    const numbers = states.filter(({ state }) => state === wanted);
    return numbers.length ? html`<dt key=${wanted}>${say(`counter-${wanted}`)}</dt><dd data-state=${wanted}>${numbers.map(({ number, why }, place) => html`${place ? ", " : ""}<b data-counter=${number}>${number}</b>${why ? ` · ${why}` : ""}`)}</dd>` : null;
  })}</dl></section>`;
}
