/** A call where it stands large, and the list of the last ones. */
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { html } from "/shared/vendor/page.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Large} Large
 */

/** @param {{ large: Large, words: Scene["words"], bare?: boolean }} props `bare`: its area's mark stands right above */
export function Call({ large, words, bare = false }) {
  return html`<section class="call" data-call=${large.key} data-number=${large.number} data-place="large">
    <div class="call-head">
      ${large.again && html`<p class="call-again"><${Icon} name="restart" /><span>${words.again}</span></p>`}
      <${BigNumber} number=${large.number} bare=${bare} />
    </div>
    <div class="call-way" data-arrow=${large.arrow || "none"}>
      ${large.arrow && html`<span class="call-arrow"><${Icon} name="forward" turn=${large.arrow} /></span>`}
      <p class="call-counter"><span class="label">${words.counter} </span><strong>${large.counter}</strong></p>
      ${(large.room || large.floor) && html`<${CallRoom} large=${large} words=${words} />`}
    </div>
  </section>`;
}

/** @param {{ number: string, bare?: boolean }} props */
export function BigNumber({ number, bare = false }) {
  const [letter = ""] = number;
  return html`<h2 class="call-number" data-digits=${number.length - 1} data-letter=${letter}>
    ${!bare && html`<${AreaMark} letter=${letter} bare />`}<${TicketNumber} number=${number} />
  </h2>`;
}

/** @param {{ large: Large, words: Scene["words"] }} props */
function CallRoom({ large, words }) {
  return html`<div class="call-room" data-fit>
    ${large.room && html`<p><span class="label">${words.room} </span><strong>${large.room}</strong></p>`}
    ${large.floor && html`<p class="call-floor"><${Icon} name="floor" /><span>${large.floor}</span></p>`}
  </div>`;
}

/** @param {{ scene: Scene }} props */
export function Recent({ scene }) {
  return html`<aside class="recent" aria-label=${scene.listTitle}>
    <h2 class="recent-title">${scene.listTitle}</h2>
    ${scene.mode === "empty" && scene.rows.length === 0 && html`<p class="recent-none">${scene.words.recent_none}</p>`}
    <${Rows} rows=${scene.rows} words=${scene.words} />
  </aside>`;
}

/** @param {{ rows: import("./scene.js").Row[], words: Scene["words"] }} props */
export function Rows({ rows, words }) {
  return html`<ol class="rows">${rows.map((row) => html`<${RecentRow} key=${row.key} row=${row} words=${words} />`)}</ol>`;
}

/** @param {{ row: import("./scene.js").Row, words: Scene["words"] }} props */
function RecentRow({ row, words }) {
  return html`<li class="row" data-call=${row.key} data-number=${row.number} data-place="list"
    data-soon=${row.soon || null} data-speaking=${row.speaking || null} data-again=${row.again || null}
    data-digits=${row.number.length - 1}>
    <${AreaMark} letter=${row.number.slice(0, 1)} bare />
    <${TicketNumber} number=${row.number} />
    <span class="row-way">
      ${row.arrow ? html`<${Icon} name="forward" turn=${row.arrow} />` : html`<span class="row-dash" aria-hidden="true"></span>`}
    </span>
    <strong class="row-counter"><span class="visually-hidden">${words.counter} </span>${row.counter}</strong>
    ${(row.speaking || row.again || row.time) && html`<${RowNotes} row=${row} words=${words} />`}
  </li>`;
}

/** Why a row stands out: it is being spoken, was called before, or came to be known late.
 * @param {{ row: import("./scene.js").Row, words: Scene["words"] }} props */
function RowNotes({ row, words }) {
  return html`<p class="row-notes">
    ${row.speaking && html`<${Icon} name="speak" />`}
    ${row.again && html`<${Icon} name="restart" /><span class="row-again">${words.again}</span>`}
    ${row.time && html`<time class="row-time">${row.time}</time>`}
  </p>`;
}
