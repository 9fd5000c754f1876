/**
 * What is known of the whole office by a page that follows it: every ticket, every counter, every stop, each with the
 * position at which it was true. No DOM.
 *
 * Promises
 * 1. A row is replaced only by a later one: the event and the answer to our own command may come in
 *    either order, twice, or not at all, and the office is the same in the end.
 * 2. Nothing is ever changed in place: each change gives a new office.
 */
import { isBefore } from "/staff/page/continuity.js";
import { closedDay, ofSnapshot, withMessage } from "/staff/page/messages/standing.js";

/** @typedef {import("/staff/page/rows.js").Position} Position */
/** @typedef {import("/staff/page/rows.js").Ticket & { kiosk?: string, ordered?: boolean, slot_ms?: number, day?: string, waits_in?: string, copy_at?: string, paperless?: boolean }} Ticket */
/** @typedef {{ number: string, state: "open" | "paused" | "left" | "closed", tickets?: string[], alarm?: boolean, pause_reason?: string }} Counter */
/** @typedef {Record<string, string>} Sentences language → sentence */
/** @typedef {import("/staff/page/messages/standing.js").Message} Message */
/**
 * @typedef {{ type: string, at: number, position: Position, ticket?: Ticket, counter?: Counter, how?: string,
 *   reason?: any, service?: string, ahead?: number, message?: Message }} OfficeEvent
 */
/** @typedef {{ tickets: Ticket[], counters: Counter[], stops?: { service?: string, reason: Sentences }[], messages?: Message[] }} Snapshot */
/** @typedef {{ reason: Sentences, sinceMs: number | null, position: Position }} Stop */
/** @typedef {{ row: Ticket, position: Position, how?: string | undefined, reason?: string | undefined }} KeptTicket `how` and `reason` of its last event */
/** @typedef {{ type: string, at: number, number?: string | undefined, counter?: string | undefined, position: Position }} Happening */
/**
 * @typedef {{ tickets: ReadonlyMap<string, KeptTicket>, counters: ReadonlyMap<string, { row: Counter, position: Position }>,
 *   stops: ReadonlyMap<string, Stop>, stopsAt: Position, messages: import("/staff/page/messages/standing.js").Messages,
 *   last: Happening | null, known: boolean }} Office
 */

export const EVERYTHING = "*";
export const NOWHERE = { epoch: 0, seq: 0 };

/** The office of which nothing is known yet. @type {Office} */
export const UNKNOWN = Object.freeze({
  tickets: new Map(), counters: new Map(), stops: new Map(), stopsAt: NOWHERE, messages: new Map(), last: null, known: false,
});

/**
 * Replace what is known by a snapshot, but keep what an answer has told us since.
 * @param {Office} office
 * @param {Snapshot} snapshot an observer is told no stops and no messages
 * @param {Position} position of the snapshot
 * @returns {Office}
 */
export function withSnapshot(office, { tickets: rows, counters: posts, stops: said = [], messages: told = [] }, position) {
  /** @type {Map<string, KeptTicket>} */
  const tickets = new Map(rows.map((row) => [row.id, { row, position }]));
  for (const [id, kept] of office.tickets) if (isBefore(position, kept.position)) tickets.set(id, kept);
  const counters = new Map(posts.map((row) => [row.number, { row, position }]));
  for (const [number, kept] of office.counters) if (isBefore(position, kept.position)) counters.set(number, kept);
  const messages = ofSnapshot(office.messages, told, position);
  if (isBefore(position, office.stopsAt)) return { ...office, tickets, counters, messages, known: true };
  const stops = new Map(said.map(({ service = EVERYTHING, reason }) => [service, sameStop(office, service, reason, position)]));
  return { ...office, tickets, counters, stops, stopsAt: position, messages, known: true };
}

/**
 * A stop that we knew already keeps since when it is.
 * @param {Office} office
 * @param {string} service
 * @param {Sentences} reason
 * @param {Position} position
 * @returns {Stop}
 */
function sameStop(office, service, reason, position) {
  return { reason, sinceMs: office.stops.get(service)?.sinceMs ?? null, position };
}

/**
 * What is known once this has happened.
 * @param {Office} office
 * @param {OfficeEvent} event
 * @param {Position} position
 * @returns {Office}
 */
export function withEvent(office, event, position) {
  const { ticket, counter } = event;
  if (event.type === "day_begun" || event.type === "day_closed") return dayChanged(office, event, position);
  if (event.type.startsWith("numbers_")) return withStops(office, event, position);
  if (event.message) return { ...office, messages: withMessage(office.messages, event.type, event.message, position) };
  if (ticket) {
    const before = office.tickets.get(ticket.id);
    if (before && !isBefore(before.position, position)) return office;
    const kept = { row: ticket, position, how: event.how, reason: typeof event.reason === "string" ? event.reason : undefined };
    return { ...office, tickets: new Map(office.tickets).set(ticket.id, kept) };
  }
  if (!counter) return office;
  const before = office.counters.get(counter.number);
  if (before && !isBefore(before.position, position)) return office;
  return { ...office, counters: new Map(office.counters).set(counter.number, { row: counter, position }) };
}

/**
 * Say what this page has done last.
 * @param {Office} office
 * @param {OfficeEvent} event
 * @returns {Office}
 */
export function withOwn(office, { type, at, position, ticket, counter }) {
  return { ...office, last: { type, at, position, number: ticket?.number, counter: ticket?.counter ?? counter?.number } };
}

/**
 * @param {Office} office
 * @param {OfficeEvent} event
 * @param {Position} position
 * @returns {Office}
 */
function withStops(office, { type, service = EVERYTHING, reason, at }, position) {
  if (!isBefore(office.stopsAt, position)) return office;
  const stops = new Map(office.stops);
  if (type === "numbers_stopped") stops.set(service, { reason, sinceMs: at, position });
  else stops.delete(service);
  return { ...office, stops, stopsAt: position };
}

/**
 * With the day its stops end, and its messages, but for an evacuation.
 * @param {Office} office
 * @param {OfficeEvent} _event
 * @param {Position} position
 * @returns {Office}
 */
function dayChanged(office, _event, position) {
  const messages = closedDay(office.messages, position);
  return isBefore(office.stopsAt, position) ? { ...office, stops: new Map(), stopsAt: position, messages } : { ...office, messages };
}

/**
 * The ticket that bears this number, if it is known here: of two days' the newest.
 * @param {Office} office
 * @param {string} number for example "K214"
 * @returns {KeptTicket | null}
 */
export function ticketOfNumber({ tickets }, number) {
  const found = [...tickets.values()].filter(({ row }) => row.number === number);
  return found.reduce((/** @type {KeptTicket | null} */ best, kept) => (!best || isNewer(kept.row, best.row) ? kept : best), null);
}

/**
 * Ids that kiosks have made say no year, and a number of yesterday may be handed in today.
 * @param {Ticket} one
 * @param {Ticket} other
 */
function isNewer({ day = "", id }, other) {
  const before = other.day ?? "";
  return day === before ? id > other.id : day > before;
}
