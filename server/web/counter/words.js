/** From what is known to what is said: sentences of the page. No DOM. */
import { minutesAndSeconds, timeOfDay, wholeMinutes } from "/staff/page/clock.js";
import { ownName, readersName } from "/staff/page/languages/languages.js";
import { spelled } from "/staff/page/texts.js";
import { GRACE_MS } from "./automatic.js";
import { reason, since, waited } from "./waiting.js";

/** @typedef {import("/staff/page/texts.js").Say} Say */
/** @typedef {import("./site.js").Service} Service */
/**
 * @typedef {{ say: Say, language: string, timeZone: string, services: ReadonlyMap<string, Service>,
 *   site: import("./site.js").Site }} Words
 *   what the page speaks with
 */

/**
 * @param {Words} words
 * @param {string} key of the service
 */
export function serviceTitle({ services, language }, key) {
  const title = services.get(key)?.title;
  return title?.[language] ?? title?.["de"] ?? key;
}

/**
 * Why a key cannot be pressed now; nothing if it can.
 * @param {Say} say
 * @param {import("./steps.js").Step} step
 */
export function because(say, { reason: why, waitMs = 0 }) {
  return why ? say(`because-${why}`, { time: minutesAndSeconds(waitMs + 999) }) : "";
}

/**
 * The second line of the large key: what it acts on, then the part that may be cut, then the wait.
 * @param {Words} words
 * @param {import("./desk.js").Desk} desk
 * @param {number} nowMs
 * @returns {[string, string?, string?]}
 */
export function nextNote(words, { next, ticket, waiting, auto }, nowMs) {
  const { say } = words;
  const { verb, reason: why } = next.value;
  if (why === "out-of-touch") return [say("because-out-of-touch-next")];
  if (why) return [say(`because-${why}`)];
  const further = ticket.value?.row.services?.find((key) => key !== ticket.value?.row.service);
  if (verb === "finish" && further) return [say("do-finish-next", { concern: serviceTitle(words, further) })];
  if (verb === "open" && ticket.value) return [say("do-open-here-note")];
  if (ticket.value) return [say(`do-${verb}-note`, { number: spelled(ticket.value.row.number) })];
  const first = waiting.value[0];
  if (verb !== "call-next" || !first) return [say(`do-${verb}-note`)];
  const end = auto.atMs.value === null ? say("waiting-for", { minutes: wholeMinutes(waited(first, nowMs)) })
    : say("automatic-in", { seconds: secondsLeft(auto.atMs.value, nowMs) });
  return [`${spelled(first.number)} · `, serviceTitle(words, first.service), ` · ${end}`];
}

/** @param {number} atMs @param {number} nowMs */
function secondsLeft(atMs, nowMs) {
  return Math.max(1, Math.ceil((atMs - nowMs) / 1000));
}

/**
 * How long this call stands, or since when they talk.
 * @param {Words} words
 * @param {import("./office.js").Ticket} row
 * @param {number} nowMs
 */
export function standing({ say }, row, nowMs) {
  if (row.state === "serving") return say("serving-since", { minutes: wholeMinutes(nowMs - (row.started_ms ?? nowMs)) });
  const called = say("called-for", { time: minutesAndSeconds(nowMs - (row.called_ms ?? nowMs)) });
  const count = (row.recalls ?? 0) + 1;
  return count > 1 ? `${called} · ${say("called-again", { count })}` : called;
}

/**
 * @param {Words} words
 * @param {import("./office.js").Ticket} row
 */
export function people({ say }, { persons = 1, cases = 1 }) {
  return say(cases > 1 ? "people-and-cases" : "people", { persons, cases });
}

/**
 * @param {Words} words
 * @param {import("./office.js").Ticket} row
 */
export function waitsSince({ say, timeZone }, row) {
  const until = row.called_ms ?? since(row);
  const time = timeOfDay(since(row), timeZone);
  return say("waits-since-value", { time, minutes: wholeMinutes(until - since(row)) });
}

/**
 * @param {Words} words
 * @param {import("./office.js").KeptTicket} kept
 * @param {(id: string) => string | undefined} numberOf
 */
export function whyNow({ say, timeZone }, kept, numberOf) {
  const { countedMs, headStartMin, passed } = reason(kept, numberOf);
  const time = timeOfDay(countedMs, timeZone);
  const rule = kept.why?.rule ?? "rank";
  const because = rule !== "rank" ? say(`why-${rule}`, { time })
    : headStartMin > 0 ? say("why-head-start", { time, minutes: headStartMin }) : say("why-first", { time });
  return passed ? say("why-passed", { reason: because, number: spelled(passed) }) : because;
}

/**
 * What just happened, or what did not work.
 * @param {Words} words
 * @param {import("./desk.js").Desk} desk
 * @param {number | null} lastTouchMs when the server was last heard
 * @returns {{ tone: "good" | "now" | "lost" | "care" | "bad", text: string, more?: string }}
 */
export function news(words, { notice, last: latest, ticket, inTouch, auto, next }, lastTouchMs) {
  const { say } = words;
  const problem = notice.value;
  if (!problem && !inTouch.value && lastTouchMs !== null) {
    return { tone: "lost", text: say("out-of-touch", { time: timeOfDay(lastTouchMs, words.timeZone) }) };
  }
  if (problem) return { tone: problem.kind === "unavailable" ? "care" : "bad", text: complaint(words, problem) };
  const { value: last } = latest;
  if (auto.atMs.value !== null && next.value.available) return { tone: "care", text: say("happened-automatic", { seconds: GRACE_MS / 1000 }) };
  if (!last) return { tone: "good", text: say("happened-none") };
  const here = last.type === "concern_finished" && ticket.value?.row.number === last.number;
  const known = here ? "happened-concern_finished-here" : `happened-${last.type}`;
  const told = say(known, { number: spelled(last.number ?? ""), concern: here ? serviceTitle(words, ticket.value?.row.service ?? "") : "" });
  const text = told === known ? say("happened-none") : told;
  if (!ticket.value || !["called", "recalled"].includes(last.type)) return { tone: "good", text };
  const { service, language } = ticket.value.row;
  const spoken = readersName(words, language) ?? ownName(language);
  return { tone: "now", text, more: say("happened-called-more", { service: serviceTitle(words, service), language: spoken }) };
}

/**
 * What would be taken back.
 * @param {Words} words
 * @param {import("./desk.js").Desk} desk
 */
export function undoTitle({ say }, { own }) {
  return say(`undo-${own.value?.verb}`);
}

/**
 * @param {Words} words
 * @param {import("./desk.js").Notice} problem
 */
export function complaint({ say, timeZone }, problem) {
  if (problem.kind === "unavailable") {
    return say("unavailable", { title: say(`do-${problem.step.verb}`), reason: because(say, problem.step) });
  }
  if (problem.kind === "done-already") return say(problem.kind, { time: timeOfDay(problem.at, timeZone) });
  if (problem.kind !== "refused") return say(problem.kind);
  const other = problem.code === "counter_closed" && (problem.verb === "transfer" || problem.verb === "forward");
  const key = `refused-${problem.code}${other ? "-other" : ""}`;
  const known = say(key, { counter: problem.counter ?? "" });
  return known === key ? say("refused", { detail: problem.detail || problem.code }) : known;
}
