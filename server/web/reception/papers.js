/** What is known of a number's paper, from the events that the office tells. No DOM. */

/** @typedef {import("/staff/page/overview/office.js").KeptTicket} KeptTicket */
/** @typedef {"coming" | "came" | "noted" | "failed" | "uncertain" | "taken-back" | "gone-on"} Paper */

/**
 * What came of the paper. A number whose paper surely did not come is taken back by its kiosk.
 * @param {KeptTicket} kept
 * @returns {Paper}
 */
export function paperOf({ row, how, reason }) {
  if (row.state === "issued") return "coming";
  if (row.state === "cancelled") return reason === "no_paper" ? "failed" : "taken-back";
  if (row.state !== "waiting") return "gone-on";
  if (row.uncertain) return "uncertain";
  return how === "screen" ? "noted" : "came";
}
