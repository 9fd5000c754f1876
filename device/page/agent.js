/**
 * The page's link to its own agent on loopback.
 *
 * The agent knows what is true; a page draws the last state it was sent and asks for a change by a
 * command. Both doors want the start token that the agent wrote into this page when it served it.
 */
import { io } from "./vendor/socket.io.js";

/** A page that was served by an agent that has since been started anew must be fetched again. */
const OTHER_START = "other_start";
const RELOAD_AFTER_MS = 500;
const SIGN_EVERY_MS = 1000;

/** A command that the agent refused, or that did not reach it. */
export class CommandError extends Error {
  /** @param {{ code: string, status?: number, detail: string, retry?: boolean }} problem */
  constructor({ code, status = 0, detail, retry = false }) {
    super(`${code}: ${detail}`);
    this.name = "CommandError";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.retry = retry;
  }
}

/** @returns {string} the token that the agent put into this page */
function startToken() {
  return document.querySelector('meta[name="start-token"]')?.getAttribute("content") ?? "";
}

/** A window may be made first, and as large as its screen a moment later. */
function size() {
  return { width: innerWidth, height: innerHeight };
}

function fetchPageAgain() {
  setTimeout(() => location.reload(), RELOAD_AFTER_MS);
}

/**
 * Draw what the agent says from now on, and show it each second that this page draws (one that hangs
 * or that nobody sees does not: then whoever keeps the browser starts it anew); returns a function that ends the link.
 * `onState` gets the whole state at once and after each change; `onLost` is called once each time
 * that the agent stops answering (at most 5 s after its last word). The link mends itself.
 * @template [State=Record<string, unknown>]
 * @param {{ onState: (state: State) => void, onLost?: () => void }} handlers
 * @returns {() => void}
 */
export function connectAgent({ onState, onLost = () => {} }) {
  let lost = false;
  const lose = () => {
    if (!lost) onLost();
    lost = true;
  };
  const socket = io("/page", {
    auth: (tell) => tell({ start: startToken(), screen: size() }),
    transports: ["websocket"],
    reconnectionDelay: 100,
    reconnectionDelayMax: 1000,
    randomizationFactor: 0.5,
    timeout: 2000,
  });
  socket.on("state", (/** @type {State} */ state) => {
    lost = false;
    onState(state);
  });
  socket.on("disconnect", lose);
  socket.on("connect_error", (/** @type {Error} */ problem) => {
    lose();
    if (problem.message === OTHER_START) fetchPageAgain();
    else if (!socket.active) setTimeout(() => socket.connect(), RELOAD_AFTER_MS);
  });
  const sign = () => {
    if (socket.connected && document.visibilityState === "visible") socket.emit("alive", size());
  };
  socket.on("connect", sign);
  const signs = setInterval(sign, SIGN_EVERY_MS);
  return () => {
    clearInterval(signs);
    socket.disconnect();
  };
}

/**
 * Ask the agent to do one thing and return its answer; throws a CommandError when it did not.
 * @template [Answer=Record<string, unknown>]
 * @param {string} name
 * @param {Record<string, unknown>} [body]
 * @param {{ timeoutMs?: number }} [options]
 * @returns {Promise<Answer>}
 */
export async function command(name, body = {}, { timeoutMs = 10_000 } = {}) {
  const response = await send(name, body, timeoutMs);
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const problem = new CommandError({
    code: String(answer.code ?? "unreadable"),
    status: response.status,
    detail: String(answer.detail ?? response.statusText),
    retry: Boolean(answer.retry),
  });
  if (problem.code === OTHER_START) fetchPageAgain();
  throw problem;
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} body
 * @param {number} timeoutMs
 */
async function send(name, body, timeoutMs) {
  try {
    return await fetch(`/commands/${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Wartemarke-Start": startToken() },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new CommandError({ code: "unreachable", detail: String(cause), retry: true });
  }
}
