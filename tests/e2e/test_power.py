"""The kiosk's plug is pulled at each step of a ticket's way: nothing is lost, nothing is doubled.

Each way is gone once with the plug in, and passes exactly the points that are listed here. Then the
kiosk is killed at each of them, is started again, and what its visitors hold is compared with the
queue: a paper that came counts and waits once; a number that surely reached nobody is never called;
one that may have reached somebody waits, marked *uncertain*.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import psutil
import pytest

from server.embedded import EmbeddedStore
from tests.device.page_probe import chromium
from tests.kills.papers import numbers_on
from tests.kills.power import Power, Way, power_office
from tests.kiosk.page_visit import GUARD_MS, opened, tap
from tests.kiosk.printer_device import NO_PAPER

pytestmark = pytest.mark.timeout(900)

PRINTING: Final = (
    "before writing shows",
    "before printing",
    "before the first byte",
    "in mid-picture",
    "after the last byte",
)
HANDING_IN: Final = (
    "before sending hand-in",
    "answered sending hand-in",
    "before writing settled",
    "after writing settled",
)
OWING: Final = ("before writing owe handing_in", "before sending hand-in")
ASKING: Final = (
    "before writing begin issuing",
    "before sending tickets",
    "answered sending tickets",
    "before writing numbered",
)
DELIVERING: Final = (
    "before writing owe delivering",
    "before sending deliver",
    "answered sending deliver",
    "before writing settled",
    "after writing settled",
)
CANCELLING: Final = (
    "before writing owe cancelling",
    "before sending cancel",
    "answered sending cancel",
    "after writing settled",
)
PAPERLESS: Final = (
    "before writing begin no_paper",
    "before sending paper-failed",
    "answered sending paper-failed",
)


@pytest.fixture
def power(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[Power]:
    """An office with a kiosk whose plug can be pulled."""
    with power_office(embedded, tmp_path) as power:
        yield power


def draw(power: Power) -> None:
    """Draw a number, take the paper, go."""
    page = power.page
    page.ask_for("asylum", "de")
    page.on("ticket")
    page.press("done", on="ticket")


def draw_and_settle(power: Power) -> None:
    """Draw a number, and wait until the server knows all of it."""
    draw(power)
    power.settle()


def give_back(power: Power) -> None:
    """Draw a number whose paper does not come, and give it back."""
    page = power.page
    page.ask_for("asylum", "de")
    page.press("give-back", on="no_paper")
    power.settle()


def run_out_of_paper(power: Power) -> None:
    """Let the printer say that it has no paper."""
    power.printer.says = bytes([NO_PAPER])


def draw_in_the_dark(power: Power) -> None:
    """Draw two numbers without a server."""
    power.cut()
    draw(power)
    draw(power)


def draw_unheard(power: Power) -> None:
    """Draw a number from a server whose answers are lost: the paper shows another one."""
    power.lose_answers("/tickets")
    draw(power)


def come_back(power: Power) -> None:
    """Put the cable together, and wait until the server knows everything."""
    power.mend()
    power.settle()


ONLINE: Final = Way(lambda _: None, draw_and_settle)
OFFLINE: Final = Way(Power.cut, draw)
BACK: Final = Way(draw_in_the_dark, come_back)
UNHEARD: Final = Way(draw_unheard, come_back)
GIVEN_BACK: Final = Way(run_out_of_paper, give_back)


def kill_everywhere(power: Power, way: Way, points: tuple[str, ...]) -> None:
    """See that the way passes these points and no others, and pull the plug at each of them."""
    assert power.steps_of(way) == points
    kill_at_each(power, way, points)


def kill_at_each(power: Power, way: Way, points: tuple[str, ...]) -> None:
    """Pull the plug at each of these points; in the end, a visitor comes as if nothing had been."""
    for point in points:
        power.kill_at(point, way)
    assert power.killed == list(points)
    draw_and_settle(power)
    power.judge(may_have_come=False)


def test_no_number_is_lost_or_doubled_when_the_plug_is_pulled_with_a_server(power: Power) -> None:
    """From the first write to the last, a number that the server gave."""
    kill_everywhere(power, ONLINE, (*ASKING, *PRINTING, *DELIVERING))


def test_no_number_is_lost_or_doubled_when_the_plug_is_pulled_without_a_server(
    power: Power,
) -> None:
    """From the first write to the last, a number of the kiosk's own; it starts in the dark, too."""
    points = ("before writing draw drawn", *PRINTING, *OWING)
    kill_everywhere(power, OFFLINE, points)


def test_each_number_is_handed_in_once_when_the_plug_is_pulled_meanwhile(power: Power) -> None:
    """Two numbers that were drawn without a server are in the queue once, in their order."""
    kill_everywhere(power, BACK, HANDING_IN)
    own = [row for row in power.rows().values() if row["id"].startswith("9")]
    came = sorted(own, key=lambda row: row["arrived_ms"])
    assert [row["number"] for row in came] == sorted(row["number"] for row in own)
    assert len(own) == 2 * (len(HANDING_IN) + 1)


@pytest.mark.parametrize("way", [ONLINE, OFFLINE], ids=["with a server", "without one"])
@pytest.mark.parametrize("after", ["before printing", "in mid-picture"])
def test_nothing_is_lost_or_doubled_when_the_plug_is_pulled_in_recovery(
    power: Power, way: Way, after: str
) -> None:
    """Killed, and killed again while it finds out what that meant: before and after its write."""
    for point in ("before recovering", "after recovering"):
        power.kill_in_recovery(point, after, way)


def test_the_next_paper_is_whole_when_the_plug_is_pulled_within_one(power: Power) -> None:
    """The printer waits for the rest of a picture, and does not take the next visitor's for it."""
    power.kill_at("in mid-picture", ONLINE)
    page = power.page
    page.ask_for("asylum", "de")
    number = page.on("ticket")["ticket"]["number"]
    page.press("done", on="ticket")
    power.judge(may_have_come=False)
    assert numbers_on(power.printer.papers, power.rows().values()) == [number]


@pytest.mark.long
def test_an_unheard_number_is_taken_back_once_when_the_plug_is_pulled(power: Power) -> None:
    """The server's number that nobody saw is cancelled, the kiosk's own one waits."""
    kill_at_each(
        power, UNHEARD, ("before sending tickets", "answered sending tickets", *CANCELLING)
    )


@pytest.mark.long
def test_a_number_is_given_back_once_when_the_plug_is_pulled(power: Power) -> None:
    """No paper, and the visitor gives the number back."""
    kill_at_each(power, GIVEN_BACK, (*PAPERLESS, *CANCELLING))


def test_the_visit_goes_on_when_the_browser_is_killed(power: Power) -> None:
    """The page only draws: a new browser shows the very screen, and the number is still there."""
    for is_on, keys in (("concern", ("de", "without")), ("ticket", ("asylum", "have-all"))):
        with chromium() as browser:
            tab = opened(browser.new_page(), power.kiosk)
            for key in keys:
                tab.wait_for_timeout(GUARD_MS)
                tab.click(f'[data-key="{key}"]')
            tab.wait_for_selector(f'[data-view="{is_on}"]')
            kill_browser()
    with chromium() as browser:
        tab = opened(browser.new_page(), power.kiosk)
        assert tab.locator('[data-view="ticket"]').count() == 1
        number = power.page.state()["ticket"]["number"]
        tap(tab, "done", then="language")
    power.judge(may_have_come=False)
    assert [row["number"] for row in power.rows().values()] == [number]
    assert len(power.printer.papers) == 1


def kill_browser() -> None:
    """Kill the browser that this process has opened, with everything that belongs to it."""
    family = psutil.Process().children(recursive=True)
    for each in family:
        if "chrom" in each.name():
            each.kill()
    psutil.wait_procs([each for each in family if "chrom" in each.name()], timeout=10)
