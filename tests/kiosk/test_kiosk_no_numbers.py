"""A kiosk whose server gives no numbers: known beforehand, or heard when one is asked for."""

from __future__ import annotations

import json
import time
from typing import Any, Final

import pytest

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.running import running
from tests.server.test_api_reception import soon_ms

PROBLEM: Final = "application/problem+json"
JSON: Final = "application/json"
OPENS_MS: Final = 1_795_590_000_000
OPEN: Final = {"day": "2026-11-24", "open": [1, 2], "areas": [], "services": []}
Answer = tuple[int, str, bytes]


def offers(office: KioskOffice, **offer: Any) -> None:
    """Let the server say what it offers now."""
    said = json.dumps({**OPEN, **offer}).encode()
    office.wire.answers = lambda path: (200, JSON, said) if path.endswith("/offer") else None


def refuses(office: KioskOffice, code: str, **more: Any) -> None:
    """Let the server offer everything, and refuse each number."""
    told = json.dumps({"code": code, "status": 409, "retry": False, **more}).encode()
    open_now = json.dumps(OPEN).encode()

    def answer(path: str) -> Answer | None:
        if path.endswith("/tickets"):
            return 409, PROBLEM, told
        return (200, JSON, open_now) if path.endswith("/offer") else None

    office.wire.answers = answer


@pytest.mark.parametrize(
    ("code", "more", "screen"),
    [
        ("office_closed", {"opens_ms": OPENS_MS}, "closed"),
        ("numbers_stopped", {"service": "asylum", "reason": {"de": "Wartung"}}, "stopped"),
        ("quota_used", {"service": "asylum"}, "used_up"),
        ("too_late_today", {}, "too_late"),
    ],
)
def test_a_visitor_hears_why_when_the_server_refuses_a_number(
    office: KioskOffice, code: str, more: dict[str, Any], screen: str
) -> None:
    """Each refusal has its screen with what the server said; nothing is owed; back leads back."""
    refuses(office, code, **more)
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.ask_for("asylum", "vi")
        told = page.on(screen)
        assert told["language"] == "vi"
        assert (told["obstacle"]["opens"] is not None) == (code == "office_closed")
        assert (told["obstacle"]["reason"] is not None) == (code == "numbers_stopped")
        page.press("back", on=screen)
        page.on("concern")
        page.press("start-over", on="concern")
        page.on("language")


def test_the_start_says_closed_when_the_office_is_closed(office: KioskOffice) -> None:
    """The first screen says when the office opens; a language leads to the same in its words."""
    offers(office, open=None, opens_ms=OPENS_MS)
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        until(lambda: page.on("language")["obstacle"])
        page.press("choose-language", "ar", on="language")
        assert page.on("closed")["obstacle"]["opens"]["own"].startswith("\u2068الأربعاء")
        page.press("back", on="closed")
        page.on("language")
    assert not office.wire.commands("/tickets")


def test_an_appointment_and_a_number_are_taken_when_the_office_is_closed(
    office: KioskOffice,
) -> None:
    """In the lunch break: who is early for an appointment, and who holds a number."""
    office.book("AB12CD", slot_ms=soon_ms(), language="de")
    offers(office, open=None, opens_ms=OPENS_MS)
    kiosk = office.kiosk()
    ticket, code = office.own_number(kiosk, "asylum", "de")
    with running(kiosk):
        page = Page(kiosk.port)
        until(lambda: page.on("language")["obstacle"])
        page.press("choose-language", "de", on="language")
        page.press("scanned", "AB12CD", on="closed")
        page.press("done", on="ticket")
        page.press("choose-language", "de", on="language")
        page.press("have-number", on="closed")
        page.press("scanned", code, on="my_number")
        page.press("give-back", on="mine")
        page.press("give-back", on="give_back")
        page.press("done", on="given_back")
    (cancelled,) = office.events("cancelled")
    assert cancelled["ticket"]["id"] == ticket["id"]


def test_a_concern_shows_its_reason_when_somebody_comes_to_choose(office: KioskOffice) -> None:
    """The offer is asked for when the concerns are shown, and a key without number asks nothing."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.on("language")
        offers(office, services=[{"key": "asylum", "left": 0}])
        page.come_to_concerns("de")

        def withheld() -> list[str]:
            answers = page.on("concern")["answers"]
            return [each["key"] for each in answers if each["withheld"]]

        until(lambda: withheld() == ["asylum"], seconds=5)
        page.press("choose-service", "asylum", on="concern")
        page.press("back", on="used_up")
        page.choose("dropoff")
        page.on("ticket")
    (issued,) = office.events("issued")
    assert issued["ticket"]["service"] == "dropoff"


@pytest.mark.parametrize(
    "answer", [(404, PROBLEM, b'{"code": "unknown_route"}'), (200, JSON, b"{}"), (502, JSON, b"?")]
)
def test_everything_is_offered_when_the_server_does_not_say(
    office: KioskOffice, answer: Answer
) -> None:
    """An older server, or one that cannot be understood, stands in nobody's way."""
    office.wire.answers = lambda path: answer if path.endswith("/offer") else None
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        page.on("ticket")
        assert page.state()["obstacle"] is None


def test_the_offer_is_seldom_asked_for_when_the_kiosk_rests(office: KioskOffice) -> None:
    """A kiosk at rest asks at its start and then every half minute."""
    with running(kiosk := office.kiosk()):
        Page(kiosk.port).on("language")
        until(lambda: asked(office))
        time.sleep(3)
        assert asked(office) == 1


def asked(office: KioskOffice) -> int:
    """How often the offer was asked for."""
    return sum(sent.path.endswith("/offer") for sent in office.wire.sent)
