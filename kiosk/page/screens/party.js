import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word, working } from "../state.js";
import { tap } from "../taps.js";
import { German } from "../words.js";
import { Support } from "./bring.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** Who comes, and for how many: the last question before the number. @param {Props} props */
export function PartyScreen({ state }) {
  const { party } = state;
  if (!party) return null;
  const take = word(state, "take-number");
  return html`<${Frame} state=${state} question=${word(state, "party")}>
    <${Stepper} state=${state} name="persons" icon="people" count=${party.persons} most=${party.most} />
    <${Stepper} state=${state} name="cases" icon="collect-card" count=${party.cases} most=${party.most} />
    <${Support} state=${state} />
    <${Ways} state=${state} startOver=${false}><${Key} kind="strong" icon="slip" name="take-number" title=${take.own} note=${take.german}
      pressed=${working(state)} onTap=${() => tap(state, "take-number")} /><//>
  <//>`;
}

/**
 * One fewer, how many, one more.
 * @param {Props & { name: "persons" | "cases", icon: string, count: number | null, most: number }} props
 */
function Stepper({ state, name, icon, count, most }) {
  if (count === null) return null;
  const asks = word(state, name);
  /** @param {number} to */
  const choose = (to) => () => tap(state, name, String(to));
  return html`<section class="stepper" role="group" aria-label=${asks.own}>
    <${Icon} name=${icon} /><p><strong>${asks.own}</strong><${German} text=${asks.german} /></p>
    <${Step} name=${`${name}-less`} icon="minus" says=${word(state, "one-less").own} off=${count <= 1} onTap=${choose(count - 1)} />
    <output aria-live="polite"><bdi dir="ltr">${count}</bdi></output>
    <${Step} name=${`${name}-more`} icon="plus" says=${word(state, "one-more").own} off=${count >= most} onTap=${choose(count + 1)} />
  </section>`;
}

/** @param {{ name: string, icon: string, says: string, off: boolean, onTap: () => void }} props */
function Step({ name, icon, says, off, onTap }) {
  return html`<button type="button" class="key" data-key=${name} aria-label=${says} aria-disabled=${off ? "true" : null}
    onClick=${off ? null : onTap}><${Icon} name=${icon} /></button>`;
}
