/**
 * A number that was asked for and of which nobody knows whether it is there. No DOM.
 *
 * Promises
 * 1. Until it is answered, whatever is wished for the same person is first the order that is open,
 *    exactly as it was sent: it is done once, and gives the number that is there already.
 * 2. Only where that is surely refused is the wish sent as it is now.
 */

import { onTicket } from "./orders.js";

/** @typedef {import("./desk.js").Order} Order */
/**
 * @typedef {{ event: import("/staff/page/overview/office.js").OfficeEvent, printer?: string, differs?: boolean }} Given
 *   a number; `printer`: its paper was ordered at another one than is chosen now, which is this one;
 *   `differs`: the number says something else than what is chosen now
 */
/** @typedef {Record<string, any>} Body */

/** @param {Pick<import("./desk.js").Desk, "run" | "notice">} desk */
export function createRepeats(desk) {
  /** What nobody has answered yet. @type {Order | null} */
  let open = null;

  /**
   * @param {Order} wish with a draft
   * @param {(code: string) => boolean} quiet refusals that the caller shows
   * @returns {Promise<Given | { refusal: import("/staff/page/desk/doing.js").Refusal } | null>}
   */
  async function run(wish, quiet) {
    const before = open && isOfTheSame(open, wish) ? open : null;
    const ending = await sent(before ?? wish, quiet);
    if (!before || !ending) return ending;
    if ("event" in ending) return { event: ending.event, ...difference(before.body, wish.body) };
    const isChanged = JSON.stringify(before.body) !== JSON.stringify(wish.body);
    if (!quiet(ending.refusal.code) || !isChanged) return ending;
    return sent(wish, quiet);
  }

  /**
   * @param {Order} order
   * @param {(code: string) => boolean} quiet
   */
  async function sent(order, quiet) {
    const ending = await desk.run(order, { quiet });
    const notice = desk.notice.peek();
    if (ending) open = null;
    else if (notice?.kind === "unanswered" && notice.order.draft === order.draft) open = order;
    return ending;
  }

  return { run };
}

/**
 * Show the number that was given. If it was asked for before its wish was changed, its paper comes
 * at the printer that is chosen now, and what else has become different is to be set right there.
 * @param {Given | null} given
 * @param {Pick<import("./flow.js").Flow, "shown" | "show" | "open"> & { desk: import("./desk.js").Desk }} flow
 */
export async function showGiven(given, { desk, shown, show, open }) {
  const row = given?.event.ticket;
  if (!row) return;
  show(row.id, { isNew: true, ahead: given.event.ahead });
  if (given.printer) await desk.run(onTicket("reprint", row, { printer: given.printer }));
  if (!given.differs || shown.value?.id !== row.id) return;
  open("amend");
  desk.notice.value = { kind: "as-before" };
}

/**
 * For one person, and the same appointment if it is one: a code is the same with hyphens and without.
 * @param {Order} one
 * @param {Order} other
 */
function isOfTheSame(one, other) {
  const code = (/** @type {Order} */ { body }) => /** @type {Body} */ (body)["code"]?.replaceAll("-", "");
  return one.path === other.path && one.draft === other.draft && code(one) === code(other);
}

/**
 * What is wished now that the open order did not say.
 * @param {Body} before
 * @param {Body} now
 * @returns {Omit<Given, "event">}
 */
function difference(before, now) {
  const printer = now["printer"] === before["printer"] ? {} : { printer: now["printer"] };
  return { ...printer, ...(words(before) === words(now) ? {} : { differs: true }) };
}

/**
 * What a body says of the number itself.
 * @param {Body} body
 */
function words({ printer: _, anyway: __, code: ___, ...rest }) {
  return JSON.stringify(rest);
}
