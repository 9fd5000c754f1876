/**
 * Speech mode as it is seen: the mark on what was read last. What is said, the agent says; which key
 * means what, it says too.
 */

/** @typedef {import("./state.js").Speech} Speech */

const OTHER_OFFICES = "+";
/** Keys of the page that are called by their answer. */
const ANSWERS = new Set(["choose-language", "choose-way", "choose-service", "choose-office"]);

/**
 * Mark the key that the cursor stands on, and no other; one that is not drawn has no mark.
 * @param {Speech | null} speech
 * @param {Record<string, number | null>} counts  how many come, and for how many
 */
export function markCursor(speech, counts) {
  for (const key of document.querySelectorAll("[data-focus]")) key.removeAttribute("data-focus");
  const item = speech?.item;
  if (item) document.querySelector(`[data-key="${CSS.escape(nameOf(item, counts))}"]`)?.setAttribute("data-focus", "");
}

/**
 * What the page calls the key of an item.
 * @param {{ what: string, choice: string }} item
 * @param {Record<string, number | null>} counts
 */
function nameOf({ what, choice }, counts) {
  if (choice === OTHER_OFFICES) return "other-offices";
  if (ANSWERS.has(what)) return choice;
  if (what === "type") return `type-${choice}`;
  const count = counts[what] ?? null;
  return count === null ? what : `${what}-${Number(choice) > count ? "more" : "less"}`;
}
