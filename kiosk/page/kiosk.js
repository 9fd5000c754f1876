import { connectAgent } from "/shared/agent.js";
import { html, render, signal, useEffect } from "/shared/vendor/page.js";

import { Access } from "./frame.js";
import { ConcernScreen } from "./screens/concern.js";
import { LanguageScreen } from "./screens/language.js";
import { ClosedScreen, StoppedScreen, TodayNoMoreScreen } from "./screens/no-number.js";
import { NoServiceScreen, UnavailableScreen } from "./screens/notice.js";
import { NoPaperScreen, TicketScreen } from "./screens/ticket.js";
import { view, word } from "./state.js";
import { Question } from "./words.js";

/** @typedef {import("./state.js").State} State */

/** The size for which every screen is drawn; other windows show it larger or smaller as a whole. */
const WIDTH = 1080;
const HEIGHT = 1920;

const SCREENS = {
  language: LanguageScreen,
  concern: ConcernScreen,
  working: ConcernScreen,
  ticket: TicketScreen,
  no_paper: NoPaperScreen,
  unavailable: UnavailableScreen,
  no_service: NoServiceScreen,
  closed: ClosedScreen,
  stopped: StoppedScreen,
  used_up: TodayNoMoreScreen,
  too_late: TodayNoMoreScreen,
};

/** @type {import("/shared/vendor/page.js").Signal<State | null>} */
const told = signal(/** @type {State | null} */ (null));
const lost = signal(false);

function Kiosk() {
  const state = told.value;
  const place = state && `${view(state)} ${state.pages.now}`;
  useEffect(() => focusOnQuestion(), [place]);
  useEffect(() => nameThePage());
  if (!state) return null;
  if (lost.value) return html`<${Lost} state=${state} /><footer class="bar"><div class="access"></div></footer>`;
  const Screen = SCREENS[state.screen];
  return html`<${Screen} state=${state} /><${Access} state=${state} />`;
}

/** The agent on this machine does not answer; it will. @param {{ state: State }} props */
function Lost({ state }) {
  return html`<main class="middle" role="alert"><${Question} text=${word(state, "lost").own} />
    <p>${word(state, "lost-note").own}</p></main>`;
}

let drawn = false;

/** A new screen is read from its question on; the very first one leaves the focus alone. */
function focusOnQuestion() {
  const question = document.querySelector("[data-question]");
  if (drawn && question instanceof HTMLElement) question.focus({ preventScroll: true });
  drawn = drawn || question !== null;
}

function nameThePage() {
  const question = document.querySelector("[data-question]")?.textContent;
  if (question) document.title = question;
}

/** @param {State} state */
function dressRoot(state) {
  const root = document.documentElement;
  root.lang = state.language;
  root.dir = state.direction;
  root.toggleAttribute("data-larger", state.larger);
  root.dataset["contrast"] = state.contrast ? "high" : "normal";
}

function fit() {
  const scale = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
  document.documentElement.style.setProperty("--fit", String(scale));
}

const place = document.getElementById("kiosk");
if (place) {
  fit();
  addEventListener("resize", fit);
  connectAgent({
    /** @param {State} state */
    onState(state) {
      if (!told.value) place.replaceChildren();
      lost.value = false;
      told.value = state;
      if (!place.hasChildNodes()) render(html`<${Kiosk} />`, place);
      dressRoot(state);
    },
    onLost() {
      lost.value = true;
    },
  });
}
