/** Whether the last own step with a message may be taken back, and by which order. No DOM. */
import { isBefore } from "../continuity.js";
import { show, withdraw } from "./drafting.js";

/** @typedef {import("../continuity.js").Position} Position */
/** @typedef {import("./standing.js").Message} Message */
/** @typedef {import("./standing.js").Messages} Messages */
/** @typedef {{ verb: string, position: Position, message: Message }} MessageStep `message`: as it stands, or as it stood before it was withdrawn */

/**
 * The message that a step was about; undefined where it was about none.
 * @param {string} verb
 * @param {Message | undefined} told with its event
 * @param {Messages} messages once the event was heard
 */
export function messageOf(verb, told, messages) {
  return verb === "withdraw-message" && told ? messages.get(told.id)?.was : told;
}

/**
 * Nothing else has happened to it since, and its time is not over.
 * @param {MessageStep} step
 * @param {Messages} messages
 * @param {number} nowMs
 */
export function mayTakeMessageBack(step, messages, nowMs) {
  const { id, until_ms: until } = step.message;
  const kept = messages.get(id);
  const isOver = until !== undefined && until <= nowMs;
  return isNoWayOut(step) && !isOver && kept !== undefined && !isBefore(step.position, kept.position);
}

/** What sends people out of the house is taken back where it stands, after a question; never by a slip. @param {MessageStep} step */
function isNoWayOut({ verb, message }) {
  return verb !== "show-message" || message.kind !== "evacuation";
}

/**
 * @param {MessageStep} step that may be taken back
 * @param {number} nowMs
 * @returns {import("../desk/doing.js").Order}
 */
export function takingMessageBack({ verb, message, position }, nowMs) {
  if (verb === "show-message") return withdraw(message);
  return show({ ...message, draft: `again-${message.id}-${position.seq}` }, message.until_ms ?? null, nowMs);
}
