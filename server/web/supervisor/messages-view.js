/** Messages on the boards at the supervisor's page: what stands, beside the devices; and the sheet of all desks. */
import { Fragment, html } from "/shared/vendor/page.js";
import { newsOf } from "/staff/page/desk/news.js";
import { Foot } from "/staff/page/desk/parts.js";
import { MessageLines } from "/staff/page/messages/list.js";
import { lineWords, MessageSheet } from "/staff/page/messages/sheet.js";

/**
 * @typedef {{ words: import("/staff/page/messages/sheet.js").SheetWords, desk: import("./messages-desk.js").MessagesDesk,
 *   boards: { de: import("/staff/page/texts.js").Say, en: import("/staff/page/texts.js").Say }, inTouch: boolean, heardMs: number | null,
 *   nowMs: number }} MessagesProps `boards`: the words of boards; `inTouch`: whether the boards' messages are known as of now, else `heardMs`
 */

/** What stands, beside the devices; nothing where nothing does and nothing just happened. Its foot is there before it is seen, so that a screen reader says it. @param {MessagesProps} props */
export function MessagesBeside(props) {
  const { words, desk } = props;
  const rows = desk.rows();
  const isNews = desk.notice.value !== null || desk.undo.value !== null || desk.busy.value?.slow;
  if (!rows.length && !isNews) return null;
  return html`<section class="desk-messages" aria-label=${words.say("messages")}><h2>${words.say("messages")}</h2>
    ${rows.length ? html`<${MessageLines} words=${lineWords(words)} rows=${rows} onWithdraw=${desk.withdraw} />` : html`<p class="soft">${words.say("messages-none")}</p>`}
    <div class=${isNews ? null : "visually-hidden"}><${OwnFoot} ...${props} /></div></section>`;
}

/** The sheet, and how it went. @param {MessagesProps} props */
export function MessagesPart(props) {
  const { words, desk, boards, nowMs } = props;
  return html`<${Fragment}><h1 class="visually-hidden">${words.say("title")}</h1>
    <div class="desk"><${MessageSheet} words=${words} rows=${desk.rows()} drafting=${desk.drafting} draft=${desk.drafting.draft.value} isSlow=${Boolean(desk.busy.value?.slow)}
      onWithdraw=${desk.withdraw} boards=${boards} nowMs=${nowMs} closesMs=${desk.closesMs} /></div>
    <${OwnFoot} ...${props} /><//>`;
}

/** @param {MessagesProps} props */
function OwnFoot({ words, desk, inTouch, heardMs, nowMs }) {
  const undo = desk.undo.value;
  const news = newsOf(words, { notice: desk.notice.value, inTouch, last: desk.own.value }, heardMs, nowMs);
  return html`<${Foot} say=${words.say} news=${news} isSlow=${Boolean(desk.busy.value?.slow)} undo=${undo && words.say(`undo-${undo.verb}`)} onUndo=${() => void desk.takeBack()} />`;
}
