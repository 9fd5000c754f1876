/**
 * What the reception is doing: issuing, checking in, looking after one number, stopping. No DOM.
 *
 * Promises
 * 1. A number that was just issued is shown until somebody begins something else.
 * 2. `begun` counts what was begun: the focus goes there anew, also if it is the same again.
 * 3. What is told of the shown number is asked anew when its row changes; of one that did not come each
 *    minute, for its place is kept for a while only.
 * 4. A panel closes when what it is for cannot be done any more.
 */
import { computed, effect, signal } from "/shared/vendor/page.js";
import { ticketOfNumber } from "/staff/page/overview/office.js";
import { isLeftBehind } from "/staff/page/overview/left-behind.js";
import { call, isPossible, onTicket, resume } from "./orders.js";
import { showGiven } from "./repeats.js";
import { meaning } from "./typed.js";

/** @typedef {"issue" | "check-in" | "find" | "ticket" | "stop" | "messages"} Task */
/** @typedef {import("./orders.js").Action} Action */
/** @typedef {import("/staff/page/overview/office.js").Ticket} Ticket */
/** @typedef {{ text: string, reasons: { rule: string, text: string }[] }} Why */
/** @typedef {{ id: string, isNew: boolean, ahead?: number | undefined }} Shown */
/** @typedef {{ short: string, text: string, own: string, note: string, late: boolean }} Told what the server says of the shown number, in two languages; `late`: its grace is over */

const MINUTE_MS = 60_000;
/** Reasons that hold for everybody; the reception knows them. */
const OF_THE_RULES = new Set(["before", "promise", "counted"]);

/**
 * @param {{ desk: import("./desk.js").Desk, issuing: import("./issuing.js").Issuing, letters: readonly string[],
 *   language: { readonly value: string }, now: { readonly value: number } }} parts `language` is that of the page, `now` the server's time
 */
export function createFlow({ desk, issuing, letters, language, now }) {
  const task = signal(/** @type {Task} */ ("issue"));
  const panel = signal(/** @type {Action | null} */ (null));
  const shown = signal(/** @type {Shown | null} */ (null));
  const told = signal(/** @type {Told | null} */ (null));
  const unknown = signal(/** @type {string | null} */ (null));
  const begun = signal(0);
  const passing = signal(/** @type {{ passed: string, give: (reason: string) => Promise<void> } | null} */ (null));
  const ticket = computed(() => desk.office.value.tickets.get(shown.value?.id ?? "") ?? null);
  const minute = computed(() => (ticket.value?.row.state === "missed" ? Math.floor(now.value / MINUTE_MS) : ""));
  const rowId = computed(() => (ticket.value ? `${ticket.value.row.id}/${JSON.stringify(ticket.value.position)}/${language.value}/${minute.value}` : ""));
  effect(() => {
    const row = ticket.value?.row;
    if (row && panel.value && !isPossible(row, panel.value, isLeftBehind(row, desk.office.value.counters))) open(null);
  });
  /** The number that was looked at already: what changes about it later, nobody has asked for. */
  let askedAbout = "";
  effect(() => {
    if (rowId.value) void ask();
    else {
      told.value = null;
      askedAbout = "";
    }
  });

  /** Ask the server why this number waits, in the page's language and in the visitor's. */
  async function ask() {
    const row = ticket.peek()?.row;
    if (!row) return;
    const path = `tickets/${row.id}`;
    const how = { byItself: askedAbout === row.id };
    askedAbout = row.id;
    const [why, own, full] = await Promise.all([
      desk.read(`${path}/why?language=${language.value}`, how),
      row.language === language.value ? null : desk.read(`${path}/why`, how), desk.read(path, how)]);
    if (ticket.peek()?.row.id !== row.id || !why) return;
    const said = /** @type {Why} */ (why);
    const short = said.reasons.filter(({ rule }) => !OF_THE_RULES.has(rule)).map(({ text }) => text).join(" ");
    told.value = { short, text: said.text, own: own && own.language === row.language ? own.text : "", note: full?.note ?? "",
      late: said.reasons.some(({ rule }) => rule === "grace_over") };
  }

  /** @param {Task} next */
  function go(next) {
    if (next === "issue" || next === "check-in") issuing.begin();
    if (next === "issue" || next === "stop" || next === "messages") void issuing.refresh();
    issuing.refused.value = null;
    desk.moveOn();
    unknown.value = null;
    panel.value = null;
    if (next !== "ticket") shown.value = null;
    task.value = next;
    begun.value += 1;
  }

  /**
   * @param {string} id of a ticket
   * @param {{ isNew?: boolean, ahead?: number | undefined }} [how]
   */
  function show(id, { isNew = false, ahead } = {}) {
    go("ticket");
    shown.value = { id, isNew, ahead };
  }

  /**
   * Look after the number that is on the paper; the office's own copy is asked where it is not known here.
   * @param {string} number
   */
  const find = (number) => look(number, `tickets?number=${number}`, ticketOfNumber(desk.office.value, number));

  /**
   * @param {string} what a number, or the id on a slip
   * @param {string} path where it is asked for
   * @param {import("/staff/page/overview/office.js").KeptTicket | null | undefined} here
   */
  async function look(what, path, here) {
    const { note: _, ...row } = here?.row ?? (await desk.read(path)) ?? {};
    if (row.id) desk.takeRow(row);
    if (row.id) return show(row.id);
    if (task.value !== "find") go("find");
    unknown.value = what;
    return undefined;
  }

  /**
   * What was typed or scanned in the one field that is always there.
   * @param {string} typed
   */
  async function enter(typed) {
    const meant = meaning(typed, letters);
    if (meant.kind === "number") await find(meant.number);
    else if (meant.kind === "slip") await look(meant.id, `tickets/${meant.id}`, desk.office.value.tickets.get(meant.id));
    else if (meant.kind === "code") await arrive(meant.code);
    else if (typed.trim()) {
      go("find");
      unknown.value = typed.trim();
    }
  }

  /** @param {string} code */
  async function arrive(code) {
    if (task.value !== "check-in") go("check-in");
    await showGiven(await issuing.arrive(code), { desk, shown, show, open });
  }

  /** Issue what was chosen, and show it. */
  async function issue() {
    const given = await issuing.submit();
    void issuing.refresh();
    await showGiven(given, { desk, shown, show, open });
  }

  /**
   * Do something with the shown number; its panel closes when it is done.
   * @param {import("./desk.js").Order | null} order null: there was nothing to do
   */
  async function act(order) {
    const ending = order && (await desk.run(order));
    if (!order || (ending && "event" in ending)) panel.value = null;
  }

  /**
   * Call by hand; whoever passes somebody by too much is asked for the reason.
   * @param {(reason?: string) => import("./orders.js").Order} orderFor
   * @param {string} [reason]
   */
  async function byHand(orderFor, reason) {
    const ending = await desk.run(orderFor(reason), { quiet: (code) => code === "reason_needed" });
    passing.value = null;
    if (ending && "event" in ending) panel.value = null;
    else if (ending?.refusal.code === "reason_needed") {
      const passed = desk.office.value.tickets.get(ending.refusal.about["passed"]?.id ?? "");
      passing.value = { passed: passed?.row.number ?? "", give: (why) => byHand(orderFor, why) };
    }
  }

  /**
   * @param {Ticket} row
   * @param {string} counter
   */
  const callTo = (row, counter) => byHand((reason) => call(row, counter, reason));

  /**
   * Call whoever is back to the counter from before.
   * @param {Ticket} row
   */
  const callBack = (row) => byHand((reason) => resume(row, "call", reason));

  /**
   * Say how the number reached its owner without a new paper.
   * @param {Ticket} row
   * @param {"paper" | "screen"} how
   */
  const deliver = (row, how) => act(onTicket("deliver", row, { how }));

  /** @param {Action | null} action */
  function open(action) {
    if (action) desk.moveOn();
    passing.value = null;
    panel.value = action;
  }

  return { task, begun, panel, shown, told, unknown, passing, ticket, go, show, find, enter, arrive, issue, act, callTo, callBack, deliver, open, ask };
}

/** @typedef {ReturnType<typeof createFlow>} Flow */
