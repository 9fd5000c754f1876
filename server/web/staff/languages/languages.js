/** Each language by its own name, in its own script, and by the name that the page's readers use. */

/** Where the readers' names of languages stand, for `loadTexts`. */
export const LANGUAGE_TEXTS = import.meta.url;

/** @type {Readonly<Record<string, string>>} */
const OWN_NAMES = Object.freeze({
  de: "Deutsch", "de-x-ls": "Leichte Sprache", en: "English", uk: "Українська", ar: "العربية",
  tr: "Türkçe", fa: "فارسی", prs: "دری", kmr: "Kurmancî", ckb: "کوردیی سۆرانی", ru: "Русский",
  pl: "Polski", ro: "Română", bg: "Български", sr: "Српски", sq: "Shqip", vi: "Tiếng Việt",
  fr: "Français", es: "Español", ti: "ትግርኛ", ps: "پښتو",
});

const RIGHT_TO_LEFT = new Set(["ar", "fa", "prs", "ckb", "ps"]);

/** @param {string} language */
export function ownName(language) {
  return OWN_NAMES[language] ?? language;
}

/** @param {string} language */
export function direction(language) {
  return RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
}

/**
 * The name that the page's readers use; null when it is the language's own name too.
 * @param {{ say: import("../texts.js").Say }} words
 * @param {string} key of the language
 */
export function readersName({ say }, key) {
  const name = say(`language-${key}`);
  return name === ownName(key) ? null : name;
}
