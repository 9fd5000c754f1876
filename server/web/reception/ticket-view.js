/** One number: what it is, where its owner must go, why it waits, and what can be done for it. */
import { html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { wholeMinutes } from "/staff/page/clock.js";
import { direction } from "/staff/page/languages/languages.js";
import { actions, BEFORE_PAPER, isOver, onTicket } from "./orders.js";
import { paperOf } from "./papers.js";
import { Key, LanguageName } from "./parts.js";
import { isLeftBehind, LeftBehind, leftBehind } from "/staff/page/overview/left-behind.js";
import { since, waited } from "/staff/page/overview/queues.js";
import { Panel } from "./ticket-panels.js";
import { clockTime, deviceName, serviceTitle, stateInWords, whereTo } from "./words.js";

/** @typedef {import("./view.js").PageProps} PageProps */
/** @typedef {PageProps & { kept: import("/staff/page/overview/office.js").KeptTicket }} TicketProps */

const ICONS = {
  call: "speak", amend: "hand-in", reprint: "printer", transfer: "transfer", forward: "forward", cancel: "close", deliver: "slip",
  readmit: "undo", resume: "undo", again: "slip",
};

/** @param {PageProps} props */
export function TicketTask(props) {
  const kept = props.flow.ticket.value;
  const { say } = props.words;
  if (!kept) return html`<section class="task" data-task="ticket"><h2 tabindex="-1" data-begin>${say("ticket-gone")}</h2></section>`;
  return html`<section class="task ticket" data-task="ticket" data-ticket=${kept.row.number} data-state=${kept.row.state}>
    ${props.flow.shown.value?.isNew ? html`<${Fresh} ...${props} kept=${kept} />` : html`<${Card} ...${props} kept=${kept} />`}
    <${Paper} ...${props} kept=${kept} />
    ${props.flow.panel.value ? html`<${Panel} ...${props} kept=${kept} key=${props.flow.panel.value} />` : html`<${Actions} ...${props} kept=${kept} />`}
  </section>`;
}

/** The number that was just handed out: large, on yellow. @param {TicketProps} props */
function Fresh({ kept: { row }, words, flow }) {
  const ahead = flow.shown.value?.ahead;
  return html`<div class="slip" data-fresh>
    <h2 tabindex="-1" data-begin><span class="visually-hidden">${words.say("new-number")} </span><${TicketNumber} number=${row.number} /></h2>
    <div><p><strong>${whereTo(words, row)}</strong></p>
      <p>${serviceTitle(words, row.service)}</p>
      ${ahead === undefined ? null : html`<p>${words.say("ahead", { count: ahead })}</p>`}</div>
  </div>`;
}

/** @param {TicketProps} props */
function Card({ kept: { row }, words, flow, desk, nowMs }) {
  const { say } = words;
  const stranded = leftBehind([row], desk.office.value.counters);
  const { value: asked } = flow.told;
  const told = stranded.length ? null : asked; // nobody is there, whatever the number's state says
  return html`<div class="card ticket-card">
    <div class="ticket-head"><${AreaMark} letter=${row.area} bare />
      <h2 tabindex="-1" data-begin><${TicketNumber} number=${row.number} /></h2>
      <div><p class="ticket-state" data-state-words>${stateInWords(words, row)}</p><p data-where>${whereTo(words, row)}</p></div></div>
    <${LeftBehind} say=${say} rows=${stranded} />
    <p class="ticket-concern"><strong>${serviceTitle(words, row.service)}</strong>
      ${(row.services ?? []).slice(1).map((each) => html`<span key=${each}> + ${serviceTitle(words, each)}</span>`)}</p>
    <${Chips} row=${row} words=${words} />
    ${flow.panel.value ? null : html`<dl>${isOver(row) ? null : html`<dt>${say("here-since")}</dt><dd>${say("here-since-value", { time: clockTime(words, since(row)), minutes: wholeMinutes(waited(row, nowMs)) })}</dd>`}
      ${row.counted_ms && !isOver(row) ? html`<dt>${say("counts-from")}</dt><dd>${clockTime(words, row.counted_ms)}${row.slot_ms ? ` · ${say("appointment-at", { time: clockTime(words, row.slot_ms) })}` : ""}</dd>` : null}
      ${told ? html`<dt>${say("to-tell")}</dt><dd data-why>${told.short}</dd>` : null}
      ${asked?.note ? html`<dt>${say("note")}</dt><dd data-note>${asked.note}</dd>` : null}</dl>
    ${told ? html`<details class="own-words"><summary>${say(told.own ? "in-their-language" : "in-full")}</summary>
      ${told.own ? html`<p lang=${row.language} dir=${direction(row.language)} data-own>${told.own}</p>` : null}<p>${told.text}</p></details>` : null}`}
  </div>`;
}

/** @param {{ row: import("/staff/page/overview/office.js").Ticket, words: import("./words.js").Words }} props */
function Chips({ row, words }) {
  const { say } = words;
  return html`<ul class="chips">
    <li class="chip" data-tone="ink" data-language=${row.language}><${Icon} name="language" /><${LanguageName} words=${words} language=${row.language} /></li>
    <li class="chip"><${Icon} name="people" />${say("people", { persons: row.persons ?? 1 })}${(row.cases ?? 1) > 1 ? `, ${say("case-count", { cases: row.cases ?? 1 })}` : ""}</li>
    ${row.needs?.includes("help") ? html`<li class="chip" data-needs><${Icon} name="support" />${say("needs-help")}</li>` : null}
    ${row.triage ? html`<li class="chip" data-tone="care"><${Icon} name="warning" />${say("triage")}</li>` : null}
    ${row.held_at ? html`<li class="chip"><${Icon} name="forward" />${say("held-at", { counter: row.held_at })}</li>` : null}
    ${row.readmitted ? html`<li class="chip"><${Icon} name="undo" />${say("readmitted")}</li>` : null}
  </ul>`;
}

/** What may be wanted for a number that was just handed out. */
const FRESH = new Set([...BEFORE_PAPER, "reprint"]);
const PAPER_TONES = { coming: "info", "on-screen": "care", came: "good", noted: "good", failed: "bad", uncertain: "care", "taken-back": "care", "gone-on": "info" };

/** What came of the paper, and what helps where it did not come. @param {TicketProps} props */
function Paper(props) {
  const { kept, words, flow, printer } = props;
  const paper = paperOf(kept);
  const isNew = flow.shown.value?.isNew;
  if (!isNew && !kept.row.paperless && !["coming", "uncertain", "failed"].includes(paper)) return null;
  const name = deviceName(kept.row.kiosk ?? printer.value);
  const copied = kept.row.copy_at ? html` ${words.say("copy-ordered", { printer: deviceName(kept.row.copy_at) })}` : "";
  return html`<div class="paper" data-paper=${paper}>
    <p class="note" data-tone=${PAPER_TONES[paper]}><${Icon} name=${paper === "came" || paper === "noted" ? "check" : paper === "coming" ? "printer" : "warning"} />
      <span role="status">${words.say(`paper-${paper}`, { printer: name })}${copied}</span></p>
    ${isNew && paper !== "failed" ? html`<${Key} name="new" kind="strong" icon="plus" title=${words.say("next-person")} cap="F2" onPress=${() => flow.go("issue")} />` : null}
  </div>`;
}

/** @param {TicketProps} props */
function Actions(props) {
  const { kept: { row }, words: { say }, flow, desk } = props;
  const shown = actions(row, isLeftBehind(row, desk.office.value.counters)).filter(({ action }) => !flow.shown.value?.isNew || FRESH.has(action) || action === "again");
  return html`<div class="actions">${shown.map(({ action, because }) => (OWN_KEYS[action] ? html`<${OWN_KEYS[action]} key=${action} ...${props} />`
    : html`<${Key} key=${action} name=${action} icon=${ICONS[action]} title=${say(`do-${action}`)} because=${because && say(`because-${because}`)}
      onPress=${() => flow.open(action)} />`))}</div>`;
}

/** The keys that do something at once. @type {Partial<Record<import("./orders.js").Action, (props: TicketProps) => any>>} */
const OWN_KEYS = { deliver: Deliver, readmit: Readmit, again: Again };

/** Whoever was called in vain waits again; whether the place is kept is said before. @param {TicketProps} props */
function Readmit({ kept: { row }, words: { say }, flow, nowMs }) {
  const told = flow.told.value;
  const late = told?.late && (row.counted_ms ?? 0) <= nowMs;
  return html`<${Key} name="readmit" icon=${ICONS.readmit} title=${say("do-readmit")} note=${told && say(late ? "readmit-late" : "readmit-in-time")}
    onPress=${() => flow.act(onTicket("readmit", row))} />`;
}

/** What is over stays over; the same person may have a new number. @param {TicketProps} props */
function Again({ kept: { row }, words: { say }, flow, issuing }) {
  return html`<${Key} name="again" icon=${ICONS.again} title=${say("issue-again")} note=${say("issue-again-note")}
    onPress=${() => { flow.go("issue"); issuing.again(row); }} />`;
}

/** The number reached its owner without a new paper. @param {TicketProps} props */
function Deliver({ kept: { row }, words: { say }, flow }) {
  return [
    html`<${Key} key="paper" name="deliver-paper" icon="slip" title=${say("do-deliver-paper")} onPress=${() => flow.deliver(row, "paper")} />`,
    html`<${Key} key="screen" name="deliver-screen" icon="see" title=${say("do-deliver-screen")} onPress=${() => flow.deliver(row, "screen")} />`];
}
