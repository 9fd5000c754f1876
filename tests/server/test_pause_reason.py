"""Why a counter pauses: said if somebody wants to, true while it lasts, told to who plans."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.api.audiences import audience_of
from server.ledger import Refused
from server.lua import library
from server.registry import Caller
from server.site import Site
from server.store import Store
from server.ticket import Role
from server.views import Audience
from tests.clock import Clock
from tests.days import close_day_once
from tests.office import Event, Office
from tests.places import PREFIX, stream
from tests.running import Programs, running
from tests.server.people import People
from tests.sites import site_without_pause_reasons

TOLD = ("7", "reception", "supervisor")
"""Counter 7 itself, and the desks."""
NOT_TOLD = ("8", "2", "observer", "display", "kiosk")
"""A neighbour, a counter elsewhere, who looks on, a board of the very area, a kiosk."""


def stored(store: Store) -> set[str]:
    """Give the names of the fields of counter 7 as they are stored."""
    found: Any = store.redis.hgetall(f"{PREFIX}:counter:7")
    return {name.decode() for name in found}


def row_of(office: Office) -> Event:
    """Give the row of counter 7 as it is now."""
    rows: dict[str, Event] = {row["number"]: row for row in office.snapshot()["counters"]}
    return rows["7"]


def audience(site: Site, who: str) -> Audience:
    """Give the audience of a counter, by its number, or of a role."""
    role = Role.COUNTER if who.isdigit() else Role(who)
    counter = who if role is Role.COUNTER else ""
    areas = ("K",) if role is Role.DISPLAY else ()
    return audience_of(Caller("x", site.key, role, "kiosk-1", counter=counter, areas=areas), site)


# -------------------------------------------------------------------------------- while it lasts


def test_a_reason_is_true_when_a_counter_pauses_with_it(office: Office) -> None:
    """The event tells it, and so does the counter's row; nothing else changes by it."""
    office.open()
    before = row_of(office)
    event = office.pause(reason="lunch")
    assert event["counter"] == row_of(office)
    assert row_of(office) == before | {"state": "paused", "pause_reason": "lunch"}
    assert set(event) == {"type", "at", "position", "counter"}


def test_a_pause_has_no_reason_when_none_was_said(office: Office, store: Store) -> None:
    """Nothing stands in the row that says so."""
    office.open()
    office.pause()
    assert "pause_reason" not in row_of(office)
    assert "pause_reason" not in stored(store)


def test_a_reason_is_gone_when_the_counter_opens(office: Office, store: Store) -> None:
    """It is gone from the store, and the next pause without one has none."""
    office.open()
    office.pause(reason="lunch")
    office.open()
    assert "pause_reason" not in stored(store)
    assert office.pause()["counter"]["state"] == "paused"
    assert "pause_reason" not in stored(store)


def test_a_reason_is_gone_when_another_pause_has_another(office: Office) -> None:
    """Whoever pauses again says why again."""
    office.open()
    office.pause(reason="lunch")
    office.open()
    assert office.pause(reason="soon")["counter"]["pause_reason"] == "soon"


def test_a_reason_is_gone_when_the_counter_closes(office: Office, store: Store) -> None:
    """A closed counter says nothing about whoever was there."""
    office.open()
    office.pause(reason="lunch")
    assert office.close()["counter"] == {"number": "7", "state": "closed"}
    assert stored(store) == {"state"}


def test_a_reason_is_gone_when_the_counter_is_left(
    office: Office, store: Store, clock: Clock
) -> None:
    """Nobody is there any more, for whatever reason."""
    office.open()
    office.pause(reason="lunch")
    clock.forward(minutes=office.ledger.site.rules.counter_left_minutes)
    office.due()
    assert row_of(office) == {"number": "7", "state": "left"}
    assert stored(store) == {"state"}


def test_a_reason_is_gone_when_the_day_ends(office: Office, store: Store, clock: Clock) -> None:
    """Neither row nor stream nor kept answers have it afterwards."""
    office.open()
    office.pause(reason="lunch")
    clock.forward(minutes=24 * 60)
    office.ledger.close_day(clock())
    assert office.snapshot()["counters"] == []
    assert "lunch" not in str(stream(store))
    assert not store.redis.exists(f"{PREFIX}:counter:7", f"{PREFIX}:answers")


def test_the_close_of_the_day_tells_no_reason_when_a_counter_still_pauses(
    office: Office, store: Store, clock: Clock
) -> None:
    """The event of its closing says that it is closed, and no more."""
    office.open()
    office.pause(reason="lunch")
    untrimmed = library.source().replace("redis.call('XTRIM', ", "assert(true, ")
    store.redis.function_load(untrimmed, replace=True)
    try:
        close_day_once(store, office.ledger, clock() + 24 * 3600 * 1000, at_once=100)
    finally:
        library.load(store.redis)
    [closed] = [event for event in stream(store) if event["type"] == "counter_closed"]
    assert closed["counter"] == {"number": "7", "state": "closed"}


def test_a_reason_changes_nothing_when_the_pause_is_refused(office: Office, store: Store) -> None:
    """A counter that pauses keeps what it has said; one with somebody there says nothing."""
    office.open()
    office.pause(reason="lunch")
    with pytest.raises(Refused, match="counter_paused"):
        office.pause(reason="soon")
    assert row_of(office)["pause_reason"] == "lunch"
    office.called("8")
    with pytest.raises(Refused, match="counter_busy"):
        office.pause("8", reason="soon")
    assert not store.redis.hexists(f"{PREFIX}:counter:8", "pause_reason")


def test_an_alarm_leaves_the_reason_when_it_is_raised_in_a_pause(office: Office) -> None:
    """One says nothing about the other."""
    office.open()
    office.pause(reason="technical")
    office.alarm()
    assert office.clear_alarm()["counter"]["pause_reason"] == "technical"


def test_no_reason_is_told_when_an_older_version_has_opened_the_counter(
    office: Office, store: Store
) -> None:
    """It knows no reasons and leaves ours in the row; of an open counter none is told."""
    office.open()
    office.pause(reason="lunch")
    store.redis.hset(f"{PREFIX}:counter:7", "state", "open")
    assert "pause_reason" not in row_of(office)
    assert "pause_reason" not in office.alarm()["counter"]
    assert "pause_reason" not in office.pause()["counter"]
    assert "pause_reason" not in stored(store)


# ------------------------------------------------------------------------------------ who is told


@pytest.mark.parametrize("who", TOLD)
def test_somebody_is_told_why_when_they_plan_the_room(site: Site, office: Office, who: str) -> None:
    """The counter itself, reception and supervisor hear it, and see it when they come later."""
    office.open()
    event, listener = office.pause(reason="lunch"), audience(site, who)
    assert listener.wants(event)
    told: Any = listener.event(event)["counter"]
    assert (told["state"], told["pause_reason"]) == ("paused", "lunch")
    assert "'pause_reason': 'lunch'" in str(listener.snapshot(office.snapshot()))


@pytest.mark.parametrize("who", NOT_TOLD)
def test_nobody_else_is_told_why_when_a_counter_pauses(
    site: Site, office: Office, who: str
) -> None:
    """Neighbours and observers learn that it pauses; boards and kiosks not even that."""
    office.open()
    event, listener = office.pause(reason="lunch"), audience(site, who)
    told = listener.event(event) if listener.wants(event) else {}
    assert "lunch" not in f"{told} {listener.snapshot(office.snapshot())}"
    assert ("counter" in told) == (who in {"8", "2", "observer"})


# -------------------------------------------------------------------------------------- over HTTP


def test_a_reason_is_told_when_a_counter_says_it(people: People) -> None:
    """The counter's own answer has it, the reception's state too, another counter's has not."""
    people.open()
    paused = people.counter.done("counters/7/pause", {"reason": "meeting"})
    assert paused["counter"]["pause_reason"] == "meeting"
    assert people.counter.get("state").json["counter"]["pause_reason"] == "meeting"
    for person in (people.reception, people.supervisor):
        rows = {row["number"]: row for row in person.get("state").json["counters"]}
        assert rows["7"]["pause_reason"] == "meeting"
    for person in (people.other_counter, people.observer, people.display, people.kiosk):
        assert "meeting" not in str(person.get("state").json)


def test_nobody_is_told_why_a_counter_paused_when_they_come_after_it(people: People) -> None:
    """Who catches up at that counter may be another person; of a pause that lasts it is told."""
    start = people.counter.get("state").json["position"]
    people.open()
    people.counter.done("counters/7/pause", {"reason": "lunch"})
    people.counter.done("counters/7/open")
    people.counter.done("counters/7/pause", {"reason": "meeting"})
    people.counter.done("counters/7/alarm")
    told = people.counter.get(f"events?epoch={start['epoch']}&seq={start['seq']}").json["events"]
    reasons = [each["event"]["counter"].get("pause_reason") for each in told]
    assert reasons == [None, None, None, None, "meeting"]


@pytest.mark.parametrize("reason", ["mood", "photo", "promise"])
def test_a_pause_is_refused_when_the_site_does_not_know_the_reason(
    people: People, reason: str
) -> None:
    """Also one for a visit or for a call by hand; nothing has changed, and it can pause still."""
    people.open()
    before = people.stream_length(), people.counter.get("state").json["counter"]
    reply = people.counter.post("counters/7/pause", {"reason": reason})
    assert (reply.status, reply.code) == (422, "unknown_reason")
    assert (people.stream_length(), people.counter.get("state").json["counter"]) == before
    people.counter.done("counters/7/pause")


@pytest.mark.parametrize("body", [{"reason": ""}, {"reason": None}, {"why": "lunch"}])
def test_a_pause_is_refused_when_its_body_says_something_else(
    people: People, body: dict[str, object]
) -> None:
    """A reason that is left out is left out."""
    people.open()
    assert people.counter.post("counters/7/pause", body).code == "invalid_body"


@pytest.fixture
def without(tmp_path: Path, programs: Programs, people: People) -> Iterator[People]:
    """The same office on a site that has no such list."""
    file = site_without_pause_reasons(tmp_path / "without")
    with running(server := programs.server(WARTEMARKE_SITE_FILE=str(file))):
        yield People(server, people.store)


def test_a_counter_pauses_without_a_reason_when_the_site_has_none(without: People) -> None:
    """The list may be left out: then every reason is unknown, and a pause is as it always was."""
    assert without.counter.get().json["pause_reasons"] == []
    without.open()
    assert without.counter.post("counters/7/pause", {"reason": "lunch"}).code == "unknown_reason"
    paused = without.counter.done("counters/7/pause")
    assert "pause_reason" not in paused["counter"]
