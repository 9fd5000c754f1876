import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Frame, Ways } from "../frame.js";
import { Key } from "../keys.js";
import { word, working } from "../state.js";
import { tap } from "../taps.js";
import { Fact, Note } from "../words.js";
import { Again, Ahead, Done, Place, Slip } from "./slip.js";

/**
 * @typedef {import("../state.js").Word} Word
 * @typedef {{ state: import("../state.js").State }} Props
 */

/** The slip is held to the reader. @param {Props} props */
export function MyNumberScreen({ state }) {
  const gone = word(state, "no-slip");
  const note = word(state, "my-number-note");
  const read = html`<section class="held" data-large><${Icon} name="hold-slip" /></section>
    <${Fact} icon="key" title=${note.own} german=${note.german} />`;
  return html`<${Frame} state=${state} question=${word(state, "my-number")} read=${read}>
    <div class="row"><${Key} icon="advice" name="ask-desk" title=${gone.own} german=${gone.german}
      onTap=${() => tap(state, "ask-desk")} /></div>
    <${Ways} state=${state} />
  <//>`;
}

/** The number that its holder came back with: how it stands, and what may be done about it. @param {Props} props */
export function MineScreen({ state }) {
  const { own, ticket } = state;
  if (!own || !ticket) return html`<${NotFound} state=${state} />`;
  const read = html`<${Slip} state=${state} /><${Standing} state=${state} />
    ${own.told && html`<${Note} icon=${own.failed ? "warning" : "check"} tone=${own.failed ? "bad" : "good"} says=${own.told}
      alert=${own.failed ?? false} />`}
    ${own.state === "waiting" && html`<div data-spare=${ticket.moved ? "4" : null}><${Ahead} state=${state} /></div>`}
    ${own.counter ? html`<${AtCounter} counter=${own.counter} />` : html`<div data-spare=${ticket.moved ? null : "2"}><${Place} state=${state} /></div>`}
    ${ticket.copyFailed && html`<${Note} icon="printer" tone="bad" says=${word(state, "copy-failed")} alert />`}`;
  return html`<${Frame} state=${state} question=${word(state, "mine")} small read=${read}>
    <${Changes} state=${state} />
    <${Ways} state=${state} back="" startOver=${false}>
      ${own.mayPrint && html`<${Again} state=${state} />`}<${Done} state=${state} />
    <//>
  <//>`;
}

/** In its own words, and what it is for. @param {Props} props */
function Standing({ state }) {
  const { own, ticket } = state;
  if (!own) return null;
  const called = own.state === "called" || own.state === "serving";
  const service = ticket?.service ?? null;
  return html`<${Fact} icon=${called ? "display" : "info"} title=${own.says.own} german=${own.says.german}
    before=${service?.own ?? ""} tone=${called ? "now" : null} />`;
}

/** Where the counter is that the number is called to. @param {{ counter: { room: Word, floor: Word } }} props */
function AtCounter({ counter }) {
  const { room, floor } = counter;
  const german = room.german && `${room.german} · ${floor.german || floor.own}`;
  return html`<${Fact} icon="floor" title=${room.own} more=${floor.own} german=${german} />`;
}

/** Another concern, or no number any more. @param {Props} props */
function Changes({ state }) {
  const { mayChange = false, mayGiveBack = false } = state.own ?? {};
  const change = word(state, "change");
  const give = word(state, "give-back");
  if (!mayChange && !mayGiveBack) return null;
  return html`<div class="row">
    ${mayChange && html`<${Key} icon="transfer" name="change" title=${change.own} note=${word(state, "change-note").own}
      german=${change.german} noteLang=${null} onTap=${() => tap(state, "change")} />`}
    ${mayGiveBack && html`<${Key} icon="leave" name="give-back" title=${give.own} german=${give.german}
      onTap=${() => tap(state, "give-back")} />`}
  </div>`;
}

/** @param {Props} props */
function NotFound({ state }) {
  const speak = word(state, "speak-to-us");
  return html`<${Frame} state=${state} kind="notice" question=${word(state, "not-mine")} sign="not-sure"
      read=${html`<${Fact} icon="advice" title=${speak.own} soft=${word(state, "not-sure-note").own} german=${speak.german} />`}>
    <${Ways} state=${state} />
  <//>`;
}

/** Asked once, before one's place is gone. @param {Props} props */
export function GiveBackScreen({ state }) {
  const note = word(state, "give-back-note");
  const yes = word(state, "give-back-yes");
  const no = word(state, "give-back-no");
  const read = html`<${Slip} state=${state} /><${Fact} icon="info" title=${note.own} german=${note.german} />`;
  return html`<${Frame} state=${state} question=${word(state, "give-back-sure")} small read=${read}>
    <${Ways} state=${state} back="" startOver=${false}>
      <${Key} kind="plain" icon="leave" name="give-back" title=${yes.own} note=${yes.german} pressed=${working(state)}
        onTap=${() => tap(state, "give-back")} />
      <${Key} kind="strong" icon="check" name="back" title=${no.own} note=${no.german} onTap=${() => tap(state, "back")} />
    <//>
  <//>`;
}

/** It is done. @param {Props} props */
export function GivenBackScreen({ state }) {
  return html`<${Frame} state=${state} kind="notice" question=${word(state, "given-back")} sign="check" tone="good">
    <${Ways} state=${state} back="" startOver=${false}><${Done} state=${state} /><//>
  <//>`;
}
