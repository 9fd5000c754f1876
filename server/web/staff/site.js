/** What the server says of its site. */
import { byItself } from "./requests.js";

const AGAIN_MS = 1000;

/**
 * Ask until it is told; whoever is not signed in any more gets the page anew.
 * @param {string} base
 * @param {string} csrf
 * @returns {Promise<any>}
 */
export async function fetchSite(base, csrf) {
  for (;;) {
    const response = await fetch(base, { headers: byItself(csrf) }).catch(() => null);
    if (response?.ok) return response.json();
    if (response?.status === 401) location.reload();
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
