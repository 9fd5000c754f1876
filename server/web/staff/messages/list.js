/** The messages that stand, one line each, with the key that takes it back: for every page of a desk. */
import { html, useSignal } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "../clock.js";
import { KINDS } from "./standing.js";

/** @typedef {import("../texts.js").Say} Say */
/** @typedef {import("./standing.js").Message} Message */
/** @typedef {{ say: Say, language: string, timeZone: string }} MessageWords */

/** Where the words of these lines stand, for `loadTexts`. */
export const MESSAGE_TEXTS = import.meta.url;

/**
 * @param {{ words: MessageWords, rows: readonly Message[], onWithdraw: (row: Message) => void }} props
 */
export function MessageLines({ words, rows, onWithdraw }) {
  return html`<ul class="messages">${rows.map((row) => html`<${MessageLine} key=${row.id} words=${words} row=${row} onWithdraw=${onWithdraw} />`)}</ul>`;
}

/** An evacuation is taken back after a question: somebody may still be on the way out. @param {{ words: MessageWords, row: Message, onWithdraw: (row: Message) => void }} props */
function MessageLine({ words, row, onWithdraw }) {
  const { say, language } = words;
  const asked = useSignal(false);
  const text = row.text[language] ?? row.text["de"];
  const name = say(`message-${row.kind}`);
  const press = () => { if (row.kind === "evacuation") asked.value = true; else onWithdraw(row); };
  return html`<li class="message" data-message=${row.id} data-kind=${row.kind}>
    <${Icon} name=${KINDS[row.kind].icon} />
    <p class="message-words"><strong>${name}</strong>${text ? html` <span lang=${row.text[language] ? language : "de"}>${text}</span>` : null}
      <span class="message-facts"><${Where} say=${say} areas=${row.areas} /> · ${when(words, row)}</span></p>
    ${asked.value ? html`<div class="message-sure" role="alert" data-withdraw-sure><span>${say("withdraw-sure")}</span>
      <button type="button" class="message-key" data-key="withdraw-yes" onClick=${() => { asked.value = false; onWithdraw(row); }}>${say("withdraw-yes")}</button>
      <button type="button" class="message-key" data-key="withdraw-no" onClick=${() => { asked.value = false; }}>${say("withdraw-no")}</button></div>`
      : html`<button type="button" class="message-key" data-key="withdraw" aria-label=${say("withdraw-name", { name: text ? `${name}: ${text}` : name })}
        onClick=${(/** @type {MouseEvent} */ event) => { if (event.detail < 2) press(); }}><${Icon} name="close" /><span>${say("withdraw")}</span></button>`}</li>`;
}

/** On which boards. @param {{ say: Say, areas: readonly string[] }} props */
function Where({ say, areas }) {
  if (!areas.length) return html`<span>${say("whole-house")}</span>`;
  return html`<span class="message-areas"><span class="visually-hidden">${say("only-areas")} </span>${areas.map((letter) => html`<${AreaMark} key=${letter} letter=${letter} />`)}</span>`;
}

/**
 * @param {MessageWords} words
 * @param {Message} row
 */
function when({ say, timeZone }, { since_ms: since, until_ms: until }) {
  const from = say("message-since", { time: timeOfDay(since, timeZone) });
  return until === undefined ? from : `${from} · ${say("message-until", { time: timeOfDay(until, timeZone) })}`;
}
