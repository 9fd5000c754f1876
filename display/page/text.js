import { html } from "/shared/vendor/page.js";

/** One line in its own language and direction. @param {{ line: import("./scene.js").Line }} props */
export function Text({ line }) {
  return html`<p lang=${line.lang} dir=${line.dir}>${line.text}</p>`;
}

/** Those that run from the right stand together, in the last column.
 * @param {import("./scene.js").Line[]} others */
export function byDirection(others) {
  const runs = (/** @type {"ltr" | "rtl"} */ dir) => others.filter((line) => line.dir === dir);
  return [...runs("ltr"), ...runs("rtl")];
}
