/** Before somebody goes from a counter where somebody is called or served, or that could not be closed. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { spelled } from "/staff/page/texts.js";
import { ticketOf } from "./choices.js";
import { Choices, Sheet } from "./sheet.js";

/** @typedef {import("./sheet.js").SheetProps} SheetProps */

/** @param {SheetProps & { leaving: import("../leaving.js").Leaving }} props */
export function LeaveSheet(props) {
  const { desk, words: { say }, sheet, leaving } = props;
  const { way } = sheet;
  const row = ticketOf(sheet, desk.scene.value);
  const state = row ? row.state : "open";
  return html`<${Sheet} ...${props} title=${say("sheet-leave", { counter: desk.counter.value.number })}>
    <p data-leave-news=${state}><strong>${say(`leave-is-${state}`, { number: spelled(row?.number ?? "") })}</strong></p>
    <button type="button" class="key" data-kind="now" data-stay onClick=${leaving.stay}><${Icon} name="check" />
      <span class="key-title">${say("leave-stay")}</span></button>
    <${Choices} ...${props} choices=${desk.sheets.choices.value} />
    ${way ? html`<button type="button" class="key" data-anyway onClick=${() => leaving.anyway(way)}><${Icon} name="leave" />
      <span class="key-words"><span class="key-title">${say(`leave-anyway-${way}`)}</span>
        <span class="key-note">${say(`leave-anyway-${state}`)}</span></span></button>` : null}<//>`;
}
