"""The verb alarm: somebody at a counter needs help, and those who can come are told."""

import pytest

from server.api.audiences import audience_of
from server.ledger import Refused
from server.lua import library
from server.registry import Caller
from server.site import Site
from server.store import Store
from server.ticket import Role
from server.views import QUARTER_MS, Audience
from tests.clock import Clock
from tests.days import close_day_once
from tests.office import Event, Office
from tests.places import stream

HELPERS = ("7", "8", "reception", "supervisor")
"""Counter 7 itself, a counter of its area, and the desks."""
STRANGERS = ("2", "10", "observer", "display", "kiosk")
"""Counters of other areas, who looks on, a board of the very area, a kiosk."""


def audience(site: Site, who: str) -> Audience:
    """Give the audience of a counter, by its number, or of a role."""
    role = Role.COUNTER if who.isdigit() else Role(who)
    counter = who if role is Role.COUNTER else ""
    areas = ("K",) if role is Role.DISPLAY else ()
    caller = Caller("x", site.key, role, "kiosk-1", counter=counter, areas=areas)
    return audience_of(caller, site)


def seven(office: Office) -> Event:
    """Give the row of counter 7 as it is now."""
    rows: dict[str, Event] = {row["number"]: row for row in office.snapshot()["counters"]}
    return rows["7"]


def all_told(audience: Audience, office: Office, event: Event) -> str:
    """Give all that this audience is told of an event and of all that is true now, as text."""
    told = audience.event(event) if audience.wants(event) else {}
    return f"{told} {audience.snapshot(office.snapshot())}"


def test_an_alarm_is_true_when_it_was_raised(office: Office) -> None:
    """The event tells it, and so does the counter's row from then on."""
    office.open()
    event = office.alarm()
    assert event["type"] == "alarm_raised"
    assert event["counter"] == seven(office)
    assert seven(office)["alarm"] is True
    assert seven(office)["state"] == "open"


def test_an_alarm_is_raised_when_the_counter_is_not_open(office: Office) -> None:
    """Somebody may need help before a counter opens: nothing is needed for it."""
    event = office.alarm()
    assert event["counter"] == {"number": "7", "state": "closed", "alarm": True}
    assert office.snapshot()["counters"] == [event["counter"]]


def test_an_alarm_is_refused_when_it_is_raised_already(office: Office, store: Store) -> None:
    """Pressing again is no second alarm, and calls nobody anew."""
    office.alarm()
    before = len(stream(store))
    with pytest.raises(Refused, match="alarm_already_raised"):
        office.alarm()
    assert len(stream(store)) == before
    assert office.alarm("8")["counter"]["number"] == "8"


def test_an_alarm_changes_nothing_else_when_somebody_is_there(office: Office) -> None:
    """The visit goes on as it was, and can be finished."""
    ticket = office.serving()
    before = seven(office)
    office.alarm()
    assert seven(office) == before | {"alarm": True}
    office.finish(ticket)
    assert office.row(ticket)["state"] == "finished"


# --------------------------------------------------------------------------- what does not end it


@pytest.mark.parametrize("step", ["close", "pause", "open anew", "call", "left"])
def test_an_alarm_stays_when_the_counter_becomes_another(
    office: Office, clock: Clock, step: str
) -> None:
    """Whoever closes, pauses, reopens, is called to or has left the counter ends no alarm."""
    office.waiting()
    office.open()
    office.alarm()
    if step in {"close", "open anew"}:
        office.close()
    if step == "open anew":
        office.open()
    if step == "pause":
        office.ledger.pause(office.command(), counter="7")
    if step == "call":
        office.call()
    if step == "left":
        clock.forward(minutes=office.ledger.site.rules.counter_left_minutes)
        office.due()
        assert seven(office)["state"] == "left"
    assert seven(office)["alarm"] is True


def test_an_alarm_ends_when_the_day_does(office: Office, store: Store, clock: Clock) -> None:
    """Nobody begins the day with yesterday's alarm, and who listens is told that it is over."""
    office.alarm()
    clock.forward(minutes=24 * 60)
    office.ledger.close_day(clock())
    assert office.snapshot()["counters"] == []
    assert "alarm" not in str(stream(store))


def test_the_end_of_an_alarm_is_told_when_the_day_ends(
    office: Office, store: Store, clock: Clock
) -> None:
    """Before a counter closes with the day its alarm is cleared, also that of a closed one."""
    office.open()
    office.alarm()
    office.alarm("9")
    untrimmed = library.source().replace("redis.call('XTRIM', ", "assert(true, ")
    store.redis.function_load(untrimmed, replace=True)
    try:
        close_day_once(store, office.ledger, clock() + 24 * 3600 * 1000, at_once=100)
    finally:
        library.load(store.redis)
    told = stream(store)[-5:-2]
    assert [(event["type"], event["counter"]["number"]) for event in told] == [
        ("alarm_cleared", "7"),
        ("counter_closed", "7"),
        ("alarm_cleared", "9"),
    ]
    assert [event["counter"]["state"] for event in told] == ["open", "closed", "closed"]
    assert "'alarm'" not in str(told)


# ------------------------------------------------------------------------------------ who is told


@pytest.mark.parametrize("who", HELPERS)
def test_somebody_is_told_when_they_can_come(site: Site, office: Office, who: str) -> None:
    """Neighbours, reception and supervisor hear it, and see it when they come later."""
    listener, event = audience(site, who), office.alarm()
    assert listener.wants(event)
    assert listener.event(event)["counter"] == {"number": "7", "state": "closed", "alarm": True}
    assert "'alarm': True" in str(listener.snapshot(office.snapshot()))
    cleared = office.clear_alarm()
    assert listener.wants(cleared)
    assert "'alarm'" not in all_told(listener, office, cleared)


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_is_told_when_they_cannot_come(site: Site, office: Office, who: str) -> None:
    """No other area, no board, no kiosk and nobody who looks on learns of an alarm."""
    office.open()
    office.alarm()
    listener = audience(site, who)
    for event in (office.close(), office.clear_alarm(), office.alarm()):
        assert "alarm" not in all_told(listener, office, event)
        assert not (event["type"].startswith("alarm") and listener.wants(event))


@pytest.mark.parametrize("who", ["8", "reception", "supervisor"])
def test_no_moment_of_an_alarm_is_told_when_it_is_anothers(
    site: Site, office: Office, clock: Clock, who: str
) -> None:
    """Others are told the quarter of an hour, the counter itself the moment."""
    clock.forward(minutes=7)
    for event in (office.alarm(), office.clear_alarm()):
        assert audience(site, who).event(event)["at"] == clock() - clock() % QUARTER_MS
        assert audience(site, "7").event(event)["at"] == clock()
