/** Who is still called or served at a counter where nobody is any more: to be seen, and to be helped. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { spelled } from "../texts.js";

/** @typedef {import("./office.js").Ticket} Ticket */
/** @typedef {import("./office.js").Counter} Counter */
/** @typedef {Pick<Ticket, "id" | "number" | "state" | "counter">} Stranded what must be known of one */

/**
 * Is it at a counter that was left?
 * @param {Pick<Ticket, "state" | "counter">} ticket
 * @param {ReadonlyMap<string, { row: { state: Counter["state"] } }>} counters
 */
export function isLeftBehind({ state, counter = "" }, counters) {
  return (state === "called" || state === "serving") && counters.get(counter)?.row.state === "left";
}

/**
 * All of them, by number.
 * @template {Stranded} Row
 * @param {Iterable<Row>} tickets
 * @param {Parameters<typeof isLeftBehind>[1]} counters
 * @returns {Row[]}
 */
export function leftBehind(tickets, counters) {
  return [...tickets].filter((row) => isLeftBehind(row, counters)).sort((one, other) => (one.number < other.number ? -1 : 1));
}

/**
 * One sentence each; a page that can help leads there.
 * @param {{ say: import("../texts.js").Say, rows: readonly Stranded[], onShow?: (id: string) => void }} props
 */
export function LeftBehind({ say, rows, onShow }) {
  if (!rows.length) return null;
  return html`<ul class="left-behind" data-left-behind>${rows.map(({ id, number, state, counter = "" }) => html`<li class="note" data-tone="care" key=${id} data-stranded=${number}>
    <${Icon} name="warning" /><span>${say(`left-behind-${state}`, { counter, number: spelled(number) })}</span>
    ${onShow ? html`<button type="button" class="number" aria-label=${say("left-behind-show", { number: spelled(number) })} onClick=${() => onShow(id)}><${TicketNumber} number=${number} /></button>` : null}</li>`)}</ul>`;
}
