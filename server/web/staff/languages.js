/** Each language by its own name, in its own script: visitors and caseworkers can point at it. */

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
