/** What this page asks the server to do: each of it said twice does what it did the first time. No DOM. */

const PATIENCE_MS = 8000;
const READ_MS = 5000;

/**
 * The headers of what a page asks by itself, again and again: they keep nobody signed in.
 * @param {string} csrf
 */
export function byItself(csrf) {
  return { "X-CSRF-Token": csrf, "X-Automatic": "1" };
}

/** @typedef {{ ok: true, body: any } | { ok: false, code: string, waitS: number }} Reply */
/** @typedef {(path: string, body?: object) => Promise<Reply>} Ask */

/**
 * Give what sends a request for this site.
 * @param {{ base: string, csrf: string, onSignedOut: () => void }} settings
 * @returns {Ask}
 */
export function asker({ base, csrf, onSignedOut }) {
  return async (path, body = {}) => {
    const reply = await send(`${base}/${path}`, body, csrf);
    if (!reply.ok && (reply.code === "not_signed_in" || reply.code === "missing_csrf")) onSignedOut();
    return reply;
  };
}

/** @typedef {(path: string, how?: { byItself?: boolean }) => Promise<any>} Read null where it cannot be read or is not there; `byItself`: nobody has asked for it just now */

/**
 * Give what reads something of this site.
 * @param {{ base: string, csrf: string, onSignedOut: () => void }} settings
 * @returns {Read}
 */
export function reader({ base, csrf, onSignedOut }) {
  return async (path, how) => {
    try {
      const headers = how?.byItself ? byItself(csrf) : { "X-CSRF-Token": csrf };
      const response = await fetch(`${base}/${path}`, { headers, signal: AbortSignal.timeout(READ_MS) });
      if (response.status === 401) onSignedOut();
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  };
}

/**
 * @param {string} url
 * @param {object} body
 * @param {string} csrf
 * @returns {Promise<Reply>}
 */
async function send(url, body, csrf) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "X-CSRF-Token": csrf, "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const content = await answer.json();
    if (answer.ok) return { ok: true, body: content };
    return { ok: false, code: String(content.code ?? "other"), waitS: Number(answer.headers.get("Retry-After") ?? 0) };
  } catch {
    return { ok: false, code: "unanswered", waitS: 0 };
  }
}
