/** A question over the page: the browser keeps the focus in it, Escape closes it, and the focus goes back. */
import { html, useLayoutEffect, useRef } from "/shared/vendor/page.js";

/** @typedef {import("/shared/vendor/page.js").Renderable} Renderable */

/**
 * @param {{ name: string, title: string, open: boolean, onClose: () => void, children?: Renderable }} props
 */
export function Dialog({ name, title, open, onClose, children }) {
  const place = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    const dialog = place.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return html`<dialog ref=${place} class="card" data-dialog=${name} aria-labelledby=${`${name}-title`} onClose=${onClose}>
    ${open ? html`<h2 id=${`${name}-title`}>${title}</h2>${children}` : html`<h2 id=${`${name}-title`}></h2>`}
  </dialog>`;
}

/**
 * Do this instead of sending a form.
 * @param {() => void} act
 * @returns {(event: Event) => void}
 */
export function instead(act) {
  return (event) => {
    event.preventDefault();
    act();
  };
}
