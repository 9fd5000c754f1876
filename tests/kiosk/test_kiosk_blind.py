"""Visits without sight: keys alone, a real kiosk and server, real Chromium, the real voice."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe

from device.texts import strip_isolates
from tests.kiosk.blind import (
    CHOOSE,
    LOUDER,
    NEXT,
    PLUGGED_IN,
    PREVIOUS,
    PULLED_OUT,
    REPEAT,
    SPEAK,
    Blind,
    fast_voice,
)
from tests.kiosk.kiosk_office import KioskOffice, until
from tests.kiosk.page_states.wishes import SITE, TEXTS
from tests.running import Program, running
from tests.sites import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ViewportSize
    from playwright.sync_api import Page as Tab


PRESS: Final = "Drücken Sie Wählen."
MOMENT: Final = "Bitte warten Sie einen Moment."
PORTRAIT: Final[ViewportSize] = {"width": 1080, "height": 1920}


@pytest.fixture
def kiosk(office: KioskOffice, tmp_path: Path) -> Iterator[Program]:
    """A running kiosk with a voice."""
    voice = fast_voice(tmp_path / "bin")
    kiosk = office.kiosk(SOUND=f"file:{tmp_path / 'sound'}")
    kiosk.env["PATH"] = voice
    with running(kiosk):
        yield kiosk


@pytest.fixture
def tab(browser: Browser, kiosk: Program) -> Iterator[Tab]:
    """The kiosk's page on a portrait screen."""
    with browser.new_context(viewport=PORTRAIT) as context:
        tab = context.new_page()
        tab.on("pageerror", lambda error: pytest.fail(f"the page fails: {error}"))
        tab.goto(kiosk.url)
        tab.wait_for_selector("[data-view]")
        yield tab


@pytest.fixture
def blind(tab: Tab, tmp_path: Path) -> Blind:
    """Somebody at the keys."""
    return Blind(tab, tmp_path / "sound")


def mark(tab: Tab) -> str | None:
    """Which key the page marks as the one that was read."""
    marks = tab.locator("[data-focus]")
    return marks.get_attribute("data-key") if marks.count() == 1 else None


def clean(tab: Tab) -> bool:
    """Whether axe finds nothing on the page."""
    return not Axe().run(tab).response["violations"]


def clock(at_ms: int) -> str:
    """The office's time of the day."""
    return f"{datetime.fromtimestamp(at_ms / 1000, tz=ZoneInfo(ZONE)):%H:%M}"


def spelt(ticket: dict[str, object]) -> str:
    """A number sign by sign."""
    return " ".join(str(ticket["number"]))


def begins_in_german(blind: Blind) -> None:
    """Wake the voice with a key of the keypad, and choose German."""
    blind.press(NEXT)
    blind.hears(
        "Dieses Gerät liest Ihnen alles vor.",
        "Es gibt vier Tasten: Zurück, Weiter, Wählen, Wiederholen.",
        "This machine reads everything to you.",
        "There are four keys: back, next, choose, repeat.",
        "Willkommen",
        "Sprache wählen",
    )
    blind.press(NEXT)
    blind.hears("1 von 21: Deutsch", PRESS)
    blind.press(CHOOSE)
    blind.hears("Haben Sie heute einen Termin?", "Schritt 1 von 4")


def hears_the_ticket(blind: Blind, ticket: dict[str, Any]) -> None:
    """Hear a ticket for papers to hand in, word by word."""
    blind.hears(
        "Bitte nehmen Sie Ihren Zettel.",
        f"Ihre Nummer ist {spelt(ticket)}.",
        "Wartebereich F",
        "Erdgeschoss",
        "Papiere abgeben",
        "Niemand vor Ihnen",
        f"Ihre Zeit zählt ab {clock(ticket['counted_ms'])} Uhr.",
        "Bitte bereithalten",
        *("Brief von uns", "Papiere in Kopie", "Pass oder Ausweis"),
        "Wir rufen nicht der Reihe nach.",
        "Es zählt Ihre Zeit, nicht die Zahl.",
        "Kein Name. Die Nummer wird heute nach Schließung gelöscht.",
        but=MOMENT,
    )


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_blind_visitor_gets_a_number_when_they_listen_in_german(  # noqa: PLR0915 -- a visit is one walk
    blind: Blind, tab: Tab, office: KioskOffice
) -> None:
    """From the language to the ticket by four keys of a keypad; every word that is spoken."""
    begins_in_german(blind)
    blind.press(NEXT)
    blind.hears("1 von 11: Ja, mit Termin", "Halten Sie Ihren Brief oder Ihr Handy bereit.", PRESS)
    blind.press(NEXT)
    blind.hears("2 von 11: Nein, ohne Termin", "Sie bekommen eine Nummer.", PRESS)
    assert mark(tab) == "without"
    blind.press(REPEAT)
    blind.hears("2 von 11: Nein, ohne Termin", "Sie bekommen eine Nummer.", PRESS)
    blind.press(CHOOSE)
    blind.hears("Wobei dürfen wir Ihnen helfen?", "Schritt 2 von 4")
    blind.press(NEXT)
    blind.hears("1 von 16: Karte oder Pass abholen", "eAT, Reiseausweis", PRESS)
    blind.press(NEXT)
    blind.hears("2 von 16: Papiere abgeben", "oder kurz fragen", PRESS)
    assert (mark(tab), clean(tab)) == ("dropoff", True)
    blind.press(CHOOSE)
    blind.hears("Haben Sie das dabei?", "Schritt 3 von 4", "Papiere abgeben")
    blind.hears("Brief von uns", "Papiere in Kopie", "Pass oder Ausweis")
    blind.skips(3)
    help_needed = "3 von 8: Ich brauche Unterstützung"
    blind.hears_after_skipping(
        help_needed, "Mit Kindern, schwanger, mit Behinderung", "ausgeschaltet", PRESS
    )
    blind.press(CHOOSE)
    blind.hears(help_needed, "Gut, wir nehmen Rücksicht.", "eingeschaltet", PRESS)
    assert (mark(tab), clean(tab)) == ("support", True)
    blind.skips(2, PREVIOUS)
    blind.hears_after_skipping("1 von 8: Ja, ich habe alles", "Weiter zur Nummer", PRESS)
    blind.press(CHOOSE)
    until(lambda: office.events("issued"))
    (issued,) = office.events("issued")
    hears_the_ticket(blind, issued["ticket"])
    assert issued["ticket"]["needs"] == ["help"]
    assert clean(tab)
    blind.skips(2)
    blind.hears_after_skipping("2 von 5: Fertig", PRESS)
    blind.press(CHOOSE)
    tab.wait_for_selector('[data-view="language"]')
    before = len(blind.lines())
    tab.wait_for_timeout(1000)
    assert len(blind.lines()) == before


def ar(*keys: str, **args: str | float) -> list[str]:
    """Texts of the kiosk in Arabic, as a voice gets them."""
    return [strip_isolates(TEXTS.get(key, "ar", **args)) for key in keys]


def choice(place: int, count: int, text: str) -> list[str]:
    """How the place of an item is said in Arabic."""
    return ar("speech-choice", place=str(place), all=str(count), text=text)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_blind_visitor_gets_a_number_when_they_listen_in_arabic(
    blind: Blind, tab: Tab, office: KioskOffice
) -> None:
    """By the arrows and Enter of a keyboard, in Arabic; what the house has in German is German."""
    (asylum,) = (service for service in SITE["services"] if service["key"] == "asylum")
    (press,) = ar("speech-press-choose")
    blind.press(SPEAK)
    blind.skips(5, "ArrowDown")
    blind.hears_after_skipping(*choice(5, 21, "العربية"), press)
    blind.press("Enter")
    blind.hears(*ar("screen-start"), *ar("screen-step", step=1, steps=4))
    blind.skips(2, "ArrowDown")
    without = ar("screen-without", "screen-without-note")
    blind.hears_after_skipping(*choice(2, 11, without[0]), without[1], press)
    blind.press("Enter")
    blind.hears(*ar("screen-concern"), *ar("screen-step", step=2, steps=4))
    blind.skips(5, "ArrowDown")
    blind.hears_after_skipping(*choice(5, 16, asylum["short"]["ar"]), press)
    assert (mark(tab), clean(tab)) == ("asylum", True)
    blind.press("Enter")
    things = [thing["ar"] for thing in asylum["bring"]]
    blind.hears(*ar("screen-bring"), *ar("screen-step", step=3, steps=4), asylum["short"]["ar"])
    blind.hears(*things)
    blind.press("ArrowDown")
    have = ar("screen-have-all", "screen-have-all-note")
    blind.hears(*choice(1, 8, have[0]), have[1], press)
    blind.press("Enter")
    until(lambda: office.events("issued"))
    (issued,) = office.events("issued")
    told = blind.hears(
        *ar("screen-take-paper"),
        *ar("speech-number", number=spelt(issued["ticket"])),
        *ar("screen-area", letter="K"),
        "1. Stock",
        asylum["short"]["ar"],
        " ".join([*ar("screen-people", people=0), *ar("screen-ahead")]),
        *ar("screen-counted", time=clock(issued["ticket"]["counted_ms"])),
        *ar("screen-have-ready"),
        *things,
        *ar("screen-fair", "screen-fair-note", "paper-privacy"),
        but=ar("speech-going")[0],
    )
    assert [line["language"] for line in told] == ["ar"] * 3 + ["de"] + ["ar"] * (len(told) - 4)
    assert issued["ticket"]["language"] == "ar"
    assert clean(tab)


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_blind_visitor_checks_in_when_they_type_their_code(  # noqa: PLR0915 -- a visit is one walk
    blind: Blind, tab: Tab, office: KioskOffice
) -> None:
    """Digits and letters of the pad by four keys, each of them heard; then the number."""
    slot_ms = time.time_ns() // 1_000_000 + 60_000
    office.book("7B12", slot_ms=slot_ms, language="de")
    begins_in_german(blind)
    blind.press(NEXT)
    blind.hears("1 von 11: Ja, mit Termin", "Halten Sie Ihren Brief oder Ihr Handy bereit.", PRESS)
    blind.press(CHOOSE)
    blind.hears("Halten Sie Ihren Code vor den Leser.", "Oder tippen Sie ihn hier ein.")
    blind.hears("Der Code steht auf Ihrem Brief oder in Ihrer E-Mail.", "Schritt 2 von 3")
    blind.skips(7)
    blind.hears_after_skipping("7 von 20: 7", PRESS)
    assert mark(tab) == "type-7"
    blind.press(CHOOSE)
    blind.hears("Eingegeben: 7")
    blind.skips(5)
    blind.hears_after_skipping("12 von 20: Buchstaben", PRESS)
    blind.press(CHOOSE)
    blind.hears("1 von 36: A", PRESS)
    blind.press(NEXT)
    blind.hears("2 von 36: B", PRESS)
    blind.press(CHOOSE)
    blind.hears("Eingegeben: 7 B")
    blind.press("1")
    blind.hears("Eingegeben: 7 B 1")
    blind.press("2")
    blind.hears("Eingegeben: 7 B 1 2")
    blind.skips(28)
    blind.hears_after_skipping("30 von 36: Weiter", PRESS)
    assert (mark(tab), clean(tab)) == ("enter-code", True)
    blind.press(CHOOSE)
    until(lambda: office.events("issued"))
    (issued,) = office.events("issued")
    blind.hears(
        "Bitte nehmen Sie Ihren Zettel.",
        f"Ihre Nummer ist {spelt(issued['ticket'])}.",
        but=MOMENT,
    )
    assert issued["ticket"]["slot_ms"] == slot_ms


@pytest.mark.long
@pytest.mark.timeout(400)
def test_a_blind_visitor_gives_a_number_back_when_they_scan_their_slip(
    blind: Blind, tab: Tab, office: KioskOffice, kiosk: Program
) -> None:
    """The slip before the reader, its state heard in full, asked once, and given back."""
    ticket, code = office.own_number(kiosk, "dropoff", "de")
    begins_in_german(blind)
    blind.skips(3)
    blind.hears_after_skipping(
        "3 von 11: Ich habe schon eine Nummer", "Ansehen, ändern oder abgeben", PRESS
    )
    blind.press(CHOOSE)
    blind.hears("Halten Sie Ihren Zettel vor den Leser.")
    blind.hears("Der Code auf dem Zettel gehört nur Ihnen.")
    blind.scans(code)
    blind.hears(
        "Das ist Ihre Nummer.",
        f"Ihre Nummer ist {spelt(ticket)}.",
        "Sie warten. Wir rufen Ihre Nummer.",
        "Wartebereich F",
        "Erdgeschoss",
        "Papiere abgeben",
        "Niemand vor Ihnen",
        but=MOMENT,
    )
    blind.skips(3)
    blind.hears_after_skipping("3 von 9: Nummer abgeben", PRESS)
    assert (mark(tab), clean(tab)) == ("give-back", True)
    blind.press(CHOOSE)
    blind.hears("Möchten Sie Ihre Nummer abgeben?", "Danach rufen wir Sie nicht mehr.")
    blind.hears(f"Ihre Nummer ist {spelt(ticket)}.")
    blind.press(NEXT)
    blind.hears("1 von 6: Ja, abgeben", PRESS)
    blind.press(NEXT)
    blind.hears("2 von 6: Nein, behalten", PRESS)
    blind.press(PREVIOUS)
    blind.hears("1 von 6: Ja, abgeben", PRESS)
    blind.press(CHOOSE)
    blind.hears("Ihre Nummer ist abgegeben. Danke.", but=MOMENT)
    (cancelled,) = office.events("cancelled")
    assert cancelled["ticket"]["id"] == ticket["id"]


def test_it_is_silent_at_once_when_a_key_is_pressed(blind: Blind) -> None:
    """What is being said is cut off, and what the key has led to is heard; louder, and anew."""
    blind.press(PLUGGED_IN)
    blind.interrupts(LOUDER)
    blind.hears_after_skipping("Willkommen")
    assert any(line["cut"] for line in blind.lines())
    assert blind.lines()[-1]["volume"] == 4


def test_it_reads_only_while_a_headset_is_in_when_its_jack_sends_keys(
    blind: Blind, tab: Tab
) -> None:
    """Nothing before it is put in, in the middle of a sentence nothing more once it is out."""
    tab.wait_for_timeout(500)
    assert not blind.has_begun()
    blind.press(PLUGGED_IN)
    blind.interrupts(PULLED_OUT)
    tab.wait_for_selector('[data-key="speak"][aria-pressed="false"]')
    until(lambda: any(line["cut"] for line in blind.lines()))
    before = len(blind.lines())
    tab.wait_for_timeout(1000)
    assert len(blind.lines()) == before
    assert mark(tab) is None


def test_a_held_key_counts_once_when_somebody_listens(blind: Blind, tab: Tab) -> None:
    """A hand that cannot let go moves the cursor by one."""
    blind.press(SPEAK)
    tab.wait_for_selector('[data-key="speak"][aria-pressed="true"]')
    blind.holds(NEXT, 8)
    tab.wait_for_selector("[data-focus]")
    tab.wait_for_timeout(500)
    assert mark(tab) == "de"


def test_a_trembling_key_counts_once_when_somebody_listens(blind: Blind, tab: Tab) -> None:
    """Struck twice at once a key moves the cursor by one; half a second later it moves it again."""
    blind.press(SPEAK)
    tab.wait_for_selector('[data-key="speak"][aria-pressed="true"]')
    blind.trembles(NEXT)
    tab.wait_for_selector("[data-focus]")
    tab.wait_for_timeout(500)
    assert mark(tab) == "de"
    blind.press(NEXT)
    tab.wait_for_selector('[data-focus]:not([data-key="de"])')


def test_nothing_is_chosen_when_a_crafted_code_sends_the_keypad_s_keys(
    blind: Blind, tab: Tab
) -> None:
    """A code before the reader types as fast as no hand; what is among its signs means nothing."""
    blind.press(SPEAK)
    blind.press(NEXT)
    tab.wait_for_selector("[data-focus]")
    blind.bursts(NEXT, CHOOSE, NEXT, CHOOSE)
    tab.wait_for_timeout(500)
    assert (mark(tab), tab.locator('[data-view="language"]').count()) == ("de", 1)
