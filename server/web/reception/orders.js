/** What the reception can have done, as orders to the server. No DOM. */

/** @typedef {import("./desk.js").Order} Order */
/** @typedef {import("/staff/page/overview/office.js").Ticket} Ticket */
/** @typedef {"planned" | "any"} Sequence */
/**
 * @typedef {{ language: string, service: string, further: readonly string[], order: Sequence, help: boolean,
 *   persons: number, cases: number, printer: string, anyway: boolean, draft: string }} Wish for a new number;
 *   `draft` is made anew for each person at the desk
 */
/** @typedef {"call" | "amend" | "transfer" | "forward" | "reprint" | "cancel" | "readmit" | "resume" | "deliver" | "again"} Action */

/**
 * @param {string} verb
 * @param {Ticket} ticket
 * @param {object} [body]
 * @param {string} [word] the verb as it stands in the address
 * @returns {Order}
 */
export function onTicket(verb, ticket, body = {}, word = verb) {
  return { verb, path: `tickets/${ticket.id}/${word}`, body, ticket: ticket.id };
}

/**
 * @param {Wish} wish
 * @returns {Order}
 */
export function issue({ language, service, further, order, help, persons, cases, printer, anyway, draft }) {
  const several = further.length ? { further, order } : {};
  const people = { ...(persons > 1 ? { persons } : {}), ...(cases > 1 ? { cases } : {}) };
  const body = { service, language, ...several, ...(help ? { needs: ["help"] } : {}), ...people, printer, ...(anyway ? { anyway } : {}) };
  return { verb: "issue", path: "tickets", body, draft };
}

/**
 * @param {{ code: string, printer: string, draft: string }} arrival
 * @returns {Order}
 */
export function checkIn({ code, printer, draft }) {
  return { verb: "check-in", path: "check-in", body: { code, printer }, draft };
}

/**
 * @param {Ticket} ticket
 * @param {string} counter
 * @param {string} [reason] one of the site's
 * @returns {Order}
 */
export function call(ticket, counter, reason) {
  return { verb: "call", path: `counters/${counter}/call`, body: { ticket: ticket.id, ...(reason ? { reason } : {}) }, ticket: ticket.id };
}

/**
 * A parked visitor is back.
 * @param {Ticket} ticket
 * @param {"queue" | "call"} to waits for the counter from before, or goes there at once
 * @param {string} [reason] one of the site's
 * @returns {Order}
 */
export function resume(ticket, to, reason) {
  return onTicket("resume", ticket, { to, ...(reason ? { reason } : {}) });
}

/**
 * @param {string | null} service null: everything
 * @param {import("/staff/page/overview/office.js").Sentences} reason
 * @returns {Order}
 */
export function stop(service, reason) {
  return { verb: "stop", path: "numbers/stop", body: { ...(service ? { service } : {}), reason } };
}

/**
 * @param {string | null} service null: everything
 * @returns {Order}
 */
export function allow(service) {
  return { verb: "allow", path: "numbers/allow", body: service ? { service } : {} };
}

/**
 * Only what is different from what the ticket says; null if nothing is.
 * @param {Ticket} ticket
 * @param {{ language: string, service: string, persons: number, cases: number, help: boolean }} draft
 * @returns {Order | null}
 */
export function amend(ticket, { language, service, persons, cases, help }) {
  /** @type {Record<string, unknown>} */
  const body = {};
  if (service !== ticket.service) body["service"] = service;
  if (language !== ticket.language) body["language"] = language;
  if (persons !== (ticket.persons ?? 1)) body["persons"] = persons;
  if (cases !== (ticket.cases ?? 1)) body["cases"] = cases;
  if (help !== needsHelp(ticket)) body["needs"] = help ? ["help"] : [];
  return Object.keys(body).length ? onTicket("amend", ticket, body) : null;
}

/** @param {Ticket} ticket */
export function needsHelp({ needs }) {
  return Boolean(needs?.includes("help"));
}

/** What can be done with a ticket in each state, in the places of the keys. @type {Readonly<Record<Action, readonly string[]>>} */
const WHEN = Object.freeze({
  call: ["waiting", "missed"],
  readmit: ["missed"],
  resume: ["parked"],
  deliver: ["issued"],
  amend: ["issued", "waiting", "called", "serving", "parked", "missed"],
  reprint: ["waiting"],
  transfer: ["waiting", "parked"],
  forward: ["waiting", "parked"],
  cancel: ["issued", "waiting", "missed", "parked"],
  again: ["finished", "cancelled", "expired"],
});
/** @type {readonly Action[]} always there, perhaps with the reason why not now */
const ALWAYS = ["call", "amend", "reprint", "transfer", "forward", "cancel"];
/** @type {ReadonlySet<Action>} */
const SENT_ON = new Set(/** @type {Action[]} */ (["transfer", "forward"]));
/** What a number that has reached nobody yet may need. @type {ReadonlySet<Action>} */
export const BEFORE_PAPER = new Set(/** @type {Action[]} */ (["deliver", "amend", "cancel"]));

/**
 * The keys of a ticket in their order; `because` is why one cannot be pressed now: these come last. What is over can only begin anew, and
 * what has no paper yet is named only what helps until then.
 * @param {Ticket} ticket
 * @param {boolean} [isLeft] it is at a counter where nobody is any more: then it may be sent on from here
 * @returns {{ action: Action, because?: string }[]}
 */
export function actions(ticket, isLeft = false) {
  if (isOver(ticket)) return [{ action: "again" }];
  const may = (/** @type {Action} */ action) => WHEN[action].includes(ticket.state) || (action === "deliver" && (ticket.uncertain || ticket.paperless) && ticket.state === "waiting") || (action === "reprint" && isOnScreen(ticket)) || (isLeft && SENT_ON.has(action));
  const first = /** @type {Action[]} */ (["deliver", "readmit", "resume"]).filter(may).map((action) => ({ action }));
  if (ticket.state === "issued") return [...first, ...ALWAYS.filter((action) => BEFORE_PAPER.has(action) || (action === "reprint" && may(action))).map((action) => ({ action }))];
  const can = ALWAYS.filter(may).map((action) => ({ action }));
  return [...first, ...can, ...ALWAYS.filter((action) => !may(action)).map((action) => ({ action, because: reasonWhyNot(ticket.state) }))];
}

/** Its paper did not come, and it stands on its kiosk's screen. @param {Ticket} ticket */
export function isOnScreen({ state, paperless }) {
  return state === "issued" && Boolean(paperless);
}

/**
 * Can this be done with the ticket as it is now?
 * @param {Ticket} ticket
 * @param {Action} action
 * @param {boolean} [isLeft]
 */
export function isPossible(ticket, action, isLeft) {
  return actions(ticket, isLeft).some((each) => each.action === action && !each.because);
}

/** Has its owner nothing to wait for any more? @param {Ticket} ticket */
export function isOver({ state }) {
  return WHEN.again.includes(state);
}

/** @param {string} state */
function reasonWhyNot(state) {
  return state === "called" || state === "serving" ? "at-counter" : state;
}
