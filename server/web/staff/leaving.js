/** Signing out from a page of staff. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";

/** What signs the person out; nothing where a link has opened the page. */
export function wayOut() {
  const proof = document.querySelector("meta[name=proof]")?.getAttribute("content");
  return proof ? () => signOut(proof) : null;
}

/** The key in a page's bar. @param {{ say: import("./texts.js").Say }} props */
export function SignOutKey({ say }) {
  const leave = wayOut();
  return leave && html`<button type="button" class="bar-key" data-key="sign-out" onClick=${leave}>
    <${Icon} name="leave" /><span>${say("sign-out")}</span></button>`;
}

/**
 * End the session of the person who has signed in; the page that follows says so.
 * @param {string} proof that this page is of that session
 */
async function signOut(proof) {
  await fetch("/sign-out/", { method: "POST", body: new URLSearchParams({ proof }), redirect: "manual" }).catch(() => null);
  location.assign("/sign-in/?out");
}
