/** Who is waiting for this counter, in the order of the calls. No DOM. */

/** @typedef {import("./office.js").Ticket} Ticket */
/** @typedef {{ service: string, area: string, count: number, longestMs: number }} ServiceQueue */
/**
 * @typedef {{ number: string, area: string, services: readonly string[], triageAreas: readonly string[] }} Post
 *   a counter: where it stands, what it serves, and the areas whose emergencies it judges
 */

/**
 * The tickets that this counter may call, first the one that is next: the smallest rank, then the
 * one that was issued first. The server decides; this is what it would decide now.
 * @param {import("./office.js").Office} office
 * @param {Post} post
 * @returns {Ticket[]}
 */
export function waitingTickets({ tickets }, post) {
  const waiting = [...tickets.values()].map(({ row }) => row)
    .filter((row) => row.state === "waiting" && waitsFor(row, post));
  return waiting.sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || (one.id < other.id ? -1 : 1));
}

/**
 * Does this ticket stand in a queue of this counter? A ticket that is held, or that a person must
 * judge first, stands in that queue alone; one of several concerns in any order in all of them.
 * @param {Ticket} ticket
 * @param {Post} post
 */
function waitsFor({ held_for: heldFor, held_at: heldAt, triage, order, service, services }, post) {
  if (heldFor?.startsWith("area/")) return heldFor === `area/${post.area}`;
  if (heldFor || heldAt) return heldAt === post.number;
  if (triage) return post.triageAreas.includes(triage);
  const concerns = order === "any" && services ? services : [service];
  return concerns.some((concern) => post.services.includes(concern));
}

/**
 * Since when this person is in the house.
 * @param {Ticket} ticket
 */
export function since({ arrived_ms, issued_ms }) {
  return arrived_ms ?? issued_ms ?? 0;
}

/**
 * How long, in ms; never less than nothing when two clocks disagree.
 * @param {Ticket} ticket
 * @param {number} nowMs
 */
export function waited(ticket, nowMs) {
  return Math.max(0, nowMs - since(ticket));
}

/**
 * One row a service for which somebody waits, the longest wait first.
 * @param {readonly Ticket[]} waiting
 * @param {number} nowMs
 * @returns {ServiceQueue[]}
 */
export function queues(waiting, nowMs) {
  /** @type {Map<string, ServiceQueue>} */
  const byService = new Map();
  for (const ticket of waiting) {
    const queue = byService.get(ticket.service)
      ?? { service: ticket.service, area: ticket.area, count: 0, longestMs: 0 };
    const longestMs = Math.max(queue.longestMs, waited(ticket, nowMs));
    byService.set(ticket.service, { ...queue, count: queue.count + 1, longestMs });
  }
  return [...byService.values()].sort((one, other) => other.longestMs - one.longestMs);
}

/**
 * What people must be told about why this ticket comes now: whole minutes of head start, when its
 * time counts from, and whom it passes.
 * @param {import("./office.js").KeptTicket} kept
 * @param {(id: string) => string | undefined} numberOf the number of the ticket with this id, if it is known
 */
export function reason({ row, why }, numberOf) {
  const countedMs = why?.counted_ms ?? row.counted_ms ?? since(row);
  const rank = why?.rank ?? row.rank ?? countedMs;
  const passed = why?.passed && numberOf(why.passed.id);
  return { countedMs, headStartMin: Math.round((countedMs - rank) / 60_000), passed: passed ?? null };
}
