/**
 * Letting a device in: its code, who it is, which device of the site that is. No DOM.
 *
 * Promises
 * 1. Nothing is decided before somebody has seen what asks.
 * 2. One request at a time: while one is under way, a press does nothing.
 * 3. Whatever was asked, a sentence says how it ended; what was typed stays.
 */
import { signal } from "/shared/vendor/page.js";

/** @typedef {{ name: string, taken: boolean }} Choice */
/**
 * @typedef {{ code: string, kind: string, address: string, host: string, version: string, since_ms: number,
 *   wish?: string, names: Choice[] }} Found
 */
/** @typedef {{ code: string, waitS: number }} Trouble */
/** @typedef {"closed" | "code" | "choose"} Step */

/**
 * What a code is as it is typed: capitals, with a hyphen in the middle.
 * @param {string} text
 */
export function asCode(text) {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, "").slice(0, 8);
  return letters.length > 4 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}

/**
 * The name that stands chosen at first: what the device itself is called, or what is free, or the only one.
 * @param {Found} found
 */
export function firstChoice({ names, wish }) {
  const wished = names.find(({ name }) => name === wish);
  const free = names.filter(({ taken }) => !taken);
  if (wished && !wished.taken) return wished.name;
  if (free.length === 1) return free[0]?.name ?? "";
  return names.length === 1 ? names[0]?.name ?? "" : "";
}

/** @param {{ ask: import("/staff/page/requests.js").Ask, onDone: (key: string, name: string) => void }} settings */
export function createPairing({ ask, onDone }) {
  const step = signal(/** @type {Step} */ ("closed"));
  const typed = signal("");
  const found = signal(/** @type {Found | null} */ (null));
  const chosen = signal("");
  const trouble = signal(/** @type {Trouble | null} */ (null));
  const busy = signal(false);

  function open() {
    typed.value = "";
    found.value = null;
    trouble.value = null;
    step.value = "code";
  }

  function close() {
    step.value = "closed";
  }

  /** @param {string} text */
  function type(text) {
    typed.value = asCode(text);
    trouble.value = null;
  }

  /**
   * @param {string} path
   * @param {object} body
   */
  async function request(path, body) {
    if (busy.value) return null;
    busy.value = true;
    trouble.value = null;
    const reply = await ask(path, body);
    busy.value = false;
    if (!reply.ok) trouble.value = reply;
    return reply.ok ? reply.body : null;
  }

  async function find() {
    const answer = await request("pairings/find", { code: typed.value });
    if (!answer || step.value !== "code") return;
    found.value = answer;
    chosen.value = firstChoice(answer);
    step.value = "choose";
  }

  async function confirm() {
    if (!found.value || !chosen.value) return;
    const answer = await request("pairings/confirm", { code: found.value.code, name: chosen.value });
    if (answer) finish("pair-done", answer.name);
  }

  async function refuse() {
    if (!found.value) return;
    if (await request("pairings/refuse", { code: found.value.code })) finish("pair-refused", "");
  }

  /**
   * @param {string} key
   * @param {string} name
   */
  function finish(key, name) {
    close();
    onDone(key, name);
  }

  return { step, typed, found, chosen, trouble, busy, open, close, type, find, confirm, refuse };
}

/** @typedef {ReturnType<typeof createPairing>} Pairing */
