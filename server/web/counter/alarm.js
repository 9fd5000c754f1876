/**
 * The quiet alarm: somebody at this counter needs help. No DOM but the keys themselves.
 *
 * Promises
 * 1. It has a way of its own: no other command under way, no sheet and no field keeps it back.
 * 2. It is tried for ten seconds whatever the page believes of its connection, and then says loudly
 *    that nobody was told.
 * 3. The same wish is one command, however often it is pressed.
 *
 * Control, Shift and A together: one hand finds them without a look, no other work presses all three,
 * and no browser keeps them to itself. Nothing has to be held, nothing to be confirmed; a wrong one
 * is ended with one press.
 */
import { signal } from "/shared/vendor/page.js";
import { newId, send } from "/staff/page/commands.js";

/** @typedef {"raise" | "clear"} Wish */

/**
 * @param {{ desk: import("./desk.js").Desk, base: string, csrf: string, number: string }} counter
 */
export function createAlarm({ desk, base, csrf, number }) {
  const state = signal(/** @type {"quiet" | "sending" | "failed"} */ ("quiet"));
  const isRaised = () => Boolean(desk.office.value.counter.alarm);

  /** @param {Wish} wish */
  async function settle(wish) {
    if (state.peek() === "sending" || isRaised() === (wish === "raise")) return;
    state.value = "sending";
    const verb = wish === "raise" ? "alarm" : "clear-alarm";
    const command = { url: `${base}/counters/${number}/${verb}`, body: {}, id: newId(), headers: { "X-CSRF-Token": csrf } };
    const outcome = await send(command, { mayTry: () => true });
    if (outcome.kind === "accepted") desk.answer(outcome.event);
    const done = outcome.kind === "accepted" || (outcome.kind === "refused" && ["alarm_already_raised", "no_alarm"].includes(outcome.problem.code));
    const isDone = done || isRaised() === (wish === "raise");
    state.value = isDone || wish === "clear" ? "quiet" : "failed";
    if (!isDone && wish === "clear") desk.notice.value = { kind: "unanswered" };
  }

  return { state, isRaised, raise: () => settle("raise"), clear: () => settle("clear"), dismiss: () => { state.value = "quiet"; } };
}

/** @typedef {ReturnType<typeof createAlarm>} Alarm */

/** @param {Pick<Alarm, "raise">} alarm */
export function listenForAlarm({ raise }) {
  addEventListener("keydown", (event) => {
    if (!event.ctrlKey || !event.shiftKey || event.altKey || event.key.toLowerCase() !== "a") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) raise();
  }, { capture: true });
}
