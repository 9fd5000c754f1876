/** Messages on the boards at the reception: the sheet of all desks, and what stands above everything. */
import { html } from "/shared/vendor/page.js";
import { withdraw } from "/staff/page/messages/drafting.js";
import { MessageLines } from "/staff/page/messages/list.js";
import { lineWords, MessageSheet } from "/staff/page/messages/sheet.js";
import { kindsOf, standing, weighing } from "/staff/page/messages/standing.js";

/** @typedef {import("./view.js").PageProps} PageProps */
/** @typedef {import("/staff/page/messages/standing.js").Kind} Kind */

/** @param {PageProps} props */
export function MessagesTask({ desk, words, messages, boards, nowMs, closesMs }) {
  return html`<${MessageSheet} words=${words} rows=${standing(desk.office.value.messages, nowMs)} drafting=${messages} draft=${messages.draft.value} isSlow=${Boolean(desk.busy.value?.slow)}
    onWithdraw=${(/** @type {any} */ row) => desk.run(withdraw(row))} boards=${boards} nowMs=${nowMs} closesMs=${closesMs} />`;
}

/** What somebody may forget: it stands above everything. @param {PageProps} props */
export function MessagesStrip({ desk, words, flow, nowMs }) {
  const rows = weighing(standing(desk.office.value.messages, nowMs));
  const { say } = words;
  return html`<section class="standing" aria-label=${say("messages-now")} data-count=${rows.length}>
    <p class="visually-hidden" role="status">${rows.length ? `${say("messages-now")}: ${kindsOf(rows).map(named(say)).join(", ")}` : null}</p>
    ${rows.length && flow.task.value !== "messages" ? html`<${MessageLines} words=${lineWords(words)} rows=${rows} onWithdraw=${(/** @type {any} */ row) => desk.run(withdraw(row))} />` : null}</section>`;
}

/** A kind, and where it does not stand in the whole house. @param {import("/staff/page/texts.js").Say} say @returns {(of: { kind: Kind, areas: string[] }) => string} */
const named = (say) => ({ kind, areas }) => (areas.length ? `${say(`message-${kind}`)} (${areas.join(", ")})` : say(`message-${kind}`));
