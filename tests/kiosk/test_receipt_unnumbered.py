"""Papers without a number: the list of a service, the address of another office."""

import re
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFilter

from kiosk.receipt import (
    PAPERS,
    Address,
    BringList,
    compose,
    compose_address,
    compose_list,
    draw,
)
from kiosk.receipt.layout import lay_out
from tests.kiosk.receipts import DESCRIPTION, SERVICES, TEXTS, TOKEN, WIDTHS, issued, margin
from tests.kiosk.test_receipt_content import texts_of
from tests.kiosk.test_receipt_texts import broken, characters, too_wide, touching

OFFICES = [office["key"] for office in DESCRIPTION["other_offices"]]
LISTED = [each["key"] for each in DESCRIPTION["services"] if each["bring"]]
ONLINE = {"de": "Das geht auch per Post.", "ar": "عبر البريد."}


def site(**changes: Any) -> dict[str, Any]:
    """The shipped site with some things said otherwise."""
    return {**deepcopy(dict(DESCRIPTION)), **changes}


def bring_list(language: str, service: str = "renew", **changes: Any) -> BringList:
    """The list of a service."""
    return compose_list(service, site(**changes), texts=TEXTS, language=language)


def address(language: str, office: str = "stadt-hannover", **changes: Any) -> Address:
    """The paper about another office."""
    return compose_address(office, site(**changes), texts=TEXTS, language=language)


def all_papers(language: str) -> list[BringList | Address]:
    """Every paper without a number that the shipped site has."""
    lists = [bring_list(language, service) for service in SERVICES]
    return [*lists, *(address(language, office) for office in OFFICES)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_line_is_whole_and_apart_when_no_number_is_printed(language: str, width: int) -> None:
    """Every list and address: in the margins, no word broken, no line over another."""
    for made in all_papers(language):
        sheet = lay_out(made, PAPERS[width])
        picture = draw(made, PAPERS[width])
        assert (picture.mode, picture.size) == ("1", (width, sheet.top))
        assert too_wide(sheet) == []
        assert touching(sheet) == []
        assert broken(sheet, " ".join(texts_of(made))) == []


@pytest.mark.parametrize("language", TEXTS.languages())
def test_no_glyph_is_missing_when_no_number_is_printed(language: str) -> None:
    """Every text of these papers can be drawn, in both weights."""
    said = {ord(sign) for made in all_papers(language) for text in texts_of(made) for sign in text}
    for weight in ("Regular", "Bold"):
        assert said - characters(weight) == set(), weight


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_nothing_is_taken_for_a_number_when_none_was_given(
    language: str, width: int, tmp_path: Path
) -> None:
    """No code, no day, no time, no large digits, no black shape; and the paper says so itself."""
    for made in (bring_list(language), address(language)):
        sheet = lay_out(made, PAPERS[width])
        assert max(line.line.face.size for line in sheet.lines) <= PAPERS[width].dots(38)
        assert "Dieser Zettel ist keine Nummer." in texts_of(made)
        assert not re.search(r"\d\d:\d\d|\d\d\.\d\d\.", " ".join(texts_of(made)))
        picture = draw(made, PAPERS[width])
        picture.save(tmp_path / "paper.png")
        command = ["zbarimg", "--quiet", "--raw", str(tmp_path / "paper.png")]
        read = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert read.stdout == ""
        assert most_black(picture, width) < 0.5


def most_black(picture: Image.Image, width: int) -> float:
    """The largest black part of any square of the paper that is as large as a shape."""
    side = (width - 2 * margin(PAPERS[width])) // 8
    grey = picture.convert("L").filter(ImageFilter.BoxBlur(side / 2))
    return 1 - min(grey.tobytes()) / 255


def test_a_black_shape_is_seen_when_a_number_was_given() -> None:
    """The measure of the test above finds the visitor's own shape on a ticket."""
    made = compose(issued("ar"), DESCRIPTION, texts=TEXTS, phone_token=TOKEN)
    assert most_black(draw(made, PAPERS[576]), 576) > 0.8


@pytest.mark.parametrize("service", SERVICES)
def test_all_things_are_listed_when_there_are_more_than_a_ticket_has(service: str) -> None:
    """The list leaves nothing out; a service that needs nothing has none."""
    (known,) = [each for each in DESCRIPTION["services"] if each["key"] == service]
    many = {**known, "bring": [*known["bring"], *({"de": f"Papier {n}"} for n in "abcdefg")]}
    (words,) = bring_list("de", service, services=[many]).words
    assert len(words.bring) == len(known["bring"]) + 7
    (none,) = bring_list("de", service, services=[{**known, "bring": []}]).words
    assert none.bring == ()
    draw(bring_list("de", service, services=[{**known, "bring": []}]), PAPERS[384])


def test_what_works_online_is_said_when_the_site_says_it() -> None:
    """The service's own words come before the site's; a language without them leaves it to German.

    Where nobody says anything, nothing stands there.
    """
    services = [{**each, "online": ONLINE} for each in DESCRIPTION["services"]]
    of_the_site = {"de": "Fragen Sie uns.", "en": "Ask us."}
    own = bring_list("ar", services=services, online=of_the_site)
    assert [words.online for words in own.words] == [ONLINE["de"], ONLINE["ar"]]
    whole = bring_list("ar", online=of_the_site)
    assert [words.online for words in whole.words] == ["Fragen Sie uns.", ""]
    nothing = bring_list("ar", services=_without_online(), online={})
    assert [words.online for words in nothing.words] == ["", ""]
    assert draw(nothing, PAPERS[576]).height < draw(whole, PAPERS[576]).height


def _without_online() -> list[dict[str, Any]]:
    return [{**each, "online": None} for each in DESCRIPTION["services"]]


def test_office_is_named_when_its_address_is_not_known() -> None:
    """What the site does not know is left out; the name and what it is for stay."""
    made = address("en", "bamf")
    assert made.address == ()
    assert made.words[0].name == "BAMF (Bundesamt für Migration und Flüchtlinge)"
    assert draw(made, PAPERS[576]).height < draw(address("en"), PAPERS[576]).height


def test_address_is_the_largest_text_when_an_office_has_one() -> None:
    """Who only glances at the paper sees where to go; the house's number stays with its street."""
    sheet = lay_out(address("ar"), PAPERS[384])
    largest = max(line.line.face.size for line in sheet.lines)
    lines = [each.line.text for each in sheet.lines if each.line.face.size == largest]
    assert " ".join(lines) == "Am Schützenplatz\u00a01 Hannover"
    assert (lines[-2].split(" ")[-1], lines[-1]) == ("Schützenplatz\u00a01", "Hannover")


@pytest.mark.parametrize("width", WIDTHS)
def test_name_is_smaller_when_a_word_of_it_is_wider_than_the_paper(width: int) -> None:
    """A name is not broken within a word as long as it can be made smaller."""
    word = "Kreisverwaltungsreferat"
    offices = [
        {**each, "name": {"de": f"{word} 2"}, "address": f"{word} 1, Hannover"}
        for each in DESCRIPTION["other_offices"]
    ]
    made = address("en", other_offices=offices)
    assert broken(lay_out(made, PAPERS[width]), " ".join(texts_of(made))) == []


@pytest.mark.parametrize("icon", [None, "home", "not-drawn-yet"])
def test_paper_comes_when_a_newer_site_names_another_sign(icon: str | None) -> None:
    """A sign that this kiosk does not have is left out, on a ticket too."""
    offices = [{**each, "icon": icon} for each in DESCRIPTION["other_offices"]]
    assert draw(address("en", other_offices=offices), PAPERS[576]).height > 0
    services = [{**each, "icon": icon or "home"} for each in DESCRIPTION["services"]]
    ticket = compose(issued("en"), site(services=services), texts=TEXTS)
    assert draw(ticket, PAPERS[576]).height > 0


def test_german_alone_when_the_language_has_no_texts() -> None:
    """No paper says everything twice in German."""
    for made in (*all_papers("xx"), *all_papers("de-x-ls")):
        assert len(made.words) == 1


@pytest.mark.parametrize("key", ["nowhere", ""])
def test_key_error_when_the_site_does_not_know_what_is_asked_for(key: str) -> None:
    """A service or office of another site is a mistake that is not printed over."""
    with pytest.raises(KeyError):
        bring_list("de", key)
    with pytest.raises(KeyError):
        address("de", key)
