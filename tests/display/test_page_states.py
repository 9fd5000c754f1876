"""Every layout and state of the board's page, at every size: whole, readable, nothing in its way.

The states are written by hand, as an agent sends them (`scenes.py`); the page is real.
"""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from tests.display.scenes import (
    NEWS,
    QUIET_FOOT,
    ROWS,
    State,
    call,
    large,
    line,
    row,
    spoken,
    state,
    wait,
    words,
)
from tests.display.scenes_more import (
    CARD,
    LONG_CARD,
    SMALL_CARD,
    door,
    house,
    quiet,
    side,
    two,
    two_areas,
    urgent,
)
from tests.display.showcase import showcase
from tests.display.shown import PICTURE, TALL, Shown, make_media

SIZES: Final = (
    (1280, 720),
    (1366, 768),
    (1920, 1080),
    (3840, 2160),
    (1080, 1920),
    (2160, 3840),
    (1024, 768),
    (1920, 1200),
)
SMALL: Final = ((1024, 600), (800, 480))
"""Panels beside a door."""

MARKED: Final = [
    row("K213", "6", again=True),
    row("F131", "2", soon=True),
    row("W10001", "12", speaking=True),
    row("W1118", "11", time="10:31", again=True),
    row("K211", "5", arrow="", time="10:20"),
]
WIDE_SIDE: Final = side(
    "W",
    large=large("W999", "12", again=True, room="Sitzungssaal 1.14"),
    fresh=True,
    rows=[
        row("W10001", "12", again=True, speaking=True),
        row("W1001", "11", time="10:31"),
        row("W998", "3", soon=True),
    ],
)
STALE: Final[State] = {"rows": ROWS, "stand": "10:42", "foot": words()["stale_foot"]}
OWN: Final = (
    "Wegen einer Versammlung ist das Haus heute ab 11 Uhr geschlossen."
    " Ihre Nummer gilt am Montag als Erste."
)
ALL_FLOORS: Final = words("FKW")

OTHERS: Final = house("closed")["house"]["others"]

SCENES: Final[dict[str, State]] = {
    "call": call(language="uk"),
    "wide": call("W999", "12", language="vi", again=True, room="Sitzungssaal 1.14"),
    "four": call("U1888", "12", language="ti", room="Haus B 1.14a"),
    "five": call("W10001", "12", language="ti", again=True),
    "no way": call(arrow="", room="", floor=""),
    "marks": state("new", large=large("K214", "7", again=True), rows=MARKED, foot=spoken("ar")),
    "quiet": quiet(card=SMALL_CARD, waiting=[wait("K", 7)]),
    "waiting": quiet(words=ALL_FLOORS, waiting=[wait("F", 3), wait("K", 7), wait("W", 12)]),
    "news": quiet(foot={"icon": "info", "lines": NEWS["short"]}),
    "long news": state(foot={"icon": "info", "lines": NEWS["long"]}, words=ALL_FLOORS),
    "no sound": quiet(quiet_sound=True, foot=QUIET_FOOT | {"icon": "see"}),
    "empty": state(words=ALL_FLOORS),
    "every language": state(
        words=words(welcome_hints=[line("de", "Hier steht die nächste Nummer."), *OTHERS])
    ),
    "card": state(card=CARD | {"picture": f"/media/{PICTURE}"}, rows=ROWS),
    "tall card": state(card=CARD | {"picture": f"/media/{TALL}"}),
    "card of words": state(card=LONG_CARD, rows=ROWS),
    "long card": state(card=LONG_CARD | {"picture": f"/media/{PICTURE}"}, rows=ROWS),
    "long small card": quiet(card=LONG_CARD | {"large": False}),
    "urgent": call(again=True) | {"urgent": urgent()},
    "long urgent": call("W999", "12", language="vi", room="Haus B 1.14a")
    | {"urgent": urgent("longest")},
    "urgent marks": state("new", large=large("K214", "7"), rows=MARKED, urgent=urgent("long")),
    "urgent, nobody": state(urgent=urgent("long"), words=ALL_FLOORS),
    "urgent, card": state(urgent=urgent("long"), card=LONG_CARD | {"picture": f"/media/{PICTURE}"}),
    "areas": two_areas(),
    "areas, waiting": two_areas(waits=True),
    "wide areas": two(WIDE_SIDE, side("K")),
    "areas, card": two_areas() | {"card": SMALL_CARD},
    "areas, urgent": two_areas(waits=True) | {"urgent": urgent("long")},
    "wide areas, urgent": two(WIDE_SIDE, side("K")) | {"urgent": urgent("longest")},
    "stale": state("stale", **STALE),
    "stale, urgent": state("stale", urgent=urgent("long"), **STALE),
    "closed": house("closed"),
    "closed, why": house("closed", own=OWN),
    "closed, urgent": house("closed") | {"urgent": urgent("long")},
    "break": house("break"),
    "areas, large card": two(side("F"), side("K")) | {"card": CARD, "rows": ROWS},
    "spoken message": call() | {"foot": {"icon": "speak", "lines": urgent("longest")["lines"]}},
    "evacuation": house("evacuation"),
    "stale evacuation": house("evacuation", stand="10:42"),
}
DOORS: Final[dict[str, State]] = {
    "called": door(),
    "recalled": door(again=True),
    "wide": door(number="W10001", counter="12", room="Sitzungssaal 1.14"),
    "serving": door("serving"),
    "free": door("free"),
    "urgent": door() | {"urgent": urgent("long")},
    "stale": door() | {"mode": "stale", **STALE},
}


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """A page that shows what it is told; nothing fades on it."""
    media = make_media(tmp_path_factory.mktemp("media"), browser)
    with showcase(media, state()) as case:
        shown = Shown(browser, case)
        shown.still()
        yield shown
        shown.page.close()


def check(page: Shown, sizes: tuple[tuple[int, int], ...]) -> None:
    """Nothing is cut or lies over another thing, and every text has 7:1, at each size."""
    found: list[tuple[Any, ...]] = []
    for size in sizes:
        page.turn(size)
        found += [(size, *each) for each in (page.outside(), page.ink()) if each]
        found += [(size, text, ratio) for text, ratio in page.contrasts() if ratio < 7]
    assert found == []
    assert page.complaints() == []
    assert page.troubles == []


@pytest.mark.parametrize("name", SCENES)
def test_everything_is_whole_and_readable_when_a_state_is_drawn(page: Shown, name: str) -> None:
    """W 999, five digits, counter 12, long rooms and long texts fit at every size."""
    page.show(SCENES[name])
    check(page, SIZES)


@pytest.mark.parametrize("name", DOORS)
def test_a_door_sign_is_whole_and_readable_when_its_panel_is_small(page: Shown, name: str) -> None:
    """A door sign fits on a hall's screen as on a panel of 800 by 480."""
    page.show(DOORS[name])
    check(page, SIZES + SMALL)


@pytest.mark.parametrize("name", SCENES)
def test_everything_stands_out_when_people_want_more_contrast(page: Shown, name: str) -> None:
    """Black, white and one yellow: every text keeps 7:1."""
    page.page.emulate_media(contrast="more")
    try:
        page.show(SCENES[name])
        assert page.page.evaluate("document.documentElement.dataset.contrast") == "high"
        check(page, ((1920, 1080), (1080, 1920)))
    finally:
        page.page.emulate_media(contrast="no-preference")


@pytest.mark.parametrize("name", DOORS)
def test_a_door_sign_stands_out_when_people_want_more_contrast(page: Shown, name: str) -> None:
    """The sign beside a door follows as well."""
    page.page.emulate_media(contrast="more")
    try:
        page.show(DOORS[name])
        check(page, ((1920, 1080), (800, 480)))
    finally:
        page.page.emulate_media(contrast="no-preference")


@pytest.mark.parametrize(
    ("size", "digits"), [((1920, 1080), 248), ((3840, 2160), 496), ((1080, 1920), 214)]
)
def test_the_number_keeps_its_height_when_a_message_stands_beside_it(
    page: Shown, size: tuple[int, int], digits: int
) -> None:
    """K 214 is as high as the room's reach needs, with an urgent message as without one."""
    page.turn(size)
    for scene in (call(), call() | {"urgent": urgent("longest")}):
        page.show(scene)
        em = page.page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.call .ticket-number')).fontSize)"
        )
        assert em * 0.714 > digits


def test_what_is_cut_or_covered_is_found_when_the_check_is_tried(page: Shown) -> None:
    """The check sees a number too large for its place, and a text that lies over another."""
    page.turn((1920, 1080))
    page.show(call())
    assert page.ink() == []
    number = "document.querySelector('.call .ticket-digits').firstChild"
    page.page.evaluate(f"{number}.data = '214214'")
    assert ["cut", "214214"] in page.ink()
    page.page.evaluate(f"{number}.data = '214'")
    page.page.evaluate("document.querySelector('.top-title').prepend('M'.repeat(60))")
    assert ["over", "M" * 60, "10:43"] in page.ink()
    page.page.reload()
    page.until(lambda seen: seen["large"] == "K214")
