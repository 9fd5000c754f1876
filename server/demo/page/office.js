/** The switch of the overview: show the office closed, and open it again. */

/**
 * @param {HTMLElement} place holds the state, the way to the server and the button
 */
export function officeSwitch(place) {
  const { path = "", header = "", token = "" } = place.dataset;
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const wanted = place.dataset["open"] !== "yes";
      const answer = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", [header]: token },
        body: JSON.stringify({ open: wanted }),
      });
      if (!answer.ok) return location.reload(); // the office was started anew: so is its token
      show(place, await answer.json());
    } catch {
      // the office has no answer just now; its frames say so, and the button can be pressed again
    } finally {
      button.disabled = false;
    }
  });
}

/**
 * @param {HTMLElement} place
 * @param {{open: boolean, opens: string}} office
 */
function show(place, { open, opens }) {
  for (const words of place.querySelectorAll("[data-opens]")) words.textContent = opens;
  place.dataset["open"] = open ? "yes" : "no";
}
