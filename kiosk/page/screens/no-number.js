import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";
import { Fact, German } from "../words.js";
import { SpeakToUs } from "./notice.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** The office is closed: when it opens next. Whoever has an appointment or a number goes on. @param {Props} props */
export function ClosedScreen({ state }) {
  const { opens = null } = state.obstacle ?? {};
  const again = word(state, "opens-again");
  const [booked, number] = [word(state, "with"), word(state, "have-number")];
  const read = html`${opens
    ? html`<${Fact} icon="appointment" before=${again.own} title=${opens.own}
        german=${opens.german && `${again.german}: ${opens.german}`} />`
    : html`<${AnotherDay} state=${state} />`}<${Otherwise} state=${state} />`;
  return html`<${Frame} state=${state} kind="notice" question=${word(state, "closed")} sign="time" read=${read}>
    <div class="row" data-stacked>
      <${Key} icon="appointment" name="with-appointment" title=${booked.own} german=${booked.german} arrow=${!state.lower}
        onTap=${() => tap(state, "with-appointment")} />
      <${Key} icon="slip" name="have-number" title=${number.own} german=${number.german} arrow=${!state.lower}
        onTap=${() => tap(state, "have-number")} />
    </div>
    <${Ways} state=${state} />
  <//>`;
}

/** Staff have stopped the numbers of one concern or of all: why, in their own words. @param {Props} props */
export function StoppedScreen({ state }) {
  const { reason = null, ofService = false } = state.obstacle ?? {};
  const read = html`
    ${reason && html`<${Fact} icon="info" title=${reason.own} titleLang=${reason.language ?? null} german=${reason.german} />`}
    <${SpeakToUs} state=${state} /><${Otherwise} state=${state} />`;
  return html`<${Frame} state=${state} kind="notice" question=${word(state, ofService ? "no-service" : "unavailable")}
      sign="pause" read=${read}>
    <${Ways} state=${state} />
  <//>`;
}

/** No more numbers today, or no time left: another day, and who knows what goes online. @param {Props} props */
export function TodayNoMoreScreen({ state }) {
  const usedUp = state.view === "used_up";
  const ask = word(state, "ask-desk");
  const read = html`<${AnotherDay} state=${state} />
    ${!state.obstacle?.online && html`<${Fact} icon="advice" title=${ask.own} soft=${word(state, "ask-desk-note").own}
      german=${ask.german} />`}
    <${Otherwise} state=${state} />`;
  return html`<${Frame} state=${state} kind="notice" question=${word(state, usedUp ? "used-up" : "too-late")}
      sign=${usedUp ? "slip" : "time"} read=${read}>
    <${Ways} state=${state} />
  <//>`;
}

/** @param {Props} props */
function AnotherDay({ state }) {
  const day = word(state, "another-day");
  return html`<${Fact} icon="appointment" title=${day.own} soft=${word(state, "come-early").own} german=${day.german} />`;
}

/** When the office is open, and what works without a visit. @param {Props} props */
function Otherwise({ state }) {
  const { hours = [], online = null } = state.obstacle ?? {};
  const says = word(state, "hours");
  const works = word(state, "online");
  return html`
    ${hours.length > 0 && html`<section class="box fact" data-spare="4"><${Icon} name="time" />
      <div class="hours"><p><strong>${says.own}</strong> <${German} text=${says.german} /></p>
        <dl>${hours.map(({ days, times }) => html`<dt>${days}</dt>
          <dd>${times.map((time) => html`<bdi dir="ltr">${time}</bdi>`)}</dd>`)}</dl></div></section>`}
    ${online && html`<${Fact} icon="online" before=${works.own} title=${online.own} titleLang=${online.language ?? null}
      german=${online.german} />`}`;
}
