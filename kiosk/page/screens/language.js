import { Frieze } from "/shared/components/frieze.js";
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Asking, Choices, More, Stay } from "../frame.js";
import { Key } from "../keys.js";
import { useRoom } from "../room.js";
import { word, working } from "../state.js";
import { tap } from "../taps.js";

/** @typedef {{ state: import("../state.js").State }} Props */

/** Up to here the languages have one column and large keys; up to there two, with room to greet. */
const FEW = 6;
const SOME = 12;

/** The first question: every language in its own words and script. @param {Props} props */
export function LanguageScreen({ state }) {
  const paged = state.pages.of > 1 || state.lower;
  const few = !paged && state.languages.length <= FEW;
  const some = !paged && !few && state.languages.length <= SOME;
  const room = useRoom();
  return html`<main class="screen" data-view="language" ref=${room}>
    <div class="head"><${Welcome} state=${state} />
      <p class="choose"><span>${word(state, "choose-language").own}</span><${Icon} name="language" /></p>
      ${state.lower && html`<p class="lower-note soft">${word(state, "lower-note").own}</p>`}
      ${state.asking && html`<${Asking} state=${state} />`}</div>
    ${state.lower && html`<div class="ground"><${Frieze} line /></div>`}
    <div class="hand"><${Choices} state=${state} />
    <div class="tongues" data-few=${few || null} data-some=${some || null}>
      ${state.languages.map((language, index) => html`<${Tongue} key=${language.language} state=${state}
        language=${language} greets=${few || some} few=${few} first=${index === 0 && state.pages.now === 0} />`)}
    </div>
    ${state.pages.of > 1 ? html`<${Pages} state=${state} />` : !state.obstacle && !paged && html`<${Frieze} />`}</div>
    <p class="visually-hidden" role="status">${working(state) && state.slow && word(state, "moment").own}</p>
  </main>`;
}

/** A code that was held to the reader is answered here too. @param {Props} props */
function Welcome({ state }) {
  if (working(state) && state.slow) return html`<h1 class="hello" tabindex="-1" data-question>${word(state, "moment").own}</h1>`;
  if (state.obstacle?.why === "out_of_service") return html`<${OutOfService} state=${state} />`;
  if (state.obstacle) return html`<${Closed} state=${state} obstacle=${state.obstacle} />`;
  return html`<h1 class="hello" tabindex="-1" data-question>${word(state, "welcome").own}</h1>`;
}

/**
 * A closed office says so before anything is asked; the languages stay, to say it in.
 * @param {Props & { obstacle: import("../state.js").Obstacle }} props
 */
function Closed({ state, obstacle }) {
  const { opens } = obstacle;
  return html`<section class="closed-now"><${Icon} name="time" /><div>
    <h1 tabindex="-1" data-question>${word(state, "closed").own}</h1>
    ${opens && html`<p>${word(state, "opens-again").own}: <bdi>${opens.own}</bdi></p>`}
  </div></section>`;
}

/** So does a kiosk that somebody has taken out of service. @param {Props} props */
function OutOfService({ state }) {
  return html`<section class="closed-now" data-long><${Icon} name="pause" /><div>
    <h1 tabindex="-1" data-question>${word(state, "out-of-service").own}</h1>
    <p>${word(state, "out-of-service-note").own} ${word(state, "ask-desk").own}</p>
  </div></section>`;
}

/**
 * @param {Props & { language: import("../state.js").Language, few: boolean, greets: boolean, first: boolean }} props
 */
function Tongue({ state, language, few, greets, first }) {
  return html`<button type="button" class="key" data-key=${language.language} data-first=${first || null}
    lang=${language.language} dir=${language.direction}
    onClick=${() => tap(state, "choose-language", language.language)}>
    <span class="key-words"><span class="key-title">${language.name}</span>
      ${greets && html`<span class="key-note">${language.welcome}</span>`}</span>
    ${(few || first) && html`<${Icon} name="forward" />`}
  </button>`;
}

/** Turns the pages; asks first whether somebody is there, where the keys are low. @param {Props} props */
function Pages({ state }) {
  if (state.asking && state.lower) return html`<nav class="ways" data-asks><${Stay} state=${state} /></nav>`;
  const { now, text } = state.pages;
  return html`<nav class="ways">
    ${now > 0 && html`<${Key} kind="plain" icon="back" name="page-back" title=${word(state, "back").own}
      onTap=${() => tap(state, "turn-page", String(now - 1))} />`}
    ${!state.lower && html`<p class="soft">${text}</p>`}
    <${More} state=${state} />
  </nav>`;
}
