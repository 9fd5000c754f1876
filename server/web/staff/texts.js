/** A page's own words, German first. */
import { FluentBundle, FluentResource } from "/shared/vendor/fluent/index.js";

/** @typedef {"de" | "en"} Language */
/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * Fetch the words of a language; what it lacks is said in German.
 * @param {Language} language
 * @param {readonly string[]} files whose words they are: `import.meta.url` of the page and of what it shares
 * @returns {Promise<Say>}
 */
export async function loadTexts(language, ...files) {
  const wanted = language === "de" ? ["de"] : [language, "de"];
  const bundles = await Promise.all(wanted.map((each) => loadBundle(each, files)));
  return (key, values) => {
    for (const bundle of bundles) {
      const value = bundle.getMessage(key)?.value;
      if (value) return bundle.formatPattern(value, values);
    }
    return key;
  };
}

/**
 * @param {string} language
 * @param {readonly string[]} files
 */
async function loadBundle(language, files) {
  const bundle = new FluentBundle(language);
  const responses = await Promise.all(files.map((file) => fetch(new URL(`./${language}.ftl`, file))));
  for (const response of responses) bundle.addResource(new FluentResource(await response.text()));
  return bundle;
}

/**
 * A ticket's number in a sentence: a narrow gap that never breaks.
 * @param {string} number for example "K214"
 */
export function spelled(number) {
  return `${number.slice(0, 1)}\u202f${number.slice(1)}`;
}
