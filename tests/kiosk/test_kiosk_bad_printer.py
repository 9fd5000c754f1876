"""A real kiosk, a real server, and a printer that misbehaves, before a ticket and within it."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.kills.papers import stages_of
from tests.kiosk.bad_printer import BadPrinter, Mood
from tests.kiosk.kiosk_office import KioskOffice, Page, kiosk_office, until
from tests.running import Program, running
from tests.sites import site_with_two_kiosks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from server.embedded import EmbeddedStore

TROUBLE = {
    Mood.PAPER_OUT: "no_paper",
    Mood.COVER_OPEN: "cover_open",
    Mood.CUTTER_STUCK: "cutter",
    Mood.FAULT: "printer_fault",
    Mood.SILENT: "printer_away",
    Mood.UNPLUGGED: "printer_away",
    Mood.HANGS_UP: "printer_away",
}
"""What reception reads of the kiosk once no paper came."""
WITHIN = {
    **TROUBLE,
    Mood.UNPLUGGED: "printer_fault",
    Mood.HANGS_UP: "printer_fault",
    Mood.STOPS: "printer_fault",
}
"""The same where it happened within a picture: a part may have come."""


@pytest.fixture
def office(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[KioskOffice]:
    """A server with two kiosks."""
    site = site_with_two_kiosks(tmp_path / "two-kiosks")
    with kiosk_office(embedded, tmp_path, WARTEMARKE_SITE_FILE=str(site)) as office:
        yield office


@pytest.fixture
def printer() -> Iterator[BadPrinter]:
    """A printer that is well so far."""
    with BadPrinter() as printer:
        yield printer


@pytest.fixture
def kiosk(office: KioskOffice, printer: BadPrinter) -> Iterator[Program]:
    """A kiosk at that printer, which has printed one ticket well."""
    with running(kiosk := office.kiosk(PRINTER=printer.url)):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        page.press("done", on="ticket")
        yield kiosk


def rows(office: KioskOffice, kind: str) -> list[str]:
    """The numbers of which this happened."""
    return [event["ticket"]["number"] for event in office.events(kind)]


def how_delivered(office: KioskOffice, number: str) -> list[str]:
    """How this number reached its visitor, as often as that was told."""
    told = office.events("delivered")
    return [event["how"] for event in told if event["ticket"]["number"] == number]


def is_on_paper(office: KioskOffice, number: str) -> bool:
    """Whether its paper is told, once."""
    return how_delivered(office, number) == ["paper"]


def is_told(office: KioskOffice, trouble: str) -> Callable[[], bool]:
    """Whether reception reads this of the printer; that no page is open is no part of it."""
    return lambda: (
        [each for each in office.device()["reasons"] if each != "page_closed"] == [trouble]
    )


def no_paper_for(page: Page, office: KioskOffice, trouble: str) -> str:
    """A visitor's paper does not come: what everybody is told of it; the number."""
    page.ask_for("asylum")
    number: str = page.on("no_paper")["ticket"]["number"]
    until(lambda: rows(office, "paper_failed")[-1:] == [number])
    until(is_told(office, trouble))
    assert how_delivered(office, number) == []
    page.press("have-it", on="no_paper")
    until(lambda: how_delivered(office, number) == ["screen"])
    return number


def next_is_whole(page: Page, office: KioskOffice, printer: BadPrinter) -> None:
    """All is well again: the next visitor's ticket comes, whole, and no ticket came twice."""
    printer.mood = Mood.WELL
    page.ask_for("dropoff")
    number = page.on("ticket")["ticket"]["number"]
    until(partial(is_on_paper, office, number))
    page.press("done", on="ticket")
    pictures = [paper.picture.tobytes() for paper in printer.papers]
    assert printer.papers[-1].is_whole
    assert len(set(pictures)) == len(pictures)


@pytest.mark.timeout(400)  # a whole visit for each trouble
def test_the_number_stays_on_the_screen_when_the_printer_is_unwell_before_it(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """For each trouble: no paper, the number on the screen, reception knows who and why.

    Nothing is delivered before the visitor's word, and the next ticket is whole.
    """
    page = Page(kiosk.port)
    for mood, trouble in TROUBLE.items():
        before = len(printer.papers)
        printer.mood = mood
        no_paper_for(page, office, trouble)
        assert len(printer.papers) == before, mood
        next_is_whole(page, office, printer)
    assert rows(office, "cancelled") == []


@pytest.mark.timeout(400)  # a whole visit for each trouble
def test_the_number_stays_on_the_screen_when_the_printer_fails_within_it(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """For each trouble: some of the paper may have come, so nothing is taken back.

    What came of it spoils no other ticket.
    """
    page = Page(kiosk.port)
    for mood, trouble in WITHIN.items():
        printer.within(mood)
        no_paper_for(page, office, trouble)
        next_is_whole(page, office, printer)
    assert rows(office, "cancelled") == []


def test_tickets_come_when_the_printer_goes_on_printing(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """Little paper and slowness cost nobody a ticket; of narrow paper no printer tells."""
    page = Page(kiosk.port)
    for mood in (Mood.SLOW, Mood.NARROW, Mood.PAPER_LOW):
        printer.mood = mood
        page.ask_for("asylum")
        number = page.on("ticket")["ticket"]["number"]
        until(partial(is_on_paper, office, number))
        page.press("done", on="ticket")
    until(is_told(office, "paper_low"))
    assert rows(office, "paper_failed") == []
    assert all(paper.is_whole for paper in printer.papers)


def test_the_trouble_is_told_when_it_begins_with_the_ticket_s_cut(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """The paper came and is told as that; reception reads why the next one will not."""
    printer.after_ticket(Mood.PAPER_OUT)
    page = Page(kiosk.port)
    page.ask_for("asylum")
    page.on("ticket")
    until(lambda: rows(office, "delivered") == ["K101", "K102"])
    until(is_told(office, "no_paper"))
    assert rows(office, "paper_failed") == []


def test_the_paper_comes_whole_when_the_kiosk_is_told_to_end_within_it(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """Given a printer that has half of a picture, when the kiosk is to end, it waits for the rest.

    The number's paper counts, and nothing is left for the next start but to tell it.
    """
    printer.within(Mood.STOPS)
    Page(kiosk.port).ask_for("asylum")
    until(lambda: printer.mood is Mood.STOPS)
    os.kill(kiosk.pid, signal.SIGTERM)
    time.sleep(1)
    assert kiosk.runs
    printer.mood = Mood.WELL
    assert kiosk.ended() == 0
    assert [paper.is_whole for paper in printer.papers] == [True, True]
    assert stages_of(kiosk) in ([], ["delivering"])
    kiosk.start()
    until(partial(is_on_paper, office, "K102"))


def test_a_visitor_gets_paper_elsewhere_when_the_own_kiosk_has_none(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """Reception has it printed at once, and the visitor's word at the screen counts all the same.

    Given a number on the screen of a kiosk without paper, when its paper has come at another kiosk,
    then the number waits; and whoever gives it back at the screen after that has given it back.
    """
    printer.mood = Mood.PAPER_OUT
    page = Page(kiosk.port)
    with running(other := office.kiosk(NAME="kiosk-2")):
        Page(other.port).on("language")
        page.ask_for("asylum")
        page.on("no_paper")
        until(lambda: rows(office, "paper_failed") == ["K102"])
        (shown,) = office.events("paper_failed")
        office.desk(f"tickets/{shown['ticket']['id']}/reprint", printer="kiosk-2")
        until(lambda: rows(office, "delivered") == ["K101", "K102"])
        assert len(Page(other.port).state()["papers"]) == 1
    page.press("give-back", on="no_paper")
    until(lambda: rows(office, "cancelled") == ["K102"])
    page.on("language")


def test_reception_hears_who_has_no_paper_when_the_kiosk_dies_at_that_screen(
    office: KioskOffice, kiosk: Program, printer: BadPrinter
) -> None:
    """What could not be told before the kill is told after it; the number is nobody's to take."""
    printer.mood = Mood.COVER_OPEN
    page = Page(kiosk.port)
    office.wire.loses = lambda path: path.endswith("/paper-failed")
    page.ask_for("asylum")
    page.on("no_paper")
    assert office.wire.lost.wait(15)
    kiosk.kill()
    office.wire.loses = lambda _: False
    office.wire.ended.set()
    kiosk.start()
    until(lambda: rows(office, "paper_failed") == ["K102"])
    assert rows(office, "cancelled") == []
