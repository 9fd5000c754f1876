/** Cards between calls: large beside the list, or small in the corner of the foot. */
import { Icon } from "/shared/components/icon.js";
import { html, useEffect, useState } from "/shared/vendor/page.js";
import { Film } from "./film.js";
import { Text } from "./text.js";

/** @typedef {import("./scene.js").Card} Card */

/** Words of a card stand in the corner only where they fit beside its title. */
const CORNER_TEXT = 64;
/** In the corner each language has its turn, German first. */
const CORNER_TURN_MS = 6000;

/** @param {{ card: Card }} props */
export function LargeCard({ card }) {
  const [lost, setLost] = useState(false);
  const onLost = () => setLost(true);
  const hasMedia = !lost && Boolean(card.video || card.picture);
  return html`<article class="card-large" data-media=${hasMedia || null} data-card=${card.key}>
    ${hasMedia ? html`<${Media} card=${card} onLost=${onLost} />` : html`<${Icon} name=${card.icon || "info"} />`}
    <div class="card-words" data-fit>
      <h2>${card.titles.map((line) => html`<${Span} key=${line.lang} line=${line} />`)}</h2>
      ${card.texts.map((line) => html`<${Text} key=${line.lang} line=${line} />`)}
    </div>
  </article>`;
}

/** @param {{ line: import("./scene.js").Line }} props */
function Span({ line }) {
  return html`<span lang=${line.lang} dir=${line.dir}>${line.text} </span>`;
}

/** The words beside say what it shows: readers skip it.
 * @param {{ card: Card, onLost: () => void }} props */
function Media({ card, onLost }) {
  const [shape, setShape] = useState("wide");
  const onSize = (/** @type {number} */ across, /** @type {number} */ down) => setShape(across < down * 1.2 ? "tall" : "wide");
  return html`<div class="card-media" data-shape=${shape} aria-hidden="true">
    ${card.video ? html`<${Film} src=${card.video} onSize=${onSize} onLost=${onLost} />`
      : html`<img src=${card.picture} alt="" onError=${onLost}
          onLoad=${(/** @type {{ currentTarget: HTMLImageElement }} */ { currentTarget }) =>
            onSize(currentTarget.naturalWidth, currentTarget.naturalHeight)} />`}
  </div>`;
}

/** @param {{ card: Card }} props */
export function SmallCard({ card }) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const turns = setInterval(() => setTurn((last) => last + 1), CORNER_TURN_MS);
    return () => clearInterval(turns);
  }, []);
  const at = turn % card.titles.length;
  const title = card.titles[at];
  const text = card.texts.find((line) => line.lang === title?.lang);
  return html`<div class="corner card-small" data-card=${card.key}>
    <${Icon} name=${card.icon || "info"} />
    <div class="card-words" data-fit>
      ${title && html`<h2 lang=${title.lang} dir=${title.dir}>${title.text}</h2>`}
      ${text && text.text.length <= CORNER_TEXT && html`<${Text} line=${text} />`}
    </div>
  </div>`;
}
