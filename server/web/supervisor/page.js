/** The supervisor's page: reads who it is, fetches what it needs, follows the devices, draws. */
import { html, render, signal, effect } from "/shared/vendor/page.js";
import { createDeskAlarms, followCounters } from "/staff/page/alarm/desk.js";
import { ServerClock } from "/staff/page/clock.js";
import { followDevices } from "/staff/page/devices/devices.js";
import { loadDeviceTexts } from "/staff/page/devices/states.js";
import { meta, remembered } from "/staff/page/facts.js";
import { fetchSite } from "/staff/page/site.js";
import { loadTexts } from "/staff/page/texts.js";
import { createPairing } from "./pairing.js";
import { asker } from "/staff/page/requests.js";
import { createRevoking } from "./revoking.js";
import { Page } from "./view.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */
/** @typedef {import("/staff/page/texts.js").Say} Say */

const TICK_MS = 1000;

/**
 * The page's words and those of the devices, as one.
 * @param {Language} language
 * @returns {Promise<Say>}
 */
async function loadAllTexts(language) {
  const [own, shared] = await Promise.all([loadTexts(language, import.meta.url), loadDeviceTexts(language)]);
  return (key, values) => (key.startsWith("device-") ? shared(key, values) : own(key, values));
}

async function main() {
  const base = `/api/v1/sites/${meta("site")}`;
  const csrf = meta("csrf");
  const language = remembered("wartemarke-language", "de");
  const texts = { de: await loadAllTexts("de"), en: await loadAllTexts("en") };
  const site = await fetchSite(base, csrf);

  const clock = new ServerClock();
  const now = signal(clock.now());
  const signedOut = signal(false);
  const news = signal(/** @type {{ key: string, name: string } | null} */ (null));
  const onSignedOut = () => { signedOut.value = true; };
  const devices = followDevices({ base, csrf, onSignedOut });
  const ask = asker({ base, csrf, onSignedOut });
  /** @param {string} key @param {string} name */
  const onDone = (key, name) => {
    news.value = { key, name };
    if (key === "pair-done") devices.expect(name);
    void devices.lookAgain();
  };
  const pairing = createPairing({ ask, onDone });
  const revoking = createRevoking({ ask, onDone });
  effect(() => { if (devices.nowMs.value) clock.set(devices.nowMs.value); });
  setInterval(() => { now.value = clock.now(); }, TICK_MS);

  const counters = followCounters({ csrf, onSignedOut });
  const link = { ...counters, timeZone: site.timezone };
  const alarms = await createDeskAlarms({ base, csrf, rows: counters.rows, language, places: site.counters, link });

  const view = () => {
    const spoken = /** @type {Language} */ (language.value);
    const words = { say: texts[spoken], language: spoken, timeZone: site.timezone, place: site.name[spoken] ?? site.name["de"] ?? "" };
    return html`<${Page} words=${words} devices=${devices} pairing=${pairing} revoking=${revoking} news=${news.value} nowMs=${now.value}
      signedOut=${signedOut.value} alarms=${alarms.strip()} onLanguage=${() => { language.value = spoken === "de" ? "en" : "de"; }} />`;
  };
  effect(() => { document.documentElement.lang = language.value; });
  alarms.nameThePage(() => texts[/** @type {Language} */ (language.value)]("title"));
  render(html`<${view} />`, document.body);
}

await main();
