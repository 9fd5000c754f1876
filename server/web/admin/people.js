/**
 * The people of the site, and what is being done with one of them. No DOM.
 *
 * Promises
 * 1. Whatever takes something away is asked once, with the name in the question, before it is sent.
 * 2. A welcome link is held here only as long as its dialog is open.
 * 3. While something is sent nothing else is.
 * 4. An answer that comes after a newer one is not taken; what is open stays as it is.
 */
import { signal } from "/shared/vendor/page.js";

/** @typedef {import("./reading.js").Person} Person */
/** @typedef {"lock" | "unlock" | "reset" | "sign-out" | "remove"} Step */
/**
 * @typedef {{ kind: "closed" } | { kind: "add" } | { kind: "person", person: Person } | { kind: "ask", person: Person, step: Step }
 *   | { kind: "link", name: string, link: string, hours: number }} Open
 */

export const ROLES = ["counter", "reception", "supervisor", "administrator", "observer"];

/** @param {{ ask: import("/staff/page/requests.js").Ask, read: import("./reading.js").Reader, onDone: (key: string, name: string) => void }} settings */
export function createPeople({ ask, read, onDone }) {
  const rows = signal(/** @type {Person[] | null} */ (null));
  const open = signal(/** @type {Open} */ ({ kind: "closed" }));
  const trouble = signal("");
  const busy = signal(false);
  const typed = signal("");
  const chosen = signal(/** @type {readonly string[]} */ ([]));

  let asked = 0;
  let taken = 0;

  /** @param {{ byItself?: boolean }} [how] `byItself`: nobody did anything, so nobody stays signed in by it */
  async function load(how) {
    const turn = ++asked;
    const answer = await read.people(how);
    if (!answer || turn < taken) return;
    taken = turn;
    rows.value = answer.people;
  }

  /** @param {Open} wanted */
  function show(wanted) {
    trouble.value = "";
    if (wanted.kind === "add") { typed.value = ""; chosen.value = ["counter"]; }
    if (wanted.kind === "person") chosen.value = wanted.person.roles;
    open.value = wanted;
  }

  const close = () => show({ kind: "closed" });

  /** @param {string} role */
  function choose(role) {
    chosen.value = ROLES.filter((each) => chosen.value.includes(each) !== (each === role));
  }

  /**
   * @param {string} path
   * @param {object} body
   * @returns {Promise<any>} null where it was refused; `trouble` says why
   */
  async function send(path, body) {
    if (busy.value) return null;
    busy.value = true;
    const reply = await ask(path, body);
    busy.value = false;
    trouble.value = reply.ok ? "" : reply.code;
    if (reply.ok) void load();
    return reply.ok ? reply.body : null;
  }

  async function add() {
    const name = typed.value.trim().toLowerCase();
    const answer = await send("people", { name, roles: chosen.value });
    if (!answer) return;
    onDone("added", name);
    show({ kind: "link", name, link: answer.link, hours: answer.hours });
  }

  /** @param {Person} person */
  async function setRoles(person) {
    if (!(await send(`people/${person.name}/roles`, { roles: chosen.value }))) return;
    onDone("roles-set", person.name);
    close();
  }

  /** @param {Person} person @param {Step} step */
  async function act({ name }, step) {
    const answer = await send(`people/${name}/${step}`, {});
    if (!answer) return;
    onDone(`done-${step}`, name);
    if (step === "reset") show({ kind: "link", name, link: answer.link, hours: answer.hours });
    else close();
  }

  return { rows, open, trouble, busy, typed, chosen, load, show, close, choose, add, setRoles, act };
}

/** @typedef {ReturnType<typeof createPeople>} People */
