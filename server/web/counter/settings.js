/** How the user of this browser likes the page: remembered here, told to nobody. */
import { signal } from "/shared/vendor/page.js";
import { remembered } from "/staff/page/facts.js";
import { mayNotify } from "./attention.js";

/** @typedef {import("/staff/page/texts.js").Language} Language */
/** @typedef {"shortcuts" | "automatic" | "sound" | "notify"} Setting */

/** @param {import("./attention.js").Chime} chime */
export function createSettings(chime) {
  const language = remembered("wartemarke-language", "de");
  const denied = signal(false);
  const kept = {
    shortcuts: remembered("wartemarke-shortcuts", "on"),
    automatic: remembered("wartemarke-automatic", "off"),
    sound: remembered("wartemarke-sound", "off"),
    notify: remembered("wartemarke-notify", "off"),
  };
  /** @param {Setting} name */
  const is = (name) => kept[name].value === "on";

  /** @param {Setting} name */
  async function toggle(name) {
    const on = !is(name);
    if (name === "sound" && on) chime.play();
    if (name === "notify") denied.value = on && !(await mayNotify());
    if (name !== "notify" || !denied.value) kept[name].value = on ? "on" : "off";
  }

  return {
    language, denied, is, toggle,
    changeLanguage: () => { language.value = language.value === "de" ? "en" : "de"; },
  };
}
