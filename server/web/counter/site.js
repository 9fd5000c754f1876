/** What the server says of its site: texts, counters, what there is to choose from. */

/** @typedef {Record<string, string>} Texts language → text; German is never missing */
/** @typedef {{ key: string, title: Texts, area: string, triage?: boolean, target_minutes?: number }} Service */
/** @typedef {{ number: string, area: string, room: string, floor: Texts, services: string[] }} Place */
/**
 * @typedef {{ timezone: string, rules: { undo_seconds: number }, services: Service[], counters: Place[],
 *   areas: { letter: string, name: Texts, floor: Texts }[], languages: string[],
 *   outcomes: import("./sheets/choices.js").Named[], park_reasons: import("./sheets/choices.js").Named[],
 *   call_reasons: import("./sheets/choices.js").Named[], pause_reasons: import("./sheets/choices.js").Named[] }} Site
 */

/**
 * The areas of which somebody at this counter judges who says that it is an emergency.
 * @param {Site} site
 * @param {readonly string[]} served
 */
export function triageAreas({ services }, served) {
  return services.filter(({ key, triage }) => triage && served.includes(key)).map(({ area }) => area);
}
