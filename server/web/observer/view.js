/** The whole page: the bar, how many wait, and a card an area with its queues and its counters. */
import { Fragment, html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { SignOutKey } from "/staff/page/leaving.js";
import { inOwn } from "/staff/page/overview/names.js";
import { Area, Counters } from "/staff/page/overview/parts.js";
import { areaQueues, waitingCount } from "/staff/page/overview/queues.js";

/** @typedef {import("/staff/page/overview/names.js").Text} Text */
/**
 * @typedef {{ name: Text, timezone: string, areas: { letter: string, name: Text, floor: Text }[], counters: { number: string, area: string }[],
 *   services: { key: string, area: string, title: Text, short: Text, target_minutes: number }[] }} Site
 */
/**
 * @typedef {{ say: import("/staff/page/texts.js").Say, language: string, site: Site, services: ReadonlyMap<string, Site["services"][number]> }} Words
 */
/**
 * @typedef {{ words: Words, office: import("/staff/page/overview/office.js").Office, inTouch: boolean, nowMs: number,
 *   lastTouchMs: number | null, signedOut: boolean, onLanguage: () => void }} PageProps
 */

/** @param {PageProps} props */
export function Page(props) {
  if (props.signedOut) return html`<${SignedOut} words=${props.words} />`;
  return html`<${Fragment}><${Bar} ...${props} /><${House} ...${props} /><//>`;
}

/** The house as it was when the server was last heard. @param {PageProps} props */
function House({ words, office, inTouch, nowMs, lastTouchMs }) {
  const { say, site } = words;
  const areas = areaQueues(office, site.areas, words.services, inTouch ? nowMs : lastTouchMs ?? nowMs);
  const count = waitingCount(areas);
  if (!office.known) return html`<main data-touch="out"><h1 class="visually-hidden">${say("title")}</h1><p class="soft" role="status">${say("loading")}</p></main>`;
  return html`<main data-touch=${inTouch ? "in" : "out"}>
    <h1 class="visually-hidden">${say("title")}</h1>
    <header class="head"><h2 data-waiting>${count ? say("waiting", { count }) : say("waiting-nobody")}</h2>${count ? html`<p class="soft">${say("longest-and-target")}</p>` : null}</header>
    <div class="areas">${areas.map((area) => html`<div class="card" key=${area.letter}><${Area} words=${words} area=${area}>
      <${Counters} words=${words} office=${office} places=${site.counters.filter((each) => each.area === area.letter)} /><//></div>`)}</div>
  </main>`;
}

/** @param {PageProps} props */
function Bar({ words, office, inTouch, nowMs, lastTouchMs, onLanguage }) {
  const { say, site, language } = words;
  return html`<header class="bar">
    <a class="bar-key" href="/staff/" data-way-back><${Icon} name="back" /><span>${say("way-back")}</span></a>
    <strong class="bar-title">${say("title")}</strong>
    <${Pill} words=${words} known=${office.known} inTouch=${inTouch} lastTouchMs=${lastTouchMs} />
    <span class="bar-place">${inOwn(words, site.name)}</span>
    <button type="button" class="bar-key" data-key="language" lang=${language === "de" ? "en" : "de"} onClick=${onLanguage}><${Icon} name="language" /><span>${say("other-language")}</span></button>
    <${SignOutKey} say=${say} />
    <time class="bar-clock">${timeOfDay(nowMs, site.timezone)}</time>
  </header>`;
}

/** Whether this is now; a screen reader hears when it is not. @param {{ words: Words, known: boolean, inTouch: boolean, lastTouchMs: number | null }} props */
function Pill({ words: { say, site }, known, inTouch, lastTouchMs }) {
  const isLost = !inTouch && lastTouchMs !== null;
  const state = isLost ? "out-of-touch" : known ? "open" : "unknown";
  const text = isLost ? say("out-of-touch", { time: timeOfDay(lastTouchMs, site.timezone) }) : say(known ? "in-touch" : "loading");
  return html`<span class="pill" role="status" data-pill=${state}>${state === "unknown" ? null : html`<${Icon} name=${isLost ? "offline" : "check"} />`}<span>${text}</span></span>`;
}

/** @param {{ words: Words }} props */
function SignedOut({ words: { say } }) {
  return html`<main class="sign-in card" role="alert" data-signed-out><h1>${say("signed-out")}</h1><p>${say("signed-out-note")}</p><p><a href="/staff/">${say("sign-in")}</a></p></main>`;
}
