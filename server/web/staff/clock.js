/** The server's time in this page, and how times are written. No DOM. */

const MINUTE_MS = 60_000;

/** Making one costs more than a hundred uses of it. @type {Map<string, Intl.DateTimeFormat>} */
const CLOCKS = new Map();

/** Tells the server's time; the computer's own clock may be wrong. */
export class ServerClock {
  #offsetMs = Date.now() - performance.now();

  /** @param {number} nowMs what the server says its time is, just now */
  set(nowMs) {
    this.#offsetMs = nowMs - performance.now();
  }

  /** Milliseconds since 1970, as the server counts them. */
  now() {
    return this.#offsetMs + performance.now();
  }
}

/**
 * The time of day at the office, for example "10:43".
 * @param {number} ms
 * @param {string} timeZone of the site
 */
export function timeOfDay(ms, timeZone) {
  const clock = CLOCKS.get(timeZone) ?? new Intl.DateTimeFormat("de-DE", { hour: "2-digit", minute: "2-digit", timeZone });
  CLOCKS.set(timeZone, clock);
  return clock.format(ms);
}

/**
 * Whole minutes that have gone by.
 * @param {number} ms
 */
export function wholeMinutes(ms) {
  return Math.max(0, Math.floor(ms / MINUTE_MS));
}

/**
 * Minutes and seconds that have gone by, for example "0:18".
 * @param {number} ms
 */
export function minutesAndSeconds(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
