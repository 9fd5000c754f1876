/**
 * What the reception is doing: issuing, checking in, looking after one number, stopping. No DOM.
 *
 * Promises
 * 1. A number that was just issued is shown until somebody begins something else.
 * 2. `begun` counts what was begun: the focus goes there anew, also if it is the same again.
 * 3. What is told of the shown number is asked anew when its row changes.
 */
import { computed, effect, signal } from "/shared/vendor/page.js";
import { ticketOfNumber } from "/staff/page/overview/office.js";
import { call, onTicket } from "./orders.js";
import { meaning } from "./typed.js";

/** @typedef {"issue" | "check-in" | "find" | "ticket" | "stop"} Task */
/** @typedef {import("./orders.js").Action} Action */
/** @typedef {import("/staff/page/overview/office.js").Ticket} Ticket */
/** @typedef {{ text: string, reasons: { rule: string, text: string }[] }} Why */
/** @typedef {{ id: string, isNew: boolean, ahead?: number | undefined }} Shown */
/** @typedef {{ short: string, text: string, own: string, note: string }} Told what the server says of the shown number, in two languages */

/** Reasons that hold for everybody; the reception knows them. */
const OF_THE_RULES = new Set(["before", "promise", "counted"]);

/**
 * @param {{ desk: import("./desk.js").Desk, issuing: import("./issuing.js").Issuing, letters: readonly string[],
 *   language: { readonly value: string } }} parts `language` is that of the page
 */
export function createFlow({ desk, issuing, letters, language }) {
  const task = signal(/** @type {Task} */ ("issue"));
  const panel = signal(/** @type {Action | null} */ (null));
  const shown = signal(/** @type {Shown | null} */ (null));
  const told = signal(/** @type {Told | null} */ (null));
  const unknown = signal(/** @type {string | null} */ (null));
  const begun = signal(0);
  const passing = signal(/** @type {{ counter: string, passed: string } | null} */ (null));
  const ticket = computed(() => desk.office.value.tickets.get(shown.value?.id ?? "") ?? null);
  const rowId = computed(() => (ticket.value ? `${ticket.value.row.id}/${JSON.stringify(ticket.value.position)}/${language.value}` : ""));
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
    told.value = { short, text: said.text, own: own && own.language === row.language ? own.text : "", note: full?.note ?? "" };
  }

  /** @param {Task} next */
  function go(next) {
    if (next === "issue" || next === "check-in") issuing.begin();
    if (next === "issue" || next === "stop") void issuing.refresh();
    issuing.refused.value = null;
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
  async function find(number) {
    const here = ticketOfNumber(desk.office.value, number);
    if (here) return show(here.row.id);
    const row = await desk.read(`tickets?number=${number}`);
    if (!row) {
      if (task.value !== "find") go("find");
      unknown.value = number;
      return undefined;
    }
    desk.takeRow(row);
    return show(row.id);
  }

  /**
   * What was typed or scanned in the one field that is always there.
   * @param {string} typed
   */
  async function enter(typed) {
    const meant = meaning(typed, letters);
    if (meant.kind === "number") await find(meant.number);
    else if (meant.kind === "code") await arrive(meant.code);
    else if (typed.trim()) {
      go("find");
      unknown.value = typed.trim();
    }
  }

  /** @param {string} code */
  async function arrive(code) {
    if (task.value !== "check-in") go("check-in");
    const event = await issuing.arrive(code);
    if (event?.ticket) show(event.ticket.id, { isNew: true, ahead: event.ahead });
  }

  /** Issue what was chosen, and show it. */
  async function issue() {
    const event = await issuing.submit();
    void issuing.refresh();
    if (event?.ticket) show(event.ticket.id, { isNew: true, ahead: event.ahead });
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
   * Call to this counter; whoever passes somebody by too much is asked for the reason.
   * @param {Ticket} row
   * @param {string} counter
   * @param {string} [reason]
   */
  async function callTo(row, counter, reason) {
    const ending = await desk.run(call(row, counter, reason), { quiet: (code) => code === "reason_needed" });
    passing.value = null;
    if (ending && "event" in ending) panel.value = null;
    else if (ending?.refusal.code === "reason_needed") {
      const passed = desk.office.value.tickets.get(ending.refusal.about["passed"]?.id ?? "");
      passing.value = { counter, passed: passed?.row.number ?? "" };
    }
  }

  /**
   * Say how the number reached its owner without a new paper.
   * @param {Ticket} row
   * @param {"paper" | "screen"} how
   */
  const deliver = (row, how) => act(onTicket("deliver", row, { how }));

  /** @param {Action | null} action */
  function open(action) {
    passing.value = null;
    panel.value = action;
  }

  return { task, begun, panel, shown, told, unknown, passing, ticket, go, show, find, enter, arrive, issue, act, callTo, deliver, open, ask };
}

/** @typedef {ReturnType<typeof createFlow>} Flow */
