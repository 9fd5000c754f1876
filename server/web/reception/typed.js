/** What somebody types or a scanner sends, and what is meant by it. No DOM. */

/** Zero of each digit system that visitors' papers, phones and keyboards may have. */
const ZEROS = [0x0660, 0x06f0];
const NUMBER = /^([A-Z])(\d{3,6})$/;
export const LONGEST = 32;
const CODE = new RegExp(`^[A-Z0-9](?:-?[A-Z0-9]){3,${LONGEST - 1}}$`);
/** The code on a number's own slip: the ticket's id, and a secret that is nobody's here. It stands at the end, perhaps after an address. */
const SLIP = /(\d{10})-[A-Z2-7]{26}$/;
const ID = /^\d{10}$/;

/** @typedef {{ kind: "number", number: string } | { kind: "slip", id: string } | { kind: "code", code: string } | { kind: "nothing" }} Meaning */

/**
 * Digits of any keyboard as ASCII.
 * @param {string} text
 */
export function asciiDigits(text) {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
  });
}

/**
 * Only what a number or a code is made of counts: a scanner's other signs, spaces and dots do not.
 * @param {string} typed
 */
export function plain(typed) {
  return asciiDigits(typed).toUpperCase().replace(/[^A-Z0-9-]/g, "");
}

/**
 * @param {string} typed for example "k 214"
 * @returns {string | null} for example "K214"; null if it is no ticket's number
 */
export function asNumber(typed) {
  const text = plain(typed).replaceAll("-", "");
  return NUMBER.test(text) ? text : null;
}

/**
 * @param {string} typed
 * @returns {string | null} an appointment's code, or null
 */
export function asCode(typed) {
  const text = plain(typed).replace(/^-+|-+$/g, "");
  return CODE.test(text) ? text : null;
}

/**
 * The id of the ticket whose slip was scanned. The secret beside it goes no further than this.
 * @param {string} typed
 * @returns {string | null}
 */
export function idOnSlip(typed) {
  return SLIP.exec(plain(typed))?.[1] ?? null;
}

/** Is it a ticket's id, as `idOnSlip` gives it? @param {string} text */
export function isId(text) {
  return ID.test(text);
}

/**
 * Is it longer than any appointment's code, and no slip? A scanner may have read another sign.
 * @param {string} typed
 */
export function isTooLong(typed) {
  return !idOnSlip(typed) && plain(typed).replaceAll("-", "").length > LONGEST;
}

/**
 * A number of one of the site's areas is looked for, and that of a slip; what else could be a code is one.
 * @param {string} typed
 * @param {readonly string[]} letters of the site's areas
 * @returns {Meaning}
 */
export function meaning(typed, letters) {
  const number = asNumber(typed);
  if (number && letters.includes(number.slice(0, 1))) return { kind: "number", number };
  const id = idOnSlip(typed);
  if (id) return { kind: "slip", id };
  const code = asCode(typed);
  return code ? { kind: "code", code } : { kind: "nothing" };
}

/**
 * A word as it is searched for: without marks above letters, small, without what is between words.
 * @param {string} text
 */
export function searched(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * Do all the words that were typed begin a word of one of these texts?
 * @param {string} typed
 * @param {readonly string[]} texts
 */
export function matches(typed, texts) {
  const hay = ` ${texts.map(searched).join(" ")}`;
  return searched(typed).split(" ").every((word) => hay.includes(word.length < 3 ? ` ${word}` : word));
}
