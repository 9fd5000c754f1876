"""A holder at the kiosk whose number has moved on meanwhile, with a real server."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.test_kiosk_outage import outbox_of
from tests.kiosk.test_kiosk_page_ways import paper_codes
from tests.server.test_api_reception import soon_ms

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Program


@pytest.mark.parametrize("wish", ["change", "give-back"])
def test_the_true_state_is_shown_when_a_holder_is_refused(
    office: KioskOffice, kiosk: Program, tmp_path: Path, wish: str
) -> None:
    """Reception was quicker: the visitor reads how the number stands now, and no key is in vain."""
    page = Page(kiosk.port)
    page.ask_for("asylum", "de")
    (code,) = paper_codes(kiosk, tmp_path, papers=1)
    page.press("done", on="ticket")
    page.press("scanned", code, on="language")
    page.press(wish, on="mine")
    until(lambda: office.events("delivered"))
    (issued,) = office.events("issued")
    office.desk(f"tickets/{issued['ticket']['id']}/cancel", reason="left")
    if wish == "change":
        page.press("choose-service", "dropoff", on="concern")
    else:
        page.press("give-back", on="give_back")
    told = page.on("mine")["own"]
    assert (told["state"], told["failed"]) == ("ended", True)
    assert (told["mayChange"], told["mayGiveBack"], told["mayPrint"]) == (False, False, False)


def test_no_code_is_left_when_a_holder_was_here(
    office: KioskOffice, kiosk: Program, tmp_path: Path
) -> None:
    """Neither the log, nor what is kept on the disk, nor what is drawn holds the code."""
    office.book("QX7-ZT9K", slot_ms=soon_ms())
    page = Page(kiosk.port)
    page.ask_for("asylum", "de")
    (code,) = paper_codes(kiosk, tmp_path, papers=1)
    page.press("done", on="ticket")
    page.press("scanned", code, on="language")
    assert code[11:] not in str(page.on("mine"))
    page.press("scanned", "QX7-ZT9K", on="mine")
    assert "QX7" not in str(page.on("ticket"))
    until(lambda: len(office.events("delivered")) == 2)
    until(lambda: outbox_of(kiosk) == [])
    kiosk.stop()
    for file in (kiosk.log, *kiosk.log.parent.rglob("*")):
        with contextlib.suppress(IsADirectoryError):
            kept = file.read_bytes()
            assert code[11:].encode() not in kept, file
            assert b"QX7" not in kept, file
