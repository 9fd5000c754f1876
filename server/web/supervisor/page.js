/** The supervisor's page: reads who it is, fetches what it needs, follows the devices, draws. */
import { html, render, signal, effect } from "/shared/vendor/page.js";
import { createDeskAlarms, followCounters } from "/staff/page/alarm/desk.js";
import { ServerClock } from "/staff/page/clock.js";
import { followDevices } from "/staff/page/devices/devices.js";
import { loadDeviceTexts } from "/staff/page/devices/states.js";
import { meta, remembered } from "/staff/page/facts.js";
import { LeftBehind } from "/staff/page/overview/left-behind.js";
import { DESK_TEXTS } from "/staff/page/desk/doing.js";
import { listenToKeyboard } from "/staff/page/desk/keyboard.js";
import { LANGUAGE_TEXTS } from "/staff/page/languages/languages.js";
import { placeOf } from "/staff/page/messages/drafting.js";
import { MESSAGE_TEXTS } from "/staff/page/messages/list.js";
import { OVERVIEW_TEXTS } from "/staff/page/overview/parts.js";
import { fetchSite } from "/staff/page/site.js";
import { loadTexts } from "/staff/page/texts.js";
import { createPairing } from "./pairing.js";
import { asker } from "/staff/page/requests.js";
import { createRevoking } from "./revoking.js";
import { createTurning } from "./turning.js";
import { CounterStrip } from "./counter-strip.js";
import { createMessagesDesk } from "./messages-desk.js";
import { MessagesBeside, MessagesPart } from "./messages-view.js";
import { MESSAGES_KEY, Page } from "./view.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */
/** @typedef {import("/staff/page/texts.js").Say} Say */

const TICK_MS = 1000;
const OFFER_MS = 30_000;
const FILES = [import.meta.url, OVERVIEW_TEXTS, MESSAGE_TEXTS, DESK_TEXTS, LANGUAGE_TEXTS];

/**
 * The page's words and those of the devices, as one.
 * @param {Language} language
 * @returns {Promise<Say>}
 */
async function loadAllTexts(language) {
  const [own, shared] = await Promise.all([loadTexts(language, ...FILES), loadDeviceTexts(language)]);
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
  const turning = createTurning({ ask, onDone });
  effect(() => { if (pairing.step.value !== "closed" || revoking.device.value || turning.trouble.value) news.value = null; });
  effect(() => { if (devices.nowMs.value) clock.set(devices.nowMs.value); });
  setInterval(() => { now.value = clock.now(); }, TICK_MS);

  const counters = followCounters({ csrf, onSignedOut });
  const link = { ...counters, timeZone: site.timezone };
  const alarms = await createDeskAlarms({ base, csrf, rows: counters.rows, language, places: site.counters, link });

  const messages = createMessagesDesk({ base, csrf, followed: counters, now, undoMs: site.rules.undo_seconds * 1000, timeZone: site.timezone, onSignedOut });
  const part = signal(/** @type {import("./view.js").Part} */ ("devices"));
  const begun = signal(0);
  /** @param {import("./view.js").Part} wanted */
  const go = (wanted) => {
    messages.moveOn();
    if (wanted === "messages") void messages.refresh();
    part.value = wanted;
    begun.value += 1;
  };
  setInterval(() => { if (part.value === "messages" && counters.inTouch.value) void messages.refresh({ byItself: true }); }, OFFER_MS);
  listenToKeyboard({
    ways: new Map([[MESSAGES_KEY, () => go("messages")]]), takeBack: () => void messages.takeBack(),
    back: () => (part.value === "messages" && messages.drafting.draft.value ? messages.drafting.leave() : go("devices")),
    isFree: () => !document.querySelector("dialog[open]"),
  });

  const view = () => {
    const spoken = /** @type {Language} */ (language.value);
    const words = { say: texts[spoken], language: spoken, timeZone: site.timezone, site, place: site.name[spoken] ?? site.name["de"] ?? "" };
    const strip = html`<${CounterStrip} words=${words} followed=${counters} places=${site.counters} />`;
    const told = { words, desk: messages, boards: texts, inTouch: counters.inTouch.value, heardMs: counters.heardMs.value, nowMs: now.value };
    const shown = part.value === "messages" ? html`<${MessagesPart} ...${told} />` : html`<${MessagesBeside} ...${told} />`;
    return html`<${Page} words=${words} devices=${devices} pairing=${pairing} revoking=${revoking} turning=${turning} news=${news.value} nowMs=${now.value}
      signedOut=${signedOut.value} alarms=${alarms.strip()} counters=${strip} messages=${shown}
      part=${part.value} place=${`${begun.value} ${part.value} ${part.value === "messages" ? placeOf(messages.drafting.draft.value) : ""}`} go=${go}
      left=${html`<${LeftBehind} say=${words.say} rows=${counters.leftBehind()} />`}
      onLanguage=${() => { language.value = spoken === "de" ? "en" : "de"; }} />`;
  };
  effect(() => { document.documentElement.lang = language.value; });
  alarms.nameThePage(() => texts[/** @type {Language} */ (language.value)]("title"));
  render(html`<${view} />`, document.body);
}

await main();
