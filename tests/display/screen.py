"""The board's page in a real Chromium, read as people and programs read it."""

import contextlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page

LANDSCAPE, PORTRAIT = (1920, 1080), (1080, 1920)

_READ = """() => ({
  mode: document.querySelector(".board")?.dataset.mode ?? "",
  large: document.querySelector("[data-place=large]")?.dataset.number ?? "",
  rows: [...document.querySelectorAll("[data-place=list]")].map(
    (row) => row.dataset.number + ("soon" in row.dataset ? "*" : "")),
  times: [...document.querySelectorAll(".row-time")].map((time) => time.textContent),
  title: document.querySelector(".top-title")?.textContent ?? "",
  stand: document.querySelector(".stale h2")?.textContent ?? "",
  foot: [...document.querySelectorAll(".spoken-lines p")].map((line) => line.textContent),
  clock: document.querySelector(".top-clock")?.textContent ?? "",
})"""

_OUTSIDE = """() => {
  const outside = [];
  for (const element of document.querySelectorAll(".board *")) {
    if (element.closest("svg, .visually-hidden") || !element.textContent.trim()) continue;
    const box = element.getBoundingClientRect();
    const over = Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight);
    const cut = element.scrollWidth - element.clientWidth;
    const name = element.className || element.tagName;
    if (over > 1 || (element.clientWidth && cut > 1)) outside.push([name, over, cut]);
  }
  return outside;
}"""

_INK = """() => {
  // The ink of capitals and digits within a line's own box, by Noto Sans's measures.
  const ABOVE = 0.26, BELOW = 0.79, SLACK = 1;
  const parts = ".waiting, .top, .urgent, .call-head, .call-way, .now, .row, .recent, .corner,"
    + " .foot, .side-head, .side, .door-place, .door-say, .door-now, .house-head, .house";
  const inks = [];
  const texts = document.createTreeWalker(document.querySelector(".board"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest(".visually-hidden, svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue;
      inks.push({ text: node.data, element, part: element.closest(parts).getBoundingClientRect(),
        left: box.left, right: box.right,
        top: box.top + ABOVE * box.height, bottom: box.top + BELOW * box.height });
    }
  }
  const beyond = (ink, part) => Math.max(part.left - ink.left, ink.right - part.right,
    part.top - ink.top, ink.bottom - part.bottom);
  const meet = (one, two) => Math.min(one.right, two.right) - Math.max(one.left, two.left) > SLACK
    && Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > SLACK;
  const cut = inks.filter((ink) => beyond(ink, ink.part) > SLACK).map((ink) => ["cut", ink.text]);
  const over = inks.flatMap((one, at) => inks.slice(at + 1).filter((two) => meet(one, two))
    .map((two) => ["over", one.text, two.text]));
  return [...cut, ...over];
}"""

_RESTS = """() => new Promise((done) => document.fonts.ready.then(
  () => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"""

_CONTRAST = """() => {
  const channel = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (rgb) => [0.2126, 0.7152, 0.0722].reduce(
    (sum, share, at) => sum + share * channel(rgb[at] / 255), 0);
  const colour = (text) => text.match(/[0-9.]+/g).map(Number);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = colour(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll(".board *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || element.closest("svg")) continue;
    const one = light(colour(getComputedStyle(element).color)) + 0.05;
    const two = light(behind(element)) + 0.05;
    found.push([element.textContent, Math.max(one / two, two / one)]);
  }
  return found;
}"""


class Screen:
    """One open page of a board, and what went wrong in it."""

    def __init__(
        self, browser: Browser, url: str, size: tuple[int, int] = LANDSCAPE, *, scale: float = 1
    ) -> None:
        self.page: Page = browser.new_page(
            viewport={"width": size[0], "height": size[1]}, device_scale_factor=scale
        )
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.troubles.append(said.text) if said.type == "error" else None,
        )
        self.open(url)
        self.until(lambda seen: seen["mode"] != "")

    def open(self, url: str) -> None:
        """Go to the page."""
        self.page.goto(url)

    def seen(self) -> dict[str, Any]:
        """Return what stands on the glass, as soon as there is a page to look at."""
        while True:
            with contextlib.suppress(Error):  # the page is just being loaded again
                found: dict[str, Any] = self.page.evaluate(_READ)
                return found
            self.page.wait_for_timeout(20)

    def until(
        self, condition: Callable[[dict[str, Any]], object], *, seconds: float = 15
    ) -> dict[str, Any]:
        """Wait until what is seen is as it should be, and return it."""
        end = time.monotonic() + seconds
        while not condition(seen := self.seen()):
            assert time.monotonic() < end, seen
            self.page.wait_for_timeout(20)
        return seen

    def resize(self, size: tuple[int, int]) -> None:
        """Turn the screen, and let what fades come to rest."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.wait_for_timeout(400)

    def picture(self, file: Path) -> None:
        """Keep a picture of it for whoever wants to look."""
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=file)

    def outside(self) -> Sequence[object]:
        """Return every text that does not fit."""
        found: Sequence[object] = self.page.evaluate(_OUTSIDE)
        return found

    def turn(self, size: tuple[int, int]) -> None:
        """Turn the screen of a page that does not fade, and wait until all is drawn."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.rest()

    def rest(self) -> None:
        """Wait until what was sent last is drawn, its fonts are there and its texts measured."""
        self.page.evaluate(_RESTS)

    def ink(self) -> Sequence[Sequence[str]]:
        """Return every text whose ink is cut off, or lies over that of another one."""
        found: Sequence[Sequence[str]] = self.page.evaluate(_INK)
        return found

    def contrasts(self) -> list[tuple[str, float]]:
        """Return each text's contrast with what is behind it."""
        found: list[list[Any]] = self.page.evaluate(_CONTRAST)
        return [(str(text), float(ratio)) for text, ratio in found]

    def complaints(self) -> list[str]:
        """Return what axe has to say."""
        violations = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {each['nodes'][0]['html']}" for each in violations]
