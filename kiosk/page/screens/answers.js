import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Choices, Frame, More, Ways } from "../frame.js";
import { Key, Switch } from "../keys.js";
import { word, working } from "../state.js";
import { tap } from "../taps.js";
import { German } from "../words.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../state.js").Answer} Answer
 * @typedef {{ state: State }} Props
 */

const NOT_SURE = "?";
/** Signs stand closer to their words on a page that has a longer title than this. */
const LONG = 24;
const LARGE = new Set(["with", "without"]);

/** The first question: two large answers, and smaller ones for who needs something else. @param {Props} props */
export function StartScreen({ state }) {
  return html`<${Frame} state=${state} question=${word(state, "start")}>
    <${Choices} state=${state} />
    <div class="answers">
      ${state.answers.map((answer) => html`<div class="answer" key=${answer.key} data-large=${LARGE.has(answer.key) || null}
        data-wide><${Way} state=${state} answer=${answer} /></div>`)}
    </div>
    <${Ways} state=${state}><${More} state=${state} /><//>
  <//>`;
}

/** @param {Props & { answer: Answer }} props */
function Way({ state, answer }) {
  if (answer.key === "support") {
    return html`<${Switch} name="support" icon=${answer.icon} title=${answer.title} german=${answer.german}
      note=${answer.second} on=${answer.pressed} onTap=${() => tap(state, "support", answer.pressed ? "off" : "on")} />`;
  }
  return html`<${Key} german=${answer.german} note=${answer.second} noteLang=${null} ...${looks(state, answer)}
    name=${answer.key} arrow=${LARGE.has(answer.key)} onTap=${() => tap(state, "choose-way", answer.key)} />`;
}

/** What the visitor comes for, or what an appointment is for that nobody could look up. @param {Props} props */
export function ConcernScreen({ state }) {
  const question = word(state, state.codeKept ? "appointment-for" : "concern");
  const kept = state.codeKept && html`<${CodeKept} state=${state} />`;
  return html`<${Frame} state=${state} question=${{ ...question, german: "" }}
      small=${state.codeKept} above=${kept}>
    <${Choices} state=${state} />
    <div class="answers" data-long=${state.answers.some(isLong) || null}>
      ${state.answers.map((answer) => html`<div class="answer" key=${answer.key}
        data-wide=${answer.key === NOT_SURE || null}><${Concern} state=${state} answer=${answer} /></div>`)}
    </div>
    <${Ways} state=${state}><${More} state=${state} /><//>
  <//>`;
}

/** @param {Props} props */
function CodeKept({ state }) {
  const { own, german } = word(state, "code-kept");
  return html`<p class="note" data-tone="good"><${Icon} name="check" />
    <span><bdi>${own}</bdi></span><${German} text=${german} /></p>`;
}

/** @param {Answer} answer */
function isLong(answer) {
  return answer.key !== NOT_SURE && answer.title.length > LONG;
}

/** The second line is German, but for the reason why there is no number. @param {Props & { answer: Answer }} props */
function Concern({ state, answer }) {
  const reason = answer.withheld ? { keyState: "withheld", noteLang: null } : {};
  return html`<${Key} titleLang=${answer.language} note=${answer.second} ...${reason} ...${looks(state, answer)}
    name=${answer.key} onTap=${() => tap(state, "choose-service", answer.key)} />`;
}

/** The other offices, by what brings people to them. @param {Props} props */
export function ElsewhereScreen({ state }) {
  return html`<${Frame} state=${state} question=${word(state, "elsewhere")}>
    <${Choices} state=${state} />
    <div class="answers">
      ${state.answers.map((answer) => html`<div class="answer" key=${answer.key} data-wide>
        <${Key} titleLang=${answer.language} german=${answer.german} note=${answer.second} noteLang=${null}
          ...${looks(state, answer)} name=${answer.key} onTap=${() => tap(state, "choose-office", answer.key)} /></div>`)}
    </div>
    <${Ways} state=${state}><${More} state=${state} /><//>
  <//>`;
}

/**
 * An answer's sign and title, or what a tapped one says while work goes on.
 * @param {State} state @param {Answer} answer
 */
function looks(state, answer) {
  const tapped = working(state) && state.chosen === answer.key;
  if (!tapped || !state.slow) return { icon: answer.icon, title: answer.title, pressed: tapped };
  const comes = state.step ? word(state, "paper-comes").own : "";
  return { icon: "slip", title: word(state, "moment").own, titleLang: state.language, german: "", note: comes,
    noteLang: state.language, keyState: "working" };
}
