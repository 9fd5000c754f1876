import { Fragment, html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { CommandKey } from "./command-key.js";
import { TicketCard } from "./ticket-card.js";
import { WaitingColumn } from "./waiting-column.js";
import { news, nextNote, undoTitle } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./desk.js").Desk} Desk */
/**
 * @typedef {{ desk: Desk, words: Words, nowMs: number, lastTouchMs: number | null, place: Record<string, string>,
 *   caps: boolean, onCaps: () => void, onLanguage: () => void }} PageProps
 */

/** The whole page. @param {PageProps} props */
export function Page(props) {
  const { desk, words, nowMs, lastTouchMs, caps } = props;
  const knownMs = desk.inTouch.value ? nowMs : lastTouchMs ?? nowMs;
  if (desk.signedOut.value) return html`<${SignedOut} words=${words} />`;
  return html`<${Fragment}>
    <${Bar} ...${props} />
    <main data-touch=${desk.inTouch.value ? "in" : "out"}>
      <h1 class="visually-hidden">${words.say("title", props.place)}</h1>
      <${TicketCard} words=${words} desk=${desk} nowMs=${knownMs} />
      <${Keys} words=${words} desk=${desk} nowMs=${knownMs} caps=${caps} />
      <${Foot} words=${words} desk=${desk} lastTouchMs=${lastTouchMs} caps=${caps} />
    </main>
    <${WaitingColumn} words=${words} desk=${desk} nowMs=${knownMs} caps=${caps} />
  <//>`;
}

/** @param {PageProps} props */
function Bar({ desk, words, nowMs, lastTouchMs, place, caps, onCaps, onLanguage }) {
  const { say, timeZone } = words;
  return html`<header class="bar">
    <strong class="bar-title">${say("title", place)}</strong>
    <${Pill} desk=${desk} words=${words} lastTouchMs=${lastTouchMs} />
    <span class="bar-place">${say("place", place)}</span>
    <button type="button" class="bar-key" data-caps=${caps ? "on" : "off"} onClick=${onCaps}>${say(caps ? "shortcuts-on" : "shortcuts-off")}</button>
    <button type="button" class="bar-key" lang=${words.language === "de" ? "en" : "de"} onClick=${onLanguage}>
      <${Icon} name="language" /><span>${say("other-language")}</span></button>
    <time class="bar-clock">${timeOfDay(nowMs, timeZone)}</time>
  </header>`;
}

/** Open, closed, or out of touch. @param {{ desk: Desk, words: Words, lastTouchMs: number | null }} props */
function Pill({ desk, words, lastTouchMs }) {
  const { say, timeZone } = words;
  const { known, counter } = desk.office.value;
  if (!desk.inTouch.value && lastTouchMs !== null) {
    const text = say("out-of-touch", { time: timeOfDay(lastTouchMs, timeZone) });
    return html`<span class="pill" data-pill="out-of-touch"><${Icon} name="offline" />${text}</span>`;
  }
  if (!known) return html`<span class="pill" data-pill="unknown">${say("loading")}</span>`;
  return html`<span class="pill" data-pill=${counter.state}>
    <${Icon} name=${counter.state === "open" ? "check" : "pause"} />${say(counter.state)}</span>`;
}

/** One line; what is in the middle gives way. @param {{ parts: [string, string?, string?] }} props */
function NextNote({ parts: [start, middle, end] }) {
  return middle ? html`<span class="next-note">${start}<span>${middle}</span>${end}</span>` : start;
}

/** @param {{ desk: Desk, words: Words, nowMs: number, caps: boolean }} props */
function Keys({ desk, words, nowMs, caps }) {
  const shared = { desk, caps, say: words.say };
  const [recall, ...others] = desk.others.value;
  return html`<div class="keys">
    <${CommandKey} ...${shared} step=${desk.next.value} kind="now" note=${html`<${NextNote} parts=${nextNote(words, desk, nowMs)} />`} />
    <${CommandKey} ...${shared} step=${recall} kind="plain" />
    <div class="keys-others">${others.map((step) => html`<${CommandKey} ...${shared} key=${step.verb} step=${step} />`)}</div>
  </div>`;
}

/**
 * What just happened, and the key that takes the last own step back while that may be done.
 * @param {{ desk: Desk, words: Words, lastTouchMs: number | null, caps: boolean }} props
 */
function Foot({ desk, words, lastTouchMs, caps }) {
  const { say } = words;
  const undo = desk.undo.value;
  return html`<div class="foot">
    <${News} words=${words} desk=${desk} lastTouchMs=${lastTouchMs} />
    ${undo ? html`<${CommandKey} step=${undo} desk=${desk} say=${say} caps=${caps} note=""
      title=${undoTitle(words, desk)} />` : null}
  </div>`;
}

const NEWS_ICONS = { good: "check", now: "speak", lost: "offline", care: "warning", bad: "warning" };

/**
 * What just happened; a screen reader hears it too.
 * @param {{ desk: Desk, words: Words, lastTouchMs: number | null }} props
 */
function News({ desk, words, lastTouchMs }) {
  const { tone, text, more } = news(words, desk, lastTouchMs);
  return html`<p class="news" role="status" data-tone=${tone === "lost" ? "care" : tone} data-news>
    <${Icon} name=${NEWS_ICONS[tone]} /><span>${text}${more ? html`<span class="visually-hidden"> ${more}</span>` : null}</span>
  </p>`;
}

/** @param {{ words: Words }} props */
function SignedOut({ words }) {
  return html`<main class="sign-in card" role="alert" data-signed-out>
    <h1>${words.say("signed-out")}</h1><p>${words.say("signed-out-note")}</p></main>`;
}
