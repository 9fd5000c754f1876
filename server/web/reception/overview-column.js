/** The house at a glance: the queues, who may need a hand, and which counters are open. */
import { html, useSignal } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { wholeMinutes } from "/staff/page/clock.js";
import { EVERYTHING } from "./office.js";
import { areaQueues, attention, waitingCount } from "./queues.js";
import { inOwn, serviceTitle } from "./words.js";

/** @typedef {import("./view.js").PageProps} PageProps */

const BAR_TARGET = 0.75;
const SHOWN = 6;
const STATES = ["open", "paused", "left", "closed"];

/** @param {PageProps} props */
export function OverviewColumn(props) {
  const { desk, words, nowMs } = props;
  const { say, site } = words;
  const open = useSignal(false);
  const areas = areaQueues(desk.office.value, site.areas, words.services, nowMs);
  const count = waitingCount(areas);
  const title = count ? say("waiting", { count }) : say("waiting-nobody");
  return html`<aside class="overview" data-open=${open.value || null} aria-label=${say("overview")} tabindex="0">
    <button type="button" class="overview-line" aria-expanded=${String(open.value)} onClick=${() => { open.value = !open.value; }}>
      <strong>${title}</strong><span class="visually-hidden">${say(open.value ? "hide-overview" : "show-overview")}</span><${Icon} name=${open.value ? "close" : "list"} /></button>
    <div class="overview-body">
      <header><h2>${title}</h2>${count ? html`<p>${say("longest-and-target")}</p>` : null}</header>
      ${areas.map((area) => html`<${Area} key=${area.letter} words=${words} area=${area} flow=${props.flow} />`)}
      <${Attention} ...${props} found=${attention(desk.office.value, nowMs)} />
      <${Stops} ...${props} />
      <${Counters} ...${props} />
      ${props.devices ?? null}
    </div>
  </aside>`;
}

/** @param {{ words: import("./words.js").Words, area: import("./queues.js").AreaQueues, flow: import("./flow.js").Flow }} props */
function Area({ words, area: { letter, count, longestMs, next, queues }, flow }) {
  const { say, site } = words;
  const floor = inOwn(words, site.areas.find((each) => each.letter === letter)?.floor);
  return html`<section class="area" data-area=${letter}>
    <h3><${AreaMark} letter=${letter} /><span>${floor}</span><strong data-count>${count}</strong></h3>
    ${next ? html`<p class="area-next">${say("area-longest", { minutes: wholeMinutes(longestMs) })} · ${say("area-next")} <button type="button" class="number" data-next=${next.number}
      onClick=${() => flow.show(next.id)}><${TicketNumber} number=${next.number} /></button></p>` : html`<p class="area-next soft">${say("area-nobody")}</p>`}
    <ul class="queues">${queues.map((queue) => html`<${Queue} key=${queue.service} words=${words} queue=${queue} />`)}</ul>
  </section>`;
}

/** The longest wait as a bar against the target's tick. @param {{ words: import("./words.js").Words, queue: import("./queues.js").Queue }} props */
function Queue({ words, queue: { service, count, longestMs, targetMs, over } }) {
  const part = Math.min(1, (longestMs / targetMs) * BAR_TARGET);
  return html`<li data-service=${service} data-over=${over || null}>
    <span class="queue-name">${inOwn(words, words.services.get(service)?.short) || serviceTitle(words, service)}</span><strong class="queue-count">${count}</strong>
    <span class="queue-wait">${words.say("wait-of-target", { minutes: wholeMinutes(longestMs), target: wholeMinutes(targetMs) })}${over ? html`<span class="visually-hidden"> ${words.say("over-target")}</span>` : null}</span>
    <span class="queue-bar" aria-hidden="true"><span style=${{ inlineSize: `${Math.max(1, 100 * part)}%` }} /><i style=${{ insetInlineStart: `${100 * BAR_TARGET}%` }} /></span></li>`;
}

/** @param {PageProps & { found: import("./queues.js").Attention }} props */
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

/** Which counters are there: their state, and nothing else of them. @param {PageProps} props */
function Counters({ words, desk }) {
  const { say, site } = words;
  const states = site.counters.map(({ number }) => ({ number, state: desk.office.value.counters.get(number)?.row.state ?? "closed" }));
  return html`<section class="counters"><h3>${say("counters")}</h3><dl>${STATES.map((wanted) => {
    const numbers = states.filter(({ state }) => state === wanted);
    return numbers.length ? html`<dt key=${wanted}>${say(`counter-${wanted}`)}</dt><dd data-state=${wanted}>${numbers.map(({ number }, place) => html`${place ? ", " : ""}<b data-counter=${number}>${number}</b>`)}</dd>` : null;
  })}</dl></section>`;
}

