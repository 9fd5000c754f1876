/** The whole board: which parts stand on it, layout by layout. They draw what they are given. */
import { html } from "/shared/vendor/page.js";
import { Areas } from "./areas.js";
import { Bar, UrgentBand } from "./bar.js";
import { Call, Recent } from "./call.js";
import { LargeCard } from "./cards.js";
import { Door } from "./door.js";
import { Foot } from "./foot.js";
import { House } from "./house.js";
import { Stale, Welcome } from "./rest.js";
import { Safe } from "./safe.js";

/** @typedef {import("./scene.js").Scene} Scene */

/** @param {{ scene: Scene, time: string, turn: number }} props `turn` counts on while texts take turns */
export function Board({ scene, time, turn }) {
  if (scene.mode === "house" && scene.house) return html`<${House} house=${scene.house} scene=${scene} time=${time} />`;
  const layout = layoutOf(scene);
  const { urgent, words } = scene;
  return html`<div class="board" data-mode=${scene.mode} data-layout=${layout} data-urgent=${Boolean(urgent) || null}>
    <${Bar} scene=${scene} time=${time} turn=${turn} />
    ${urgent && html`<${Safe} key=${urgent.key} of=${urgent}><${UrgentBand} urgent=${urgent} words=${words} /><//>`}
    ${body(layout, scene, turn)}
  </div>`;
}

/**
 * Two areas become one board where there is one thing to say: that it is stale, or a large card.
 * @param {Scene} scene
 */
function layoutOf({ layout, mode, card }) {
  const isOne = mode === "stale" || (mode !== "new" && card?.large);
  return layout === "areas" && isOne ? "board" : layout;
}

/**
 * @param {import("./scene.js").Layout} layout
 * @param {Scene} scene
 * @param {number} turn
 */
function body(layout, scene, turn) {
  if (layout === "door" && scene.door) return html`<${Door} door=${scene.door} scene=${scene} />`;
  const foot = html`<${Foot} scene=${scene} turn=${turn} />`;
  if (layout === "areas") return [html`<${Areas} scene=${scene} turn=${turn} />`, foot];
  return [html`<main class="now">${left(scene)}</main>`, html`<${Recent} scene=${scene} />`, foot];
}

/** @param {Scene} scene */
function left(scene) {
  const { mode, large, card, words } = scene;
  if (mode === "stale") return html`<${Stale} scene=${scene} />`;
  const welcome = html`<${Welcome} words=${words} />`;
  if (card?.large && mode !== "new") {
    return html`<${Safe} key=${card.key} of=${card} instead=${welcome}><${LargeCard} card=${card} /><//>`;
  }
  return large ? html`<${Call} key=${large.key} large=${large} words=${words} />` : welcome;
}
