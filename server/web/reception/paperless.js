/** Who has a number and no paper: said at once, and one press has the paper come where there is some. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { spelled } from "/staff/page/texts.js";
import { onTicket } from "./orders.js";
import { bestPrinter, holding, withoutPaper } from "./papers.js";
import { Key } from "./parts.js";
import { deviceName } from "./words.js";

/** So many stand in the strip; the others are found among those who may need a hand. */
const SHOWN = 3;

/** @param {import("./view.js").PageProps} props */
export function PaperlessStrip({ desk, words, flow, printer, works = () => true }) {
  const { say, site } = words;
  const rows = withoutPaper(desk.office.value);
  const names = site.kiosks.map(({ name }) => name);
  const more = rows.length - SHOWN;
  return html`<section class="paperless" aria-label=${say("paperless")} data-count=${rows.length}>
    <p class="visually-hidden" role="status">${rows.length ? `${say("paperless")}: ${rows.map(({ number }) => spelled(number)).join(", ")}` : null}</p>${rows.length ? html`
    <h2><${Icon} name="printer" />${say("paperless")}</h2>
    <ul>${rows.slice(0, SHOWN).map((row) => {
      const at = bestPrinter(row, printer.value, names, works);
      return html`<li key=${row.id} data-paperless=${row.number} data-holding=${holding(row)}>
        <button type="button" class="number" onClick=${() => flow.show(row.id)}><${TicketNumber} number=${row.number} /></button>
        <span>${say(`paperless-${holding(row)}`, { kiosk: deviceName(row.kiosk ?? "") })}${row.copy_at ? html` <strong>${say("paperless-ordered", { printer: deviceName(row.copy_at) })}</strong>` : null}</span>
        <${Key} name=${`paper-for-${row.number}`} icon="printer" title=${say("paperless-print", { printer: deviceName(at) })}
          onPress=${() => desk.run(onTicket("reprint", row, { printer: at }))} /></li>`;
    })}</ul>
    ${more > 0 ? html`<button type="button" class="number" onClick=${() => flow.go("find")}>${say("and-more", { count: more })}</button>` : null}` : null}</section>`;
}
