/**
 * What the board draws: the agent's last state, or, once the agent has been lost, what is still
 * true of it. No DOM in here.
 *
 * @typedef {{ lang: string, dir: "ltr" | "rtl", text: string }} Line
 * @typedef {{ icon: string, lines: Line[] }} Foot
 * @typedef {{ key: string, number: string, counter: string, room: string, floor: string, arrow: Arrow, again: boolean }} Large
 * @typedef {{
 *   key: string, number: string, counter: string, arrow: Arrow, soon: boolean, time: string,
 *   again: boolean, speaking: boolean,
 * }} Row
 * @typedef {"" | "left" | "right" | "up" | "down"} Arrow
 * @typedef {"new" | "quiet" | "empty" | "stale" | "house"} Mode
 * @typedef {"board" | "areas" | "door"} Layout
 * @typedef {{ letter: string, numbers: Line | null, minutes: Line | null }} Wait
 * @typedef {{
 *   letter: string, title: string, floor: string, large: Large | null, fresh: boolean, rows: Row[],
 *   waiting: Wait | null,
 * }} Side one of two areas side by side
 * @typedef {{
 *   counter: string, room: string, state: "called" | "serving" | "free", number: string,
 *   fresh: boolean, again?: boolean, line: Line, own: Line | null,
 * }} DoorSign
 * @typedef {{ key: string, icon: string, titles: Line[], texts: Line[], picture: string, video: string, large: boolean }} Card
 * @typedef {{ key: string, lines: Line[] }} Urgent
 * @typedef {{
 *   kind: "closed" | "break" | "evacuation", title: Line, sub: Line | null, others: Line[],
 *   own_text: Line | null, stand: string,
 * }} House
 * @typedef {{
 *   title: string, floor: string, letters: string[], counter: string, room: string, recent: string,
 *   recent_none: string, again: string, urgent: string, quiet_sound: string, welcome: string,
 *   welcome_hints: Line[], card: string, places: { letter: string, floor: string }[], stale: string,
 *   stale_stand: string, stale_lines: Line[], stale_recent: string, stale_recent_never: string,
 *   stale_foot: Foot,
 * }} Words
 * @typedef {{
 *   mode: Mode, large: Large | null, rows: Row[], foot: Foot, stand: string, words: Words,
 *   layout: Layout, sides: Side[], door: DoorSign | null, card: Card | null, urgent: Urgent | null,
 *   house: House | null, waiting: Wait[], quiet_sound: boolean,
 * }} Drawn what stands on the glass
 * @typedef {Drawn & { timezone: string, now_ms: number }} State what the agent sends (display/glass.py)
 * @typedef {Drawn & { listTitle: string }} Scene
 */

const ROWS = 5;

/** What nobody can vouch for once the agent is lost. */
const UNVOUCHED = Object.freeze({ large: null, card: null, urgent: null, waiting: [], quiet_sound: false });

/**
 * @param {State} state
 * @returns {Scene}
 */
export function sceneOf(state) {
  const listTitle = state.mode === "stale" ? staleTitle(state.words, state.stand) : state.words.recent;
  return { ...state, listTitle };
}

/**
 * The same calls without the agent that could say whether they still stand. Who is told to leave the
 * house stays told so.
 * @param {State} state
 * @param {string} time when the agent was lost, "10:42"
 * @returns {Scene}
 */
export function lostScene(state, time) {
  if (state.mode === "stale") return sceneOf(state);
  if (state.house?.kind === "evacuation") {
    return { ...sceneOf(state), house: { ...state.house, stand: state.house.stand || time } };
  }
  return {
    ...state,
    ...UNVOUCHED,
    mode: "stale",
    house: null,
    rows: lastRows(state),
    foot: state.words.stale_foot,
    stand: time,
    listTitle: staleTitle(state.words, time),
  };
}

/**
 * @param {State} state
 * @returns {Row[]} its calls as rows, none of them new or spoken
 */
function lastRows(state) {
  const large = state.large ? [asRow(state.large)] : [];
  const rows = state.layout === "areas" && state.rows.length === 0 ? sideRows(state.sides) : [...large, ...state.rows];
  return rows.slice(0, ROWS).map((row) => ({ ...row, soon: false, speaking: false }));
}

/** @param {Side[]} sides */
function sideRows(sides) {
  const first = sides.flatMap((side) => (side.large ? [asRow(side.large)] : []));
  return [...first, ...sides.flatMap((side) => side.rows)];
}

/**
 * @param {Large} large
 * @returns {Row}
 */
function asRow(large) {
  return { ...large, soon: false, speaking: false, time: "" };
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
