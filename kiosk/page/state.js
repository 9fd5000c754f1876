/**
 * What the agent tells this page: everything that is drawn, in words. The page adds nothing.
 *
 * @typedef {{ own: string, german: string }} Word  German is empty where it would repeat the own text
 * @typedef {{ language: string, direction: "ltr" | "rtl", name: string, welcome: string }} Language
 * @typedef {{ key: string, icon: string, title: string, language: string, second: string, withheld: boolean }} Answer
 * @typedef {{ why: string, ofService: boolean, opens: Word | null, reason: Word & { language: string } | null }} Obstacle
 *
 * @typedef {object} Ticket
 * @property {string} number
 * @property {string} letter
 * @property {Word} area
 * @property {Word} floor
 * @property {Word} people
 * @property {boolean} printing
 * @property {boolean} copyFailed
 * @property {number} copiesLeft
 *
 * @typedef {object} State
 * @property {"language" | "concern" | "working" | "ticket" | "no_paper" | "unavailable" | "no_service" | "closed" | "stopped" | "used_up" | "too_late"} screen
 * @property {string} id  every tap on this screen carries it
 * @property {string} language
 * @property {"ltr" | "rtl"} direction
 * @property {string} languageName
 * @property {boolean} larger
 * @property {boolean} contrast
 * @property {boolean} asking
 * @property {boolean} slow
 * @property {boolean} resting
 * @property {string} chosen
 * @property {Record<string, Word>} words
 * @property {string} site
 * @property {{ now: number, of: number, text: string } | null} step
 * @property {{ now: number, of: number, text: string }} pages
 * @property {Language[]} languages
 * @property {Answer[]} services
 * @property {Ticket | null} ticket
 * @property {Obstacle | null} obstacle  what is in the way of a number
 */

const EMPTY = { own: "", german: "" };

/**
 * @param {State} state
 * @param {string} key
 * @returns {Word}
 */
export function word(state, key) {
  return state.words[key] ?? EMPTY;
}

/**
 * Work is drawn on the screen whose key was tapped: nothing moves under the finger.
 * @param {State} state
 */
export function view(state) {
  return state.screen === "working" ? "concern" : state.screen;
}
