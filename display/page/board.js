/** The board's page: draws each state that its agent pushes, at once, and says when it lost it. */
import { connectAgent } from "/shared/agent.js";
import { html, render } from "/shared/vendor/page.js";
import { Clock } from "./clock.js";
import { fitAll, fitAnew } from "./fit.js";
import { notePaint } from "./painted.js";
import { Board } from "./parts.js";
import { lostScene, sceneOf } from "./scene.js";

/** @typedef {import("./scene.js").State} State */

const clock = new Clock();
const glass = /** @type {HTMLElement} */ (document.querySelector("[data-glass]"));
const sharp = matchMedia("(prefers-contrast: more), (forced-colors: active)");
/** @type {State | null} */
let state = null;
/** When the agent was lost, "10:42"; empty while it is there. */
let lostAt = "";

function draw() {
  if (!state) return;
  const scene = lostAt ? lostScene(state, lostAt) : sceneOf(state);
  render(html`<${Board} scene=${scene} time=${clock.text()} turn=${clock.turn()} />`, glass);
  fitAll(glass);
  notePaint(glass);
}

/** @param {State} next */
function onState(next) {
  state = next;
  lostAt = "";
  clock.learn(next.now_ms, next.timezone);
  draw();
}

function onLost() {
  lostAt = clock.text();
  draw();
}

/** The next tick is asked for first: whatever cannot be drawn now does not stop the clock. */
function tick() {
  setTimeout(tick, clock.untilNextChange());
  draw();
}

/** Parts of the page draw themselves anew as well, when a card's language changes. */
function watchWords() {
  new MutationObserver(() => fitAll(glass)).observe(glass, { childList: true, characterData: true, subtree: true });
  window.addEventListener("resize", () => fitAnew(glass));
  document.fonts.addEventListener("loadingdone", () => fitAnew(glass));
}

function followContrast() {
  document.documentElement.dataset["contrast"] = sharp.matches ? "high" : "normal";
}

followContrast();
sharp.addEventListener("change", followContrast);
watchWords();
connectAgent({ onState, onLost });
tick();
