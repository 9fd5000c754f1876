import { TicketNumber } from "/shared/components/ticket-number.js";
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Fact, German } from "../words.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../state.js").Booking} Booking
 * @typedef {{ state: State }} Props
 */

const SIGNS = { "too-early": "time", "other-day": "appointment", "not-found": "not-sure", "cancelled": "info", "already": "slip" };

/** Why an appointment gives no number now, when it does, and what to do. @param {Props} props */
export function AppointmentScreen({ state }) {
  const { booking } = state;
  if (!booking) return null;
  const other = word(state, "other-code");
  const go = word(state, "go-without");
  return html`<${Frame} state=${state} kind="notice" question=${booking.says} sign=${SIGNS[booking.why]}
      read=${html`<${Told} state=${state} booking=${booking} />`}>
    <div class="row"><${Key} icon="hold-letter" name="back" title=${other.own} german=${other.german}
      onTap=${() => tap(state, "back")} /></div>
    ${state.mayGoWithout && html`<div class="row"><${Key} icon="walk-in" name="go-without" title=${go.own} german=${go.german}
      onTap=${() => tap(state, "go-without")} /></div>`}
    <${Ways} state=${state} back="" />
  <//>`;
}

/** @param {Props & { booking: Booking }} props */
function Told({ state, booking }) {
  const { why, slot, from, number } = booking;
  const speak = word(state, "speak-to-us");
  const note = word(state, why === "already" ? "already-note" : "not-found-note");
  return html`
    ${number && html`<section class="box fact"><${Icon} name="slip" />
      <p><strong class="big"><${TicketNumber} number=${number} /></strong></p></section>`}
    ${from && html`<${Fact} icon="time" title=${from.own} german=${from.german} />`}
    ${slot && html`<${Fact} icon="appointment" title=${slot.own} german=${slot.german} />`}
    ${why === "not-found" && html`<${Fact} icon="see" title=${note.own} german=${note.german} />`}
    ${why === "already"
      ? html`<${Fact} icon="advice" title=${note.own} german=${note.german} />`
      : html`<${Fact} icon="advice" title=${speak.own} soft=${word(state, "not-sure-note").own} german=${speak.german} />`}`;
}

/** Without a code, or without a slip: a person helps. @param {Props} props */
export function AskDeskScreen({ state }) {
  const go = word(state, "go-without");
  const read = state.desk && html`<section class="box fact"><${Icon} name="advice" />
    <p><strong>${state.desk.own}</strong><${German} text=${state.desk.german} /></p></section>`;
  return html`<${Frame} state=${state} kind="notice" question=${word(state, "ask-desk")} sign="advice" tone="info" read=${read}>
    ${state.mayGoWithout && html`<div class="row"><${Key} icon="walk-in" name="go-without" title=${go.own} german=${go.german}
      onTap=${() => tap(state, "go-without")} /></div>`}
    <${Ways} state=${state} />
  <//>`;
}
