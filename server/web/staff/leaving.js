/** Signing out from a page of staff. */

/**
 * End the session of the person who has signed in; the page that follows says so.
 * @param {string} proof that this page is of that session
 */
export async function signOut(proof) {
  await fetch("/sign-out/", { method: "POST", body: new URLSearchParams({ proof }), redirect: "manual" }).catch(() => null);
  location.assign("/sign-in/?out");
}
