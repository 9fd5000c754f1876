import { html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Frieze } from "/shared/components/frieze.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { CommandKey } from "./command-key.js";
import { whyPaused } from "./sheets/labels.js";
import { Chips, Facts, LanguageBadge, LanguageName } from "./ticket-facts.js";
import { serviceTitle, standing, waitsSince, whyNow } from "./words.js";

const NOWHERE = { epoch: 0, seq: 0 };

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{ words: Words, desk: Desk, nowMs: number, note: string, caps: boolean }} CardProps */

/**
 * Who is called, and all that the caseworker needs to know of them; or the free counter.
 * @param {CardProps} props
 */
export function TicketCard(props) {
  const kept = props.desk.ticket.value;
  return kept ? html`<${Called} ...${props} kept=${kept} />` : html`<${Free} ...${props} />`;
}

/** @param {CardProps & { kept: import("./office.js").KeptTicket }} props */
function Called({ words, desk, kept, nowMs, note, caps }) {
  const { row } = kept;
  const { say } = words;
  const { judge } = desk.placed.value;
  return html`<section class="card ticket" data-ticket=${row.number} data-state=${row.state}>
    <div class="ticket-who">
      <p class="soft" data-standing>${standing(words, row, nowMs)}</p>
      <p class="ticket-hero" data-length=${row.number.length} data-letter=${row.number.slice(0, 1)}>
        <${AreaMark} letter=${row.area} bare /><${TicketNumber} number=${row.number} /></p>
      <${LanguageBadge} words=${words} language=${row.language} />
    </div>
    <div class="ticket-what" tabindex="0" role="group" aria-label=${serviceTitle(words, row.service)}>
      <h2>${serviceTitle(words, row.service)}</h2>
      <${Facts} words=${words} row=${row} note=${note} />
      ${judge ? html`<${CommandKey} step=${judge} desk=${desk} say=${say} caps=${caps} kind="care" />` : null}
      <${Chips} words=${words} row=${row} />
      <dl>
        <dt>${say("waits-since")}</dt><dd><strong>${waitsSince(words, row)}</strong></dd>
        <dt>${say("why-now")}</dt><dd data-why>${whyNow(words, kept, desk.numberOf)}</dd>
      </dl>
    </div>
  </section>`;
}

/** @param {CardProps} props */
function Free({ words, desk }) {
  const { say } = words;
  const next = desk.waiting.value[0];
  const { known: { value: known }, counter: { value: counter } } = desk;
  const reason = whyPaused(words, counter);
  const title = say(!known ? "loading" : counter.state === "open" ? "free" : reason ? "resting-paused-why" : `resting-${counter.state}`, { reason });
  const note = !known ? "looking" : counter.state === "left" ? "resting-left-note" : "free-waiting";
  return html`<section class="card free" tabindex="0" aria-label=${title} data-counter-state=${known ? counter.state : "unknown"}>
    <${Frieze} letters="FUKW" line />
    <div><h2>${title}</h2>
      <p class="soft">${say(note, { count: desk.waiting.value.length })}</p>
      ${next && known && counter.state === "open" ? html`<${Next} words=${words} desk=${desk} row=${next} />` : null}</div>
  </section>`;
}

/**
 * Who would be called, and why: what is to be known before the key is pressed.
 * @param {{ words: Words, desk: Desk, row: import("./office.js").Ticket }} props
 */
function Next({ words, desk, row }) {
  return html`<div class="next-facts" data-next-facts>
    <p class="next-who"><span class="soft">${words.say("next-up")}</span> <${TicketNumber} number=${row.number} />
      <span class="chip" data-tone="ink"><${Icon} name="language" /><${LanguageName} words=${words} language=${row.language} /></span></p>
    <${Chips} words=${words} row=${row} />
    <p class="next-why">${whyNow(words, { row, position: NOWHERE }, desk.numberOf)}</p>
  </div>`;
}
