/** What stands where no call does: a welcome, or that the board has lost touch. */
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";
import { withTime } from "./scene.js";
import { byDirection, Text } from "./text.js";

/** @typedef {import("./scene.js").Scene} Scene */

/** More languages than these stand in two columns. */
const MANY = 4;

/** @param {{ words: Scene["words"] }} props */
export function Welcome({ words }) {
  const [first, ...others] = words.welcome_hints;
  return html`<section class="welcome">
    <h2>${words.welcome}</h2>
    ${first && html`<${Text} line=${first} />`}
    <div class="welcome-others" data-fit data-many=${others.length > MANY || null}>
      ${byDirection(others).map((line) => html`<${Text} key=${line.lang} line=${line} />`)}
    </div>
  </section>`;
}

/** @param {{ scene: Scene }} props */
export function Stale({ scene }) {
  const { words, stand } = scene;
  return html`<section class="stale">
    <div class="hatched" aria-hidden="true"></div>
    <p class="stale-hint"><${Icon} name="offline" /><span>${words.stale}</span></p>
    <h2>${stand ? withTime(words.stale_stand, stand) : words.welcome}</h2>
    ${words.stale_lines.map((line) => html`<${Text} key=${line.text} line=${line} />`)}
  </section>`;
}
