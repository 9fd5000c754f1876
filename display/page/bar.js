/** The dark bar on top, and the band for what everybody must read at once. */
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";
import { Text } from "./text.js";

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {{ scene: Scene, time: string, turn: number }} props */
export function Bar({ scene, time, turn }) {
  const { words, waiting } = scene;
  const shown = scene.layout === "board" && scene.mode !== "stale" ? waiting : [];
  return html`<header class="top" data-waiting=${shown.length > 0 || null}>
    <span class="top-marks">${words.letters.map(
      (letter) => html`<${AreaMark} key=${letter} letter=${letter} tone="bar" />`,
    )}</span>
    <h1 class="top-title" data-fit><span>${words.title}${words.floor && html`<span class="top-floor"> · ${words.floor}</span>`}</span></h1>
    ${shown.length > 0 && html`<${Waiting} wait=${shown[turn % shown.length]} marked=${shown.length > 1} />`}
    <time class="top-clock">${time}</time>
  </header>`;
}

/** How many wait and how long about: of several areas one at a time, each with its mark.
 * @param {{ wait: import("./scene.js").Wait, marked: boolean }} props */
function Waiting({ wait, marked }) {
  const lines = [wait.numbers, wait.minutes].filter((line) => line !== null);
  return html`<div class="waiting" data-letter=${wait.letter}>
    ${marked ? html`<${AreaMark} letter=${wait.letter} />` : html`<${Icon} name="people" />`}
    <div>${lines.map((line) => html`<${Text} key=${line.text} line=${line} />`)}</div>
  </div>`;
}

/** @param {{ urgent: import("./scene.js").Urgent, words: Scene["words"] }} props */
export function UrgentBand({ urgent, words }) {
  return html`<section class="urgent" aria-label=${words.urgent}>
    <p class="urgent-word"><${Icon} name="warning" /><strong>${words.urgent}</strong></p>
    <div class="urgent-lines" data-fit>${urgent.lines.map((line) => html`<${Text} key=${line.lang} line=${line} />`)}</div>
  </section>`;
}
