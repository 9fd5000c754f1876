/** The sheet of a desk for messages on the boards: what stands there, and a new one. */
import { Fragment, html } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { timeOfDay } from "../clock.js";
import { first, Key, LanguageSelect, Toggle } from "../desk/parts.js";
import { direction, ownName, readersName } from "../languages/languages.js";
import { inOwn } from "../overview/names.js";
import { LEFT_TOLD, LONGEST, MOST_MORE, untilMs } from "./drafting.js";
import { MessageLines } from "./list.js";
import { BoardPreview } from "./preview.js";
import { KINDS } from "./standing.js";

/** @typedef {import("../texts.js").Say} Say */
/** @typedef {import("./drafting.js").Draft} Draft */
/** @typedef {import("./standing.js").Message} Message */
/**
 * @typedef {{ say: Say, language: string, site: { timezone: string, languages: readonly string[],
 *   areas: readonly { letter: string, floor: Record<string, string> }[] } }} SheetWords
 */
/**
 * @typedef {{ words: SheetWords, rows: readonly Message[], drafting: import("./drafting.js").Messages, draft: Draft | null, isSlow: boolean,
 *   onWithdraw: (row: Message) => void, boards: { de: Say, en: Say }, nowMs: number, closesMs: () => number | null }} SheetProps
 *   `rows`: what stands; `draft`: as whoever moves the focus has seen it, so that both are drawn at once; `isSlow`: an answer is late; `boards`: the words of boards; `closesMs`: when the office closes for the day
 */

/** In the order in which they are needed. */
const CHOICES = /** @type {const} */ (["urgent", "news", "break", "closed", "quiet", "evacuation"]);
const TIMES = /** @type {const} */ (["10", "30", "60"]);

/** @param {SheetProps} props */
export function MessageSheet(props) {
  const { words, rows, drafting, draft, onWithdraw } = props;
  return html`<section class="task" data-task="messages" data-step=${draft?.kind ?? "kinds"}>
    <h2 tabindex="-1" data-begin=${!draft || null}>${words.say("messages")}</h2>
    ${draft ? html`<${NewMessage} ...${props} draft=${draft} />` : html`<${Fragment}>
      ${rows.length ? html`<${MessageLines} words=${lineWords(words)} rows=${rows} onWithdraw=${onWithdraw} />`
        : html`<p class="soft">${words.say("messages-none")}</p>`}
      <h3>${words.say("message-new")}</h3>
      <div class="kinds">${CHOICES.map((kind) => html`<${Key} key=${kind} name=${`kind-${kind}`} icon=${KINDS[kind].icon} title=${words.say(`message-${kind}`)} note=${words.say(`kind-${kind}`)}
        onPress=${() => drafting.choose(kind)} />`)}</div><//>`}
  </section>`;
}

/** What the lines of messages speak with. @param {{ say: Say, language: string, site: { timezone: string } }} words */
export function lineWords({ say, language, site }) {
  return { say, language, timeZone: site.timezone };
}

/** @param {SheetProps & { draft: Draft }} props */
function NewMessage(props) {
  const { words: { say }, drafting, draft, isSlow } = props;
  const { text } = KINDS[draft.kind];
  const because = drafting.because.value;
  return html`<form class="finish" onSubmit=${first(() => void drafting.send())}>
    <div class="message-head"><h3 tabindex="-1" data-begin=${(text === "none" && !draft.sure) || null}><${Icon} name=${KINDS[draft.kind].icon} />${say(`message-${draft.kind}`)}</h3>
      <${Key} name="other-kind" kind="plain" icon="back" title=${say("other-kind")} onPress=${() => drafting.leave()} /></div>
    <p class="soft">${say(`kind-${draft.kind}`)}</p>
    ${text === "none" ? html`<p class="soft">${say("own-words")}</p>` : html`<${Text} ...${props} />`}
    ${draft.kind === "evacuation" ? null : html`<${Where} ...${props} /><${HowLong} ...${props} />`}
    <${BoardPreview} ...${props} />
    ${draft.sure ? html`<${Sure} ...${props} />`
      : html`<div class="send"><${Key} name="show-message" kind="now" submits icon="display" title=${say("show")} note=${say(`show-${draft.areas.length ? "areas" : "house"}`, { areas: draft.areas.join(", ") })}
        working=${isSlow} because=${because ? say(`because-${because}`) : undefined} /></div>`}
  </form>`;
}

/** Asked once more, without hurry: a calm way to the house's own alarm. @param {SheetProps & { draft: Draft }} props */
function Sure({ words: { say }, drafting, isSlow }) {
  return html`<div class="note" data-tone="bad" data-sure role="alert" tabindex="-1" data-begin><span><strong>${say("evacuation-sure")}</strong> ${say("evacuation-note")}</span></div>
    <div class="row"><${Key} name="evacuation-yes" kind="now" icon="leave" title=${say("evacuation-yes")} working=${isSlow} onPress=${() => void drafting.send()} />
      <${Key} name="evacuation-no" kind="plain" title=${say("evacuation-no")} onPress=${() => drafting.leave()} /></div>`;
}

/** German, English, and two more. @param {SheetProps & { draft: Draft }} props */
function Text({ words, drafting, draft }) {
  const { say, site } = words;
  const must = KINDS[draft.kind].text === "must";
  const shown = ["en", ...draft.more].filter((each) => site.languages.includes(each));
  const others = site.languages.filter((each) => each !== "de" && !shown.includes(each));
  /** @param {string} language @param {string} label @param {boolean} [begins] */
  const sentence = (language, label, begins) => html`<${Sentence} key=${language} language=${language} label=${label} begins=${begins} say=${say} draft=${draft} drafting=${drafting} />`;
  return html`${sentence("de", say(must ? "text-german" : "text-german-may"), true)}
    <div class="row">${shown.map((language) => sentence(language, readersName(words, language) ?? ownName(language)))}
    ${draft.more.length < MOST_MORE && others.length ? html`<${LanguageSelect} words=${words} label=${say("another-language")} value="" first=${say("choose")} languages=${others}
      onChange=${(/** @type {string} */ language) => { if (language) drafting.change({ more: [...draft.more, language] }); }} />` : null}</div>`;
}

/** How much room is left is said before the field takes no more. @param {any} props */
function Sentence({ language, label, begins, say, draft, drafting }) {
  const value = draft.text[language] ?? "";
  const left = Math.max(0, LONGEST - value.length);
  return html`<div class="field"><label class="field"><span class="field-label">${label}</span><input type="text" maxlength=${LONGEST} autocomplete="off" lang=${language} dir=${direction(language)}
    data-field=${`text-${language}`} aria-describedby=${`left-${language}`} data-begin=${begins || null} value=${value}
    onInput=${(/** @type {any} */ event) => drafting.change({ text: { ...draft.text, [language]: event.currentTarget.value } })} /></label>
    <span class="field-note" id=${`left-${language}`}>${left && left <= LEFT_TOLD ? say("text-left", { count: left }) : null}</span>
    <span class="field-note" role="status" data-full=${language}>${left ? null : say("text-full", { most: LONGEST })}</span></div>`;
}

/** @param {SheetProps & { draft: Draft }} props */
function Where({ words, drafting, draft }) {
  const { say, site } = words;
  return html`<fieldset class="toggles"><legend class="field-label">${say("where")}</legend>
    <${Toggle} name="whole-house" pressed=${!draft.areas.length} onPress=${() => drafting.change({ areas: [] })}><${Icon} name="home" />${say("whole-house")}<//>
    ${site.areas.map(({ letter, floor }) => html`<${Toggle} key=${letter} name=${`area-${letter}`} pressed=${draft.areas.includes(letter)} onPress=${() => drafting.toggle(letter)}>
      <${AreaMark} letter=${letter} />${inOwn(words, floor)}<//>`)}</fieldset>`;
}

/** @param {SheetProps & { draft: Draft }} props */
function HowLong({ words, drafting, draft, nowMs, closesMs }) {
  const { say } = words;
  const closes = closesMs();
  const until = untilMs(draft.howLong, nowMs, closes);
  /** @param {import("./drafting.js").HowLong} howLong @param {string} label */
  const choice = (howLong, label) => html`<${Toggle} key=${howLong} name=${`for-${howLong}`} pressed=${draft.howLong === howLong} onPress=${() => drafting.change({ howLong })}>${label}<//>`;
  return html`<fieldset class="toggles"><legend class="field-label">${say("how-long")}</legend>
    ${TIMES.map((minutes) => choice(minutes, say("for-minutes", { minutes })))}
    ${closes ? choice("closing", say("until-closing", { time: timeOfDay(closes, words.site.timezone) })) : null}
    ${choice("open", say("until-withdrawn"))}
    <p class="field-note">${until === null ? say("ends-with-day") : say("ends-at", { time: timeOfDay(until, words.site.timezone) })}</p></fieldset>`;
}
