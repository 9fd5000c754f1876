import { html } from "/shared/vendor/page.js";

import { word } from "../state.js";
import { Fact, Notice, SpeakToUs, WaysBack } from "./notice.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** The office is closed: when it opens next. @param {Props} props */
export function ClosedScreen({ state }) {
  const { opens = null } = state.obstacle ?? {};
  const again = word(state, "opens-again");
  return html`<${Notice} state=${state} icon="time" problem=${word(state, "closed")}>
    ${opens
      ? html`<${Fact} icon="appointment" before=${again.own} title=${opens.own}
          german=${opens.german && `${again.german}: ${opens.german}`} />`
      : html`<${AnotherDay} state=${state} />`}
    <${WaysBack} state=${state} />
  <//>`;
}

/** Staff have stopped the numbers of one concern or of all: why, in their own words. @param {Props} props */
export function StoppedScreen({ state }) {
  const { reason = null, ofService = false } = state.obstacle ?? {};
  const problem = word(state, ofService ? "no-service" : "unavailable");
  return html`<${Notice} state=${state} icon="pause" problem=${problem}>
    ${reason && html`<${Fact} icon="info" title=${reason.own} titleLang=${reason.language} german=${reason.german} />`}
    <${SpeakToUs} state=${state} />
    <${WaysBack} state=${state} />
  <//>`;
}

/** No more numbers today, or no time left: another day, and who knows what goes online. @param {Props} props */
export function TodayNoMoreScreen({ state }) {
  const usedUp = state.screen === "used_up";
  const ask = word(state, "ask-desk");
  return html`<${Notice} state=${state} icon=${usedUp ? "slip" : "time"}
      problem=${word(state, usedUp ? "used-up" : "too-late")}>
    <${AnotherDay} state=${state} />
    <${Fact} icon="advice" title=${ask.own} soft=${word(state, "ask-desk-note").own} german=${ask.german} />
    <${WaysBack} state=${state} />
  <//>`;
}

/** @param {Props} props */
function AnotherDay({ state }) {
  const day = word(state, "another-day");
  return html`<${Fact} icon="appointment" title=${day.own} soft=${word(state, "come-early").own} german=${day.german} />`;
}
