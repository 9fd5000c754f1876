import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { KEYS } from "./keys.js";
import { because } from "./words.js";

/** @typedef {import("./steps.js").Step} Step */

/**
 * One key that sends one command. Unavailable, it says why; working for longer, it says "Moment …".
 * The second click of a double click is not a press: the key may mean something else by then.
 * @param {{ step: Step, desk: import("./desk.js").Desk, say: import("/staff/page/texts.js").Say, caps: boolean,
 *   kind?: string, title?: string, note?: import("/shared/vendor/page.js").Renderable, label?: string,
 *   plain?: boolean }} props `plain`: without a sign
 */
export function CommandKey({ step, desk, say, caps, kind, title, note, label, plain }) {
  const { verb, available, shortcut, identity } = step;
  const name = title ?? say(`do-${verb}`);
  const working = desk.busy.value?.slow && desk.busy.value.identity === identity;
  const second = working ? name : note ?? because(say, step);
  return html`<button type="button" class="key" data-key=${verb} data-kind=${kind ?? null}
    data-state=${working ? "working" : null} aria-disabled=${available ? null : "true"} aria-label=${label ?? null}
    aria-keyshortcuts=${caps && shortcut ? shortcut : null} aria-haspopup=${step.opens ? "dialog" : null}
    onClick=${(/** @type {MouseEvent} */ event) => event.detail < 2 && desk.press(step)}>
    ${plain ? null : html`<${Icon} name=${KEYS[verb].icon} />`}
    <span class="key-words"><span class="key-title">${working ? say("loading") : name}</span>
      ${second ? html`<span class="key-note">${second}</span>` : null}</span>
    ${caps && shortcut ? html`<kbd class="key-cap" aria-hidden="true">${cap(shortcut)}</kbd>` : null}
  </button>`;
}

/** @param {string} shortcut */
function cap(shortcut) {
  return shortcut.length === 1 ? shortcut.toUpperCase() : shortcut;
}
