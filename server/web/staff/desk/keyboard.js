/** The ways of a desk's page as keys of the keyboard: none is a single letter, for people type here. */

export const UNDO = "Alt+Z";

/**
 * @param {{ ways: ReadonlyMap<string, () => void>, takeBack: () => void, back: () => void, isFree?: () => boolean }} doing
 *   `ways`: a key of the keyboard → where it leads; `isFree`: while false, a question over the page has the keys
 */
export function listenToKeyboard({ ways, takeBack, back, isFree = () => true }) {
  addEventListener("keydown", (event) => {
    if (!isFree()) return;
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
    return key === "Escape" ? back : ways.get(key);
  }
}
