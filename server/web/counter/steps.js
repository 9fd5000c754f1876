/**
 * What a caseworker can do now, as data: one next step, and the keys beside it. No DOM.
 *
 * Promises
 * 1. There is always exactly one next step; it may be unavailable, and then says why.
 * 2. Each drawn key has an identity that changes with what the key would do: two presses of what
 *    looks the same are one command.
 */
import { KEYS, LEAVING, UNDOABLE } from "./keys.js";

/** @typedef {import("./office.js").Ticket} Ticket */
/** @typedef {import("./keys.js").Verb} Verb */
/** @typedef {import("./keys.js").Kind} Kind */
/** @typedef {Record<string, string | number | boolean>} Body */
/** @typedef {{ kind: Kind, ticket?: string, way?: import("./leaving.js").Way }} Opening which sheet a key opens, for whom, and on which way out */
/**
 * @typedef {{ verb: Verb | Kind, available: boolean, reason?: string, waitMs?: number, identity: string, path: string,
 *   shortcut: string, body: Body, opens?: Opening }} Step `waitMs`: it will be available then; one that
 *   `opens` a sheet sends nothing
 */
/** @typedef {{ gapMs: number, limit: number }} RecallRule how soon and how often a call may be repeated */
/**
 * @typedef {{ counter: import("./office.js").Counter, ticket: Ticket | null, waiting: number,
 *   inTouch: boolean, recall: RecallRule, undoMs: number, nowMs: number, asksWhy?: boolean }} Situation `undoMs`:
 *   how long a step may be taken back; `asksWhy`: has the site reasons for a pause?
 */
/**
 * @typedef {{ verb: Verb, at: number, position: import("/staff/page/continuity.js").Position, ticket?: Ticket }} OwnStep
 *   the last thing that was done on this page, and the ticket after it
 */

/**
 * The one large key. Whoever comes to a counter that was left says first that somebody is there, also
 * where a conversation still stands.
 * @param {Situation} situation
 * @returns {Step}
 */
export function nextStep(situation) {
  const { counter, ticket, waiting } = situation;
  if (counter.state === "left") return ofCounter("open", situation);
  if (ticket?.state === "called") return ofTicket("start", ticket, situation);
  if (ticket) return ofTicket("finish", ticket, situation);
  if (counter.state !== "open") return ofCounter("open", situation);
  return ofCounter("call-next", situation, { reason: waiting > 0 ? undefined : "nobody-waiting" });
}

/**
 * The keys beside it, always the same ones in the same places.
 * @param {Situation} situation
 * @returns {Step[]}
 */
export function otherSteps(situation) {
  const { ticket } = situation;
  const none = ticket ? undefined : "nobody-called";
  const afterCall = ticket?.state === "called" ? undefined : none ?? "conversation";
  const inTalk = ticket?.state === "serving" ? undefined : none ?? "after-start";
  return [
    afterCall || !ticket ? ofTicket("recall", ticket, situation, { reason: afterCall }) : recall(ticket, situation),
    ofTicket("no-show", ticket, situation, { reason: afterCall }),
    door("interrupt", situation, inTalk),
    door("hand-on", situation, none),
    ofTicket("put-back", ticket, situation, { reason: afterCall }),
    door("concerns", situation, none),
    door("end-otherwise", situation, inTalk),
  ];
}

/**
 * What has its place in the bar, above the list and on the card: `judge` only where somebody must.
 * @param {Situation} situation
 * @returns {Record<"pause" | "close" | "choose" | "more", Step> & { judge: Step | null }}
 */
export function placedSteps(situation) {
  const { counter, ticket } = situation;
  const rests = counter.state === "closed" ? "counter-closed" : ticket ? "ticket-open" : undefined;
  const reading = { ...situation, inTouch: true };
  const awake = ["paused", "left"].includes(counter.state) ? `counter-${counter.state}` : rests;
  return {
    pause: situation.asksWhy ? door("pause", situation, awake, null) : ofCounter("pause", situation, { reason: awake }),
    close: ofCounter("close", situation, { reason: rests }),
    choose: door("choose", reading),
    more: door("more", reading),
    judge: ticket?.triage ? door("judge", situation) : null,
  };
}

/**
 * Call again: not too soon after the last call, and not too often.
 * @param {Ticket} ticket that is called
 * @param {Situation} situation
 * @returns {Step}
 */
function recall(ticket, situation) {
  const { recall: rule, nowMs } = situation;
  if ((ticket.recalls ?? 0) >= rule.limit) return ofTicket("recall", ticket, situation, { reason: "recall-limit" });
  const waitMs = (ticket.called_ms ?? 0) + rule.gapMs - nowMs;
  const step = ofTicket("recall", ticket, situation, { reason: waitMs > 0 ? "recall-soon" : undefined });
  return step.reason === "recall-soon" ? { ...step, waitMs } : step;
}

/**
 * Take somebody back who did not come when called; the first three have the keys 1, 2 and 3.
 * @param {Ticket} ticket
 * @param {number} place
 * @param {Situation} situation
 * @returns {Step}
 */
export function readmission(ticket, place, situation) {
  return { ...ofTicket("readmit", ticket, situation), shortcut: place < 3 ? String(place + 1) : "" };
}

/**
 * Somebody who was away is back: the first three have the keys 4, 5 and 6.
 * @param {Ticket} ticket
 * @param {number} place
 * @param {Situation} situation
 * @returns {Step}
 */
export function comingBack(ticket, place, situation) {
  return { ...door("back", situation, undefined, ticket), shortcut: place < 3 ? String(place + 4) : "" };
}

/**
 * Take the last own step back, while that may be done and nothing else has happened to the ticket. The office
 * may show a call before its answer is here: then the step before it is the last own one, and the counter is taken.
 * @param {OwnStep | null} own
 * @param {Ticket | undefined} row what is known of its ticket now; a finished one may be forgotten
 * @param {Situation} situation
 * @returns {Step | null}
 */
export function undoing(own, row, situation) {
  const { ticket, verb, at, position } = own ?? {};
  if (!ticket || !verb || !UNDOABLE.has(verb) || situation.nowMs >= (at ?? 0) + situation.undoMs) return null;
  if (LEAVING.has(verb) && situation.ticket) return null;
  if (row ? row.state !== ticket.state || row.called_ms !== ticket.called_ms : ticket.state !== "finished") return null;
  const identity = ["undo", ticket.id, position?.epoch, position?.seq].join("/");
  return step({ verb: "undo", identity, path: `tickets/${ticket.id}/undo`, body: {} }, situation);
}

/**
 * @param {Verb} verb
 * @param {Ticket | null} ticket
 * @param {Situation} situation
 * @param {{ body?: Body, reason?: string | undefined }} [more]
 */
export function ofTicket(verb, ticket, situation, { body, reason } = {}) {
  const { id = "", state = "", called_ms = 0, missed_ms = 0, started_ms = 0, service = "" } = ticket ?? {};
  const identity = [verb, id, state, called_ms, missed_ms, started_ms, service, ...said(body)].join("/");
  const sent = body ?? (verb === "finish" ? { outcome: "done" } : {});
  return step({ verb, identity, path: `tickets/${id}/${verb}`, body: sent }, situation, reason);
}

/**
 * @param {Verb} verb
 * @param {Situation} situation
 * @param {{ body?: Body, reason?: string | undefined }} [more]
 */
export function ofCounter(verb, situation, { body, reason } = {}) {
  const { number, state, opened_ms = 0 } = situation.counter;
  const identity = [verb, state, opened_ms, situation.ticket?.id ?? "free", ...said(body)].join("/");
  return step({ verb, identity, path: `counters/${number}/${verb}`, body: body ?? {} }, situation, reason);
}

/**
 * A key that opens a sheet, about this ticket or the one at the counter.
 * @param {Kind} kind
 * @param {Situation} situation
 * @param {string} [reason]
 * @param {Ticket | null} [ticket]
 * @returns {Step}
 */
export function door(kind, situation, reason, ticket = situation.ticket) {
  const identity = ["sheet", kind, ticket?.id ?? ""].join("/");
  const opens = ticket ? { kind, ticket: ticket.id } : { kind };
  return { ...step({ verb: kind, identity, path: "", body: {} }, situation, reason), opens };
}

/** @param {Body} [body] */
function said(body) {
  return body ? [JSON.stringify(body)] : [];
}

/**
 * @param {{ verb: Verb | Kind, identity: string, path: string, body: Body }} what
 * @param {Situation} situation
 * @param {string} [reason]
 * @returns {Step}
 */
function step(what, { inTouch }, reason) {
  const why = inTouch ? reason : "out-of-touch";
  const { shortcut } = KEYS[what.verb];
  return why ? { ...what, shortcut, available: false, reason: why } : { ...what, shortcut, available: true };
}
