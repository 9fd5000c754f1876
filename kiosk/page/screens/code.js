import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word, working } from "../state.js";
import { tap, tapPad } from "../taps.js";

/**
 * @typedef {{ state: import("../state.js").State }} Props
 * @typedef {Props & { code: import("../state.js").Code }} Coded
 */

const DIGITS = [..."1234567890"];
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** The code of an appointment: held to the reader, or typed. @param {Props} props */
export function CodeScreen({ state }) {
  const { code } = state;
  if (!code) return null;
  const none = word(state, "no-code");
  const read = html`<section class="held" data-spare="2"><${Icon} name="hold-letter" />
      <p>${word(state, "code-where").own}</p></section>
    <p class="or">${word(state, "code-type").own}</p>
    <${Field} state=${state} code=${code} />`;
  return html`<${Frame} state=${state} question=${word(state, "code")} read=${read}>
    <${Pad} state=${state} code=${code} />
    ${!(state.lower && code.letters) && html`<div class="row"><${Key} icon="advice" name="ask-desk" title=${none.own}
      german=${none.german} onTap=${() => tap(state, "ask-desk")} /></div>`}
    <${Ways} state=${state} startOver=${false}><${Key} kind="strong" name="enter-code" title=${word(state, "go-on").own} arrow
      unavailable=${!code.enough} pressed=${working(state)} onTap=${() => tap(state, "enter-code")} /><//>
  <//>`;
}

/** What was typed so far; a code reads from the left in every language. @param {Coded} props */
function Field({ state, code }) {
  const { typed } = code;
  const size = typed.length > 22 ? "small" : typed.length > 14 ? "middle" : "large";
  return html`<p class="code-field" aria-live="polite" data-size=${size}>
    ${typed ? html`<bdi dir="ltr" lang="de">${typed}</bdi>` : html`<span class="soft">${word(state, "code-empty").own}</span>`}
  </p>`;
}

/** Digits, or letters, from the left in every language; and what takes the last sign away. @param {Coded} props */
function Pad({ state, code }) {
  const signs = code.letters ? LETTERS : DIGITS;
  const other = word(state, code.letters ? "code-digits" : "code-letters");
  return html`<div class="pad" dir="ltr" data-letters=${code.letters || null}>
    ${[...signs, "-"].map((sign) => html`<button type="button" class="key" key=${sign} data-key=${`type-${sign}`} dir="ltr"
      onClick=${() => tapPad(state, "type", sign)}><bdi lang="de">${sign}</bdi></button>`)}
    <${PadKey} name="letters" icon="" title=${other.own} onTap=${() => tap(state, "letters", code.letters ? "off" : "on")} />
    <${PadKey} name="delete" icon="delete" title=${word(state, "code-delete").own} onTap=${() => tapPad(state, "delete")} />
  </div>`;
}

/** @param {{ name: string, icon: string, title: string, onTap: () => void }} props */
function PadKey({ name, icon, title, onTap }) {
  return html`<button type="button" class="key" data-key=${name} onClick=${onTap}>
    ${icon && html`<${Icon} name=${icon} />`}<span>${title}</span></button>`;
}
