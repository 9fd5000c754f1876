"""Reception orders a ticket at a kiosk's printer: real server, real link, real agent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.test_kiosk_page_ways import newest_paper, paper_codes, paper_in_area_f
from tests.running import free_port, running

if TYPE_CHECKING:
    from pathlib import Path


def test_an_ordered_ticket_is_printed_when_a_visitor_is_at_the_kiosk(office: KioskOffice) -> None:
    """Its paper comes and is told as delivered; the visitor's screen stays as it is."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.come_to_concerns("vi")
        before = page.on("concern")
        ordered = office.order()
        until(lambda: office.events("delivered"))
        after = page.state()
        assert (after["screen"], after["id"]) == ("concern", before["id"])
        assert len(after["papers"]) == 1
        page.choose("dropoff")
        page.on("ticket")
        until(lambda: len(office.events("delivered")) == 2)
    first, second = office.events("delivered")
    assert (first["how"], first["ticket"]["id"]) == ("paper", ordered["ticket"]["id"])
    assert second["ticket"]["service"] == "dropoff"


def test_a_paper_says_the_new_place_when_reception_orders_it_after_a_change(
    office: KioskOffice, tmp_path: Path
) -> None:
    """Reception changes the concern and orders the paper anew: it sends nobody to the old floor."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.on("language")
        ticket = office.order()["ticket"]["id"]
        until(lambda: office.events("delivered"))
        office.desk(f"tickets/{ticket}/amend", service="dropoff")
        office.desk(f"tickets/{ticket}/reprint", printer="kiosk-1")
        until(lambda: len(page.state()["papers"]) == 2)
        (ordered,) = office.events("reprint_ordered")
        (code,) = paper_codes(kiosk, tmp_path, papers=2)
        paper = paper_in_area_f(ordered, phone_token=code.split("-")[1])
        assert newest_paper(kiosk).tobytes() == paper.tobytes()


def test_an_ordered_ticket_is_cancelled_when_there_is_no_printer(office: KioskOffice) -> None:
    """A paper that surely did not come leaves no number behind."""
    with running(kiosk := office.kiosk(PRINTER=f"tcp://127.0.0.1:{free_port()}")):
        Page(kiosk.port).on("language")
        ordered = office.order()
        until(lambda: office.events("cancelled"))
    (cancelled,) = office.events("cancelled")
    assert (cancelled["reason"], cancelled["ticket"]["id"]) == ("no_paper", ordered["ticket"]["id"])


@pytest.mark.parametrize("away", ["dead", "cut off"])
def test_an_ordered_ticket_is_printed_when_the_kiosk_comes_back(
    office: KioskOffice, away: str
) -> None:
    """What was ordered meanwhile is printed once, and what was printed before is not again."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.on("language")
        office.order()
        until(lambda: office.events("delivered"))
        papers_before = len(page.state()["papers"])
        if away == "dead":
            kiosk.kill()
        else:
            office.wire.cut()
        office.order(language="de")
        if away == "dead":
            kiosk.start()
            papers_before = 0
        else:
            office.wire.mend()
        until(lambda: len(office.events("delivered")) == 2)
        assert len(Page(kiosk.port).state()["papers"]) == papers_before + 1
    assert len({event["ticket"]["id"] for event in office.events("delivered")}) == 2


def test_nothing_old_is_printed_when_a_kiosk_comes_back(office: KioskOffice) -> None:
    """Given one that was cut off: no copy that nobody wants any more, no paper given by hand.

    What is still wanted comes, once.
    """
    with running(kiosk := office.kiosk()):
        Page(kiosk.port).on("language")
        first = office.order()["ticket"]["id"]
        until(lambda: office.events("delivered"))
        papers_before = len(Page(kiosk.port).state()["papers"])
        office.wire.cut()
        office.desk(f"tickets/{first}/reprint", printer="kiosk-1")
        office.desk(f"tickets/{first}/cancel", reason="left")
        by_hand = office.order()["ticket"]["id"]
        office.desk(f"tickets/{by_hand}/deliver", how="screen")
        wanted = office.order()["ticket"]["id"]
        office.wire.mend()
        until(lambda: len(office.events("delivered")) == 3)
        last = office.order()["ticket"]["id"]
        until(lambda: len(office.events("delivered")) == 4)
        papers = len(Page(kiosk.port).state()["papers"])
    told = [event["ticket"]["id"] for event in office.events("delivered")]
    assert told == [first, by_hand, wanted, last]
    assert papers == papers_before + 2


def test_a_visitor_is_told_the_office_s_words_when_reception_stops_numbers(
    office: KioskOffice,
) -> None:
    """A stop is on the keys when the concerns come; its reason is told; it ends as it began."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.on("language")
        office.desk("numbers/stop", service="asylum", reason={"de": "Wartung", "ar": "صيانة"})
        page.come_to_concerns("ar")
        until(lambda: any(each["withheld"] for each in page.on("concern")["answers"]))
        page.press("choose-service", "asylum", on="concern")
        told = page.on("stopped")["obstacle"]
        assert told["reason"] == {"own": "صيانة", "german": "Wartung", "language": "ar"}
        office.desk("numbers/allow", service="asylum")
        page.press("back", on="stopped")
        until(lambda: not any(each["withheld"] for each in page.on("concern")["answers"]))
        page.choose("asylum")
        page.on("ticket")
