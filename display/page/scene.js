/**
 * What the board draws: the agent's last state, or, once the agent has been lost, what is still
 * true of it. No DOM in here.
 *
 * @typedef {{ lang: string, dir: "ltr" | "rtl", text: string }} Line
 * @typedef {{ icon: string, lines: Line[] }} Foot
 * @typedef {{ key: string, number: string, counter: string, room: string, floor: string, arrow: Arrow }} Large
 * @typedef {{ key: string, number: string, counter: string, arrow: Arrow, soon: boolean, time: string }} Row
 * @typedef {"" | "left" | "right" | "up" | "down"} Arrow
 * @typedef {"new" | "quiet" | "empty" | "stale"} Mode
 * @typedef {{
 *   title: string, floor: string, letters: string[], counter: string, room: string, recent: string,
 *   recent_none: string, welcome: string, welcome_hints: Line[], card: string,
 *   places: { letter: string, floor: string }[], stale: string, stale_stand: string,
 *   stale_lines: Line[], stale_recent: string, stale_recent_never: string, stale_foot: Foot,
 * }} Words
 * @typedef {{
 *   mode: Mode, large: Large | null, rows: Row[], foot: Foot, stand: string, timezone: string,
 *   words: Words, now_ms: number,
 * }} State what the agent sends (display/glass.py)
 * @typedef {{ mode: Mode, large: Large | null, rows: Row[], foot: Foot, stand: string, words: Words, listTitle: string }} Scene
 */

const ROWS = 5;

/**
 * @param {State} state
 * @returns {Scene}
 */
export function sceneOf(state) {
  const stale = state.mode === "stale";
  return { ...state, listTitle: stale ? staleTitle(state.words, state.stand) : state.words.recent };
}

/**
 * The same calls without the agent that could say whether they still stand.
 * @param {State} state
 * @param {string} time when the agent was lost, "10:42"
 * @returns {Scene}
 */
export function lostScene(state, time) {
  if (state.mode === "stale") return sceneOf(state);
  const rows = state.large ? [{ ...state.large, soon: false, time: "" }, ...state.rows] : state.rows;
  return {
    mode: "stale",
    large: null,
    rows: rows.slice(0, ROWS).map((row) => ({ ...row, soon: false })),
    foot: state.words.stale_foot,
    stand: time,
    words: state.words,
    listTitle: staleTitle(state.words, time),
  };
}

/**
 * @param {Words} words
 * @param {string} time
 */
function staleTitle(words, time) {
  return time ? withTime(words.stale_recent, time) : words.stale_recent_never;
}

/**
 * Put a time into a text that has a place for one.
 * @param {string} text
 * @param {string} time
 */
export function withTime(text, time) {
  return text.replace("{time}", time);
}
