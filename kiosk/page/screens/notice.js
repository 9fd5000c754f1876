import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word, working } from "../state.js";
import { tap } from "../taps.js";
import { Fact } from "../words.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** No answer from the server: it is said, reception helps, and the same command can be tried again. @param {Props} props */
export function UnavailableScreen({ state }) {
  const again = word(state, "try-again");
  return html`<${Frame} state=${state} kind="notice" question=${state.away ?? word(state, "unavailable")} sign="offline"
      read=${html`<${AskDesk} state=${state} />`}>
    ${!state.resting && html`<${Ways} state=${state} back=""><${Key} kind="strong" arrow name="retry" title=${again.own}
      note=${again.german} pressed=${working(state)} onTap=${() => tap(state, "retry")} /><//>`}
  <//>`;
}

/** The server has no number for this: another choice may help, a person does. @param {Props} props */
export function NoServiceScreen({ state }) {
  return html`<${Frame} state=${state} kind="notice" question=${word(state, "no-service")} sign="info"
      read=${html`<${SpeakToUs} state=${state} />`}>
    <${Ways} state=${state} />
  <//>`;
}

/** Somebody has taken this kiosk out of service: another one gives numbers, or a person helps. @param {Props} props */
export function OutOfServiceScreen({ state }) {
  const other = word(state, "out-of-service-note");
  const ask = word(state, "ask-desk");
  return html`<${Frame} state=${state} kind="notice" question=${word(state, "out-of-service")} sign="pause"
      read=${html`<${Fact} icon="slip" title=${other.own} german=${other.german} />
        <${Fact} icon="advice" title=${ask.own} german=${ask.german} />`}>
    <${Ways} state=${state} back="" />
  <//>`;
}

/** There are people at reception. @param {Props} props */
function AskDesk({ state }) {
  const ask = word(state, "ask-desk");
  return html`<${Fact} icon="advice" title=${ask.own} soft=${word(state, "not-sure-note").own} german=${ask.german} />`;
}

/** A person helps. @param {Props} props */
export function SpeakToUs({ state }) {
  const speak = word(state, "speak-to-us");
  return html`<${Fact} icon="advice" title=${speak.own} soft=${word(state, "not-sure-note").own} german=${speak.german} />`;
}
