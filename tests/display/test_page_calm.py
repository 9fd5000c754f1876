"""The board's page is calm: no flash, no motion, and what breaks takes nothing along."""

import base64
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser, CDPSession

from tests.clock import wait_until
from tests.display.scenes import NEWS, NOON_MS, ROWS, State, call, large, state, wait, words
from tests.display.scenes_more import (
    CARD,
    SMALL_CARD,
    door,
    house,
    quiet,
    side,
    two,
    two_areas,
    urgent,
)
from tests.display.showcase import Showcase, showcase
from tests.display.shown import BROKEN, FILM, FILM_S, NO_FILM, PICTURE, Shown, make_media

FLIPS_A_SECOND: Final = 3
"""At most; a flash is two of them."""
TURN_MS: Final = 8000
SOON_MS: Final = 8000
NOTICED: Final = 0.03
"""Share of the screen's light; from white to yellow on the left two thirds it is 0.15."""


@pytest.fixture(scope="module")
def media(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a board's cards."""
    return make_media(tmp_path_factory.mktemp("media"), browser)


@pytest.fixture(scope="module")
def case(media: Path) -> Iterator[Showcase]:
    """A page server that shows what it is told."""
    with showcase(media, state()) as running:
        yield running


@pytest.fixture
def page(browser: Browser, case: Showcase) -> Iterator[Shown]:
    """Its page, as people see it: colours fade on it. It begins with nothing."""
    case.show(state())
    shown = Shown(browser, case)
    yield shown
    shown.page.close()


@pytest.fixture
def lone_case(media: Path) -> Iterator[Showcase]:
    """A page server that a test may end."""
    with showcase(media, state()) as running:
        yield running


# ---- light --------------------------------------------------------------------------------------


@dataclass
class Light:
    """The light of the whole screen, frame by frame, as the browser has drawn it."""

    link: CDPSession
    frames: list[tuple[float, float]] = field(default_factory=list)

    def follow(self) -> None:
        """Take every frame from now on."""
        self.link.on("Page.screencastFrame", self._take)
        self.link.send("Page.startScreencast", {"format": "png", "maxWidth": 480})

    def _take(self, event: dict[str, Any]) -> None:
        self.link.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})
        picture = Image.open(io.BytesIO(base64.b64decode(event["data"]))).convert("RGB")
        linear = picture.point([round(255 * _linear(value / 255)) for value in range(256)] * 3)
        red, green, blue = ImageStat.Stat(linear).mean
        light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255
        self.frames.append((float(event["metadata"]["timestamp"]), light))


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def flips(frames: list[tuple[float, float]]) -> list[float]:
    """Tell when the light had changed by what one notices, against the way it changed before."""
    found: list[float] = []
    turned, way = frames[0][1], 0
    for at, light in frames:
        change = light - turned
        same_way = change * way > 0
        if same_way or abs(change) >= NOTICED:
            if not same_way:
                found.append(at)
                way = 1 if change > 0 else -1
            turned = light
    return found


def most_in_a_second(times: list[float]) -> int:
    """Count the most that fall into any one second."""
    return max((sum(first <= each < first + 1 for each in times) for first in times), default=0)


def test_flashes_are_counted_when_the_count_is_tried() -> None:
    """Light and dark by turns are flips; one slow fade is one, and noise is none."""
    blinking = [(at / 10, at % 2 * 0.5) for at in range(20)]
    assert most_in_a_second(flips(blinking)) == 10
    assert len(flips([(at / 10, at * 0.05) for at in range(20)])) == 1
    assert flips([(at / 10, at % 2 * 0.02) for at in range(20)]) == []


@pytest.mark.parametrize("layout", ["board", "areas", "door"])
def test_nothing_flashes_when_five_calls_come_at_once(page: Shown, layout: str) -> None:
    """From the first to the last of five calls the ground stays yellow: one change, not five."""
    page.show(calm(layout))
    page.page.wait_for_timeout(400)
    light = Light(page.page.context.new_cdp_session(page.page))
    light.follow()
    for number in range(201, 206):
        page.show(new(layout, f"K{number}"))
        page.page.wait_for_timeout(250)
    page.show(calm(layout))
    page.page.wait_for_timeout(600)
    seen = flips(light.frames)
    assert len(light.frames) > 5
    assert 1 <= len(seen) <= 2, light.frames
    assert most_in_a_second(seen) <= FLIPS_A_SECOND


def calm(layout: str) -> State:
    """Make a board on which nobody's turn it is."""
    if layout == "areas":
        return two(side("F"), side("K", large=large("K200", "7"), rows=ROWS[:3]))
    return door("serving", number="K200") if layout == "door" else quiet()


def new(layout: str, number: str) -> State:
    """Make the same board with a new call."""
    if layout == "areas":
        fresh = side("K", large=large(number, "7"), rows=ROWS[:3], fresh=True)
        return two(side("F"), fresh)
    return door(number=number) if layout == "door" else call(number)


def test_one_side_alone_is_yellow_when_its_call_is_new(page: Shown) -> None:
    """In two areas the yellow is where the call is, and nowhere else."""
    page.still()
    page.show(two_areas())
    grounds = page.page.eval_on_selector_all(
        ".side", "sides => sides.map((side) => getComputedStyle(side).backgroundColor)"
    )
    assert grounds == ["rgb(255, 255, 255)", "rgb(255, 200, 61)"]


def test_nothing_moves_when_people_want_less_motion(page: Shown) -> None:
    """No layout has an animation or a fade left."""
    page.still()
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const { animationName, transitionDuration } = getComputedStyle(each);
      return animationName !== "none"
        || transitionDuration.split(", ").some((time) => time !== "0s");
    }).length"""
    for scene in (call(), two_areas(), door(), house("evacuation"), state(card=CARD)):
        page.show(scene)
        assert page.page.evaluate(moving) == 0


# ---- cards --------------------------------------------------------------------------------------


def test_a_film_plays_once_and_without_sound_when_a_card_has_one(page: Shown) -> None:
    """It begins by itself, is muted, ends on its last picture and does not begin again."""
    page.show(state(card=CARD | {"video": f"/media/{FILM}"}))
    film = page.page.locator("video")
    wait_until(lambda: film.evaluate("film => film.ended"), seconds=FILM_S + 8)
    assert film.evaluate("film => film.muted && film.playsInline && !film.loop && !film.controls")
    page.page.wait_for_timeout(300)
    assert film.evaluate("film => film.ended")
    assert page.troubles == []


def test_a_film_stands_still_when_people_want_less_motion(page: Shown) -> None:
    """Its first picture is there and stays."""
    page.still()
    page.show(state(card=CARD | {"video": f"/media/{FILM}"}))
    film = page.page.locator("video")
    wait_until(lambda: film.evaluate("film => film.readyState >= 2"), seconds=8)
    page.page.wait_for_timeout(500)
    assert film.evaluate("film => [film.paused, film.currentTime]") == [True, 0]


@pytest.mark.parametrize(
    "broken",
    [
        {"picture": f"/media/{BROKEN}"},
        {"picture": "/media/nothing.jpg"},
        {"video": f"/media/{NO_FILM}"},
        {"video": "/media/nothing.webm"},
    ],
)
def test_a_cards_words_stay_when_its_picture_is_broken(page: Shown, broken: State) -> None:
    """The card shows its sign and its words, and the calls beside it stand as before."""
    page.show(state(card=CARD | broken, rows=ROWS))
    page.page.wait_for_selector(".card-large:not([data-media]) > .icon", timeout=SOON_MS)
    page.rest()
    assert page.page.locator("img, video").count() == 0
    assert "Willkommensmappe" in page.page.locator(".card-large").inner_text()
    assert page.seen()["rows"] == [each["number"] for each in ROWS]
    page.show(state(card=CARD | {"key": "next", "picture": f"/media/{PICTURE}"}))
    assert page.page.locator(".card-large img").count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"card": {"key": "bad", "large": True}},
        {"card": {"key": "bad", "large": False}},
        {"urgent": {"key": "bad"}},
    ],
)
def test_the_calls_stay_when_a_card_or_message_cannot_be_drawn(page: Shown, bad: State) -> None:
    """What has no words at all is left out; the call, the list and the foot are drawn."""
    page.show(quiet(**bad))
    seen = page.seen()
    assert seen["rows"] == [each["number"] for each in ROWS]
    assert seen["foot"]
    page.show(call() | bad)
    assert page.seen()["large"] == "K214"


def test_the_other_area_stays_when_one_cannot_be_drawn(page: Shown) -> None:
    """One bad area takes the other one nothing, and is there again as soon as it can be drawn."""
    page.show(two(side("F") | {"rows": None}, side("K", large=large("K214", "7"))))
    assert page.seen()["large"] == "K214"
    page.show(two(side("F", large=large("F131", "2")), side("K")))
    assert page.seen()["large"] == "F131"


def test_a_call_comes_before_a_card_when_both_are_told(page: Shown) -> None:
    """A large card never covers a new call."""
    page.show(call() | {"card": CARD})
    assert page.seen()["large"] == "K214"
    page.show(quiet(card=CARD))
    assert page.page.locator(".card-large").count() == 1


def test_each_language_has_its_turn_when_a_card_is_small(page: Shown) -> None:
    """German first, then the other one, in the same place."""
    page.page.clock.install()
    page.show(quiet(card=SMALL_CARD))
    title = page.page.locator(".card-small h2")
    assert title.inner_text() == "Beratung heute: Caritas"
    page.page.clock.run_for(6_100)
    assert title.get_attribute("lang") == "uk"


def test_each_language_has_its_turn_when_news_are_long(page: Shown) -> None:
    """Two long lines stand one after the other, large enough to be read; what is spoken stays."""
    seen = []
    for later_ms in (0, TURN_MS):
        foot = {"icon": "info", "lines": NEWS["long"]}
        page.show(quiet(foot=foot, now_ms=NOON_MS + later_ms))
        seen += page.seen()["foot"]
    assert sorted(seen) == sorted(each["text"] for each in NEWS["long"])
    page.show(call())
    assert len(page.seen()["foot"]) == 2


def test_each_area_has_its_turn_when_several_tell_who_waits(page: Shown) -> None:
    """One area at a time, with its mark; the next one comes by itself."""
    letters = []
    for later_ms in (0, TURN_MS, 2 * TURN_MS):
        told = [wait(each, 5) for each in "FKW"]
        page.show(quiet(words=words("FKW"), waiting=told, now_ms=NOON_MS + later_ms))
        letters.append(page.page.locator(".waiting").get_attribute("data-letter") or "")
    assert sorted(letters) == ["F", "K", "W"]
    following = "FKWF"["FKW".index(letters[-1]) + 1]
    page.page.wait_for_selector(f".waiting[data-letter={following}]", timeout=TURN_MS + 4000)


# ---- what a row says ----------------------------------------------------------------------------


def test_a_recall_says_so_when_it_is_large_and_in_the_list(page: Shown) -> None:
    """A sign and a word at the large number and at the row, not a colour."""
    page.show(state("new", large=large("K214", "7", again=True), rows=[ROWS[0] | {"again": True}]))
    for place in (".call-again", ".row-notes"):
        assert page.page.locator(f"{place} .icon[data-icon=restart]").count() == 1
        assert "Erneuter Aufruf" in page.page.locator(place).inner_text()


def test_a_row_has_a_sign_when_the_voice_says_it(page: Shown) -> None:
    """The row that is spoken has the foot's speaker, and an edge."""
    page.show(call() | {"rows": [ROWS[0] | {"speaking": True}, *ROWS[1:]]})
    assert page.page.locator(".row-notes .icon[data-icon=speak]").count() == 1
    edge = "getComputedStyle(document.querySelector('.row[data-speaking]')).borderInlineStartWidth"
    assert page.page.evaluate(edge) != "0px"


def test_columns_stay_when_rows_come_and_go(page: Shown) -> None:
    """A row has its place however many there are and whatever stands beside its number."""
    places = """() => [...document.querySelector(".row").children].map((part) => {
      const { left, right } = part.getBoundingClientRect();
      return part.matches("p, bdi") ? left : [left, right];
    })"""
    page.show(call() | {"rows": ROWS})
    before = page.page.evaluate(places)
    page.show(call() | {"rows": [ROWS[0] | {"soon": True, "again": True}]})
    assert page.page.evaluate(places)[: len(before)] == before


# ---- without the agent --------------------------------------------------------------------------


def lose(browser: Browser, case: Showcase, told: State) -> Shown:
    """Kill the agent of a page that shows this; return the page once it has noticed."""
    page = Shown(browser, case)
    page.show(told)
    case.vanish()
    end = time.monotonic() + 10
    while page.page.locator(".stale, .house-stand").count() == 0:
        assert time.monotonic() < end
        page.page.wait_for_timeout(50)
    return page


def test_the_order_to_leave_stays_when_the_agent_is_lost(
    lone_case: Showcase, browser: Browser
) -> None:
    """It keeps the whole screen and says up to when it was known."""
    page = lose(browser, lone_case, house("evacuation"))
    assert page.page.locator("[data-house=evacuation] h1").count() == 1
    assert page.page.locator(".house-stand").inner_text() == "Stand 10:43"


@pytest.mark.parametrize(
    "told",
    [
        quiet(card=SMALL_CARD, waiting=[wait("K", 7)], urgent=urgent()),
        call() | {"card": CARD, "urgent": urgent()},
        two_areas(waits=True),
        house("closed"),
        door(),
    ],
)
def test_nothing_is_yellow_or_promised_when_the_agent_is_lost(
    lone_case: Showcase, browser: Browser, told: State
) -> None:
    """Cards, messages and who waits go; calls stand in the list without yellow."""
    page = lose(browser, lone_case, told)
    seen = page.seen()
    assert seen["mode"] == "stale"
    assert (seen["large"], seen["stand"]) == ("", "Stand 10:43")
    gone = (
        ".card-small, .card-large, .urgent, .waiting, .side-wait,"
        " [data-fresh], [data-soon], [data-speaking]"
    )
    assert page.page.locator(gone).count() == 0
    if told["layout"] == "areas":
        assert seen["rows"] == ["F132", "K214", "F131", "F130", "F129"]
