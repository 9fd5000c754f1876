/** Signing out from a page of staff. */
import { html, useSignal } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";

const GIVE_UP_MS = 10_000;

/**
 * What signs the person out; nothing where a link has opened the page.
 * @returns {(() => Promise<boolean>) | null} gives false where nobody answered: the person is signed in still
 */
export function wayOut() {
  const proof = document.querySelector("meta[name=proof]")?.getAttribute("content");
  return proof ? () => signOut(proof) : null;
}

/**
 * What leads the person to the counter where they sit; nothing where a link has opened the page.
 * @returns {((counter: string) => Promise<void>) | null}
 */
export function wayTo() {
  const proof = document.querySelector("meta[name=proof]")?.getAttribute("content");
  return proof ? (counter) => goTo(counter, proof) : null;
}

/** The key in a page's bar; whoever is signed in still reads it. @param {{ say: import("./texts.js").Say }} props */
export function SignOutKey({ say }) {
  const isStillIn = useSignal(false);
  const leave = wayOut();
  return leave && html`<button type="button" class="bar-key" data-key="sign-out" onClick=${async () => { isStillIn.value = !await leave(); }}>
    <${Icon} name="leave" /><span>${say("sign-out")}</span></button>
    ${isStillIn.value ? html`<p class="note still-in" role="alert" data-tone="bad" data-still-in><${Icon} name="warning" /><span>${say("still-signed-in")}</span></p>` : null}`;
}

/**
 * End the session of the person who has signed in; the page that follows says so. That page asks nobody
 * whether it is true, so nothing leads there before the server has said so.
 * @param {string} proof that this page is of that session; if the browser has another one by now, that is shown
 * @returns {Promise<boolean>} has anybody answered?
 */
async function signOut(proof) {
  const answer = await fetch("/sign-out/", { method: "POST", body: new URLSearchParams({ proof }), redirect: "manual", signal: AbortSignal.timeout(GIVE_UP_MS) }).catch(() => null);
  if (!answer || answer.status >= 500) return false;
  location.assign(answer.type === "opaqueredirect" ? "/sign-in/?out" : "/staff/");
  return true;
}

/**
 * Work at that counter from now on; whatever became of it, the page there says so.
 * @param {string} counter
 * @param {string} proof that this page is of that session
 */
async function goTo(counter, proof) {
  await fetch("/staff/counter", { method: "POST", body: new URLSearchParams({ proof, counter }), redirect: "manual" }).catch(() => null);
  location.assign(`/counter/${encodeURIComponent(counter)}/`);
}
