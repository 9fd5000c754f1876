/** The page of a device that is not let in yet: draws what its agent says, German first. */
import { connectAgent } from "/shared/agent.js";
import { Icon } from "/shared/components/icon.js";
import { Mark } from "/shared/components/mark.js";
import { html, render } from "/shared/vendor/page.js";

/** @typedef {{ lang: string, dir: string, text: string }} Line */
/**
 * @typedef {{ phase: "asking" | "code" | "away" | "refused", code: string, revoked: boolean,
 *   kind: Line[], now: Line[], help: Line[], texts: Record<string, Line[]> }} State
 */

const SIGNS = { asking: "time", code: "info", away: "offline", refused: "warning" };

/** A text in each language, the first one strong; once, where it is the same in both. @param {{ lines: Line[], as?: string }} props */
function Said({ lines, as = "p" }) {
  return lines.filter(({ text }, place) => !place || text !== lines[0]?.text).map(({ lang, dir, text }, place) =>
    html`<${place ? "p" : as} lang=${lang} dir=${dir} data-line=${place ? "second" : "first"}>${text}<//>`);
}

/** @param {{ state: State }} props */
function Steps({ state: { texts } }) {
  const steps = ["step-open", "step-type", "step-name"];
  return html`<ol class="steps">
    ${steps.map((step, place) => html`<li><span class="step-number">${place + 1}</span>
      <div><${Said} lines=${texts[step] ?? []} /></div></li>`)}
  </ol>`;
}

/** The code, letter by letter for who hears it. @param {{ code: string }} props */
function Code({ code }) {
  return html`<p class="code" data-code=${code} aria-label=${code.split("").join(" ")}>${code}</p>`;
}

/** @param {{ state: State }} props */
function Page({ state }) {
  const { phase, code, revoked, kind, now, help, texts } = state;
  return html`<main>
    <header><${Mark} /><div class="kind"><${Said} lines=${kind} as="strong" /></div></header>
    <section class="what">
      ${revoked ? html`<div class="revoked" data-revoked><${Icon} name="warning" /><div><${Said} lines=${texts["revoked"] ?? []} /></div></div>` : null}
      <${Said} lines=${texts["title"] ?? []} as="h1" />
      <div role="status" class="now" data-phase=${phase}>
        ${phase === "code" ? html`<${Code} code=${code} />` : null}
        <div class="news"><${Icon} name=${SIGNS[phase]} /><div><${Said} lines=${now} /></div></div>
      </div>
    </section>
    <section class="how">
      <${Steps} state=${state} />
      <div class="after"><${Said} lines=${texts["after"] ?? []} /></div>
      ${phase === "code" ? html`<div class="terminal"><${Said} lines=${texts["terminal"] ?? []} /></div>` : null}
    </section>
    <footer><${Icon} name="advice" /><div><${Said} lines=${help} /></div></footer>
  </main>`;
}

/** @type {State | null} */
let told = null;

/** Without the agent nobody knows whether the code is still good: none is shown. */
function draw({ lost = false } = {}) {
  const place = document.querySelector("[data-pairing]");
  if (!told || !place) return;
  const state = lost ? { ...told, phase: /** @type {const} */ ("away"), code: "", now: told.texts["away"] ?? [] } : told;
  render(html`<${Page} state=${state} />`, place);
}

connectAgent({
  /** @param {State} state */
  onState(state) {
    told = state;
    draw();
  },
  onLost: () => draw({ lost: true }),
});
