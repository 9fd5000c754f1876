import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Head } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Beside, German, Question } from "../words.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** No answer from the server: it is said, a person helps, and the same command can be tried again. @param {Props} props */
export function UnavailableScreen({ state }) {
  return html`<${Notice} state=${state} icon="offline" says="unavailable">
    ${!state.resting && html`<nav class="ways"><${StartOver} state=${state} />
      <${Key} kind="strong" arrow name="retry" title=${word(state, "try-again").own}
        note=${word(state, "try-again").german} onTap=${() => tap(state, "retry")} /></nav>`}
  <//>`;
}

/** The server has no number for this: another choice may help, a person does. @param {Props} props */
export function NoServiceScreen({ state }) {
  return html`<${Notice} state=${state} icon="info" says="no-service">
    <nav class="ways"><${Key} kind="plain" icon="back" name="back" title=${word(state, "back").own}
      note=${word(state, "back").german} onTap=${() => tap(state, "back")} />
      <${StartOver} state=${state} /></nav>
  <//>`;
}

/** @param {Props} props */
function StartOver({ state }) {
  const says = word(state, "start-over");
  return html`<${Key} kind="plain" icon="restart" name="start-over" title=${says.own} note=${says.german}
    onTap=${() => tap(state, "start-over")} />`;
}

/**
 * @param {{ state: import("../state.js").State, icon: string, says: string,
 *   children?: import("/shared/vendor/page.js").Renderable }} props
 */
function Notice({ state, icon, says, children }) {
  const problem = word(state, says);
  const speak = word(state, "speak-to-us");
  return html`<main class="screen" data-view="notice">
      <${Head} state=${state}><div class="notice-sign"><${Icon} name=${icon} /></div><//>
      <${Question} text=${problem.own} />
      <${Beside} text=${problem.german} />
      <section class="box fact"><${Icon} name="advice" />
        <p><strong>${speak.own}</strong><span class="soft">${word(state, "not-sure-note").own}</span>
          <${German} text=${speak.german} /></p></section>
      ${children}
    </main>`;
}
