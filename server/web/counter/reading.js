/** What the page asks the server beside what it is told live: a note, and why somebody waits. No DOM. */
import { effect, signal } from "/shared/vendor/page.js";
import { byItself } from "/staff/page/requests.js";

const AGAIN_MS = 1500;
const PATIENCE_MS = 4000;

/** @typedef {(path: string, how?: { byItself?: boolean }) => Promise<any | null>} Read null when there was no answer */
/** @typedef {{ language: string, reasons: { text: string }[], passed_by: { text: string }[] }} WhyNot */

/**
 * @param {{ base: string, csrf: string }} server
 * @returns {Read}
 */
export function createReader({ base, csrf }) {
  return async (path, how) => {
    try {
      const response = await fetch(`${base}/${path}`, {
        headers: how?.byItself ? byItself(csrf) : { "X-CSRF-Token": csrf }, cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return response.ok ? await response.json() : response.status < 500 ? {} : null;
    } catch {
      return null;
    }
  };
}

/**
 * The note that goes with the ticket at the counter: no event carries it, so it is asked for, anew
 * with each step of the ticket.
 * @param {{ read: Read, ticket: { readonly value: import("./office.js").KeptTicket | null }, inTouch: { readonly value: boolean } }} sources
 */
export function createNote({ read, ticket, inTouch }) {
  const note = signal(/** @type {{ id: string, text: string } | null} */ (null));
  let asked = "";

  /** @param {string} id @param {string} question */
  async function ask(id, question) {
    const row = await read(`tickets/${id}`, { byItself: true });
    if (asked !== question) return;
    if (row) note.value = row.note ? { id, text: String(row.note) } : null;
    else setTimeout(() => { if (asked === question) ask(id, question); }, AGAIN_MS);
  }

  effect(() => {
    const row = ticket.value?.row;
    const question = row ? [row.id, row.state, row.called_ms, row.service].join("/") : "";
    if (note.peek()?.id !== row?.id) note.value = null;
    if (!inTouch.value || question === asked) return;
    asked = question;
    if (row) ask(row.id, question);
  });
  return note;
}

/**
 * Why a ticket has not been called yet, in the page's language.
 * @param {Read} read
 * @param {string} id
 * @param {string} language
 * @returns {Promise<WhyNot | null>}
 */
export async function readWhy(read, id, language) {
  const said = await read(`tickets/${id}/why?language=${language}`);
  return said?.reasons ? said : null;
}
