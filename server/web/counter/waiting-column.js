import { html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { timeOfDay, wholeMinutes } from "/staff/page/clock.js";
import { CommandKey } from "./command-key.js";
import { namedTitle } from "./sheets/labels.js";
import { LanguageName } from "./ticket-facts.js";
import { spelled } from "/staff/page/texts.js";
import { queues, waited } from "./waiting.js";
import { serviceTitle } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./desk.js").Desk} Desk */

const FULL_BAR_MS = 40 * 60_000;
const MORE_THAN_TARGET = 1.2;
const SHOWN_NEXT = 3;

/**
 * Who waits: by service, the next ones, those who are away for a while, and those who did not come.
 * On a narrow screen it is one line, and a sheet shows the rest.
 * @param {{ words: Words, desk: Desk, nowMs: number, caps: boolean }} props
 */
export function WaitingColumn({ words, desk, nowMs, caps }) {
  const { say } = words;
  const { choose } = desk.placed.value;
  const rows = queues(desk.waiting.value, nowMs);
  const count = desk.waiting.value.length;
  const title = count ? say("waiting", { count }) : say("waiting-nobody");
  const minutes = wholeMinutes(rows[0]?.longestMs ?? 0);
  return html`<aside class="waiting" aria-label=${title}>
    <button type="button" class="waiting-line" aria-haspopup="dialog" aria-keyshortcuts=${caps ? choose.shortcut : null} onClick=${() => desk.press(choose)}>
      <span><strong>${title}</strong>${count ? html`<span class="waiting-longest"> · ${say("longest", { minutes })}</span>` : null}</span>
      <${Icon} name="list" />${caps ? html`<kbd class="key-cap" aria-hidden="true">${choose.shortcut.toUpperCase()}</kbd>` : null}
    </button>
    <div class="waiting-body">
      <header><h2>${title}</h2>${count ? html`<p>${say("longest-wait")}<span class="target-sign" /></p>` : null}</header>
      <${Queues} words=${words} rows=${rows} />
      <${NextUp} words=${words} desk=${desk} nowMs=${nowMs} />
      <${CommandKey} step=${choose} desk=${desk} say=${say} caps=${caps} />
      <${Parked} words=${words} desk=${desk} caps=${caps} />
      <${Missed} words=${words} desk=${desk} caps=${caps} />
    </div>
  </aside>`;
}

/** @param {{ words: Words, rows: import("./waiting.js").ServiceQueue[] }} props */
function Queues({ words, rows }) {
  const targets = rows.map(({ service }) => (words.services.get(service)?.target_minutes ?? 0) * 60_000 * MORE_THAN_TARGET);
  const fullMs = Math.max(FULL_BAR_MS, rows[0]?.longestMs ?? 0, ...targets);
  return html`<ul class="queues" data-queues>${rows.map(({ service, area, count, longestMs }) => {
    const targetMs = (words.services.get(service)?.target_minutes ?? 0) * 60_000;
    const over = targetMs > 0 && longestMs > targetMs;
    return html`<li key=${service} data-service=${service} data-over=${over || null}>
      <${AreaMark} letter=${area} bare />
      <span class="queue-name">${serviceTitle(words, service)}</span>
      <strong class="queue-count">${count}</strong>
      <span class="queue-wait">${words.say("minutes", { minutes: wholeMinutes(longestMs) })}
        ${over ? html`<span class="visually-hidden"> ${words.say("over-target", { minutes: wholeMinutes(targetMs) })}</span>` : null}</span>
      <span class="queue-bar"><span class="queue-long" style=${{ inlineSize: `${Math.max(1, (100 * longestMs) / fullMs)}%` }} />
        ${targetMs ? html`<span class="queue-target" style=${{ insetInlineStart: `${(100 * targetMs) / fullMs}%` }} />` : null}</span>
    </li>`;
  })}</ul>`;
}

/** @param {{ words: Words, desk: Desk, nowMs: number }} props */
function NextUp({ words, desk, nowMs }) {
  const next = desk.waiting.value.slice(0, SHOWN_NEXT);
  if (!next.length) return null;
  return html`<section class="next-up"><h3>${words.say("next-up")}</h3>
    <ol>${next.map((row) => html`<li key=${row.id} data-waiting=${row.number}>
      <button type="button" class="next-number" aria-haspopup="dialog" aria-label=${words.say("do-person-number", { number: spelled(row.number) })}
        onClick=${() => desk.open({ kind: "person", ticket: row.id })}><${TicketNumber} number=${row.number} /></button>
      <span class="next-language"><${LanguageName} words=${words} language=${row.language} /></span>
      <${Mark} words=${words} row=${row} />
      ${row.needs?.includes("help") ? html`<span class="next-needs"><${Icon} name="support" />
        <span class="visually-hidden">${words.say("needs-help")}</span></span>` : null}
      <span class="queue-wait">${words.say("minutes", { minutes: wholeMinutes(waited(row, nowMs)) })}</span>
    </li>`)}</ol></section>`;
}

/**
 * Who is held for this very counter, and who says that it is an emergency and must be judged.
 * @param {{ words: Words, row: import("./office.js").Ticket }} props
 */
function Mark({ words: { say }, row }) {
  if (row.held_at) return html`<span class="next-mark" data-mark="yours"><${Icon} name="forward" />${say("held")}</span>`;
  return row.triage ? html`<span class="next-mark" data-mark="triage"><${Icon} name="warning" />${say("triage")}</span>` : null;
}

/** Who is away for a while, with the site's reason and until when. @param {{ words: Words, desk: Desk, caps: boolean }} props */
function Parked({ words, desk, caps }) {
  const { say, timeZone, site } = words;
  const parked = desk.parked.value;
  if (!parked.length) return null;
  return html`<section class="parked" data-parked><h3>${say("parked", { count: parked.length })}</h3>
    <ul>${parked.map(({ row, step }) => html`<li key=${row.id}>
      <span><${TicketNumber} number=${row.number} /> <span class="soft">${namedTitle(words, site.park_reasons, row.park_reason ?? "")},
        ${" "}${say("parked-until", { time: timeOfDay(row.return_ms ?? 0, timeZone) })}</span></span>
      <${CommandKey} step=${step} desk=${desk} say=${say} caps=${caps} note="" plain
        label=${say("do-back-number", { number: spelled(row.number) })} />
    </li>`)}</ul></section>`;
}

/** @param {{ words: Words, desk: Desk, caps: boolean }} props */
function Missed({ words, desk, caps }) {
  const { say, timeZone } = words;
  const missed = desk.missed.value;
  if (!missed.length) return null;
  return html`<section class="missed" data-missed><h3>${say("missed", { count: missed.length })}</h3>
    <ul>${missed.map(({ row, step }) => html`<li key=${row.id}>
      <span><${TicketNumber} number=${row.number} /> <span class="soft"><span
        class="visually-hidden">${say("missed-at")} </span>${timeOfDay(row.called_ms ?? 0, timeZone)}</span></span>
      <${CommandKey} step=${step} desk=${desk} say=${say} caps=${caps} note="" plain
        label=${say("do-readmit-number", { number: spelled(row.number) })} />
    </li>`)}</ul></section>`;
}
