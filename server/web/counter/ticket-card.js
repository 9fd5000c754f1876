import { html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Frieze } from "/shared/components/frieze.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { direction, ownName } from "/staff/page/languages.js";
import { people, readersName, serviceTitle, standing, waitsSince, whyNow } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./desk.js").Desk} Desk */

/**
 * Who is called, and all that the caseworker needs to know of them; or the free counter.
 * @param {{ words: Words, desk: Desk, nowMs: number }} props
 */
export function TicketCard({ words, desk, nowMs }) {
  const kept = desk.ticket.value;
  return kept ? html`<${Called} words=${words} desk=${desk} kept=${kept} nowMs=${nowMs} />`
    : html`<${Free} words=${words} desk=${desk} />`;
}

/** @param {{ words: Words, desk: Desk, kept: import("./office.js").KeptTicket, nowMs: number }} props */
function Called({ words, desk, kept, nowMs }) {
  const { row } = kept;
  const { say } = words;
  return html`<section class="card ticket" data-ticket=${row.number} data-state=${row.state}>
    <div class="ticket-who">
      <p class="soft" data-standing>${standing(words, row, nowMs)}</p>
      <p class="ticket-hero" data-length=${row.number.length} data-letter=${row.number.slice(0, 1)}>
        <${AreaMark} letter=${row.area} bare /><${TicketNumber} number=${row.number} /></p>
    </div>
    <div class="ticket-what">
      <h2>${serviceTitle(words, row.service)}</h2>
      <${Chips} words=${words} row=${row} />
      <dl>
        <dt>${say("waits-since")}</dt><dd><strong>${waitsSince(words, row)}</strong></dd>
        <dt>${say("why-now")}</dt><dd data-why>${whyNow(words, kept, desk.office.value.tickets)}</dd>
      </dl>
    </div>
  </section>`;
}

/** @param {{ words: Words, row: import("./office.js").Ticket }} props */
function Chips({ words, row }) {
  const { say } = words;
  return html`<p class="chip" data-tone="ink" data-language=${row.language}><${Icon} name="language" />
      <${LanguageName} words=${words} language=${row.language} /></p>
    <ul class="chips">
    <li class="chip"><${Icon} name="people" />${people(words, row)}</li>
    ${row.needs?.includes("help") ? html`<li class="chip" data-needs><${Icon} name="support" />${say("needs-help")}</li>` : null}
    ${row.triage ? html`<li class="chip" data-tone="care" data-triage><${Icon} name="warning" />${say("triage")}</li>` : null}
    ${row.readmitted ? html`<li class="chip"><${Icon} name="undo" />${say("readmitted")}</li>` : null}
    ${row.uncertain ? html`<li class="chip" data-tone="care"><${Icon} name="warning" />${say("uncertain")}</li>` : null}
  </ul>`;
}

/**
 * A language by its own name, and by the name that caseworkers use.
 * @param {{ words: Words, language: string }} props
 */
export function LanguageName({ words, language }) {
  const second = readersName(words, language);
  return html`<span><bdi lang=${language} dir=${direction(language)}>${ownName(language)}</bdi>${second ? ` · ${second}` : ""}</span>`;
}

/** @param {{ words: Words, desk: Desk }} props */
function Free({ words, desk }) {
  const { say } = words;
  const { known, counter } = desk.office.value;
  const title = !known ? "loading" : counter.state === "open" ? "free" : `resting-${counter.state}`;
  const note = !known ? "looking" : counter.state === "left" ? "resting-left-note" : "free-waiting";
  return html`<section class="card free" data-counter-state=${known ? counter.state : "unknown"}>
    <${Frieze} letters="FUKW" line />
    <div><h2>${say(title)}</h2>
      <p class="soft">${say(note, { count: desk.waiting.value.length })}</p></div>
  </section>`;
}
