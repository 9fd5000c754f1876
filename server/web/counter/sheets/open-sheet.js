import { html } from "/shared/vendor/page.js";
import { LeaveSheet } from "./leave-sheet.js";
import { MoreSheet } from "./more-sheet.js";
import { PauseSheet } from "./pause-sheet.js";
import { ChooseSheet, PersonSheet, ReasonSheet } from "./queue-sheets.js";
import { BackSheet, ConcernsSheet, EndSheet, HandOnSheet, InterruptSheet, JudgeSheet } from "./ticket-sheets.js";

/** @type {Record<import("../keys.js").Kind, import("/shared/vendor/page.js").FunctionComponent>} */
const SHEETS = {
  interrupt: InterruptSheet, "end-otherwise": EndSheet, "hand-on": HandOnSheet, concerns: ConcernsSheet, judge: JudgeSheet,
  back: BackSheet, choose: ChooseSheet, person: PersonSheet, reason: ReasonSheet, more: MoreSheet, pause: PauseSheet, leave: LeaveSheet,
};

/**
 * The sheet that is open, if any.
 * @param {Omit<import("./sheet.js").SheetProps, "sheet"> & { read: import("../reading.js").Read,
 *   settings: ReturnType<typeof import("../settings.js").createSettings>, alarm: import("../alarm.js").Alarm,
 *   leaving: import("../leaving.js").Leaving }} props
 */
export function OpenSheet(props) {
  const sheet = props.desk.sheets.sheet.value;
  if (!sheet) return null;
  return html`<${SHEETS[sheet.kind]} key=${sheet.kind} ...${props} sheet=${sheet} />`;
}
