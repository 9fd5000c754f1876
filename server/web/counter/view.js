import { Fragment, html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { wayTo } from "/staff/page/leaving.js";
import { Bar } from "./bar.js";
import { CommandKey } from "./command-key.js";
import { OpenSheet } from "./sheets/open-sheet.js";
import { TicketCard } from "./ticket-card.js";
import { WaitingColumn } from "./waiting-column.js";
import { news, nextNote, undoTitle } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./desk.js").Desk} Desk */
/**
 * @typedef {{ desk: Desk, words: Words, nowMs: number, lastTouchMs: number | null, place: Record<string, string>, caps: boolean,
 *   note: string, read: import("./reading.js").Read, settings: ReturnType<typeof import("./settings.js").createSettings>,
 *   alarm: import("./alarm.js").Alarm, alarms: { alarms: import("/staff/page/alarm/strip.js").Alarm[], say: import("/staff/page/texts.js").Say },
 *   leaving: import("./leaving.js").Leaving }} PageProps
 */

/** The whole page. @param {PageProps} props */
export function Page(props) {
  const { desk, words, nowMs, lastTouchMs, caps, note, read, settings, alarm, alarms, leaving } = props;
  const knownMs = desk.inTouch.value ? nowMs : lastTouchMs ?? nowMs;
  if (desk.signedOut.value) return html`<${SignedOut} words=${words} alarm=${alarm} />`;
  return html`<${Fragment}>
    <${Bar} ...${props} />
    <main data-touch=${desk.inTouch.value ? "in" : "out"}>
      <h1 class="visually-hidden">${words.say("title", props.place)}</h1>
      <${TicketCard} words=${words} desk=${desk} nowMs=${knownMs} note=${note} caps=${caps} />
      <${Keys} words=${words} desk=${desk} nowMs=${knownMs} caps=${caps} />
      <${Foot} words=${words} desk=${desk} lastTouchMs=${lastTouchMs} caps=${caps} />
    </main>
    <${WaitingColumn} words=${words} desk=${desk} nowMs=${knownMs} caps=${caps} />
    <${OpenSheet} desk=${desk} words=${words} nowMs=${knownMs} caps=${caps} read=${read} settings=${settings}
      alarm=${alarm} alarms=${alarms} leaving=${leaving} />
  <//>`;
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
    <div class="keys-others">${others.map((step) => html`<${CommandKey} ...${shared} key=${step.verb} step=${step} />`)}
      <${CommandKey} ...${shared} step=${desk.placed.value.pause} /></div>
  </div>`;
}

/**
 * What just happened, and the key that takes the last own step back while that may be done.
 * @param {{ desk: Desk, words: Words, lastTouchMs: number | null, caps: boolean }} props
 */
function Foot({ desk, words, lastTouchMs, caps }) {
  const { say } = words;
  const undo = desk.undo.value;
  const there = desk.notice.value?.kind === "refused" ? desk.notice.value.counter : undefined;
  return html`<div class="foot">
    <${News} words=${words} desk=${desk} lastTouchMs=${lastTouchMs} />
    ${there ? html`<${GoThere} there=${there} say=${say} />` : undo ? html`<${CommandKey} step=${undo} desk=${desk} say=${say} caps=${caps} note=""
      title=${undoTitle(words, desk)} />` : null}
  </div>`;
}

/** Who sits at another counter is led there. @param {{ there: string, say: Words["say"] }} props */
function GoThere({ there, say }) {
  const way = wayTo();
  if (!way) return null;
  return html`<button type="button" class="key" data-go-there=${there} onClick=${() => way(there)}><${Icon} name="transfer" />
    <span class="key-title">${say("go-to-counter", { counter: there })}</span></button>`;
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

/**
 * Nothing can be done here any more. Whoever calls for help all the same reads at once that nobody hears it.
 * @param {{ words: Words, alarm: import("./alarm.js").Alarm }} props
 */
function SignedOut({ words: { say }, alarm }) {
  const { value: state } = alarm.state;
  return html`<main class="sign-in card" data-signed-out>
    ${state === "quiet" ? null : html`<p class="unheard" role="alert" data-own-alarm=${state}><${Icon} name="warning" />
      <span>${say(state === "failed" ? "alarm-failed" : "alarm-sending")}</span></p>`}
    <div role="alert"><h1>${say("signed-out")}</h1><p>${say("signed-out-note")}</p></div>
    <p><a class="key" data-kind="now" href=${location.pathname}><span class="key-title">${say("sign-in")}</span></a></p></main>`;
}
