/** What is known of a number's paper, from the events that the office tells. No DOM. */

/** @typedef {import("/staff/page/overview/office.js").KeptTicket} KeptTicket */
/** @typedef {import("/staff/page/overview/office.js").Ticket} Ticket */
/** @typedef {(name: string) => boolean} Works */
/** @typedef {"coming" | "on-screen" | "came" | "noted" | "failed" | "uncertain" | "taken-back" | "gone-on"} Paper */

/**
 * What came of the paper. A number whose paper surely did not come is taken back by its kiosk.
 * @param {KeptTicket} kept
 * @returns {Paper}
 */
export function paperOf({ row, how, reason }) {
  if (row.state === "issued") return row.paperless ? "on-screen" : "coming";
  if (row.state === "cancelled") return reason === "no_paper" ? "failed" : "taken-back";
  if (row.state !== "waiting") return "gone-on";
  if (row.uncertain) return "uncertain";
  return row.paperless || how === "screen" ? "noted" : "came";
}

/**
 * Whose paper did not come and who still waits for a call: first those who stand at a screen, then the newest.
 * @param {import("/staff/page/overview/office.js").Office} office
 * @returns {Ticket[]}
 */
export function withoutPaper({ tickets }) {
  const rows = [...tickets.values()].map(({ row }) => row).filter(isWithoutPaper);
  const rank = (/** @type {Ticket} */ { state, issued_ms = 0 }) => (state === "issued" ? 0 : 1e15) - issued_ms;
  return rows.sort((one, other) => rank(one) - rank(other));
}

/** @param {Ticket} ticket */
export function isWithoutPaper({ state, paperless }) {
  return Boolean(paperless) && (state === "issued" || state === "waiting");
}

/** What is known of its owner. @param {Ticket} ticket @returns {"on-screen" | "unsure" | "noted"} */
export function holding({ state, uncertain }) {
  if (state === "issued") return "on-screen";
  return uncertain ? "unsure" : "noted";
}

/**
 * Where the paper should come: at the reception's own printer, if it works, else at the next one that does. The kiosk
 * that has just failed is the last to be asked while its visitor stands there.
 * @param {Ticket} ticket
 * @param {string} own
 * @param {readonly string[]} names of all kiosks
 * @param {Works} works
 */
export function bestPrinter({ state, kiosk }, own, names, works) {
  const working = [own, ...names.filter((name) => name !== own)].filter(works);
  const others = state === "issued" ? working.filter((name) => name !== kiosk) : working;
  return others[0] ?? working[0] ?? own;
}
