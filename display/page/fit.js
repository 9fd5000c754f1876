/**
 * Makes texts of unknown length fit: a box with `data-fit` gets `data-step`, the smallest number at
 * which all of its text is inside. board.css says how large each step is; step 0 is as drawn. What
 * is read from far away, the number and its counter, is in no such box.
 */

const LAST_STEP = 12;
/** Glyphs may reach a little over their line without being cut. */
const SLACK_PX = 2;

/** What each box held when it was last measured. @type {WeakMap<Element, string>} */
const measured = new WeakMap();

/** @param {ParentNode} root */
export function fitAll(root) {
  const boxes = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-fit]"));
  for (const box of boxes) {
    const holds = `${box.clientWidth}×${box.clientHeight} ${devicePixelRatio} ${box.textContent}`;
    if (measured.get(box) === holds) continue;
    fit(box);
    measured.set(box, holds);
  }
}

/**
 * Measure again whatever its text: fonts have come, or the screen was turned.
 * @param {ParentNode} root
 */
export function fitAnew(root) {
  for (const box of root.querySelectorAll("[data-fit]")) measured.delete(box);
  fitAll(root);
}

/** @param {HTMLElement} box */
function fit(box) {
  for (let step = 0; step <= LAST_STEP; step += 1) {
    if (box.dataset["step"] !== String(step)) box.dataset["step"] = String(step);
    if (isInside(box)) return;
  }
}

/**
 * Whether all lines are inside. Lines are asked and not glyphs: those of a tall script reach over
 * their line, which cuts nothing.
 * @param {HTMLElement} box
 */
function isInside(box) {
  if (box.scrollWidth - box.clientWidth > SLACK_PX) return false;
  const { top, bottom } = box.getBoundingClientRect();
  const end = bottom - Number.parseFloat(getComputedStyle(box).paddingBlockEnd);
  return [...box.children].every((line) => {
    const lies = line.getBoundingClientRect();
    const isBlock = getComputedStyle(line).display !== "inline";
    return !isBlock || (lies.top >= top - SLACK_PX && lies.bottom <= end + SLACK_PX);
  });
}
