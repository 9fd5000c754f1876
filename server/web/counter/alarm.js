/**
 * The quiet alarm: somebody at this counter needs help. No DOM but the keys themselves.
 *
 * Promises
 * 1. It has a way of its own: no other command under way, no sheet and no field keeps it back.
 * 2. It is tried for ten seconds whatever the page believes of its connection and of the alarm, and
 *    then says loudly that nobody was told, also where the page is signed out.
 * 3. An alarm that stands, and that nobody's page shows just now, says so.
 * 4. The same wish is one command while it is under way, however often it is pressed.
 * 5. Whoever calls for help while an end is on its way has called last: the end is not tried again,
 *    and where it was done after all, help is called anew.
 *
 * Control, Shift and A together: one hand finds them without a look, no other work presses all three,
 * and no browser keeps them to itself. Nothing has to be held, nothing to be confirmed; a wrong one
 * is ended with one press.
 */
import { effect, signal } from "/shared/vendor/page.js";
import { newId, send } from "/staff/page/commands.js";
import { createUnseen } from "./alarm-shown.js";

/** @typedef {import("/staff/page/commands.js").Outcome} Outcome */

/**
 * @param {{ desk: import("./desk.js").Desk, base: string, csrf: string, number: string, read: import("./reading.js").Read }} counter
 */
export function createAlarm({ desk, base, csrf, number, read }) {
  const state = signal(/** @type {"quiet" | "sending" | "failed"} */ ("quiet"));
  const isRaised = () => Boolean(desk.counter.value.alarm);
  const isKnownRaised = () => isRaised() && desk.inTouch.value && !desk.signedOut.value;
  const unseen = createUnseen({ read, number, isRaised });
  /** @type {Promise<Outcome> | null} the end of an alarm that is on its way */
  let ending = null;
  /** @type {"raise" | "clear"} */
  let latest = "clear";
  effect(() => { if (isKnownRaised() && state.value === "failed") state.value = "quiet"; });

  /** @param {string} verb @param {() => boolean} [isWished] */
  async function tell(verb, isWished = () => true) {
    const command = { url: `${base}/counters/${number}/${verb}`, body: {}, id: newId(), headers: { "X-CSRF-Token": csrf } };
    const outcome = await send(command, { mayTry: () => true, isWished });
    if (outcome.kind === "accepted") desk.answer(outcome.event);
    return outcome;
  }

  async function raise() {
    if (state.peek() === "sending") return;
    state.value = "sending";
    latest = "raise";
    const overtaken = ending;
    let outcome = await tell("alarm");
    if (overtaken && isRefused(outcome, "alarm_already_raised") && !isRefused(await overtaken)) outcome = await tell("alarm");
    const isDone = outcome.kind === "accepted" || isRefused(outcome, "alarm_already_raised") || isKnownRaised();
    state.value = isDone ? "quiet" : "failed";
  }

  async function clear() {
    if (state.peek() === "sending" || ending || !isRaised()) return;
    latest = "clear";
    ending = tell("clear-alarm", () => latest === "clear");
    const outcome = await ending;
    ending = null;
    if (outcome.kind !== "accepted" && isRaised() && latest === "clear") desk.notice.value = { kind: "unanswered" };
  }

  return { state, isRaised, isUnseen: () => isRaised() && unseen.value, raise, clear, dismiss: () => { state.value = "quiet"; } };
}

/** @param {Outcome} outcome @param {string} [code] */
function isRefused(outcome, code) {
  return outcome.kind === "refused" && (!code || outcome.problem.code === code);
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
