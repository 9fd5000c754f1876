/**
 * Which messages of the live stream may be believed, and when to ask again. No socket, no clock.
 *
 * Theory of operation: every message says from where to where it leads. `after` is the position up
 * to which this room had been told everything, `position` is where the room is with it. So one
 * comparison finds every loss, whatever lies between that is not ours to hear.
 *
 * Promises
 * 1. A message is taken only if after ≤ known < position: nothing of ours can lie between.
 * 2. What is known already is never taken again.
 * 3. What begins later than what is known is never taken; it is remembered that we must ask.
 * 4. A snapshot older than what has been proven since the question is not taken; one that answers
 *    the very question is, even if it lies before: then the server knows that our past is not its own.
 * 5. An answer of events leads across an epoch's border only if nothing was taken since the question:
 *    what came in between may be what the store has lost.
 * 6. After the last answer, `behind` says whether it was enough.
 */

/** @typedef {{ epoch: number, seq: number }} Position */
/** @typedef {{ after: Position, position: Position }} Stretch what a message or a beat proves */
/** @typedef {Stretch & { event: import("./rows.js").OfficeEvent }} Message */
/**
 * @typedef {{ position: Position, now_ms: number, events?: Message[],
 *   snapshot?: import("./rows.js").Snapshot }} Answer to `join`: events or a snapshot
 */

export const OUT_OF_TOUCH_MS = 5000;
export const DROP_MS = 6000;

/**
 * @param {Position} one
 * @param {Position} other
 */
export function isBefore(one, other) {
  return one.epoch < other.epoch || (one.epoch === other.epoch && one.seq < other.seq);
}

/**
 * @param {Position | null} one
 * @param {Position} other
 */
function later(one, other) {
  return one && isBefore(other, one) ? one : other;
}

export class Continuity {
  /** @type {Position | null} up to here everything of ours is known */
  position = null;
  /** @type {Position | null} the latest position that we heard of and could not join on to */
  #missed = null;
  /** @type {Position | null} where we were when we asked */
  #askedAt = null;

  /** Is there something that we heard of but do not know? Then it is time to ask. */
  get behind() {
    if (!this.position) return true;
    return this.#missed !== null && isBefore(this.position, this.#missed);
  }

  /**
   * Judge one message or beat; "take" moves the position.
   * @param {Stretch} heard
   * @returns {"take" | "known" | "ask"}
   */
  hear({ after, position }) {
    if (this.position && !isBefore(this.position, position)) return "known";
    if (!this.position || isBefore(this.position, after)) {
      this.#missed = later(this.#missed, position);
      return "ask";
    }
    this.position = position;
    return "take";
  }

  /** Where to ask from; null asks for a snapshot. */
  ask() {
    this.#askedAt = this.position;
    return this.position;
  }

  /**
   * Take the answer to our question. Gives the messages to apply, in order, or the snapshot that
   * replaces everything; null when the answer does not join on, and a snapshot must be asked for.
   * @param {Answer} answer
   * @returns {{ messages: Message[] } | { snapshot: import("./rows.js").Snapshot } | null}
   */
  answered(answer) {
    if (answer.snapshot) return this.#snapshot(answer.snapshot, answer.position);
    if (!this.#answersUs(answer.position)) {
      this.forget();
      return null;
    }
    const messages = (answer.events ?? []).map((message) => ({ message, verdict: this.hear(message) }));
    if (!this.position || messages.some(({ verdict }) => verdict === "ask")) {
      this.forget();
      return null;
    }
    this.position = later(this.position, answer.position);
    return { messages: messages.filter(({ verdict }) => verdict === "take").map(({ message }) => message) };
  }

  /**
   * Is an answer about us? A new epoch may have lost what came since we asked.
   * @param {Position} position
   */
  #answersUs(position) {
    return this.position?.epoch === position.epoch || this.position === this.#askedAt;
  }

  /**
   * @param {import("./rows.js").Snapshot} snapshot
   * @param {Position} position
   */
  #snapshot(snapshot, position) {
    const moved = this.position !== null && this.position !== this.#askedAt;
    if (moved && this.position && isBefore(position, this.position)) return { messages: [] };
    this.position = position;
    return { snapshot };
  }

  /** Know nothing: the next question is answered by a snapshot. */
  forget() {
    this.position = null;
    this.#missed = null;
  }
}

/**
 * How long the server may be silent: "in touch", "out of touch" (say so), "drop" (connect anew).
 * @param {number} silentMs
 */
export function touch(silentMs) {
  if (silentMs >= DROP_MS) return "drop";
  return silentMs >= OUT_OF_TOUCH_MS ? "out of touch" : "in touch";
}
