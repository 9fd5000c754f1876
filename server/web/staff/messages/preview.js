/** How a message will read on a board, before it is sent: a small board, with the board's own words. */
import { html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "../clock.js";
import { direction, ownName } from "../languages/languages.js";
import { oneLine, untilMs } from "./drafting.js";
import { KINDS } from "./standing.js";

/** @typedef {import("./drafting.js").Draft} Draft */
/** @typedef {import("../texts.js").Say} Say */
/** @typedef {{ lang: string, text: string }} Line */

/** A board speaks German and one more language at a time. */
const OTHER = "en";
const FULL = new Set(["break", "closed", "evacuation"]);

/** @param {import("./sheet.js").SheetProps & { draft: Draft }} props */
export function BoardPreview({ words, draft, boards, nowMs, closesMs }) {
  const { say } = words;
  const ends = untilMs(draft.howLong, nowMs, closesMs());
  const time = ends === null ? null : timeOfDay(ends, words.site.timezone);
  const lines = linesOf(draft, boards, time);
  const letters = draft.areas.length ? draft.areas : words.site.areas.map(({ letter }) => letter);
  const own = written(draft);
  const Shown = FULL.has(draft.kind) ? FullBoard : PartBoard;
  return html`<figure class="preview" data-preview=${draft.kind}><figcaption class="field-label">${say("so-it-reads")}</figcaption>
    <div class="board">${draft.kind === "evacuation" ? null : html`<p class="board-bar">${letters.map((letter) => html`<${AreaMark} key=${letter} letter=${letter} tone="bar" />`)}</p>`}
      <${Shown} kind=${draft.kind} lines=${lines} own=${own} boards=${boards} /></div>
    <p class="field-note">${time !== null && draft.kind === "urgent" ? say("reads-urgent-until", { time }) : say(`reads-${draft.kind}`)}${inTurn(say, own, FULL.has(draft.kind))}</p></figure>`;
}

/**
 * Which languages take turns: on a full board all, else those beside German.
 * @param {Say} say
 * @param {readonly Line[]} own
 * @param {boolean} isFull
 */
function inTurn(say, own, isFull) {
  const turning = isFull ? own : own.slice(1);
  if (turning.length < 2) return null;
  return ` ${say(isFull ? "own-in-turn" : "reads-in-turn", { languages: turning.map(({ lang }) => ownName(lang)).join(", ") })}`;
}

/**
 * What somebody has written, German first.
 * @param {Draft} draft
 * @returns {Line[]}
 */
function written({ kind, text, more }) {
  if (KINDS[kind].text === "none") return [];
  return ["de", OTHER, ...more].flatMap((lang) => {
    const said = oneLine(text[lang] ?? "");
    return said ? [{ lang, text: said }] : [];
  });
}

/**
 * The board's own words, German first.
 * @param {Draft} draft
 * @param {{ de: Say, en: Say }} boards the words of boards
 * @param {string | null} time at which it ends
 * @returns {{ title: Line[], sub: Line[] }}
 */
function linesOf({ kind }, boards, time) {
  const both = (/** @type {string} */ key) => /** @type {Line[]} */ ([
    { lang: "de", text: boards.de(key, { time: time ?? "" }) }, { lang: OTHER, text: boards.en(key, { time: time ?? "" }) }]);
  if (kind === "break") return { title: both("board-break"), sub: both(time ? "board-break-until" : "board-break-soon") };
  if (kind === "evacuation") return { title: both("board-evacuation"), sub: [...both("board-evacuation-way"), ...both("board-evacuation-lift")] };
  if (kind === "closed") return { title: both("board-closed"), sub: [] };
  return { title: kind === "quiet" ? both("board-quiet-sound") : [], sub: [] };
}

/** @param {{ kind: string, lines: { title: Line[], sub: Line[] }, own: Line[] }} props */
function FullBoard({ kind, lines, own }) {
  const [title, other] = lines.title;
  const rest = lines.sub.filter(({ lang }) => lang !== "de");
  return html`<div class="board-full" data-kind=${kind}><p class="board-title"><${Icon} name=${KINDS[/** @type {"break"} */ (kind)].icon} /><${Said} line=${title} /></p>
    ${lines.sub.filter(({ lang }) => lang === "de").map((line) => html`<p><${Said} line=${line} /></p>`)}
    ${own.slice(0, 1).map((line) => html`<p><strong><${Said} line=${line} /></strong></p>`)}
    <p class="board-other"><${Said} line=${other} />${rest.map((line) => html` <${Said} line=${line} />`)}</p></div>`;
}

/** Calls stay where they are: here they are grey lines. @param {{ kind: string, lines: { title: Line[] }, own: Line[], boards: { de: Say, en: Say } }} props */
function PartBoard({ kind, lines, own, boards }) {
  const said = kind === "quiet" ? lines.title : own.length ? own.slice(0, 2) : [{ lang: "de", text: "…" }];
  const band = html`<div class=${kind === "urgent" ? "board-band" : "board-foot"}><${Icon} name=${KINDS[/** @type {"news"} */ (kind)].icon} />
    <div>${kind === "urgent" ? html`<strong lang="de">${boards.de("board-urgent")}</strong>` : null}${said.map((line) => html`<p><${Said} line=${line} /></p>`)}</div></div>`;
  return html`${kind === "urgent" ? band : null}<div class="board-calls" aria-hidden="true"><span></span><span></span><span></span></div>${kind === "urgent" ? null : band}`;
}

/** @param {{ line: Line | undefined }} props */
function Said({ line }) {
  return line ? html`<span lang=${line.lang} dir=${direction(line.lang)}>${line.text}</span>` : null;
}
