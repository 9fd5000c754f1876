"""The ways of a visit at the kiosk's page: an appointment, a list, who comes, one's own number."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from PIL import Image

from device.texts import Texts, day_text, strip_isolates, time_text
from kiosk.receipt import PAPERS, compose, draw
from kiosk.speech import saying
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.page_visit import (
    GUARD_MS,
    press,
    scan,
    tap,
    to_concern,
    to_number,
    to_start,
)
from tests.kiosk.receipts import DESCRIPTION
from tests.server.test_api_reception import soon_ms
from tests.sites import ZONE

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

    from tests.running import Program

HOUR_MS = 3_600_000
TEXTS = Texts(Path(__file__).parents[2] / "kiosk" / "locales")
IN_EACH = pytest.mark.parametrize("language", ["de", "ar", "ti"])


def said(key: str, language: str) -> str:
    """What a screen says in this language, as it stands in the catalogue."""
    return TEXTS.get(f"screen-{key}", language)


def spoken(state: dict[str, Any]) -> list[str]:
    """What somebody who listens would hear of this screen."""
    words: dict[str, Any] = defaultdict(lambda: {"own": ""})
    heard = {**state, "speech": {"number": None, "words": words}}
    return [sentence.text for sentence in saying.screen(heard)]


def sends_to_area_f(tab: Tab, state: dict[str, Any], language: str) -> None:
    """Area F and its floor are named, on the screen and to whoever listens."""
    place = strip_isolates(TEXTS.get("screen-area", language, letter="F"))
    shown = strip_isolates(tab.locator('.fact:has([data-icon="floor"])').inner_text())
    assert place in shown
    assert "Erdgeschoss" in shown
    heard = spoken(state)
    assert heard[heard.index(place) + 1] == "Erdgeschoss"


def newest_paper(kiosk: Program) -> Image.Image:
    """The newest paper as a picture."""
    name = Page(kiosk.port).state()["papers"][0]["name"]
    picture = requests.get(f"{kiosk.url}/paper/{name}", timeout=10).content
    return Image.open(BytesIO(picture))


def paper_in_area_f(told: dict[str, Any], phone_token: str = "") -> Image.Image:
    """The paper of a number of area K that waits in area F, of what the kiosk was told of it."""
    made = compose(told, {**DESCRIPTION, "timezone": ZONE}, texts=TEXTS, phone_token=phone_token)
    assert (made.letter, made.place, made.words[0].floor) == ("K", "F", "Erdgeschoss")
    return draw(made, PAPERS[576])


def paper_codes(kiosk: Program, folder: Path, *, papers: int) -> list[str]:
    """What a reader of codes finds on the newest paper, once so many papers are there."""
    page = Page(kiosk.port)
    until(lambda: len(page.state()["papers"]) == papers)
    name = page.state()["papers"][0]["name"]
    picture = requests.get(f"{kiosk.url}/paper/{name}", timeout=10).content
    (folder / "paper.png").write_bytes(picture)
    command = ["zbarimg", "--quiet", "--raw", str(folder / "paper.png")]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()


def typed(tab: Tab, code: str) -> None:
    """Type a code on the pad, which shows either digits or letters."""
    letters = False
    for sign in code:
        if sign.isalpha() is not letters:
            letters = not letters
            press(tab, "letters", shows='[data-key="type-A"]' if letters else '[data-key="type-1"]')
        tab.wait_for_timeout(GUARD_MS)
        tab.click(f'[data-key="type-{sign}"]')


@IN_EACH
def test_an_appointment_gives_a_number_when_its_code_is_typed(
    tab: Tab, office: KioskOffice, language: str
) -> None:
    """Three screens: language, appointment, code."""
    slot_ms = soon_ms()
    office.book("AB12CD", slot_ms=slot_ms)
    to_start(tab, language)
    tap(tab, "with", then="code")
    typed(tab, "AB12CD")
    tab.wait_for_selector('.code-field bdi:text-is("AB12CD")')
    assert tab.locator(".code-field bdi").get_attribute("dir") == "ltr"
    tap(tab, "enter-code", then="ticket")
    (issued,) = office.events("issued")
    assert issued["ticket"]["slot_ms"] == slot_ms
    until(lambda: office.events("delivered"))


def test_an_appointment_gives_a_number_when_its_code_is_scanned_at_once(
    tab: Tab, office: KioskOffice
) -> None:
    """Whoever holds the code to the reader first needs no key at all, and reads their language."""
    office.book("XY-9876", slot_ms=soon_ms(), language="ar")
    scan(tab, "XY-9876", then="ticket")
    assert tab.locator("html").get_attribute("lang") == "ar"
    assert len(office.events("issued")) == 1


@IN_EACH
def test_an_appointment_has_a_way_on_when_it_is_too_early(
    tab: Tab, office: KioskOffice, language: str
) -> None:
    """It says when the number will be given; without an appointment it goes on at once."""
    office.book("EARLY1", slot_ms=soon_ms() + 3 * HOUR_MS)
    to_start(tab, language)
    scan(tab, "EARLY1", then="notice")
    told = tab.locator(".fact").all_inner_texts()
    assert "Ihre Nummer bekommen Sie hier ab" in told[0]
    assert "Ihr Termin ist um" in told[1]
    tap(tab, "go-without", then="concern")
    assert not office.events("issued")


@IN_EACH
def test_an_appointment_is_told_its_day_when_that_is_another(
    tab: Tab, office: KioskOffice, language: str
) -> None:
    """The hour alone would have people wait in the hall until it is over."""
    slot_ms = soon_ms() + 24 * HOUR_MS
    office.book("NOTDAY", slot_ms=slot_ms)
    to_start(tab, language)
    scan(tab, "NOTDAY", then="notice")
    told = strip_isolates(tab.locator(".fact").first.inner_text())
    assert time_text(slot_ms, ZONE) in told
    assert day_text(slot_ms, ZONE, language) in told


@IN_EACH
def test_nobody_is_lost_when_a_code_is_unknown(
    tab: Tab, office: KioskOffice, language: str
) -> None:
    """An unknown code leads back to the pad, and a person helps who has none."""
    to_start(tab, language)
    scan(tab, "NOBODY42", then="notice")
    assert tab.locator("h1").inner_text() == said("not-found", language)
    tap(tab, "back", then="code")
    tap(tab, "ask-desk", then="notice")
    assert said("no-code-note", language) in tab.locator(".fact").inner_text()
    tap(tab, "back", then="code")
    assert not office.events("issued")


@IN_EACH
def test_a_list_is_printed_when_something_is_missing(
    tab: Tab, office: KioskOffice, kiosk: Program, tmp_path: Path, language: str
) -> None:
    """Whoever lacks a paper takes the list along; no number is used up."""
    to_concern(tab, language)
    tap(tab, "eat-pickup", then="bring")
    assert tab.locator(".things li").count() == 5
    tap(tab, "missing", then="list")
    assert paper_codes(kiosk, tmp_path, papers=1) == []
    tap(tab, "done", then="language")
    assert not office.events("issued")


@IN_EACH
def test_who_comes_is_on_the_ticket_when_the_service_asks(
    tab: Tab, office: KioskOffice, language: str
) -> None:
    """Support is a switch, persons are counted with two keys, and nothing is asked twice."""
    to_concern(tab, language)
    tap(tab, "welcome", then="party")
    press(tab, "support", shows='[data-key="support"][aria-pressed="true"]')
    press(tab, "persons-more", shows='output:has-text("2")')
    press(tab, "persons-more", shows='output:has-text("3")')
    press(tab, "persons-less", shows='output:has-text("2")')
    tap(tab, "take-number", then="ticket")
    (issued,) = office.events("issued")
    assert issued["ticket"]["persons"] == 2
    assert issued["ticket"]["needs"] == ["help"]


@IN_EACH
def test_the_own_number_is_changed_and_given_back_when_its_slip_is_scanned(
    tab: Tab, office: KioskOffice, kiosk: Program, tmp_path: Path, language: str
) -> None:
    """The code on the paper opens the number: another concern keeps it, giving it back ends it."""
    to_number(tab, language)
    number = tab.locator(".ticket-number").inner_text()
    (code,) = paper_codes(kiosk, tmp_path, papers=1)
    tap(tab, "done", then="language")
    to_start(tab, language)
    tap(tab, "have-number", then="my_number")
    scan(tab, code, then="mine")
    assert tab.locator(".ticket-number").inner_text() == number
    tap(tab, "change", then="concern")
    tap(tab, "dropoff", then="mine")
    assert tab.locator(".note").inner_text() == said("changed", language)
    assert office.events("amended")
    sends_to_area_f(tab, Page(kiosk.port).state(), language)
    tab.wait_for_timeout(GUARD_MS)
    tab.click('[data-key="print-again"]')
    assert paper_codes(kiosk, tmp_path, papers=2) == [code]
    paper = paper_in_area_f(office.mine(kiosk, code), phone_token=code.split("-")[1])
    assert newest_paper(kiosk).tobytes() == paper.tobytes()
    tap(tab, "give-back", then="give_back")
    tap(tab, "back", then="mine")
    tap(tab, "give-back", then="give_back")
    tap(tab, "give-back", then="notice")
    assert tab.locator("h1").inner_text() == said("given-back", language)
    until(lambda: office.events("cancelled"))
    tap(tab, "done", then="language")


@IN_EACH
def test_an_address_is_shown_and_printed_when_another_office_helps(
    tab: Tab, office: KioskOffice, kiosk: Program, tmp_path: Path, language: str
) -> None:
    """Who lives in the city reads the address of the city's office and takes it along."""
    to_start(tab, language)
    tap(tab, "elsewhere", then="address")
    assert tab.locator("address").inner_text().split("\n") == ["Am Schützenplatz 1", "Hannover"]
    press(tab, "print-address", shows='[data-key="print-address"][aria-disabled="true"]')
    assert paper_codes(kiosk, tmp_path, papers=1) == []
    tap(tab, "other-offices", then="elsewhere")
    tap(tab, "-", then="start")
    assert not office.events("issued")


def test_the_pad_begins_at_the_left_when_the_language_begins_at_the_right(tab: Tab) -> None:
    """Digits stand as on every telephone, and letters as the Latin alphabet goes."""
    to_start(tab, "ar")
    tap(tab, "with", then="code")
    left = [tab.locator(f'[data-key="type-{sign}"]').bounding_box() for sign in "123"]
    places = [box["x"] for box in left if box]
    assert len(places) == 3
    assert places == sorted(places)
