/** The parts of the board. They draw what they are given; the words come ready from the agent. */
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { html } from "/shared/vendor/page.js";
import { withTime } from "./scene.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Line} Line
 */

/** Characters that fit beside each other at full size; longer sentences are set smaller. */
const LONG_LINE = 44;

/** @param {{ scene: Scene, time: string }} props */
export function Board({ scene, time }) {
  return html`<div class="board" data-mode=${scene.mode}>
    <${Bar} words=${scene.words} time=${time} />
    <main class="now">${left(scene)}</main>
    <${Recent} scene=${scene} />
    <footer class="foot">
      <${Spoken} foot=${scene.foot} />
      <${Places} words=${scene.words} />
    </footer>
  </div>`;
}

/** @param {Scene} scene */
function left(scene) {
  if (scene.mode === "stale") return html`<${Stale} scene=${scene} />`;
  if (!scene.large) return html`<${Welcome} words=${scene.words} />`;
  return html`<${Call} key=${scene.large.key} large=${scene.large} words=${scene.words} />`;
}

/** @param {{ words: Scene["words"], time: string }} props */
function Bar({ words, time }) {
  return html`<header class="top">
    <span class="top-marks">${words.letters.map(
      (letter) => html`<${AreaMark} key=${letter} letter=${letter} tone="bar" />`,
    )}</span>
    <h1 class="top-title">${words.title}${words.floor && html`<span class="top-floor"> · ${words.floor}</span>`}</h1>
    <time class="top-clock">${time}</time>
  </header>`;
}

/** @param {{ large: NonNullable<Scene["large"]>, words: Scene["words"] }} props */
function Call({ large, words }) {
  const [letter = ""] = large.number;
  return html`<section class="call" data-call=${large.key} data-number=${large.number} data-place="large">
    <h2 class="call-number" data-digits=${large.number.length - 1} data-letter=${letter}>
      <${AreaMark} letter=${letter} bare /><${TicketNumber} number=${large.number} />
    </h2>
    <div class="call-way">
      <span class="call-arrow">${large.arrow && html`<${Icon} name="forward" turn=${large.arrow} />`}</span>
      <p class="call-counter"><span class="label">${words.counter} </span><strong>${large.counter}</strong></p>
      ${(large.room || large.floor) && html`<${CallRoom} large=${large} words=${words} />`}
    </div>
  </section>`;
}

/** @param {{ large: NonNullable<Scene["large"]>, words: Scene["words"] }} props */
function CallRoom({ large, words }) {
  return html`<div class="call-room">
    ${large.room && html`<p><span class="label">${words.room} </span><strong>${large.room}</strong></p>`}
    ${large.floor && html`<p class="call-floor"><${Icon} name="floor" /><span>${large.floor}</span></p>`}
  </div>`;
}

/** @param {{ words: Scene["words"] }} props */
function Welcome({ words }) {
  return html`<section class="welcome">
    <h2>${words.welcome}</h2>
    <div class="welcome-lines">${words.welcome_hints.map((line) => html`<${Text} key=${line.lang} line=${line} />`)}</div>
  </section>`;
}

/** @param {{ scene: Scene }} props */
function Stale({ scene }) {
  const { words, stand } = scene;
  return html`<section class="stale">
    <div class="hatched" aria-hidden="true"></div>
    <p class="stale-hint"><${Icon} name="offline" /><span>${words.stale}</span></p>
    <h2>${stand ? withTime(words.stale_stand, stand) : words.welcome}</h2>
    ${words.stale_lines.map((line) => html`<${Text} key=${line.text} line=${line} />`)}
  </section>`;
}

/** @param {{ scene: Scene }} props */
function Recent({ scene }) {
  return html`<aside class="recent" aria-label=${scene.listTitle}>
    <h2 class="recent-title">${scene.listTitle}</h2>
    ${scene.mode === "empty" && scene.rows.length === 0 && html`<p class="recent-none">${scene.words.recent_none}</p>`}
    <ol class="rows">${scene.rows.map((row) => html`<${RecentRow} key=${row.key} row=${row} words=${scene.words} />`)}</ol>
  </aside>`;
}

/** @param {{ row: import("./scene.js").Row, words: Scene["words"] }} props */
function RecentRow({ row, words }) {
  return html`<li class="row" data-call=${row.key} data-number=${row.number} data-place="list"
    data-soon=${row.soon || null} data-digits=${row.number.length - 1}>
    <${AreaMark} letter=${row.number.slice(0, 1)} bare />
    <${TicketNumber} number=${row.number} />
    <span class="row-way">
      ${row.arrow ? html`<${Icon} name="forward" turn=${row.arrow} />` : html`<span class="row-dash" aria-hidden="true"></span>`}
      ${row.time && html`<time class="row-time">${row.time}</time>`}
    </span>
    <strong class="row-counter"><span class="visually-hidden">${words.counter} </span>${row.counter}</strong>
  </li>`;
}

/** @param {{ foot: Scene["foot"] }} props */
function Spoken({ foot }) {
  const long = foot.lines.some((line) => line.text.length > LONG_LINE);
  return html`<div class="spoken">
    <${Icon} name=${foot.icon} />
    <div class="spoken-lines" data-long=${long || null}>${foot.lines.map((line) => html`<${Text} key=${line.lang} line=${line} />`)}</div>
  </div>`;
}

/** @param {{ words: Scene["words"] }} props */
function Places({ words }) {
  return html`<div class="places">
    ${words.places.length > 1 && html`<h2 class="visually-hidden">${words.card}</h2>
      <ul>${words.places.map((place) => html`<li key=${place.letter}>
        <${AreaMark} letter=${place.letter} /><span>${place.floor}</span></li>`)}</ul>`}
  </div>`;
}

/** @param {{ line: Line }} props */
function Text({ line }) {
  return html`<p lang=${line.lang} dir=${line.dir}>${line.text}</p>`;
}
