/** The sheets about the ticket at the counter: interrupt, end otherwise, hand on, change, judge. */
import { html } from "/shared/vendor/page.js";
import { spelled } from "/staff/page/texts.js";
import { ownName, readersName } from "/staff/page/languages/languages.js";
import { people, serviceTitle } from "../words.js";
import { concernsOf, TABS, ticketOf } from "./choices.js";
import { namedTitle } from "./labels.js";
import { Choices, Sheet, Tabs } from "./sheet.js";

/** @typedef {import("./sheet.js").SheetProps} SheetProps */

const LONGEST_NOTE = 140;

/** @param {SheetProps} props */
export function InterruptSheet(props) {
  const { desk, words, sheet } = props;
  const number = spelled(ticketOf(sheet, desk.scene.value)?.number ?? "");
  return html`<${Sheet} ...${props} title=${words.say("sheet-interrupt")} note=${words.say("sheet-interrupt-note", { number })}>
    <${Choices} ...${props} choices=${desk.sheets.choices.value} /><//>`;
}

/** @param {SheetProps} props */
export function EndSheet(props) {
  const { desk, words, sheet } = props;
  const { say } = words;
  const row = ticketOf(sheet, desk.scene.value);
  if (!row) return null;
  const note = say("sheet-end-otherwise-note", { number: spelled(row.number), concern: serviceTitle(words, row.service) });
  const next = concernsOf(row).slice(1).find((key) => desk.scene.value.served.includes(key));
  return html`<${Sheet} ...${props} title=${say("sheet-end-otherwise")} note=${note}>
    ${next ? html`<${Tick} name="stay" on=${sheet.stay} text=${say("stay", { concern: serviceTitle(words, next) })}
      onTick=${(/** @type {boolean} */ stay) => desk.sheets.enter({ stay })} />` : null}
    <${Choices} ...${props} choices=${desk.sheets.choices.value} /><//>`;
}

/** @param {SheetProps} props */
export function HandOnSheet(props) {
  const { desk, words, sheet } = props;
  const { say } = words;
  const number = spelled(ticketOf(sheet, desk.scene.value)?.number ?? "");
  const none = ["counter", "person", "triage"].includes(sheet.tab) ? say(`none-${sheet.tab}`) : "";
  return html`<${Sheet} ...${props} title=${say("sheet-hand-on", { number })} note=${say("sheet-hand-on-note")}>
    <label class="field"><span>${say("note-label")}</span>
      <input type="text" maxlength=${LONGEST_NOTE} autocomplete="off" data-note value=${sheet.note} aria-describedby="note-hint"
        onInput=${(/** @type {InputEvent} */ event) => desk.sheets.enter({ note: /** @type {HTMLInputElement} */ (event.target).value })} />
      <span class="soft" id="note-hint">${say("note-hint", { left: LONGEST_NOTE - sheet.note.length })}</span></label>
    <${Tick} name="come-back" on=${sheet.comeBack} text=${say("come-back")}
      onTick=${(/** @type {boolean} */ comeBack) => desk.sheets.enter({ comeBack })} />
    <${Tabs} desk=${desk} words=${words} tabs=${TABS["hand-on"]} tab=${sheet.tab} />
    <div role="tabpanel" aria-label=${say(`tab-${sheet.tab}`)}>
      <${Choices} ...${props} choices=${desk.sheets.choices.value} none=${none} /></div><//>`;
}

/** @param {SheetProps} props */
export function ConcernsSheet(props) {
  const { desk, words, sheet } = props;
  const { say } = words;
  const row = ticketOf(sheet, desk.scene.value);
  if (!row) return null;
  const now = say("sheet-concerns-now", {
    concerns: concernsOf(row).map((key) => serviceTitle(words, key)).join(", "), people: people(words, row),
    language: readersName(words, row.language) ?? ownName(row.language),
  });
  const none = ["change", "drop"].includes(sheet.tab) ? say(`none-${sheet.tab}`) : "";
  return html`<${Sheet} ...${props} title=${say("sheet-concerns", { number: spelled(row.number) })} note=${now}>
    <${Tabs} desk=${desk} words=${words} tabs=${TABS.concerns} tab=${sheet.tab} />
    <div role="tabpanel" aria-label=${say(`tab-${sheet.tab}`)}>
      <${Choices} ...${props} choices=${desk.sheets.choices.value} none=${none}
        columns=${["persons", "cases", "language"].includes(sheet.tab) ? 2 : 1} /></div>
    <p class="soft">${say("sheet-concerns-needs")}</p><//>`;
}

/** @param {SheetProps} props */
export function JudgeSheet(props) {
  const { desk, words, sheet } = props;
  const { say } = words;
  const [yes, ...no] = desk.sheets.choices.value;
  const number = spelled(ticketOf(sheet, desk.scene.value)?.number ?? "");
  return html`<${Sheet} ...${props} title=${say("sheet-judge", { number })} note=${say("sheet-judge-note")}>
    <${Choices} ...${props} choices=${yes ? [yes] : []} />
    <h3>${say("judge-no")}</h3>
    <${Choices} ...${props} choices=${no} /><//>`;
}

/** @param {SheetProps} props */
export function BackSheet(props) {
  const { desk, words, sheet } = props;
  const { say } = words;
  const row = ticketOf(sheet, desk.scene.value);
  const reason = namedTitle(words, words.site.park_reasons, row?.park_reason ?? "");
  return html`<${Sheet} ...${props} title=${say("sheet-back", { number: spelled(row?.number ?? "") })} note=${say("sheet-back-note", { reason })}>
    <${Choices} ...${props} choices=${desk.sheets.choices.value} /><//>`;
}

/**
 * @param {{ name: string, on: boolean, text: string, onTick: (on: boolean) => void }} props
 */
function Tick({ name, on, text, onTick }) {
  return html`<label class="tick"><input type="checkbox" data-tick=${name} checked=${on}
    onChange=${(/** @type {Event} */ event) => onTick(/** @type {HTMLInputElement} */ (event.target).checked)} /><span>${text}</span></label>`;
}
