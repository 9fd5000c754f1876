/**
 * Does anybody's page show the alarm? Asked again and again while it stands: whoever could read it may
 * go, or be signed out, and nobody is told of that. No DOM.
 */
import { computed, effect, signal } from "/shared/vendor/page.js";

const AGAIN_MS = 3000;

/**
 * @param {{ read: import("./reading.js").Read, number: string, isRaised: () => boolean, againMs?: number }} counter
 * @returns {{ readonly value: boolean }} is it known that nobody is shown it?
 */
export function createUnseen({ read, number, isRaised, againMs = AGAIN_MS }) {
  const unseen = signal(false);
  const raised = computed(isRaised);
  /** @type {object | null} the alarm that is asked about */
  let standing = null;

  /** @param {object} alarm */
  async function ask(alarm) {
    const answer = await read(`counters/${number}/alarm`, { byItself: true });
    if (standing !== alarm) return;
    if (typeof answer?.shown === "boolean") unseen.value = !answer.shown;
    setTimeout(() => { if (standing === alarm) ask(alarm); }, againMs);
  }

  effect(() => {
    standing = raised.value ? {} : null;
    unseen.value = false;
    if (standing) ask(standing);
  });
  return unseen;
}
