/**
 * Devices that were let in a moment ago: they have not been heard yet, and nothing is wrong. No DOM.
 *
 * Promises
 * 1. It is known from what this page saw and did; nothing about it is kept anywhere.
 * 2. After `CALM_MS` a device that is still not heard is told as what it is.
 */

const CALM_MS = 60_000;

/** @typedef {import("./states.js").DeviceRow} DeviceRow */

/** @param {DeviceRow} row has a token, and was not heard with it */
const isNew = (row) => row.state === "unseen" && !row.seen_ms;

/** Give what follows who arrives. */
export function createArrivals() {
  /** @type {Map<string, number>} */
  const since = new Map();
  /** @type {Map<string, DeviceRow> | null} */
  let before = null;

  /**
   * This page has let a device of this name in.
   * @param {string} name
   * @param {number} nowMs
   */
  function expect(name, nowMs) {
    since.set(name, nowMs);
  }

  /** @param {DeviceRow} row @param {number} nowMs */
  function note(row, nowMs) {
    const was = before?.get(row.name);
    if (isNew(row) && before && was?.state !== "unseen" && !since.has(row.name)) since.set(row.name, nowMs);
    const isGone = row.state === "unpaired" && was !== undefined && isNew(was);
    if (isGone || nowMs - (since.get(row.name) ?? nowMs) >= CALM_MS) since.delete(row.name);
  }

  /**
   * The rows as they are shown: who was let in just now is `arriving`.
   * @param {readonly DeviceRow[]} rows as the server has just told them
   * @param {number} nowMs
   * @returns {DeviceRow[]}
   */
  function mark(rows, nowMs) {
    for (const row of rows) note(row, nowMs);
    before = new Map(rows.map((row) => [row.name, row]));
    return rows.map((row) => (since.has(row.name) && (isNew(row) || row.state === "unpaired") ? { ...row, state: "arriving" } : row));
  }

  return { expect, mark };
}
