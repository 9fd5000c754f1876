/** What the foot of a desk's page says: how the last step ended, or what did not work. No DOM. */
import { timeOfDay } from "../clock.js";
import { spelled } from "../texts.js";

/** @typedef {import("../texts.js").Say} Say */
/** @typedef {import("./doing.js").Notice} Notice */
/** @typedef {{ tone: "good" | "care" | "bad", text: string }} News */
/** @typedef {{ type: string, at: number, number?: string | undefined, counter?: string | undefined }} Happening what this page has done last */

/** How long what just happened is news. */
const NEWS_MS = 120_000;

/**
 * What just happened, for as long as it is news, or what did not work.
 * @param {{ say: Say, site: { timezone: string } }} words
 * @param {{ notice: Notice | null, inTouch: boolean, last: Happening | null }} desk
 * @param {number | null} lastTouchMs when the server was last heard
 * @param {number} nowMs
 * @returns {News}
 */
export function newsOf({ say, site }, { notice, inTouch, last }, lastTouchMs, nowMs) {
  if (notice) return { tone: "bad", text: complaint(say, notice) };
  if (!inTouch && lastTouchMs !== null) return { tone: "care", text: say("out-of-touch", { time: timeOfDay(lastTouchMs, site.timezone) }) };
  if (!last || nowMs >= last.at + NEWS_MS) return { tone: "good", text: say("happened-none") };
  return { tone: "good", text: say(`happened-${last.type}`, { number: spelled(last.number ?? ""), counter: last.counter ?? "" }) };
}

/**
 * @param {Say} say
 * @param {Notice} problem
 */
function complaint(say, problem) {
  if (problem.kind !== "refused") return say(problem.kind);
  const known = [`refused-${problem.verb}-${problem.code}`, `refused-${problem.code}`].find((key) => say(key) !== key);
  return known ? say(known) : say("refused", { detail: problem.detail || problem.code });
}
