import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key, Switch, Tick } from "../keys.js";
import { word, working } from "../state.js";
import { tap } from "../taps.js";
import { Fact, German, Note } from "../words.js";
import { Done } from "./slip.js";

/**
 * @typedef {import("../state.js").Bring} Bring
 * @typedef {{ state: import("../state.js").State }} Props
 */

/** What to bring: whoever has it goes on, whoever has not takes the list along. @param {Props} props */
export function BringScreen({ state }) {
  const { bring } = state;
  if (!bring) return null;
  const have = word(state, "have-all");
  const missing = word(state, "missing");
  return html`<${Frame} state=${state} question=${word(state, "bring")} read=${html`<${Things} bring=${bring} />`}>
    <div data-spare="2"><${Support} state=${state} /></div>
    <div class="row" data-stacked>
      <${Key} kind="strong" icon="check" name="have-all" title=${have.own} note=${word(state, "have-all-note").own} arrow
        noteLang=${null} german=${have.german} pressed=${working(state)} onTap=${() => tap(state, "have-all")} />
      <${Key} icon="close" name="missing" title=${missing.own} note=${word(state, "missing-note").own} noteLang=${null}
        german=${missing.german} onTap=${() => tap(state, "missing")} />
    </div>
    <${Ways} state=${state} />
  <//>`;
}

/** Whoever needs support says so, without a reason. @param {Props} props */
export function Support({ state }) {
  const says = word(state, "support");
  const note = word(state, state.support ? "support-on" : "support-note");
  return html`<div class="row"><${Switch} name="support" icon="support" title=${says.own} german=${says.german}
    note=${note.own} on=${state.support} onTap=${() => tap(state, "support", state.support ? "off" : "on")} /></div>`;
}

/** @param {{ bring: Bring }} props */
function Things({ bring }) {
  const { things, service, notice } = bring;
  return html`<section class="box things">
      ${service && html`<h2 data-spare="2" lang=${service.language}>${service.own}</h2>`}
      <ul>${things.map((thing) => html`<li><${Tick} /><p><strong lang=${thing.language}>${thing.own}</strong>
        <${German} text=${thing.german} /></p></li>`)}</ul>
    </section>
    ${notice && html`<${Fact} icon="info" title=${notice.own} titleLang=${notice.language} german=${notice.german} />`}`;
}

/** The list is printed, and no number is used up. @param {Props} props */
export function ListScreen({ state }) {
  const { bring } = state;
  if (!bring) return null;
  const again = word(state, "list-again");
  const anyway = word(state, "number-anyway");
  const read = html`${bring.failed && html`<${Note} icon="phone" tone="info" says=${word(state, "list-photo")} />`}
    <${Things} bring=${{ ...bring, notice: null }} />
    <${Fact} icon="appointment" title=${again.own} german=${again.german} />`;
  return html`<${Frame} state=${state} question=${word(state, bring.failed ? "list-failed" : "list-comes")} read=${read}>
    <div class="row"><${Key} icon="slip" name="have-all" title=${anyway.own} german=${anyway.german}
      pressed=${working(state)} onTap=${() => tap(state, "have-all")} /></div>
    <${Ways} state=${state} back=""><${Done} state=${state} /><//>
  <//>`;
}
