/** What this page reads from the server: again and again until there is an answer. No DOM. */

import { byItself } from "/staff/page/requests.js";

const PATIENCE_MS = 8000;
const AGAIN_MS = 1000;

/** @typedef {{ name: string, roles: string[], state: "active" | "invited" | "locked", you?: boolean }} Person */
/** @typedef {{ at: number, by: string, what: string, about: string, change: Record<string, string> }} Act */
/** @typedef {{ timezone: string, name: Record<string, string> }} Site */

/** @param {{ base: string, csrf: string, onSignedOut: () => void }} settings */
export function reader({ base, csrf, onSignedOut }) {
  /** @param {string} path @param {object} [headers] @returns {Promise<any>} null where nobody answers */
  async function get(path, headers = { "X-CSRF-Token": csrf }) {
    try {
      const answer = await fetch(base + path, { headers: /** @type {HeadersInit} */ (headers), signal: AbortSignal.timeout(PATIENCE_MS) });
      if (answer.status === 401 || answer.status === 403) onSignedOut();
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** @returns {Promise<Site>} */
  async function site() {
    for (;;) {
      const found = await get("", byItself(csrf));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  return {
    site,
    /** @param {{ byItself?: boolean }} [how] @returns {Promise<{ people: Person[] } | null>} */
    people: (how) => get("/people", how?.byItself ? byItself(csrf) : undefined),
    /** @param {number} newest @returns {Promise<{ days: number, acts: Act[] } | null>} */
    audit: (newest) => get(`/audit?newest=${newest}`),
  };
}

/** @typedef {ReturnType<typeof reader>} Reader */
