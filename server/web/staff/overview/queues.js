/** The queues at a glance: who waits where for how long. No DOM. */

/** @typedef {import("./office.js").Ticket} Ticket */
/** @typedef {import("./office.js").Office} Office */
/** @typedef {{ key: string, area: string, target_minutes: number }} Concern */
/** @typedef {{ service: string, count: number, longestMs: number, targetMs: number, over: boolean, next: Ticket }} Queue */
/** @typedef {{ letter: string, count: number, longestMs: number, over: boolean, next: Ticket | null, queues: Queue[] }} AreaQueues */

const MINUTE_MS = 60_000;

/**
 * Since when this person is in the house; who only looks on is told the counted time alone.
 * @param {Ticket} ticket
 */
export function since({ arrived_ms, issued_ms, counted_ms }) {
  return arrived_ms ?? issued_ms ?? counted_ms ?? 0;
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
 * @param {Ticket} one
 * @param {Ticket} other
 */
function byRank(one, other) {
  return (one.rank ?? 0) - (other.rank ?? 0) || (one.id < other.id ? -1 : 1);
}

/**
 * One row an area, in the site's order; in each one row a concern for which somebody waits, the one
 * that is furthest over its target first.
 * @param {Office} office
 * @param {readonly { letter: string }[]} areas
 * @param {ReadonlyMap<string, Concern>} concerns
 * @param {number} nowMs
 * @returns {AreaQueues[]}
 */
export function areaQueues({ tickets }, areas, concerns, nowMs) {
  const waiting = [...tickets.values()].map(({ row }) => row).filter(({ state }) => state === "waiting");
  return areas.map(({ letter }) => {
    const here = waiting.filter((row) => (row.waits_in ?? row.area) === letter).sort(byRank);
    const queues = [...new Set(here.map(({ service }) => service))]
      .map((service) => queueOf(service, here, concerns, nowMs))
      .sort((one, other) => other.longestMs / other.targetMs - one.longestMs / one.targetMs);
    return {
      letter, count: here.length, queues, next: here[0] ?? null,
      longestMs: Math.max(0, ...queues.map(({ longestMs }) => longestMs)), over: queues.some(({ over }) => over),
    };
  });
}

/**
 * @param {string} service
 * @param {readonly Ticket[]} here by rank
 * @param {ReadonlyMap<string, Concern>} concerns
 * @param {number} nowMs
 * @returns {Queue}
 */
function queueOf(service, here, concerns, nowMs) {
  const rows = here.filter((row) => row.service === service);
  const targetMs = (concerns.get(service)?.target_minutes ?? 30) * MINUTE_MS;
  const longestMs = Math.max(...rows.map((row) => waited(row, nowMs)));
  return { service, count: rows.length, longestMs, targetMs, over: longestMs > targetMs, next: /** @type {Ticket} */ (rows[0]) };
}

/**
 * How many people wait; one number is one.
 * @param {readonly AreaQueues[]} areas
 */
export function waitingCount(areas) {
  return areas.reduce((sum, { count }) => sum + count, 0);
}
