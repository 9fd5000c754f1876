/**
 * Room for what a screen says. Languages differ by a third in length, and offices write texts of their
 * own; a text never becomes smaller for it. A screen that is too full becomes closer first (1), then
 * does without what is said elsewhere too (2: `data-spare="2"`), then without the German beside facts (3),
 * then without what the question, the paper or a person says as well (4: `data-spare="4"`).
 */
import { useLayoutEffect, useRef } from "/shared/vendor/page.js";

const FULLEST = 4;
/** The screen above the access bar, and its lowest part that everybody reaches, in px. */
const HEIGHT = 1728;
const LOW = 640;

/** @returns {import("/shared/vendor/page.js").Ref<HTMLElement | null>} of the screen */
export function useRoom() {
  const screen = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (screen.current) makeRoom(screen.current);
  });
  return screen;
}

/** @param {HTMLElement} screen */
function makeRoom(screen) {
  for (let level = 0; level <= FULLEST; level += 1) {
    screen.dataset["tight"] = String(level);
    if (fits(screen)) return;
  }
}

/** @param {HTMLElement} screen */
function fits(screen) {
  const { bottom, height } = screen.getBoundingClientRect();
  /** @param {number} place in a window of any size @returns {number} px above the access bar, as drawn */
  const above = (place) => ((bottom - place) / height) * HEIGHT;
  const hand = screen.querySelector(".hand")?.getBoundingClientRect().bottom ?? bottom;
  const foot = parseFloat(getComputedStyle(screen).paddingBlockEnd);
  if (screen.scrollHeight > screen.clientHeight || above(hand) < foot - 1) return false;
  const keys = [...screen.querySelectorAll(".hand .key")].map((key) => above(key.getBoundingClientRect().top));
  return !document.documentElement.hasAttribute("data-lower") || Math.max(0, ...keys) <= LOW;
}

/** A font may come later than the words that it draws. */
document.fonts.addEventListener("loadingdone", () => {
  const screen = document.querySelector(".screen");
  if (screen instanceof HTMLElement) makeRoom(screen);
});
