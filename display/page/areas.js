/** Two areas: side by side, or one above the other on a portrait screen. */
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";
import { Call, Rows } from "./call.js";
import { Safe } from "./safe.js";
import { Text } from "./text.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Side} Side
 */

/** @param {{ scene: Scene, turn: number }} props */
export function Areas({ scene, turn }) {
  return html`<main class="areas">
    ${scene.sides.map((side) => html`<${Safe} key=${side.letter} of=${side}><${OneSide} side=${side} words=${scene.words} turn=${turn} /><//>`)}
  </main>`;
}

/** @param {{ side: Side, words: Scene["words"], turn: number }} props */
function OneSide({ side, words, turn }) {
  const waiting = [side.waiting?.numbers, side.waiting?.minutes].filter(Boolean);
  return html`<section class="side" aria-label=${side.title} data-letter=${side.letter} data-fresh=${side.fresh || null}>
    <header class="side-head">
      <${AreaMark} letter=${side.letter} />
      <div class="side-words">
        <h2 class="side-title" data-fit><span>${side.title}${side.floor && html`<span class="top-floor"> · ${side.floor}</span>`}</span></h2>
        ${waiting.length > 0 && html`<div class="side-wait"><${Icon} name="people" /><${Text} line=${waiting[turn % waiting.length]} /></div>`}
      </div>
    </header>
    ${side.large ? html`<${Call} key=${side.large.key} large=${side.large} words=${words} bare />`
      : html`<p class="side-none">${words.recent_none}</p>`}
    <h3 class="visually-hidden">${words.recent}</h3>
    <${Rows} rows=${side.rows} words=${words} />
  </section>`;
}
