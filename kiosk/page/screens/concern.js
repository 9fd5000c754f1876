import { html } from "/shared/vendor/page.js";

import { Head, Steps } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Question } from "../words.js";

/** @typedef {import("../state.js").State} State */

const NOT_SURE = "?";

/** What the visitor comes for. While the number comes, the tapped key says so. @param {{ state: State }} props */
export function ConcernScreen({ state }) {
  return html`<main class="screen" data-view="concern">
      <${Head} state=${state}>
        <${Steps} state=${state} />
        <${Question} text=${word(state, "concern").own} />
      <//>
      <div class="answers">
        ${state.services.map((answer) => html`<${AnswerKey} key=${answer.key} state=${state} answer=${answer} />`)}
      </div>
      <p class="visually-hidden" role="status">${state.slow && `${word(state, "moment").own} ${word(state, "paper-comes").own}`}</p>
      <${Ways} state=${state} />
    </main>`;
}

/** @param {{ state: State, answer: import("../state.js").Answer }} props */
function AnswerKey({ state, answer }) {
  const working = state.screen === "working" && state.chosen === answer.key;
  const wide = answer.key === NOT_SURE;
  const said = working && state.slow;
  const key = said
    ? { icon: "slip", title: word(state, "moment").own, note: word(state, "paper-comes").own,
      titleLang: state.language, noteLang: state.language, keyState: "working" }
    : { icon: answer.icon, title: answer.title, note: answer.second, titleLang: answer.language, pressed: working,
      ...(answer.withheld && { keyState: "withheld", noteLang: state.language }) };
  return html`<div class="answer" data-wide=${wide || null}>
    <${Key} ...${key} name=${answer.key}
      onTap=${() => tap(state, "choose-service", answer.key)} />
  </div>`;
}

/** Back, from the start, and to more answers. @param {{ state: State }} props */
function Ways({ state }) {
  const { now, of } = state.pages;
  const back = now > 0 ? () => tap(state, "turn-page", String(now - 1)) : () => tap(state, "back");
  return html`<nav class="ways">
    <${Key} kind="plain" icon="back" name="back" title=${word(state, "back").own} onTap=${back} />
    <${Key} kind="plain" icon="restart" name="start-over" title=${word(state, "start-over").own}
      onTap=${() => tap(state, "start-over")} />
    ${now + 1 < of && html`<${Key} kind="strong" name="page-on" title=${word(state, "more").own} arrow
      onTap=${() => tap(state, "turn-page", String(now + 1))} />`}
  </nav>`;
}
