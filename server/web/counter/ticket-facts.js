import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "/staff/page/clock.js";
import { direction, ownName, readersName } from "/staff/page/languages/languages.js";
import { concernsOf } from "./sheets/choices.js";
import { people, serviceTitle } from "./words.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./office.js").Ticket} Ticket */

/** What is to be known of a visitor, one short fact each. @param {{ words: Words, row: Ticket }} props */
export function Chips({ words, row }) {
  const { say, timeZone } = words;
  return html`<ul class="chips">
    <li class="chip"><${Icon} name="people" />${people(words, row)}</li>
    ${row.slot_ms ? html`<li class="chip" data-appointment><${Icon} name="appointment" />${say("appointment-at", { time: timeOfDay(row.slot_ms, timeZone) })}</li>` : null}
    ${row.needs?.includes("help") ? html`<li class="chip" data-needs><${Icon} name="support" />${say("needs-help")}</li>` : null}
    ${row.origin ? html`<li class="chip" data-comes-back><${Icon} name="undo" />${say("comes-back")}</li>` : null}
    ${row.readmitted ? html`<li class="chip"><${Icon} name="undo" />${say("readmitted")}</li>` : null}
    ${row.overlong ? html`<li class="chip" data-tone="care"><${Icon} name="time" />${say("overlong")}</li>` : null}
    ${row.uncertain ? html`<li class="chip" data-tone="care"><${Icon} name="warning" />${say("uncertain")}</li>` : null}
  </ul>`;
}

/**
 * What else the visitor has come for, and what a colleague has written down.
 * @param {{ words: Words, row: Ticket, note: string }} props
 */
export function Facts({ words, row, note }) {
  const { say } = words;
  const further = concernsOf(row).filter((key) => key !== row.service);
  return html`<div class="facts">
    ${further.length ? html`<p data-further><span class="soft">${say("further-concerns")}</span>
      ${" "}<strong>${further.map((key) => serviceTitle(words, key)).join(" · ")}</strong></p>` : null}
    ${note ? html`<p class="ticket-note" data-note-shown><span class="soft">${say("note")}</span> <bdi>${note}</bdi></p>` : null}
  </div>`;
}

/**
 * A language by its own name, and by the name that caseworkers use.
 * @param {{ words: Words, language: string }} props
 */
export function LanguageName({ words, language }) {
  const second = readersName(words, language);
  return html`<span><bdi lang=${language} dir=${direction(language)}>${ownName(language)}</bdi>${second ? ` · ${second}` : ""}</span>`;
}

/** The visitor's language, large: the caseworker can point at it. @param {{ words: Words, language: string }} props */
export function LanguageBadge({ words, language }) {
  const second = readersName(words, language);
  return html`<p class="language-badge" data-language=${language}><${Icon} name="language" />
    <span><bdi lang=${language} dir=${direction(language)}>${ownName(language)}</bdi>
      ${second ? html`<span class="language-second">${second}</span>` : null}</span></p>`;
}
