/** The demo's paper: what the printer without paper printed, newest on top, as it comes. */
import { connectAgent } from "/shared/agent.js";

/** @typedef {{ name: string, time: string }} Paper */

const strip = document.getElementById("strip");
const nothing = document.getElementById("nothing");

/** @param {Paper} paper */
function sheet({ name, time }) {
  const item = document.createElement("li");
  const picture = document.createElement("img");
  picture.src = `/paper/${name}`;
  picture.alt = `Zettel von ${time} Uhr`;
  item.dataset["paper"] = name;
  item.append(picture);
  return item;
}

/** @param {Paper[]} papers newest first */
function show(papers) {
  if (!strip || !nothing) return;
  const known = new Map([...strip.children].map((item) => [item.getAttribute("data-paper"), item]));
  const items = papers.map((paper) => known.get(paper.name) ?? sheet(paper));
  if (items.some((item, index) => strip.children[index] !== item)) strip.replaceChildren(...items);
  nothing.hidden = papers.length > 0;
}

connectAgent({
  /** @param {{ papers?: Paper[] }} state */
  onState: (state) => show(state.papers ?? []),
});
