/** The site's own names, in the language of the page. No DOM. */

/** @typedef {Record<string, string>} Text language → text; German is never missing */
/** @typedef {{ language: string, services: ReadonlyMap<string, { title: Text }> }} Names */

/**
 * @param {{ language: string }} words
 * @param {Text | undefined} text
 */
export function inOwn({ language }, text) {
  return text?.[language] ?? text?.["de"] ?? "";
}

/**
 * @param {Names} words
 * @param {string} key of the service
 */
export function serviceTitle(words, key) {
  return inOwn(words, words.services.get(key)?.title) || key;
}
