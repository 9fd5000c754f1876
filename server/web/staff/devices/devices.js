/**
 * The devices of the site as this page knows them: asked for every few seconds while it is seen.
 *
 * Promises
 * 1. What the server knows is here within `EVERY_MS` and one answer; `lookAgain` does not wait for it.
 * 2. An answer that comes after a newer one is not taken.
 * 3. Nobody stays signed in because it asks.
 * 4. While nobody answers, `inTouch` is false and `nowMs`, the server's time of the last answer, stays:
 *    a page says as of when its list is.
 */
import { signal } from "/shared/vendor/page.js";
import { byItself } from "/staff/page/requests.js";
import { createArrivals } from "./arrivals.js";

const EVERY_MS = 5000;
const PATIENCE_MS = 4000;

/** @typedef {import("./states.js").DeviceRow} DeviceRow */

/**
 * Follow `GET devices`.
 * @param {{ base: string, csrf: string, onSignedOut: () => void }} settings `base`: the site in the API
 */
export function followDevices({ base, csrf, onSignedOut }) {
  const rows = signal(/** @type {DeviceRow[] | null} */ (null));
  const nowMs = signal(0);
  const inTouch = signal(true);
  const arrivals = createArrivals();
  let asked = 0;
  let taken = 0;
  let timer = 0;

  async function lookAgain() {
    clearTimeout(timer);
    const turn = ++asked;
    const answer = await read(`${base}/devices`, csrf);
    if (turn <= taken) return;
    taken = turn;
    if (answer === "signed out") return onSignedOut();
    inTouch.value = answer !== null;
    if (answer) {
      rows.value = arrivals.mark(answer.devices, answer.now_ms);
      nowMs.value = answer.now_ms;
    }
    if (turn === asked && !document.hidden) timer = setTimeout(lookAgain, EVERY_MS);
  }

  /** This page has let a device of this name in. @param {string} name */
  function expect(name) {
    arrivals.expect(name, nowMs.value);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) clearTimeout(timer);
    else lookAgain();
  });
  lookAgain();
  return { rows, nowMs, inTouch, lookAgain, expect };
}

/** @typedef {ReturnType<typeof followDevices>} Devices */

/**
 * @param {string} url
 * @param {string} csrf
 * @returns {Promise<{ devices: DeviceRow[], now_ms: number } | "signed out" | null>}
 */
async function read(url, csrf) {
  try {
    const answer = await fetch(url, { headers: byItself(csrf), signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return await answer.json();
    return answer.status === 401 || answer.status === 403 ? "signed out" : null;
  } catch {
    return null;
  }
}
