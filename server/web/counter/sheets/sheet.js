import { html, useLayoutEffect, useRef } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { AlarmStrip } from "/staff/page/alarm/strip.js";
import { complaint } from "../words.js";
import { CommandKey } from "../command-key.js";
import { labelled } from "./labels.js";

/** @typedef {import("../words.js").Words} Words */
/** @typedef {import("../desk.js").Desk} Desk */
/** @typedef {import("./choices.js").Choice} Choice */
/**
 * @typedef {{ desk: Desk, words: Words, caps: boolean, nowMs: number, sheet: import("./choices.js").Sheet,
 *   alarms: import("../view.js").PageProps["alarms"] }} SheetProps
 */

const FALLBACK = ".key[data-kind=now]";
const FIRST_FIELD = "[data-find]";
const FIRST_KEY = "[data-begin] .key";

/**
 * A place of its own beside the page: the rest of the page waits meanwhile. Escape closes it. The
 * focus goes to its title, or to the key or field with which it begins (no field where a keyboard would
 * come up over the page), and afterwards back to where it was, else to the large key.
 * @param {SheetProps & { title: string, note?: string | undefined, children?: import("/shared/vendor/page.js").Renderable }} props
 */
export function Sheet({ desk, words, caps, sheet, title, note, alarms, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    const field = matchMedia("(pointer: coarse)").matches ? null : shown?.querySelector(FIRST_FIELD);
    const first = shown?.querySelector(FIRST_KEY) ?? field;
    (/** @type {HTMLElement | null | undefined} */ (first) ?? heading.current)?.focus();
    return () => {
      shown?.close();
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body || shown?.contains(activeElement)) {
        /** @type {HTMLElement | null} */ (document.querySelector(FALLBACK))?.focus();
      }
    };
  }, []);
  const close = () => desk.sheets.close();
  return html`<dialog class="sheet" ref=${dialog} data-sheet=${sheet.kind} aria-labelledby="sheet-title"
    onCancel=${(/** @type {Event} */ event) => { event.preventDefault(); close(); }}
    onClick=${(/** @type {Event} */ event) => { if (event.target === dialog.current) close(); }}>
    <div class="sheet-page">
      <${AlarmStrip} ...${alarms} />
      <header><h2 id="sheet-title" tabindex="-1" ref=${heading}>${title}</h2>
        <button type="button" class="key" data-close onClick=${close}><span class="key-title">${words.say("sheet-close")}</span>
          ${caps ? html`<kbd class="key-cap" aria-hidden="true">Esc</kbd>` : null}</button></header>
      ${note ? html`<p class="soft">${note}</p>` : null}
      <${Complaint} desk=${desk} words=${words} />
      ${children}
    </div>
  </dialog>`;
}

/**
 * What did not work, said where it was pressed: the page below cannot be heard meanwhile.
 * @param {{ desk: Desk, words: Words }} props
 */
function Complaint({ desk, words }) {
  const problem = desk.notice.value;
  const lost = !desk.inTouch.value && !problem ? { kind: /** @type {const} */ ("not-in-touch") } : problem;
  const text = !lost ? "" : lost.kind === "not-in-touch" ? words.say("out-of-touch-before") : complaint(words, lost);
  return html`<p class="sheet-news" role="status" data-sheet-news data-tone=${text ? "bad" : null}>
    ${text ? html`<${Icon} name="warning" /><span>${text}</span>` : null}</p>`;
}

/**
 * The choices, each one command.
 * @param {{ desk: Desk, words: Words, caps: boolean, choices: readonly Choice[], none?: string, columns?: number }} props
 */
export function Choices({ desk, words, caps, choices, none, columns = 1 }) {
  if (!choices.length) return none ? html`<p class="sheet-none">${none}</p>` : null;
  return html`<ul class="choices" data-columns=${columns}>${choices.map(({ step, label }) => {
    const { title, note } = labelled(words, label);
    return html`<li key=${step.identity} data-choice=${label.key + (label.of === "count" ? label.count : "")}>
      <${CommandKey} step=${step} desk=${desk} say=${words.say} caps=${caps} title=${title} note=${step.available ? note ?? "" : undefined} plain /></li>`;
  })}</ul>`;
}

/**
 * The parts of a sheet, one shown at a time; arrows go from one to the next.
 * @param {{ desk: Desk, words: Words, tabs: readonly string[], tab: string }} props
 */
export function Tabs({ desk, words, tabs, tab }) {
  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by || !(event.currentTarget instanceof Element)) return;
    const place = (tabs.indexOf(tab) + by + tabs.length) % tabs.length;
    desk.sheets.enter({ tab: tabs[place] ?? tab });
    /** @type {HTMLElement | undefined} */ (event.currentTarget.children[place])?.focus();
  };
  return html`<div class="tabs" role="tablist" onKeyDown=${move}>${tabs.map((each) => html`
    <button type="button" role="tab" key=${each} data-tab=${each} aria-selected=${String(each === tab)} tabindex=${each === tab ? 0 : -1}
      onClick=${() => desk.sheets.enter({ tab: each })}>${words.say(`tab-${each}`)}</button>`)}</div>`;
}
