/** Checking in, finding a number, stopping and allowing numbers. */
import { html, useSignal } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { TicketNumber } from "/shared/components/ticket-number.js";
import { first } from "/staff/page/desk/parts.js";
import { ownName } from "/staff/page/languages/languages.js";
import { EVERYTHING } from "/staff/page/overview/office.js";
import { allow, stop } from "./orders.js";
import { ConcernSelect, Key, Printer } from "./parts.js";
import { attention } from "./attention.js";
import { LONGEST, asCode, idOnSlip, isId, isTooLong, plain } from "./typed.js";
import { checkInAdvice, clockTime, inOwn, serviceTitle, stateInWords } from "./words.js";

/** @typedef {import("./view.js").PageProps} PageProps */

const SHOWN = 14;

/** @param {PageProps} props */
export function CheckInTask({ words, flow, issuing, desk, printer, printerState }) {
  const { say, site } = words;
  const typed = useSignal("");
  const code = asCode(typed.value);
  const tooLong = isTooLong(typed.value);
  const slip = idOnSlip(typed.value);
  const arrive = () => {
    if (slip) void flow.enter(typed.value);
    else if (code) void flow.arrive(code).then(() => { typed.value = ""; });
  };
  return html`<section class="task" data-task="check-in"><h2>${say("check-in-title")}</h2>
    <p class="soft">${say("check-in-note", { early: site.rules.check_in_minutes_before, late: site.rules.max_lateness_minutes })}</p>
    <form class="finish" onSubmit=${first(arrive)}>
      <label class="field"><span class="field-label">${say("code")}</span><input type="text" autocomplete="off" spellcheck=${false} autocapitalize="characters" data-field="code" data-begin
        value=${typed.value} onInput=${(/** @type {any} */ event) => { typed.value = event.currentTarget.value; }} /><span class="field-note">${say("code-hint")}</span></label>
      <${Printer} words=${words} printer=${printer} state=${printerState} />
      <${Key} name="check-in" kind="now" submits icon="appointment" title=${say("check-in-now")} cap="Enter" working=${desk.busy.value?.slow} because=${code || slip ? undefined : say(tooLong ? "because-code-long" : "because-code")} />
    </form>
    <div role="alert">${tooLong ? html`<p class="note" data-tone="care" data-too-long><${Icon} name="warning" /><span>${say("code-too-long", { most: LONGEST })}</span></p>` : null}</div>
    ${issuing.refused.value ? html`<${CheckInRefused} words=${words} flow=${flow} refused=${issuing.refused.value} />` : null}
  </section>`;
}

/** What to do when an appointment cannot be checked in. @param {any} props */
function CheckInRefused({ words, flow, refused }) {
  const { title, advice } = checkInAdvice(words, refused);
  const number = refused.about["number"];
  return html`<div class="refused" role="alert" data-refused=${refused.code}>
    <p class="note" data-tone="care"><${Icon} name="warning" /><span><strong>${title}</strong> ${advice}</span></p>
    ${number ? html`<${Key} name="show" icon="see" title=${words.say("show-number")} onPress=${() => flow.find(number)} />`
      : html`<${Key} name="walk-in" icon="walk-in" title=${words.say("issue-walk-in")} cap="F2" onPress=${() => flow.go("issue")} />`}</div>`;
}

/** @param {PageProps} props */
export function FindTask({ words, flow, desk, nowMs }) {
  const { say } = words;
  const typed = useSignal("");
  const wanted = plain(typed.value).replaceAll("-", "");
  const enter = () => {
    void flow.enter(typed.value);
    if (idOnSlip(typed.value)) typed.value = "";
  };
  const rows = [...desk.office.value.tickets.values()].map(({ row }) => row);
  const shown = wanted ? rows.filter(({ number }) => number.includes(wanted)).slice(0, SHOWN) : [];
  return html`<section class="task" data-task="find"><h2>${say("find-title")}</h2>
    <form class="finish" onSubmit=${first(() => (shown.length === 1 && shown[0] ? flow.show(shown[0].id) : enter()))}>
      <label class="field"><span class="field-label">${say("number")}</span><input type="text" autocomplete="off" spellcheck=${false} autocapitalize="characters" data-field="number" data-begin
        value=${typed.value} onInput=${(/** @type {any} */ event) => { typed.value = event.currentTarget.value; flow.unknown.value = null; }} /><span class="field-note">${say("number-hint")}</span></label>
    </form>
    ${flow.unknown.value ? html`<${Unknown} words=${words} flow=${flow} typed=${flow.unknown.value} />` : null}
    ${shown.length ? html`<${Rows} words=${words} flow=${flow} rows=${shown} />` : html`<${Attention} words=${words} flow=${flow} found=${attention(desk.office.value, nowMs)} />`}
  </section>`;
}

/** @param {{ words: import("./words.js").Words, flow: import("./flow.js").Flow, typed: string }} props */
function Unknown({ words: { say }, flow, typed }) {
  const code = isId(typed) ? null : asCode(typed);
  const title = isId(typed) ? say("unknown-slip") : say("unknown-number", { typed });
  const sentence = isTooLong(typed) ? say("code-too-long", { most: LONGEST })
    : html`<strong>${title}</strong> ${say("unknown-number-advice")}`;
  return html`<div class="refused" role="alert" data-unknown><p class="note" data-tone="care"><${Icon} name="warning" /><span>${sentence}</span></p>
    ${code ? html`<${Key} name="as-code" icon="appointment" title=${say("as-code")} onPress=${() => flow.arrive(code)} />` : null}
    <${Key} name="walk-in" icon="slip" title=${say("way-issue")} cap="F2" onPress=${() => flow.go("issue")} /></div>`;
}

/** @param {any} props */
function Rows({ words, flow, rows }) {
  return html`<ul class="rows">${rows.map((/** @type {any} */ row) => html`<li key=${row.id}><button type="button" class="key" data-row=${row.number} onClick=${() => flow.show(row.id)}>
    <${TicketNumber} number=${row.number} /><span class="key-words"><span class="key-title">${stateInWords(words, row)}</span><span class="key-note">${serviceTitle(words, row.service)}</span></span></button></li>`)}</ul>`;
}

/** Who may need the reception. @param {any} props */
function Attention({ words, flow, found }) {
  const groups = Object.entries(found).filter(([, rows]) => rows.length);
  if (!groups.length) return html`<p class="soft">${words.say("attention-none")}</p>`;
  return groups.map(([name, rows]) => html`<section key=${name} data-attention=${name}><h3>${words.say(`attention-${name}`, { count: rows.length })}</h3><${Rows} words=${words} flow=${flow} rows=${rows.slice(0, SHOWN)} /></section>`);
}

/** @param {PageProps} props */
export function StopTask(props) {
  const { words, desk } = props;
  const stops = [...desk.office.value.stops];
  return html`<section class="task" data-task="stop"><h2 tabindex="-1" data-begin>${words.say("stop-title")}</h2>
    ${stops.length ? html`<ul class="stops">${stops.map(([service, each]) => html`<${Stopped} key=${service} ...${props} service=${service} stop=${each} />`)}</ul>`
      : html`<p class="note" data-tone="good"><${Icon} name="check" /><span>${words.say("stops-none")}</span></p>`}
    <${Stopping} ...${props} /></section>`;
}

/** @param {any} props */
function Stopped({ words, desk, service, stop: { reason, sinceMs } }) {
  const everything = service === EVERYTHING;
  const since = sinceMs ? words.say("stopped-since", { time: clockTime(words, sinceMs) }) : words.say("stopped-before");
  return html`<li class="box" data-stopped=${service}><div><p><strong>${everything ? words.say("everything") : serviceTitle(words, service)}</strong> · ${since}</p><p class="soft">${inOwn(words, reason)}</p></div>
    <${Key} name="allow" icon="check" kind="plain" title=${words.say("allow")} onPress=${() => desk.run(allow(everything ? null : service))} /></li>`;
}

/** @param {PageProps} props */
function Stopping({ words, desk, issuing }) {
  const { say, site } = words;
  const service = useSignal("");
  const reason = useSignal(/** @type {Record<string, string>} */ ({}));
  const asked = useSignal(false);
  const said = Object.fromEntries(Object.entries(reason.value).map(([key, text]) => [key, text.trim()]).filter(([, text]) => text));
  const what = service.value ? serviceTitle(words, service.value) : say("everything");
  const send = async () => {
    const ending = await desk.run(stop(service.value || null, said));
    asked.value = false;
    if (ending && "event" in ending) reason.value = {};
    void issuing.refresh();
  };
  /** @param {string} language @param {string} label */
  const sentence = (language, label) => html`<label class="field" key=${language}><span class="field-label">${label}</span><input type="text" maxlength="140" autocomplete="off" lang=${language} dir="auto" data-field=${`reason-${language}`}
    value=${reason.value[language] ?? ""} onInput=${(/** @type {any} */ event) => { reason.value = { ...reason.value, [language]: event.currentTarget.value }; asked.value = false; }} /></label>`;
  return html`<form class="finish" onSubmit=${first(() => { if (said["de"]) asked.value = true; })}><h3>${say("stop-new")}</h3>
    <${ConcernSelect} words=${words} name="stop" label=${say("stop-what")} value=${service.value} first=${say("everything")} onChange=${(/** @type {string} */ key) => { service.value = key; asked.value = false; }} />
    ${site.stop_reasons.length ? html`<div class="choices" role="group" aria-label=${say("stop-ready")}>${site.stop_reasons.map(({ key, title }) => html`<${Key} key=${key} name=${`ready-${key}`} title=${inOwn(words, title)} onPress=${() => { reason.value = { ...title }; asked.value = false; }} />`)}</div>` : null}
    ${sentence("de", say("reason-german"))}
    <details class="more"><summary>${say("reason-others")}</summary>${site.languages.filter((each) => each !== "de").map((each) => sentence(each, ownName(each)))}</details>
    ${asked.value ? html`<div class="note" data-tone="care" data-sure role="alert"><span>${say("stop-sure", { what })}</span></div>
      <div class="row"><${Key} name="stop-yes" kind="now" icon="pause" title=${say("stop-yes")} onPress=${send} /><${Key} name="stop-no" kind="plain" title=${say("stop-no")} onPress=${() => { asked.value = false; }} /></div>`
      : html`<${Key} name="stop" kind="now" submits icon="pause" title=${say("stop")} note=${what} cap="Enter" because=${said["de"] ? undefined : say("because-reason")} />`}</form>`;
}
