import { AreaMark } from "/shared/components/area-mark.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { html } from "/shared/vendor/page.js";

import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Fact, German } from "../words.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {{ state: State }} Props
 */

/** The number, largest of all. @param {Props} props */
export function Slip({ state }) {
  const number = state.ticket?.number ?? "";
  const says = word(state, "your-number");
  return html`<section class="slip">
    <p class="slip-words"><strong>${says.own}</strong><${German} text=${says.german} /></p>
    <p class="slip-number" dir="ltr" data-digits=${number.length - 1} data-letter=${number.slice(0, 1)}>
      <${AreaMark} letter=${number.slice(0, 1)} bare /><${TicketNumber} number=${number} /></p>
  </section>`;
}

/** Where to wait. Floors are called as the house's own signs call them. @param {Props} props */
export function Place({ state }) {
  const { ticket } = state;
  if (!ticket) return null;
  const own = ticket.area.german !== "";
  const german = own ? `${ticket.area.german} · ${ticket.floor.german || ticket.floor.own}` : "";
  return own
    ? html`<${Fact} icon="floor" title=${ticket.area.own} more=${ticket.floor.own} german=${german} />`
    : html`<${Fact} icon="floor" title=${ticket.floor.own} soft=${ticket.area.own} />`;
}

/** How many stand before the visitor and how long that takes, as far as both are known. @param {Props} props */
export function Ahead({ state }) {
  const { people = null, wait = null } = state.ticket ?? {};
  const ahead = word(state, "ahead");
  const about = word(state, "about");
  return html`<div class="pair">
    ${people && html`<${Fact} icon="people" title=${people.own} soft=${ahead.own} german=${ahead.german} />`}
    ${wait && html`<${Fact} icon="time" title=${wait.own} soft=${about.own} german=${about.german} />`}
  </div>`;
}

/** The same paper once more. @param {Props} props */
export function Again({ state }) {
  const { ticket } = state;
  const used = ticket?.copiesLeft === 0 && !ticket.printing;
  const says = word(state, ticket?.printing ? "moment" : used ? "printed" : "print-again");
  return html`<${Key} kind="plain" icon="printer" name="print-again" title=${says.own} note=${says.german}
    unavailable=${used} keyState=${ticket?.printing ? "working" : null}
    onTap=${() => tap(state, "print-again")} />`;
}

/** This visit is at its end. @param {Props} props */
export function Done({ state }) {
  const says = word(state, "done");
  return html`<${Key} kind="strong" icon="check" name="done" title=${says.own} note=${says.german}
    onTap=${() => tap(state, "done")} />`;
}
