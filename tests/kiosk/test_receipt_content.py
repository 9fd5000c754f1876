"""What stands on a ticket, before it is drawn."""

import re
import unicodedata
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import pytest

from device.texts import Texts
from kiosk.receipt import PAPERS, Address, BringList, Receipt, compose, draw
from tests.kiosk.receipts import (
    DESCRIPTION,
    NOON_MS,
    ROOT,
    TEXTS,
    TOKEN,
    WIDTHS,
    every_ticket,
    issued,
    receipt,
)

ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")


def texts_of(made: Receipt | BringList | Address) -> list[str]:
    """All texts of a paper, flat."""
    flat: list[str] = []
    waiting: list[Any] = list(astuple(made))
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            flat.append(value)
        elif isinstance(value, tuple):
            waiting.extend(value)
    return flat


def test_german_stands_first_when_the_visitor_speaks_another_language() -> None:
    """German is always there, and the visitor's own language beside it."""
    assert [words.language for words in receipt("ar").words] == ["de", "ar"]


@pytest.mark.parametrize("language", ["de", "de-x-ls"])
def test_one_column_when_the_visitor_speaks_german(language: str) -> None:
    """German beside German would say everything twice."""
    (words,) = receipt(language).words
    assert words.language == language
    assert "Aufenthaltserlaubnis" in words.service


def test_german_alone_when_the_language_has_no_texts() -> None:
    """A language without texts gets a German ticket, not a ticket that is German twice."""
    assert "xx" not in TEXTS.languages()
    event = issued("de")
    event["ticket"]["language"] = "xx"
    made = compose(event, DESCRIPTION, texts=TEXTS)
    assert [words.language for words in made.words] == ["de"]


def test_own_text_is_empty_when_the_site_has_none() -> None:
    """Where the site has no translation, the German text stands alone."""
    service = next(each for each in DESCRIPTION["services"] if each["key"] == "renew")
    german_only = {**service, "title": {"de": "Nur deutsch"}}
    site = {**DESCRIPTION, "services": [german_only]}
    german, own = compose(issued("ar"), site, texts=TEXTS).words
    assert (german.service, own.service) == ("Nur deutsch", "")


def moved() -> dict[str, Any]:
    """A number of area K whose concern is one of area F now."""
    event = issued("ar", service="renew")
    return {**event, "ticket": {**event["ticket"], "service": "dropoff", "waits_in": "F"}}


def test_the_place_is_the_new_concern_s_when_it_was_changed() -> None:
    """The number keeps its letter; whoever holds it waits where the new concern is served."""
    made = compose(moved(), DESCRIPTION, texts=TEXTS)
    assert (made.number, made.letter, made.place) == ("K214", "K", "F")
    there = compose(issued("ar", service="dropoff"), DESCRIPTION, texts=TEXTS)
    for now, of_area in zip(made.words, there.words, strict=True):
        assert (now.floor, now.area) == (of_area.floor, of_area.area)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_mark_beside_the_place_is_that_of_the_place_when_there_is_room_for_one(
    width: int,
) -> None:
    """On narrow paper the mark stands with the floor; on wide paper with the number."""
    made = compose(moved(), DESCRIPTION, texts=TEXTS)
    other = replace(made, place="W")
    differs = draw(made, PAPERS[width]).tobytes() != draw(other, PAPERS[width]).tobytes()
    assert differs is PAPERS[width].narrow


@pytest.mark.parametrize("width", WIDTHS)
def test_no_people_are_counted_when_nobody_knows_how_many_are_ahead(width: int) -> None:
    """The paper of such a ticket leaves the line out, in each language, and no blank instead."""

    def saved(language: str) -> int:
        event = issued(language)
        del event["ahead"]
        unknown = compose(event, DESCRIPTION, texts=TEXTS, phone_token=TOKEN)
        assert {words.ahead for words in unknown.words} == {""}
        return draw(receipt(language), PAPERS[width]).height - draw(unknown, PAPERS[width]).height

    line = saved("de")
    assert line > 0
    assert saved("ti") > line  # one of German, and a taller one below it


def test_no_fairness_when_the_ticket_was_issued_offline() -> None:
    """Without a ledger behind it, the paper promises nothing: no order, no wait, no time."""
    event = issued("ar")
    drawn = {"offline": True, "ticket": event["ticket"]}
    made = compose(drawn, DESCRIPTION, texts=TEXTS)
    assert [words.fair for words in made.words] == [None, None]
    for words in made.words:
        assert (words.ahead, words.wait, words.counted) == ("", "", "")
    assert made.time == compose(event, DESCRIPTION, texts=TEXTS).time


@pytest.mark.parametrize(
    ("told", "minutes"), [({"hold_ms": 35 * 60_000}, "35"), ({"hold_ms": 0}, "0"), ({}, "25")]
)
def test_fairness_names_the_minutes_of_the_day_when_online(
    told: dict[str, object], minutes: str
) -> None:
    """The promise is printed word for word, with the H that the server says, else the site's."""
    site = {**DESCRIPTION, "rules": {**DESCRIPTION["rules"], "hold_minutes": 25}}
    (words,) = compose({**issued("de"), **told}, site, texts=TEXTS).words
    assert words.fair is not None
    assert words.fair.translate({0x2068: None, 0x2069: None}) == (
        "*Fair:* Kein Schalter, der gerade für Sie da sein kann, ruft als Nächstes eine Nummer, "
        f"deren Zeit mehr als {minutes} Minuten nach Ihrer zählt."
    )


@pytest.mark.parametrize(
    ("utc_ms", "day", "time"),
    [
        (1_792_886_399_000, "25.10.2026", "01:59"),  # still summer time
        (1_792_890_000_000, "25.10.2026", "02:00"),  # the second 02:00 of that night
        (1_806_195_600_000, "28.03.2027", "03:00"),  # 02:00 does not exist
        (1_795_474_800_000, "24.11.2026", "00:00"),
    ],
)
def test_day_and_time_are_the_offices_when_clocks_change(utc_ms: int, day: str, time: str) -> None:
    """The paper shows local time, on both days on which the clocks change."""
    event = issued()
    event["ticket"] |= {"issued_ms": utc_ms, "counted_ms": utc_ms}
    made = compose(event, DESCRIPTION, texts=TEXTS)
    assert (made.day, made.time) == (day, time)
    assert time in made.words[0].counted


def test_counted_time_is_printed_when_it_is_not_the_time_of_issue() -> None:
    """An appointment's time counts from its slot; the foot still says when it was issued."""
    event = issued()
    event["ticket"]["counted_ms"] = NOON_MS + 30 * 60_000
    made = compose(event, DESCRIPTION, texts=TEXTS)
    assert (made.time, "12:30" in made.words[0].counted) == ("12:00", True)


def test_time_of_issue_counts_when_the_row_has_no_counted_time() -> None:
    """A walk-in's time counts from its ticket."""
    event = issued()
    del event["ticket"]["counted_ms"]
    assert "12:00" in compose(event, DESCRIPTION, texts=TEXTS).words[0].counted


@pytest.mark.parametrize(
    ("ahead", "german", "arabic"),
    [
        (0, "niemand", "لا أحد"),
        (1, "1\u00a0Person", "شخص واحد"),
        (2, "2\u00a0Personen", "شخصان"),
        (3, "3\u00a0Personen", "3\u00a0أشخاص"),
        (11, "11\u00a0Personen", "11\u00a0شخصًا"),
        (100, "100\u00a0Personen", "100\u00a0شخص"),
    ],
)
def test_people_ahead_are_counted_as_the_language_counts(
    ahead: int, german: str, arabic: str
) -> None:
    """Plural forms are the language's own: Arabic has six."""
    plain = [
        words.ahead.translate({0x2068: None, 0x2069: None})
        for words in receipt("ar", ahead=ahead).words
    ]
    assert f"*{german}*" in plain[0]
    assert f"*{arabic}*" in plain[1]


def test_every_digit_is_ascii_when_a_ticket_is_composed() -> None:
    """One digit system everywhere."""
    for language, service in every_ticket():
        made = "".join(texts_of(receipt(language, service=service, ahead=1234)))
        digits = {each for each in made if unicodedata.category(each) == "Nd"}
        assert digits <= set("0123456789")


@pytest.mark.parametrize("language", TEXTS.languages())
def test_every_figure_stands_in_an_isolate_when_a_text_is_filled_in(language: str) -> None:
    """A number or the area's letter never changes sides with the words around it."""
    words = receipt(language, ahead=14).words[-1]
    for text in (words.ahead, words.counted, words.fair or "", words.area):
        assert ISOLATED.search(text)
        assert not re.search("[0-9]", ISOLATED.sub("", text))


def test_at_most_five_things_when_the_site_lists_more() -> None:
    """A list that one can keep in mind."""
    service = next(each for each in DESCRIPTION["services"] if each["key"] == "renew")
    many = {**service, "bring": [{"de": f"Papier {n}"} for n in range(9)]}
    made = compose(issued(), {**DESCRIPTION, "services": [many]}, texts=TEXTS)
    assert len(made.words[0].bring) == 5


def test_same_paper_when_the_same_event_is_printed_again() -> None:
    """A second print says exactly what the first said."""
    event = issued("en")
    first = compose(event, DESCRIPTION, texts=TEXTS)
    assert compose(event, DESCRIPTION, texts=TEXTS) == first
    assert replace(first) == first


@pytest.mark.parametrize("field", ["service", "area"])
def test_key_error_when_the_site_does_not_know_the_tickets_place(field: str) -> None:
    """A ticket of another site is a mistake that is not printed over."""
    event = issued()
    event["ticket"][field] = "nowhere"
    with pytest.raises(KeyError, match="nowhere"):
        compose(event, DESCRIPTION, texts=TEXTS)


def test_no_order_of_numbers_is_promised_when_a_ticket_was_issued_offline() -> None:
    """That nobody is called in order is as true there, and stands in both languages."""
    made = compose({**issued("en"), "offline": True}, DESCRIPTION, texts=TEXTS)
    assert [words.order for words in made.words] == [
        "Wir rufen nicht der Reihe nach. Es zählt Ihre Zeit.",
        "We do not call numbers in order. Your time counts.",
    ]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ([20, 35], "Ungefähr *20 bis 35\u00a0Minuten*"),
        ([0, 5], "Ungefähr *0 bis 5\u00a0Minuten*"),
        (None, ""),
        ([], ""),
        ([20], ""),
        ([35, 20], ""),
        ([-5, 5], ""),
        (["20", "35"], ""),
        (25, ""),
    ],
)
def test_wait_is_a_range_when_the_server_gives_one(told: object, says: str) -> None:
    """Without a range that makes sense nothing is said, and the paper comes all the same."""
    made = compose({**issued("en"), "wait_minutes": told}, DESCRIPTION, texts=TEXTS)
    german, english = (words.wait.translate({0x2068: None, 0x2069: None}) for words in made.words)
    assert german == says
    assert bool(english) == bool(says)
    assert draw(made, PAPERS[384]).height > 0


def test_own_text_is_empty_when_the_catalogue_has_none(tmp_path: Path) -> None:
    """A text that is not translated yet stands there in German once, not twice."""
    for language in ("de", "en"):
        source = (ROOT / f"kiosk/locales/{language}.ftl").read_text(encoding="utf-8")
        kept = source if language == "de" else source.split("paper-order =")[0]
        (tmp_path / f"{language}.ftl").write_text(kept, encoding="utf-8")
    german, own = compose(issued("en"), DESCRIPTION, texts=Texts(tmp_path)).words
    assert (german.order, own.order) == ("Wir rufen nicht der Reihe nach. Es zählt Ihre Zeit.", "")
    assert own.welcome == "Welcome"
