/** The keys of the page: what each has on its cap, and its sign. As data. */

/**
 * @typedef {"open" | "close" | "pause" | "call-next" | "call" | "recall" | "start" | "finish" | "no-show" |
 *   "put-back" | "readmit" | "park" | "resume" | "transfer" | "forward" | "amend" | "undo"} Verb what is sent
 */
/** @typedef {"interrupt" | "hand-on" | "concerns" | "end-otherwise" | "choose" | "person" | "back" | "judge" | "reason" | "more" | "pause" | "leave"} Kind of a sheet */

/** @type {Readonly<Record<Verb | Kind, { shortcut: string, icon: string }>>} */
export const KEYS = Object.freeze({
  open: { shortcut: "o", icon: "forward" },
  "call-next": { shortcut: "n", icon: "forward" },
  start: { shortcut: "Enter", icon: "check" },
  finish: { shortcut: "f", icon: "finish" },
  recall: { shortcut: "r", icon: "speak" },
  "no-show": { shortcut: "x", icon: "no-show" },
  "put-back": { shortcut: "b", icon: "undo" },
  pause: { shortcut: "u", icon: "pause" },
  close: { shortcut: "e", icon: "leave" },
  readmit: { shortcut: "", icon: "plus" },
  undo: { shortcut: "z", icon: "undo" },
  interrupt: { shortcut: "p", icon: "park" },
  "hand-on": { shortcut: "w", icon: "transfer" },
  concerns: { shortcut: "a", icon: "plus" },
  "end-otherwise": { shortcut: "d", icon: "list" },
  choose: { shortcut: "s", icon: "people" },
  judge: { shortcut: "t", icon: "warning" },
  more: { shortcut: "m", icon: "list" },
  leave: { shortcut: "", icon: "leave" },
  person: { shortcut: "", icon: "forward" },
  back: { shortcut: "", icon: "walk-in" },
  reason: { shortcut: "", icon: "info" },
  call: { shortcut: "", icon: "forward" },
  park: { shortcut: "", icon: "park" },
  resume: { shortcut: "", icon: "forward" },
  transfer: { shortcut: "", icon: "transfer" },
  forward: { shortcut: "", icon: "transfer" },
  amend: { shortcut: "", icon: "plus" },
});

/** Steps after which the counter is free: to take one back, it must be free still. */
export const LEAVING = Object.freeze(new Set(["finish", "no-show", "put-back", "park", "transfer", "forward"]));

/** Steps that their maker may take back for a while. */
export const UNDOABLE = Object.freeze(new Set([
  "call-next", "call", "start", "finish", "no-show", "put-back", "readmit", "park", "resume", "transfer", "forward", "amend",
]));
