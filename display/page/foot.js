/** The foot: what is spoken, news or a hint; in its corner a small card, or who waits where. */
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";
import { SmallCard } from "./cards.js";
import { Safe } from "./safe.js";
import { Text } from "./text.js";

/** @typedef {import("./scene.js").Scene} Scene */

/** Characters of a line that fits beside another one; of two longer lines each has its turn. */
const LONG_LINE = 52;
/** A call that is spoken stands there whole; a message that is spoken stands in its band as well. */
const LONG_CALL = 80;
const SPOKEN = new Set(["speak", "see"]);

/** @param {{ scene: Scene, turn: number }} props */
export function Foot({ scene, turn }) {
  const corner = cornerOf(scene);
  return html`<footer class="foot" data-corner=${corner ? "used" : "none"}>
    <${Spoken} foot=${scene.foot} turn=${turn} />
    ${corner}
  </footer>`;
}

/** @param {Scene} scene */
function cornerOf(scene) {
  const { card, words, mode } = scene;
  const isSmall = card && (!card.large || mode === "new");
  if (isSmall && mode !== "stale") return html`<${Safe} key=${card.key} of=${card}><${SmallCard} card=${card} /><//>`;
  if (scene.quiet_sound && !scene.foot.lines.some((line) => line.text === words.quiet_sound)) return html`<${QuietSound} text=${words.quiet_sound} />`;
  return words.places.length > 1 ? html`<${Places} words=${words} />` : null;
}

/** @param {{ foot: Scene["foot"], turn: number }} props */
function Spoken({ foot, turn }) {
  const most = SPOKEN.has(foot.icon) ? LONG_CALL : LONG_LINE;
  const takesTurns = foot.lines.some((line) => line.text.length > most);
  const lines = takesTurns ? foot.lines.filter((_, at) => at === turn % foot.lines.length) : foot.lines;
  return html`<div class="spoken">
    <${Icon} name=${foot.icon} />
    <div class="spoken-lines" data-fit data-lines=${lines.length}>
      ${lines.map((line) => html`<${Text} key=${line.lang} line=${line} />`)}
    </div>
  </div>`;
}

/** @param {{ text: string }} props */
function QuietSound({ text }) {
  return html`<div class="corner corner-note"><${Icon} name="see" /><p>${text}</p></div>`;
}

/** @param {{ words: Scene["words"] }} props */
function Places({ words }) {
  return html`<div class="corner places">
    <h2 class="visually-hidden">${words.card}</h2>
    <ul data-fit>${words.places.map((place) => html`<li key=${place.letter}>
      <${AreaMark} letter=${place.letter} /><span>${place.floor}</span></li>`)}</ul>
  </div>`;
}
