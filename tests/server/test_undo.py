"""The verb undo: one's own last step is taken back, and everything is as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pytest

from server.ledger import Refused
from server.store import Store
from server.ticket import UNDOABLE
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import everything


@dataclass(frozen=True)
class Step:
    """A verb that is about to be done with a ticket, and who does it ("" is the desk)."""

    ticket: Event
    by: str
    act: Callable[[], object]


def desk_cancels(office: Office) -> Step:
    """Somebody who waits gives the number back."""
    ticket = office.waiting()
    return Step(ticket, "", lambda: office.do("cancel", ticket, kiosk="", reason="left"))


def call_next(office: Office) -> Step:
    """The next one is called."""
    ticket = office.waiting(needs=["help"])
    office.open()
    return Step(ticket, "7", office.call)


def call(office: Office) -> Step:
    """A missed visitor is called by hand."""
    ticket = office.missed()
    return Step(ticket, "7", lambda: office.by_hand(ticket=ticket["id"]))


def finish(office: Office, **visit: Any) -> Step:
    """A visit ends, or one concern of it."""
    ticket = office.serving(**visit)
    return Step(ticket, "7", lambda: office.finish(ticket))


def return_to_origin(office: Office) -> Step:
    """A ticket that counter 7 has sent to counter 8 goes back."""
    ticket = office.serving("7")
    office.open("8")
    office.do("forward", ticket, by="7", counter="8", note="copy", come_back=True)
    office.serve("8")
    return Step(ticket, "8", lambda: office.finish(ticket, "8"))


def at_counter(scene: str, verb: str, who: str = "counter", **more: object) -> Callable[..., Step]:
    """Counter 7 does this verb with the ticket that `Office.<scene>()` makes."""

    def step(office: Office) -> Step:
        office.open("8")
        ticket = getattr(office, scene)()
        return Step(ticket, "7", lambda: office.do(verb, ticket, **{who: "7"}, **more))

    return step


SCENES: Final[dict[str, Callable[[Office], Step]]] = {
    "amend": at_counter("called", "amend", "by", add="work", persons=3, needs=["help"]),
    "cancel": desk_cancels,
    "call_next": call_next,
    "call": call,
    "start": at_counter("called", "start"),
    "finish": finish,
    "finish_concern": lambda office: finish(office, further=["einb"], order="any"),
    "go_on": lambda office: finish(office, further=["work", "einb"]),
    "return_to_origin": return_to_origin,
    "no_show": at_counter("called", "no_show"),
    "put_back": at_counter("called", "put_back"),
    "readmit": at_counter("missed", "readmit"),
    "park": at_counter("serving", "park", reason="photo"),
    "resume": at_counter("parked", "resume", "by"),
    "return_from_park": at_counter("parked", "resume", "by", to="queue"),
    "transfer": at_counter("serving", "transfer", "by", service="einb", note="see file"),
    "forward": at_counter("serving", "forward", "by", counter="8", come_back=True),
}


@pytest.fixture(params=sorted(UNDOABLE))
def move(request: pytest.FixtureRequest) -> str:
    """Each move that may be taken back."""
    return str(request.param)


def caseworker_at(office: Office, counter: str) -> str:
    """The opaque id of who sits at this counter."""
    rows = {row["number"]: row for row in office.snapshot()["counters"]}
    return str(rows[counter]["caseworker"])


def undo(office: Office, ticket: Event, by: str = "7") -> Event:
    """Take the last step back; the event."""
    return office.do("undo", ticket, by=by)


def test_undo_restores_everything_when_it_is_within_the_time(
    office: Office, store: Store, clock: Clock, move: str
) -> None:
    """At the last moment row, queues, due things and counters are what they were before."""
    step = SCENES[move](office)
    before, row = everything(store), office.row(step.ticket)
    clock.forward(seconds=10)
    step.act()
    assert everything(store) != before
    clock.forward(ms=office.ledger.site.rules.undo_ms)
    event = undo(office, step.ticket, step.by)
    assert everything(store) == before
    row.pop("note", None)
    assert (event["type"], event["move"], event["ticket"]) == ("undone", move, row)


def test_undo_is_refused_when_it_is_too_late(
    office: Office, store: Store, clock: Clock, move: str
) -> None:
    """One moment after the time the step stands, and the refusal changes nothing."""
    step = SCENES[move](office)
    step.act()
    done = everything(store)
    clock.forward(ms=office.ledger.site.rules.undo_ms + 1)
    with pytest.raises(Refused, match="undo_too_late"):
        undo(office, step.ticket, step.by)
    assert everything(store) == done


def test_undo_is_refused_when_somebody_else_made_the_step(office: Office, move: str) -> None:
    """Neither another counter nor the desk takes back what a counter did, nor the reverse."""
    step = SCENES[move](office)
    step.act()
    for by in {"", "7", "8", "9"} - {step.by}:
        with pytest.raises(Refused, match="not_your_step"):
            undo(office, step.ticket, by)


def test_undo_is_refused_when_it_was_done_already(office: Office, move: str) -> None:
    """A step is taken back once, and the steps before it stand."""
    step = SCENES[move](office)
    step.act()
    undo(office, step.ticket, step.by)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(office, step.ticket, step.by)


@pytest.mark.parametrize("by_clock", [False, True])
def test_undo_is_refused_when_the_step_is_no_persons(
    office: Office, clock: Clock, *, by_clock: bool
) -> None:
    """What a kiosk or the clock did stays done, and ends what could be taken back before."""
    ticket = office.parked() if by_clock else office.waiting()
    if by_clock:
        clock.forward(minutes=20)
        office.ledger.due(clock())
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(office, ticket)


def test_undo_is_refused_when_another_one_sits_at_the_counter(office: Office) -> None:
    """The counter has room for one: the finished ticket does not come back beside the next."""
    ticket = office.serving()
    office.finish(ticket)
    office.waiting()
    office.call()
    with pytest.raises(Refused, match="counter_busy"):
        undo(office, ticket)


def test_undo_is_refused_when_the_counter_has_closed(office: Office) -> None:
    """Nobody sits at a closed counter."""
    ticket = office.serving()
    office.finish(ticket)
    office.close()
    with pytest.raises(Refused, match="counter_closed"):
        undo(office, ticket)


def test_undo_takes_back_each_step_when_each_is_the_last(office: Office, store: Store) -> None:
    """Call, start, park, transfer, finish: each is taken back at once and the next is done."""
    ticket = office.waiting()
    office.open("7")
    office.open("8")
    for verb, more in (
        ("call", {"counter": "7"}),
        ("start", {"counter": "7"}),
        ("park", {"counter": "7", "reason": "photo"}),
        ("resume", {"by": "7"}),
        ("start", {"counter": "7"}),
        ("amend", {"by": "7", "language": "tr"}),
        ("finish", {"counter": "7", "outcome": "done"}),
    ):
        before = everything(store)
        office.do(verb, ticket, **more)
        undo(office, ticket)
        assert everything(store) == before, verb
        office.do(verb, ticket, **more)


def test_undo_takes_back_the_call_before_when_it_was_repeated(
    office: Office, store: Store, clock: Clock
) -> None:
    """A recall is no step of its own: the call goes, with all its repeats."""
    office.waiting()
    office.open()
    before = everything(store)
    ticket = office.call()["ticket"]
    clock.forward(ms=office.ledger.site.rules.recall_gap_ms)
    office.do("recall", ticket, counter="7")
    undo(office, ticket)
    assert everything(store) == before


def test_undo_keeps_the_order_of_open_tickets_when_a_counter_has_two(
    office: Office, store: Store
) -> None:
    """The older ticket comes back before the newer one."""
    roomy = office.under(store, open_tickets_per_counter=2)
    older = roomy.serving()
    roomy.waiting()
    roomy.call()
    before = everything(store)
    roomy.finish(older)
    undo(roomy, older)
    assert everything(store) == before


def test_undo_lets_a_visitor_wait_for_all_when_the_own_counter_has_closed(office: Office) -> None:
    """A queue that nobody calls from gets nobody, and the ticket keeps its counted time."""
    ticket = office.serving("7")
    office.open("8")
    held = office.do("forward", ticket, by="7", counter="8")["ticket"]
    office.do("cancel", held, kiosk="", reason="left")
    office.close("8")
    row = undo(office, held, "")["ticket"]
    assert "held_for" not in row
    assert "held_at" not in row
    assert row["counted_ms"] == ticket["counted_ms"]
    assert office.call("7")["ticket"]["id"] == ticket["id"]


def test_undo_by_the_desk_is_refused_when_another_person_of_the_desk_did_it(
    office: Office,
) -> None:
    """The desk is many people: each takes back only what they did themselves."""
    ticket = office.waiting()
    office.do("amend", ticket, by="", persons=2)
    command = office.command()
    other = type(command)("somebody else", command.id, command.digest, command.now_ms)
    with pytest.raises(Refused, match="not_your_step"):
        office.ledger.undo(other, ticket=ticket["id"], by="")


def test_undo_is_the_desks_when_the_desk_has_called_to_a_counter(office: Office) -> None:
    """The counter takes back its own calls, not one that reception has decided."""
    ticket = office.waiting()
    office.open()
    office.by_hand(ticket=ticket["id"], anywhere=True)
    with pytest.raises(Refused, match="not_your_step"):
        undo(office, ticket, "7")
    undo(office, ticket, "")


def test_undo_is_refused_when_the_ticket_is_unknown(office: Office) -> None:
    """There is nothing to take back where there is no ticket."""
    with pytest.raises(Refused, match="unknown_ticket"):
        undo(office, {"id": "0000000099"})


def test_undo_is_refused_when_the_appointment_has_another_number_by_now(
    office: Office, clock: Clock
) -> None:
    """One appointment is one number: a cancelled one stays so once its owner has another."""
    office.ledger.put_appointment(
        office.command(), appointment="a-1", code_hash="c" * 64, service="renew", slot_ms=clock()
    )
    first = office.check_in("c" * 64)
    office.do("cancel", first, kiosk="", reason="mistake")
    second = office.check_in("c" * 64)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(office, first, "")
    office.do("cancel", second, kiosk="", reason="mistake")
    assert undo(office, second, "")["ticket"] == second


def test_undo_is_refused_when_the_visit_was_found_overlong_since(
    office: Office, store: Store, clock: Clock
) -> None:
    """However long the site lets steps be taken back: a visit that counts as overlong had begun."""
    patient = office.under(store, undo_seconds=36_000)
    ticket = patient.serving()
    minutes = patient.ledger.site.service("renew").minutes * 3
    clock.forward(minutes=minutes)
    patient.ledger.alive(clock(), ["7"])
    patient.ledger.due(clock())
    assert patient.row(ticket)["overlong"] is True
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(patient, ticket)


def test_undo_is_refused_when_nobody_is_at_the_counter_any_more(
    office: Office, clock: Clock
) -> None:
    """Nobody is called to a counter that gives no sign of life: no clock would take them back."""
    ticket = office.called()
    clock.forward(minutes=4.5)
    office.do("transfer", ticket, by="", service="first")
    clock.forward(seconds=30)
    office.due()
    with pytest.raises(Refused, match="counter_closed"):
        undo(office, ticket, "")
    assert office.row(ticket)["state"] == "waiting"


def test_undo_restores_where_it_waited_when_the_caseworker_has_moved(office: Office) -> None:
    """A step that is taken back leaves no area behind, though the row has changed since."""
    ticket = office.serving("7")
    office.open("8")
    office.do("forward", ticket, by="7", caseworker=caseworker_at(office, "8"))
    office.close("8")
    office.ledger.open_counter(office.command(), counter="10", person="person-8")
    assert office.row(ticket)["waits_in"] == "W"
    assert undo(office, ticket)["ticket"]["waits_in"] == "K"


def test_undo_forgets_the_way_back_when_the_holder_has_gone(office: Office) -> None:
    """Restored, but let go: the ticket that was handed over waits like everybody."""
    ticket = office.serving("7")
    office.open("8")
    office.do("forward", ticket, by="7", counter="8", come_back=True)
    office.do("amend", ticket, by="", persons=2)
    office.do("cancel", ticket, kiosk="", reason="left")
    office.close("8")
    row = undo(office, ticket, "")["ticket"]
    assert row["state"] == "waiting"
    assert not {"held_for", "origin"} & set(row)
    office.serve("7")
    assert office.finish(ticket, "7")["type"] == "finished"


def test_undo_of_a_start_is_refused_when_nobody_is_at_the_counter_any_more(
    office: Office, store: Store, clock: Clock
) -> None:
    """Nobody stands as called at a counter without a sign of life: the visit goes on there."""
    patient = office.under(store, undo_seconds=600)
    ticket = patient.serving("7")
    clock.forward(minutes=5)
    patient.due()
    with pytest.raises(Refused, match="counter_closed"):
        undo(patient, ticket)
    assert patient.row(ticket)["state"] == "serving"


def test_undo_of_an_amendment_is_possible_when_the_visit_goes_on_at_a_left_counter(
    office: Office, store: Store, clock: Clock
) -> None:
    """What is served goes on, so what was put right there can be taken back."""
    patient = office.under(store, undo_seconds=600)
    ticket = patient.serving("7")
    patient.do("amend", ticket, by="7", persons=3)
    clock.forward(minutes=5)
    patient.due()
    assert undo(patient, ticket)["ticket"]["persons"] == 1
