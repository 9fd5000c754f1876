/** What is chosen before something is done with a number: where to, what instead, why. */
import { html, useSignal } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { first } from "/staff/page/desk/parts.js";
import { spelled } from "/staff/page/texts.js";
import { amend, needsHelp, onTicket, resume } from "./orders.js";
import { Check, ConcernSelect, Key, LanguageSelect, Printer, Select, Stepper } from "./parts.js";
import { inOwn, serviceTitle } from "./words.js";

/** @typedef {import("./ticket-view.js").TicketProps} TicketProps */

/** Somebody is there for whom a number can wait. */
const STAFFED = new Set(["open", "paused"]);
/** @type {Record<string, (props: any) => any>} */
const PANELS = { call: Call, amend: Amend, reprint: Reprint, transfer: Transfer, forward: Forward, cancel: Cancel, resume: Resume };

/** @param {TicketProps} props */
export function Panel(props) {
  const { flow, words: { say } } = props;
  const action = flow.panel.value ?? "amend";
  return html`<section class="panel" data-panel=${action}>
    <header><h3 tabindex="-1" data-begin>${say(`do-${action}`)}</h3>
      <${Key} name="back" kind="plain" icon="back" title=${say("back")} cap="Esc" onPress=${() => flow.open(null)} /></header>
    <${PANELS[action]} ...${props} /></section>`;
}

/**
 * Somebody is passed by too much: the site's reasons, one of which is picked.
 * @param {{ words: import("./words.js").Words, asked: { passed: string, give: (reason: string) => Promise<void> } }} props
 */
function Reasons({ words, asked: { passed, give } }) {
  return html`<p class="note" role="alert" data-tone="care" data-passed=${passed}><${Icon} name="warning" />
      <span>${words.say(passed ? "passes" : "passes-somebody", { number: spelled(passed) })}</span></p>
    <div class="choices">${words.site.call_reasons.map(({ key, title }) => html`<${Key} key=${key} name=${`reason-${key}`} title=${inOwn(words, title)}
      onPress=${() => give(key)} />`)}</div>`;
}

/** @param {TicketProps} props */
function Call(props) {
  const { kept: { row }, words, flow, desk } = props;
  const { say, site } = words;
  if (flow.passing.value) return html`<${Reasons} words=${words} asked=${flow.passing.value} />`;
  const counters = site.counters.map(({ number, services }) => ({
    number, serves: services.includes(row.service), state: desk.office.value.counters.get(number)?.row.state ?? "closed" }));
  const there = counters.filter(({ state }) => state !== "closed").sort((one, other) => Number(other.serves) - Number(one.serves));
  const closed = counters.filter(({ state }) => state === "closed").map(({ number }) => number);
  return html`<div class="choices">${there.map(({ number, serves, state }) => html`<${Key} key=${number} name=${`counter-${number}`} title=${say("counter", { counter: number })}
      because=${state === "open" ? undefined : say(`counter-${state}`)} note=${say(serves ? "serves-it" : "serves-it-not")}
      onPress=${() => flow.callTo(row, number)} />`)}</div>
    ${closed.length ? html`<p class="soft" data-closed>${there.length ? say("counters-closed", { counters: closed.join(", ") }) : say("counters-none")}</p>` : null}`;
}

/** @param {TicketProps} props */
function Amend({ kept: { row }, words, flow }) {
  const { say } = words;
  const draft = useSignal({ language: row.language, service: row.service, persons: row.persons ?? 1, cases: row.cases ?? 1, help: needsHelp(row) });
  /** @param {Partial<typeof draft.value>} change */
  const set = (change) => { draft.value = { ...draft.value, ...change }; };
  const services = row.services ?? [row.service];
  const order = amend(row, draft.value);
  return html`<form class="finish" onSubmit=${first(() => order && flow.act(order))}>
    <div class="row"><${ConcernSelect} words=${words} name="concern" label=${say("concern")} value=${draft.value.service} except=${services.slice(1)} onChange=${(/** @type {string} */ service) => set({ service })} />
    <${LanguageSelect} words=${words} label=${say("language")} value=${draft.value.language} onChange=${(/** @type {string} */ language) => set({ language })} /></div>
    <div class="row" data-few><${Stepper} label=${say("persons")} value=${draft.value.persons} less=${say("persons-less")} more=${say("persons-more")} onChange=${(/** @type {number} */ persons) => set({ persons })} />
    <${Stepper} label=${say("cases")} value=${draft.value.cases} less=${say("cases-less")} more=${say("cases-more")} onChange=${(/** @type {number} */ cases) => set({ cases })} /></div>
    <${Check} name="help" label=${say("support")} checked=${draft.value.help} onChange=${(/** @type {boolean} */ help) => set({ help })} />
    <${Key} name="save" kind="now" submits icon="check" title=${say("save")} note=${say("time-stays")} cap="Enter" because=${order ? undefined : say("because-nothing-changed")} />
    <div class="row"><${AddConcern} words=${words} row=${row} flow=${flow} services=${services} /></div>
  </form>`;
}

/** @param {any} props */
function AddConcern({ words, row, flow, services }) {
  const { say } = words;
  return html`<${ConcernSelect} words=${words} name="add" label=${say("add-concern")} value="" first=${say("choose")} except=${services}
      onChange=${(/** @type {string} */ add) => add && flow.act(onTicket("amend", row, { add }))} />
    ${services.length > 1 ? html`<div class="field"><span class="field-label">${say("concerns-now")}</span><ul class="chips">${services.map((/** @type {string} */ each) => html`<li class="chip" key=${each}>${serviceTitle(words, each)}
      <button type="button" aria-label=${say("drop-concern", { concern: serviceTitle(words, each) })} onClick=${() => flow.act(onTicket("amend", row, { drop: each }))}><${Icon} name="close" /></button></li>`)}</ul></div>` : null}`;
}

/** @param {TicketProps} props */
function Reprint({ kept: { row }, words, flow, printer, printerState }) {
  const { say } = words;
  return html`<form class="finish" onSubmit=${first(() => flow.act(onTicket("reprint", row, { printer: printer.value })))}>
    <${Printer} words=${words} printer=${printer} state=${printerState} />
    <${Key} name="print" kind="now" submits icon="printer" title=${say("print")} note=${say("print-note")} cap="Enter" /></form>`;
}

/** @param {TicketProps} props */
function Transfer({ kept: { row }, words, flow }) {
  const { say, site } = words;
  const to = useSignal("");
  const note = useSignal("");
  const [kind, key] = to.value.split("/");
  const body = to.value && { ...(kind === "triage" ? { triage: true } : { [kind ?? ""]: key }), ...(note.value.trim() ? { note: note.value.trim() } : {}) };
  const decide = (/** @type {boolean} */ confirmed) => flow.act(onTicket("transfer", row, { confirmed }));
  return html`${row.triage ? html`<div class="choices"><${Key} name="confirm" icon="emergency" title=${say("triage-yes")} note=${say("triage-yes-note")} onPress=${() => decide(true)} />
      <${Key} name="reject" title=${say("triage-no")} note=${say("triage-no-note")} onPress=${() => decide(false)} /></div>` : null}
    <form class="finish" onSubmit=${first(() => body && flow.act(onTicket("transfer", row, body)))}>
    <${Select} name="to" label=${say("transfer-to")} value=${to.value} onChange=${(/** @type {string} */ each) => { to.value = each; }}>
      <option value="">${say("choose")}</option>
      <optgroup label=${say("concern")}>${site.services.filter(({ key: each }) => each !== row.service).map(({ key: each }) => html`<option key=${each} value=${`service/${each}`}>${serviceTitle(words, each)}</option>`)}</optgroup>
      <optgroup label=${say("area")}>${site.areas.map(({ letter, floor }) => html`<option key=${letter} value=${`area/${letter}`}>${`${letter} · ${inOwn(words, floor)}`}</option>`)}</optgroup>
      ${site.services.some(({ triage }) => triage) && !row.triage ? html`<option value="triage/">${say("to-triage")}</option>` : null}<//>
    <${Note} say=${say} note=${note} />
    <${Key} name="send" kind="now" submits icon="transfer" title=${say("do-transfer")} note=${say("time-stays")} cap="Enter" because=${body ? undefined : say("because-choose")} /></form>`;
}

/** @param {TicketProps} props */
function Forward({ kept: { row }, words, flow, desk }) {
  const { say, site } = words;
  const counter = useSignal("");
  const note = useSignal("");
  const state = (/** @type {string} */ number) => desk.office.value.counters.get(number)?.row.state ?? "closed";
  const body = STAFFED.has(state(counter.value)) && { counter: counter.value, ...(note.value.trim() ? { note: note.value.trim() } : {}) };
  return html`<form class="finish" onSubmit=${first(() => body && flow.act(onTicket("forward", row, body)))}>
    <${Select} name="counter" label=${say("forward-to")} value=${counter.value} onChange=${(/** @type {string} */ each) => { counter.value = each; }}>
      <option value="">${say("choose")}</option>
      ${site.counters.map(({ number, floor }) => html`<option key=${number} value=${number} disabled=${!STAFFED.has(state(number))}>${`${say("counter", { counter: number })} · ${inOwn(words, floor)} · ${say(`counter-${state(number)}`)}`}</option>`)}<//>
    ${site.counters.some(({ number }) => STAFFED.has(state(number))) ? null : html`<p class="soft" data-closed>${say("counters-none")}</p>`}
    <${Note} say=${say} note=${note} />
    <${Key} name="send" kind="now" submits icon="forward" title=${say("do-forward")} note=${say("time-stays")} cap="Enter" because=${body ? undefined : say("because-choose")} /></form>`;
}

/** @param {{ say: import("/staff/page/texts.js").Say, note: { value: string } }} props */
function Note({ say, note }) {
  return html`<label class="field"><span class="field-label">${say("note")}</span><input type="text" maxlength="140" autocomplete="off" data-field="note" value=${note.value}
    onInput=${(/** @type {any} */ event) => { note.value = event.currentTarget.value; }} /><span class="field-note">${say("note-hint")}</span></label>`;
}

/** @param {TicketProps} props */
function Cancel({ kept: { row }, words: { say }, flow }) {
  return html`<div class="choices">${["left", "mistake", ...(row.state === "issued" || row.uncertain ? ["no_paper"] : [])].map((reason) => html`<${Key} key=${reason} name=${`cancel-${reason}`}
    title=${say(`cancel-${reason}`)} note=${say("cancel-note")} onPress=${() => flow.act(onTicket("cancel", row, { reason }))} />`)}</div>`;
}

/** @param {TicketProps} props */
function Resume({ kept: { row }, words, flow }) {
  const { say } = words;
  if (flow.passing.value) return html`<${Reasons} words=${words} asked=${flow.passing.value} />`;
  return html`<div class="choices">
    <${Key} name="resume-queue" icon="list" title=${say("resume-queue")} note=${say("resume-queue-note")} onPress=${() => flow.act(resume(row, "queue"))} />
    <${Key} name="resume-call" icon="speak" title=${say("resume-call")} note=${say("resume-call-note")} onPress=${() => flow.callBack(row)} /></div>`;
}
