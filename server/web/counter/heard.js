/**
 * What this counter has heard of its office, and how far that is proven. No DOM.
 *
 * Promise: an answer that is older than what the live link has told changes nothing.
 */
import { signal } from "/shared/vendor/page.js";
import { isBefore } from "/staff/page/continuity.js";
import { NOWHERE, unknownOffice, withEvent, withSnapshot } from "./office.js";

/** @typedef {import("./office.js").OfficeEvent} OfficeEvent */
/** @typedef {import("/staff/page/continuity.js").Position} Position */

/**
 * @param {string} number of the counter
 * @param {() => void} onNews something has happened at this counter
 */
export function createHeard(number, onNews) {
  const office = signal(unknownOffice(number));
  /** Up to here the live link has told everything. @type {Position} */
  let proven = NOWHERE;

  /**
   * @param {OfficeEvent} event
   * @param {Position} position
   */
  function take(event, position) {
    const { last } = office.value;
    office.value = withEvent(office.value, event, position);
    if (office.value.last !== last) onNews();
  }

  return {
    office,
    proven: () => proven,

    /**
     * Take what the live link tells.
     * @param {OfficeEvent} event
     * @param {Position} position
     */
    hear(event, position) {
      proven = position;
      take(event, position);
    },

    /**
     * Take the answer to a command of this page.
     * @param {OfficeEvent} event
     */
    answer(event) {
      if (isBefore(proven, event.position)) take(event, event.position);
    },

    /**
     * @param {import("./office.js").Snapshot} snapshot
     * @param {Position} position
     */
    replace(snapshot, position) {
      proven = position;
      office.value = withSnapshot(office.value, snapshot, position);
    },
  };
}
