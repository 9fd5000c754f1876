import { command } from "/shared/agent.js";

/**
 * A trembling or doubled touch is one touch, and so is a doubled strike of a key (EN 301 549, 5.8). The
 * agent holds the same promise by the screen's id.
 */
export const GUARD_MS = 500;

/** Nobody touches more often and means each of them; a palm that rests on the glass may. */
const TOUCH_MS = 100;

let quietUntil = 0;
let lastSign = "";
let touchedAt = -TOUCH_MS;
let isTouchTold = true;
let before = Promise.resolve();

/**
 * Tell the agent which key of which drawn screen was tapped. What came of it is the next state.
 * @param {import("./state.js").State} state the state that drew the key
 * @param {string} name
 * @param {string} [choice]
 */
export function tap(state, name, choice = "") {
  const now = performance.now();
  if (now < quietUntil) return;
  quietUntil = now + GUARD_MS;
  lastSign = "";
  send(state, name, choice);
}

/**
 * The same for the keys of a pad: different keys may follow one another as fast as fingers are; the
 * same key again within the guard is a trembling finger. Who means a sign twice sees that it came once.
 * @param {import("./state.js").State} state
 * @param {string} name
 * @param {string} [choice]
 */
export function tapPad(state, name, choice = "") {
  const now = performance.now();
  const sign = `${name} ${choice}`;
  if (now < quietUntil && (sign === lastSign || lastSign === "")) return;
  quietUntil = now + GUARD_MS;
  lastSign = sign;
  send(state, name, choice);
}

/**
 * Tell the agent that somebody is there, whatever it was that they touched. One at a time is on its way,
 * so no drumming on the glass holds up what is tapped.
 * @param {import("./state.js").State} state
 */
export function touch(state) {
  const now = performance.now();
  if (!isTouchTold || now < touchedAt + TOUCH_MS) return;
  [touchedAt, isTouchTold] = [now, false];
  void send(state, "touch", "").then(() => {
    isTouchTold = true;
  });
}

/**
 * One after the other: what was tapped first arrives first.
 * @param {import("./state.js").State} state
 * @param {string} name
 * @param {string} choice
 * @returns {Promise<void>} done when the agent has answered, or cannot
 */
export function send(state, name, choice) {
  before = before.then(() => command(name, { id: state.id, choice })).then(
    () => {},
    () => {
      // The link to the agent notices by itself, and says so on the screen.
    },
  );
  return before;
}
