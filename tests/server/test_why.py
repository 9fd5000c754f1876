"""The reading `why`: where a ticket stands, and which calls have passed it since it waits."""

from typing import Any

import pytest

from server.ledger import Refused
from server.store import Store
from server.why import words
from tests.clock import Clock
from tests.office import KIOSK, Event, Office, event_of


def why(office: Office, ticket: Event) -> Any:
    """What the ledger knows of a ticket's wait."""
    return office.ledger.why(ticket["id"])


def passes(office: Office, ticket: Event) -> list[str]:
    """The numbers that passed this ticket, in the order of their calls."""
    return [told["number"] for told in why(office, ticket)["passes"]]


def reasons(told: Any, office: Office) -> Any:
    """The reasons that are said of it in German."""
    return words(told, office.ledger.site, "de")["reasons"]


def caseworker_at(office: Office, counter: str) -> str:
    """Today's id of whoever sits there."""
    rows = {row["number"]: row for row in office.snapshot()["counters"]}
    return str(rows[counter]["caseworker"])


def aheads(office: Office) -> tuple[int, ...]:
    """People before a new number: by paper, by paper of a late appointment, and by why."""
    office.clock.forward(seconds=1)
    code = f"of-{office.clock()}"
    office.put(code, code=code, slot_ms=office.clock() - 16 * 60_000)
    issued = office.ledger.issue(office.command(), service="renew", language="de", kiosk=KIOSK)
    late = office.ledger.check_in(office.command(), code_hash=code, kiosk=KIOSK)
    ticket = event_of(issued)["ticket"]
    office.do("deliver", ticket, kiosk=KIOSK, how="paper")
    told = event_of(issued), event_of(late), why(office, ticket)
    office.do("cancel", ticket, kiosk="", reason="left")
    return tuple(each["ahead"] for each in told)


def test_why_tells_place_and_counters_when_somebody_waits(office: Office) -> None:
    """People ahead, the counters that could serve it, and those of them that are open."""
    office.open("7")
    office.open("8")
    office.ledger.pause(office.command(), counter="8")
    first, second = office.waiting(), office.waiting("work")
    told = why(office, second)
    assert told == {
        "ticket": office.row(second),
        "ahead": 1,
        "hold_ms": 20 * 60_000,
        "counters": {"able": ["5", "7", "9"], "open": ["7"]},
        "passes": [],
    }
    assert why(office, first)["ahead"] == 0


def test_why_says_the_h_of_the_day_when_the_site_file_has_another(
    office: Office, store: Store, clock: Clock
) -> None:
    """A change of H holds from the next business day on; so long each answer says the old one."""
    later = office.under(store, hold_minutes=5)
    early = later.waiting()
    clock.forward(minutes=15)
    helped = later.waiting(needs=["help"])
    later.open()
    assert later.call()["ticket"]["id"] == helped["id"]
    told = why(later, early)
    assert told["hold_ms"] == 20 * 60_000
    assert "20" in str(words(told, later.ledger.site, "de")["text"])
    clock.forward(minutes=24 * 60)
    assert why(later, later.waiting())["hold_ms"] == 5 * 60_000


def test_why_counts_each_person_once_when_several_came_in_one_moment(office: Office) -> None:
    """Of equal rank those issued earlier stand before, also who waits in two of the queues."""
    first = office.waiting("renew", further=["work"], order="any")
    second = office.waiting()
    assert [why(office, ticket)["ahead"] for ticket in (first, second)] == [0, 1]


def test_why_counts_who_is_held_when_that_counter_could_serve_the_ticket(office: Office) -> None:
    """Whoever was sent to one counter stands there before a later ticket, whatever it is for."""
    office.open("7")
    office.do("forward", office.waiting("ukraine"), by="", counter="7")
    assert why(office, office.waiting("asylum"))["ahead"] == 1


def test_why_names_a_pass_by_rank_when_help_went_before(office: Office, clock: Clock) -> None:
    """A head start that passed somebody is told with its rule, size and moment."""
    early = office.waiting()
    clock.forward(minutes=5)
    helped = office.waiting(needs=["help"])
    office.open()
    clock.forward(minutes=1)
    office.call()
    assert why(office, early)["passes"] == [
        {
            "rule": "rank",
            "rank": helped["rank"],
            "counted_ms": helped["counted_ms"],
            "head_start_ms": 20 * 60_000,
            "number": "K102",
            "counter": "7",
            "at": clock(),
        }
    ]


def test_why_names_the_reason_when_somebody_was_called_by_hand(
    office: Office, clock: Clock
) -> None:
    """A call by hand beyond H stands there with the reason that was given for it."""
    early = office.waiting()
    clock.forward(minutes=21)
    late = office.waiting()
    office.open()
    reason = min(office.ledger.site.call_reason_keys)
    office.by_hand(ticket=late["id"], reason=reason)
    [told] = why(office, early)["passes"]
    assert (told["rule"], told["reason"], told["number"]) == ("chosen", reason, "K102")


def test_why_names_a_missed_visitor_when_it_was_called_first(office: Office, clock: Clock) -> None:
    """Who was missed and comes back passes those whose time is earlier than the new one."""
    missed = office.missed()
    clock.forward(minutes=16)
    early = office.waiting()
    clock.forward(minutes=1)
    office.by_hand(ticket=missed["id"])
    [told] = why(office, early)["passes"]
    assert (told["rule"], told["number"]) == ("missed", missed["number"])


def test_why_leaves_out_calls_when_they_did_not_pass(office: Office, clock: Clock) -> None:
    """No pass is a call of an earlier time, of before it came, or of a counter for others."""
    office.called("7")
    clock.forward(minutes=1)
    ticket = office.waiting()
    clock.forward(minutes=1)
    office.called("2", service="eat-pickup")
    office.do("put_back", office.row({"id": "0000000001"}), counter="7")
    assert office.call("7")["ticket"]["id"] == "0000000001"
    assert passes(office, ticket) == []


def test_why_leaves_out_a_call_when_it_was_undone(office: Office, clock: Clock) -> None:
    """A call that was taken back has passed nobody; one before it still has."""
    early = office.waiting()
    clock.forward(minutes=1)
    helped, other = (office.waiting(needs=["help"]) for _ in range(2))
    office.open("7")
    office.open("8")
    office.call("7")
    clock.forward(seconds=1)
    office.call("8")
    assert passes(office, early) == [helped["number"], other["number"]]
    office.do("undo", other, by="8")
    assert passes(office, early) == [helped["number"]]


@pytest.mark.parametrize("mistake", ["call", "cancel"])
def test_why_leaves_out_a_call_when_the_ticket_was_away_by_mistake(
    office: Office, clock: Clock, mistake: str
) -> None:
    """Who was called or taken out by mistake did not wait until the undo; before and after, yes."""
    early = office.waiting()
    clock.forward(minutes=1)
    before, meanwhile, after = (office.waiting(needs=["help"]) for _ in range(3))
    for counter in ("7", "8", "9"):
        office.open(counter)
    office.by_hand("8", ticket=before["id"])
    clock.forward(ms=1)
    if mistake == "call":
        office.by_hand("7", ticket=early["id"])
    else:
        office.do("cancel", early, kiosk="", reason="left")
    office.by_hand("9", ticket=meanwhile["id"])
    clock.forward(seconds=10)
    office.do("undo", early, by="7" if mistake == "call" else "")
    office.by_hand("7", ticket=after["id"])
    assert passes(office, early) == [before["number"], after["number"]]


def test_why_tells_a_pass_when_another_ones_call_was_undone(office: Office, clock: Clock) -> None:
    """The span of a mistake counts for its own ticket alone."""
    early = office.waiting()
    clock.forward(minutes=1)
    helped, other = (office.waiting(needs=["help"]) for _ in range(2))
    office.open("7")
    office.open("8")
    office.call("7")
    office.call("8")
    clock.forward(seconds=10)
    office.do("undo", other, by="8")
    assert passes(office, early) == [helped["number"]]


def test_why_tells_passes_in_one_order_when_they_came_at_once(office: Office, clock: Clock) -> None:
    """Calls of the same millisecond stand in one order, whichever the store's hash has."""
    early = office.waiting()
    clock.forward(minutes=1)
    numbers = [office.waiting(needs=["help"])["number"] for _ in range(12)]
    office.open("7")
    for count, _ in enumerate(numbers, start=1):
        office.finish(office.serve("7"), "7")
        assert passes(office, early) == numbers[:count]


def test_why_leaves_out_calls_when_the_ticket_did_not_wait(office: Office, clock: Clock) -> None:
    """Who was called, however often, or was away, was not passed by what came meanwhile."""
    ticket = office.called("7")
    clock.forward(minutes=1)
    office.called("8")
    clock.forward(minutes=1)
    office.do("recall", ticket, counter="7")
    assert passes(office, ticket) == []
    office.do("start", ticket, counter="7")
    office.do("park", ticket, counter="7", reason="photo")
    clock.forward(minutes=1)
    office.called("5")
    assert passes(office, ticket) == []


def test_why_leaves_out_calls_when_they_were_before_it_waited(office: Office, clock: Clock) -> None:
    """Neither a call before it came nor one while it was away has passed it, also afterwards."""
    office.put(slot_ms=clock() + 30 * 60_000)
    office.do("deliver", office.check_in(), kiosk=KIOSK, how="paper")
    office.open("7")
    appointment = office.call("7")["ticket"]
    clock.forward(minutes=1)
    ticket = office.waiting("first")
    assert passes(office, ticket) == []
    office.open("5")
    office.call("5")
    office.do("put_back", appointment, counter="7")
    clock.forward(minutes=1)
    office.call("7")
    clock.forward(minutes=1)
    office.do("put_back", ticket, counter="5")
    assert passes(office, ticket) == []


def test_why_leaves_out_calls_when_the_moment_is_the_same(office: Office, clock: Clock) -> None:
    """Who came in the same moment has not passed, nor who was called in the same one."""
    ticket, alike = office.waiting(), office.waiting()
    clock.forward(minutes=1)
    later = office.waiting()
    for counter in ("5", "7", "9"):
        office.open(counter)
    clock.forward(minutes=1)
    office.by_hand("5", ticket=alike["id"])
    assert passes(office, ticket) == []
    clock.forward(minutes=1)
    assert office.call("7")["ticket"]["id"] == ticket["id"]
    office.by_hand("9", ticket=later["id"])
    assert passes(office, ticket) == []


def test_why_looks_at_one_counter_when_the_ticket_is_held_for_it(office: Office) -> None:
    """Who waits for one counter is told of that one alone."""
    office.open("5")
    office.open("7")
    ticket = office.waiting()
    office.do("forward", ticket, by="", counter="5")
    assert why(office, ticket)["counters"] == {"able": ["5"], "open": ["5"]}


@pytest.mark.parametrize("away", ["closed", "left", "replaced"])
def test_why_names_no_counter_when_the_caseworker_is_not_there(office: Office, away: str) -> None:
    """Whoever sits at that person's counter now does not call who is held for the person."""
    office.open("7")
    ticket = office.waiting()
    office.do("forward", ticket, by="", caseworker=caseworker_at(office, "7"))
    assert why(office, ticket)["counters"] == {"able": ["7"], "open": ["7"]}
    if away == "left":
        office.clock.forward(minutes=6)
        office.due()
    else:
        office.close("7")
    if away == "replaced":
        office.ledger.open_counter(office.command(), counter="7", person="somebody else")
    told = why(office, ticket)
    assert told["counters"] == {"able": [], "open": []}
    assert "nobody_open" in {one["rule"] for one in reasons(told, office)}
    office.ledger.open_counter(office.command(), counter="9", person="person-7")
    assert why(office, ticket)["counters"] == {"able": ["9"], "open": ["9"]}


def test_people_ahead_are_all_of_those_counters_when_some_are_held_there(
    office: Office, clock: Clock
) -> None:
    """Paper, check-in and why count who waits for a caseworker at a counter that could serve."""
    for counter in ("2", "7"):
        office.open(counter)
    for counter in ("2", "7", "7"):
        office.do("forward", office.waiting(), by="", caseworker=caseworker_at(office, counter))
    office.do("forward", office.waiting(), by="", counter="7")
    clock.forward(minutes=1)
    assert aheads(office) == (3, 3, 3)
    office.ledger.pause(office.command(), counter="7")
    assert aheads(office) == (3, 3, 3)
    office.close("7")  # who was held for the counter waits like everybody, for the person not yet
    assert aheads(office) == (1, 1, 1)


def test_why_is_refused_when_there_is_no_such_ticket(office: Office) -> None:
    """Nothing is said of what was never issued."""
    with pytest.raises(Refused, match="unknown_ticket"):
        office.ledger.why("9999999999")
