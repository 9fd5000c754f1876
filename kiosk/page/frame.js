import { Icon } from "/shared/components/icon.js";
import { Mark } from "/shared/components/mark.js";
import { html } from "/shared/vendor/page.js";

import { Key, Switch } from "./keys.js";
import { view, word } from "./state.js";
import { tap } from "./taps.js";
import { German } from "./words.js";

/**
 * @typedef {{ state: import("./state.js").State }} Props
 * @typedef {Props & { children?: import("/shared/vendor/page.js").Renderable }} Holding
 */

/** The upper part of a screen: whose house this is, and what stands above the answers. @param {Holding} props */
export function Head({ state, children }) {
  return html`<div class="head">
    <div class="top">
      <${Mark} />
      <p class="house"><strong>${word(state, "welcome").own}</strong><${German} text=${state.site} /></p>
      ${view(state) === "concern" && html`<div class="tongue"><${Key} kind="plain" icon="language"
        name="language" title=${state.languageName} onTap=${() => tap(state, "back")} /></div>`}
    </div>
    ${children}
    <${Asking} state=${state} />
  </div>`;
}

/** Where the visitor is among the questions, and on which page of the answers. @param {Props} props */
export function Steps({ state }) {
  if (!state.step) return null;
  const { now, of, text } = state.step;
  const marks = Array.from({ length: of }, (_, index) => Math.sign(index + 1 - now));
  return html`<p class="steps">
    ${marks.map((place) => html`<span class="step" data-place=${place} aria-hidden="true"></span>`)}
    <span class="step-text">${text}</span>
    ${state.pages.of > 1 && html`<span>${state.pages.text}</span>`}
  </p>`;
}

/** What helps to read; in the same place on every screen. @param {Props} props */
export function Access({ state }) {
  return html`<footer class="bar"><div class="access" role="group" aria-label=${word(state, "access").own}>
    <${Switch} name="larger" icon="larger" title=${word(state, "larger").own} on=${state.larger}
      onTap=${() => tap(state, "larger", state.larger ? "off" : "on")} />
    <${Switch} name="contrast" icon="contrast" title=${word(state, "contrast").own} on=${state.contrast}
      onTap=${() => tap(state, "contrast", state.contrast ? "off" : "on")} />
  </div></footer>`;
}

/** Asks before the screen goes. It lies over the head; the answers stay where they are. @param {Props} props */
function Asking({ state }) {
  if (!state.asking) return null;
  const ask = word(state, "still-there");
  const stay = word(state, "stay");
  return html`<section class="asking" role="alert">
    <${Icon} name="time" />
    <p><strong>${ask.own}</strong><span>${word(state, "have-time").own}</span><${German} text=${ask.german} /></p>
    <${Key} kind="strong" icon="check" name="stay" title=${stay.own} note=${stay.german}
      onTap=${() => tap(state, "stay")} />
  </section>`;
}
