/** The dialogs about one person: a new account, its roles, what can be done with it, its welcome link. */
import { html, useLayoutEffect, useState } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";
import { Dialog, instead } from "/staff/page/dialog.js";
import { ROLES } from "./people.js";

/** @typedef {import("./people.js").People} People */
/** @typedef {import("./people.js").Step} Step */
/** @typedef {import("./reading.js").Person} Person */
/** @typedef {import("/staff/page/texts.js").Say} Say */

const KNOWN = new Set(["account_taken", "last_administrator", "unknown_account", "invalid_body", "unanswered"]);

/** @param {{ people: People, words: import("./view.js").Words }} props */
export function PersonDialog({ people, words: { say } }) {
  const open = people.open.value;
  useLayoutEffect(() => {
    /** @type {HTMLElement | null} */ (document.querySelector("[data-dialog=person] [data-begin]"))?.focus();
  }, [open]);
  return html`<${Dialog} name="person" title=${titleOf(say, open)} open=${open.kind !== "closed"} onClose=${people.close}>
    ${open.kind === "add" ? html`<${AddForm} people=${people} say=${say} />` : null}
    ${open.kind === "person" ? html`<${PersonForm} people=${people} say=${say} person=${open.person} />` : null}
    ${open.kind === "ask" ? html`<${Question} people=${people} say=${say} person=${open.person} step=${open.step} />` : null}
    ${open.kind === "link" ? html`<${Link} people=${people} say=${say} ...${open} />` : null}
  <//>`;
}

/** @param {Say} say @param {import("./people.js").Open} open */
function titleOf(say, open) {
  if (open.kind === "add") return say("add");
  if (open.kind === "person") return open.person.name;
  if (open.kind === "ask") return say(`ask-${open.step}`, { name: open.person.name });
  return open.kind === "link" ? say("link-title", { name: open.name }) : "";
}

/** What went wrong. @param {{ say: Say, code: string }} props */
function Problem({ say, code }) {
  const key = KNOWN.has(code) ? code : "other";
  return html`<div role="alert">${code
    ? html`<p class="problem" data-problem=${code}><${Icon} name="warning" /><span>${say(`problem-${key}`)}</span></p>` : null}</div>`;
}

/** @param {{ people: People, say: Say }} props */
function AddForm({ people, say }) {
  const { typed, trouble, add, close, chosen } = people;
  const ready = typed.value.trim() !== "" && chosen.value.length > 0;
  return html`<form onSubmit=${instead(() => { if (ready) void add(); })}>
    <label class="field"><span class="field-label">${say("name")}</span>
      <input class="text-field" data-begin data-field="name" autocomplete="off" autocapitalize="none" spellcheck=${false} maxlength="40"
        aria-describedby="name-note" value=${typed.value} onInput=${(/** @type {any} */ event) => { typed.value = event.currentTarget.value; }} />
      <span class="soft" id="name-note">${say("name-note")}</span></label>
    <${Roles} people=${people} say=${say} />
    <${Problem} say=${say} code=${trouble.value} />
    <div class="answers">
      <button type="submit" class="key" data-kind="now" data-key="add" aria-disabled=${ready ? null : "true"}><span class="key-title">${say("add-do")}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="cancel" onClick=${close}><span class="key-title">${say("cancel")}</span></button>
    </div>
  </form>`;
}

/** @param {{ people: People, say: Say }} props */
function Roles({ people: { chosen, choose }, say }) {
  return html`<fieldset class="names"><legend class="field-label">${say("roles")}</legend>
    ${ROLES.map((role) => html`<label class="name" data-role=${role}>
      <input type="checkbox" checked=${chosen.value.includes(role)} onChange=${() => choose(role)} />
      <span><strong>${say(`role-${role}`)}</strong><span class="soft">${say(`role-${role}-note`)}</span></span></label>`)}
  </fieldset>`;
}

/** @param {{ people: People, say: Say, person: Person }} props */
function PersonForm({ people, say, person }) {
  const { chosen, trouble, setRoles, show, close } = people;
  const same = chosen.value.length === person.roles.length && chosen.value.every((role) => person.roles.includes(role));
  /** @type {Step[]} */
  const steps = ["sign-out", "reset", person.state === "locked" ? "unlock" : "lock", "remove"];
  return html`<form onSubmit=${instead(() => { if (!same && chosen.value.length) void setRoles(person); })}>
    <${Roles} people=${people} say=${say} />
    <${Problem} say=${say} code=${trouble.value} />
    <div class="answers">
      <button type="submit" class="key" data-kind="now" data-key="set-roles" aria-disabled=${same || !chosen.value.length ? "true" : null}><span class="key-title">${say("set-roles")}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="cancel" data-begin onClick=${close}><span class="key-title">${say("close")}</span></button>
    </div>
    <ul class="steps" aria-label=${say("more")}>${steps.map((step) => html`<li><button type="button" class="key" data-step=${step}
      onClick=${() => show({ kind: "ask", person, step })}><span class="key-words"><span class="key-title">${say(`step-${step}`)}</span>
      <span class="key-note">${say(`step-${step}-note`)}</span></span></button></li>`)}</ul>
  </form>`;
}

/** The one question before it is done: it says what it does. @param {{ people: People, say: Say, person: Person, step: Step }} props */
function Question({ people, say, person, step }) {
  return html`<p>${say(`ask-${step}-note`)}</p>${person.you && step !== "unlock" ? html`<p>${say("ask-you")}</p>` : null}
    <${Problem} say=${say} code=${people.trouble.value} />
    <div class="answers">
      <button type="button" class="key" data-kind="strong" data-key="do" onClick=${() => void people.act(person, step)}><span class="key-title">${say(`step-${step}`)}</span></button>
      <button type="button" class="key" data-kind="plain" data-key="cancel" data-begin onClick=${() => people.show({ kind: "person", person })}><span class="key-title">${say("cancel")}</span></button>
    </div>`;
}

/** The link stands here once. @param {{ people: People, say: Say, link: string, hours: number }} props */
function Link({ people, say, link, hours }) {
  const [copied, setCopied] = useState(false);
  const address = new URL(link, location.href).href;
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true));
  return html`<p>${say("link-note", { hours })}</p>
    <label class="field"><span class="field-label">${say("link")}</span>
      <input class="text-field link-field" data-begin data-link readonly value=${address} onFocus=${(/** @type {any} */ event) => event.currentTarget.select()} /></label>
    <p class="check"><${Icon} name="see" /><span>${say("link-once")}</span></p>
    <div class="answers">
      ${"clipboard" in navigator ? html`<button type="button" class="key" data-kind="now" data-key="copy" onClick=${copy}>
        <span class="key-title">${say(copied ? "copied" : "copy")}</span></button>` : null}
      <button type="button" class="key" data-kind="plain" data-key="cancel" onClick=${people.close}><span class="key-title">${say("done")}</span></button>
    </div>
    <div role="status" class="visually-hidden">${copied ? say("copied") : ""}</div>`;
}
