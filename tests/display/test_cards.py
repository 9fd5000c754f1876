"""Which card stands now: its days, its turn, its languages."""

from typing import Any

import pytest

from display.cards import Carousel, Item, Showing, of_card, of_news, other_languages, stands
from display.site import CardRow, NewsRow
from tests.display.test_opening_hours import at

CARD: dict[str, Any] = {
    "key": "course",
    "title": {"de": "Kurs", "uk": "Курс", "en": "Course"},
    "text": {"de": "Montags.", "en": "On Mondays."},
    "seconds": 12,
}


def may_stand(now_ms: int, letters: tuple[str, ...] = ("K",), **limits: object) -> bool:
    """Say whether a card of these limits may stand."""
    card = CardRow.model_validate(CARD | limits)
    return stands(card, letters, server_ms=now_ms, timezone="Europe/Berlin")


def item(key: str, *, seconds: int = 10, languages: str = "de") -> Item:
    """Make a card."""
    return Item(key, dict.fromkeys(languages.split(), key), {}, seconds)


def shown(carousel: Carousel) -> str:
    """Name what stands."""
    return carousel.shown.item.key if carousel.shown else ""


def test_a_card_may_stand_when_nothing_limits_it() -> None:
    """Always, on every board."""
    assert may_stand(at("2026-11-23 03:00"), ())


@pytest.mark.parametrize(
    ("now_ms", "stands_then"),
    [
        (at("2026-12-01 00:00") - 1, False),
        (at("2026-12-01 00:00"), True),
        (at("2026-12-25 00:00") - 1, True),
        (at("2026-12-25 00:00"), False),
    ],
)
def test_a_card_stands_from_its_first_day_to_its_last_when_it_has_dates(
    now_ms: int, *, stands_then: bool
) -> None:
    """Both days belong to it, by the site's own midnight."""
    dates: dict[str, Any] = {"from": "2026-12-01", "until": "2026-12-24"}
    assert may_stand(now_ms, **dates) is stands_then


@pytest.mark.parametrize(
    ("now_ms", "stands_then"),
    [
        (at("2026-11-23 08:00") - 1, False),
        (at("2026-11-23 08:00"), True),
        (at("2026-11-23 12:00") - 1, True),
        (at("2026-11-23 12:00"), False),
    ],
)
def test_a_card_stands_between_its_times_when_it_has_some(
    now_ms: int, *, stands_then: bool
) -> None:
    """From the first minute on, up to the last one's end."""
    assert may_stand(now_ms, between=["08:00", "12:00"]) is stands_then


@pytest.mark.parametrize(
    ("now_ms", "stands_then"),
    [
        (at("2026-11-24 00:00") - 1, False),
        (at("2026-11-24 00:00"), True),
        (at("2026-11-25 00:00") - 1, True),
        (at("2026-11-25 00:00"), False),
    ],
)
def test_a_card_stands_on_its_weekdays_when_it_has_some(now_ms: int, *, stands_then: bool) -> None:
    """Tuesday is Tuesday at the site, whatever day it is elsewhere."""
    assert may_stand(now_ms, weekdays=[2]) is stands_then


@pytest.mark.parametrize(
    ("letters", "stands_there"), [(("K",), True), (("F", "K"), True), (("F",), False), ((), False)]
)
def test_a_card_stands_on_boards_of_its_areas_when_it_has_some(
    letters: tuple[str, ...], *, stands_there: bool
) -> None:
    """A card of one area is shown to those who wait there."""
    assert may_stand(at("2026-11-23 12:00"), letters, areas=["K", "W"]) is stands_there


def test_cards_follow_each_other_when_their_seconds_are_over() -> None:
    """Each stays for its own seconds; after the last comes the first."""
    carousel = Carousel()
    cards = [item("a", seconds=6), item("b", seconds=10)]
    seen = []
    for moment in (0, 5_999, 6_000, 15_999, 16_000):
        carousel.offer(cards, now_ms=moment)
        seen.append((shown(carousel), carousel.next_change_ms()))
    assert seen == [("a", 6_000), ("a", 6_000), ("b", 16_000), ("b", 16_000), ("a", 22_000)]


def test_nothing_stands_when_no_card_may() -> None:
    """No card, no moment to wait for."""
    carousel = Carousel()
    carousel.offer([], now_ms=0)
    assert (carousel.shown, carousel.next_change_ms()) == (None, None)


def test_a_card_goes_at_once_when_it_may_not_stand_any_more() -> None:
    """The next one has its turn, with its own whole seconds."""
    carousel = Carousel()
    carousel.offer([item("a"), item("b"), item("c")], now_ms=0)
    carousel.offer([item("a"), item("c")], now_ms=1)
    assert shown(carousel) == "a"
    carousel.offer([item("c"), item("d")], now_ms=2)
    assert (shown(carousel), carousel.next_change_ms()) == ("c", 10_002)
    carousel.offer([], now_ms=3)
    assert carousel.shown is None
    carousel.offer([item("d")], now_ms=4)
    assert shown(carousel) == "d"


def test_a_card_keeps_its_turn_when_another_one_comes() -> None:
    """A card is not cut short because the next day's cards begin."""
    carousel = Carousel()
    carousel.offer([item("a")], now_ms=0)
    carousel.offer([item("new"), item("a")], now_ms=4_000)
    assert (shown(carousel), carousel.next_change_ms()) == ("a", 10_000)
    carousel.offer([item("new"), item("a")], now_ms=10_000)
    assert shown(carousel) == "new"


def test_a_card_says_what_is_true_when_its_text_has_changed() -> None:
    """A new site file is shown at once, in the same turn."""
    carousel = Carousel()
    carousel.offer([item("a")], now_ms=0)
    carousel.offer([Item("a", {"de": "Neu"}, {}, 10)], now_ms=1)
    assert carousel.shown == Showing(Item("a", {"de": "Neu"}, {}, 10), 0)


def test_the_other_language_changes_when_a_card_is_shown_again() -> None:
    """German stands always; beside it each of the others has its showing."""
    carousel = Carousel()
    cards = [item("a", languages="de uk en"), item("b")]
    seen = []
    for moment in range(0, 80_000, 20_000):
        carousel.offer(cards, now_ms=moment)
        assert carousel.shown
        seen.append(carousel.shown.languages)
        carousel.offer(cards, now_ms=moment + 10_000)
        assert carousel.shown.languages == ("de",)
    assert seen == [("de", "en"), ("de", "uk"), ("de", "en"), ("de", "uk")]


@pytest.mark.parametrize(
    ("languages", "next_ms"), [("de", None), ("de en", None), ("de en uk", 10_000)]
)
def test_a_single_card_wakes_nobody_when_it_would_look_the_same(
    languages: str, next_ms: int | None
) -> None:
    """One card in one or two languages stands still."""
    carousel = Carousel()
    carousel.offer([item("a", languages=languages)], now_ms=0)
    assert carousel.next_change_ms() == next_ms


def test_a_single_card_shows_its_languages_in_turn_when_it_has_more() -> None:
    """It is shown again, and again in another language."""
    carousel = Carousel()
    seen = []
    for moment in (0, 10_000, 20_000):
        carousel.offer([item("a", languages="de en uk")], now_ms=moment)
        assert carousel.shown
        seen.append(carousel.shown.languages[1])
    assert seen == ["en", "uk", "en"]


def test_languages_stand_in_the_visitors_order_when_a_file_has_another() -> None:
    """As everywhere in the house; one that we do not know comes last."""
    assert other_languages(["xx", "uk", "de", "en", "de-x-ls"]) == ("de-x-ls", "en", "uk", "xx")


def test_a_row_becomes_a_card_or_a_line_when_it_has_its_turn() -> None:
    """Nothing of the site file is lost on the way."""
    card = of_card(CardRow.model_validate(CARD | {"icon": "book", "picture": "p", "video": "v"}))
    assert (card.key, card.seconds, card.icon, card.picture, card.video) == (
        *("course", 12, "book", "p", "v"),
    )
    assert (card.text["en"], card.others) == ("On Mondays.", ("en", "uk"))
    line = of_news(NewsRow.model_validate({"key": "snow", "text": {"de": "Es schneit."}}))
    assert (line.key, line.title["de"], line.others) == ("snow", "Es schneit.", ())
