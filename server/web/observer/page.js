/** The observer's page: reads who it is, fetches what it needs, follows the queues, draws. It sends no command. */
import { effect, html, render, signal } from "/shared/vendor/page.js";
import { ServerClock } from "/staff/page/clock.js";
import { meta, remembered } from "/staff/page/facts.js";
import { Live } from "/staff/page/live.js";
import { UNKNOWN, withEvent, withSnapshot } from "/staff/page/overview/office.js";
import { OVERVIEW_TEXTS } from "/staff/page/overview/parts.js";
import { fetchSite } from "/staff/page/site.js";
import { loadTexts } from "/staff/page/texts.js";
import { Page } from "./view.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */

const TICK_MS = 1000;

async function main() {
  const base = `/api/v1/sites/${meta("site")}`;
  const csrf = meta("csrf");
  const language = remembered("wartemarke-language", "de");
  const texts = { de: await loadTexts("de", import.meta.url, OVERVIEW_TEXTS), en: await loadTexts("en", import.meta.url, OVERVIEW_TEXTS) };
  /** @type {import("./view.js").Site} */
  const site = await fetchSite(base, csrf);
  const services = new Map(site.services.map((service) => [service.key, service]));

  const clock = new ServerClock();
  const now = signal(clock.now());
  const office = signal(UNKNOWN);
  const inTouch = signal(false);
  const lastTouch = signal(/** @type {number | null} */ (null));
  const signedOut = signal(false);
  const live = new Live(csrf, {
    onSnapshot: (snapshot, position) => { office.value = withSnapshot(office.value, /** @type {any} */ (snapshot), position); },
    onEvent: (event, position) => { office.value = withEvent(office.value, /** @type {any} */ (event), position); },
    onTime: (ms) => { clock.set(ms); lastTouch.value = ms; },
    onTouch: (touched) => { inTouch.value = touched; lastTouch.value ??= clock.now(); },
    onSignedOut: () => { signedOut.value = true; },
  });
  live.start();
  setInterval(() => { now.value = clock.now(); }, TICK_MS);

  const view = () => {
    const spoken = /** @type {Language} */ (language.value);
    const words = { say: texts[spoken], language: spoken, site, services };
    return html`<${Page} words=${words} office=${office.value} inTouch=${inTouch.value} nowMs=${now.value} lastTouchMs=${lastTouch.value}
      signedOut=${signedOut.value}
      onLanguage=${() => { language.value = spoken === "de" ? "en" : "de"; }} />`;
  };
  effect(() => {
    document.documentElement.lang = language.value;
    document.title = texts[/** @type {Language} */ (language.value)]("title");
  });
  render(html`<${view} />`, document.body);
}

await main();
