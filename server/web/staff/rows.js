/** What the server tells a page of staff, as types. */

/** @typedef {import("./continuity.js").Position} Position */
/**
 * @typedef {{ id: string, number: string, area: string, service: string, language: string,
 *   state: "issued"|"waiting"|"called"|"serving"|"parked"|"finished"|"missed"|"cancelled"|"expired",
 *   services?: string[], order?: "planned"|"any", held_for?: string, held_at?: string, triage?: string,
 *   needs?: string[], persons?: number, cases?: number, issued_ms?: number, arrived_ms?: number,
 *   counted_ms?: number, rank?: number, counter?: string, called_ms?: number, recalls?: number,
 *   started_ms?: number, missed_ms?: number, uncertain?: boolean, readmitted?: boolean, slot_ms?: number,
 *   park_reason?: string, return_ms?: number, origin?: string, overlong?: boolean }} Ticket
 */
/**
 * @typedef {{ number: string, state: "open" | "paused" | "left" | "closed", ticket?: string, tickets?: string[],
 *   opened_ms?: number, caseworker?: string, alarm?: boolean, pause_reason?: string }} Counter `tickets`: the open ones, oldest first, when the row was written
 */
/** @typedef {{ rule: "rank"|"chosen"|"service"|"missed"|"resumed", rank: number, counted_ms: number, reason?: string, passed?: { id: string, counted_ms: number } }} Why */
/**
 * @typedef {{ type: string, at: number, position: Position, ticket?: Ticket, counter?: Counter,
 *   why?: Why, message?: import("./messages/standing.js").Message }} OfficeEvent
 */
/** @typedef {{ counter?: Counter, counters?: Counter[], tickets: Ticket[], messages?: import("./messages/standing.js").Message[] }} Snapshot */

export {};
