/** The counter page: reads who it is, fetches what it needs, connects, draws. */
import { html, render, signal, effect } from "/shared/vendor/page.js";
import { ServerClock } from "/staff/page/clock.js";
import { meta } from "/staff/page/facts.js";
import { Live } from "/staff/page/live.js";
import { loadTexts, spelled } from "/staff/page/texts.js";
import { callAttention, Chime } from "./attention.js";
import { alarmsAt, loadAlarmTexts } from "/staff/page/alarm/strip.js";
import { createAlarm, listenForAlarm } from "./alarm.js";
import { createDesk } from "./desk.js";
import { listenToKeyboard } from "./keyboard.js";
import { createNote, createReader } from "./reading.js";
import { createSettings } from "./settings.js";
import { fetchSite } from "/staff/page/site.js";
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
  const texts = { de: await loadTexts("de", import.meta.url), en: await loadTexts("en", import.meta.url) };
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
    menu: site, base, csrf, now, inTouchNow: () => live.inTouch, onStale: () => location.reload(), automatic: () => settings.is("automatic"),
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
  const steps = () => (desk.sheets.sheet.value ? desk.sheets.choices.value.map(({ step }) => step) : desk.onPage.value);
  listenToKeyboard({ steps, press: desk.press, stop: desk.auto.stop, enabled: caps });
  const alarm = createAlarm({ desk, base, csrf, number });
  listenForAlarm(alarm);
  const read = createReader({ base, csrf });
  const note = createNote({ read, ticket: desk.ticket, inTouch: desk.inTouch });
  callAttention({ desk, chime, sound: () => settings.is("sound"), notify: () => settings.is("notify"), words: () => texts[spoken()]("notification") });
  for (const press of ["keydown", "pointerdown"]) addEventListener(press, () => { if (settings.is("sound")) chime.prepare(); });

  const services = new Map(site.services.map((service) => [service.key, service]));
  const neighbours = () => alarmsAt([...desk.office.value.others.values()].map(({ row }) => row), site.counters, spoken());
  const view = () => {
    const language = spoken();
    const words = { say: texts[language], language, timeZone: site.timezone, services, site };
    const place = { counter: number, room: counter.room, floor: counter.floor[language] ?? counter.floor["de"] ?? "" };
    return html`<${Page} desk=${desk} words=${words} nowMs=${now.value} lastTouchMs=${lastTouch.value} place=${place}
      caps=${caps()} note=${note.value?.text ?? ""} read=${read} settings=${settings} alarm=${alarm}
      alarms=${{ alarms: neighbours(), say: alarmTexts[language] }} />`;
  };
  effect(() => { document.documentElement.lang = settings.language.value; });
  effect(() => {
    const say = texts[spoken()];
    const row = desk.ticket.value?.row;
    const [first] = neighbours();
    document.title = first ? alarmTexts[spoken()]("alarm-at", { number: first.number }) : row ? say("title-with-number", { number: spelled(row.number), counter: number }) : say("title", { counter: number });
  });
  render(html`<${view} />`, document.body);
}

await main();
