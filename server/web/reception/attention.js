/** Who may need the reception. No DOM. */
import { isWithoutPaper } from "./papers.js";

/** @typedef {import("/staff/page/overview/office.js").Ticket} Ticket */
/** @typedef {import("/staff/page/overview/office.js").Office} Office */
/** @typedef {{ paperless: Ticket[], undelivered: Ticket[], uncertain: Ticket[], missed: Ticket[], parked: Ticket[] }} Attention */

const PAPER_MS = 4000;

/**
 * Who may need the reception: no paper, no paper yet, nobody knows, called in vain, away for a moment.
 * A paper takes a moment: whose is not overdue is not named.
 * @param {Office} office
 * @param {number} nowMs
 * @returns {Attention}
 */
export function attention({ tickets }, nowMs) {
  const rows = [...tickets.values()].map(({ row }) => row).sort((one, other) => (one.id < other.id ? -1 : 1));
  /** @param {string} wanted */
  const in_ = (wanted) => rows.filter(({ state }) => state === wanted);
  const isLate = (/** @type {Ticket} */ { issued_ms = 0, paperless }) => !paperless && nowMs >= issued_ms + PAPER_MS;
  return { paperless: rows.filter(isWithoutPaper), undelivered: in_("issued").filter(isLate),
    uncertain: in_("waiting").filter(({ uncertain, paperless }) => uncertain && !paperless), missed: in_("missed"), parked: in_("parked") };
}
