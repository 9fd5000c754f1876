import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Fact, German, Note } from "../words.js";
import { Again, Ahead, Done, Place, Slip } from "./slip.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** So much of a list stands beside the number without pressing anything else; the paper has it whole. */
const READY_LINES = 3;

/** The number, and all that has to be known until it is called. @param {Props} props */
export function TicketScreen({ state }) {
  const { ticket } = state;
  if (!ticket) return null;
  const read = html`<${Slip} state=${state} /><${Place} state=${state} /><${Ahead} state=${state} />
    <${Counted} state=${state} /><${OnPhone} state=${state} /><${Ready} state=${state} /><${Fair} state=${state} />
    ${ticket.copyFailed && html`<${Note} icon="printer" tone="bad" says=${word(state, "copy-failed")} alert />`}`;
  return html`<${Frame} state=${state} question=${word(state, "take-paper")} small read=${read}>
    <${Ways} state=${state} back="" startOver=${false}><${Again} state=${state} /><${Done} state=${state} /><//>
  <//>`;
}

/** From when on the time counts; of an appointment that was missed, why it is not that of the appointment. @param {Props} props */
function Counted({ state }) {
  const { late = null, counted } = state.ticket ?? {};
  if (!counted) return null;
  return html`<${Fact} icon=${late ? "appointment" : "time"} title=${counted.own} before=${late?.own ?? ""} german=${counted.german} />`;
}

/** The code of the number's phone page, where the site has one. @param {Props} props */
function OnPhone({ state }) {
  const code = state.ticket?.phoneCode;
  if (!code || state.ticket?.copyFailed) return null;
  const says = word(state, "on-phone");
  return html`<section class="box fact phone-code" data-spare="4"><${Code} code=${code} says=${says.own} />
    <p><strong>${says.own}</strong><span class="soft">${word(state, "on-phone-note").own}</span><${German} text=${says.german} /></p></section>`;
}

/** What a reader or a phone reads. @param {{ code: { modules: number, dark: string }, says: string }} props */
function Code({ code, says }) {
  return html`<svg class="code" viewBox=${`-4 -4 ${code.modules + 8} ${code.modules + 8}`} role="img" aria-label=${says}>
    <path d=${code.dark} /></svg>`;
}

/** The number and its code belong on a photo, where there is no paper. @param {Props} props */
function Photo({ state }) {
  const code = state.ticket?.phoneCode;
  const [photo, note] = [word(state, "photo"), word(state, "photo-note")];
  if (!code) return html`<${Fact} icon="phone" title=${photo.own} soft=${note.own} />`;
  return html`<section class="box fact phone-code"><${Code} code=${code} says=${note.own} />
    <p><strong>${photo.own}</strong><span>${note.own}</span><${German} text=${photo.german && `${photo.german} ${note.german}`} /></p></section>`;
}

/** What to have ready, where there is room. @param {Props} props */
function Ready({ state }) {
  const { bring = [], copyFailed = false, late = null, phoneCode = null } = state.ticket ?? {};
  const says = word(state, "have-ready");
  if (copyFailed || late || phoneCode || !bring.length || bring.length > READY_LINES) return null;
  return html`<section class="box fact ready" data-spare="2"><${Icon} name="list" />
    <div><p><strong>${says.own}</strong> <${German} text=${says.german} /></p>
      <ul>${bring.map((thing) => html`<li lang=${thing.language}>${thing.own}</li>`)}</ul></div></section>`;
}

/** Numbers are not called in order: said before anybody wonders. Of one that no server knows yet, that it is good. @param {Props} props */
function Fair({ state }) {
  if (state.ticket?.offline) {
    const says = word(state, "offline");
    return html`<p class="fair soft"><span>${says.own}</span><${German} text=${says.german} /></p>`;
  }
  const fair = word(state, "fair");
  return html`<p class="fair soft"><span>${fair.own} ${word(state, "fair-note").own}</span><${German} text=${fair.german} /></p>`;
}

/** The number did not come on paper: it is said, and one answer is asked for. @param {Props} props */
export function NoPaperScreen({ state }) {
  const failed = word(state, "no-paper");
  const give = word(state, "give-back");
  const have = word(state, "have-it");
  const above = html`<section class="notice" role="alert"><${Icon} name="printer" />
    <p><strong>${failed.own}</strong><span>${word(state, "no-paper-note").own}</span><${German} text=${failed.german} /></p></section>`;
  const read = html`<${Slip} state=${state} /><${Place} state=${state} />
    <${Photo} state=${state} />`;
  return html`<${Frame} state=${state} question=${word(state, "remember")} above=${above} read=${read}>
    <${Ways} state=${state} back="" startOver=${false}>
      <${Key} kind="plain" icon="leave" name="give-back" title=${give.own} note=${give.german}
        onTap=${() => tap(state, "give-back")} />
      <${Key} kind="strong" icon="check" name="have-it" title=${have.own} note=${have.german}
        onTap=${() => tap(state, "have-it")} />
    <//>
  <//>`;
}
