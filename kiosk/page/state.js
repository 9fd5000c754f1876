/**
 * What the agent tells this page: everything that is drawn, in words. The page adds nothing.
 *
 * @typedef {{ own: string, german: string, language?: string }} Word  German is empty where it would
 *   repeat the own text; a text of the site file says which language its own text is in
 * @typedef {{ language: string, direction: "ltr" | "rtl", name: string, welcome: string }} Language
 *
 * @typedef {object} Answer
 * @property {string} key
 * @property {string} icon
 * @property {string} title
 * @property {string} german
 * @property {string} language  of the title
 * @property {string} second
 * @property {boolean} withheld
 * @property {boolean} pressed
 *
 * @typedef {object} Obstacle
 * @property {string} why
 * @property {boolean} ofService
 * @property {Word | null} opens
 * @property {Word | null} reason
 * @property {{ days: string, times: string[] }[]} hours
 * @property {Word | null} online
 *
 * @typedef {object} Ticket
 * @property {string} number
 * @property {string} letter
 * @property {boolean} moved  it waits in another area than its paper and its letter say
 * @property {Word} area
 * @property {Word} floor
 * @property {Word | null} service
 * @property {Word | null} people
 * @property {boolean} offline  no server knows the number yet
 * @property {Word | null} counted
 * @property {Word | null} late
 * @property {Word | null} wait
 * @property {Word[]} bring
 * @property {{ modules: number, dark: string } | null} phoneCode  dark: an SVG path, one unit a module
 * @property {boolean} printing
 * @property {boolean} copyFailed
 * @property {number} copiesLeft
 *
 * @typedef {object} Own  the state of the number that its holder came back with
 * @property {string} state  empty: it was not found
 * @property {Word} says
 * @property {Word | null} told
 * @property {{ room: Word, floor: Word } | null} counter  where the one is that it is called to
 * @property {boolean} [failed]
 * @property {boolean} [mayChange]
 * @property {boolean} [mayGiveBack]
 * @property {boolean} [mayPrint]
 *
 * @typedef {{ typed: string, letters: boolean, enough: boolean }} Code
 * @typedef {{ things: Word[], service: Word | null, notice: Word | null, printing: boolean, failed: boolean }} Bring
 * @typedef {{ most: number, persons: number | null, cases: number | null }} Party
 * @typedef {"too-early" | "other-day" | "not-found" | "cancelled" | "already"} Why
 * @typedef {{ why: Why, says: Word, number: string, slot: Word | null, from: Word | null }} Booking
 *
 * @typedef {object} Office
 * @property {Word | null} name
 * @property {Word | null} matter
 * @property {string} address
 * @property {string} icon
 * @property {boolean} more
 * @property {boolean} printing
 * @property {boolean} failed
 * @property {boolean} printed
 *
 * @typedef {"language" | "start" | "code" | "appointment" | "my_number" | "mine" | "give_back" | "given_back"
 *   | "elsewhere" | "address" | "ask_desk" | "concern" | "bring" | "list" | "party" | "ticket" | "no_paper"
 *   | "unavailable" | "no_service" | "closed" | "stopped" | "used_up" | "too_late" | "out_of_service"} View
 *
 * @typedef {object} Speech
 * @property {boolean} on
 * @property {boolean} offered  its key is drawn
 * @property {{ what: string, choice: string } | null} item  what the cursor stands on
 * @property {Record<string, { what: string, choice: string }>} keys  what each key means now
 *
 * @typedef {object} State
 * @property {View | "working"} screen
 * @property {View} view  what is drawn: work goes on beneath the key that was tapped
 * @property {string} id  every tap on this screen carries it
 * @property {string} language
 * @property {"ltr" | "rtl"} direction
 * @property {string} languageName
 * @property {boolean} larger
 * @property {boolean} contrast
 * @property {boolean} lower
 * @property {boolean} asking
 * @property {boolean} slow
 * @property {boolean} resting
 * @property {string} chosen
 * @property {boolean} support
 * @property {boolean} codeKept  the concern is asked for because nobody could look the appointment up
 * @property {boolean} mayGoWithout
 * @property {string[]} takes  what this screen takes from the reader and from keys: "scanned", "type"
 * @property {Speech | null} [speech]  null or missing: this kiosk cannot read aloud
 * @property {Record<string, Word>} words
 * @property {string} site
 * @property {{ now: number, of: number, text: string } | null} step
 * @property {{ now: number, of: number, text: string, choices: string }} pages
 * @property {Language[]} languages
 * @property {Answer[]} answers
 * @property {Code | null} code
 * @property {Bring | null} bring
 * @property {Party | null} party
 * @property {Office | null} office
 * @property {Booking | null} booking
 * @property {Ticket | null} ticket
 * @property {Own | null} own
 * @property {Obstacle | null} obstacle  what is in the way of a number
 * @property {Word | null} desk  what to say at reception
 * @property {Word | null} away  what cannot be had without a server
 */

/** @type {Word} */
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
 * Whether work goes on that began with this key.
 * @param {State} state
 */
export function working(state) {
  return state.screen === "working";
}
