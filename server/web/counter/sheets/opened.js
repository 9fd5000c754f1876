/** The sheet that is open, if any: one at a time, and never one whose matter is gone. No DOM. */
import { computed, effect, signal } from "/shared/vendor/page.js";
import { choicesOf, stands, TABS } from "./choices.js";

/** @typedef {import("./choices.js").Sheet} Sheet */
/** @typedef {import("./choices.js").Scene} Scene */

/** @type {readonly import("./choices.js").Choice[]} */
const NONE = Object.freeze([]);

/** @param {{ readonly value: Scene }} scene */
export function createSheets(scene) {
  const sheet = signal(/** @type {Sheet | null} */ (null));
  const choices = computed(() => (sheet.value ? choicesOf(sheet.value, scene.value) : NONE));

  effect(() => {
    const now = scene.value;
    const open = sheet.peek();
    if (open && !stands(open, now)) sheet.value = null;
  });

  return {
    sheet,
    choices,

    /** @param {import("../steps.js").Opening & { wish?: import("../steps.js").Step, passed?: { id: string, counted_ms: number } }} opening */
    open(opening) {
      const tabs = /** @type {Record<string, readonly string[]>} */ (TABS)[opening.kind];
      const opened = { tab: tabs?.[0] ?? "", note: "", comeBack: false, stay: true, filter: "", ...opening };
      if (stands(opened, scene.value)) sheet.value = opened;
    },

    /** @param {Partial<Pick<Sheet, "tab" | "note" | "comeBack" | "stay" | "filter">>} entered */
    enter(entered) {
      if (sheet.value) sheet.value = { ...sheet.value, ...entered };
    },

    close() {
      sheet.value = null;
    },
  };
}

/** @typedef {ReturnType<typeof createSheets>} Sheets */
