"""A kiosk that is taken out of service from afar, and one that is told to go slower."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.test_kiosk_outage import outbox_of
from tests.running import Program, running

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

OUT: Final = "kiosk-1/out-of-service"
BACK: Final = "kiosk-1/back-in-service"


def rests(page: Page) -> bool:
    """Whether the first screen says that this kiosk is out of service."""
    obstacle = page.on("language")["obstacle"]
    return obstacle is not None and obstacle["why"] == "out_of_service"


def test_the_first_screen_says_it_when_the_kiosk_is_taken_out_of_service(
    office: KioskOffice,
) -> None:
    """It says so soon, in each language; nothing can be drawn; taken back, it begins by itself.

    What reception orders here is printed all the same.
    """
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        assert not rests(page)
        office.supervise(OUT)
        until(lambda: rests(page))
        page.press("choose-language", "ar", on="language")
        told = page.on("out_of_service")
        assert told["words"]["out-of-service"]["own"] == "هذا الجهاز خارج الخدمة الآن."
        assert told["words"]["out-of-service"]["german"] == "Dieses Gerät ist gerade außer Betrieb."
        office.order()
        until(lambda: office.events("delivered"))
        office.supervise(BACK)
        page.press("start-over", on="out_of_service")
        until(lambda: not rests(page))
        page.ask_for("asylum")
        page.on("ticket")
    assert len(office.wire.commands("/tickets")) == 1


def test_a_visit_goes_on_when_the_kiosk_is_taken_out_meanwhile(office: KioskOffice) -> None:
    """Who has a number keeps it and gets another paper; the next one finds it out of service."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.ask_for("asylum", "vi")
        page.on("ticket")
        office.supervise(OUT)
        page.press("print-again", on="ticket")
        until(lambda: not page.on("ticket")["ticket"]["printing"])
        page.press("done", on="ticket")
        until(lambda: rests(page))
        until(lambda: office.events("delivered"))
    assert len(office.events("delivered")) == 1


def test_a_visitor_is_told_in_the_own_language_when_the_server_knows_first(
    office: KioskOffice,
) -> None:
    """Given a visitor who asks for a number in the moment in which the kiosk is taken out."""
    told = json.dumps({"code": "out_of_service", "status": 409, "retry": False}).encode()
    office.wire.answers = lambda path: (
        (409, "application/problem+json", told) if path.endswith("/tickets") else None
    )
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.ask_for("asylum", "ti")
        assert page.on("out_of_service")["language"] == "ti"
        page.press("start-over", on="out_of_service")
        page.on("language")


def test_it_is_remembered_when_the_kiosk_starts_without_a_server(office: KioskOffice) -> None:
    """A kiosk that is out of service says so after a start without a server, until it is back."""
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        office.supervise(OUT)
        until(lambda: rests(page))
    office.wire.cut()
    with running(kiosk):
        page = Page(kiosk.port)
        until(lambda: rests(page))
        office.supervise(BACK)
        office.wire.mend()
        until(lambda: not rests(page))
    office.wire.cut()
    with running(kiosk):
        assert not rests(Page(kiosk.port))


def test_an_appointment_gives_no_number_when_the_kiosk_is_out_of_service_without_a_server(
    office: KioskOffice,
) -> None:
    """Nobody asks the server then; what it said last holds for a code at the reader, too."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        office.supervise(OUT)
        until(lambda: rests(page))
    office.wire.cut()
    with running(kiosk):
        page = Page(kiosk.port)
        until(lambda: rests(page))
        page.press("scanned", "AB12CD", on="language")
        page.on("out_of_service")
        page.press("start-over", on="out_of_service")
        until(lambda: rests(page))


def test_the_screen_changes_by_itself_when_nobody_touches_it(
    office: KioskOffice, kiosk: Program, tab: Tab
) -> None:
    """The page draws it without a touch, and the welcome again when the kiosk is taken back."""
    del kiosk
    office.supervise(OUT)
    said = tab.locator("[data-view=language] h1")
    expect(said).to_have_text("Dieses Gerät ist gerade außer Betrieb.", timeout=15_000)
    expect(tab.locator(".tongues [data-key=ar]")).to_be_visible()
    office.supervise(BACK)
    expect(said).to_have_text("Willkommen", timeout=15_000)


def test_a_visitor_gets_the_number_when_the_server_says_too_fast_at_first(
    office: KioskOffice,
) -> None:
    """The kiosk tries the same command again within the visitor's patience."""
    told = json.dumps({"code": "too_fast", "status": 429, "retry": True}).encode()
    refusals = iter(range(2))

    def answer(path: str) -> tuple[int, str, bytes] | None:
        if path.endswith("/tickets") and next(refusals, None) is not None:
            return 429, "application/problem+json", told
        return None

    office.wire.answers = answer
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        page.on("ticket")
    assert len(office.wire.commands("/tickets")) == 3
    assert len(office.events("issued")) == 1


def test_nothing_is_left_to_take_back_when_the_server_says_too_fast_all_the_time(
    office: KioskOffice,
) -> None:
    """What the server has refused for now was not done: it is not asked for again to be undone."""
    told = json.dumps({"code": "too_fast", "status": 429, "retry": True}).encode()
    office.wire.answers = lambda path: (
        (429, "application/problem+json", told) if path.endswith("/tickets") else None
    )
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        until((kiosk.log.parent / "site.json").exists)
        page.ask_for("asylum")
        assert page.on("ticket")["ticket"]["number"] == "K801"
        until(lambda: office.events("handed_in"))
        until(lambda: outbox_of(kiosk) == [])
