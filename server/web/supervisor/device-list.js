/** The devices of the site, those first that need somebody. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { deviceKind, deviceWords, lastSeen, needsSomebody } from "/staff/page/devices/states.js";

/** @typedef {import("/staff/page/devices/states.js").DeviceRow} DeviceRow */
/** @typedef {import("./view.js").Words} Words */

const ORDER = ["broken", "unseen", "soon", "arriving", "in_order", "unpaired", "paired"];
const HEARD = new Set(["broken", "unseen", "soon", "in_order"]);

/**
 * Sorted by who needs somebody most; the site's own order stays within.
 * @param {readonly DeviceRow[]} rows
 */
export function byNeed(rows) {
  /** @param {DeviceRow} row */
  const place = (row) => ORDER.indexOf(row.state);
  return [...rows].sort((one, other) => place(one) - place(other));
}

/**
 * The headline: who needs somebody, who is not signed in, who comes; in order is what is left then.
 * @param {import("/staff/page/texts.js").Say} say
 * @param {readonly DeviceRow[]} rows
 */
export function headline(say, rows) {
  if (!rows.length) return say("no-devices");
  const counts = {
    "some-not": rows.filter(needsSomebody).length,
    "some-arriving": rows.filter(({ state }) => state === "arriving").length,
    "some-unpaired": rows.filter(({ state }) => state === "unpaired").length,
  };
  const told = Object.entries(counts).filter(([, count]) => count).map(([key, count]) => say(key, { count }));
  return told.length ? told.join(" ") : say("all-in-order");
}

/** @param {{ words: Words, rows: DeviceRow[], nowMs: number, onRevoke: (row: DeviceRow) => void }} props */
export function DeviceList({ words, rows, nowMs, onRevoke }) {
  return html`<ul class="devices">
    ${byNeed(rows).map((row) => html`<${Device} key=${row.name} row=${row} words=${words} nowMs=${nowMs} onRevoke=${onRevoke} />`)}
  </ul>`;
}

/** @param {{ words: Words, row: DeviceRow, nowMs: number, onRevoke: (row: DeviceRow) => void }} props */
function Device({ words, row, nowMs, onRevoke }) {
  const { say, timeZone } = words;
  const at = { timeZone, nowMs };
  const { tone, icon, state, reasons, todo } = deviceWords(say, row, at);
  return html`<li class="device card" data-device=${row.name} data-state=${row.state} data-tone=${tone}>
    <div class="device-who"><h2>${row.name}</h2><p class="soft">${about(say, row)}</p></div>
    <div class="device-how">
      <p class="device-state"><${Icon} name=${icon} /><strong>${state}</strong>${reasons.map((reason) => html`<span class="device-reason">${reason}</span>`)}</p>
      ${todo ? html`<p>${todo}</p>` : null}
    </div>
    <p class="device-seen soft">${!HEARD.has(row.state) ? null : html`<span>${say("seen", { time: lastSeen(say, row, at) })}</span>`}
      ${row.version ? html`<span>${say("version", { version: row.version })}</span>` : null}</p>
    ${row.state === "unpaired" ? html`<span></span>` : html`<button type="button" class="key device-key" data-kind="plain" data-revoke=${row.name}
      aria-label=${say("revoke-name", { name: row.name })} onClick=${() => onRevoke(row)}>${say("revoke")}</button>`}
  </li>`;
}

/**
 * Kind, and where it stands.
 * @param {import("/staff/page/texts.js").Say} say
 * @param {DeviceRow} row
 */
function about(say, row) {
  const place = row.counter ? say("counter", { counter: row.counter }) : row.areas ? say("areas", { areas: row.areas.join(" · ") }) : "";
  return [deviceKind(say, row), place].filter(Boolean).join(" · ");
}
