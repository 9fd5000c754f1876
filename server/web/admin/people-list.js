/** Everybody who may sign in, with what they may. */
import { html } from "/shared/vendor/page.js";
import { Icon } from "/shared/components/icon.js";

/** @typedef {import("./reading.js").Person} Person */
/** @typedef {import("./view.js").Words} Words */

const STATES = { active: { tone: "good", icon: "check" }, invited: { tone: "care", icon: "time" }, locked: { tone: "quiet", icon: "close" } };

/** @param {{ rows: Person[], words: Words, people: import("./people.js").People }} props */
export function PeopleList({ rows, words, people }) {
  return html`<ul class="devices people">
    ${rows.map((person) => html`<${Row} key=${person.name} person=${person} words=${words} onOpen=${() => people.show({ kind: "person", person })} />`)}
  </ul>`;
}

/** @param {{ person: Person, words: Words, onOpen: () => void }} props */
function Row({ person, words: { say }, onOpen }) {
  const { tone, icon } = STATES[person.state];
  return html`<li class="device person card" data-person=${person.name} data-state=${person.state} data-tone=${tone}>
    <div class="device-who"><h2>${person.name}</h2>${person.you ? html`<p class="soft">${say("you")}</p>` : null}</div>
    <p class="device-state"><${Icon} name=${icon} /><strong>${say(`state-${person.state}`)}</strong></p>
    <ul class="roles" aria-label=${say("roles")}>${person.roles.map((role) => html`<li class="chip">${say(`role-${role}`)}</li>`)}</ul>
    <button type="button" class="key device-key" data-kind="plain" data-edit=${person.name} aria-label=${say("edit-name", { name: person.name })}
      onClick=${onOpen}>${say("edit")}</button>
  </li>`;
}
