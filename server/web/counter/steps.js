/**
 * What a caseworker can do now, as data: one next step, and the keys beside it. No DOM.
 *
 * Promises
 * 1. There is always exactly one next step; it may be unavailable, and then says why.
 * 2. Each drawn key has an identity that changes with what the key would do: two presses of what
 *    looks the same are one command.
 */

/** @typedef {import("./office.js").Ticket} Ticket */
/**
 * @typedef {"open" | "close" | "call-next" | "recall" | "start" | "finish" | "no-show" | "put-back" |
 *   "readmit" | "undo"} Verb
 */
/**
 * @typedef {{ verb: Verb, available: boolean, reason?: string, waitMs?: number, identity: string, path: string,
 *   shortcut: string, body: Record<string, string> }} Step `waitMs`: it will be available then
 */
/** @typedef {{ gapMs: number, limit: number }} RecallRule how soon and how often a call may be repeated */
/**
 * @typedef {{ counter: import("./office.js").Counter, ticket: Ticket | null, waiting: number,
 *   inTouch: boolean, recall: RecallRule, undoMs: number, nowMs: number }} Situation `undoMs`: how long
 *   a step may be taken back
 */
/**
 * @typedef {{ verb: Verb, at: number, position: import("/staff/page/continuity.js").Position, ticket?: Ticket }} OwnStep
 *   the last thing that was done on this page, and the ticket after it
 */

/** @type {Readonly<Record<Verb, { shortcut: string, icon: string }>>} */
export const KEYS = Object.freeze({
  open: { shortcut: "o", icon: "forward" },
  "call-next": { shortcut: "n", icon: "forward" },
  start: { shortcut: "Enter", icon: "check" },
  finish: { shortcut: "f", icon: "finish" },
  recall: { shortcut: "r", icon: "speak" },
  "no-show": { shortcut: "x", icon: "no-show" },
  "put-back": { shortcut: "b", icon: "undo" },
  close: { shortcut: "e", icon: "leave" },
  readmit: { shortcut: "", icon: "plus" },
  undo: { shortcut: "z", icon: "undo" },
});

const UNDOABLE = new Set(["call-next", "start", "finish", "no-show", "put-back", "readmit"]);

/**
 * The one large key.
 * @param {Situation} situation
 * @returns {Step}
 */
export function nextStep(situation) {
  const { counter, ticket, waiting } = situation;
  if (ticket?.state === "called") return ofTicket("start", ticket, situation);
  if (ticket) return ofTicket("finish", ticket, situation);
  if (counter.state !== "open") return ofCounter("open", situation);
  return ofCounter("call-next", situation, waiting > 0 ? undefined : "nobody-waiting");
}

/**
 * The keys beside it, always the same ones in the same places.
 * @param {Situation} situation
 * @returns {Step[]}
 */
export function otherSteps(situation) {
  const { counter, ticket } = situation;
  const why = ticket?.state === "called" ? undefined : ticket ? "conversation" : "nobody-called";
  const busy = counter.state === "closed" ? "counter-closed" : ticket ? "ticket-open" : undefined;
  return [
    why || !ticket ? ofTicket("recall", ticket, situation, why) : recall(ticket, situation),
    ofTicket("no-show", ticket, situation, why),
    ofTicket("put-back", ticket, situation, why),
    ofCounter("close", situation, busy),
  ];
}

/**
 * Call again: not too soon after the last call, and not too often.
 * @param {Ticket} ticket that is called
 * @param {Situation} situation
 * @returns {Step}
 */
function recall(ticket, situation) {
  const { recall: rule, nowMs } = situation;
  if ((ticket.recalls ?? 0) >= rule.limit) return ofTicket("recall", ticket, situation, "recall-limit");
  const waitMs = (ticket.called_ms ?? 0) + rule.gapMs - nowMs;
  const step = ofTicket("recall", ticket, situation, waitMs > 0 ? "recall-soon" : undefined);
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
 * Take the last own step back, while that may be done and nothing else has happened to the ticket.
 * @param {OwnStep | null} own
 * @param {Ticket | undefined} row what is known of its ticket now; a finished one may be forgotten
 * @param {Situation} situation
 * @returns {Step | null}
 */
export function undoing(own, row, situation) {
  const { ticket, verb, at, position } = own ?? {};
  if (!ticket || !verb || !UNDOABLE.has(verb) || situation.nowMs >= (at ?? 0) + situation.undoMs) return null;
  if (row ? row.state !== ticket.state || row.called_ms !== ticket.called_ms : ticket.state !== "finished") return null;
  const identity = ["undo", ticket.id, position?.epoch, position?.seq].join("/");
  return step({ verb: "undo", identity, path: `tickets/${ticket.id}/undo`, body: {} }, situation);
}

/**
 * @param {Verb} verb
 * @param {Ticket | null} ticket
 * @param {Situation} situation
 * @param {string} [reason]
 */
function ofTicket(verb, ticket, situation, reason) {
  const { id = "", state = "", called_ms = 0, missed_ms = 0 } = ticket ?? {};
  const identity = [verb, id, state, called_ms, missed_ms].join("/");
  const body = verb === "finish" ? { outcome: "done" } : {};
  return step({ verb, identity, path: `tickets/${id}/${verb}`, body }, situation, reason);
}

/**
 * @param {Verb} verb
 * @param {Situation} situation
 * @param {string} [reason]
 */
function ofCounter(verb, situation, reason) {
  const { number, state, opened_ms = 0 } = situation.counter;
  const identity = [verb, state, opened_ms, situation.ticket?.id ?? "free"].join("/");
  return step({ verb, identity, path: `counters/${number}/${verb}`, body: {} }, situation, reason);
}

/**
 * @param {{ verb: Verb, identity: string, path: string, body: Record<string, string> }} what
 * @param {Situation} situation
 * @param {string} [reason]
 * @returns {Step}
 */
function step(what, { inTouch }, reason) {
  const why = inTouch ? reason : "out-of-touch";
  const { shortcut } = KEYS[what.verb];
  return why ? { ...what, shortcut, available: false, reason: why } : { ...what, shortcut, available: true };
}
