/** The audit as this page shows it: which acts are looked at. No DOM. */
import { computed, signal } from "/shared/vendor/page.js";

/** @typedef {import("./reading.js").Act} Act */
/** @typedef {"all" | "people" | "devices"} Kind */

const AT_ONCE = 200;
const MOST = 2000;

/** @param {{ read: import("./reading.js").Reader, shownAs?: (name: string) => string }} settings `shownAs`: a device as the page names it */
export function createAudit({ read, shownAs = (name) => name }) {
  const acts = signal(/** @type {Act[] | null} */ (null));
  const days = signal(0);
  const kind = signal(/** @type {Kind} */ ("all"));
  const typed = signal("");
  const newest = signal(AT_ONCE);

  async function load() {
    const answer = await read.audit(newest.value);
    if (!answer) return;
    acts.value = answer.acts;
    days.value = answer.days;
  }

  function more() {
    newest.value = Math.min(MOST, newest.value + AT_ONCE);
    void load();
  }

  const shown = computed(() => (acts.value ?? []).filter((act) => isOf(act, kind.value) && names(act, typed.value, shownAs)));
  const hasMore = computed(() => acts.value !== null && acts.value.length === newest.value && newest.value < MOST);
  return { acts, days, kind, typed, shown, hasMore, load, more };
}

/**
 * Whether an act is one of this kind: what is no device's is somebody's.
 * @param {Act} act
 * @param {Kind} kind
 */
export function isOf(act, kind) {
  return kind === "all" || /^(device|token)_/.test(act.what) === (kind === "devices");
}

/**
 * Whether an act names somebody or something like this, as it is written or as it is shown.
 * @param {Act} act
 * @param {string} typed
 * @param {(name: string) => string} [shownAs]
 */
export function names(act, typed, shownAs = (name) => name) {
  const wanted = typed.trim().toLowerCase();
  return [act.by, act.about, shownAs(act.about)].some((name) => name.toLowerCase().includes(wanted));
}

/** @typedef {ReturnType<typeof createAudit>} Audit */
