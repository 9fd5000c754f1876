"""The board's page in a real Chromium: what it shows, that it fits, and that it can be read."""

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.clock import wait_until
from tests.display.broadcaster import Broadcaster, now_ms
from tests.display.house import DESCRIPTION, board
from tests.display.screen import LANDSCAPE, PORTRAIT, Screen

SIZES = {"landscape": LANDSCAPE, "portrait": PORTRAIT, "720p": (1280, 720), "4k": (3840, 2160)}


@pytest.fixture(scope="module")
def server() -> Iterator[Broadcaster]:
    """A server that knows the site."""
    with contextlib.closing(Broadcaster(DESCRIPTION)) as running:
        yield running


@pytest.fixture(scope="module")
def hall(
    server: Broadcaster, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Screen]:
    """The page of one board of the whole house, which knows its site."""
    folder = tmp_path_factory.mktemp("hall")
    with board(folder, server.url, NAME="display-demo") as running:
        shown = Screen(browser, running.url)
        shown.until(lambda seen: "F" in seen["title"])
        wait_until(lambda: server.joins)
        yield shown
        shown.page.close()


@pytest.fixture
def screen(server: Broadcaster, hall: Screen) -> Iterator[Screen]:
    """That page with nobody called and the server well, whatever a test did before."""
    server.answers = server.beats = True
    calls(server)
    hall.until(lambda seen: seen["mode"] == "empty" and not seen["rows"], seconds=20)
    yield hall
    assert hall.troubles == []


def calls(server: Broadcaster, *numbers: tuple[str, str, str]) -> None:
    """Take all calls away and make these."""
    for row in list(server.tickets.values()):
        server.happen("finished", row | {"state": "finished"})
    server.tickets.clear()
    for number, counter, language in numbers:
        server.call(number, counter=counter, language=language)


def test_a_call_is_on_the_glass_when_it_is_made(server: Broadcaster, screen: Screen) -> None:
    """Number, counter, room and floor stand there, and the words that are spoken."""
    screen.until(lambda seen: seen["mode"] == "empty")
    server.call("K214", counter="7", language="en")
    seen = screen.until(lambda seen: seen["large"] == "K214")
    assert seen["mode"] == "new"
    assert "please go to counter" in seen["foot"][1]
    text = screen.page.locator(".call").inner_text()
    assert all(part in text for part in ("Schalter", "7", "Raum", "1.14", "1. Stock"))


def test_two_calls_are_on_the_glass_when_they_come_within_a_second(
    server: Broadcaster, screen: Screen
) -> None:
    """One is large, the other at the top of the list; then they change places."""
    calls(server, ("K213", "7", "de"), ("K214", "8", "de"))
    screen.until(lambda seen: (seen["large"], seen["rows"]) == ("K213", ["K214*"]))
    screen.until(lambda seen: (seen["large"], seen["rows"]) == ("K214", ["K213"]))


def test_the_moment_of_painting_stands_at_the_number_when_it_was_drawn(
    server: Broadcaster, screen: Screen
) -> None:
    """`data-painted-ms` is the browser's time of the first frame with the call, and stays."""
    before = now_ms()
    server.call("K213")
    first = screen.page.wait_for_selector("[data-number=K213][data-painted-ms]")
    server.call("K214")
    row = screen.page.wait_for_selector("[data-place=list][data-number=K214][data-painted-ms]")
    assert first
    assert row
    painted = [float(each.get_attribute("data-painted-ms") or 0) for each in (first, row)]
    assert before < painted[0] < painted[1] < now_ms() + 1
    large = screen.page.wait_for_selector("[data-place=large][data-number=K214][data-painted-ms]")
    assert large
    assert float(large.get_attribute("data-painted-ms") or 0) == painted[1]


def test_missed_calls_are_in_the_list_when_the_connection_comes_back(
    server: Broadcaster, screen: Screen
) -> None:
    """After a cut the calls that still stand are there with their time, and none is new."""
    server.beats = False
    server.cut()
    for number, ago in (("K211", 400), ("K212", 300)):
        server.call(number, tell=False, called_ms=now_ms() - ago * 1000)
    server.beats = True
    seen = screen.until(lambda seen: seen["rows"] == ["K212", "K211"])
    assert seen["mode"] == "empty"
    assert len(seen["times"]) == 2


def test_the_page_is_stale_when_the_server_falls_silent_and_true_again_when_it_speaks(
    server: Broadcaster, screen: Screen
) -> None:
    """After 5 s: "Stand", the calls in the list, nothing yellow; then what is true, by itself."""
    server.call("K214")
    screen.until(lambda seen: seen["large"] == "K214")
    server.fall_silent()
    seen = screen.until(lambda seen: seen["mode"] == "stale")
    assert (seen["large"], seen["rows"]) == ("", ["K214"])
    assert seen["stand"].startswith("Stand ")
    assert seen["clock"]
    for row in list(server.tickets.values()):
        server.happen("finished", row | {"state": "finished"}, tell=False)
    server.answers = server.beats = True
    seen = screen.until(lambda seen: seen["mode"] != "stale")
    assert (seen["large"], seen["rows"]) == ("", [])


def test_the_clock_stays_right_when_the_machine_s_own_is_set(screen: Screen) -> None:
    """A machine that was just switched on is set back later: people read the server's time."""
    before = screen.seen()["clock"]
    screen.page.evaluate(
        "() => { const was = window.was = Date.now; Date.now = () => was() - 7_200_000; }"
    )
    screen.page.wait_for_timeout(8_500)  # the page looks at its clock every eight seconds
    shown = screen.seen()["clock"]
    screen.page.evaluate("() => { Date.now = window.was; }")
    assert shown[:2] == before[:2] or shown.endswith(":00")


def test_the_page_says_by_itself_that_it_is_stale_when_its_agent_is_gone(
    server: Broadcaster, tmp_path: Path, browser: Browser
) -> None:
    """Without its agent the page shows no call as current, keeps its signs, and comes back."""
    with board(tmp_path, server.url, NAME="display-demo") as running:
        shown = Screen(browser, running.url)
        shown.until(lambda seen: "F" in seen["title"])
        server.answers = server.beats = True
        calls(server, ("K214", "7", "de"))
        shown.until(lambda seen: seen["large"] == "K214")
        running.stop(signal.SIGKILL)
        seen = shown.until(lambda seen: seen["mode"] == "stale")
        assert (seen["large"], seen["rows"]) == ("", ["K214"])
        assert seen["stand"].startswith("Stand ")
        for sign in (".stale-hint .icon", ".row .area-mark"):
            assert shown.page.locator(sign).first.evaluate("sign => sign.getBBox().width > 0")
        running.start()
        shown.until(lambda seen: seen["large"] == "K214", seconds=20)
        shown.page.close()


def test_the_page_is_ours_when_there_has_never_been_a_server(
    tmp_path: Path, browser: Browser
) -> None:
    """A board that starts without its server shows a page of ours, and soon says so."""
    with board(tmp_path, "http://127.0.0.1:9") as running:
        shown = Screen(browser, running.url)
        assert shown.seen()["title"] == "Willkommen"
        seen = shown.until(lambda seen: seen["mode"] == "stale")
        assert seen["stand"] == "Guten Tag"
        shown.page.close()


# ---- how it looks -----------------------------------------------------------------------------


def check(screen: Screen, name: str, folder: Path) -> None:
    """Nothing overflows and every text is at least 7:1, at every size; pictures are kept."""
    for size, pixels in SIZES.items():
        screen.resize(pixels)
        assert screen.outside() == [], (name, size)
        assert [(text, ratio) for text, ratio in screen.contrasts() if ratio < 7] == [], name
        if size in ("landscape", "portrait"):
            screen.picture(folder / f"{name}-{size}.png")
    screen.resize(LANDSCAPE)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("plain", [("K214", "7", "en")]),
        ("wide", [("W999", "12", "ar")]),
        ("widest", [("W1001", "12", "ar"), ("W10001", "11", "de"), ("U1001", "10", "de")]),
        ("four", [("U1888", "3", "en")]),
        ("five", [("W18888", "10", "en"), ("K10001", "1", "en")]),
        ("burst", [(f"K20{n}", str(n), "de") for n in range(1, 8)]),
        ("no-way", [("Z214", "99", "ti")]),
    ],
)
def test_everything_fits_and_can_be_read_when_calls_are_new(
    server: Broadcaster, screen: Screen, tmp_path: Path, name: str, made: list[tuple[str, str, str]]
) -> None:
    """The widest letter, four and five digits and counter 12 fit, at every size of screen."""
    calls(server, *made)
    screen.until(lambda seen: seen["large"] == made[0][0])
    check(screen, name, tmp_path)
    assert screen.complaints() == []


def test_everything_fits_and_can_be_read_when_nobody_is_called(
    screen: Screen, tmp_path: Path
) -> None:
    """The empty board is calm and friendly."""
    check(screen, "empty", tmp_path)
    assert screen.complaints() == []


def test_everything_fits_and_can_be_read_when_the_board_is_stale(
    server: Broadcaster, screen: Screen, tmp_path: Path
) -> None:
    """The stale board says what is true and what to do."""
    calls(server, *((f"W100{n}", "11", "de") for n in range(1, 7)))
    server.fall_silent()
    screen.until(lambda seen: seen["mode"] == "stale")
    check(screen, "stale", tmp_path)
    assert screen.complaints() == []


def test_nothing_moves_when_people_want_less_motion(server: Broadcaster, screen: Screen) -> None:
    """The only motion is a fade of 300 ms, and none with reduced motion."""
    server.call("K214")
    screen.until(lambda seen: seen["large"] == "K214")
    duration = "getComputedStyle(document.querySelector('.now')).transitionDuration"
    assert screen.page.evaluate(duration) == "0.3s"
    screen.page.emulate_media(reduced_motion="reduce")
    assert screen.page.evaluate(duration) == "0s"
