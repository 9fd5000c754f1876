/** The sign beside one counter's door: whose door it is, and who may come in now. */
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";
import { BigNumber } from "./call.js";
import { Stale } from "./rest.js";
import { Text } from "./text.js";

/** What stands beside the words: come in, somebody is inside, wait. */
const SIGNS = { called: "come-in", serving: "people", free: "time" };

/** @param {{ door: import("./scene.js").DoorSign, scene: import("./scene.js").Scene }} props */
export function Door({ door, scene }) {
  const { words } = scene;
  return html`<aside class="door-place" aria-label=${words.counter}>
    <p class="door-counter"><span class="label">${words.counter} </span><strong>${door.counter}</strong></p>
    ${door.room && html`<p class="door-room" data-fit><span class="label">${words.room} </span><strong>${door.room}</strong></p>`}
  </aside>
  <main class="door-now" data-state=${door.state} data-fresh=${(door.fresh && scene.mode !== "stale") || null}>
    ${scene.mode === "stale" ? html`<${Stale} scene=${scene} />` : html`<${DoorState} door=${door} words=${words} />`}
  </main>`;
}

/** @param {{ door: import("./scene.js").DoorSign, words: import("./scene.js").Words }} props */
function DoorState({ door, words }) {
  const called = door.state === "called" && door.number;
  return html`<section class="door-state" data-call=${called ? `door ${door.number}` : null}
    data-number=${door.number || null} data-place=${called ? "large" : null}>
    ${door.number && html`<${BigNumber} number=${door.number} />`}
    <div class="door-say">
      <${Icon} name=${SIGNS[door.state]} />
      <div class="door-lines" data-fit>
        <${Text} line=${door.line} />${door.own && html`<${Text} line=${door.own} />`}
        ${door.again && html`<p class="door-again"><${Icon} name="restart" /><span>${words.again}</span></p>`}
      </div>
    </div>
  </section>`;
}
