/** What a browser remembers for its user: the language, and the counter of last time. */

const LANGUAGE = "wartemarke-language";
const COUNTER = "wartemarke-last-counter";

/** @param {string} name */
function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is forbidden: nothing is remembered
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch { /* then it is chosen anew each time */ }
}

/** Show the page in the language that was chosen here, unless its address says one. */
function inChosenLanguage() {
  const asked = new URLSearchParams(location.search).get("language");
  const chosen = kept(LANGUAGE);
  if (asked) keep(LANGUAGE, asked);
  const other = document.querySelector("a[data-language]");
  if (asked || !(other instanceof HTMLAnchorElement) || chosen !== other.dataset["language"]) return;
  location.replace(other.href);
}

/** Propose the counter of last time, and remember the one that is chosen. */
function proposeCounter() {
  const form = document.querySelector("[data-counters]");
  const last = form?.querySelector("[data-last]");
  if (!(form instanceof HTMLFormElement) || !(last instanceof HTMLButtonElement)) return;
  const number = kept(COUNTER);
  const title = last.querySelector("[data-title]");
  const there = [...form.querySelectorAll("button")].some((key) => key !== last && key.value === number);
  if (number && there && title instanceof HTMLElement) {
    last.value = number;
    title.textContent = (title.dataset["title"] ?? "").replace("%", number);
    last.hidden = false;
    last.focus();
  }
  form.addEventListener("submit", (event) => {
    if (event.submitter instanceof HTMLButtonElement) keep(COUNTER, event.submitter.value);
  });
}

inChosenLanguage();
proposeCounter();
