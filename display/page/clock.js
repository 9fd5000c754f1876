/**
 * The board's clock: the server's time in the site's time zone, going on without either of them. It
 * counts by the browser's steady time: the machine's own clock may be set right at any moment.
 */

const MINUTE_MS = 60_000;
/** Texts that take turns in one place change this often: time enough to read two lines. */
const TURN_MS = 8000;

export class Clock {
  #aheadMs = performance.timeOrigin;
  #format = formatter("");
  #zone = "";

  /**
   * @param {number} serverMs the server's time now
   * @param {string} zone the site's time zone; empty while it is not known
   */
  learn(serverMs, zone) {
    this.#aheadMs = serverMs - performance.now();
    if (zone !== this.#zone) this.#format = formatter(zone);
    this.#zone = zone;
  }

  /** @returns {string} "10:43" */
  text() {
    return this.#format.format(this.#now());
  }

  /** @returns {number} whose turn it is among texts that share one place; it counts on for ever */
  turn() {
    return Math.floor(this.#now() / TURN_MS);
  }

  /** @returns {number} ms until the next minute or the next turn begins */
  untilNextChange() {
    const now = this.#now();
    return Math.min(MINUTE_MS - (now % MINUTE_MS), TURN_MS - (now % TURN_MS));
  }

  #now() {
    return performance.now() + this.#aheadMs;
  }
}

/** @param {string} zone */
function formatter(zone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat("de-DE", zone ? { ...options, timeZone: zone } : options);
}
