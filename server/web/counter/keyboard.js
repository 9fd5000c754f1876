/**
 * Every key of the page is a key of the keyboard. A held key is one press.
 */

/** @typedef {import("./steps.js").Step} Step */

const NATIVE = "button, a, input, select, textarea, summary";

/**
 * @param {{ steps: () => readonly Step[], press: (step: Step) => void, enabled: () => boolean }} desk
 *   `enabled`: single letters can be switched off (WCAG 2.1.4)
 */
export function listenToKeyboard({ steps, press, enabled }) {
  addEventListener("keydown", (event) => {
    const step = steps().find(({ shortcut }) => shortcut && shortcut.toLowerCase() === event.key.toLowerCase());
    if (event.repeat && (step || event.key === "Enter")) event.preventDefault();
    if (!step || event.repeat || !enabled() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter" && event.target instanceof Element && event.target.closest(NATIVE)) return;
    event.preventDefault();
    press(step);
  });
}
