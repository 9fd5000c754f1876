"""A message is told to the boards that it is for, to reception and to supervisors; no further."""

from typing import Any

import pytest

from server.boards import BoardAudience
from server.onlookers import ObserverAudience
from server.site import Site
from server.store import Store
from server.views import QUARTER_MS, Audience, CounterAudience, KioskAudience, OfficeAudience
from tests.clock import Clock
from tests.office import Office
from tests.places import stream

FLOORS = {"F": BoardAudience(frozenset({"F"})), "K": BoardAudience(frozenset({"K"}))}
HALL = BoardAudience(frozenset({"F", "K"}))
OFFICE = OfficeAudience()
ROW: dict[str, Any] = {
    "id": "3",
    "kind": "urgent",
    "areas": ["K"],
    "text": {"de": "Halle"},
    "since_ms": 1,
    "until_ms": 2,
}


def event(kind: str = "message_shown", **changes: object) -> dict[str, Any]:
    """Make an event of a message, with something that nobody has listed."""
    row = {**ROW, "by": "somebody", **changes}
    return {"type": kind, "at": QUARTER_MS + 7, "message": row, "actor": "somebody"}


def messages(audience: Audience, state: dict[str, Any]) -> list[str]:
    """The ids of the messages in this audience's snapshot."""
    rows = audience.snapshot(state)["messages"]
    assert isinstance(rows, list)
    return [row["id"] for row in rows]


@pytest.mark.parametrize("kind", ["message_shown", "message_withdrawn"])
def test_a_board_is_told_of_a_message_when_it_is_for_one_of_its_areas(kind: str) -> None:
    """Of its areas, of several with one of its own, and of the whole house; of no other floor."""
    assert FLOORS["K"].wants(event(kind))
    assert HALL.wants(event(kind))
    assert not FLOORS["F"].wants(event(kind))
    assert FLOORS["F"].wants(event(kind, areas=["F", "W"]))
    assert not FLOORS["K"].wants(event(kind, areas=["F", "W"]))
    assert all(board.wants(event(kind, areas=[])) for board in (*FLOORS.values(), HALL))


@pytest.mark.parametrize("audience", [FLOORS["K"], OFFICE])
def test_a_message_is_told_whole_when_somebody_may_see_it(audience: Audience) -> None:
    """Its row and its exact moment, and nothing that is not listed."""
    told = audience.event(event())
    assert told == {"type": "message_shown", "at": QUARTER_MS + 7, "message": ROW}


def test_a_desk_is_told_of_every_message_when_it_follows() -> None:
    """Whichever floor it is for."""
    assert OFFICE.wants(event())
    assert OFFICE.wants(event("message_withdrawn", areas=[]))


def test_nobody_else_is_told_of_a_message(site: Site) -> None:
    """Counters, kiosks and who looks on have no board to show it on."""
    counter = CounterAudience("7", frozenset(site.queues_of("7")), frozenset({"8"}))
    for kind in ("message_shown", "message_withdrawn"):
        for audience in (counter, KioskAudience("kiosk-1"), ObserverAudience()):
            assert not audience.wants(event(kind, areas=[]))


def test_a_snapshot_has_the_messages_when_somebody_begins_to_follow(
    office: Office, site: Site
) -> None:
    """A board those for it, a desk all, anybody else none."""
    office.show("urgent", areas=["K"])
    office.show("quiet")
    office.show("closed", areas=["F", "W"])
    state = office.snapshot()
    assert messages(FLOORS["K"], state) == ["1", "2"]
    assert messages(FLOORS["F"], state) == ["2", "3"]
    assert messages(HALL, state) == messages(OFFICE, state) == ["1", "2", "3"]
    assert OFFICE.snapshot(state)["messages"] == office.messages()
    counter = CounterAudience("7", frozenset(site.queues_of("7")))
    for audience in (counter, KioskAudience("kiosk-1"), ObserverAudience()):
        assert "messages" not in audience.snapshot(state)


def test_events_and_snapshots_say_the_same_when_messages_come_and_go(
    office: Office, store: Store, clock: Clock
) -> None:
    """Whoever followed from the beginning has what somebody gets who asks now."""
    office.show("urgent", areas=["K"])
    office.show("closed")
    clock.forward(minutes=1)
    office.show("closed", minutes=9)
    office.show("news", areas=["F"])
    office.withdraw("1")
    for board in (*FLOORS.values(), HALL):
        followed: dict[str, Any] = {}
        for each in stream(store):
            if board.wants(each):
                row: Any = board.event(each)["message"]
                followed.pop(row["id"], None)
                if each["type"] == "message_shown":
                    followed[row["id"]] = row
        assert list(followed.values()) == board.snapshot(office.snapshot())["messages"]
