/** The devices of the site, those first that need somebody. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { deviceKind, deviceName, deviceWords, lastSeen, needsSomebody } from "/staff/page/devices/states.js";

/** @typedef {import("/staff/page/devices/states.js").DeviceRow} DeviceRow */
/** @typedef {import("./view.js").Words} Words */

const ORDER = ["broken", "unseen", "soon", "out_of_service", "arriving", "in_order", "unpaired", "paired"];
const HEARD = new Set(["broken", "unseen", "soon", "out_of_service", "in_order"]);

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
    "some-out": rows.filter(({ state }) => state === "out_of_service").length,
    "some-arriving": rows.filter(({ state }) => state === "arriving").length,
    "some-unpaired": rows.filter(({ state }) => state === "unpaired").length,
  };
  const told = Object.entries(counts).filter(([, count]) => count).map(([key, count]) => say(key, { count }));
  return told.length ? told.join(" ") : say("all-in-order");
}

/** @typedef {{ words: Words, nowMs: number, onRevoke: (row: DeviceRow) => void, onTurn: (row: DeviceRow) => void }} Common */

/** @param {Common & { rows: DeviceRow[] }} props */
export function DeviceList({ rows, ...common }) {
  return html`<ul class="devices">
    ${byNeed(rows).map((row) => html`<${Device} key=${row.name} row=${row} ...${common} />`)}
  </ul>`;
}

/** @param {Common & { row: DeviceRow }} props */
function Device({ words, row, nowMs, ...keys }) {
  const { say, timeZone } = words;
  const at = { timeZone, nowMs };
  const { tone, icon, state, reasons, todo } = deviceWords(say, row, at);
  return html`<li class="device card" data-device=${row.name} data-state=${row.state} data-tone=${tone}>
    <div class="device-who"><h2>${deviceName(say, row.name)}</h2><p class="soft">${about(say, row)}</p></div>
    <div class="device-how">
      <p class="device-state"><${Icon} name=${icon} /><strong>${state}</strong>${reasons.map((reason) => html`<span class="device-reason">${reason}</span>`)}</p>
      ${todo ? html`<p>${todo}</p>` : null}
    </div>
    <p class="device-seen soft">${!row.seen_ms || !HEARD.has(row.state) ? null : html`<span>${say("seen", { time: lastSeen(say, row, at) })}</span>`}
      ${row.version ? html`<span>${say("version", { version: row.version })}</span>` : null}</p>
    ${row.state === "unpaired" ? html`<span></span>` : html`<${Keys} say=${say} row=${row} ...${keys} />`}
  </li>`;
}

/**
 * What can be done with it: a kiosk can be taken out of service and back, each device let go.
 * @param {{ say: import("/staff/page/texts.js").Say, row: DeviceRow } & Pick<Common, "onRevoke" | "onTurn">} props
 */
function Keys({ say, row, onRevoke, onTurn }) {
  const name = deviceName(say, row.name);
  const turn = row.state === "out_of_service" ? "into-service" : "out-of-service";
  return html`<div class="device-keys">
    ${row.kind === "kiosk" ? html`<button type="button" class="key device-key" data-kind="plain" data-turn=${row.name}
      aria-label=${say(`${turn}-name`, { name })} onClick=${() => onTurn(row)}>${say(turn)}</button>` : null}
    <button type="button" class="key device-key" data-kind="plain" data-revoke=${row.name}
      aria-label=${say("revoke-name", { name })} onClick=${() => onRevoke(row)}>${say("revoke")}</button>
  </div>`;
}

/**
 * Kind, where its name does not say it, and where it stands.
 * @param {import("/staff/page/texts.js").Say} say
 * @param {DeviceRow} row
 */
function about(say, row) {
  const place = row.counter ? say("counter", { counter: row.counter }) : row.areas ? say("areas", { areas: row.areas.join(" · ") }) : "";
  const kind = deviceName(say, row.name) === row.name ? deviceKind(say, row) : "";
  return [kind, place].filter(Boolean).join(" · ");
}
