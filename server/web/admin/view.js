/** The whole page: the bar, three parts to choose from, what just happened, and what is being done. */
import { Fragment, html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { SignOutKey } from "/staff/page/leaving.js";
import { DeviceList } from "/supervisor/page/device-list.js";
import { PairingDialog } from "/supervisor/page/pairing-dialog.js";
import { RevokeDialog } from "/supervisor/page/revoke-dialog.js";
import { AuditList } from "./audit-list.js";
import { PeopleList } from "./people-list.js";
import { PersonDialog } from "./person-dialog.js";

/** @typedef {"people" | "devices" | "audit"} Part */
/** @typedef {import("/supervisor/page/view.js").Words} Words */
/**
 * @typedef {{ words: Words, part: Part, go: (part: Part) => void, people: import("./people.js").People,
 *   devices: import("/staff/page/devices/devices.js").Devices, pairing: import("/supervisor/page/pairing.js").Pairing,
 *   revoking: import("/supervisor/page/revoking.js").Revoking, audit: import("./audit.js").Audit,
 *   news: { key: string, name: string } | null, nowMs: number, signedOut: boolean, onLanguage: () => void }} PageProps
 */

/** @type {readonly { part: Part, icon: string }[]} */
const PARTS = [{ part: "people", icon: "group" }, { part: "devices", icon: "display" }, { part: "audit", icon: "list" }];

/** @param {PageProps} props */
export function Page(props) {
  const { words, people, pairing, revoking } = props;
  if (props.signedOut) return html`<${SignedOut} words=${words} />`;
  return html`<${Fragment}>
    <${Bar} ...${props} />
    <main data-part=${props.part} data-touch=${props.devices.inTouch.value ? "in" : "out"}>
      <${Parts} ...${props} />
      <${Head} ...${props} />
      <${News} ...${props} />
      <${Content} ...${props} />
    </main>
    <${PersonDialog} people=${people} words=${words} />
    <${PairingDialog} pairing=${pairing} words=${words} />
    <${RevokeDialog} revoking=${revoking} words=${words} />
  <//>`;
}

/** @param {PageProps} props */
function Bar({ words: { say, language, timeZone, place }, devices, nowMs, onLanguage }) {
  const away = devices.inTouch.value ? null : html`<span class="pill" data-pill="out-of-touch"><${Icon} name="offline" />${say("out-of-touch-before")}</span>`;
  return html`<header class="bar">
    <a class="bar-key" href="/staff/" data-way-back><${Icon} name="back" /><span>${say("way-back")}</span></a>
    <strong class="bar-title">${say("admin-title")}</strong>${away}
    <span class="bar-place">${place}</span>
    <button type="button" class="bar-key" data-key="language" lang=${language === "de" ? "en" : "de"} onClick=${onLanguage}>
      <${Icon} name="language" /><span>${say("other-language")}</span></button>
    <${SignOutKey} say=${say} />
    <time class="bar-clock">${timeOfDay(nowMs, timeZone)}</time>
  </header>`;
}

/** @param {PageProps} props */
function Parts({ words: { say }, part, go }) {
  return html`<nav class="parts" aria-label=${say("parts")}>
    ${PARTS.map((each) => html`<button type="button" class="part" data-go=${each.part} aria-current=${each.part === part ? "page" : null}
      onClick=${() => go(each.part)}><${Icon} name=${each.icon} /><span>${say(`part-${each.part}`)}</span></button>`)}
  </nav>`;
}

/** @param {PageProps} props */
function Head({ words: { say }, part, people, pairing, audit }) {
  const count = people.rows.value?.length ?? 0;
  const notes = { people: say("people-note", { count }), devices: say("devices-note"), audit: say("audit-note", { days: audit.days.value || 30 }) };
  const begin = { people: () => people.show({ kind: "add" }), devices: pairing.open, audit: null }[part];
  return html`<div class="head">
    <div class="head-words"><h1>${say(`part-${part}`)}</h1><p class="soft" data-note>${notes[part]}</p></div>
    ${begin ? html`<button type="button" class="key" data-kind="now" data-key="begin" onClick=${begin}>
      <${Icon} name="plus" /><span class="key-words"><span class="key-title">${say(part === "people" ? "add" : "pair")}</span></span></button>` : null}
  </div>`;
}

/** What just happened; a screen reader hears it too. @param {PageProps} props */
function News({ words: { say }, news }) {
  return html`<div role="status" class="news-place">${news
    ? html`<p class="news" data-news><${Icon} name="check" /><span>${say(news.key, { name: news.name })}</span></p>` : null}</div>`;
}

/** @param {PageProps} props */
function Content({ words, part, people, devices, revoking, audit, nowMs }) {
  if (part === "audit") return html`<${AuditList} audit=${audit} words=${words} />`;
  const rows = part === "people" ? people.rows.value : devices.rows.value;
  if (!rows) return html`<p class="soft" role="status">${words.say("loading")}</p>`;
  if (part === "people") return html`<${PeopleList} rows=${rows} words=${words} people=${people} />`;
  return html`<${DeviceList} words=${words} rows=${rows} nowMs=${nowMs} onRevoke=${revoking.open} />`;
}

/** @param {{ words: Words }} props */
function SignedOut({ words: { say } }) {
  return html`<main class="sign-in card" role="alert" data-signed-out><h1>${say("signed-out")}</h1><p>${say("signed-out-note")}</p>
    <p><a href="/administrator/">${say("sign-in")}</a></p></main>`;
}
