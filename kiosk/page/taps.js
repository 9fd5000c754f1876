import { command } from "/shared/agent.js";

/** A trembling or doubled touch is one touch. The agent holds the same promise by the screen's id. */
const GUARD_MS = 500;

let quietUntil = 0;

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
  command(name, { id: state.id, choice }).catch(() => {
    // The link to the agent notices by itself, and says so on the screen.
  });
}
