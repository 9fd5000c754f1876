"""What stands on a ticket, before it is drawn."""

import re
import unicodedata
from dataclasses import astuple, replace
from typing import Any

import pytest

from kiosk.receipt import PAPERS, Receipt, compose, draw
from tests.kiosk.receipts import (
    DESCRIPTION,
    NOON_MS,
    TEXTS,
    WIDTHS,
    every_ticket,
    issued,
    receipt,
)

ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")


def texts_of(made: Receipt) -> list[str]:
    """All texts of a ticket, flat."""
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
    assert words.welcome == "Willkommen"
    assert words.service == "Aufenthaltserlaubnis verlängern"


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


@pytest.mark.parametrize("width", WIDTHS)
def test_no_people_are_counted_when_nobody_knows_how_many_are_ahead(width: int) -> None:
    """The paper of such a ticket leaves the line out, in each language, and no blank instead."""

    def saved(language: str) -> int:
        event = issued(language)
        del event["ahead"]
        unknown = compose(event, DESCRIPTION, texts=TEXTS)
        assert {words.ahead for words in unknown.words} == {""}
        return draw(receipt(language), PAPERS[width]).height - draw(unknown, PAPERS[width]).height

    line = saved("de")
    assert line > 0
    assert saved("ti") > 3 * line  # one of German, and two taller ones below it


def test_no_fairness_when_the_ticket_was_issued_offline() -> None:
    """Without a ledger behind it, the paper promises nothing about the order."""
    made = compose(issued("ar"), DESCRIPTION, texts=TEXTS, offline=True)
    assert [words.fair for words in made.words] == [None, None]


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
