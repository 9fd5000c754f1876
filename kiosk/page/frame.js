import { Frieze } from "/shared/components/frieze.js";
import { Icon } from "/shared/components/icon.js";
import { Mark } from "/shared/components/mark.js";
import { html } from "/shared/vendor/page.js";

import { Key } from "./keys.js";
import { useRoom } from "./room.js";
import { word, working } from "./state.js";
import { tap } from "./taps.js";
import { Beside, German, Question } from "./words.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Word} Word
 * @typedef {import("/shared/vendor/page.js").Renderable} Renderable
 * @typedef {{ state: State }} Props
 */

/** Screens on which a tap on the language begins anew without taking anything away. */
const BEFORE_A_NUMBER = new Set([
  "start", "code", "appointment", "my_number", "elsewhere", "address", "ask_desk", "concern", "bring", "list", "party",
  "closed", "stopped", "used_up", "too_late", "no_service", "out_of_service",
]);

/** @param {State} state */
function mayChooseLanguage(state) {
  return BEFORE_A_NUMBER.has(state.view) && !state.own;
}

/**
 * A screen: the question above, what is to be read (`read`), and at its foot what can be pressed. When
 * the keys are low, the house's frieze stands in the room between.
 * @param {Props & { kind?: string, question: Word, small?: boolean, sign?: string, tone?: string, above?: Renderable,
 *   read?: Renderable, children?: Renderable }} props
 */
export function Frame({ state, kind = state.view, question, small = false, sign = "", tone = "care", above, read, children }) {
  const room = useRoom();
  return html`<main class="screen" data-view=${kind} ref=${room}>
    <div class="head">
      <${Top} state=${state} /><${Steps} state=${state} />${above}
      ${sign && html`<div class="sign" data-tone=${tone}><${Icon} name=${sign} /></div>`}
      <${Question} text=${question.own} small=${small} /><${Beside} text=${question.german} />
      ${state.lower && html`<p class="lower-note soft" data-spare="3">${word(state, "lower-note").own}</p>`}
      <${Over} state=${state} />
    </div>
    ${read && html`<div class="read">${read}</div>`}
    ${state.lower && html`<div class="ground"><${Frieze} line /></div>`}
    <div class="hand">${children}</div>
    <p class="visually-hidden" role="status">${workSays(state)}</p>
  </main>`;
}

/** What a screen reader says of work that takes long. @param {State} state */
function workSays(state) {
  if (!working(state) || !state.slow) return "";
  const comes = state.chosen && state.step ? word(state, "paper-comes").own : "";
  return `${word(state, "moment").own} ${comes}`;
}

/** Whose house this is, and which language is spoken. @param {Props} props */
function Top({ state }) {
  return html`<div class="top">
    <${Mark} />
    <p class="house"><strong>${word(state, "welcome").own}</strong><${German} text=${state.site} /></p>
    ${mayChooseLanguage(state) && !state.lower && html`<div class="tongue"><${Key} kind="plain" icon="language"
      name="language" title=${state.languageName} onTap=${() => tap(state, "start-over")} /></div>`}
  </div>`;
}

/** Where the visitor is among the questions, and on which page of the answers. @param {Props} props */
function Steps({ state }) {
  if (!state.step) return null;
  const { now, of, text } = state.step;
  const marks = Array.from({ length: of }, (_, index) => Math.sign(index + 1 - now));
  return html`<p class="steps">
    ${marks.map((place) => html`<span class="step" data-place=${place} aria-hidden="true"></span>`)}
    <span class="step-text">${text}</span>
    ${state.pages.of > 1 && !state.lower && html`<span>${state.pages.text}</span>`}
  </p>`;
}

/** Which of the answers are shown, where they are not all to be seen. @param {Props} props */
export function Choices({ state }) {
  if (state.pages.of < 2 || !state.lower) return null;
  return html`<p class="choices"><strong>${state.pages.choices}</strong><span class="soft">${state.pages.text}</span></p>`;
}

/** Lies over the head; the answers stay where they are. @param {Props} props */
function Over({ state }) {
  if (state.asking) return html`<${Asking} state=${state} />`;
  const said = state.chosen !== "" && state.answers.length > 0;
  if (!working(state) || !state.slow || said) return null;
  const moment = word(state, "moment");
  return html`<section class="over" data-tone="calm" aria-hidden="true"><${Icon} name="time" />
    <p><strong>${moment.own}</strong><${German} text=${moment.german} /></p></section>`;
}

/** Asks before the screen goes; when the keys are low, the answer is among them. @param {Props} props */
export function Asking({ state }) {
  const ask = word(state, "still-there");
  return html`<section class="over" role="alert">
    <${Icon} name="time" />
    <p><strong>${ask.own}</strong><span>${word(state, "have-time").own}</span><${German} text=${ask.german} /></p>
    ${!state.lower && html`<${Stay} state=${state} />`}
  </section>`;
}

/** The answer. @param {Props} props */
export function Stay({ state }) {
  const stay = word(state, "stay");
  return html`<${Key} kind="strong" icon="check" name="stay" title=${stay.own} note=${stay.german}
    onTap=${() => tap(state, "stay")} />`;
}

/**
 * The lowest row: back, from the start, and the way on (its children).
 * @param {Props & { back?: string, startOver?: boolean, children?: Renderable }} props
 */
export function Ways({ state, back = "back", startOver = true, children }) {
  if (state.asking && state.lower) return html`<nav class="ways" data-asks><${Stay} state=${state} /></nav>`;
  const { now } = state.pages;
  const goBack = now > 0 ? () => tap(state, "turn-page", String(now - 1)) : () => tap(state, "back");
  const low = state.lower && mayChooseLanguage(state);
  return html`<nav class="ways">
    ${back && html`<${Key} kind="plain" icon="back" name="back" title=${word(state, now > 0 ? "back" : back).own} onTap=${goBack} />`}
    ${low && html`<button type="button" class="key" data-kind="plain" data-key="language" aria-label=${state.languageName}
      onClick=${() => tap(state, "start-over")}><${Icon} name="language" /></button>`}
    ${startOver && !(low && children) && html`<${Key} kind="plain" icon="restart" name="start-over"
      title=${word(state, "start-over").own} onTap=${() => tap(state, "start-over")} />`}
    ${children}
  </nav>`;
}

/** On to more answers, where there are more. @param {Props} props */
export function More({ state }) {
  const { now, of } = state.pages;
  if (now + 1 >= of) return null;
  return html`<${Key} kind="strong" name="page-on" title=${word(state, "more").own} arrow
    onTap=${() => tap(state, "turn-page", String(now + 1))} />`;
}
