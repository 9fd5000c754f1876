/**
 * Sending a command so that it is done at most once, whatever gets lost. No DOM.
 *
 * Promises
 * 1. An id belongs to what is wished, not to a press: a double press is one command, and so is a
 *    second press after a lost answer.
 * 2. An id is given up when the command was answered, be it by a refusal, or when its key is gone
 *    and something has happened there since: the same press after that is a new wish.
 * 3. A lost answer is asked for again with the same id; nothing is sent while out of touch.
 * 4. No command outlives a sleep: the browser's steady clock may stand still while a laptop sleeps, so
 *    of it and the clock of the day the one that has gone further counts, as in silence.js.
 */

/**
 * @typedef {{ code: string, detail: string, retry: boolean, status: number, about: Record<string, any> }} Problem
 *   `about`: what this code alone says beside, for example whom a call would pass
 */
/**
 * @typedef {{ kind: "accepted", event: import("./rows.js").OfficeEvent }
 *   | { kind: "refused", problem: Problem } | { kind: "unanswered" }} Outcome
 */

const ATTEMPT_MS = 2500;
const PAUSE_MS = 300;
export const GIVE_UP_MS = 10_000;
const CLOCKS = [() => performance.now(), () => Date.now()];

/** One id for each wish that nobody has answered yet. */
export class CommandIds {
  /** @type {Map<string, { id: string, last: unknown }>} `last`: what had happened when it was sent */
  #open = new Map();
  /** @type {unknown} */
  #last = null;

  /**
   * Say which keys are drawn now and what has happened last where they act.
   * @param {readonly string[]} identities
   * @param {unknown} last the same thing as long as nothing happens
   */
  draw(identities, last) {
    this.#last = last;
    for (const [identity, held] of this.#open) {
      if (held.last !== last && !identities.includes(identity)) this.#open.delete(identity);
    }
  }

  /**
   * The id with which this is sent now.
   * @param {string} identity of what is wished
   */
  take(identity) {
    const id = this.#open.get(identity)?.id ?? newId();
    this.#open.set(identity, { id, last: this.#last });
    return id;
  }

  /**
   * It was answered; if the same has been wished anew since, that is open still.
   * @param {string} identity
   * @param {string} id with which it was sent
   */
  spend(identity, id) {
    if (this.#open.get(identity)?.id === id) this.#open.delete(identity);
  }
}

/** A command's id, for a command that has no key. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Send one command until it is answered, for at most ten seconds.
 * @param {{ url: string, body: object, id: string, headers: Record<string, string> }} command
 * @param {{ mayTry: () => boolean, isWished?: () => boolean, giveUpMs?: number, clocks?: readonly (() => number)[] }} conditions
 *   `mayTry`: are we in touch? `isWished`: where it is no more, nothing is tried again; `clocks`, ms: one that only goes forward, and the one of the day
 * @returns {Promise<Outcome>}
 */
export async function send(command, { mayTry, isWished = () => true, giveUpMs = GIVE_UP_MS, clocks = CLOCKS }) {
  const ends = clocks.map((clock) => clock() + giveUpMs);
  do {
    const outcome = mayTry() ? await attempt(command) : null;
    if (outcome) return outcome;
    if (!isWished()) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (isWished() && clocks.every((clock, place) => clock() < (ends[place] ?? 0)));
  return { kind: "unanswered" };
}

/**
 * @param {{ url: string, body: object, id: string, headers: Record<string, string> }} command
 * @returns {Promise<Outcome | null>} null when nothing is known and asking again helps
 */
async function attempt({ url, body, id, headers }) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json", "Idempotency-Key": id },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ATTEMPT_MS),
    });
    if (response.ok) return { kind: "accepted", event: await response.json() };
    const problem = await readProblem(response);
    return problem.retry ? null : { kind: "refused", problem };
  } catch {
    return null;
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
async function readProblem(response) {
  const { status } = response;
  const content = await response.json().catch(() => ({}));
  const retry = content.retry ?? status >= 502;
  return { code: String(content.code ?? "unreadable"), detail: String(content.detail ?? ""), retry, status, about: content };
}
