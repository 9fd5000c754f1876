/**
 * The page's live link: connects, joins, hears, and connects anew by itself. What may be believed
 * is decided in continuity.js; here is only the socket.
 *
 * Promises
 * 1. Five seconds without a beat, and `onTouch(false)` is called; after the next proof of
 *    continuity `onTouch(true)`. No reload is needed in between. A machine that slept counts as
 *    one that heard nothing, whatever lies in its socket (silence.js).
 * 2. `onSnapshot` and `onEvent` are called in the order of positions.
 */
import { io } from "/shared/vendor/socket.io.js";
import { Continuity, touch } from "./continuity.js";
import { Silence } from "./silence.js";

const JOIN_MS = 2000;
const WATCH_MS = 250;
const SIGNED_OUT = new Set(["not_signed_in", "forbidden", "missing_csrf", "unknown_counter"]);

/** @typedef {import("./continuity.js").Position} Position */
/**
 * @typedef {{
 *   onSnapshot: (snapshot: import("./rows.js").Snapshot, position: Position) => void,
 *   onEvent: (event: import("./rows.js").OfficeEvent, position: Position) => void,
 *   onTime: (serverMs: number) => void,
 *   onTouch: (inTouch: boolean) => void,
 *   onSignedOut: (code: string) => void,
 * }} Listener
 */

export class Live {
  #continuity = new Continuity();
  #silence = new Silence();
  #asking = false;
  #joined = false;
  #inTouch = false;
  #listener;
  #socket;

  /**
   * @param {string} csrf the page's token; the cookie goes by itself
   * @param {Listener} listener
   */
  constructor(csrf, listener) {
    this.#listener = listener;
    this.#socket = io("/live", {
      auth: { csrf }, transports: ["websocket"], reconnection: false, autoConnect: false, timeout: JOIN_MS,
    });
    this.#socket.on("connect", () => this.#join());
    this.#socket.on("event", (message) => this.#hear(message));
    this.#socket.on("beat", (beat) => this.#hear(beat));
    this.#socket.on("disconnect", () => this.#connectLater());
    this.#socket.on("connect_error", (problem) => this.#refused(problem));
  }

  /** Connect, and stay connected. */
  start() {
    this.#socket.connect();
    setInterval(() => this.#watch(), WATCH_MS);
    document.addEventListener("visibilitychange", () => this.#watch());
  }

  /** Is what we know of the last five seconds? Asked anew before each command. */
  get inTouch() {
    return this.#joined && touch(this.#silence.ms) === "in touch";
  }

  #watch() {
    this.#tell();
    const silent = touch(this.#silence.ms);
    if (silent === "drop" && this.#socket.connected && !this.#asking) this.#socket.disconnect();
  }

  #tell() {
    if (this.inTouch === this.#inTouch) return;
    this.#inTouch = this.inTouch;
    this.#listener.onTouch(this.#inTouch);
  }

  #connectLater() {
    this.#asking = false;
    setTimeout(() => this.#connectIfThere(), 100 + Math.random() * 900);
  }

  /** After many sockets that failed, Chromium makes a page wait 5 s for the next: ask by HTTP first. */
  async #connectIfThere() {
    const asked = { cache: /** @type {const} */ ("no-store"), signal: AbortSignal.timeout(JOIN_MS) };
    const isThere = await fetch("/healthz", asked).then(({ status }) => status < 500, () => false);
    if (isThere) this.#socket.connect();
    else this.#connectLater();
  }

  /** @param {Error} problem */
  #refused(problem) {
    if (SIGNED_OUT.has(problem.message)) this.#listener.onSignedOut(problem.message);
    else this.#connectLater();
  }

  /** @param {import("./continuity.js").Stretch & Partial<import("./continuity.js").Message> & { now_ms?: number }} heard */
  #hear(heard) {
    if (heard.now_ms) this.#tellTime(heard.now_ms);
    const verdict = this.#continuity.hear(heard);
    if (verdict === "take" && heard.event) this.#listener.onEvent(heard.event, heard.position);
    if (verdict === "ask") this.#join();
    this.#tell();
  }

  /** @param {number} saidMs what the server's time was when it beat; of an old beat nobody is told */
  #tellTime(saidMs) {
    this.#silence.beat(saidMs);
    if (this.inTouch) this.#listener.onTime(saidMs);
  }

  async #join() {
    if (this.#asking) return;
    this.#asking = true;
    this.#silence.ask();
    try {
      const position = this.#continuity.ask();
      this.#take(/** @type {import("./continuity.js").Answer} */ (
        await this.#socket.timeout(JOIN_MS).emitWithAck("join", { position })));
    } catch {
      this.#socket.disconnect();
      return;
    } finally {
      this.#asking = false;
    }
    if (this.#continuity.behind) setTimeout(() => this.#join(), WATCH_MS);
  }

  /** @param {import("./continuity.js").Answer} answer */
  #take(answer) {
    if (!this.#silence.answered(answer.now_ms)) throw new Error("the answer has waited for us");
    this.#listener.onTime(answer.now_ms);
    const taken = this.#continuity.answered(answer);
    if (!taken) return;
    if ("snapshot" in taken) this.#listener.onSnapshot(taken.snapshot, answer.position);
    else for (const { event, position } of taken.messages) this.#listener.onEvent(event, position);
    this.#joined = true;
    this.#tell();
  }
}
