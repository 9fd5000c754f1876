"""The page kit in a real browser under its strict policy, and a page's link to its agent."""

from __future__ import annotations

import io
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.clock import wait_until
from tests.device.page_probe import headless_shell, new_page, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

KIT = Path(__file__).resolve().parents[2] / "device" / "page"
ICONS = re.findall(r'<symbol id="icon-([a-z-]+)"', (KIT / "icons.svg").read_text())
AREAS = {
    "F": "#144A96",
    "K": "#A3301A",
    "U": "#06352B",
    "W": "#8EC3EC",
    "Z": "#EE9A7B",
    "J": "#CDE8C0",
}

INDEX = """<!doctype html>
<html lang="de" data-medium="kiosk"><head><meta charset="utf-8"><title>Bausteine</title>
<meta name="start-token" content="">
<link rel="stylesheet" href="/shared/fonts/fonts.css">
<link rel="stylesheet" href="/shared/tokens.css">
<link rel="stylesheet" href="/shared/base.css">
<script type="module" src="/page/app.js"></script></head><body></body></html>
"""

APP = """import { computed, html, render, signal, useState } from "/shared/vendor/page.js";
import { FluentBundle, FluentResource } from "/shared/vendor/fluent/index.js";
import { AreaMark } from "/shared/components/area-mark.js";
import { Frieze } from "/shared/components/frieze.js";
import { Icon } from "/shared/components/icon.js";
import { Mark } from "/shared/components/mark.js";
import { TicketNumber } from "/shared/components/ticket-number.js";

const broken = signal("");
document.addEventListener("securitypolicyviolation", (event) => {
  broken.value += `${event.violatedDirective} `;
});
const taken = signal(0);
const doubled = computed(() => taken.value * 2);
const bundle = new FluentBundle("de", { useIsolating: false });
bundle.addResource(new FluentResource("waiting = Es warten { $n }."));
const forbidden = () => {
  try {
    document.createElement("p").innerHTML = "<b>x</b>";
    return "erlaubt";
  } catch (problem) {
    return problem.name;
  }
};
const Hook = () => {
  const [n, more] = useState(0);
  return html`<button id="hook" onClick=${() => more(n + 1)}>${n}</button>`;
};
const App = () => html`
  <button id="signal" onClick=${() => { taken.value += 1; }}>${taken}</button>
  <p id="doubled">${doubled}</p><${Hook} />
  <p id="fluent">${bundle.formatPattern(bundle.getMessage("waiting").value, { n: 3 })}</p>
  <p id="hostile">${"<img src=x onerror=alert(1)>"}</p>
  <p id="trusted">${forbidden()}</p>
  <p id="broken">${broken}</p>
  <p lang="ar" dir="rtl" id="arabic">رقم <${TicketNumber} number="K214" /> أهلًا</p>
  <div id="arrow" dir="rtl"><${Icon} name="back" /><${Icon} name="forward" turn="right" /></div>
  <div id="marks">${[..."FKUWZJ"].map((one) => html`<${AreaMark} letter=${one} bare />`)}</div>
  <${AreaMark} letter="W" /><${Mark} /><div id="frieze"><${Frieze} line /></div>
  <div id="icons">${NAMES.map((name) => html`<${Icon} name=${name} />`)}</div>`;
render(html`<${App} />`, document.body);
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give the machine's Chromium."""
    with headless_shell() as running:
        yield running


@pytest.fixture(scope="module")
def kit(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give a page with every part of the kit, served with the strict policy."""
    folder = new_page(tmp_path_factory.mktemp("kit"))
    (folder / "page" / "index.html").write_text(INDEX, encoding="utf-8")
    (folder / "page" / "app.js").write_text(APP.replace("NAMES", repr(ICONS)), encoding="utf-8")
    with started(folder) as probe:
        page = browser.new_page()
        page.goto(f"http://{probe.host}/", wait_until="networkidle")
        yield page
        page.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a page for a server of the test's own."""
    return new_page(tmp_path)


def colour(part: Locator) -> str:
    """Return the colour in the middle of a part as it is painted."""
    picture = Image.open(io.BytesIO(part.screenshot())).convert("RGB")
    red, green, blue = picture.getpixel((picture.width // 2, picture.height // 2))  # type: ignore[misc]
    return f"#{red:02X}{green:02X}{blue:02X}"


def test_one_preact_when_hooks_and_signals_meet(kit: Page) -> None:
    """Hooks, signals and templates share one Preact: each redraws what depends on it."""
    kit.locator("#signal").click()
    kit.locator("#hook").click()
    assert kit.locator("#signal").text_content() == "1"
    assert kit.locator("#doubled").text_content() == "2"
    assert kit.locator("#hook").text_content() == "1"
    assert kit.locator("#fluent").text_content() == "Es warten 3."


def test_no_violation_when_every_part_is_drawn(kit: Page) -> None:
    """The whole kit runs under the policy; the one violation is the test's own try at markup."""
    assert kit.locator("#broken").text_content() == "require-trusted-types-for "
    assert kit.locator("#trusted").text_content() == "TypeError"
    assert kit.locator("#hostile").text_content() == "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("letter", AREAS)
def test_its_colour_when_an_area_mark_is_painted(kit: Page, letter: str) -> None:
    """Each area's shape is painted in its own colour."""
    mark = kit.locator(f'#marks [data-area="{letter.lower()}"]')
    assert colour(mark) == AREAS[letter]


def test_yellow_when_our_mark_is_painted(kit: Page) -> None:
    """Our mark takes its yellow from the tokens."""
    box = kit.locator(".mark")
    picture = Image.open(io.BytesIO(box.screenshot())).convert("RGB")
    assert (0xFF, 0xC8, 0x3D) in {pixel for _, pixel in picture.getcolors(65_536) or []}


def test_every_sign_when_icons_are_drawn(kit: Page) -> None:
    """Every sign of the file is drawn without a fetch: none may be missing when the network is."""
    empty = kit.evaluate(
        "[...document.querySelectorAll('#icons svg')]"
        ".filter((sign) => !sign.getBBox().width && !sign.getBBox().height)"
        ".map((sign) => sign.dataset.icon)"
    )
    fetched = kit.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not [name for name in fetched if "icons.svg" in name]
    assert len(ICONS) >= 40
    assert kit.locator("#icons svg").count() == len(ICONS)
    assert empty == []


def test_left_to_right_when_a_number_stands_in_arabic(kit: Page) -> None:
    """A ticket number keeps its order and its gap of 0.16 em in a right-to-left sentence."""
    letter = kit.locator("#arabic .ticket-letter")
    digits = kit.locator("#arabic .ticket-digits")
    first, then = letter.bounding_box(), digits.bounding_box()
    assert first
    assert then
    size = letter.evaluate("(part) => parseFloat(getComputedStyle(part).fontSize)")
    assert then["x"] - first["x"] - first["width"] == pytest.approx(0.16 * size, abs=0.1)
    assert kit.locator("#arabic bdi").text_content() == "K214"


def test_only_reading_arrows_flip_when_the_page_runs_from_the_right(kit: Page) -> None:
    """Back and forward follow the line of reading; a direction in the room never flips."""
    style = "(sign) => getComputedStyle(sign).transform"
    signs = kit.locator("#arrow svg")
    assert signs.nth(0).evaluate(style) == "matrix(-1, 0, 0, 1, 0, 0)"
    assert signs.nth(1).evaluate(style) == "none"


def test_a_name_when_a_mark_stands_alone(kit: Page) -> None:
    """A mark with its letter is read as that letter; bare marks and signs are not read."""
    assert kit.get_by_role("img", name="W", exact=True).count() == 1
    assert kit.get_by_role("img").count() == 1


def test_our_fonts_when_letters_are_drawn(kit: Page) -> None:
    """Text is drawn with the fonts that we ship, both weights of each script."""
    loaded = kit.evaluate(
        """async () => {
          const texts = { "": "Ağț", " Arabic": "ښۆ", " Ethiopic": "ትግ" };
          const found = [];
          for (const [script, text] of Object.entries(texts))
            for (const weight of [400, 700]) {
              const faces = await document.fonts.load(`${weight} 20px "Noto Sans${script}"`, text);
              found.push(faces.length);
            }
          return found;
        }"""
    )
    assert loaded == [1] * 6


def test_the_page_mends_itself_when_its_agent_starts_anew(folder: Path, browser: Browser) -> None:
    """A page notices that its agent went, and works with the next one without a hand on it."""
    page = browser.new_page()
    with started(folder) as probe:
        page.goto(f"http://{probe.host}/")
        page.get_by_text("da", exact=True).wait_for()
        page.get_by_role("button").click()
        page.get_by_text("ok 1").wait_for()
    page.get_by_text("fort").wait_for()
    page.get_by_role("button").click()
    page.get_by_text("unreachable").wait_for()
    with started(folder, port=probe.port):
        page.get_by_text("da", exact=True).wait_for()
        page.get_by_role("button").click()
        page.get_by_text("ok 1").wait_for()
    page.close()


def test_the_page_says_so_when_its_agent_hangs(folder: Path, browser: Browser) -> None:
    """A page whose agent is alive and silent learns it as well, and mends itself."""
    page = browser.new_page()
    with started(folder) as probe:
        page.goto(f"http://{probe.host}/")
        page.get_by_text("da", exact=True).wait_for()
        probe.process.send_signal(signal.SIGSTOP)
        try:
            page.get_by_text("fort").wait_for(timeout=15_000)
        finally:
            probe.process.send_signal(signal.SIGCONT)
        page.get_by_text("da", exact=True).wait_for()
    page.close()


def test_the_agent_knows_how_large_the_page_is_when_its_window_grows(
    folder: Path, browser: Browser
) -> None:
    """A window may be made small and fill its screen a moment later: the last size is told."""
    page = browser.new_page(viewport={"width": 500, "height": 46})
    with started(folder) as probe:
        page.goto(f"http://{probe.host}/")
        page.get_by_text("da", exact=True).wait_for()
        assert probe.ask("GET", "/alive").json()["screen"] == {"width": 500, "height": 46}
        page.set_viewport_size({"width": 1920, "height": 1080})
        full = {"width": 1920, "height": 1080}
        wait_until(lambda: probe.ask("GET", "/alive").json()["screen"] == full)
    page.close()
