/**
 * Every key of the page is a key of the keyboard. A held key is one press. While a sheet is open its
 * keys are the ones that count, and whoever writes into a field writes.
 */

/** @typedef {import("./steps.js").Step} Step */

const NATIVE = "button, a, input, select, textarea, summary";
const FIELD = "input:not([type=checkbox]), textarea, select";

/**
 * @param {{ steps: () => readonly Step[], press: (step: Step) => void, stop: () => void, enabled: () => boolean }} desk
 *   `enabled`: single letters can be switched off (WCAG 2.1.4); `stop`: Escape stops what goes on by itself
 */
export function listenToKeyboard({ steps, press, stop, enabled }) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") stop();
    const step = steps().find(({ shortcut }) => shortcut && shortcut.toLowerCase() === event.key.toLowerCase());
    const on = event.target instanceof Element ? event.target : null;
    if (event.repeat && !on?.closest(FIELD) && (step || event.key === "Enter")) event.preventDefault();
    if (!step || event.repeat || !enabled() || event.ctrlKey || event.altKey || event.metaKey) return;
    if (on?.closest(FIELD) || (event.key === "Enter" && on?.closest(NATIVE))) return;
    event.preventDefault();
    press(step);
  });
}
