import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { German, Note } from "../words.js";
import { Done } from "./slip.js";

/**
 * @typedef {import("../state.js").Office} Office
 * @typedef {{ state: import("../state.js").State }} Props
 */

const OTHERS = "+";

/** Another office's address: to read, and to take along. @param {Props} props */
export function AddressScreen({ state }) {
  const { office } = state;
  if (!office) return null;
  const others = word(state, "other-office");
  return html`<${Frame} state=${state} question=${word(state, "address")}
      read=${html`<${Card} state=${state} office=${office} /><${Paper} state=${state} office=${office} />`}>
    <div class="row">
      <${Print} state=${state} office=${office} />
      ${office.more && html`<${Key} icon="list" name="other-offices" title=${others.own} german=${others.german}
        onTap=${() => tap(state, "choose-office", OTHERS)} />`}
    </div>
    <${Ways} state=${state} startOver=${false}><${Done} state=${state} /><//>
  <//>`;
}

/** @param {Props & { office: Office }} props */
function Card({ state, office }) {
  const { name, matter, address } = office;
  return html`<section class="box address"><${Icon} name=${office.icon} />
    <div>${matter && html`<p class="soft" lang=${matter.language}>${matter.own}</p>`}
      ${name && html`<h2 lang=${name.language}>${name.own}</h2><p><${German} text=${name.german} /></p>`}
      ${address
        ? html`<address lang="de">${address.split(", ").map((line) => html`<bdi>${line}</bdi>`)}</address>`
        : html`<p>${word(state, "no-address").own}</p><p><${German} text=${word(state, "no-address").german} /></p>`}
    </div></section>`;
}

/** @param {Props & { office: Office }} props */
function Print({ state, office }) {
  const printed = office.printed || office.printing;
  const says = word(state, office.printing ? "moment" : office.printed ? "printed" : "print-address");
  return html`<${Key} icon="printer" name="print-address" title=${says.own} german=${says.german}
    unavailable=${printed || office.failed} keyState=${office.printing ? "working" : null}
    onTap=${() => tap(state, "print-address")} />`;
}

/** @param {Props & { office: Office }} props */
function Paper({ state, office }) {
  if (office.failed) return html`<${Note} icon="printer" tone="bad" says=${word(state, "address-failed")} alert />`;
  return office.printing && html`<${Note} icon="printer" tone="info" says=${word(state, "address-comes")} />`;
}
