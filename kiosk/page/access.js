import { html } from "/shared/vendor/page.js";

import { BarSwitch } from "./keys.js";
import { word } from "./state.js";
import { tap } from "./taps.js";

/** What helps to read and to reach; in the same place on every screen. @param {{ state: import("./state.js").State }} props */
export function Access({ state }) {
  const speech = state.speech ?? null;
  const speaking = speech?.on ?? false;
  return html`<footer class="bar"><div class="access" role="group" aria-label=${word(state, "access").own}>
    <${BarSwitch} name="larger" icon="larger" title=${word(state, "larger").own} on=${state.larger}
      onTap=${() => tap(state, "larger", state.larger ? "off" : "on")} />
    <${BarSwitch} name="contrast" icon="contrast" title=${word(state, "contrast").own} on=${state.contrast}
      onTap=${() => tap(state, "contrast", state.contrast ? "off" : "on")} />
    <${BarSwitch} name="lower" icon=${state.lower ? "higher" : "lower"} on=${state.lower}
      title=${word(state, state.lower ? "higher" : "lower").own}
      onTap=${() => tap(state, "lower", state.lower ? "off" : "on")} />
    ${speech?.offered && html`<${BarSwitch} name="speak" icon="speak" on=${speaking}
      title=${word(state, speaking ? "quiet" : "speak").own}
      onTap=${() => tap(state, "speak", speaking ? "off" : "on")} />`}
  </div></footer>`;
}
