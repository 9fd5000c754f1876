"""The cabinet's browser is locked: the shipped policy and page, under a hand that tries things."""

from __future__ import annotations

import contextlib
import json
import mmap
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import requests

from tests.kiosk.kept_browser import Kept, kept, lonely_kiosk
from tests.kiosk.kiosk_office import until
from tests.kiosk.locked_seat import LOOKED_INTO, POLICY, Seat, seat
from tests.running import running

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_S: Final = 60.0
CHROMIUM: Final = Path("/usr/lib/chromium/chromium")
REFUSED: Final = {"net::ERR_BLOCKED_BY_ADMINISTRATOR", "net::ERR_ABORTED"}
KEYS: Final = (
    *("ctrl+t", "ctrl+n", "ctrl+shift+n", "ctrl+w", "ctrl+shift+w", "ctrl+l", "ctrl+o", "ctrl+s"),
    *("ctrl+p", "ctrl+u", "ctrl+j", "ctrl+h", "ctrl+d", "ctrl+f", "ctrl+shift+i", "ctrl+shift+j"),
    *("ctrl+shift+Delete", "ctrl+shift+t", "ctrl+Tab", "ctrl+plus", "ctrl+minus", "ctrl+0"),
    *("F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "alt+Left", "alt+Right", "alt+Home"),
    *("alt+F4", "alt+e", "shift+Escape", "Menu", "shift+F10", "super", "Print", "Escape"),
)


NOTES_KEYS: Final = (
    "addEventListener('keydown', (event) => { window.last = event.key; }, { capture: true })"
)


def is_shown_alone(keeper: Kept, place: Seat) -> bool:
    """Whether the kiosk's page is in sight and there is no other."""
    with contextlib.suppress(requests.ConnectionError):  # a new browser is being started
        return place.tabs() == [f"{keeper.kiosk.url}/"] and keeper.in_sight()
    return False


@contextlib.contextmanager
def locked_kiosk(**changes: object) -> Iterator[tuple[Kept, Seat]]:
    """A kiosk's page in the shipped browser, in a cage on a screen with a keyboard."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # every user may enter: pytest's own folders are closed
        kiosk = lonely_kiosk(folder)
        with running(kiosk), seat(folder, kiosk.port, changes) as place:
            kiosk.env |= place.env
            with kept(kiosk, folder, place.argv) as keeper:
                place.act("mousemove", "300", "400")  # keys go where the pointer is
                yield keeper, place


@pytest.fixture(scope="module")
def seated() -> Iterator[tuple[Kept, Seat]]:
    """The locked browser, into which only we look."""
    with locked_kiosk(**LOOKED_INTO) as both:
        yield both


@pytest.fixture
def locked(seated: tuple[Kept, Seat]) -> tuple[Kept, Seat]:
    """The same browser, or the one that came in its place, with the pointer over its page."""
    keeper, place = seated
    until(lambda: is_shown_alone(keeper, place), seconds=PATIENCE_S)
    for left in ("310", "300"):  # a new window gets the keys once the pointer has moved over it
        place.act("mousemove", left, "400")
    return seated


def test_nobody_looks_into_the_browser_when_the_policy_is_the_shipped_one() -> None:
    """The page is shown under it, and no door is open to look into the page or to change it."""
    with locked_kiosk() as (keeper, place):
        place.act("key", "F12")
        place.act("key", "ctrl+shift+i")
        until(keeper.in_sight)
        with pytest.raises(requests.ConnectionError):
            place.tabs()


@pytest.mark.parametrize("key", KEYS)
def test_a_shortcut_does_nothing_when_it_is_pressed(locked: tuple[Kept, Seat], key: str) -> None:
    """No key leads away from the page: it is the only one, in sight, and its browser the same."""
    keeper, place = locked
    browser, starts = keeper.browser(), keeper.starts()
    place.run(NOTES_KEYS)
    place.act("key", key)
    place.act("key", "x")  # what came before it has been dealt with when this one has
    until(lambda: place.run("window.last") == "x")
    until(keeper.in_sight)
    assert is_shown_alone(keeper, place)
    assert (keeper.browser(), keeper.starts()) == (browser, starts)


def test_no_menu_opens_when_a_finger_rests_or_a_button_is_pressed(
    locked: tuple[Kept, Seat],
) -> None:
    """The page takes every wish for a context menu, and gives none."""
    _, place = locked
    place.run(
        "window.menus = []; addEventListener('contextmenu', (event) => "
        "setTimeout(() => window.menus.push(event.defaultPrevented)), { capture: true });"
    )
    place.act("click", "3")
    until(lambda: place.run("window.menus") == [True])


@pytest.mark.parametrize(
    "address",
    [
        "chrome://settings/",
        pytest.param("chrome://policy/", marks=pytest.mark.long),
        pytest.param("chrome://version/", marks=pytest.mark.long),
        "file:///etc/hostname",
        pytest.param("https://www.example.org/", marks=pytest.mark.long),
        pytest.param("http://127.0.0.1:9/", marks=pytest.mark.long),
        pytest.param("view-source:{kiosk}", marks=pytest.mark.long),
        pytest.param("data:text/html,<h1>x", marks=pytest.mark.long),
    ],
)
def test_another_page_is_refused_when_it_is_asked_for(
    locked: tuple[Kept, Seat], address: str
) -> None:
    """No other address, file or page of the browser's opens; the kiosk's is back soon."""
    keeper, place = locked
    told = place.ask("Page.navigate", url=address.replace("{kiosk}", keeper.kiosk.url))
    assert told.get("errorText") in REFUSED, told
    until(lambda: is_shown_alone(keeper, place), seconds=PATIENCE_S)


def test_no_window_opens_when_a_page_asks_for_one(locked: tuple[Kept, Seat]) -> None:
    """A page that asks for another window by itself gets none; ours never asks."""
    _, place = locked
    until(lambda: place.run("navigator.userActivation.isActive") is False)  # the last test's key
    assert place.run("window.open('/', '_blank', 'popup') === null") is True
    assert len(place.tabs()) == 1


def test_the_page_stays_as_large_when_two_fingers_spread(locked: tuple[Kept, Seat]) -> None:
    """Pinching magnifies nothing: the page has a key for that, which does it well."""
    _, place = locked
    pinch = {"x": 300, "y": 300, "scaleFactor": 2.0, "gestureSourceType": "touch"}
    place.ask("Input.synthesizePinchGesture", **pinch)
    assert place.run("visualViewport.scale") == 1


def test_a_policy_is_known_when_it_is_shipped() -> None:
    """Chromium passes over what it does not know: each name stands in the program itself."""
    with CHROMIUM.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_:
        unknown = [name for name in json.loads(POLICY.read_text()) if all_.find(name.encode()) < 0]
    assert unknown == []
