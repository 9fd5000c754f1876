/**
 * Keys: a reader of codes types like a keyboard, and so does a visitor who has one.
 *
 * A reader types whatever the code says, and a code is made by anybody: Ctrl, Alt and function keys,
 * Tab and Enter among its signs. So no key of a burst does anything here but add a sign, and only
 * `[A-Z0-9-]` is a sign. A key that stays alone is a visitor's: Tab goes on as ever, Enter and the
 * space bar press the key that has the focus once it is sure that no sign follows, and a key of a
 * headset or a tactile keypad does what the agent says that it means.
 *
 * A visitor's hand may tremble: the same key again, before `GUARD_MS` have passed since it was let go,
 * is the same strike. In a code the same sign comes twice at once and means it.
 */
import { GUARD_MS, send, touch } from "./taps.js";

/** @typedef {import("./state.js").State} State */

/** No reader waits so long between two signs, and no finger is so fast. */
const PAUSE_MS = 80;
const SHORTEST = 4;
const LONGEST = 64;
const ENDS = new Set(["Enter", "Tab"]);
const PRESSES = new Set(["Enter", " "]);
/** Without a sign of their own; a reader holds them for the sign that comes with them. */
const HELD = new Set(["Shift", "CapsLock", "AltGraph"]);
const ARABIC = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";

/**
 * The sign that a key means; empty where it means none. Digits of any script are the same digits.
 * @param {KeyboardEvent} event
 */
export function signOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.key.length !== 1) return "";
  const digit = ARABIC.indexOf(event.key);
  const sign = digit < 0 ? event.key.replace(/[a-z]/, (letter) => letter.toUpperCase()) : String(digit % 10);
  return /^[A-Z0-9-]$/.test(sign) ? sign : "";
}

/**
 * Read keys from now on, for the state that is drawn.
 * @param {() => State | null} drawn none while the agent does not answer
 */
export function readKeys(drawn) {
  const isAgain = strikes();
  const none = { signs: "", typed: "", keys: 0, first: "", code: "", isOne: true, isRead: false };
  let burst = { ...none };
  let timer = 0;

  const read = () => {
    if (burst.isRead || burst.signs.length < SHORTEST) return;
    burst.isRead = true;
    tell(drawn(), "scanned", burst.signs.slice(-LONGEST));
  };
  const pause = () => {
    read();
    if (!burst.isRead) strike(drawn(), burst);
    burst = { ...none };
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (HELD.has(event.key)) return;
    const again = isAgain(event);
    const alone = burst.keys === 0 && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!(alone && event.key === "Tab" && !again)) event.preventDefault();
    event.stopPropagation();
    if (event.type !== "keydown" || event.repeat) return;
    burst.keys += 1;
    if (alone && !again) [burst.first, burst.code] = [event.key, event.code];
    burst.isOne = burst.isOne && (burst.keys === 1 || again);
    const sign = signOf(event);
    if (ENDS.has(event.key)) read();
    else if (!burst.isRead) burst.signs += sign;
    if (!again) burst.typed += sign;
    clearTimeout(timer);
    timer = setTimeout(pause, PAUSE_MS);
  };
  for (const type of /** @type {const} */ (["keydown", "keypress", "keyup"])) addEventListener(type, onKey, { capture: true });
}

/**
 * Tell whether a key is but a trembling of the one before; each key must be asked about.
 * @returns {(event: KeyboardEvent) => boolean}
 */
function strikes() {
  let last = "";
  let isDown = false;
  let quietUntil = 0;
  return (event) => {
    const key = event.code || event.key;
    if (event.type === "keyup" && key === last && isDown) [isDown, quietUntil] = [false, performance.now() + GUARD_MS];
    if (event.type !== "keydown") return false;
    const now = performance.now();
    if (key === last && (event.repeat || now < quietUntil)) return true;
    [last, isDown, quietUntil] = [key, true, now + GUARD_MS];
    return false;
  };
}

/**
 * Do what a hand means that struck a key, or rolled over some of them: a trembling was dropped before.
 * A key that means nothing says at least that somebody is there.
 * @param {State | null} state
 * @param {{ typed: string, first: string, code: string, isOne: boolean }} struck
 */
function strike(state, { typed, first, code, isOne }) {
  const meant = isOne ? meaningOf(state, code) : null;
  if (!state) return;
  if (meant) {
    send(state, meant.what, meant.choice);
    return;
  }
  if (isOne && first) touch(state);
  if (isOne && PRESSES.has(first)) pressFocused();
  [...typed].forEach((sign) => tell(state, "type", sign));
}

/**
 * @param {State | null} state
 * @param {string} name
 * @param {string} choice
 */
function tell(state, name, choice) {
  if (state?.takes.includes(name)) send(state, name, choice);
}

/**
 * What a key means to somebody who listens, or would like to.
 * @param {State | null} state
 * @param {string} code  where it lies, as browsers call it
 */
function meaningOf(state, code) {
  return state?.speech?.keys?.[code] ?? null;
}

function pressFocused() {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.closest("button")) focused.click();
}
