"""A day on which two versions take turns with the same tickets, at times that a test sets."""

from contextlib import suppress
from functools import partial
from typing import Final

import pytest

from server.ledger import Command, Refused
from server.store import Store
from tests.office import Event, Office
from tests.places import PREFIX, everything, queues_of
from tests.versions.turns import NOTE, Crowd, Two, end_one, sets_of, sets_told

ORIGIN, OTHER, THIRD = "7", "9", "5"
A_DAY: Final = 24 * 60


# ------------------------------------------------------------------------------- what falls due


def end_a_note(two: Two) -> Event:
    """Cancel a ticket that was sent on with a note: in a while the note is to be forgotten."""
    ticket = two.new.serving(ORIGIN)
    two.new.do("transfer", ticket, by=ORIGIN, service="first", note=NOTE)
    two.new.do("cancel", ticket, kiosk="", reason="left")
    assert NOTE in two.stored(ticket)["undo"]
    return ticket


def test_the_olders_duties_go_on_when_a_note_of_ours_is_to_be_forgotten(two: Two) -> None:
    """It does what it knows, and never meets what it does not; ours forgets the note in time."""
    ticket, issued = end_a_note(two), two.old.issued()
    two.clock.forward(minutes=2)
    assert two.old.due() == 1
    assert two.old.row(issued)["state"] == "waiting"
    assert two.new.due() == 1
    assert "undo" not in two.stored(ticket)


def test_everything_falls_due_when_an_upgrade_is_taken_back(two: Two) -> None:
    """The older version goes on alone, over the night, and then today's takes over again."""
    ticket = end_a_note(two)
    parked = two.new.parked("8")
    for _ in range(2):
        issued = two.old.issued()
        two.clock.forward(minutes=30)
        assert two.old.due() > 0
        assert two.old.row(issued)["state"] == "waiting"
    assert two.old.row(parked)["state"] == "waiting"
    two.clock.forward(minutes=A_DAY)
    tomorrow = two.old.waiting()
    two.new.due()
    assert not two.store.redis.exists(f"{PREFIX}:forget", f"{PREFIX}:ticket:{ticket['id']}")
    two.new.open("8")
    assert two.new.call("8")["ticket"]["id"] == tomorrow["id"]
    two.new.finish(two.new.do("start", tomorrow, counter="8")["ticket"], "8")
    two.clock.forward(minutes=A_DAY)
    assert two.new.ledger.close_day(two.clock())
    assert set(everything(two.store)[0]) == set()


def test_a_kind_that_only_a_newer_version_knows_stays_and_holds_nothing_up_when_it_is_due(
    office: Office, store: Store
) -> None:
    """However many there are and however early they fell due; whoever knows them finds them."""
    theirs = {f"remind:{number:010d}": office.clock() - 1 for number in range(5)} | {"odd": 0}
    store.redis.zadd(f"{PREFIX}:due", theirs)
    tickets = [office.issued() for _ in range(3)]
    office.clock.forward(minutes=1)
    assert office.ledger.due(office.clock(), at_once=2) == len(tickets)
    assert {office.row(ticket)["state"] for ticket in tickets} == {"waiting"}
    assert everything(store)[0]["due"] == theirs


def test_due_does_no_more_in_one_call_when_two_lists_hold_it(two: Two) -> None:
    """The longest due comes first, of whichever list, and the limit is that of both together."""
    ticket, issued = end_a_note(two), two.new.issued()
    two.clock.forward(minutes=2)
    act = partial(two.store.redis.fcall, "wm_5_due", 1, PREFIX, two.clock(), "2026-11-23", 1, 1, "")
    assert (act(), two.new.row(issued)["state"]) == (b"1!", "waiting")
    assert "undo" in two.stored(ticket)
    assert act() == b"1!"
    assert "undo" not in two.stored(ticket)


# ------------------------------------------------------------------------- handed in


def test_the_older_calls_and_serves_when_a_number_was_handed_in(two: Two) -> None:
    """It knows no such verb; the ticket is one like all others to it."""
    ticket = two.new.hand_in()
    two.old.open(ORIGIN)
    served = two.old.serve(ORIGIN)
    assert (served["id"], served["number"]) == (ticket["id"], "K801")
    assert two.old.finish(served, ORIGIN)["type"] == "finished"


def test_a_ticket_that_was_handed_in_goes_in_the_end_when_the_older_has_closed_its_day(
    two: Two,
) -> None:
    """The older version lets it expire and leaves its row; ours takes that away with its day."""
    ticket = two.new.hand_in()
    two.clock.forward(minutes=A_DAY)
    assert two.old.ledger.close_day(two.clock())
    assert two.stored(ticket)["state"] == "expired"
    assert two.new.snapshot()["tickets"] == []
    assert two.new.hand_in(ticket="9281100801")["state"] == "waiting"
    two.clock.forward(minutes=A_DAY)
    assert two.new.ledger.close_day(two.clock())
    assert not two.store.redis.keys(f"{PREFIX}:ticket:*")


# ------------------------------------------------------------------------- several concerns


def of_two_queues(office: Office) -> Event:
    """Somebody who waits for whichever of two concerns comes first; the next comes later."""
    office.clock.forward(ms=1)
    return office.waiting("renew", further=["first"], order="any")


def test_people_ahead_are_right_when_the_older_has_moved_who_waits_in_several_queues(
    two: Two,
) -> None:
    """At once nobody is told of fewer than wait in one queue; a second later all is right."""
    two.new.open(ORIGIN)
    for _ in range(5):
        of_two_queues(two.new)
    for _ in range(4):
        gone = two.old.call(ORIGIN)["ticket"]
        two.old.do("no_show", gone, counter=ORIGIN)
    two.clock.forward(ms=1)
    last = two.new.waiting("renew")
    assert two.ahead(last) == 1
    assert two.new.due() == 0
    assert two.ahead(last) == 1
    assert sets_of(two) == sets_told(two)
    for _ in range(3):
        of_two_queues(two.old)
    two.clock.forward(ms=1)
    last = two.new.waiting("renew")
    assert two.ahead(last) > 5  # each of those three once a queue
    two.new.due()
    assert two.ahead(last) == 5
    assert sets_of(two) == sets_told(two)


def test_people_are_counted_right_when_the_older_version_has_closed_the_day(two: Two) -> None:
    """What it does not know of the day before it leaves; a second later that is gone."""
    for _ in range(3):
        of_two_queues(two.new)
    two.clock.forward(minutes=A_DAY)
    assert two.old.ledger.close_day(two.clock())
    last = two.new.waiting("renew")
    assert two.ahead(last) == 0
    two.new.due()
    assert sets_of(two) == sets_told(two)


# ------------------------------------------------------------------------- ways back


@pytest.fixture
def sent_twice(two: Two) -> Event:
    """Sent from counter 7 to counter 9, and from there to counter 10, to come back both times."""
    for number in (ORIGIN, OTHER, THIRD):
        two.new.open(number)
    two.new.waiting()
    ticket = two.new.serve(ORIGIN)
    send(two.new, ticket, ORIGIN, "first")
    ticket = two.new.serve(OTHER)
    send(two.new, ticket, OTHER, "work")
    return two.new.serve(THIRD)


def send(office: Office, ticket: Event, by: str, service: str) -> None:
    """Send a ticket on, to come back to this counter."""
    office.do("transfer", ticket, by=by, service=service, come_back=True)


def finish(office: Office, ticket: Event, counter: str) -> tuple[str, str, str]:
    """Finish at this counter: what that was, where it waits now, and for what."""
    event = office.finish(ticket, counter)
    row = event["ticket"]
    return event["type"], row.get("held_for", ""), row["service"]


def test_a_ticket_comes_back_to_each_counter_when_the_older_has_taken_one_way_back(
    two: Two, sent_twice: Event
) -> None:
    """The one that it took is over; those before it hold."""
    assert finish(two.old, sent_twice, THIRD) == ("returned", "counter/9", "first")
    row = two.new.serve(OTHER)
    assert finish(two.new, row, OTHER) == ("returned", "counter/7", "renew")
    assert finish(two.new, two.new.serve(ORIGIN), ORIGIN)[0] == "finished"
    assert not {"origin", "origin_service", "sent_for", "origins", "tied"} & set(two.stored(row))


def test_a_ticket_comes_back_to_each_counter_when_the_older_has_sent_it_on(two: Two) -> None:
    """It writes its way back over ours, which holds all the same, under its own."""
    for number in (ORIGIN, OTHER, THIRD):
        two.new.open(number)
    two.new.waiting()
    send(two.new, two.new.serve(ORIGIN), ORIGIN, "first")
    send(two.old, two.old.serve(OTHER), OTHER, "work")
    assert finish(two.new, two.new.serve(THIRD), THIRD) == ("returned", "counter/9", "first")
    assert finish(two.old, two.old.serve(OTHER), OTHER) == ("returned", "counter/7", "renew")
    assert finish(two.new, two.new.serve(ORIGIN), ORIGIN)[0] == "finished"


def test_a_ticket_returns_when_the_older_sends_on_what_came_back_by_it(two: Two) -> None:
    """For what it was sent at first is over; that says nothing about the second time."""
    for number in (ORIGIN, OTHER, THIRD):
        two.new.open(number)
    two.new.waiting()
    send(two.new, two.new.serve(ORIGIN), ORIGIN, "first")
    assert finish(two.old, two.new.serve(OTHER), OTHER)[0] == "returned"
    ticket = two.new.serve(ORIGIN)
    two.new.do("amend", ticket, by=ORIGIN, add="first")
    send(two.old, ticket, ORIGIN, "work")
    assert finish(two.new, two.new.serve(THIRD), THIRD) == ("returned", "counter/7", "renew")


@pytest.mark.parametrize("by", ["old", "new"])
def test_ways_back_are_as_before_when_either_takes_a_step_of_the_older_back(
    two: Two, sent_twice: Event, by: str
) -> None:
    """A return that was a wrong press has taken no way back."""
    before = two.stored(sent_twice)
    finish(two.old, sent_twice, THIRD)
    undoing: Office = getattr(two, by)
    undoing.do("undo", sent_twice, by=THIRD)
    ways = ("origin", "origin_service", "sent_for", "origins", "tied")
    after = two.stored(sent_twice)
    assert {name: after.get(name) for name in ways} == {name: before.get(name) for name in ways}
    assert finish(two.new, sent_twice, THIRD) == ("returned", "counter/9", "first")


# ------------------------------------------------------------------------- pauses


def counter_seven(two: Two) -> Event:
    """Give the row of counter 7 as today's version tells it."""
    rows: dict[str, Event] = {row["number"]: row for row in two.new.snapshot()["counters"]}
    return rows["7"]


def test_no_reason_of_a_pause_is_told_when_the_older_has_opened_or_closed_the_counter(
    two: Two,
) -> None:
    """It knows no reasons: what it leaves of ours is told of no open and of no closed counter."""
    two.new.open()
    two.new.pause(reason="lunch")
    two.old.open()
    assert "pause_reason" not in counter_seven(two)
    two.new.pause()
    assert counter_seven(two)["state"] == "paused"
    assert "pause_reason" not in counter_seven(two)
    two.new.open()
    two.new.pause(reason="soon")
    two.old.close()
    assert counter_seven(two) == {"number": "7", "state": "closed"}


# ------------------------------------------------------------------------- messages


def test_messages_of_a_day_go_in_the_end_when_the_older_has_closed_it(two: Two) -> None:
    """It knows none and leaves them; ours takes them away with its day, and gives no id again."""
    two.new.show("closed")
    evacuation = two.new.show("evacuation")["message"]
    two.clock.forward(minutes=A_DAY)
    assert two.old.ledger.close_day(two.clock())
    assert [row["kind"] for row in two.new.messages()] == ["closed", "evacuation"]
    two.clock.forward(minutes=A_DAY)
    assert two.new.ledger.close_day(two.clock())
    assert two.new.messages() == [evacuation]
    assert two.new.show("news")["message"]["id"] == "3"


# ------------------------------------------------------------------------- answers


def test_a_refusal_says_where_it_was_decided_when_the_older_has_kept_it(two: Two) -> None:
    """It kept no position: what is true of it is that it was decided by now."""
    ticket, command = two.new.waiting(), two.new.command()
    told = {"ticket": ticket["id"], "counter": ORIGIN}
    with pytest.raises(Refused, match="wrong_state"):
        two.old.ledger.start(command, **told)
    two.clock.forward(seconds=1)
    command = Command(command.actor, command.id, command.digest, two.clock())
    with pytest.raises(Refused, match="wrong_state") as refused:
        two.new.ledger.start(command, **told)
    newest = two.new.snapshot()["position"]
    assert refused.value.decided == {"position": newest, "at": two.clock()}
    assert refused.value.more == {}


# ------------------------------------------------------------------------- any day


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_lost_when_two_versions_take_turns_all_day(two: Two, seed: int) -> None:
    """Duties of either never fail, everybody stands where the row says, and each can be ended.

    After a second nobody is counted twice, unless the older has exchanged people within it.
    """
    crowd = Crowd(two, seed)
    for number in crowd.counters:
        two.new.open(number)
    for step in range(200):
        crowd.act()
        two.old.ledger.alive(two.clock(), crowd.counters)
        crowd.office.due()
        if step % 10 == 0:
            assert_sound(two)
    end_the_day(two, crowd)
    two.clock.forward(minutes=A_DAY)
    crowd.office.ledger.close_day(two.clock())
    assert two.new.snapshot()["tickets"] == []
    two.clock.forward(minutes=A_DAY)
    two.new.due()
    assert set(everything(two.store)[0]) == set()


def assert_sound(two: Two) -> None:
    """Everybody stands where the row says; nobody is told of too few before them."""
    two.new.due()
    found, told = sets_of(two), sets_told(two)
    together, expected = found.pop("together", {}), told.pop("together", {})
    exact = together.keys() == expected.keys()
    assert len(together) == len(expected)
    assert found == told
    rows = everything(two.store)[1].values()
    waiting = [row for row in rows if row["state"] == "waiting"]
    for row in waiting:
        ahead = two.ahead(row)
        assert ahead >= 0
        if exact:
            line = set(queues_of(row))
            before = [each for each in waiting if line & set(queues_of(each))]
            assert ahead >= sum(float(each["rank"]) < float(row["rank"]) for each in before)


def end_the_day(two: Two, crowd: Crowd) -> None:
    """Serve whoever is there until nobody is left, by either version."""
    for number in crowd.counters:
        with suppress(Refused):
            two.new.open(number)
    for _ in range(60):
        for row in two.new.snapshot()["tickets"]:
            with suppress(Refused):
                end_one(crowd.office, row, crowd.chance.choice(crowd.counters))
        two.clock.forward(minutes=1)
        two.old.ledger.alive(two.clock(), crowd.counters)
        crowd.office.due()
    assert [row for row in two.new.snapshot()["tickets"] if row["state"] != "missed"] == []
