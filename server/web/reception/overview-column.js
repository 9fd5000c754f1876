/** The house at a glance: the queues, who may need a hand, and which counters are open. */
import { html, useSignal } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { EVERYTHING } from "/staff/page/overview/office.js";
import { LeftBehind, leftBehind } from "/staff/page/overview/left-behind.js";
import { Area, Counters } from "/staff/page/overview/parts.js";
import { areaQueues, waitingCount } from "/staff/page/overview/queues.js";
import { attention } from "./attention.js";
import { serviceTitle } from "./words.js";

/** @typedef {import("./view.js").PageProps} PageProps */

const SHOWN = 6;

/** @param {PageProps} props */
export function OverviewColumn(props) {
  const { desk, words, nowMs } = props;
  const { say, site } = words;
  const open = useSignal(false);
  const areas = areaQueues(desk.office.value, site.areas, words.services, nowMs);
  const count = waitingCount(areas);
  const rows = [...desk.office.value.tickets.values()].map(({ row }) => row);
  const title = count ? say("waiting", { count }) : say("waiting-nobody");
  return html`<aside class="overview" data-open=${open.value || null} aria-label=${say("overview")} tabindex="0">
    <button type="button" class="overview-line" aria-expanded=${String(open.value)} onClick=${() => { open.value = !open.value; }}>
      <strong>${title}</strong><span class="visually-hidden">${say(open.value ? "hide-overview" : "show-overview")}</span><${Icon} name=${open.value ? "close" : "list"} /></button>
    <div class="overview-body">
      <header><h2>${title}</h2>${count ? html`<p>${say("longest-and-target")}</p>` : null}</header>
      ${areas.map((area) => html`<${Area} key=${area.letter} words=${words} area=${area}
        next=${area.next ? html`<${Next} words=${words} next=${area.next} flow=${props.flow} />` : null} />`)}
      <${LeftBehind} say=${say} rows=${leftBehind(rows, desk.office.value.counters)} onShow=${props.flow.show} />
      <${Attention} ...${props} found=${attention(desk.office.value, nowMs)} />
      <${Stops} ...${props} />
      <${Counters} words=${words} office=${desk.office.value} places=${site.counters} />
      ${props.devices ?? null}
    </div>
  </aside>`;
}

/** Who is next there: one press looks after that number. @param {{ words: import("./words.js").Words, next: import("/staff/page/overview/office.js").Ticket, flow: import("./flow.js").Flow }} props */
function Next({ words: { say }, next: { id, number }, flow }) {
  return html` · ${say("area-next")} <button type="button" class="number" data-next=${number} onClick=${() => flow.show(id)}><${TicketNumber} number=${number} /></button>`;
}

/** @param {PageProps & { found: import("./attention.js").Attention }} props */
function Attention({ words, flow, found }) {
  const groups = Object.entries(found).filter(([, rows]) => rows.length);
  if (!groups.length) return null;
  return html`<section class="attention">${groups.map(([name, rows]) => html`<div key=${name} data-attention-of=${name}>
    <h3>${words.say(`attention-${name}`, { count: rows.length })}</h3>
    <p>${rows.slice(0, SHOWN).map((row) => html`<button type="button" class="number" key=${row.id} data-number=${row.number} onClick=${() => flow.show(row.id)}><${TicketNumber} number=${row.number} /></button>`)}
      ${rows.length > SHOWN ? html`<button type="button" class="number" onClick=${() => flow.go("find")}>${words.say("and-more", { count: rows.length - SHOWN })}</button>` : null}</p></div>`)}</section>`;
}

/** @param {PageProps} props */
function Stops({ words, desk, flow }) {
  const stops = [...desk.office.value.stops.keys()];
  if (!stops.length) return null;
  return html`<section class="note" data-tone="care" data-stops><${Icon} name="pause" /><span>${words.say("stopped-now")}: ${stops.map((each) => (each === EVERYTHING ? words.say("everything") : serviceTitle(words, each))).join(", ")}</span>
    <button type="button" class="number" onClick=${() => flow.go("stop")}>${words.say("look")}</button></section>`;
}
