/**
 * The messages that stand on the boards, each with the position at which that was true. No DOM.
 *
 * Promises
 * 1. A message is replaced or withdrawn only by what came later: event, answer and snapshot may come
 *    in any order, and the same stands in the end.
 * 2. One whose time is over stands no more, though nobody is told.
 */
import { isBefore } from "../continuity.js";

/** @typedef {import("../continuity.js").Position} Position */
/** @typedef {"urgent" | "news" | "break" | "closed" | "quiet" | "evacuation"} Kind */
/**
 * @typedef {{ id: string, kind: Kind, areas: string[], text: Record<string, string>, since_ms: number,
 *   until_ms?: number }} Message no area: the whole house
 */
/** @typedef {{ row: Message | null, was?: Message | undefined, position: Position }} Kept `row` null: withdrawn; `was`: as it stood before */
/** @typedef {ReadonlyMap<string, Kept>} Messages by id */

/**
 * The kinds, what goes before all others first: their sign, whether they have words of the person
 * who puts them up, and whether somebody may forget that they stand.
 * @type {Readonly<Record<Kind, { icon: string, text: "must" | "may" | "none", weighs: boolean }>>}
 */
export const KINDS = Object.freeze({
  evacuation: { icon: "leave", text: "none", weighs: true },
  closed: { icon: "time", text: "may", weighs: true },
  break: { icon: "pause", text: "may", weighs: true },
  quiet: { icon: "see", text: "none", weighs: true },
  urgent: { icon: "warning", text: "must", weighs: false },
  news: { icon: "info", text: "must", weighs: false },
});
const ORDER = Object.keys(KINDS);

/**
 * What stands once this was heard.
 * @param {Messages} messages
 * @param {string} type of the event
 * @param {Message} message
 * @param {Position} position
 * @returns {Messages}
 */
export function withMessage(messages, type, message, position) {
  const before = messages.get(message.id);
  if (before && !isBefore(before.position, position)) return messages;
  const kept = type === "message_shown" ? { row: message, position } : { row: null, was: before?.row ?? undefined, position };
  return new Map(messages).set(message.id, kept);
}

/**
 * What a snapshot says, but for what was heard since.
 * @param {Messages} messages
 * @param {readonly Message[]} rows
 * @param {Position} position of the snapshot
 * @returns {Messages}
 */
export function ofSnapshot(messages, rows, position) {
  const now = new Map(rows.map((row) => [row.id, /** @type {Kept} */ ({ row, position })]));
  for (const [id, kept] of messages) if (isBefore(position, kept.position)) now.set(id, kept);
  return now;
}

/**
 * With the day all end, but an evacuation.
 * @param {Messages} messages
 * @param {Position} position of the day's end
 * @returns {Messages}
 */
export function closedDay(messages, position) {
  const ends = (/** @type {Kept} */ { row, position: stood }) => row && row.kind !== "evacuation" && isBefore(stood, position);
  return new Map([...messages].map(([id, kept]) => [id, ends(kept) ? { row: null, position } : kept]));
}

/**
 * What stands now: what goes before all others first, then the oldest.
 * @param {Messages} messages
 * @param {number} nowMs
 * @returns {Message[]}
 */
export function standing(messages, nowMs) {
  const rows = [...messages.values()].flatMap(({ row }) => (row && !(row.until_ms !== undefined && row.until_ms <= nowMs) ? [row] : []));
  return rows.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.since_ms - other.since_ms);
}

/**
 * Each kind of these once, and where: no area is the whole house.
 * @param {readonly Message[]} rows
 * @returns {{ kind: Kind, areas: string[] }[]}
 */
export function kindsOf(rows) {
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const where = rows.filter((row) => row.kind === kind).map(({ areas }) => areas);
    return { kind, areas: where.some((areas) => !areas.length) ? [] : [...new Set(where.flat())].sort() };
  });
}

/** What somebody may forget though everybody sees it. @param {readonly Message[]} rows */
export function weighing(rows) {
  return rows.filter(({ kind }) => KINDS[kind].weighs);
}
