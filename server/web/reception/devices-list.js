/** Kiosks and displays: how each one is, in plain words. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { deviceKind, deviceName, deviceWords } from "/staff/page/devices/states.js";

/** @typedef {import("/staff/page/devices/states.js").DeviceRow} DeviceRow */
/** @typedef {import("/staff/page/texts.js").Say} Say */

/** @typedef {{ timeZone: string, nowMs: number, isLive: boolean }} At `nowMs`: the server's time when they were so; `isLive`: they are so now */

const SHOWN = new Set(["kiosk", "display"]);

/** As of when they were so, where that is not now. @param {Say} say @param {At} at */
function asOf(say, { timeZone, nowMs, isLive }) {
  return isLive ? "" : say("devices-as-of", { time: timeOfDay(nowMs, timeZone) });
}

/**
 * @param {{ say: Say, deviceSay: Say, rows: readonly DeviceRow[] | null } & At} props `say`: the page's words;
 *   `deviceSay`: those of devices
 */
export function DevicesList({ say, deviceSay, rows, ...at }) {
  const shown = rows?.filter(({ kind }) => SHOWN.has(kind)) ?? [];
  if (!shown.length) return null;
  return html`<section class="devices" data-as-of=${asOf(say, at) || null}><h3>${[say("devices"), asOf(say, at)].filter(Boolean).join(" · ")}</h3><ul>${shown.map((row) => {
    const words = deviceWords(deviceSay, row, at);
    return html`<li key=${row.name} data-device=${row.name} data-state=${row.state}>
      <${Icon} name=${row.kind === "kiosk" ? "printer" : "display"} /><span>${placeName(deviceSay, row)}</span>
      <span class="device-state" data-tone=${at.isLive ? words.tone : null}><${Icon} name=${words.icon} />${row.state === "out_of_service" ? words.state : words.reasons[0] ?? words.state}</span>
      ${words.todo && row.state !== "in_order" ? html`<span class="device-todo">${words.todo}</span>` : null}</li>`;
  })}</ul></section>`;
}

/**
 * What it is, and its name.
 * @param {Say} deviceSay
 * @param {DeviceRow} row
 */
function placeName(deviceSay, row) {
  const name = deviceName(deviceSay, row.name);
  return name === row.name ? `${deviceKind(deviceSay, row)} ${name}` : name;
}

/**
 * How the kiosk of this name is, in one line; nothing where nobody knows.
 * @param {Say} say
 * @param {Say} deviceSay
 * @param {readonly DeviceRow[] | null} rows
 * @param {string} name
 * @param {At} at
 */
export function printerState(say, deviceSay, rows, name, at) {
  const row = rows?.find((each) => each.kind === "kiosk" && each.name === name);
  if (!row) return null;
  const { tone, icon, text } = deviceWords(deviceSay, row, at);
  return html`<span class="printer-state" data-tone=${at.isLive ? tone : null} data-printer-state=${row.state}><${Icon} name=${icon} />${[text, asOf(say, at)].filter(Boolean).join(" · ")}</span>`;
}

/** What stands in the way of a paper; a kiosk whose screen shows nothing still prints. */
const NO_PAPER = new Set(["no_paper", "cover_open", "cutter", "printer_away", "printer_fault"]);

/**
 * Whether a paper may be expected from the kiosk of this name, as far as anybody knows.
 * @param {readonly DeviceRow[] | null} rows
 * @param {string} name
 */
export function printerWorks(rows, name) {
  const row = rows?.find((each) => each.kind === "kiosk" && each.name === name);
  if (!rows) return true;
  return row !== undefined && (row.state === "in_order" || row.state === "soon" || row.state === "broken") && !row.reasons?.some((reason) => NO_PAPER.has(reason));
}
