/** Taking a kiosk out of service and back: one key each, for either is undone by the other. No DOM. */
import { signal } from "/shared/vendor/page.js";

/** @typedef {import("/staff/page/devices/states.js").DeviceRow} DeviceRow */

/** @param {{ ask: import("/staff/page/requests.js").Ask, onDone: (key: string, name: string) => void }} settings */
export function createTurning({ ask, onDone }) {
  const trouble = signal(/** @type {import("./pairing.js").Trouble | null} */ (null));
  const busy = signal(false);

  /** @param {DeviceRow} row */
  async function turn(row) {
    if (busy.value) return;
    const goes = row.state !== "out_of_service";
    busy.value = true;
    trouble.value = null;
    const reply = await ask(`devices/${encodeURIComponent(row.name)}/${goes ? "out-of-service" : "back-in-service"}`);
    busy.value = false;
    if (reply.ok) onDone(goes ? "is-out" : "is-back", row.name);
    else trouble.value = reply;
  }

  return { trouble, busy, turn };
}

/** @typedef {ReturnType<typeof createTurning>} Turning */
