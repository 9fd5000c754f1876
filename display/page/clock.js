/** The board's clock: the server's time in the site's time zone, going on without either of them. */

const MINUTE_MS = 60_000;

export class Clock {
  #aheadMs = 0;
  #format = formatter("");
  #zone = "";

  /**
   * @param {number} serverMs the server's time now
   * @param {string} zone the site's time zone; empty while it is not known
   */
  learn(serverMs, zone) {
    this.#aheadMs = serverMs - Date.now();
    if (zone !== this.#zone) this.#format = formatter(zone);
    this.#zone = zone;
  }

  /** @returns {string} "10:43" */
  text() {
    return this.#format.format(Date.now() + this.#aheadMs);
  }

  /** @returns {number} ms until the next minute begins */
  untilNextMinute() {
    return MINUTE_MS - ((Date.now() + this.#aheadMs) % MINUTE_MS);
  }
}

/** @param {string} zone */
function formatter(zone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat("de-DE", zone ? { ...options, timeZone: zone } : options);
}
