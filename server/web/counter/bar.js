import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { AlarmStrip } from "/staff/page/alarm/strip.js";
import { whyPaused } from "./sheets/labels.js";
import { because } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./desk.js").Desk} Desk */

/** The bar above. @param {import("./view.js").PageProps} props */
export function Bar({ desk, words, nowMs, lastTouchMs, place, caps, alarm, alarms }) {
  const { say, timeZone } = words;
  const { pause, more } = desk.placed.value;
  return html`<header class="bar">
    <strong class="bar-title">${say("title", place)}</strong>
    <${Pill} desk=${desk} words=${words} lastTouchMs=${lastTouchMs} />
    <${OwnAlarm} words=${words} alarm=${alarm} />
    <${AlarmStrip} ...${alarms} />
    <span class="bar-place">${say("place", place)}</span>
    <${BarKey} desk=${desk} words=${words} step=${pause} caps=${caps} icon="pause" />
    <${BarKey} desk=${desk} words=${words} step=${more} caps=${caps} icon="list" />
    <time class="bar-clock">${timeOfDay(nowMs, timeZone)}</time>
  </header>`;
}

/**
 * What became of the own alarm: small, for somebody may stand before the screen. Only where nobody
 * was told it, or nobody is there to read it, it is large.
 * @param {{ words: Words, alarm: import("./alarm.js").Alarm }} props
 */
function OwnAlarm({ words: { say }, alarm }) {
  const known = alarm.state.value === "failed" ? "failed" : alarm.isUnseen() ? "unseen" : alarm.isRaised() ? "raised" : alarm.state.value;
  const isBad = known === "failed" || known === "unseen";
  return html`<div class="own-alarm" role=${isBad ? "alert" : "status"} data-own-alarm=${known} data-bad=${isBad || null}>
    ${known === "quiet" ? null : html`<span>${say(`alarm-${known}`)}</span>`}
    ${isBad || known === "raised" ? html`<button type="button" class="bar-key" data-key="clear-alarm"
      onClick=${known === "failed" ? alarm.dismiss : alarm.clear}>${say(known === "failed" ? "alarm-dismiss" : "alarm-clear")}</button>` : null}</div>`;
}

/** @param {{ desk: Desk, words: Words, step: import("./steps.js").Step, caps: boolean, icon: string }} props */
function BarKey({ desk, words: { say }, step, caps, icon }) {
  const { verb, available, shortcut } = step;
  return html`<button type="button" class="bar-key" data-key=${verb} aria-disabled=${available ? null : "true"} title=${because(say, step) || null}
    aria-keyshortcuts=${caps ? shortcut : null} aria-haspopup=${step.opens ? "dialog" : null}
    onClick=${(/** @type {MouseEvent} */ event) => event.detail < 2 && desk.press(step)}>
    <${Icon} name=${icon} /><span>${say(`do-${verb}`)}</span>
    ${caps ? html`<kbd class="key-cap" aria-hidden="true">${shortcut.toUpperCase()}</kbd>` : null}</button>`;
}

/** Open, closed, or out of touch. @param {{ desk: Desk, words: Words, lastTouchMs: number | null }} props */
function Pill({ desk, words, lastTouchMs }) {
  const { say, timeZone } = words;
  const { value: counter } = desk.counter;
  if (!desk.inTouch.value && lastTouchMs !== null) {
    const text = say("out-of-touch", { time: timeOfDay(lastTouchMs, timeZone) });
    return html`<span class="pill" data-pill="out-of-touch"><${Icon} name="offline" />${text}</span>`;
  }
  if (!desk.known.value) return html`<span class="pill" data-pill="unknown">${say("loading")}</span>`;
  const why = whyPaused(words, counter);
  return html`<span class="pill" data-pill=${counter.state}>
    <${Icon} name=${counter.state === "open" ? "check" : "pause"} /><span>${say(counter.state)}${why ? html`<span class="pill-why"> · ${why}</span>` : null}</span></span>`;
}
