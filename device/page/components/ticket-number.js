import { html } from "../vendor/page.js";

/**
 * A ticket's number as people see it: letter, gap, digits; never reordered in a right-to-left line.
 * @param {{ number: string }} props for example "K214"
 */
export function TicketNumber({ number }) {
  return html`<bdi class="ticket-number" dir="ltr" lang="de"><span
    class="ticket-letter">${number.slice(0, 1)}</span><span class="ticket-digits">${number.slice(1)}</span></bdi>`;
}
