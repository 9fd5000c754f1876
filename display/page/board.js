/** The board's page: draws each state that its agent pushes, at once, and says when it lost it. */
import { connectAgent } from "/shared/agent.js";
import { html, render } from "/shared/vendor/page.js";
import { Clock } from "./clock.js";
import { notePaint } from "./painted.js";
import { Board } from "./parts.js";
import { lostScene, sceneOf } from "./scene.js";

/** @typedef {import("./scene.js").State} State */

const clock = new Clock();
const glass = /** @type {HTMLElement} */ (document.querySelector("[data-glass]"));
/** @type {State | null} */
let state = null;
/** When the agent was lost, "10:42"; empty while it is there. */
let lostAt = "";

function draw() {
  if (!state) return;
  const scene = lostAt ? lostScene(state, lostAt) : sceneOf(state);
  render(html`<${Board} scene=${scene} time=${clock.text()} />`, glass);
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

function tick() {
  draw();
  setTimeout(tick, clock.untilNextMinute());
}

connectAgent({ onState, onLost });
tick();
