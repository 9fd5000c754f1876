/** When the office closes, for what is put up until then. No DOM. */

/**
 * When the office closes for the day, breaks not counted; null where it is closed by then, or nobody knows.
 * @param {{ openings?: [number, number][] } | null} offer as the server tells it
 * @param {number} nowMs
 * @param {string} timeZone
 */
export function closesToday(offer, nowMs, timeZone) {
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const today = (offer?.openings ?? []).filter(([from, to]) => to > nowMs && dayOf.format(from) === dayOf.format(nowMs));
  return today.length ? Math.max(...today.map(([, to]) => to)) : null;
}
