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
  return html`<${Notice} state=${state} icon="offline" problem=${word(state, "unavailable")}>
    <${SpeakToUs} state=${state} />
    ${!state.resting && html`<nav class="ways"><${StartOver} state=${state} />
      <${Key} kind="strong" arrow name="retry" title=${word(state, "try-again").own}
        note=${word(state, "try-again").german} onTap=${() => tap(state, "retry")} /></nav>`}
  <//>`;
}

/** The server has no number for this: another choice may help, a person does. @param {Props} props */
export function NoServiceScreen({ state }) {
  return html`<${Notice} state=${state} icon="info" problem=${word(state, "no-service")}>
    <${SpeakToUs} state=${state} />
    <${WaysBack} state=${state} />
  <//>`;
}

/** Back to the choice, and to the start. @param {Props} props */
export function WaysBack({ state }) {
  return html`<nav class="ways"><${Key} kind="plain" icon="back" name="back" title=${word(state, "back").own}
      note=${word(state, "back").german} onTap=${() => tap(state, "back")} />
    <${StartOver} state=${state} /></nav>`;
}

/** @param {Props} props */
function StartOver({ state }) {
  const says = word(state, "start-over");
  return html`<${Key} kind="plain" icon="restart" name="start-over" title=${says.own} note=${says.german}
    onTap=${() => tap(state, "start-over")} />`;
}

/** A person helps. @param {Props} props */
export function SpeakToUs({ state }) {
  const speak = word(state, "speak-to-us");
  return html`<${Fact} icon="advice" title=${speak.own} soft=${word(state, "not-sure-note").own} german=${speak.german} />`;
}

/**
 * What to know or to do, beside its sign.
 * @param {{ icon: string, title: string, titleLang?: string | null, before?: string, soft?: string, german?: string }} props
 */
export function Fact({ icon, title, titleLang = null, before = "", soft = "", german = "" }) {
  return html`<section class="box fact"><${Icon} name=${icon} />
    <p>${before && html`<span class="soft">${before}</span>`}
      <strong ...${titleLang ? { lang: titleLang } : {}}><bdi>${title}</bdi></strong>
      ${soft && html`<span class="soft">${soft}</span>`}<${German} text=${german} /></p></section>`;
}

/**
 * Says calmly what is so; what to do follows.
 * @param {{ state: import("../state.js").State, icon: string, problem: import("../state.js").Word,
 *   children?: import("/shared/vendor/page.js").Renderable }} props
 */
export function Notice({ state, icon, problem, children }) {
  return html`<main class="screen" data-view="notice">
      <${Head} state=${state}><div class="notice-sign"><${Icon} name=${icon} /></div><//>
      <${Question} text=${problem.own} />
      <${Beside} text=${problem.german} />
      ${children}
    </main>`;
}
