/** What the whole screen says: closed, a break, or to leave the house; in every language at once. */
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";
import { Bar, UrgentBand } from "./bar.js";
import { Safe } from "./safe.js";
import { withTime } from "./scene.js";
import { byDirection, Text } from "./text.js";

/**
 * @typedef {import("./scene.js").House} HouseState
 * @typedef {import("./scene.js").Scene} Scene
 */

const SIGNS = { closed: "closed", break: "break", evacuation: "exit" };

/** @param {{ house: HouseState, scene: Scene, time: string }} props */
export function House({ house, scene, time }) {
  const calm = house.kind !== "evacuation";
  return html`<div class="board house-board" data-mode="house" data-house=${house.kind} data-urgent=${(calm && Boolean(scene.urgent)) || null}>
    ${calm && html`<${Bar} scene=${{ ...scene, waiting: [] }} time=${time} turn=${0} />`}
    ${calm && scene.urgent && html`<${Safe} key=${scene.urgent.key} of=${scene.urgent}><${UrgentBand} urgent=${scene.urgent} words=${scene.words} /><//>`}
    <main class="house">
      <${Head} house=${house} stand=${house.stand && withTime(scene.words.stale_stand, house.stand)} />
      <div class="house-others" data-fit>
        ${byDirection(house.others).map((line) => html`<${Text} key=${line.lang} line=${line} />`)}
      </div>
    </main>
  </div>`;
}

/** @param {{ house: HouseState, stand: string }} props */
function Head({ house, stand }) {
  const { title, sub, own_text: own } = house;
  return html`<div class="house-head">
    <${Icon} name=${SIGNS[house.kind]} />
    <div class="house-words" data-fit>
      <h1 lang=${title.lang} dir=${title.dir}>${title.text}</h1>
      ${sub && html`<${Text} line=${sub} />`}
      ${own && html`<div class="house-own"><${Text} line=${own} /></div>`}
      ${stand && html`<p class="house-stand"><${Icon} name="offline" /><span>${stand}</span></p>`}
    </div>
  </div>`;
}
