import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { html } from "/shared/vendor/page.js";

import { Head } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Beside, German, Question } from "../words.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** The number, and all that has to be known until it is called. @param {Props} props */
export function TicketScreen({ state }) {
  const { ticket } = state;
  if (!ticket) return null;
  const take = word(state, "take-paper");
  return html`<main class="screen" data-view="ticket">
      <${Head} state=${state}>
        <${Question} text=${take.own} small />
        <${Beside} text=${take.german} />
      <//>
      <${Slip} state=${state} />
      <${Place} state=${state} />
      <${Fact} icon="people" title=${ticket.people.own} text=${word(state, "ahead").own}
        german=${word(state, "ahead").german} />
      <${Fact} icon="display" title=${word(state, "we-call").own} text=${word(state, "we-call-note").own}
        german=${word(state, "we-call").german} />
      ${ticket.copyFailed && html`<p class="note" data-tone="bad" role="alert"><${Icon} name="printer" />
        <span>${word(state, "copy-failed").own}</span></p>`}
      <nav class="ways"><${Again} state=${state} />
        <${Key} kind="strong" icon="check" name="done" title=${word(state, "done").own}
          note=${word(state, "done").german} onTap=${() => tap(state, "done")} /></nav>
    </main>`;
}

/** The number did not come on paper: it is said, and one answer is asked for. @param {Props} props */
export function NoPaperScreen({ state }) {
  const failed = word(state, "no-paper");
  const counts = word(state, "no-paper-note");
  return html`<main class="screen" data-view="no_paper">
      <${Head} state=${state}>
        <section class="notice" role="alert"><${Icon} name="printer" />
          <p><strong>${failed.own}</strong><span>${counts.own}</span><${German} text=${failed.german} /></p>
        </section>
      <//>
      <${Question} text=${word(state, "remember").own} />
      <${Beside} text=${word(state, "remember").german} />
      <${Slip} state=${state} />
      <${Place} state=${state} />
      <${Fact} icon="phone" title=${word(state, "photo").own} text=${word(state, "photo-note").own} german="" />
      <nav class="ways">
        <${Key} kind="plain" icon="leave" name="give-back" title=${word(state, "give-back").own}
          note=${word(state, "give-back").german} onTap=${() => tap(state, "give-back")} />
        <${Key} kind="strong" icon="check" name="have-it" title=${word(state, "have-it").own}
          note=${word(state, "have-it").german} onTap=${() => tap(state, "have-it")} />
      </nav>
    </main>`;
}

/** @param {Props} props */
function Slip({ state }) {
  const number = state.ticket?.number ?? "";
  const says = word(state, "your-number");
  return html`<section class="slip">
    <p class="slip-words"><strong>${says.own}</strong><${German} text=${says.german} /></p>
    <p class="slip-number" dir="ltr" data-digits=${number.length - 1} data-letter=${number.slice(0, 1)}>
      <${AreaMark} letter=${number.slice(0, 1)} bare /><${TicketNumber} number=${number} /></p>
  </section>`;
}

/** Where to wait. Floors are called as the house's own signs call them. @param {Props} props */
function Place({ state }) {
  const { ticket } = state;
  if (!ticket) return null;
  const own = ticket.area.german !== "";
  const german = own ? `${ticket.area.german} · ${ticket.floor.german || ticket.floor.own}` : "";
  return own
    ? html`<${Fact} icon="floor" title=${ticket.area.own} more=${ticket.floor.own} text="" german=${german} />`
    : html`<${Fact} icon="floor" title=${ticket.floor.own} text=${ticket.area.own} german="" />`;
}

/** @param {{ icon: string, title: string, more?: string, text: string, german: string }} props */
function Fact({ icon, title, more = "", text, german }) {
  return html`<section class="box fact"><${Icon} name=${icon} />
    <p><strong>${title}</strong>${more && html`<strong>${more}</strong>`}
      ${text && html`<span class="soft">${text}</span>`}
      <${German} text=${german} /></p></section>`;
}

/** @param {Props} props */
function Again({ state }) {
  const { ticket } = state;
  const used = ticket?.copiesLeft === 0 && !ticket.printing;
  const says = word(state, ticket?.printing ? "moment" : used ? "printed" : "print-again");
  return html`<${Key} kind="plain" icon="printer" name="print-again" title=${says.own} note=${says.german}
    unavailable=${used} keyState=${ticket?.printing ? "working" : null}
    onTap=${() => tap(state, "print-again")} />`;
}
