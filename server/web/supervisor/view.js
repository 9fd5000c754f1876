/** The whole page: the bar, its two parts, the devices, what just happened, and what is being done with one of them. */
import { Fragment, html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { deviceName } from "/staff/page/devices/states.js";
import { useBeginning } from "/staff/page/desk/beginning.js";
import { SignOutKey } from "/staff/page/leaving.js";
import { DeviceList, headline } from "./device-list.js";
import { PairingDialog, Problem } from "./pairing-dialog.js";
import { RevokeDialog } from "./revoke-dialog.js";

/** @typedef {"devices" | "messages"} Part */
/** @typedef {{ say: import("/staff/page/texts.js").Say, language: string, timeZone: string, place: string }} Words */
/**
 * @typedef {{ words: Words, devices: import("/staff/page/devices/devices.js").Devices, pairing: import("./pairing.js").Pairing,
 *   revoking: import("./revoking.js").Revoking, turning: import("./turning.js").Turning, news: { key: string, name: string } | null, nowMs: number, signedOut: boolean,
 *   left?: import("/shared/vendor/page.js").Renderable, messages?: import("/shared/vendor/page.js").Renderable,
 *   alarms?: import("/shared/vendor/page.js").Renderable, counters?: import("/shared/vendor/page.js").Renderable, onLanguage: () => void,
 *   part: Part, place: string, go: (part: Part) => void }} PageProps `messages`: the part for messages, or what stands beside the devices; `place`:
 *   where somebody is, the focus goes there when it changes
 */

export const MESSAGES_KEY = "F10";
const PARTS = /** @type {const} */ ([{ part: "devices", icon: "list", cap: "" }, { part: "messages", icon: "display", cap: MESSAGES_KEY }]);

/** @param {PageProps} props */
export function Page(props) {
  const { words, devices, pairing, revoking, signedOut, part, place } = props;
  useBeginning(place, { begin: "main [data-begin]" });
  if (signedOut) return html`<${SignedOut} words=${words} />`;
  return html`<${Fragment}>
    <${Bar} ...${props} />
    <main data-part=${part} data-touch=${devices.inTouch.value ? "in" : "out"}><${Parts} ...${props} />${part === "messages" ? props.messages : html`<${Devices} ...${props} />`}</main>
    <${PairingDialog} pairing=${pairing} words=${words} />
    <${RevokeDialog} revoking=${revoking} words=${words} />
  <//>`;
}

/** @param {PageProps} props */
function Parts({ words: { say }, part, go }) {
  return html`<nav class="parts" aria-label=${say("parts")}>${PARTS.map(({ part: each, icon, cap }) => html`<button type="button" class="part" key=${each} data-go=${each}
    aria-current=${each === part ? "page" : null} aria-keyshortcuts=${cap || null} data-begin=${(each === "devices" && part === "devices") || null}
    onClick=${() => go(each)}><${Icon} name=${icon} /><span>${say(each)}</span>${cap ? html`<kbd class="key-cap" aria-hidden="true">${cap}</kbd>` : null}</button>`)}</nav>`;
}

/** How the devices are, and what else is known of the house. @param {PageProps} props */
function Devices(props) {
  const { words, devices, pairing, revoking, turning, nowMs, left } = props;
  const rows = devices.rows.value;
  return html`<div class="head">
      <div class="head-words"><h1>${words.say("devices")}</h1><${Summary} words=${words} rows=${rows} /></div>
      <button type="button" class="key" data-kind="now" data-key="pair" onClick=${pairing.open}>
        <${Icon} name="plus" /><span class="key-words"><span class="key-title">${words.say("pair")}</span></span></button>
    </div>
    ${left ?? null}
    ${props.messages ?? null}
    <${News} ...${props} />
    <${Problem} say=${words.say} trouble=${turning.trouble.value} />
    ${props.counters ?? null}
    ${rows ? html`<${DeviceList} words=${words} rows=${rows} nowMs=${nowMs}
      onRevoke=${revoking.open} onTurn=${(/** @type {import("/staff/page/devices/states.js").DeviceRow} */ row) => void turning.turn(row)} />` : null}`;
}

/** @param {PageProps} props */
function Bar({ words, devices, nowMs, onLanguage, alarms }) {
  const { say, language, timeZone, place } = words;
  return html`<header class="bar">
    <a class="bar-key" href="/staff/" data-way-back><${Icon} name="back" /><span>${say("way-back")}</span></a>
    <strong class="bar-title">${say("title")}</strong>
    <${Pill} words=${words} devices=${devices} />
    ${alarms}
    <span class="bar-place">${place}</span>
    <button type="button" class="bar-key" data-key="language" lang=${language === "de" ? "en" : "de"} onClick=${onLanguage}>
      <${Icon} name="language" /><span>${say("other-language")}</span></button>
    <${SignOutKey} say=${say} />
    <time class="bar-clock">${timeOfDay(nowMs, timeZone)}</time>
  </header>`;
}

/** @param {{ words: Words, devices: import("/staff/page/devices/devices.js").Devices }} props */
function Pill({ words: { say, timeZone }, devices }) {
  if (!devices.inTouch.value) {
    const heardMs = devices.nowMs.value;
    const text = heardMs ? say("out-of-touch", { time: timeOfDay(heardMs, timeZone) }) : say("out-of-touch-before");
    return html`<span class="pill" data-pill="out-of-touch"><${Icon} name="offline" />${text}</span>`;
  }
  if (!devices.rows.value) return html`<span class="pill" data-pill="unknown">${say("loading")}</span>`;
  return html`<span class="pill" data-pill="open"><${Icon} name="check" />${say("in-touch")}</span>`;
}

/** How they are, all together. @param {{ words: Words, rows: import("/staff/page/devices/states.js").DeviceRow[] | null }} props */
function Summary({ words: { say }, rows }) {
  if (!rows) return html`<p class="soft" role="status">${say("loading")}</p>`;
  return html`<p class="soft" role="status" data-summary>${headline(say, rows)}</p>`;
}

/** What just happened; a screen reader hears it too. @param {PageProps} props */
function News({ words: { say }, news }) {
  return html`<div role="status" class="news-place">${news
    ? html`<p class="news" data-news><${Icon} name="check" /><span>${say(news.key, { name: deviceName(say, news.name) })}</span></p>` : null}</div>`;
}

/** @param {{ words: Words }} props */
function SignedOut({ words: { say } }) {
  return html`<main class="sign-in card" role="alert" data-signed-out><h1>${say("signed-out")}</h1><p>${say("signed-out-note")}</p>
    <p><a href="/supervisor/">${say("sign-in")}</a></p></main>`;
}
