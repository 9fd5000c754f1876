import { html } from "/shared/vendor/page.js";
import { Choices, Sheet } from "./sheet.js";

/** To pause, and perhaps to say why: U and Enter pause at once. @param {import("./sheet.js").SheetProps} props */
export function PauseSheet(props) {
  const { desk, words: { say } } = props;
  const [plain, ...reasons] = desk.sheets.choices.value;
  return html`<${Sheet} ...${props} title=${say("sheet-pause")} note=${say("sheet-pause-note")}>
    <div data-begin><${Choices} ...${props} choices=${plain ? [plain] : []} /></div>
    <section class="sheet-part"><h3>${say("pause-why")}</h3>
      <${Choices} ...${props} choices=${reasons} /></section><//>`;
}
