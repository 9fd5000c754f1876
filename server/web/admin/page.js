/** The administrator's page: reads where it is, fetches what it needs, draws. */
import { html, render, signal, effect } from "/shared/vendor/page.js";
import { ServerClock } from "/staff/page/clock.js";
import { deviceName, loadDeviceTexts } from "/staff/page/devices/states.js";
import { followDevices } from "/staff/page/devices/devices.js";
import { meta, remembered } from "/staff/page/facts.js";
import { asker } from "/staff/page/requests.js";
import { loadTexts } from "/staff/page/texts.js";
import { createPairing } from "/supervisor/page/pairing.js";
import { createRevoking } from "/supervisor/page/revoking.js";
import { createAudit } from "./audit.js";
import { createPeople } from "./people.js";
import { reader } from "./reading.js";
import { Page } from "./view.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */
/** @typedef {import("/staff/page/texts.js").Say} Say */

const TICK_MS = 1000;
const PEOPLE_MS = 15_000;

/**
 * The page's words, those of the devices and those of the supervisor's part about them, as one.
 * @param {Language} language
 * @returns {Promise<Say>}
 */
async function loadAllTexts(language) {
  const supervisors = new URL("/supervisor/page/page.js", location.href).href;
  const [own, states, devices] = await Promise.all([loadTexts(language, import.meta.url), loadDeviceTexts(language), loadTexts(language, supervisors)]);
  return (key, values) => {
    if (key.startsWith("device-")) return states(key, values);
    const said = own(key, values);
    return said === key ? devices(key, values) : said;
  };
}

async function main() {
  const base = `/api/v1/sites/${meta("site")}`;
  const csrf = meta("csrf");
  const language = remembered("wartemarke-language", "de");
  const texts = { de: await loadAllTexts("de"), en: await loadAllTexts("en") };
  const signedOut = signal(false);
  const onSignedOut = () => { signedOut.value = true; };
  const read = reader({ base, csrf, onSignedOut });
  const site = await read.site();

  const clock = new ServerClock();
  const now = signal(clock.now());
  const news = signal(/** @type {{ key: string, name: string } | null} */ (null));
  const part = signal(/** @type {import("./view.js").Part} */ ("people"));
  const devices = followDevices({ base, csrf, onSignedOut });
  const ask = asker({ base, csrf, onSignedOut });
  const audit = createAudit({ read, shownAs: (name) => deviceName(texts[/** @type {Language} */ (language.value)], name) });
  /** @param {string} key @param {string} name */
  const onDone = (key, name) => {
    news.value = { key, name };
    if (key === "pair-done") devices.expect(name);
    void devices.lookAgain();
    void audit.load();
  };
  const people = createPeople({ ask, read, onDone });
  const pairing = createPairing({ ask, onDone });
  const revoking = createRevoking({ ask, onDone });
  effect(() => { if (pairing.step.value !== "closed" || revoking.device.value || !["closed", "link"].includes(people.open.value.kind)) news.value = null; });
  effect(() => { if (devices.nowMs.value) clock.set(devices.nowMs.value); });
  setInterval(() => { now.value = clock.now(); }, TICK_MS);
  /** @param {import("./view.js").Part} wanted */
  const go = (wanted) => {
    part.value = wanted;
    news.value = null;
    if (wanted === "people") void people.load();
    if (wanted === "audit") void audit.load();
  };
  void people.load();
  void audit.load();
  const lookAgain = () => { if (!document.hidden && part.value === "people") void people.load({ byItself: true }); };
  setInterval(lookAgain, PEOPLE_MS);
  document.addEventListener("visibilitychange", lookAgain);

  const view = () => {
    const spoken = /** @type {Language} */ (language.value);
    const words = { say: texts[spoken], language: spoken, timeZone: site.timezone, place: site.name[spoken] ?? site.name["de"] ?? "" };
    return html`<${Page} words=${words} part=${part.value} go=${go} people=${people} devices=${devices} pairing=${pairing} revoking=${revoking}
      audit=${audit} news=${news.value} nowMs=${now.value} signedOut=${signedOut.value}
      onLanguage=${() => { language.value = spoken === "de" ? "en" : "de"; }} />`;
  };
  effect(() => { document.documentElement.lang = language.value; });
  effect(() => { document.title = texts[/** @type {Language} */ (language.value)]("admin-title"); });
  render(html`<${view} />`, document.body);
}

await main();
