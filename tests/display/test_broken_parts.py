"""One bad part of what a board is told takes nothing else down: the real program and its page."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.clock import wait_until
from tests.display.broadcaster import Broadcaster
from tests.display.house import DESCRIPTION, board
from tests.display.onlooker import watching
from tests.display.screen import Screen

GOOD_CARD = {"key": "good", "title": {"de": "Willkommensmappe"}, "seconds": 6}
NO_PICTURE = b"this is no picture at all"
NO_PICTURES_NAME = f"{hashlib.sha256(NO_PICTURE).hexdigest()}.jpg"
AWAY = f"{'0' * 64}.png"


def among(member: str, *bad: object) -> dict[str, Any]:
    """Put bad rows before and after the good ones of this member."""
    return {member: [*bad, *DESCRIPTION.get(member, []), *bad]}


def cards(*bad: object) -> dict[str, Any]:
    """Put bad cards before and after the good one."""
    return {"cards": [*bad, GOOD_CARD, *bad]}


BROKEN: dict[str, dict[str, Any]] = {
    "an area": among("areas", {"letter": 7}, {}, None, "K", {"letter": "too long"}),
    "a counter": among("counters", {"number": None}, {"room": "1.14"}, [], 7),
    "a board": among("displays", {"name": "display-k2", "areas": "K"}, None, {"areas": [1]}),
    "an arrow": {
        "displays": [{"name": "display-k", "areas": ["K"], "arrows": {"7": "backwards"}}],
    },
    "a layout": {
        "displays": [{"name": "display-k", "areas": ["K"], "layout": "areas", "volume": "loud"}],
    },
    "a rule": {"rules": {"new_call_seconds": "long", "board_waiting": 7}},
    "a card": cards(
        {"key": "x"}, {"key": "y", "title": {"en": "no German"}, "seconds": 12}, 7, None
    ),
    "a card's time": cards(GOOD_CARD | {"key": "z", "seconds": -1, "between": ["x"]}),
    "a picture that is away": cards(GOOD_CARD | {"key": "a", "picture": AWAY}),
    "a picture that is none": cards(GOOD_CARD | {"key": "b", "picture": NO_PICTURES_NAME}),
    "a picture outside": cards(GOOD_CARD | {"key": "c", "picture": "../../token"}),
    "a line of news": {"news": [{"key": "n"}, None, {"key": "m", "text": {"de": 7}}]},
    "the hours": {"hours": [{"days": [9], "open": [["25:00", "x"]]}], "other_days": "none"},
    "members of tomorrow": {"lamps": [{"colour": "red"}], "displays_2": None},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Broadcaster]:
    """A server whose site has a part that cannot be read."""
    with contextlib.closing(Broadcaster(DESCRIPTION)) as running:
        running.files[NO_PICTURES_NAME] = NO_PICTURE
        yield running


@pytest.mark.parametrize("part", BROKEN)
def test_the_rest_is_shown_when_one_part_cannot_be_read(
    server: Broadcaster, tmp_path: Path, part: str
) -> None:
    """Area, floor, room and every call stand as if the bad part were not there."""
    server.tickets.clear()
    server.lose_the_past()
    server.site = DESCRIPTION | BROKEN[part]
    with board(tmp_path, server.url) as running, watching(running.port) as seen:
        wait_until(lambda: seen.now["words"]["floor"] == "1. Stock", seconds=20)
        server.call("K214")
        wait_until(lambda: seen.large == ("K214", "7"))
        assert seen.now["large"]["room"] == "1.14"
        assert "Traceback" not in running.log
        running.stop()
        running.start()  # from what it has kept
        with watching(running.port) as again:
            assert again.now["words"]["floor"] == "1. Stock"


def test_the_page_goes_on_when_a_card_s_picture_is_no_picture(
    server: Broadcaster, tmp_path: Path, browser: Browser
) -> None:
    """Real Chromium: both cards have their turn, and a call comes before them."""
    server.tickets.clear()
    server.lose_the_past()
    server.site = DESCRIPTION | BROKEN["a picture that is none"]
    with board(tmp_path, server.url) as running, watching(running.port) as seen:
        screen = Screen(browser, running.url)
        shown: set[str] = set()

        def both() -> bool:
            card = seen.now["card"]
            shown.update([card["key"]] if card else [])
            return {"good", "b"} <= shown

        wait_until(both, seconds=40)
        screen.page.get_by_text("Willkommensmappe").first.wait_for()
        server.call("K214")
        screen.until(lambda seen: seen["large"] == "K214")
        assert [each for each in screen.troubles if "Failed to load" not in each] == []
        screen.page.close()
