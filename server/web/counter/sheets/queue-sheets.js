/** The sheets about those who wait: all of them, one of them, and why somebody is called out of turn. */
import { html, useEffect, useSignal } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { timeOfDay, wholeMinutes } from "/staff/page/clock.js";
import { spelled } from "/staff/page/texts.js";
import { missedElsewhere, missedTickets, parkedTickets } from "../office.js";
import { readWhy } from "../reading.js";
import { Chips, Facts, LanguageName } from "../ticket-facts.js";
import { waited } from "../waiting.js";
import { serviceTitle } from "../words.js";
import { ticketOf } from "./choices.js";
import { Choices, Sheet } from "./sheet.js";

/** @typedef {import("./sheet.js").SheetProps} SheetProps */
/** @typedef {import("../office.js").Ticket} Ticket */

/** @param {SheetProps} props */
export function ChooseSheet(props) {
  const { desk, words, sheet } = props;
  const { say } = words;
  const office = desk.office.value;
  const sought = sheet.filter.replaceAll(/\s/g, "").toUpperCase();
  /** @param {Ticket} row */
  const found = ({ number }) => number.includes(sought);
  const waiting = desk.waiting.value.filter(found);
  const parked = parkedTickets(office).filter(found);
  const missed = [...missedTickets(office), ...missedElsewhere(office)].filter(found);
  const all = [...waiting, ...missed];
  /** @param {Event} event */
  const look = (event) => {
    event.preventDefault();
    if (sought && all.length === 1 && all[0]) desk.open({ kind: "person", ticket: all[0].id });
  };
  return html`<${Sheet} ...${props} title=${say("sheet-choose")}>
    <form class="field" onSubmit=${look}><label for="find-number">${say("find-number")}</label>
      <input id="find-number" type="text" autocomplete="off" maxlength="8" data-find value=${sheet.filter}
        onInput=${(/** @type {InputEvent} */ event) => desk.sheets.enter({ filter: /** @type {HTMLInputElement} */ (event.target).value })} /></form>
    ${sought && !all.length && !parked.length ? html`<p class="sheet-none" role="status">${say("find-none")}</p>` : null}
    ${sought ? null : html`<${Part} title=${say("next-of-service")} some=${desk.sheets.choices.value.length}>
      <${Choices} ...${props} choices=${desk.sheets.choices.value} /><//>`}
    <${Part} title=${say("parked", { count: parked.length })} some=${parked.length}>
      <${Rows} ...${props} rows=${parked} kind="back" /><//>
    <${Part} title=${say("missed-all")} some=${missed.length}><${Rows} ...${props} rows=${missed} kind="person" /><//>
    <${Part} title=${say("waiting-in-order")} some=${waiting.length}><${Rows} ...${props} rows=${waiting} kind="person" /><//>
  <//>`;
}

/** @param {{ title: string, some: number, children?: import("/shared/vendor/page.js").Renderable }} props */
function Part({ title, some, children }) {
  return some ? html`<section class="sheet-part"><h3>${title}</h3>${children}</section>` : null;
}

/** @param {SheetProps & { rows: readonly Ticket[], kind: "person" | "back" }} props */
function Rows({ desk, words, nowMs, rows, kind }) {
  const { say } = words;
  return html`<ol class="rows">${rows.map((row) => html`<li key=${row.id}>
    <button type="button" class="row" data-row=${row.number} onClick=${() => desk.open({ kind, ticket: row.id })}>
      <${AreaMark} letter=${row.area} bare /><${TicketNumber} number=${row.number} />
      <span class="row-words"><span>${serviceTitle(words, row.service)}</span>
        <span class="soft"><${LanguageName} words=${words} language=${row.language} /></span></span>
      ${row.triage ? html`<span class="next-mark" data-mark="triage"><${Icon} name="warning" />${say("triage")}</span>` : null}
      ${row.needs?.includes("help") ? html`<span><${Icon} name="support" /><span class="visually-hidden">${say("needs-help")}</span></span>` : null}
      <span class="queue-wait">${aside(words, row, nowMs)}</span>
    </button></li>`)}</ol>`;
}

/**
 * @param {import("../words.js").Words} words
 * @param {Ticket} row
 * @param {number} nowMs
 */
function aside({ say, timeZone }, row, nowMs) {
  if (row.state === "parked") return say("parked-until", { time: timeOfDay(row.return_ms ?? 0, timeZone) });
  if (row.state === "missed") return row.counter ? timeOfDay(row.called_ms ?? 0, timeZone) : say("missed-elsewhere");
  return say("minutes", { minutes: wholeMinutes(waited(row, nowMs)) });
}

/** @param {SheetProps & { read: import("../reading.js").Read }} props */
export function PersonSheet(props) {
  const { desk, words, sheet, read } = props;
  const { say, timeZone } = words;
  const note = useSignal("");
  const row = ticketOf(sheet, desk.scene.value);
  useEffect(() => {
    let here = true;
    read(`tickets/${sheet.ticket}`).then((found) => { if (here) note.value = found?.note ?? ""; });
    return () => { here = false; };
  }, [sheet.ticket]);
  if (!row) return null;
  return html`<${Sheet} ...${props} title=${say("sheet-person", { number: spelled(row.number) })}
    note=${serviceTitle(words, row.service)}>
    <${Facts} words=${words} row=${row} note=${note.value} served=${desk.scene.value.served} />
    <p class="chip" data-tone="ink"><${Icon} name="language" /><${LanguageName} words=${words} language=${row.language} /></p>
    <${Chips} words=${words} row=${row} />
    <${Choices} ...${props} choices=${desk.sheets.choices.value} />
    ${row.state === "waiting" ? html`<${Why} words=${words} read=${read} id=${row.id} />` : html`<p class="soft">${row.called_ms
      ? `${say("missed-at")} ${timeOfDay(row.called_ms, timeZone)}` : say("missed-elsewhere")}</p>`}
    <button type="button" class="key" data-back onClick=${() => desk.open({ kind: "choose" })}><${Icon} name="back" />
      <span class="key-title">${say("back-to-all")}</span></button>
  <//>`;
}

/**
 * Why this number still waits, in the server's words.
 * @param {{ words: import("../words.js").Words, read: import("../reading.js").Read, id: string }} props
 */
function Why({ words: { say, language }, read, id }) {
  const why = useSignal(/** @type {import("../reading.js").WhyNot | null | undefined} */ (undefined));
  useEffect(() => {
    let here = true;
    readWhy(read, id, language).then((found) => { if (here) why.value = found; });
    return () => { here = false; };
  }, [id, language]);
  const found = why.value;
  return html`<section class="sheet-part" data-why-not aria-live="polite"><h3>${say("why-title")}</h3>
    <p class="soft">${say("why-note")}</p>
    ${found ? html`<ul class="why" lang=${found.language}>${[...found.reasons, ...found.passed_by].map(({ text }) => html`<li key=${text}>${text}</li>`)}</ul>` : html`<p>${say(found === undefined ? "why-asking" : "why-unknown")}</p>`}
  </section>`;
}

/** @param {SheetProps} props */
export function ReasonSheet(props) {
  const { desk, words, sheet } = props;
  const { say, timeZone } = words;
  const passed = desk.office.value.tickets.get(sheet.passed?.id ?? "")?.row.number;
  const time = timeOfDay(sheet.passed?.counted_ms ?? 0, timeZone);
  const note = passed ? say("sheet-reason-passed", { number: spelled(passed), time }) : say("sheet-reason-someone", { time });
  return html`<${Sheet} ...${props} title=${say("sheet-reason")} note=${note}>
    <${Choices} ...${props} choices=${desk.sheets.choices.value} /><//>`;
}

