/** The whole page: the bar, what can be begun, what is being done, the house at a glance, what just happened. */
import { Fragment, html, useSignal } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { useBeginning } from "/staff/page/desk/beginning.js";
import { first, Foot } from "/staff/page/desk/parts.js";
import { SignOutKey } from "/staff/page/leaving.js";
import { placeOf } from "/staff/page/messages/drafting.js";
import { CheckInTask, FindTask, StopTask } from "./desk-tasks.js";
import { IssueTask } from "./issue-view.js";
import { MessagesStrip, MessagesTask } from "./messages-view.js";
import { OverviewColumn } from "./overview-column.js";
import { PaperlessStrip } from "./paperless.js";
import { Key } from "./parts.js";
import { TicketTask } from "./ticket-view.js";
import { inOwn, news } from "./words.js";
import { spelled } from "/staff/page/texts.js";

/** @typedef {import("./words.js").Words} Words */
/**
 * @typedef {{ desk: import("./desk.js").Desk, flow: import("./flow.js").Flow, issuing: import("./issuing.js").Issuing, words: Words,
 *   nowMs: number, lastTouchMs: number | null, printer: { value: string }, onLanguage: () => void,
 *   printerState?: (name: string) => import("/shared/vendor/page.js").Renderable, devices?: import("/shared/vendor/page.js").Renderable,
 *   messages: import("/staff/page/messages/drafting.js").Messages, boards: { de: import("/staff/page/texts.js").Say, en: import("/staff/page/texts.js").Say }, closesMs: () => number | null,
 *   works?: (name: string) => boolean, alarms?: import("/shared/vendor/page.js").Renderable }} PageProps
 */

/** What can be begun, with its key of the keyboard: no single letter, for people type here. @type {Readonly<Record<string, { cap: string, icon: string }>>} */
export const WAYS = Object.freeze({
  issue: { cap: "F2", icon: "slip" }, "check-in": { cap: "F4", icon: "appointment" }, find: { cap: "F8", icon: "see" }, stop: { cap: "F9", icon: "pause" },
  messages: { cap: "F10", icon: "display" },
});
const TASKS = { issue: IssueTask, "check-in": CheckInTask, find: FindTask, ticket: TicketTask, stop: StopTask, messages: MessagesTask };
/** On load the focus is in the field that is always there. */
const BEGINNING = { onLoad: "[data-field=search]", begin: "main .panel [data-begin], main .task [data-begin]" };

/** @param {PageProps} props */
export function Page(props) {
  const { desk, flow, issuing, words, nowMs, lastTouchMs } = props;
  const known = { ...props, nowMs: desk.inTouch.value ? nowMs : lastTouchMs ?? nowMs };
  const place = [flow.begun.value, flow.task.value === "issue" && issuing.step.value, flow.panel.value, flow.shown.value?.id, flow.task.value === "messages" && placeOf(props.messages.draft.value)].join("/");
  useBeginning(place, BEGINNING);
  if (desk.signedOut.value) return html`<${SignedOut} words=${words} />`;
  return html`<${Fragment}>
    <${Bar} ...${props} />
    <nav class="ways" aria-label=${words.say("ways")}><${Search} ...${known} />
      ${Object.entries(WAYS).map(([name, { cap, icon }]) => html`<${Key} key=${name} name=${`way-${name}`} icon=${icon} cap=${cap} shortcut=${cap} title=${words.say(`way-${name}`)}
        kind=${flow.task.value === name ? "strong" : undefined} current=${flow.task.value === name} onPress=${() => flow.go(/** @type {any} */ (name))} />`)}</nav>
    <main data-touch=${desk.inTouch.value ? "in" : "out"}><h1 class="visually-hidden">${words.say("title")}</h1>
      <${MessagesStrip} ...${known} />
      <${PaperlessStrip} ...${known} />
      <div class="desk"><${TASKS[flow.task.value]} ...${known} key=${flow.task.value} /></div>
      <${OwnFoot} ...${known} /></main>
    <${OverviewColumn} ...${known} /><//>`;
}

/** @param {PageProps} props */
function Bar({ desk, words, nowMs, lastTouchMs, onLanguage, alarms }) {
  const { say, site, language } = words;
  return html`<header class="bar">
    <a class="bar-key" href="/staff/" data-way-back><${Icon} name="back" /><span>${say("way-back")}</span></a>
    <strong class="bar-title">${say("title")}</strong>
    <${Pill} desk=${desk} words=${words} lastTouchMs=${lastTouchMs} />
    ${alarms}
    <span class="bar-place">${inOwn(words, site.name)}</span>
    <button type="button" class="bar-key" data-key="language" lang=${language === "de" ? "en" : "de"} onClick=${onLanguage}><${Icon} name="language" /><span>${say("other-language")}</span></button>
    <${SignOutKey} say=${say} />
    <time class="bar-clock">${timeOfDay(nowMs, site.timezone)}</time>
  </header>`;
}

/** @param {{ desk: import("./desk.js").Desk, words: Words, lastTouchMs: number | null }} props */
function Pill({ desk, words: { say, site }, lastTouchMs }) {
  if (!desk.inTouch.value && lastTouchMs !== null) {
    return html`<span class="pill" data-pill="out-of-touch"><${Icon} name="offline" />${say("out-of-touch", { time: timeOfDay(lastTouchMs, site.timezone) })}</span>`;
  }
  if (!desk.office.value.known) return html`<span class="pill" data-pill="unknown">${say("loading")}</span>`;
  return html`<span class="pill" data-pill="open"><${Icon} name="check" />${say("in-touch")}</span>`;
}

/** A number's field and a scanner's: always there. @param {PageProps} props */
function Search({ words: { say }, flow }) {
  const typed = useSignal("");
  return html`<form role="search" onSubmit=${first(() => { void flow.enter(typed.value); typed.value = ""; })}>
    <label class="field"><span class="field-label">${say("search")}</span>
    <input type="search" autocomplete="off" spellcheck=${false} autocapitalize="characters" data-field="search" placeholder=${say("number-hint")} value=${typed.value}
      onInput=${(/** @type {any} */ event) => { typed.value = event.currentTarget.value; }} /></label></form>`;
}

/** @param {PageProps} props */
function OwnFoot({ desk, words, lastTouchMs, nowMs }) {
  const undo = desk.undo.value;
  const about = undo && words.say(`undo-${undo.verb}`, { number: spelled(undo.ticket?.number ?? "") });
  return html`<${Foot} say=${words.say} news=${news(words, desk, lastTouchMs, nowMs)} isSlow=${Boolean(desk.busy.value?.slow)} undo=${about} onUndo=${() => desk.takeBack()} />`;
}

/** @param {{ words: Words }} props */
function SignedOut({ words: { say } }) {
  return html`<main class="sign-in card" role="alert" data-signed-out><h1>${say("signed-out")}</h1><p>${say("signed-out-note")}</p><p><a href="/staff/">${say("sign-in")}</a></p></main>`;
}
