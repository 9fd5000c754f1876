"""The site as a board reads it: row by row, so that one that is wrong harms no other one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import structlog
from pydantic import ValidationError

from display.rows import Complaints
from display.site import SiteDescription, recall, remember
from tests.display.house import DESCRIPTION, description

CARD: dict[str, Any] = {"key": "welcome", "title": {"de": "Willkommensmappe"}, "seconds": 12}
NEWS: dict[str, Any] = {"key": "snow", "text": {"de": "Es schneit."}}
GOOD: dict[str, dict[str, Any]] = {
    "areas": {"letter": "U", "floor": {"de": "Keller"}},
    "counters": {"number": "44"},
    "displays": {"name": "display-new", "areas": ["K"]},
    "cards": CARD,
    "news": NEWS,
}
BAD = {
    "areas": {"letter": "uu"},
    "counters": {"room": "1.1"},
    "displays": {"name": "display-bad", "areas": "K"},
    "cards": CARD | {"key": "bad", "seconds": "soon"},
    "news": NEWS | {"key": "bad", "text": {"en": "Snow."}},
}


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("bad", [None, "a text", "its own"])
def test_the_other_rows_stand_when_one_cannot_be_read(name: str, bad: object) -> None:
    """One bad area, counter, board, card or line of news takes nothing else down."""
    wrong = BAD[name] if bad == "its own" else bad
    before = len(getattr(description(), name))
    site = description(**{name: [wrong, *DESCRIPTION.get(name, []), GOOD[name]]})
    assert len(getattr(site, name)) == before + 1
    assert site.counter("7").room == "1.14"
    assert site.display("display-k").areas == ("K",)


@pytest.mark.parametrize("name", GOOD)
def test_the_rest_stands_when_a_list_is_none(name: str) -> None:
    """A list that is something else is an empty one."""
    site = description(**{name: {"a": 1}})
    assert getattr(site, name) == ()
    assert site.timezone == "Europe/Berlin"


def test_what_is_left_out_is_said_once_when_it_stays_the_same() -> None:
    """The site is read again and again; its log is not filled with one fault."""
    complaints = Complaints()
    with structlog.testing.capture_logs() as log:
        for left_out in (["cards bad"], ["cards bad"], ["cards bad", "news 2"], [], ["cards bad"]):
            complaints.say(left_out)
    assert [line["part"] for line in log] == ["cards bad", "news 2", "cards bad"]


def test_a_bad_row_is_named_when_it_is_left_out() -> None:
    """Whoever keeps the site file finds what is meant, by its key or its place."""
    with structlog.testing.capture_logs() as log:
        description(cards=[BAD["cards"], CARD], news=[NEWS, 7], areas=DESCRIPTION["areas"])
    assert [line["part"] for line in log] == ["cards bad", "news 2"]
    description()


@pytest.mark.parametrize(
    ("changed", "arranged"),
    [
        ({}, "board"),
        ({"layout": "areas", "areas": ["F", "K"]}, "areas"),
        ({"layout": "areas", "areas": ["F"]}, "board"),
        ({"layout": "areas", "areas": ["F", "K", "W"]}, "board"),
        ({"layout": "door", "counter": "7"}, "door"),
        ({"layout": "door"}, "board"),
        ({"layout": "of tomorrow"}, "board"),
        ({"layout": "board", "counter": "7"}, "board"),
    ],
)
def test_a_board_is_as_it_can_be_drawn_when_its_layout_is_told(
    changed: dict[str, object], arranged: str
) -> None:
    """Two areas side by side take two, a door sign takes a counter; else it is a board."""
    row = {"name": "display-k", "areas": ["K"], "arrows": {"7": "up"}} | changed
    display = description(displays=[row]).display("display-k")
    assert display.arranged == arranged
    assert display.door == ("7" if arranged == "door" else "")
    assert display.arrows == {"7": "up"}


def test_a_board_keeps_its_areas_when_a_smaller_part_of_it_cannot_be_read() -> None:
    """Wrong arrows or volumes cost a board its arrows or volumes, not its areas."""
    row = {"name": "display-k", "areas": ["K"], "arrows": {"7": "back"}, "volume": [["7", 300]]}
    display = description(displays=[row]).display("display-k")
    assert (display.areas, display.arrows, display.volume) == (("K",), {}, ())


def test_the_volume_is_known_when_it_is_told() -> None:
    """Percent from a time of day on."""
    row = {"name": "display-k", "areas": ["K"], "volume": [["07:30", 100], ["12:00", 0]]}
    display = description(displays=[row]).display("display-k")
    assert display.volume == (("07:30", 100), ("12:00", 0))


def test_the_other_rules_hold_when_one_of_them_cannot_be_read() -> None:
    """A limit that makes no sense is the usual one."""
    rules = description(
        rules={"new_call_seconds": 0, "call_gap_seconds": 9, "board_waiting": True}
    ).rules
    assert (rules.new_call_seconds, rules.call_gap_seconds) == (14, 9)
    assert (rules.board_waiting, rules.board_range) == (True, False)


@pytest.mark.parametrize("seconds", [6, 60])
def test_a_card_is_taken_when_its_seconds_are_within_the_limits(seconds: int) -> None:
    """A card stays 6 to 60 s."""
    assert description(cards=[CARD | {"seconds": seconds}]).cards[0].seconds == seconds


@pytest.mark.parametrize(
    "changed",
    [
        {"seconds": 5},
        {"seconds": 61},
        {"title": {"en": "Welcome"}},
        {"weekdays": [0]},
        {"weekdays": [8]},
        {"from": "soon"},
        {"between": ["12:00", "08:00"]},
        {"between": ["08:00", "08:00"]},
        {"between": ["08:00", "24:01"]},
    ],
)
def test_a_card_is_left_out_when_nobody_knows_what_it_says_or_when(
    changed: dict[str, object],
) -> None:
    """A card on a wrong day is worse than none."""
    assert description(cards=[CARD | changed]).cards == ()


def test_a_card_has_its_days_when_they_are_told() -> None:
    """Weekdays, dates and times of day are read as the server says them."""
    row = CARD | {
        "weekdays": [2],
        "from": "2026-12-01",
        "until": "2026-12-24",
        "between": ["08:00", "24:00"],
    }
    card = description(cards=[row]).cards[0]
    assert (card.weekdays, card.first, card.last) == ((2,), date(2026, 12, 1), date(2026, 12, 24))
    assert card.between == (480, 1440)


def test_a_card_stands_without_its_picture_when_that_is_no_name() -> None:
    """A wrong picture or icon costs the card no more than that."""
    card = description(cards=[CARD | {"picture": 7, "icon": None, "text": "x"}]).cards[0]
    assert (card.picture, card.icon, card.text) == ("", "", {})


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("hours", [{"days": [1], "open": [["08:00", "12:00"]]}, {"days": [9], "open": []}]),
        ("other_days", [{"date": "2026-12-25", "open": []}, {"date": "soon", "open": []}]),
    ],
)
def test_the_hours_are_unknown_when_one_row_cannot_be_read(name: str, rows: object) -> None:
    """A board that knows half of the hours would say that an open house is closed."""
    assert getattr(description(**{name: rows}), name) is None


def test_a_site_is_refused_when_its_time_zone_is_unknown() -> None:
    """Without its time zone no time on the board would be right; the site of before stays."""
    with pytest.raises(ValidationError):
        description(timezone="Europe/Nowhere")


def test_a_site_is_the_same_when_it_was_kept_for_a_start(tmp_path: Path) -> None:
    """Whatever a description holds outlives a start."""
    row = CARD | {"from": "2026-12-01", "between": ["08:00", "12:00"], "areas": ["K"]}
    site = description(
        cards=[row],
        news=[NEWS],
        hours=[{"days": [1, 2], "open": [["08:00", "24:00"]]}],
        other_days=[{"date": "2026-12-25", "open": []}],
        displays=[{"name": "d", "areas": ["K"], "layout": "door", "counter": "7"}],
    )
    remember(tmp_path / "data" / "site.json", site)
    assert recall(tmp_path / "data" / "site.json") == site


def test_an_older_site_is_read_when_it_knows_nothing_of_cards() -> None:
    """A server of yesterday describes neither cards nor hours, and a file of yesterday neither."""
    site = SiteDescription.model_validate(DESCRIPTION)
    assert (site.cards, site.news, site.hours, site.other_days) == ((), (), None, ())


@pytest.mark.parametrize(
    ("name", "files"),
    [("display-k", {"a.jpg", "b.webm"}), ("display-f", {"a.jpg"}), ("display-door", set())],
)
def test_a_board_wants_the_pictures_of_its_own_cards_when_it_shows_cards(
    name: str, files: set[str]
) -> None:
    """Cards of other areas are shown elsewhere; a door sign shows none."""
    site = description(
        cards=[
            CARD | {"picture": "a.jpg"},
            CARD | {"key": "course", "video": "b.webm", "areas": ["K", "W"]},
            CARD | {"key": "plain"},
        ],
        displays=[
            {"name": "display-k", "areas": ["K"]},
            {"name": "display-f", "areas": ["F"]},
            {"name": "display-door", "areas": ["K"], "layout": "door", "counter": "7"},
        ],
    )
    assert site.media(name) == files
