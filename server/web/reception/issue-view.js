/** A number for the person at the desk: which language, which concern, how and where. */
import { html, useSignal } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Icon } from "/shared/components/icon.js";
import { first } from "/staff/page/desk/parts.js";
import { direction, ownName, readersName } from "/staff/page/languages/languages.js";
import { found } from "./issuing.js";
import { Check, Key, LanguageName, Printer, Stepper } from "./parts.js";
import { matches } from "./typed.js";
import { inOwn, serviceTitle, whyNone } from "./words.js";

/** @typedef {import("./view.js").PageProps} PageProps */

/** @param {PageProps} props */
export function IssueTask(props) {
  const { issuing, words: { say } } = props;
  const step = issuing.step.value;
  const Shown = step === "language" ? Languages : step === "finish" ? Finish : Concerns;
  return html`<section class="task" data-task="issue" data-step=${step}>
    <${Steps} ...${props} />
    <h2>${say(`issue-${step}`)}</h2>
    <${Shown} ...${props} key=${step} />
  </section>`;
}

/** What was chosen already; each may be chosen anew. @param {PageProps} props */
function Steps({ issuing, words }) {
  const { language, service } = issuing.draft.value;
  const chosen = /** @type {{ step: "language" | "concern", text: string, lang: string }[]} */ ([
    { step: "language", text: language && ownName(language), lang: language },
    { step: "concern", text: service && serviceTitle(words, service), lang: words.language }]);
  return html`<ol class="steps">${chosen.map(({ step, text, lang }) => html`<li key=${step}
    aria-current=${issuing.step.value === step ? "step" : null}>
    ${text ? html`<button type="button" data-again=${step} onClick=${() => { issuing.step.value = step; }}>
      <${Icon} name="check" /><span class="visually-hidden">${words.say("change")}: </span><bdi lang=${lang}>${text}</bdi></button>`
      : html`<span>${words.say(`step-${step}`)}</span>`}</li>`)}
    <li aria-current=${issuing.step.value === "finish" ? "step" : null}><span>${words.say("step-finish")}</span></li></ol>`;
}

/** @param {PageProps} props */
function Languages({ issuing, words }) {
  const typed = useSignal("");
  const { site, say } = words;
  const shown = site.languages.filter((each) => matches(typed.value, [ownName(each), readersName(words, each) ?? "", say(`language-${each}`)]));
  return html`<form class="chooser" onSubmit=${first(() => shown[0] && issuing.chooseLanguage(shown[0]))}>
    <${TypeToFind} label=${say("find-language")} typed=${typed} name="language" />
    <ul class="languages">${shown.map((each, place) => html`<li key=${each}>
      <button type="button" class="key" data-language=${each} dir=${direction(each)} onClick=${() => issuing.chooseLanguage(each)}>
        <span class="key-words"><bdi class="key-title" lang=${each}>${ownName(each)}</bdi>
        ${readersName(words, each) ? html`<span class="key-note">${readersName(words, each)}</span>` : null}</span>
        ${place === 0 ? html`<kbd class="key-cap" aria-hidden="true">Enter</kbd>` : null}</button></li>`)}</ul>
    ${shown.length ? null : html`<p class="nothing" role="status">${say("found-none")}</p>`}
  </form>`;
}

/** @param {PageProps} props */
function Concerns({ issuing, words }) {
  const typed = useSignal("");
  const { say, site } = words;
  const { language, service, further } = issuing.draft.value;
  const taken = issuing.step.value === "further" ? [service, ...further] : [];
  const shown = found(site.services, typed.value, language).filter(({ key }) => !taken.includes(key));
  const areas = site.areas.map((area) => ({ ...area, services: shown.filter(({ area: letter }) => letter === area.letter) }));
  const firstKey = areas.flatMap(({ services }) => services)[0]?.key;
  return html`<form class="chooser" onSubmit=${first(() => firstKey && typed.value.trim() && issuing.chooseConcern(firstKey))}>
    <${TypeToFind} label=${say("find-concern")} typed=${typed} name="concern" />
    ${areas.filter(({ services }) => services.length).map((area) => html`<section class="concerns" key=${area.letter}>
      <h3><${AreaMark} letter=${area.letter} />${inOwn(words, area.floor)}</h3>
      <ul>${area.services.map(({ key, walk_in: walkIn }) => html`<${Concern} key=${key} service=${key} walkIn=${walkIn} words=${words} issuing=${issuing}
        first=${Boolean(typed.value.trim()) && key === firstKey} />`)}</ul>
    </section>`)}
    ${shown.length ? null : html`<p class="nothing" role="status">${say("found-none")}</p>`}
  </form>`;
}

/** @param {PageProps & { service: string, walkIn: boolean, first: boolean }} props */
function Concern({ service, walkIn, words, issuing, first: isFirst }) {
  const blocked = issuing.blocked(service);
  const { language } = issuing.draft.value;
  const own = words.services.get(service)?.title[language];
  const note = blocked ? whyNone(words, blocked) : walkIn ? null : words.say("by-appointment");
  return html`<li><button type="button" class="key" data-concern=${service} data-blocked=${blocked?.code ?? null} onClick=${() => issuing.chooseConcern(service)}>
    <span class="key-words"><span class="key-title">${serviceTitle(words, service)}</span>
      ${own && language !== words.language ? html`<bdi class="key-note" lang=${language} dir=${direction(language)}>${own}</bdi>` : null}
      ${note ? html`<span class="key-note" data-why>${note}</span>` : null}</span>
    ${isFirst ? html`<kbd class="key-cap" aria-hidden="true">Enter</kbd>` : null}</button></li>`;
}

/** @param {PageProps} props */
function Finish(props) {
  const { issuing, flow, desk, words, printer } = props;
  const { say } = words;
  const { help, persons, cases } = issuing.draft.value;
  const blocked = issuing.inTheWay.value;
  const title = say(blocked ? "issue-anyway" : "issue-now");
  return html`<form class="finish" onSubmit=${first(() => flow.issue())}>
    ${blocked ? html`<p class="note" data-tone="care" data-obstacle=${blocked.code}><${Icon} name="warning" /><span>${whyNone(words, blocked)} ${say("anyway-note")}</span></p>` : null}
    <${Check} name="help" label=${say("support")} checked=${help} onChange=${(/** @type {boolean} */ yes) => issuing.change({ help: yes })} />
    <div class="row" data-few>
      <${Stepper} label=${say("persons")} value=${persons} less=${say("persons-less")} more=${say("persons-more")} onChange=${(/** @type {number} */ n) => issuing.change({ persons: n })} />
      <${Stepper} label=${say("cases")} value=${cases} less=${say("cases-less")} more=${say("cases-more")} onChange=${(/** @type {number} */ n) => issuing.change({ cases: n })} />
    </div>
    <${Further} ...${props} />
    <${Printer} words=${words} printer=${printer} state=${props.printerState} />
    <${Key} name="issue" kind="now" submits begins icon="slip" title=${title} cap="Enter" working=${desk.busy.value?.slow}
      note=${html`<${Summary} ...${props} />`} />
  </form>`;
}

/** @param {PageProps} props */
function Summary({ issuing, words }) {
  const { language, service } = issuing.draft.value;
  return html`${serviceTitle(words, service)} · <${LanguageName} words=${words} language=${language} />`;
}

/** More concerns of the same visit. @param {PageProps} props */
function Further({ issuing, words }) {
  const { further, order } = issuing.draft.value;
  const { say } = words;
  return html`<div class="further">
    ${further.length ? html`<ul>${further.map((each) => html`<li class="chip" key=${each}>${serviceTitle(words, each)}
      <button type="button" aria-label=${say("drop-concern", { concern: serviceTitle(words, each) })} onClick=${() => issuing.dropFurther(each)}><${Icon} name="close" /></button></li>`)}</ul>
      <${Check} name="any-order" label=${say("any-order")} checked=${order === "any"}
        onChange=${(/** @type {boolean} */ yes) => issuing.change({ order: yes ? "any" : "planned" })} />` : null}
    ${further.length < 7 ? html`<${Key} name="further" kind="plain" icon="plus" title=${say("add-concern")} onPress=${() => { issuing.step.value = "further"; }} />` : null}
  </div>`;
}

/** @param {{ label: string, typed: { value: string }, name: string }} props */
function TypeToFind({ label, typed, name }) {
  return html`<label class="field find"><span class="field-label">${label}</span>
    <input type="search" autocomplete="off" spellcheck=${false} value=${typed.value} data-field=${`find-${name}`} data-begin
      onInput=${(/** @type {any} */ event) => { typed.value = event.currentTarget.value; }} /></label>`;
}
