/** The whole page: the bar, the devices, what just happened, and what is being done with one of them. */
import { Fragment, html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { SignOutKey } from "/staff/page/leaving.js";
import { DeviceList, headline } from "./device-list.js";
import { PairingDialog } from "./pairing-dialog.js";
import { RevokeDialog } from "./revoke-dialog.js";

/** @typedef {{ say: import("/staff/page/texts.js").Say, language: string, timeZone: string, place: string }} Words */
/**
 * @typedef {{ words: Words, devices: import("/staff/page/devices/devices.js").Devices, pairing: import("./pairing.js").Pairing,
 *   revoking: import("./revoking.js").Revoking, news: { key: string, name: string } | null, nowMs: number, signedOut: boolean,
 *   alarms?: import("/shared/vendor/page.js").Renderable, onLanguage: () => void }} PageProps
 */

/** @param {PageProps} props */
export function Page(props) {
  const { words, devices, pairing, revoking, nowMs, signedOut } = props;
  if (signedOut) return html`<${SignedOut} words=${words} />`;
  const rows = devices.rows.value;
  return html`<${Fragment}>
    <${Bar} ...${props} />
    <main data-touch=${devices.inTouch.value ? "in" : "out"}>
      <div class="head">
        <div class="head-words"><h1>${words.say("devices")}</h1><${Summary} words=${words} rows=${rows} /></div>
        <button type="button" class="key" data-kind="now" data-key="pair" onClick=${pairing.open}>
          <${Icon} name="plus" /><span class="key-words"><span class="key-title">${words.say("pair")}</span></span></button>
      </div>
      <${News} ...${props} />
      ${rows ? html`<${DeviceList} words=${words} rows=${rows} nowMs=${nowMs} onRevoke=${revoking.open} />` : null}
    </main>
    <${PairingDialog} pairing=${pairing} words=${words} />
    <${RevokeDialog} revoking=${revoking} words=${words} />
  <//>`;
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
    ? html`<p class="news" data-news><${Icon} name="check" /><span>${say(news.key, { name: news.name })}</span></p>` : null}</div>`;
}

/** @param {{ words: Words }} props */
function SignedOut({ words: { say } }) {
  return html`<main class="sign-in card" role="alert" data-signed-out><h1>${say("signed-out")}</h1><p>${say("signed-out-note")}</p>
    <p><a href="/supervisor/">${say("sign-in")}</a></p></main>`;
}
