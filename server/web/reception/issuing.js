/**
 * A number for the person at the desk, step by step: language, concern, how and where. No DOM.
 *
 * Promises
 * 1. What was chosen stays chosen until the number is there or somebody begins anew.
 * 2. Who begins anew has another draft: a number that nobody has confirmed is never given to the
 *    next person, whatever is the same about them.
 * 3. What nobody has answered is asked first, exactly as it was asked, whatever was chosen since: one
 *    person has one number. Its answer says what has become different (`Given`).
 */
import { computed, signal } from "/shared/vendor/page.js";
import { newId } from "/staff/page/commands.js";
import { EVERYTHING } from "/staff/page/overview/office.js";
import { obstacle, obstacleOf } from "./offer.js";
import { checkIn, issue } from "./orders.js";
import { createRepeats } from "./repeats.js";
import { matches } from "./typed.js";

/** @typedef {import("./orders.js").Wish} Wish */
/** @typedef {import("./offer.js").Obstacle} Obstacle */
/** @typedef {import("./words.js").Service} Service */
/** @typedef {"language" | "concern" | "further" | "finish"} Step */
/** @typedef {Omit<Wish, "printer" | "anyway">} Draft */
/** @typedef {{ code: string, about: Record<string, any>, typed: string }} CheckInRefusal */
/** @typedef {import("./repeats.js").Given} Given */

/** A draft for the next person. @returns {Draft} */
function empty() {
  return { draft: newId(), language: "", service: "", further: [], order: "planned", help: false, persons: 1, cases: 1 };
}

/**
 * @param {{ desk: import("./desk.js").Desk, services: ReadonlyMap<string, Service>, printer: { value: string } }} parts
 */
export function createIssuing({ desk, services, printer }) {
  const draft = signal(empty());
  const step = signal(/** @type {Step} */ ("language"));
  const offer = signal(/** @type {import("./offer.js").Offer | null} */ (null));
  const told = signal(/** @type {{ service: string, obstacle: Obstacle } | null} */ (null));
  const refused = signal(/** @type {CheckInRefusal | null} */ (null));
  const repeats = createRepeats(desk);

  /** Why no number is given for what was chosen; what a refusal has told us goes first. */
  const inTheWay = computed(() => (told.value?.service === draft.value.service ? told.value.obstacle : blocked(draft.value.service)));

  /**
   * @param {string} key of a concern
   * @returns {Obstacle | null}
   */
  function blocked(key) {
    const service = services.get(key);
    if (!service) return null;
    const { stops } = desk.office.value;
    const now = stops.get(`${service.key}`) ?? stops.get(EVERYTHING);
    return now ? { code: "stopped", sentence: now.reason } : obstacle(withoutStops(offer.value), service);
  }

  /**
   * Ask for what a number can be had now; what is known stays where it cannot be asked.
   * @param {{ byItself?: boolean }} [how]
   */
  async function refresh(how) {
    offer.value = (await desk.read("offer", how)) ?? offer.value;
  }

  /** @param {Partial<Draft>} change */
  function change(change) {
    draft.value = { ...draft.value, ...change };
  }

  /** Begin with nobody. */
  function begin() {
    draft.value = empty();
    desk.turnAway();
    step.value = "language";
    told.value = null;
  }

  /**
   * Begin with what a number said that reached nobody.
   * @param {import("/staff/page/overview/office.js").Ticket} row
   */
  function again({ language, service, services = [], order = "planned", needs = [], persons = 1, cases = 1 }) {
    draft.value = { draft: newId(), language, service, further: services.slice(1), order, help: needs.includes("help"), persons, cases };
    step.value = "finish";
  }

  /** @param {string} language */
  function chooseLanguage(language) {
    change({ language });
    step.value = draft.value.service ? "finish" : "concern";
  }

  /** @param {string} service */
  function chooseConcern(service) {
    const further = draft.value.further.filter((each) => each !== service);
    if (step.value === "further") change({ further: [...further, service] });
    else change({ service, further });
    step.value = "finish";
  }

  /** @param {string} service */
  function dropFurther(service) {
    change({ further: draft.value.further.filter((each) => each !== service) });
  }

  /**
   * Have the number issued and printed; null if it was not.
   * @returns {Promise<Given | null>}
   */
  async function submit() {
    const wish = { ...draft.value, printer: printer.value, anyway: inTheWay.value !== null };
    const ending = await repeats.run(issue(wish), (code) => obstacleOf({ code, about: {} }) !== null);
    if (ending && "event" in ending) return ending;
    const found = ending && obstacleOf(ending.refusal);
    if (found) told.value = { service: wish.service, obstacle: found };
    return null;
  }

  /**
   * Check an appointment in; a refusal stays to be read, with what can be done instead.
   * @param {string} code
   * @returns {Promise<Given | null>}
   */
  async function arrive(code) {
    refused.value = null;
    const ending = await repeats.run(checkIn({ code, printer: printer.value, draft: draft.value.draft }), (each) => CHECK_IN_REFUSALS.has(each));
    if (ending && "event" in ending) return ending;
    if (ending && CHECK_IN_REFUSALS.has(ending.refusal.code)) refused.value = { ...ending.refusal, typed: code };
    return null;
  }

  return {
    draft, step, offer, inTheWay, refused, blocked, refresh, change, begin, again, chooseLanguage, chooseConcern, dropFurther, submit, arrive,
  };
}

/** @typedef {ReturnType<typeof createIssuing>} Issuing */

/** What may be said of an appointment; each has a sentence and a key of its own. */
export const CHECK_IN_REFUSALS = new Set([
  "unknown_appointment", "appointment_cancelled", "other_day", "too_early", "already_checked_in", "numbers_stopped", "invalid_body",
]);

/**
 * The stops are known from the live link; what was read may be older.
 * @param {import("./offer.js").Offer | null} offer
 */
function withoutStops(offer) {
  if (!offer) return null;
  const { stop: _, ...rest } = offer;
  return { ...rest, services: offer.services.map(({ stop: __, ...each }) => each) };
}

/**
 * The concerns whose name in German, English or the visitor's language has what was typed.
 * @param {Iterable<Service>} services
 * @param {string} typed
 * @param {string} language of the visitor
 */
export function found(services, typed, language) {
  const spoken = [...new Set(["de", "en", language])];
  return [...services].filter(({ key, title, short }) =>
    matches(typed, [key, ...spoken.flatMap((each) => [title[each] ?? "", short[each] ?? ""])]));
}
