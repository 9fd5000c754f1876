/** The counter page: reads who it is, fetches what it needs, connects, draws. */
import { html, render, signal, effect } from "/shared/vendor/page.js";
import { ServerClock } from "/staff/page/clock.js";
import { createDesk } from "./desk.js";
import { listenToKeyboard } from "./keyboard.js";
import { Live } from "/staff/page/live.js";
import { loadTexts, spelled } from "/staff/page/texts.js";
import { Page } from "./view.js";
import { meta, remembered } from "/staff/page/facts.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */
/** @typedef {import("./words.js").Service} Service */
/**
 * @typedef {{ timezone: string, rules: { undo_seconds: number },
 *   services: (Service & { area: string, triage?: boolean })[],
 *   counters: { number: string, area: string, room: string, floor: Record<string, string>, services: string[] }[] }} Site
 */

const TICK_MS = 500;
const AGAIN_MS = 1000;

/**
 * @param {string} base
 * @param {string} csrf
 * @returns {Promise<Site>}
 */
async function fetchSite(base, csrf) {
  for (;;) {
    const response = await fetch(base, { headers: { "X-CSRF-Token": csrf } }).catch(() => null);
    if (response?.ok) return response.json();
    if (response?.status === 401) location.reload();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/**
 * The areas of which somebody at this counter judges who says that it is an emergency.
 * @param {Site} site
 * @param {readonly string[]} served
 */
function triageAreas({ services }, served) {
  return services.filter(({ key, triage }) => triage && served.includes(key)).map(({ area }) => area);
}

async function main() {
  const base = `/api/v1/sites/${meta("site")}`;
  const number = meta("counter");
  const csrf = meta("csrf");
  const language = remembered("wartemarke-language", "de");
  const caps = remembered("wartemarke-shortcuts", "on");
  const texts = { de: await loadTexts("de", import.meta.url), en: await loadTexts("en", import.meta.url) };
  const site = await fetchSite(base, csrf);
  const counter = site.counters.find((each) => each.number === number);
  if (!counter) throw new Error(`the site has no counter ${number}`);

  const clock = new ServerClock();
  const now = signal(clock.now());
  const lastTouch = signal(/** @type {number | null} */ (null));
  /** @type {import("./desk.js").Desk} */
  const desk = createDesk({
    post: { number, area: counter.area, services: counter.services, triageAreas: triageAreas(site, counter.services) },
    base, csrf, now, inTouchNow: () => live.inTouch, onStale: () => location.reload(),
    recall: { gapMs: Number(meta("recall-gap-ms")), limit: Number(meta("recall-limit")) }, undoMs: site.rules.undo_seconds * 1000,
  });
  const live = new Live(csrf, {
    onSnapshot: desk.replace,
    onEvent: desk.hear,
    onTime: (ms) => { clock.set(ms); lastTouch.value = ms; },
    onTouch: (inTouch) => { desk.inTouch.value = inTouch; lastTouch.value ??= clock.now(); },
    onSignedOut: desk.signOut,
  });
  live.start();
  setInterval(() => { now.value = clock.now(); }, TICK_MS);
  listenToKeyboard({ steps: () => desk.steps.value, press: desk.press, enabled: () => caps.value === "on" });

  const services = new Map(site.services.map((service) => [service.key, service]));
  const view = () => {
    const spoken = /** @type {Language} */ (language.value);
    const words = { say: texts[spoken], language: spoken, timeZone: site.timezone, services };
    const place = { counter: number, room: counter.room, floor: counter.floor[spoken] ?? counter.floor["de"] ?? "" };
    return html`<${Page} desk=${desk} words=${words} nowMs=${now.value} lastTouchMs=${lastTouch.value} place=${place}
      caps=${caps.value === "on"} onCaps=${() => { caps.value = caps.value === "on" ? "off" : "on"; }}
      onLanguage=${() => { language.value = spoken === "de" ? "en" : "de"; }} />`;
  };
  effect(() => { document.documentElement.lang = language.value; });
  effect(() => {
    const say = texts[/** @type {Language} */ (language.value)];
    const row = desk.ticket.value?.row;
    document.title = row ? say("title-with-number", { number: spelled(row.number), counter: number }) : say("title", { counter: number });
  });
  render(html`<${view} />`, document.body);
}

await main();
