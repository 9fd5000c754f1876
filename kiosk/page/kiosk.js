import { connectAgent } from "/shared/agent.js";
import { html, render, signal, useEffect } from "/shared/vendor/page.js";

import { Access } from "./access.js";
import { readKeys } from "./scanner.js";
import { SCREENS } from "./screens/all.js";
import { markCursor } from "./speech.js";
import { word } from "./state.js";
import { feelTouches } from "./touches.js";
import { Question } from "./words.js";

/** @typedef {import("./state.js").State} State */

/** The size for which every screen is drawn; other windows show it larger or smaller as a whole. */
const WIDTH = 1080;
const HEIGHT = 1920;

/** @type {import("/shared/vendor/page.js").Signal<State | null>} */
const told = signal(/** @type {State | null} */ (null));
const lost = signal(false);

function Kiosk() {
  const state = told.value;
  const place = state && `${state.view} ${state.pages.now}`;
  useEffect(() => focusOnQuestion(), [place]);
  useEffect(() => nameThePage());
  useEffect(() => markCursor(state?.speech ?? null, { persons: state?.party?.persons ?? null, cases: state?.party?.cases ?? null }));
  if (!state) return null;
  if (lost.value) return html`<${Lost} state=${state} /><footer class="bar"><div class="access"></div></footer>`;
  const Screen = SCREENS[state.view];
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
  root.toggleAttribute("data-lower", state.lower);
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
  addEventListener("contextmenu", (event) => event.preventDefault()); // a long touch would open one
  readKeys(() => (lost.value ? null : told.value));
  feelTouches(() => (lost.value ? null : told.value));
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
