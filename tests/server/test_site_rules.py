"""What the queue reads from a site: lists of the staff, queues, triage, the end of the day."""

import json
import re
from pathlib import Path
from typing import Final

import pytest

from server.site import Site, check, render

SHIPPED: Final = Path(__file__).parents[2] / "server" / "sites" / "maschstrasse.toml"
SOURCE: Final = SHIPPED.read_text(encoding="utf-8")
pytestmark = pytest.mark.usefixtures("shipped_pictures")

LISTS: Final = {
    "outcomes": [
        *("done", "papers-missing", "referred-to-advice"),
        *("appointment-made", "not-responsible"),
    ],
    "park_reasons": ["copy-shop", "photo", "interpreter", "waiting-room"],
    "call_reasons": [
        *("promise", "same-matter", "distress", "wrong-place", "procedure"),
    ],
    "pause_reasons": ["soon", "lunch", "meeting", "technical"],
}
"""What staff choose from, in the order in which they see it."""

ADVANTAGE: Final = (
    "firm|unternehmen|arbeitgeber|fachkr|blau|wichtig|vip|compan|employer|skilled|priorit"
)
"""Words that would give away whom a reason is meant to please."""

NEED: Final = (
    "hilf|help|sprach|dolmetsch|interpret|kind|child|baby|krank|sick|\\bill\\b|schwanger|pregnan|"
    "behinder|disab|famil|polizei|police|visum|visa"
)
"""Words of what somebody needs or has come for."""


# ---------------------------------------------------------------------------- lists of the staff


def test_lists_of_the_staff_are_described_when_their_pages_ask() -> None:
    """A page of the staff can offer every outcome and reason, in the words of the site."""
    described = json.loads(json.dumps(Site.load(SHIPPED).description()))
    keys = {name: [each["key"] for each in described[name]] for name in LISTS}
    assert keys == LISTS
    assert described["outcomes"][0]["title"]["de"] == "Erledigt"
    assert [reason["minutes"] for reason in described["park_reasons"]] == [15, 20, 30, 10]
    for each in (entry for name in LISTS for entry in described[name]):
        assert {"de", "en"} <= each["title"].keys()


def test_no_reason_prefers_companies_when_somebody_is_called_by_hand() -> None:
    """No reason for a call by hand speaks of companies or of whom somebody wants to please."""
    site = Site.load(SHIPPED)
    said = [text for reason in site.call_reasons for text in (reason.key, *reason.title.values())]
    assert not [text for text in said if re.search(ADVANTAGE, text, re.IGNORECASE)]


def test_no_reason_tells_a_need_when_somebody_is_called_by_hand() -> None:
    """Who was passed reads the reason beside a number: it says nothing of that person's need."""
    titles = [text for reason in Site.load(SHIPPED).call_reasons for text in reason.title.values()]
    assert not [text for text in titles if re.search(NEED, text, re.IGNORECASE)]


# ---------------------------------------------------------------------------------------- queues


def test_queues_of_a_counter_are_named_when_it_calls() -> None:
    """A counter calls for its services, for triage where it may decide, and for its areas."""
    site = Site.load(SHIPPED)
    one = ("eat-pickup", "dropoff", "transfer", "emergency", "triage/F", "area/F")
    assert site.queues_of("1") == one
    assert site.queues_of("3") == ("advice", "welcome", "ikurs", "dropoff", "area/F")
    assert site.queues_of("10") == ("invite", "einb", "company", "area/W")


def test_triage_is_named_by_its_people_s_area_when_a_counter_elsewhere_decides() -> None:
    """The triage queue is that of the area in which people wait, not that of the counter."""
    shipped = Site.load(SHIPPED)
    seven = shipped.counter("7").model_copy(update={"services": ("asylum", "emergency")})
    site = shipped.model_copy(update={"counters": (seven,)})
    assert site.queues_of("7") == ("asylum", "emergency", "triage/F", "area/K")


def test_counters_able_are_those_that_serve_it_when_asked_by_service() -> None:
    """Whoever waits for a service can be called by every counter that serves it."""
    site = Site.load(SHIPPED)
    assert site.counters_able("emergency") == ("1", "2", "4")
    assert site.counters_able("company81a") == ("11",)


# ------------------------------------------------------------------------------ the end of the day


@pytest.mark.parametrize(
    ("close", "told"),
    [
        ("08:00", False),
        ("08:01", True),
        ("11:59", True),
        ("12:00", False),
        ("12:59", False),
        ("13:01", True),
        ("15:29", True),
        ("15:30", False),
        ("23:59", False),
    ],
)
def test_end_of_the_day_is_refused_when_the_office_is_open(
    tmp_path: Path, close: str, *, told: bool
) -> None:
    """A day may end with an opening, before it and in a break, and never within it."""
    problems = _checked(tmp_path, 'day_close = "00:00"', f'day_close = "{close}"')
    assert len(problems) == told, problems


def test_end_of_the_day_is_refused_when_one_date_has_other_hours(tmp_path: Path) -> None:
    """The hours of a single date count too, and the day may end with the latest hour of all."""
    open_late = '{ date = 2026-12-30, open = ["18:00-24:00"], name = { de = "Lange Nacht" } },'
    source = SOURCE.replace("exceptions = [", f"exceptions = [{open_late}")
    (problem,) = _checked(tmp_path, 'day_close = "00:00"', 'day_close = "20:00"', source)
    assert "the office is open on 2026-12-30 18:00-24:00" in problem
    assert 'as in: "00:00"' in problem


# ----------------------------------------------------------------------------------------- triage


@pytest.mark.parametrize(
    ("mode", "told"), [("walk-in", False), ("both", False), ("appointment", True)]
)
def test_triage_is_refused_when_nobody_can_come_without_an_appointment(
    tmp_path: Path, mode: str, *, told: bool
) -> None:
    """A triage queue is for people who come without an appointment."""
    walk_in = 'mode = "walk-in"\nminutes = 12\ncv = 0.6\nicon = "emergency"\nkiosk = 10\n'
    other = walk_in.replace("walk-in", mode).replace("kiosk = 10\n", "")
    problems = _checked(tmp_path, walk_in, other)
    assert [problem for problem in problems if "nobody would come" in problem] == problems
    assert len(problems) == told


def test_triage_is_refused_when_no_counter_can_decide(tmp_path: Path) -> None:
    """A service with triage needs a counter that serves it, like every other one."""
    source = SOURCE.replace(', "emergency"]', "]")
    (problem,) = _checked(tmp_path, "triage = true", "triage = true", source)
    assert 'no counter serves "emergency"' in problem


def _checked(folder: Path, old: str, new: str, source: str = SOURCE) -> list[str]:
    """Check a site file after one replacement; give what was told, a line each."""
    assert source.count(old) == 1
    file = folder / "site.toml"
    file.write_text(source.replace(old, new), encoding="utf-8")
    return render(check(file)).splitlines()


def test_a_copy_works_out_anew_when_its_parts_are_changed(site: Site) -> None:
    """What a site has worked out of its parts does not go with them into a changed one."""
    first, *others = site.counters
    assert "work" not in site.queues_of(first.number)
    changed = first.model_copy(update={"services": ("work",)})
    copied = site.model_copy(update={"counters": (changed, *others)})
    assert "work" in copied.queues_of(first.number)
