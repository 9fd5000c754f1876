/**
 * A message for the boards, until it stands there. No DOM.
 *
 * Promises
 * 1. Nothing is sent that the server would refuse for its form: `because` says what is missing.
 * 2. What was written stays until it is sent, also where another kind is chosen; the same draft sent
 *    again after a lost answer is one message.
 * 3. An evacuation is for the whole house, has no end and no text, and is sent after a question.
 */
import { computed, signal } from "/shared/vendor/page.js";
import { newId } from "../commands.js";
import { KINDS } from "./standing.js";

/** @typedef {import("./standing.js").Kind} Kind */
/** @typedef {import("./standing.js").Message} Message */
/** @typedef {import("../desk/doing.js").Order} Order */
/** @typedef {import("../desk/doing.js").Doing} Doing */
/** @typedef {"10" | "30" | "60" | "closing" | "open"} HowLong "open": until somebody takes it back */
/**
 * @typedef {{ draft: string, kind: Kind, text: Record<string, string>, more: string[], areas: string[], howLong: HowLong, sure: boolean }} Draft
 *   `more`: languages beside German and English; `sure`: the question stands there
 */

const MINUTE_MS = 60_000;
export const LONGEST = 160;
/** From so many on it is said how many characters are left. */
export const LEFT_TOLD = 30;
export const MOST_MORE = 2;
/** Nothing but space and what no eye sees, as `server/message.py` has it. */
const UNSEEN = /^[\s\u00ad\u061c\u180e\u200b-\u200f\u205f-\u206f\ufeff]*$/;
/** How long a kind stands unless somebody says otherwise. @type {Readonly<Record<Kind, HowLong>>} */
const USUALLY = Object.freeze({ urgent: "30", news: "closing", break: "10", closed: "open", quiet: "open", evacuation: "open" });

/**
 * @param {{ desk: Pick<Doing, "run" | "moveOn">, now: { readonly value: number }, closesMs: () => number | null }} parts
 *   `closesMs`: when the office closes for the day; null where it is closed, or nobody knows
 */
export function createMessages({ desk, now, closesMs }) {
  const draft = signal(/** @type {Draft | null} */ (null));
  /** What was written, for whoever chose another kind. @type {Pick<Draft, "text" | "more">} */
  let written = { text: {}, more: [] };
  const because = computed(() => draft.value && missing(draft.value));

  /** @param {Kind} kind */
  function choose(kind) {
    const howLong = USUALLY[kind] === "closing" && !minutesLeft(closesMs(), now.value) ? "60" : USUALLY[kind];
    draft.value = { draft: newId(), kind, ...written, areas: [], howLong, sure: false };
    desk.moveOn();
  }

  /** @param {Partial<Draft>} change */
  function change(change) {
    if (draft.value) draft.value = { ...draft.value, sure: false, ...change };
  }

  /** @param {string} letter */
  function toggle(letter) {
    const areas = draft.value?.areas ?? [];
    change({ areas: areas.includes(letter) ? areas.filter((each) => each !== letter) : [...areas, letter].sort() });
  }

  function leave() {
    const { text, more } = draft.value ?? written;
    written = { text, more };
    draft.value = null;
  }

  /** Send it, or ask first. */
  async function send() {
    const wish = draft.value;
    if (!wish || because.value) return;
    if (wish.kind === "evacuation" && !wish.sure) change({ sure: true });
    else {
      const asked = { ...wish, draft: `${wish.draft} ${wish.howLong}` };
      const ending = await desk.run(show(asked, untilMs(wish.howLong, now.value, closesMs()), now.value));
      if (!ending || !("event" in ending) || draft.value?.draft !== wish.draft) return;
      leave();
      written = { text: {}, more: [] };
    }
  }

  return { draft, because, choose, change, toggle, leave, send };
}

/** @typedef {ReturnType<typeof createMessages>} Messages */

/**
 * What must still be written: the boards say nothing without German.
 * @param {Draft} draft
 * @returns {"text" | "german" | null}
 */
function missing({ kind, text }) {
  if (KINDS[kind].text === "none" || oneLine(text["de"] ?? "")) return null;
  if (KINDS[kind].text === "must") return "text";
  return Object.values(text).some(oneLine) ? "german" : null;
}

/**
 * A sentence as the server takes it; empty where nothing of it can be seen. What is pasted brings controls and marks that turn the line.
 * @param {string} text
 */
export function oneLine(text) {
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").replace(/[\u202a-\u202e\u2066-\u2069]/g, "").trim();
  return UNSEEN.test(clean) ? "" : clean.replace(/ {2,}/g, " ");
}

/**
 * When it ends by itself; null: when somebody takes it back.
 * @param {HowLong} howLong
 * @param {number} nowMs
 * @param {number | null} closesMs
 */
export function untilMs(howLong, nowMs, closesMs) {
  if (howLong === "open") return null;
  return howLong === "closing" ? closesMs : nowMs + Number(howLong) * MINUTE_MS;
}

/**
 * Whole minutes from now on, one at the least; 0 where that moment is over or nobody knows it.
 * @param {number | null} ms
 * @param {number} nowMs
 */
export function minutesLeft(ms, nowMs) {
  return ms === null || ms <= nowMs ? 0 : Math.min(Math.ceil((ms - nowMs) / MINUTE_MS), 24 * 60);
}

/**
 * @param {Pick<Draft, "draft" | "kind" | "text" | "areas">} wish
 * @param {number | null} until
 * @param {number} nowMs
 * @returns {Order}
 */
export function show({ draft, kind, text, areas }, until, nowMs) {
  const said = Object.fromEntries(Object.entries(text).map(([key, each]) => [key, oneLine(each)]).filter(([, each]) => each));
  const has = KINDS[kind].text !== "none" && Object.keys(said).length > 0;
  const minutes = minutesLeft(until, nowMs);
  const where = kind === "evacuation" ? [] : areas;
  const body = { kind, ...(has ? { text: said } : {}), ...(where.length ? { areas: where } : {}), ...(minutes ? { minutes } : {}) };
  return { verb: "show-message", path: "messages", body, draft };
}

/**
 * @param {Message} row
 * @returns {Order}
 */
export function withdraw({ id }) {
  return { verb: "withdraw-message", path: `messages/${id}/withdraw`, body: {}, message: id };
}

/** Where in a new message somebody is. @param {Draft | null | undefined} draft */
export function placeOf(draft) {
  return draft ? `${draft.kind} ${draft.sure}` : "kinds";
}
