"""The code on a paper that reception has ordered: it opens the number as a visitor's own does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from device.connection import Refused, Unavailable
from kiosk.effects import Deliver
from kiosk.outbox import Flight, Stage
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.test_kiosk_outage import outbox_of
from tests.kiosk.test_kiosk_page_ways import paper_codes
from tests.kiosk.test_orders import Desk, desk, ordered
from tests.kiosk.test_owed_words import Answering
from tests.running import running

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["desk"]  # the fixture


class Older(Answering):
    """A server of before: it refuses what it does not know in a word, and takes the rest."""

    def command(
        self, path: str, body: Mapping[str, object], *, command_id: str, ticket_token: str = ""
    ) -> dict[str, object]:
        """Refuse a word with a code."""
        answer = super().command(path, body, command_id=command_id, ticket_token=ticket_token)
        if "phone_hash" in body:
            raise Refused("invalid_body", 422, "phone_hash: Extra inputs are not permitted")
        return answer


def sees(page: Page, code: str) -> str:
    """The number that the kiosk finds by this code; empty where it says that it finds none."""
    page.press("scanned", code, on="language")
    found = page.on("mine")["ticket"]
    page.press("start-over", on="mine")
    page.on("language")
    return str(found["number"]) if found else ""


def test_an_ordered_paper_opens_its_number_when_it_is_held_to_a_kiosk(
    office: KioskOffice, tmp_path: Path
) -> None:
    """The first paper's code, and that of another paper; a copy's own ends with the next copy."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.on("language")
        ticket = office.order()["ticket"]
        codes = paper_codes(kiosk, tmp_path, papers=1)
        for papers in (2, 3):
            until(lambda: outbox_of(kiosk) == [])
            office.desk(f"tickets/{ticket['id']}/reprint", printer="kiosk-1")
            codes += paper_codes(kiosk, tmp_path, papers=papers)
        until(lambda: outbox_of(kiosk) == [])
        first, copy, newest = codes
        assert len({first, copy, newest}) == 3
        assert {code.split("-")[0] for code in codes} == {ticket["id"]}
        assert sees(page, first) == sees(page, newest) == ticket["number"]
        assert sees(page, copy) == ""
        assert not any(code.split("-")[1] in kiosk.log.read_text() for code in codes)


def test_both_papers_open_a_number_when_its_visitor_gets_another_one(
    office: KioskOffice, tmp_path: Path
) -> None:
    """Whoever has drawn a number and gets a copy from reception holds either; it is given back."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        number = page.on("ticket")["ticket"]
        (own,) = paper_codes(kiosk, tmp_path, papers=1)
        page.press("done", on="ticket")
        until(lambda: outbox_of(kiosk) == [])
        office.desk(f"tickets/{own.split('-')[0]}/reprint", printer="kiosk-1")
        (copy,) = paper_codes(kiosk, tmp_path, papers=2)
        until(lambda: len(office.events("delivered")) == 2)
        assert sees(page, own) == sees(page, copy) == number["number"]
        page.press("scanned", copy, on="language")
        page.press("give-back", on="mine")
        page.press("give-back", on="give_back")
        until(lambda: office.events("cancelled"))
    assert office.events("cancelled")[0]["reason"] == "left"


def test_the_same_code_is_told_when_the_kiosk_is_killed_before_the_answer(desk: Desk) -> None:
    """The paper is out: what opens it is on the disk until the server knows it."""
    desk.server.answer = Unavailable("the kiosk dies before the server has answered")
    desk.hear(ordered())
    desk.stop()
    desk.server.sent.clear()
    desk.server.answer = {}
    desk.start()
    desk.settle()
    assert desk.server.sent == [desk.came()]
    assert desk.stages() == []


def test_nothing_of_the_code_is_in_the_file_when_the_server_has_answered(desk: Desk) -> None:
    """Not even its hash, and never the token itself."""
    seen: list[str] = []
    desk.while_printing = lambda: seen.extend(each.body for each in desk.box.flights())
    desk.hear(ordered())
    _, said = desk.came()
    assert [said["phone_hash"] in body for body in seen] == [True]
    assert desk.tokens[0] not in seen[0]
    files = b"".join(each.read_bytes() for each in desk.path.parent.glob("outbox.db*"))
    assert said["phone_hash"].encode() not in files
    assert desk.tokens[0].encode() not in files


def test_a_paper_is_told_without_its_code_when_the_server_is_older(desk: Desk) -> None:
    """It came: that is worth more. The number waits for certain; its code opens nothing."""
    desk.stop()
    desk.server = Older({})
    desk.start()
    desk.hear(ordered())
    path, said = desk.came()
    assert desk.server.sent == [(path, said), (path, {"how": "paper"})]
    assert desk.stages() == []


@pytest.mark.parametrize("body", ["", "[]", "7", "{}"])
def test_a_paper_is_told_when_its_row_cannot_be_read(desk: Desk, body: Any) -> None:
    """What a damaged file says of the code does not keep back that the paper came."""
    desk.box.begin(Flight("ordered-1", Stage.ORDERED, "2026-11-30", body))
    desk.errands.do(Deliver("ordered-1", "0000000001", "paper"))
    desk.settle()
    assert desk.server.sent == [("tickets/0000000001/deliver", {"how": "paper"})]
