/** The reception's page: reads who it is, fetches what it needs, connects, draws. */
import { html, render, signal, effect } from "/shared/vendor/page.js";
import { followDevices } from "/staff/page/devices/devices.js";
import { loadDeviceTexts } from "/staff/page/devices/states.js";
import { createDeskAlarms } from "/staff/page/alarm/desk.js";
import { ServerClock } from "/staff/page/clock.js";
import { DESK_TEXTS } from "/staff/page/desk/doing.js";
import { listenToKeyboard } from "/staff/page/desk/keyboard.js";
import { meta, remembered } from "/staff/page/facts.js";
import { LANGUAGE_TEXTS } from "/staff/page/languages/languages.js";
import { Live } from "/staff/page/live.js";
import { closesToday } from "/staff/page/messages/closing.js";
import { createMessages } from "/staff/page/messages/drafting.js";
import { MESSAGE_TEXTS } from "/staff/page/messages/list.js";
import { withOwn } from "/staff/page/overview/office.js";
import { OVERVIEW_TEXTS } from "/staff/page/overview/parts.js";
import { fetchSite } from "/staff/page/site.js";
import { loadTexts } from "/staff/page/texts.js";
import { DevicesList, printerState, printerWorks } from "./devices-list.js";
import { createDesk } from "./desk.js";
import { createFlow } from "./flow.js";
import { createIssuing } from "./issuing.js";
import { Page, WAYS } from "./view.js";

/** @typedef {import("./words.js").Site} Site */

const TICK_MS = 500;
const OFFER_MS = 30_000;

/**
 * The printer that was chosen last, if the site still has it.
 * @param {Site} site
 */
function lastPrinter(site) {
  const first = site.kiosks[0]?.name ?? "";
  const printer = remembered("wartemarke-printer", first);
  if (!site.kiosks.some(({ name }) => name === printer.value)) printer.value = first;
  return printer;
}

async function main() {
  const base = `/api/v1/sites/${meta("site")}`;
  const csrf = meta("csrf");
  const language = remembered("wartemarke-language", "de");
  const files = [import.meta.url, OVERVIEW_TEXTS, MESSAGE_TEXTS, DESK_TEXTS, LANGUAGE_TEXTS];
  const texts = { de: await loadTexts("de", ...files), en: await loadTexts("en", ...files) };
  const deviceTexts = { de: await loadDeviceTexts("de"), en: await loadDeviceTexts("en") };
  /** @type {Site} */
  const site = await fetchSite(base, csrf);
  const services = new Map(site.services.map((service) => [service.key, service]));
  const printer = lastPrinter(site);

  const clock = new ServerClock();
  const now = signal(clock.now());
  const lastTouch = signal(/** @type {number | null} */ (null));
  /** @type {import("./desk.js").Desk} */
  const desk = createDesk({
    base, csrf, now, undoMs: site.rules.undo_seconds * 1000, inTouchNow: () => live.inTouch, onStale: () => location.reload(),
  });
  const issuing = createIssuing({ desk, services, printer });
  const closesMs = () => closesToday(issuing.offer.value, now.value, site.timezone);
  const messages = createMessages({ desk, now, closesMs });
  const flow = createFlow({ desk, issuing, language, now, letters: site.areas.map(({ letter }) => letter) });
  const live = new Live(csrf, {
    onSnapshot: /** @type {any} */ (desk.replace),
    onEvent: /** @type {any} */ (desk.hear),
    onTime: (ms) => { clock.set(ms); lastTouch.value = ms; },
    onTouch: (inTouch) => { desk.inTouch.value = inTouch; lastTouch.value ??= clock.now(); },
    onSignedOut: desk.signOut,
  });
  live.start();
  const devices = followDevices({ base, csrf, onSignedOut: () => desk.signOut("not_signed_in") });
  void issuing.refresh();
  setInterval(() => { now.value = clock.now(); }, TICK_MS);
  setInterval(() => { if (live.inTouch) void issuing.refresh({ byItself: true }); }, OFFER_MS);
  const ways = new Map(Object.entries(WAYS).map(([task, { cap }]) => [cap, () => flow.go(/** @type {any} */ (task))]));
  listenToKeyboard({ ways, takeBack: desk.takeBack, back: () => (flow.panel.value ? flow.open(null) : messages.draft.value ? messages.leave() : flow.go("issue")) });

  const rows = () => [...desk.office.value.counters.values()].map(({ row }) => row);
  /** @param {any} event */
  const onEnded = (event) => {
    desk.hear(event, event.position);
    desk.office.value = withOwn(desk.office.value, { ...event, at: now.value });
  };
  const alarms = await createDeskAlarms({ base, csrf, rows, language, places: site.counters, onEnded });

  const view = () => {
    const spoken = /** @type {"de" | "en"} */ (language.value);
    const words = { say: texts[spoken], language: spoken, site, services };
    const at = { timeZone: site.timezone, nowMs: devices.nowMs.value, isLive: devices.inTouch.value && desk.inTouch.value };
    const list = html`<${DevicesList} say=${words.say} deviceSay=${deviceTexts[spoken]} rows=${devices.rows.value} ...${at} />`;
    return html`<${Page} desk=${desk} flow=${flow} issuing=${issuing} words=${words} printer=${printer} nowMs=${now.value} lastTouchMs=${lastTouch.value}
      devices=${list} printerState=${(/** @type {string} */ name) => printerState(words.say, deviceTexts[spoken], devices.rows.value, name, at)}
      works=${(/** @type {string} */ name) => printerWorks(devices.rows.value, name)}
      alarms=${alarms.strip()} messages=${messages} boards=${texts} closesMs=${closesMs}
      onLanguage=${() => { language.value = spoken === "de" ? "en" : "de"; }} />`;
  };
  effect(() => { document.documentElement.lang = language.value; });
  alarms.nameThePage(() => texts[/** @type {"de" | "en"} */ (language.value)]("title"));
  render(html`<${view} />`, document.body);
}

await main();
