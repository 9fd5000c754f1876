/**
 * Sending a command so that it is done at most once, whatever gets lost. No DOM.
 *
 * Promises
 * 1. A command's id is made when its key is drawn, not when it is pressed: a double press is one
 *    command, and so is a second press after a lost answer.
 * 2. An id is given up when the key's meaning changes or when the command was answered, be it by a
 *    refusal: the same press after that is a new wish.
 * 3. A lost answer is asked for again with the same id; nothing is sent while out of touch.
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
const GIVE_UP_MS = 10_000;

/** One id for each key that is drawn now. */
export class CommandIds {
  /** @type {Map<string, string>} */
  #ids = new Map();

  /**
   * Say which keys are drawn now; ids of all others are given up.
   * @param {readonly string[]} identities
   */
  draw(identities) {
    this.#ids = new Map(identities.map((identity) => [identity, this.#ids.get(identity) ?? newId()]));
  }

  /** @param {string} identity of a key that is drawn now */
  of(identity) {
    const id = this.#ids.get(identity);
    if (!id) throw new Error(`the key ${identity} is not drawn`);
    return id;
  }

  /** @param {string} identity of a command that was answered */
  spend(identity) {
    if (this.#ids.has(identity)) this.#ids.set(identity, newId());
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
 * @param {{ mayTry: () => boolean, giveUpMs?: number }} conditions `mayTry`: are we in touch?
 * @returns {Promise<Outcome>}
 */
export async function send(command, { mayTry, giveUpMs = GIVE_UP_MS }) {
  const end = performance.now() + giveUpMs;
  do {
    const outcome = mayTry() ? await attempt(command) : null;
    if (outcome) return outcome;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (performance.now() < end);
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
