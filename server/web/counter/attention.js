/**
 * A sound and a notification of the desktop when somebody comes to an empty queue. Both are off
 * until they are chosen in this browser. The notification says that somebody waits, and no more:
 * it may be read by whoever looks at the screen.
 */
import { effect } from "/shared/vendor/page.js";

const NOTES = [[660, 0], [880, 0.18]];
const NOTE_S = 0.34;
const LOUDNESS = 0.12;

/**
 * Tells of each thing that is known whether somebody has come to an empty queue by it. Only where
 * nobody is at the counter, and only where the page knew before that it was empty: what a page learns
 * when it opens is no news. What it knew last before the link was away counts when the link is back.
 * @returns {(now: { known: boolean, free: boolean, waiting: number }) => boolean}
 */
export function arrivals() {
  /** @type {{ free: boolean, waiting: number } | null} */
  let before = null;
  return (now) => {
    if (!now.known) return false;
    const isNews = Boolean(before?.free && before.waiting === 0 && now.free && now.waiting > 0);
    before = now;
    return isNews;
  };
}

/** Two soft notes, made here: no file, nothing from elsewhere. */
export class Chime {
  /** @type {AudioContext | null} */
  #context = null;

  /** Browsers let a page sound only after a press: call it in one. */
  prepare() {
    this.#context ??= new AudioContext();
    if (this.#context.state === "suspended") this.#context.resume().catch(() => {});
  }

  play() {
    this.prepare();
    const context = /** @type {AudioContext} */ (this.#context);
    for (const [pitch, after] of /** @type {[number, number][]} */ (NOTES)) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const from = context.currentTime + after;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + NOTE_S);
    }
  }
}

/**
 * May this page notify? Asks the person if nobody has decided yet; call it in a press.
 * @returns {Promise<boolean>}
 */
export async function mayNotify() {
  if (!("Notification" in globalThis)) return false;
  if (Notification.permission === "default") await Notification.requestPermission();
  return Notification.permission === "granted";
}

/**
 * @param {{ desk: import("./desk.js").Desk, chime: Chime, sound: () => boolean, notify: () => boolean, words: () => string }} settings
 *   `words`: what the notification says
 */
export function callAttention({ desk, chime, sound, notify, words }) {
  const isCalledFor = arrivals();
  effect(() => {
    const now = { known: desk.known.value && desk.inTouch.value, free: desk.counter.value.state === "open" && !desk.ticket.value, waiting: desk.waiting.value.length };
    const called = isCalledFor(now);
    if (called && sound()) chime.play();
    if (called && notify() && Notification.permission === "granted") new Notification(words(), { tag: "wartemarke", silent: true });
  });
}
