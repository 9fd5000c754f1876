"""How every screen of the kiosk looks: it fits, it can be hit and read, and axe finds nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.clock import wait_until
from tests.device.page_probe import ROOT, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

Wish = dict[str, Any]

SCREENS: Final[dict[str, Wish]] = {
    "language": {"screen": "language"},
    "every-language": {"screen": "language", "every_language": True},
    "concern": {"screen": "concern"},
    "two-pages": {"screen": "concern", "two_pages": True, "page": 1},
    "asking": {"screen": "concern", "asking": True},
    "touched": {"screen": "working", "chosen": "?"},
    "working": {"screen": "working", "chosen": "dropoff", "slow": True},
    "ticket": {"screen": "ticket"},
    "ticket-w": {"screen": "ticket", "number": "W888", "ahead": 0},
    "ticket-long": {"screen": "ticket", "number": "W10888", "asking": True},
    "copy-failed": {"screen": "ticket", "number": "F1022", "copy_failed": True},
    "copies-used": {"screen": "ticket", "copies": 2},
    "no-paper": {"screen": "no_paper"},
    "no-paper-asking": {"screen": "no_paper", "asking": True},
    "unavailable": {"screen": "unavailable"},
    "no-service": {"screen": "no_service"},
    "language-closed": {"screen": "language", "closed": True},
    "every-language-closed": {"screen": "language", "closed": True, "every_language": True},
    "withheld": {"screen": "concern", "withheld": True},
    "concern-closed": {"screen": "concern", "closed": True},
    "closed": {"screen": "closed"},
    "closed-unexplained": {"screen": "closed", "unexplained": True},
    "stopped": {"screen": "stopped", "asking": True},
    "stopped-unexplained": {"screen": "stopped", "unexplained": True},
    "used-up": {"screen": "used_up"},
    "too-late": {"screen": "too_late"},
}
MANNERS: Final[dict[str, Wish]] = {
    "de": {"language": "de"},
    "en": {"language": "en"},
    "ar": {"language": "ar"},
    "ar-larger": {"language": "ar", "larger": True},
    "de-larger": {"language": "de", "larger": True},
    "en-larger-contrast": {"language": "en", "larger": True, "contrast": True},
    "ar-contrast": {"language": "ar", "contrast": True},
}
TONGUES: Final = ("uk", "tr", "fa", "ckb", "vi", "ti", "ps")
NARROW: Final = (
    *("language", "concern", "working", "ticket-long", "copy-failed"),
    *("no-paper-asking", "no-service", "withheld", "concern-closed"),
    *("closed", "stopped", "used-up", "too-late"),
)
"""The screens on which the words have least room."""

LINES: Final = """titles => titles.map((title) => Math.round(
    title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight)))"""
AXE: Final = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FAULTS: Final = (Path(__file__).parent / "page_faults.js").read_text(encoding="utf-8")


_TWO_FRAMES: Final = "new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"


class Shown:
    """The page, and the program that shows it any state."""

    def __init__(self, page: Page, program: subprocess.Popen[str]) -> None:
        self.page = page
        self._program = program
        self._told = 0
        page.on("websocket", lambda link: link.on("framereceived", self._note))

    def _note(self, frame: str | bytes) -> None:
        self._told += b'["state"' in (frame.encode() if isinstance(frame, str) else frame)

    def show(self, **wish: object) -> Page:
        """Show a state and wait until it is drawn."""
        before = self._told
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(json.dumps(wish) + "\n")
        self._program.stdin.flush()
        assert self._program.stdout.readline() == "told\n"
        end = time.monotonic() + 15
        while self._told == before:
            assert time.monotonic() < end, wish
            self.page.wait_for_timeout(5)
        self.page.evaluate(_TWO_FRAMES)
        return self.page


@contextmanager
def states() -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the program of states."""
    argv = [sys.executable, "-m", "tests.kiosk.page_states"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(argv, cwd=ROOT, text=True, **pipes) as program:  # type: ignore[call-overload]
        try:
            yield program, int(program.stdout.readline())
        finally:
            program.terminate()


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    """One page for all looks."""
    with states() as (program, port), chromium() as browser:
        page = browser.new_page(
            viewport={"width": 1080, "height": 1920}, reduced_motion="reduce", bypass_csp=True
        )
        shown = Shown(page, program)
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector("[data-view]")
        yield shown


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_can_be_read_and_hit_when_it_is_drawn(
    shown: Shown, screen: str, manner: str
) -> None:
    """All is in sight; keys have 96 px, gaps 18 px, text 34 px and 7 to 1; axe finds nothing."""
    page = shown.show(**SCREENS[screen] | MANNERS[manner])
    keep(page, f"{screen}-{manner}")
    assert page.evaluate(FAULTS) == []
    found = Axe().run(page, options=AXE)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("larger", [False, True])
@pytest.mark.parametrize("language", TONGUES)
def test_every_language_fits_when_a_screen_is_full(
    shown: Shown, language: str, *, larger: bool
) -> None:
    """All is in sight in each language, with the widest edges; a concern has two lines at most."""
    for screen in NARROW:
        wish = SCREENS[screen] | {"language": language, "larger": larger, "contrast": True}
        page = shown.show(**wish)
        keep(page, f"{screen}-{language}{'-larger' * larger}")
        assert page.evaluate(FAULTS) == [], screen
    page = shown.show(screen="concern", language=language, larger=larger)
    assert max(page.locator(".answer .key-title").evaluate_all(LINES)) <= 2


def keep(page: Page, name: str) -> None:
    """Keep a picture where WARTEMARKE_TEST_PICTURES says, for people to look at."""
    folder = os.environ.get("WARTEMARKE_TEST_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_the_page_speaks_the_visitors_language_when_it_is_drawn(shown: Shown) -> None:
    """The root names language and direction; German beside it is marked as German."""
    page = shown.show(screen="concern", language="ar")
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    assert page.locator('[data-key="advice"] .key-note').get_attribute("lang") == "de"
    assert page.locator('[data-key="advice"] .key-title').get_attribute("lang") == "ar"
    assert page.title() == page.locator("h1").inner_text()


def test_each_language_has_its_own_side_when_all_are_offered(shown: Shown) -> None:
    """All languages stand on one page, German first and wide, each marked as what it is."""
    page = shown.show(screen="language", every_language=True)
    keys = page.locator("[data-view=language] button")
    assert keys.count() == 21
    assert keys.first.inner_text() == "Deutsch"
    persian = page.locator('[data-key="fa"]')
    assert (persian.get_attribute("lang"), persian.get_attribute("dir")) == ("fa", "rtl")
    wide, narrow = keys.first.bounding_box(), persian.bounding_box()
    assert wide
    assert narrow
    assert wide["width"] > 2 * narrow["width"]


def test_languages_greet_when_there_is_room(shown: Shown) -> None:
    """Ten languages have larger keys than twenty, and each says welcome in its own words."""
    many = shown.show(screen="language", every_language=True).locator('[data-key="vi"]')
    size = many.bounding_box()
    page = shown.show(screen="language")
    assert page.locator("[data-view=language] button").count() == 10
    key = page.locator('[data-key="vi"]')
    assert key.inner_text().split("\n") == ["Tiếng Việt", "Chào mừng quý vị"]
    larger = key.bounding_box()
    assert size
    assert larger
    assert larger["height"] > 1.5 * size["height"]


def test_languages_turn_pages_when_the_text_is_larger(shown: Shown) -> None:
    """Larger keys are never smaller keys: what does not fit goes to another page."""
    page = shown.show(screen="language", every_language=True, larger=True, page=2)
    assert page.locator("[data-view=language] .tongues button").count() == 7
    assert page.locator('[data-key="page-on"]').count() == 0
    assert page.locator('[data-key="page-back"]').count() == 1


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_number_is_never_mirrored_when_the_screen_is(shown: Shown, language: str) -> None:
    """Letter before digits, and the area's shape before both, in every direction of reading."""
    page = shown.show(screen="ticket", language=language)
    parts = [".slip-number .area-mark", ".ticket-letter", ".ticket-digits"]
    lefts = [page.locator(part).bounding_box() for part in parts]
    assert [box["x"] for box in lefts if box] == sorted(box["x"] for box in lefts if box)
    assert page.locator(".ticket-digits").inner_text() == "214"


@pytest.mark.parametrize(
    ("ahead", "people"),
    [
        (0, "لا أحد"),
        (1, "شخص واحد"),
        (2, "شخصان"),
        (3, "3 أشخاص"),
        (11, "11 شخصًا"),
        (100, "100 شخص"),
    ],
)
def test_people_are_counted_rightly_when_the_language_is_arabic(
    shown: Shown, ahead: int, people: str
) -> None:
    """Arabic has six forms of the plural, and ASCII digits."""
    page = shown.show(screen="ticket", language="ar", ahead=ahead)
    told = page.locator(".fact strong").nth(2)
    isolates = str.maketrans("", "", "\u2068\u2069")
    wait_until(lambda: told.inner_text().translate(isolates) == people)


def test_work_is_said_when_it_takes_long_and_not_before(shown: Shown) -> None:
    """The tapped key answers at once by its look, and in words only from 0.4 s."""
    page = shown.show(screen="working", chosen="dropoff")
    key = page.locator('[data-key="dropoff"]')
    assert key.get_attribute("data-pressed") is not None
    assert page.locator("[data-state=working]").count() == 0
    page = shown.show(screen="working", chosen="dropoff", slow=True)
    assert key.inner_text().split("\n") == ["Moment …", "Ihr Zettel kommt."]
    assert "Ihr Zettel kommt." in page.locator("[role=status]").inner_text()


def test_one_of_two_keys_is_touched_when_both_lead_to_advice(shown: Shown) -> None:
    """Advice has a key of its own and stands behind "I do not know": only one looks touched."""
    page = shown.show(screen="working", chosen="?")
    assert page.locator("[data-pressed]").count() == 1


def test_answers_stay_in_place_when_the_screen_asks(shown: Shown) -> None:
    """The question whether somebody is there moves no key and covers none."""
    quiet = shown.show(screen="concern").locator(".answers").bounding_box()
    page = shown.show(screen="concern", asking=True)
    asking = page.locator(".asking").bounding_box()
    answers = page.locator(".answers").bounding_box()
    assert asking
    assert answers
    assert answers == quiet
    assert asking["y"] + asking["height"] <= answers["y"]


def test_the_access_keys_stay_in_place_when_the_screen_changes(shown: Shown) -> None:
    """Larger and contrast are at the same place on every screen."""
    places = set()
    for wish in SCREENS.values():
        box = shown.show(**wish, language="de").locator('[data-key="contrast"]').bounding_box()
        assert box
        places.add((box["x"], box["y"], box["width"], box["height"]))
    assert len(places) == 1


def test_text_grows_by_a_third_when_larger_is_on(shown: Shown) -> None:
    """Larger text is 1.3 times as large, in one column."""
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    plain = shown.show(screen="concern").locator('[data-key="dropoff"] .key-title').evaluate(size)
    page = shown.show(screen="concern", larger=True)
    assert page.locator('[data-key="dropoff"] .key-title').evaluate(size) / plain >= 1.28
    lefts = {box["x"] for key in page.locator(".answer").all() if (box := key.bounding_box())}
    assert len(lefts) == 1


def _bottom_of(page: Page, key: str) -> float:
    """Where a key ends, in px from the top."""
    box = page.locator(f'[data-key="{key}"]').bounding_box()
    assert box
    return box["y"] + box["height"]


def test_a_small_window_shows_everything_when_somebody_looks_on(shown: Shown) -> None:
    """In a window of another size the whole screen is shown smaller, never cut."""
    page = shown.show(screen="concern")
    page.set_viewport_size({"width": 1366, "height": 768})
    try:
        wait_until(lambda: _bottom_of(page, "larger") <= 768)
    finally:
        page.set_viewport_size({"width": 1080, "height": 1920})
