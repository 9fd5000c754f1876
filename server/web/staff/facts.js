/** What the server wrote into the page, and what this browser remembers of its user. */
import { effect, signal } from "/shared/vendor/page.js";

/** @param {string} name of a fact that the server wrote into the page */
export function meta(name) {
  const content = document.querySelector(`meta[name="${name}"]`)?.getAttribute("content");
  if (!content) throw new Error(`the page lacks ${name}`);
  return content;
}

/**
 * What this browser remembers of how its user likes the page. Storage may be forbidden.
 * @param {string} name
 * @param {string} otherwise
 */
export function remembered(name, otherwise) {
  const kept = signal(otherwise);
  try {
    kept.value = localStorage.getItem(name) ?? otherwise;
    effect(() => localStorage.setItem(name, kept.value));
  } catch { /* then it is remembered until the page is closed */ }
  return kept;
}
