/** Who has changed what, the newest first, in plain words. */
import { html } from "/shared/vendor/page.js";
import { timeOfDay } from "/staff/page/clock.js";
import { deviceName } from "/staff/page/devices/states.js";

/** @typedef {import("./reading.js").Act} Act */
/** @typedef {import("./audit.js").Kind} Kind */
/** @typedef {import("./view.js").Words} Words */

/** @type {readonly Kind[]} */
const KINDS = ["all", "people", "devices"];
const OF_DEVICES = new Set(["device_paired", "token_made", "token_revoked", "out_of_service", "back_in_service"]);
/** @type {Readonly<Record<string, string>>} what the audit calls a role → the site's key for it */
const ROLE_KEYS = { caseworker: "counter" };

/** @param {{ audit: import("./audit.js").Audit, words: Words }} props */
export function AuditList({ audit, words }) {
  const { say } = words;
  const shown = audit.shown.value;
  return html`<div class="filters" role="search">
      <label class="field"><span class="field-label">${say("filter-kind")}</span>
        <select class="text-field" data-field="kind" value=${audit.kind.value} onChange=${(/** @type {any} */ event) => { audit.kind.value = event.currentTarget.value; }}>
          ${KINDS.map((kind) => html`<option value=${kind}>${say(`filter-${kind}`)}</option>`)}</select></label>
      <label class="field"><span class="field-label">${say("filter-name")}</span>
        <input class="text-field" type="search" data-field="filter" autocomplete="off" spellcheck=${false} value=${audit.typed.value}
          onInput=${(/** @type {any} */ event) => { audit.typed.value = event.currentTarget.value; }} /></label>
    </div>
    <p class="soft" role="status" data-count>${say("acts", { count: shown.length })}</p>
    <ol class="acts card">${byDay(shown, words).map(([day, acts]) => html`<li class="acts-day"><h2>${day}</h2>
      <ol>${acts.map((act) => html`<${Line} act=${act} words=${words} />`)}</ol></li>`)}</ol>
    ${audit.hasMore.value ? html`<button type="button" class="key more" data-kind="plain" data-key="more" onClick=${audit.more}>${say("older")}</button>` : null}`;
}

/** @param {{ act: Act, words: Words }} props */
function Line({ act, words: { say, timeZone } }) {
  const by = act.by === "terminal" ? say("by-terminal") : act.by;
  const change = Object.entries(act.change).map(([what, text]) => say(`change-${what}`, { change: inWords(say, text) }));
  return html`<li class="act" data-act=${act.what}><time dateTime=${new Date(act.at).toISOString()}>${timeOfDay(act.at, timeZone)}</time>
    <p>${say(`act-${act.what}`, { by, about: about(say, act) })}${change.map((text) => html`<span class="soft">${text}</span>`)}</p></li>`;
}

/**
 * Whom or what: a device by the name that the other pages give it; an account's name is its own.
 * @param {import("/staff/page/texts.js").Say} say
 * @param {Act} act
 */
function about(say, { what, about: name }) {
  return OF_DEVICES.has(what) ? deviceName(say, name) : name;
}

/**
 * A change as people say it: each role by its name.
 * @param {import("/staff/page/texts.js").Say} say
 * @param {string} text
 */
export function inWords(say, text) {
  return text.replaceAll(/[a-z]+/g, (word) => {
    const key = `role-${ROLE_KEYS[word] ?? word}`;
    const said = say(key);
    return said === key ? word : said;
  });
}

/**
 * Acts by the day on which they were done, at the office.
 * @param {readonly Act[]} acts
 * @param {Words} words
 * @returns {[string, Act[]][]}
 */
function byDay(acts, { language, timeZone }) {
  const day = new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", { weekday: "long", day: "numeric", month: "long", timeZone });
  /** @type {[string, Act[]][]} */
  const days = [];
  for (const act of acts) {
    const name = day.format(act.at);
    if (days.at(-1)?.[0] !== name) days.push([name, []]);
    days.at(-1)?.[1].push(act);
  }
  return days;
}
