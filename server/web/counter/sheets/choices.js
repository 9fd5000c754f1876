/**
 * What can be chosen in each sheet, as data: each choice is one command. No DOM.
 *
 * Promise: a choice says by itself what it sends; who chooses it on the keyboard and who touches it
 * sends the same. The first nine have the keys 1 to 9.
 */
import { isLeftOpen, waysOut } from "../leaving.js";
import { ofCounter, ofTicket, placedSteps } from "../steps.js";
import { mayPause, pausing } from "./pausing.js";

/** @typedef {import("../office.js").Ticket} Ticket @typedef {import("../steps.js").Step} Step */
/** @typedef {import("../steps.js").Situation} Situation */
/** @typedef {{ key: string, title: Record<string, string>, minutes?: number }} Named */
/**
 * @typedef {{ services: { key: string, area: string, triage?: boolean }[], areas: { letter: string }[],
 *   counters: { number: string }[], languages: readonly string[], outcomes: Named[], park_reasons: Named[], call_reasons: Named[],
 *   pause_reasons: Named[] }} Menu what the site has to choose from
 */
/**
 * @typedef {import("../steps.js").Opening & { tab: string, note: string, comeBack: boolean, stay: boolean, filter: string,
 *   wish?: Step, passed?: { id: string, counted_ms: number } }} Sheet one that is open, and what was entered in it
 */
/**
 * @typedef {{ situation: Situation, menu: Menu, office: import("../office.js").Office, served: readonly string[],
 *   waiting: readonly Ticket[] }} Scene
 */
/**
 * @typedef {{ of: "service" | "area" | "counter" | "person" | "park-reason" | "outcome" | "call-reason" | "pause-reason" | "language" | "count" | "say",
 *   key: string, count?: number, minutes?: number }} Label
 */
/** @typedef {{ step: Step, label: Label }} Choice */

const MOST = 20;
export const TABS = Object.freeze({
  "hand-on": ["service", "area", "counter", "person", "triage"],
  concerns: ["add", "change", "drop", "language", "persons", "cases"],
});

/** @type {Partial<Record<import("../keys.js").Kind, (sheet: Sheet, scene: Scene) => Choice[]>>} */
const MAKERS = {
  interrupt: (_, scene) => scene.menu.park_reasons.map((named) =>
    choice(scene, "park", { reason: named.key }, { of: "park-reason", key: named.key, minutes: named.minutes ?? 0 })),
  "end-otherwise": ({ stay }, scene) => scene.menu.outcomes.map(({ key }) =>
    choice(scene, "finish", stay ? { outcome: key } : { outcome: key, stay }, { of: "outcome", key })),
  "hand-on": handOn,
  concerns,
  judge,
  choose,
  person,
  pause: (_, scene) => pausing(scene),
  more: (_, { situation }) => {
    const { pause, close } = placedSteps(situation);
    return [pause, close].map((step) => ({ step, label: { of: "say", key: `do-${step.verb}` } }));
  },
  leave: (_, { situation }) => waysOut(situation),
  back: (sheet, scene) => ["call", "queue"].map((to) => {
    const step = ofTicket("resume", ticketOf(sheet, scene), scene.situation, { body: { to }, reason: to === "call" ? cannotCall(scene) : undefined });
    return { step, label: { of: "say", key: `back-${to}` } };
  }),
  reason: ({ wish }, scene) => (wish ? scene.menu.call_reasons.map(({ key }) => {
    const body = { ...wish.body, reason: key };
    return { step: { ...wish, body, identity: `${wish.identity}/${key}` }, label: { of: "call-reason", key } };
  }) : []),
};

/**
 * @param {Sheet} sheet
 * @param {Scene} scene
 * @returns {Choice[]}
 */
export function choicesOf(sheet, scene) {
  const choices = MAKERS[sheet.kind]?.(sheet, scene) ?? [];
  if (["choose", "more", "pause"].includes(sheet.kind)) return choices;
  return choices.map(({ step, label }, place) => ({ label, step: { ...step, shortcut: place > 8 ? "" : String(place + 1) } }));
}

/**
 * Is there still what this sheet was opened for?
 * @param {Sheet} sheet
 * @param {Scene} scene
 */
export function stands(sheet, scene) {
  const { kind } = sheet;
  if (kind === "choose" || kind === "more") return true;
  if (kind === "pause") return mayPause(scene);
  if (kind === "leave" && !sheet.ticket) return isLeftOpen(scene.situation);
  if (kind === "reason") return sheet.wish?.verb !== "resume" || ticketOf(sheet, scene)?.state === "parked";
  if (kind === "back") return ticketOf(sheet, scene)?.state === "parked";
  if (kind === "person") return ["waiting", "missed"].includes(ticketOf(sheet, scene)?.state ?? "");
  const { ticket } = scene.situation;
  if (!ticket || ticket.id !== sheet.ticket) return false;
  if (kind === "judge") return Boolean(ticket.triage);
  return ticket.state === "serving" || kind === "hand-on" || kind === "concerns" || kind === "leave";
}

/**
 * The ticket that a sheet is about.
 * @param {Sheet} sheet
 * @param {Scene} scene
 * @returns {Ticket | null}
 */
export function ticketOf({ ticket }, { office }) {
  return office.tickets.get(ticket ?? "")?.row ?? null;
}

/**
 * @param {Ticket} ticket
 * @returns {readonly string[]} its concerns, the current one first
 */
export function concernsOf({ service, services }) {
  return services?.length ? services : [service];
}

/**
 * A command about the ticket at the counter.
 * @param {Scene} scene
 * @param {import("../keys.js").Verb} verb
 * @param {import("../steps.js").Body} body
 * @param {Label} label
 * @returns {Choice}
 */
function choice({ situation }, verb, body, label) {
  return { step: ofTicket(verb, situation.ticket, situation, { body }), label };
}

/** @param {Sheet} sheet @param {Scene} scene @returns {Choice[]} */
function handOn({ tab, note, comeBack }, scene) {
  const { situation: { ticket }, menu, office } = scene;
  const said = note.trim();
  const more = { ...(said ? { note: said } : {}), ...(comeBack ? { come_back: true } : {}) };
  const there = [...office.others.values()].map(({ row }) => row).filter(({ state }) => state === "open" || state === "paused")
    .sort((one, other) => Number(one.number) - Number(other.number));
  if (tab === "area") return menu.areas.map(({ letter }) => choice(scene, "transfer", { area: letter, ...more }, { of: "area", key: letter }));
  if (tab === "counter") return there.map(({ number }) => choice(scene, "transfer", { counter: number, ...more }, { of: "counter", key: number }));
  if (tab === "person") return there.flatMap(({ number, caseworker }) => (caseworker
    ? [choice(scene, "forward", { caseworker, ...more }, { of: "person", key: number })] : []));
  if (tab === "triage") return menu.services.some(({ triage }) => triage)
    ? [choice(scene, "transfer", { triage: true, ...more }, { of: "say", key: "to-triage" })] : [];
  return menu.services.filter(({ key }) => key !== ticket?.service)
    .map(({ key }) => choice(scene, "transfer", { service: key, ...more }, { of: "service", key }));
}

/** @param {Sheet} sheet @param {Scene} scene @returns {Choice[]} */
function concerns({ tab }, scene) {
  const { situation: { ticket }, menu } = scene;
  if (!ticket) return [];
  const has = concernsOf(ticket);
  const lacks = menu.services.filter(({ key }) => !has.includes(key));
  if (tab === "change") return has.length > 1 ? [] : lacks.map(({ key }) =>
    choice(scene, "amend", { add: key, drop: ticket.service }, { of: "service", key }));
  if (tab === "drop") return has.length < 2 ? [] : has.map((key) => choice(scene, "amend", { drop: key }, { of: "service", key }));
  if (tab === "language") return menu.languages.filter((key) => key !== ticket.language)
    .map((key) => choice(scene, "amend", { language: key }, { of: "language", key }));
  if (tab === "persons" || tab === "cases") return counts(scene, tab, ticket[tab] ?? 1);
  return lacks.map(({ key }) => choice(scene, "amend", { add: key }, { of: "service", key }));
}

/** @param {Scene} scene @param {"persons" | "cases"} what @param {number} now @returns {Choice[]} */
function counts(scene, what, now) {
  return Array.from({ length: MOST }, (_, place) => place + 1).filter((count) => count !== now)
    .map((count) => choice(scene, "amend", { [what]: count }, { of: "count", key: what, count }));
}

/** @param {Sheet} _ @param {Scene} scene @returns {Choice[]} */
function judge(_, scene) {
  const { situation: { ticket }, menu } = scene;
  const usual = menu.services.filter(({ triage }) => !triage);
  const first = usual.filter(({ key }) => key === ticket?.service);
  const no = [...first, ...usual.filter(({ key }) => key !== ticket?.service)].map(({ key }) => {
    const service = key === ticket?.service ? {} : { service: key };
    return choice(scene, "transfer", { confirmed: false, ...service }, { of: "service", key });
  });
  return [choice(scene, "transfer", { confirmed: true }, { of: "say", key: "judge-yes" }), ...no];
}

/** Why nobody can be called by hand now. @param {Scene} scene */
export function cannotCall({ situation: { counter, ticket } }) {
  return ticket ? "ticket-open" : counter.state === "open" ? undefined : "counter-closed";
}

/** @param {Sheet} _ @param {Scene} scene @returns {Choice[]} the next one of each service for which somebody waits here */
function choose(_, scene) {
  const { situation, waiting, served } = scene;
  const sought = waiting.filter(({ held_at, held_for, triage }) => !held_at && !held_for && !triage)
    .flatMap((row) => (row.order === "any" ? concernsOf(row) : [row.service])).filter((key) => served.includes(key));
  return [...new Set(sought)].map((key) => ({
    step: ofCounter("call", situation, { body: { service: key }, reason: cannotCall(scene) }),
    label: { of: "service", key, count: sought.filter((each) => each === key).length },
  }));
}

/** @param {Sheet} sheet @param {Scene} scene @returns {Choice[]} */
function person(sheet, scene) {
  const row = ticketOf(sheet, scene), { situation } = scene;
  if (!row) return [];
  const call = { step: ofCounter("call", situation, { body: { ticket: row.id }, reason: cannotCall(scene) }), label: { of: /** @type {const} */ ("say"), key: "call-this" } };
  const own = row.state === "missed" && row.counter === situation.counter.number;
  return own ? [call, { step: ofTicket("readmit", row, situation), label: { of: "say", key: "do-readmit" } }] : [call];
}
