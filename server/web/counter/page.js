/** The counter page: reads who it is, fetches what it needs, connects, draws. */
import { computed, html, render, signal, effect } from "/shared/vendor/page.js";
import { ServerClock } from "/staff/page/clock.js";
import { meta } from "/staff/page/facts.js";
import { wayOut } from "/staff/page/leaving.js";
import { Live } from "/staff/page/live.js";
import { LANGUAGE_TEXTS } from "/staff/page/languages/languages.js";
import { loadTexts, spelled } from "/staff/page/texts.js";
import { callAttention, Chime } from "./attention.js";
import { alarmsAt, loadAlarmTexts } from "/staff/page/alarm/strip.js";
import { createAlarm, listenForAlarm } from "./alarm.js";
import { createDesk } from "./desk.js";
import { listenToKeyboard } from "./keyboard.js";
import { createLeaving } from "./leaving.js";
import { createNote, createReader } from "./reading.js";
import { createSettings } from "./settings.js";
import { fetchSite } from "/staff/page/site.js";
import { steady } from "/staff/page/steady.js";
import { triageAreas } from "./site.js";
import { Page } from "./view.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */

const TICK_MS = 500;

async function main() {
  const base = `/api/v1/sites/${meta("site")}`;
  const number = meta("counter");
  const csrf = meta("csrf");
  const chime = new Chime();
  const settings = createSettings(chime);
  const texts = { de: await loadTexts("de", import.meta.url, LANGUAGE_TEXTS), en: await loadTexts("en", import.meta.url, LANGUAGE_TEXTS) };
  const alarmTexts = { de: await loadAlarmTexts("de"), en: await loadAlarmTexts("en") };
  /** @type {import("./site.js").Site} */
  const site = await fetchSite(base, csrf);
  const counter = site.counters.find((each) => each.number === number);
  if (!counter) throw new Error(`the site has no counter ${number}`);

  const clock = new ServerClock();
  const now = signal(clock.now());
  const lastTouch = signal(/** @type {number | null} */ (null));
  const spoken = () => /** @type {Language} */ (settings.language.value);
  const caps = () => settings.is("shortcuts");
  /** @type {import("./desk.js").Desk} */
  const desk = createDesk({
    post: { number, area: counter.area, services: counter.services, triageAreas: triageAreas(site, counter.services) },
    menu: site, base, csrf, now, inTouchNow: () => live.inTouch, onStale: () => location.reload(), onLeave: (way) => void leaving.leave(way), automatic: () => settings.is("automatic"),
    recall: { gapMs: Number(meta("recall-gap-ms")), limit: Number(meta("recall-limit")) }, undoMs: site.rules.undo_seconds * 1000,
  });
  const leaving = createLeaving({ desk, ways: { change: () => location.assign("/staff/"), out: () => wayOut()?.() } });
  const live = new Live(csrf, {
    onSnapshot: desk.replace,
    onEvent: desk.hear,
    onTime: (ms) => { clock.set(ms); lastTouch.value = ms; },
    onTouch: (inTouch) => { desk.inTouch.value = inTouch; lastTouch.value ??= clock.now(); },
    onSignedOut: desk.signOut,
  });
  live.start();
  setInterval(() => { now.value = clock.now(); }, TICK_MS);
  const steps = () => (desk.sheets.sheet.value ? desk.sheets.choices.value.map(({ step }) => step) : desk.onPage.value);
  listenToKeyboard({ steps, press: desk.press, stop: desk.auto.stop, enabled: caps });
  const read = createReader({ base, csrf });
  const alarm = createAlarm({ desk, base, csrf, number, read });
  listenForAlarm(alarm);
  const note = createNote({ read, ticket: desk.ticket, inTouch: desk.inTouch });
  callAttention({ desk, chime, sound: () => settings.is("sound"), notify: () => settings.is("notify"), words: () => texts[spoken()]("notification") });
  for (const press of ["keydown", "pointerdown"]) addEventListener(press, () => { if (settings.is("sound")) chime.prepare(); });

  const services = new Map(site.services.map((service) => [service.key, service]));
  const others = computed(() => desk.office.value.others);
  const neighbours = steady(() => alarmsAt([...others.value.values()].map(({ row }) => row), site.counters, spoken()));
  const words = computed(() => ({ say: texts[spoken()], language: spoken(), timeZone: site.timezone, services, site }));
  const place = computed(() => ({ counter: number, room: counter.room, floor: counter.floor[spoken()] ?? counter.floor["de"] ?? "" }));
  const alarms = computed(() => ({ alarms: neighbours.value, say: alarmTexts[spoken()] }));
  const view = () => html`<${Page} desk=${desk} words=${words.value} nowMs=${now.value} lastTouchMs=${lastTouch.value} place=${place.value}
    caps=${caps()} note=${note.value?.text ?? ""} read=${read} settings=${settings} alarm=${alarm} alarms=${alarms.value} leaving=${leaving} />`;
  effect(() => { document.documentElement.lang = settings.language.value; });
  effect(() => {
    const say = texts[spoken()];
    const row = desk.ticket.value?.row;
    const [first] = neighbours.value;
    document.title = first ? alarmTexts[spoken()]("alarm-at", { number: first.number }) : row ? say("title-with-number", { number: spelled(row.number), counter: number }) : say("title", { counter: number });
  });
  render(html`<${view} />`, document.body);
}

await main();
