/** For what a number can be had now, and why not for the rest. No DOM. */

/** @typedef {import("/staff/page/overview/office.js").Sentences} Sentences */
/**
 * @typedef {{ open: [number, number] | null, opens_ms?: number, openings?: [number, number][], stop?: Sentences, areas: { letter: string, left?: number }[],
 *   services: { key: string, left?: number, stop?: Sentences }[] }} Offer
 */
/** @typedef {{ code: "closed" | "stopped" | "used-up" | "too-late", opensMs?: number | undefined, sentence?: Sentences }} Obstacle */

/**
 * Why no number is given for this concern; null where it is given. What somebody at a desk has said
 * goes before what the calendar says.
 * @param {Offer | null} offer
 * @param {{ key: string, area: string }} concern
 * @returns {Obstacle | null}
 */
export function obstacle(offer, { key, area }) {
  if (!offer) return null;
  const row = offer.services.find((each) => each.key === key);
  const sentence = row?.stop ?? offer.stop;
  if (sentence) return { code: "stopped", sentence };
  if (!offer.open) return { code: "closed", opensMs: offer.opens_ms };
  const left = Math.min(row?.left ?? Infinity, offer.areas.find(({ letter }) => letter === area)?.left ?? Infinity);
  return left <= 0 ? { code: "used-up" } : null;
}

/** Refusals of a number that a person at a desk may set aside, and what they are here. */
const SET_ASIDE = /** @type {const} */ ({
  office_closed: "closed", numbers_stopped: "stopped", quota_used: "used-up", too_late_today: "too-late",
});

/**
 * The obstacle that a refusal has told us of; null for a refusal that `anyway` does not set aside.
 * @param {{ code: string, about: Record<string, any> }} refusal
 * @returns {Obstacle | null}
 */
export function obstacleOf({ code, about }) {
  const known = SET_ASIDE[/** @type {keyof typeof SET_ASIDE} */ (code)];
  return known ? { code: known, opensMs: about["opens_ms"], sentence: about["reason"] } : null;
}
