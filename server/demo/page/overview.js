/** The overview's small part: frames in scale, the frieze, and which counter is shown. */
import { html, render } from "/shared/vendor/page.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Frieze } from "/shared/components/frieze.js";
import { officeSwitch } from "./office.js";

/** A link opens once and within ten minutes; a page that is older makes new ones. */
const LINKS_HOLD_MS = 9 * 60_000;
const loadedAt = performance.now();

/**
 * Show a whole screen in a small frame: the page inside keeps its own size.
 * @param {HTMLElement} frame
 */
function scale(frame) {
  const inside = /** @type {HTMLElement} */ (frame.firstElementChild);
  const factor = frame.clientWidth / Number(frame.dataset["width"]);
  inside.style.inlineSize = `${frame.dataset["width"]}px`;
  inside.style.blockSize = `${frame.clientHeight / factor}px`;
  inside.style.transform = `scale(${factor})`;
}

/** @param {HTMLAnchorElement} chosen */
function showCounter(chosen) {
  for (const key of counterKeys) key.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "true");
  const page = chosen.dataset["page"] ?? "/";
  document.querySelector("[data-counter-link]")?.setAttribute("href", page);
  location.replace(`#${chosen.dataset["counter"]}`);
  setTimeout(() => { chosen.href = page; }); // the link is used up by now
}

const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => scale(/** @type {HTMLElement} */ (target))));
document.querySelectorAll(".frame").forEach((frame) => sizes.observe(frame));

document.querySelectorAll("[data-frieze]").forEach((place) => render(html`<${Frieze} />`, place));
document.querySelectorAll("[data-mark]").forEach((place) =>
  render(html`<${AreaMark} letter=${place.getAttribute("data-mark")} />`, place));

/** @type {NodeListOf<HTMLAnchorElement>} */
const counterKeys = document.querySelectorAll("[data-counter]");
for (const key of counterKeys) {
  key.addEventListener("click", (event) => {
    const isUsed = key.getAttribute("href") === key.dataset["page"];
    if (!isUsed && performance.now() - loadedAt > LINKS_HOLD_MS) {
      event.preventDefault();
      location.replace(`#${key.dataset["counter"]}`);
      location.reload();
    } else showCounter(key);
  });
}
const reception = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-reception]"));
reception?.addEventListener("click", (event) => {
  const page = reception.dataset["page"] ?? "/";
  const isUsed = reception.getAttribute("href") === page;
  if (!isUsed && performance.now() - loadedAt > LINKS_HOLD_MS) {
    event.preventDefault();
    location.reload();
  } else setTimeout(() => { reception.href = page; }); // the link is used up by now
});
document.querySelectorAll("[data-office]").forEach((place) => officeSwitch(/** @type {HTMLElement} */ (place)));

const wanted = location.hash.slice(1);
const current = document.querySelector("[aria-current]")?.getAttribute("data-counter");
if (wanted && wanted !== current) [...counterKeys].find((key) => key.dataset["counter"] === wanted)?.click();
