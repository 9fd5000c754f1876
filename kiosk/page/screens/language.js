import { Frieze } from "/shared/components/frieze.js";
import { Icon } from "/shared/components/icon.js";
import { html } from "/shared/vendor/page.js";

import { Key } from "../keys.js";
import { word } from "../state.js";
import { tap } from "../taps.js";

/** Up to here the languages have one column and large keys; up to there two, with room to greet. */
const FEW = 6;
const SOME = 12;

/** The first question: every language in its own words and script. @param {{ state: import("../state.js").State }} props */
export function LanguageScreen({ state }) {
  const paged = state.pages.of > 1;
  const few = !paged && state.languages.length <= FEW;
  const some = !paged && !few && state.languages.length <= SOME;
  return html`<main class="screen" data-view="language">
    ${state.obstacle
      ? html`<${Closed} state=${state} obstacle=${state.obstacle} />`
      : html`<h1 class="hello" tabindex="-1" data-question>${word(state, "welcome").own}</h1>`}
    <p class="choose"><span>${word(state, "choose-language").own}</span><${Icon} name="language" /></p>
    <div class="tongues" data-few=${few || null} data-some=${some || null}>
      ${state.languages.map((language, index) => html`<${Tongue} key=${language.language} state=${state}
        language=${language} greets=${few || some} few=${few} first=${index === 0 && state.pages.now === 0} />`)}
    </div>
    ${paged ? html`<${Pages} state=${state} />` : !state.obstacle && html`<${Frieze} />`}
  </main>`;
}

/**
 * A closed office says so before anything is asked; the languages stay, to say it in.
 * @param {{ state: import("../state.js").State, obstacle: import("../state.js").Obstacle }} props
 */
function Closed({ state, obstacle }) {
  const { opens } = obstacle;
  return html`<section class="closed-now"><${Icon} name="time" /><div>
    <h1 tabindex="-1" data-question>${word(state, "closed").own}</h1>
    ${opens && html`<p>${word(state, "opens-again").own}: <bdi>${opens.own}</bdi></p>`}
  </div></section>`;
}

/**
 * @param {{ state: import("../state.js").State, language: import("../state.js").Language, few: boolean, greets: boolean, first: boolean }} props
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

/** Turns the pages. @param {{ state: import("../state.js").State }} props */
function Pages({ state }) {
  const { now, of, text } = state.pages;
  return html`<nav class="ways">
    ${now > 0 && html`<${Key} kind="plain" icon="back" name="page-back" title=${word(state, "back").own}
      onTap=${() => tap(state, "turn-page", String(now - 1))} />`}
    <p class="soft">${text}</p>
    ${now + 1 < of && html`<${Key} kind="strong" name="page-on" title=${word(state, "more").own} arrow
      onTap=${() => tap(state, "turn-page", String(now + 1))} />`}
  </nav>`;
}
