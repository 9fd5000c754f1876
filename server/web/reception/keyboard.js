/** The ways of the page as keys of the keyboard: none is a single letter, for people type here. */
import { WAYS } from "./view.js";

/**
 * @param {{ go: (task: any) => void, takeBack: () => void, back: () => void }} doing
 */
export function listenToKeyboard({ go, takeBack, back }) {
  const tasks = new Map(Object.entries(WAYS).map(([task, { cap }]) => [cap, task]));
  addEventListener("keydown", (event) => {
    const act = actionOf(event);
    if (event.repeat && (act || event.key === "Enter")) event.preventDefault();
    if (!act || event.repeat) return;
    event.preventDefault();
    act();
  });

  /**
   * @param {KeyboardEvent} event
   * @returns {(() => void) | undefined}
   */
  function actionOf({ key, altKey, ctrlKey, metaKey, shiftKey }) {
    if (ctrlKey || metaKey || shiftKey) return undefined;
    if (altKey) return key.toLowerCase() === "z" ? takeBack : undefined;
    if (key === "Escape") return back;
    const task = tasks.get(key);
    return task === undefined ? undefined : () => go(task);
  }
}
