/** Kiosks and displays: how each one is, in plain words. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { deviceKind, deviceWords } from "/staff/page/devices/states.js";

/** @typedef {import("/staff/page/devices/states.js").DeviceRow} DeviceRow */
/** @typedef {import("/staff/page/texts.js").Say} Say */

const SHOWN = new Set(["kiosk", "display"]);

/**
 * @param {{ say: Say, deviceSay: Say, rows: readonly DeviceRow[] | null, timeZone: string, nowMs: number }} props
 *   `say`: the page's words; `deviceSay`: those of devices
 */
export function DevicesList({ say, deviceSay, rows, timeZone, nowMs }) {
  const shown = rows?.filter(({ kind }) => SHOWN.has(kind)) ?? [];
  if (!shown.length) return null;
  return html`<section class="devices"><h3>${say("devices")}</h3><ul>${shown.map((row) => {
    const words = deviceWords(deviceSay, row, { timeZone, nowMs });
    return html`<li key=${row.name} data-device=${row.name} data-state=${row.state}>
      <${Icon} name=${row.kind === "kiosk" ? "printer" : "display"} /><span>${placeName(deviceSay, row)}</span>
      <span class="device-state" data-tone=${words.tone}><${Icon} name=${words.icon} />${words.reasons[0] ?? words.state}</span>
      ${words.todo && row.state !== "in_order" ? html`<span class="device-todo">${words.todo}</span>` : null}</li>`;
  })}</ul></section>`;
}

/**
 * "display-f" is "Anzeige F"; a name that does not begin with what it is, is its own.
 * @param {Say} deviceSay
 * @param {DeviceRow} row
 */
function placeName(deviceSay, row) {
  const [kind, ...rest] = row.name.split("-");
  if (kind !== row.kind || !rest.length) return `${deviceKind(deviceSay, row)} ${row.name}`;
  return `${deviceKind(deviceSay, row)} ${rest.map((part) => (part.length === 1 ? part.toUpperCase() : part)).join(" ")}`;
}

/**
 * How the kiosk of this name is, in one line; nothing where nobody knows.
 * @param {Say} deviceSay
 * @param {readonly DeviceRow[] | null} rows
 * @param {string} name
 * @param {{ timeZone: string, nowMs: number }} at
 */
export function printerState(deviceSay, rows, name, at) {
  const row = rows?.find((each) => each.kind === "kiosk" && each.name === name);
  if (!row) return null;
  const { tone, icon, text } = deviceWords(deviceSay, row, at);
  return html`<span class="printer-state" data-tone=${tone} data-printer-state=${row.state}><${Icon} name=${icon} />${text}</span>`;
}
