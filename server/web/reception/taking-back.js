/** Whether the last own step may be taken back, and by which order. No DOM. */
import { isBefore } from "/staff/page/continuity.js";
import { mayTakeMessageBack, takingMessageBack } from "/staff/page/messages/taking-back.js";
import { onTicket } from "./orders.js";

/** @typedef {import("/staff/page/continuity.js").Position} Position */
/** @typedef {import("/staff/page/overview/office.js").Office} Office */
/** @typedef {import("/staff/page/messages/standing.js").Message} Message */
/**
 * @typedef {{ verb: string, at: number, position: Position, ticket?: import("/staff/page/overview/office.js").Ticket | undefined,
 *   message?: Message | undefined }} OwnStep `message`: as it stands, or as it stood before it was withdrawn
 */

const OF_TICKETS = new Set(["amend", "cancel", "call", "readmit", "resume", "transfer", "forward"]);

/**
 * Nothing else has happened since to what the step was about.
 * @param {OwnStep | null} step
 * @param {Office} office
 * @param {number} nowMs
 * @param {number} undoMs how long the site allows it
 */
export function mayTakeBack(step, office, nowMs, undoMs) {
  if (!step || nowMs >= step.at + undoMs) return false;
  const { message, ticket } = step;
  if (message) return mayTakeMessageBack({ ...step, message }, office.messages, nowMs);
  if (!ticket || !OF_TICKETS.has(step.verb)) return false;
  const kept = office.tickets.get(ticket.id);
  return !kept || !isBefore(step.position, kept.position);
}

/**
 * @param {OwnStep} step that may be taken back
 * @param {number} nowMs
 * @returns {import("./desk.js").Order | null}
 */
export function takingBack(step, nowMs) {
  const { ticket, message } = step;
  if (ticket) return onTicket("undo", ticket);
  return message ? takingMessageBack({ ...step, message }, nowMs) : null;
}
