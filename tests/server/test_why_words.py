"""Why a number was not called yet, in words: true, kind, and silent about others."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from device.texts import strip_isolates
from server.ticket import State
from server.why import words
from tests.catalogues import SPOKEN
from tests.server.whys import AT_1030, CASES, MINUTE, RAISED, a_pass, a_why, an_office

if TYPE_CHECKING:
    from collections.abc import Mapping

    from server.site import Site

PROTOCOL: Final = Path(__file__).parents[2] / "docs" / "protocol.md"


@pytest.fixture(scope="module")
def office(site: Site) -> Site:
    """The shipped office with reasons of these tests' own."""
    return an_office(site)


@pytest.mark.parametrize("case", CASES)
def test_german_is_word_for_word_this_when_it_is_asked(office: Site, case: str) -> None:
    """Each case has its sentences in German."""
    answer, german = CASES[case]
    assert strip_isolates(str(words(answer, office)["text"])) == german


def test_every_state_has_a_case_when_it_is_asked() -> None:
    """There is no state of a ticket of which nothing would be said."""
    assert {answer["ticket"]["state"] for answer, _ in CASES.values()} == set(State)


def _passed_by(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(told["passed_by"])


@pytest.mark.parametrize(
    ("own", "asked", "used"),
    [
        ("tr", None, "tr"),
        ("tr", "ar", "ar"),
        ("xx", None, "de"),
        ("tr", "xx", "de"),
        ("de-x-ls", None, "de-x-ls"),
    ],
)
def test_the_language_is_the_tickets_when_none_is_asked_for(
    office: Site, own: str, asked: str | None, used: str
) -> None:
    """The language asked for, else the ticket's; German where there is no catalogue."""
    told = words(a_why("waiting", language=own), office, asked)
    assert (told["language"], told["text"]) == (used, words(a_why("waiting"), office, used)["text"])


def test_a_reason_is_in_the_tickets_language_when_the_site_has_it(office: Site) -> None:
    """The site's own word for a reason, in German where the site has no other."""
    answer = a_why("waiting", a_pass("chosen", reason="same-visit"))
    assert "Neden: \u2068Bir görüşmeye ait\u2069." in str(words(answer, office, "tr")["text"])
    assert "Reason: \u2068Gehört zu einem Gespräch\u2069." in str(
        words(answer, office, "en")["text"]
    )


def test_the_h_of_the_day_is_said_when_it_is_another(office: Site) -> None:
    """H in the sentences is the one that the ledger goes by today, in its plural."""
    told = words(a_why("waiting", a_pass(), ahead=1, hold_ms=MINUTE), office)
    text = strip_isolates(str(told["text"]))
    assert text.count("1 Minute ") == 2
    assert "von höchstens 1 Minute." in text
    assert "Minuten" not in text


def test_all_passes_are_told_when_the_paragraph_has_five(office: Site) -> None:
    """`passed_by` has each pass in the order of the calls."""
    told = _passed_by(words(CASES["passed by six"][0], office))
    assert [one["number"] for one in told] == ["F101", "F102", "F103", "F104", "F105", "F106"]
    assert told == [
        {
            "number": f"F{101 + n}",
            "at": AT_1030 + (12 + n) * MINUTE,
            "rule": "",
            "text": f"\u2068F {101 + n}\u2069 wurde um \u206810:4{2 + n}\u2069 vor Ihnen gerufen.",
        }
        for n in range(6)
    ]


def test_a_reason_has_its_rule_and_numbers_when_a_program_reads_it(office: Site) -> None:
    """What is said in words stands there as numbers too."""
    told: Any = words(a_why("waiting", held_for="counter/7", ahead=2, uncertain=True), office)
    assert [{k: v for k, v in one.items() if k != "text"} for one in told["reasons"]] == [
        {"rule": "held_counter", "counter": "7"},
        {"rule": "ahead", "people": 2},
        {"rule": "before", "minutes": 20},
        {"rule": "counted", "counted_ms": AT_1030},
        {"rule": "uncertain"},
        {"rule": "promise", "minutes": 20},
    ]


@pytest.mark.parametrize("key", SPOKEN)
def test_nothing_is_told_of_others_when_the_ledger_knows_it(office: Site, key: str) -> None:
    """No service, need, language, counter or id of anybody, nor how long a head start is."""
    secrets: dict[str, Any] = {
        "service": "asylum",
        "needs": ["help"],
        "language": "ti",
        "caseworker": RAISED,
    }
    passes = [a_pass(rule, counter="11", head_start_ms=777_000, **secrets) for rule in ("rank", "")]
    answer = a_why(
        "waiting", *passes, needs=["emergency"], held_for=f"caseworker/{RAISED}", phone="0176"
    )
    told = words(answer, office, key)
    assert {frozenset(one) for one in _passed_by(told)} == {
        frozenset({"number", "at", "rule", "text"})
    }
    sent = json.dumps(told, ensure_ascii=False)
    assert not re.search(rf"asylum|help|emergency|{RAISED}|777|0176|\b11\b", sent)


@pytest.mark.parametrize("state", ["called", "serving", "missed"])
def test_no_time_at_a_counter_is_told_when_somebody_asks(office: Site, state: str) -> None:
    """When it was called or begun stays away: it would tell how long a counter takes."""
    times = dict.fromkeys(("called_ms", "started_ms", "missed_ms"), AT_1030 + 12 * MINUTE)
    assert "10:42" not in json.dumps(words(a_why(state, counter="7", **times), office))


def test_the_promise_is_silent_when_only_hands_have_passed(office: Site) -> None:
    """The sentence stands where rank has chosen; a call by hand is outside of it."""
    for answer, told in ((a_pass("chosen"), False), (a_pass(), True)):
        said_of: Any = words(a_why("waiting", answer), office)["reasons"]
        assert ("promise" in {one["rule"] for one in said_of}) is told


EXAMPLE: Final = a_why("waiting", a_pass(), ahead=1, language="en")


def test_the_example_is_what_is_said_when_it_stands_in_the_protocol(site: Site) -> None:
    """The protocol shows an answer of `why` as the shipped office gives it."""
    protocol = PROTOCOL.read_text(encoding="utf-8")
    found = re.search(
        r"^Why it still waits:\n\n```json\n(.*?)```", protocol, re.MULTILINE | re.DOTALL
    )
    assert found is not None
    assert json.loads(found[1]) == words(EXAMPLE, site)
