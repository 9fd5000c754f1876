/** The focus goes to where a thing begins. */
import { useLayoutEffect, useSignal } from "/shared/vendor/page.js";

/**
 * When another thing is begun, the focus goes to where it begins, and what stands there is typed over.
 * @param {string} place what is being done; never empty
 * @param {{ onLoad?: string, begin: string }} where the selectors of where the focus goes, `onLoad` before anything was begun: nowhere unless it says so
 */
export function useBeginning(place, { onLoad, begin }) {
  const before = useSignal("");
  useLayoutEffect(() => {
    const selector = before.value === "" ? onLoad : begin;
    before.value = place;
    const begins = selector ? /** @type {HTMLElement | null} */ (document.querySelector(selector)) : null;
    begins?.focus();
    if (begins instanceof HTMLInputElement) begins.select();
  }, [place]);
}
