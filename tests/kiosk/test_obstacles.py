"""Why there is no number: what the kiosk hears of it, and what it does before and after asking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from device.connection import Refused
from kiosk import agent, obstacles, office, screens
from kiosk.effects import Issue
from kiosk.known import OFFER_EVERY_S, pause_until
from kiosk.obstacles import Obstacles
from kiosk.visit import NOT_SURE, Errand, Obstacle, Offer, Screen, State, What, Why
from kiosk.wishes import refusal
from tests.kiosk.receipts import TEXTS
from tests.kiosk.visits import OFFER, TICKET, concern, language, moment, tap

if TYPE_CHECKING:
    from server.site import Site

OPENS_MS: Final = 1_795_590_000_000  # Wednesday 2026-11-25, 08:00 in Berlin
REASON: Final = {"de": "Wartung", "ar": "صيانة"}
CLOSED: Final = Obstacle(Why.CLOSED, opens_ms=OPENS_MS)
STOPPED: Final = Obstacle(Why.STOPPED, "service-3", reason=REASON)
OPEN: Final[dict[str, Any]] = {
    "day": "2026-11-24",
    "open": [1, 2],
    "areas": [{"letter": "K"}],
    "services": [{"key": "renew", "left": 4}, {"key": "asylum"}],
}


@pytest.fixture
def there(site: Site) -> office.Office:
    """The shipped office."""
    return office.read(site.description())


def closed() -> Offer:
    """What is offered while the office is closed."""
    return replace(OFFER, closed=CLOSED)


def held_back() -> Offer:
    """What is offered while one concern and the way out have no numbers."""
    used_up = Obstacle(Why.USED_UP, "advice")
    return replace(OFFER, withheld={"service-3": STOPPED, "advice": used_up})


def test_everything_is_offered_when_the_office_is_open() -> None:
    """An open office whose numbers have not run out is in nobody's way."""
    assert obstacles.read(OPEN) == obstacles.NONE


def test_the_next_opening_is_known_when_the_office_is_closed() -> None:
    """A closed office says when it opens next, if that is within its calendar."""
    assert obstacles.read({**OPEN, "open": None, "opens_ms": OPENS_MS}).closed == CLOSED
    assert obstacles.read({**OPEN, "open": None}).closed == Obstacle(Why.CLOSED)


@pytest.mark.parametrize(
    ("service", "why"),
    [
        ({"stop": REASON, "left": 0}, Why.STOPPED),
        ({"stop": {}}, Why.STOPPED),
        ({"left": 0}, Why.USED_UP),
        ({"left": 1}, None),
    ],
)
def test_a_service_is_withheld_when_the_server_says_so(
    there: office.Office, service: dict[str, Any], why: Why | None
) -> None:
    """Stopped or used up, and the stop says the most; the last number is still to be had."""
    answer = {**OPEN, "services": [{"key": "renew", **service}]}
    withheld = obstacles.read(answer).put_into(OFFER, there).withheld
    assert {key: each.why for key, each in withheld.items()} == ({"renew": why} if why else {})


def test_an_area_s_services_are_withheld_when_its_numbers_are_used_up(
    there: office.Office,
) -> None:
    """The area's last number is the last one of each of its services."""
    answer = {**OPEN, "areas": [{"letter": "F", "left": 0}, {"letter": "K", "left": 1}]}
    withheld = obstacles.read(answer).put_into(OFFER, there).withheld
    of_area = {service.key for service in there.site.services if service.area == "F"}
    assert of_area
    assert set(withheld) == of_area


def test_every_service_is_withheld_when_all_numbers_are_stopped(there: office.Office) -> None:
    """A stop of everything stands before whatever else is in the way."""
    answer = {**OPEN, "stop": REASON, "services": [{"key": "renew", "left": 0}]}
    withheld = obstacles.read(answer).put_into(OFFER, there).withheld
    assert set(withheld) == {service.key for service in there.site.services}
    assert set(map(repr, withheld.values())) == {repr(Obstacle(Why.STOPPED, reason=REASON))}


@pytest.mark.parametrize("answer", [{}, {"open": 7}, {**OPEN, "services": "none"}])
def test_everything_is_offered_when_the_answer_cannot_be_read(answer: dict[str, object]) -> None:
    """The server decides anyway; a kiosk that understands nothing stands in nobody's way."""
    assert obstacles.read(answer) == Obstacles()


@pytest.mark.parametrize(
    ("code", "more", "obstacle"),
    [
        ("office_closed", {"opens_ms": OPENS_MS}, CLOSED),
        ("office_closed", {}, Obstacle(Why.CLOSED)),
        ("office_closed", {"opens_ms": "soon"}, Obstacle(Why.CLOSED)),
        ("numbers_stopped", {"service": "service-3", "reason": REASON}, STOPPED),
        ("numbers_stopped", {"reason": REASON}, Obstacle(Why.STOPPED, reason=REASON)),
        ("quota_used", {"area": "K"}, Obstacle(Why.USED_UP)),
        ("too_late_today", {}, Obstacle(Why.TOO_LATE)),
        ("wrong_state", {}, None),
    ],
)
def test_the_reason_is_known_when_the_server_refuses(
    code: str, more: dict[str, object], obstacle: Obstacle | None
) -> None:
    """The code says why, its further members when and in which words."""
    refused = Refused(code, 409, "", {"code": code, "retry": False, **more})
    told = refusal(Errand("command-1", "renew", "ar", "phone"), refused)
    assert (told.what, told.obstacle) == (What.REFUSED, obstacle)


def test_a_closed_office_says_so_when_a_language_is_chosen() -> None:
    """Nobody is asked for a concern that cannot be had; back leads to the languages."""
    start = agent.with_offer(language(), closed(), moment())
    assert start.screen is Screen.LANGUAGE
    told = tap(start, What.CHOOSE_LANGUAGE, "ar").state
    assert (told.screen, told.language, told.obstacle) == (Screen.CLOSED, "ar", CLOSED)
    assert tap(told, What.BACK).state.screen is Screen.LANGUAGE


@pytest.mark.parametrize(
    ("choice", "screen"), [("service-3", Screen.STOPPED), (NOT_SURE, Screen.USED_UP)]
)
def test_nothing_is_asked_for_when_the_kiosk_knows_that_there_is_none(
    choice: str, screen: Screen
) -> None:
    """The key leads to its reason, under a screen of its own, and from there back."""
    before = agent.with_offer(concern(), held_back(), moment())
    told = tap(before, What.CHOOSE_SERVICE, choice)
    assert (told.state.screen, told.effects) == (screen, ())
    assert told.state.id != before.id
    again = tap(told.state, What.BACK).state
    assert (again.screen, again.obstacle) == (Screen.CONCERN, None)
    asked = tap(again, What.CHOOSE_SERVICE, "service-5").state
    assert isinstance(tap(asked, What.TAKE_NUMBER).effects[0], Issue)


def test_a_key_says_why_when_its_number_is_not_to_be_had(there: office.Office) -> None:
    """The reason stands in the second line, in the visitor's own language."""
    held = obstacles.read({**OPEN, "services": [{"key": "dropoff", "left": 0}]})
    offer = held.put_into(there.offer(frozenset({"de", "ar"})), there)
    state = State(Screen.CONCERN, "id", 0, offer=offer, language="ar")
    told: Any = screens.tell(state, there, TEXTS)["answers"]
    (withheld,) = [answer for answer in told if answer["withheld"]]
    assert (withheld["key"], withheld["second"]) == ("dropoff", "نفدت أرقام اليوم")
    assert all(answer["second"] != withheld["second"] for answer in told if answer != withheld)


def test_no_key_says_used_up_when_a_number_would_stay_in_its_area(there: office.Office) -> None:
    """Whoever has a number of the area may change within it, although its numbers are used up."""
    held = obstacles.read({**OPEN, "areas": [{"letter": "F", "left": 0}]})
    offer = held.put_into(there.offer(frozenset({"de"})), there)
    for service, own in (("dropoff", True), ("asylum", True), ("dropoff", False)):
        number = replace(TICKET, service=service)
        state = State(Screen.CONCERN, "id", 0, offer=offer, own=own, ticket=number)
        told: Any = screens.tell(state, there, TEXTS)["answers"]
        withheld = {answer["key"] for answer in told if answer["withheld"]}
        assert ("eat-pickup" in withheld) is not (own and service == "dropoff")


@pytest.mark.parametrize(
    ("spoken", "says", "german"),
    [
        ("de", "Mittwoch, 25. November, 08:00 Uhr", ""),
        ("vi", "Thứ Tư, 25 tháng 11, lúc 08:00", "Mittwoch, 25. November, 08:00 Uhr"),
        ("ar", "الأربعاء، 25 نوفمبر، الساعة 08:00", "Mittwoch, 25. November, 08:00 Uhr"),
    ],
)
def test_the_opening_is_told_in_the_house_s_time_when_the_office_is_closed(
    there: office.Office, spoken: str, says: str, german: str
) -> None:
    """Day and time of the site, in the visitor's words, with ASCII digits."""
    state = State(Screen.CLOSED, "id", 0, offer=OFFER, language=spoken, obstacle=CLOSED)
    told: Any = screens.tell(state, there, TEXTS)["obstacle"]
    assert plain(told["opens"]["own"]) == says
    assert plain(told["opens"]["german"]) == german


@pytest.mark.parametrize(
    ("spoken", "own", "german", "marked"),
    [("de", "Wartung", "", "de"), ("ar", "صيانة", "Wartung", "ar"), ("vi", "Wartung", "", "de")],
)
def test_the_reason_is_told_in_german_when_it_has_no_translation(
    there: office.Office, spoken: str, own: str, german: str, marked: str
) -> None:
    """The office's own words come in the visitor's language if they were given, marked as what."""
    state = State(Screen.STOPPED, "id", 0, offer=OFFER, language=spoken, obstacle=STOPPED)
    told: Any = screens.tell(state, there, TEXTS)["obstacle"]
    assert told["reason"] == {"own": own, "german": german, "language": marked}


@pytest.mark.parametrize(
    ("opens_in_s", "waits_s"), [(None, 30), (31, 30), (12, 12), (0, 1), (-90, 1)]
)
def test_the_offer_is_asked_for_again_when_the_office_opens(
    opens_in_s: float | None, waits_s: float
) -> None:
    """Whoever stands at the door when it opens need not wait for the next half minute."""
    opens_ms = None if opens_in_s is None else int(opens_in_s * 1000)
    told = Obstacles(closed=Obstacle(Why.CLOSED, opens_ms=opens_ms))
    assert pause_until(told, 0) == waits_s
    assert pause_until(obstacles.NONE, 0) == OFFER_EVERY_S


def plain(text: str) -> str:
    """The text without isolates, each space an ordinary one."""
    return text.translate(dict.fromkeys(map(ord, "\u2068\u2069"))).replace("\u00a0", " ")
