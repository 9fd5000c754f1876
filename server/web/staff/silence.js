/**
 * How old is what the page knows? No socket.
 *
 * Theory of operation: the server says its time with every beat. Whoever wakes from sleep finds the
 * beats of the whole night in the socket: each is news, and none is of now. So what counts is not
 * when a beat was read but when it was said. The server's time runs ahead of ours by what the
 * quickest beat showed; an answer to a question just asked shows it anew. The browser's steady clock
 * may stand still while a laptop sleeps, and the clock of the day may be set: the later of the two
 * counts. A clock that was set wrongly costs one more look at the server.
 *
 * Promises
 * 1. Nothing is called younger than it is by more than the way of an answer.
 * 2. A beat that is read late says how old it is; it makes nothing young.
 */

/** How much a clock of ours may go wrong, a second. */
const DRIFT = 0.001;
const PATIENCE_MS = 2000;

export class Silence {
  #clocks;
  /** @type {{ lead: number, at: number }[]} how far the server is ahead of each clock, and when that was seen */
  #leads = [];
  /** @type {number | null} */
  #saidMs = null;
  /** @type {number[]} */
  #asked;

  /**
   * @param {readonly (() => number)[]} [clocks] ms: one that only goes forward, and the one of the day
   */
  constructor(clocks = [() => performance.now(), () => Date.now()]) {
    this.#clocks = clocks;
    this.#asked = clocks.map((clock) => clock());
  }

  /** A question is on its way. */
  ask() {
    this.#asked = this.#clocks.map((clock) => clock());
  }

  /**
   * The answer to it is read; says whether it is of now.
   * @param {number} saidMs the server's time in it
   */
  answered(saidMs) {
    const isOfNow = this.#clocks.every((clock, place) => Math.abs(clock() - (this.#asked[place] ?? 0)) <= PATIENCE_MS);
    if (isOfNow) {
      this.#leads = this.#clocks.map((clock) => ({ lead: saidMs - clock(), at: clock() }));
      this.#saidMs = saidMs;
    }
    return isOfNow;
  }

  /**
   * A beat is read.
   * @param {number} saidMs the server's time in it
   */
  beat(saidMs) {
    this.#leads = this.#leads.map((before, place) => {
      const now = this.#clocks[place]?.() ?? 0;
      const lead = lessDrift(before, now);
      return { lead: Math.max(lead, saidMs - now), at: now };
    });
    this.#saidMs = Math.max(this.#saidMs ?? saidMs, saidMs);
  }

  /** Milliseconds since the server said the last thing that we have heard, by the clock that says more. */
  get ms() {
    const said = this.#saidMs;
    if (said === null || !this.#leads.length) return Math.max(...this.#clocks.map((clock, place) => clock() - (this.#asked[place] ?? 0)));
    return Math.max(...this.#leads.map((before, place) => {
      const now = this.#clocks[place]?.() ?? 0;
      return now + lessDrift(before, now) - said;
    }));
  }
}

/**
 * @param {{ lead: number, at: number }} before
 * @param {number} now
 */
function lessDrift({ lead, at }, now) {
  return lead - Math.max(0, now - at) * DRIFT;
}
