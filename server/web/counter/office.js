/**
 * What this counter knows of the office: rows, each with the position at which it was true. No DOM.
 *
 * Promises
 * 1. A row is replaced only by a later one: the event and the answer to our own command may come in
 *    either order, twice, or not at all, and the office is the same in the end.
 * 2. Nothing is ever changed in place: each change gives a new office, and what changes nothing the
 *    very same.
 */
import { isBefore } from "/staff/page/continuity.js";

/** @typedef {import("/staff/page/rows.js").Position} Position */
/** @typedef {import("/staff/page/rows.js").Ticket} Ticket */
/** @typedef {import("/staff/page/rows.js").Counter} Counter */
/** @typedef {import("/staff/page/rows.js").OfficeEvent} OfficeEvent */
/** @typedef {import("/staff/page/rows.js").Snapshot} Snapshot */
/** @typedef {import("/staff/page/rows.js").Why} Why */
/** @typedef {{ row: Ticket, position: Position, why?: Why }} KeptTicket */
/** @typedef {{ type: string, at: number, number?: string, position: Position }} Happening at this counter */
/**
 * @typedef {{ counter: Counter, counterAt: Position, tickets: ReadonlyMap<string, KeptTicket>,
 *   others: ReadonlyMap<string, { row: Counter, position: Position }>, last: Happening | null, known: boolean }} Office
 *   `others`: the other counters, as far as this one may know them
 */

export const NOWHERE = { epoch: 0, seq: 0 };

/**
 * The office of which nothing is known yet.
 * @param {string} number of the counter
 * @returns {Office}
 */
export function unknownOffice(number) {
  const counter = /** @type {const} */ ({ number, state: "closed" });
  return { counter, counterAt: NOWHERE, tickets: new Map(), others: new Map(), last: null, known: false };
}

/**
 * Replace what is known by a snapshot, but keep what an answer has told us since.
 * @param {Office} office
 * @param {Snapshot} snapshot
 * @param {Position} position of the snapshot
 * @returns {Office}
 */
export function withSnapshot(office, snapshot, position) {
  /** @type {Map<string, KeptTicket>} */
  const tickets = new Map();
  for (const row of snapshot.tickets) {
    const why = office.tickets.get(row.id)?.why;
    tickets.set(row.id, why ? { row, position, why } : { row, position });
  }
  for (const [id, kept] of office.tickets) if (isBefore(position, kept.position)) tickets.set(id, kept);
  /** @type {Map<string, { row: Counter, position: Position }>} */
  const others = new Map();
  for (const row of snapshot.counters ?? []) if (row.number !== office.counter.number) others.set(row.number, { row, position });
  for (const [number, kept] of office.others) if (isBefore(position, kept.position)) others.set(number, kept);
  const newer = isBefore(position, office.counterAt);
  const counter = newer ? office.counter : snapshot.counter ?? unknownOffice(office.counter.number).counter;
  return { ...office, tickets, others, counter, counterAt: newer ? office.counterAt : position, known: true };
}

/**
 * What is known once this has happened.
 * @param {Office} office
 * @param {OfficeEvent} event
 * @param {Position} position
 * @returns {Office}
 */
export function withEvent(office, event, position) {
  const happened = withHappening(office, event, position);
  if (event.ticket) return withTicket(happened, event, event.ticket, position);
  return event.counter ? withCounter(happened, event.counter, position) : happened;
}

/**
 * @param {Office} office
 * @param {Counter} row
 * @param {Position} position
 * @returns {Office}
 */
function withCounter(office, row, position) {
  if (row.number === office.counter.number) return isBefore(office.counterAt, position) ? { ...office, counter: row, counterAt: position } : office;
  const before = office.others.get(row.number);
  if (before && !isBefore(before.position, position)) return office;
  return { ...office, others: new Map(office.others).set(row.number, { row, position }) };
}

/**
 * @param {Office} office
 * @param {OfficeEvent} event
 * @param {Ticket} row
 * @param {Position} position
 * @returns {Office}
 */
function withTicket(office, event, row, position) {
  const before = office.tickets.get(row.id);
  if (before ? !isBefore(before.position, position) : isGone(row)) return office;
  const why = event.why ?? before?.why;
  const tickets = new Map(office.tickets);
  tickets.set(row.id, why ? { row, position, why } : { row, position });
  return { ...office, tickets };
}

/**
 * Is this only told so that whoever knew the ticket forgets it? Of one that was never known here
 * nothing is kept: an older answer to a command of ours is not taken any more (heard.js).
 * @param {Ticket} row
 */
function isGone({ service }) {
  return !service;
}

/**
 * @param {Office} office
 * @param {OfficeEvent} event
 * @param {Position} position
 * @returns {Office}
 */
function withHappening(office, event, position) {
  if (!isOurs(office, event) || (office.last && !isBefore(office.last.position, position))) return office;
  const { type, at, ticket } = event;
  return { ...office, last: ticket ? { type, at, number: ticket.number, position } : { type, at, position } };
}

/**
 * Did it happen at this counter? A row that was put back no longer says whose it was.
 * @param {Office} office
 * @param {OfficeEvent} event
 */
function isOurs(office, { ticket, counter }) {
  const { number } = office.counter;
  if (!ticket) return counter?.number === number;
  return ticket.counter === number || office.tickets.get(ticket.id)?.row.counter === number;
}

/**
 * The ticket that this counter has called and not yet let go: the newest if there are several.
 * @param {Office} office
 * @returns {KeptTicket | null}
 */
export function openTicket({ tickets, counter }) {
  const open = [...tickets.values()].filter(({ row: { state, counter: by } }) =>
    by === counter.number && (state === "called" || state === "serving"));
  /** @param {KeptTicket} kept one that the counter's row does not name came after it was written */
  const place = ({ row }) => (counter.tickets?.includes(row.id) ? counter.tickets.indexOf(row.id) : Infinity);
  /** @type {(one: KeptTicket, other: KeptTicket) => boolean} */
  const newer = (one, other) => (place(one) === place(other)
    ? (one.row.called_ms ?? 0) > (other.row.called_ms ?? 0) : place(one) > place(other));
  return open.reduce((/** @type {KeptTicket | null} */ best, kept) => (!best || newer(kept, best) ? kept : best), null);
}

/**
 * The tickets that this counter called in vain and that may come back, the latest first.
 * @param {Office} office
 * @returns {Ticket[]}
 */
export function missedTickets({ tickets, counter }) {
  const missed = rows(tickets).filter(({ state, counter: by }) => state === "missed" && by === counter.number);
  return missed.sort((one, other) => (other.missed_ms ?? 0) - (one.missed_ms ?? 0));
}

/**
 * The tickets that another counter called in vain and that this one could call.
 * @param {Office} office
 * @returns {Ticket[]}
 */
export function missedElsewhere({ tickets }) {
  return rows(tickets).filter(({ state, counter: by, service }) => state === "missed" && !by && service);
}

/**
 * The tickets of this counter whose visitors are away for a while, the one that returns next first.
 * @param {Office} office
 * @returns {Ticket[]}
 */
export function parkedTickets({ tickets, counter }) {
  const parked = rows(tickets).filter(({ state, counter: by }) => state === "parked" && by === counter.number);
  return parked.sort((one, other) => (one.return_ms ?? 0) - (other.return_ms ?? 0));
}

/** @param {ReadonlyMap<string, KeptTicket>} tickets */
function rows(tickets) {
  return [...tickets.values()].map(({ row }) => row);
}
