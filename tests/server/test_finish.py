"""The verb finish: the visit is over."""

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import Clock
from tests.office import Event, Office
from tests.places import everything


def test_finish_frees_the_counter_when_the_visit_is_over(office: Office) -> None:
    """A finished ticket is gone from what is live, and the counter may call again."""
    event = office.finish(office.serving())
    assert (event["type"], event["outcome"]) == ("finished", "done")
    state = office.snapshot()
    assert state["tickets"] == []
    assert "ticket" not in state["counters"][0]


def test_finish_is_refused_when_nobody_was_served(office: Office) -> None:
    """A call alone cannot be finished."""
    with pytest.raises(Refused, match="wrong_state"):
        office.finish(office.called())


def test_finish_is_refused_when_another_counter_serves(office: Office) -> None:
    """A counter acts on its own tickets only."""
    ticket = office.serving("7")
    with pytest.raises(Refused, match="not_your_ticket"):
        office.finish(ticket, "8")


def test_finish_keeps_the_outcome_when_it_is_another(office: Office) -> None:
    """Whatever the site calls it stands in the event."""
    ticket = office.serving()
    assert office.do("finish", ticket, counter="7", outcome="papers-missing")["outcome"] == (
        "papers-missing"
    )


def sent_to_8(office: Office, **more: object) -> Event:
    """A ticket that counter 7 has handed to counter 8, where it is served; it is to come back."""
    ticket = office.serving("7", **more)
    office.open("8")
    office.do("forward", ticket, by="7", counter="8", come_back=True)
    return office.serve("8")


@pytest.mark.parametrize("paused", [False, True])
def test_finish_returns_to_the_origin_when_somebody_is_there(
    office: Office, *, paused: bool
) -> None:
    """The visitor waits for the counter that had sent them, with the counted time."""
    ticket = sent_to_8(office)
    if paused:
        office.ledger.pause(office.command(), counter="7")
    event = office.finish(ticket, "8")
    row = event["ticket"]
    assert (event["type"], row["state"], row["held_for"]) == ("returned", "waiting", "counter/7")
    assert (row["service"], row["counted_ms"]) == ("renew", ticket["counted_ms"])
    assert not {"origin", "counter", "started_ms"} & set(row)


@pytest.mark.parametrize("again", [False, True])
def test_finish_lets_all_call_when_the_origin_has_closed(office: Office, *, again: bool) -> None:
    """Nobody waits for a closed counter; one that has opened again is there again."""
    ticket = sent_to_8(office)
    office.close("7")
    if again:
        office.open("7")
    row = office.finish(ticket, "8")["ticket"]
    assert row.get("held_for") == ("counter/7" if again else None)
    assert office.call("7" if again else "8")["ticket"]["id"] == ticket["id"]


def test_finish_has_each_concern_once_when_one_was_added_meanwhile(office: Office) -> None:
    """What is open at the origin is not there twice after the return."""
    ticket = office.serving("7")
    office.open("10")
    office.do("transfer", ticket, by="7", service="einb", come_back=True)
    office.do("amend", ticket, by="", add="renew")
    office.serve("10")
    assert office.finish(ticket, "10")["ticket"]["services"] == ["renew"]


def test_finish_ends_the_visit_when_the_origin_has_it_again(office: Office) -> None:
    """There and back once: the next finish is the end."""
    ticket = sent_to_8(office)
    office.finish(ticket, "8")
    office.serve("7")
    assert office.finish(ticket, "7")["type"] == "finished"


def test_finish_keeps_the_first_origin_when_the_second_one_sent_on_too(office: Office) -> None:
    """Sent from 7 to 8 and on to 9: back to 8 first, then to 7, then it is over."""
    ticket = sent_to_8(office)
    office.open("9")
    office.do("forward", ticket, by="8", counter="9", come_back=True)
    came_back = []
    for counter in ("9", "8", "7"):
        office.serve(counter)
        row = office.finish(ticket, counter)["ticket"]
        came_back.append((row["state"], row.get("held_for"), row.get("origin")))
    assert came_back == [
        ("waiting", "counter/8", "7"),
        ("waiting", "counter/7", None),
        ("finished", None, None),
    ]


def test_finish_goes_back_all_the_way_when_somebody_does_it_after_handing_it_on(
    office: Office,
) -> None:
    """Sent from 7 to 9 for another concern and on to 8, done at 9 after all: 7 still waits."""
    ticket = office.serving("7")
    office.open("8")
    office.open("9")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.by_hand("9", ticket=ticket["id"])
    office.do("start", ticket, counter="9")
    office.do("forward", ticket, by="9", counter="8", come_back=True)
    office.by_hand("9", ticket=ticket["id"], anywhere=True)
    office.do("start", ticket, counter="9")
    row = office.finish(ticket, "9")["ticket"]
    assert (row["state"], row["held_for"], row["services"]) == ("waiting", "counter/7", ["renew"])
    assert "origin" not in row


def test_finish_says_the_order_when_more_than_one_thing_is_open_again(office: Office) -> None:
    """What two ways back to this counter left open comes one after the other, as planned."""
    ticket = office.serving("7")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.do("amend", ticket, by="", service="first")
    office.serve("7")
    office.do("transfer", ticket, by="7", service="fiktion", come_back=True)
    office.serve("7")
    row = office.finish(ticket, "7")["ticket"]
    assert (row["services"], row["order"]) == (["renew", "first"], "planned")


@pytest.mark.parametrize("gone", ["closes", "is left"])
@pytest.mark.parametrize("server", ["7", "9"])
def test_finish_ends_the_visit_when_the_one_it_was_handed_to_went_away(
    office: Office, clock: Clock, gone: str, server: str
) -> None:
    """Whoever is let go waits like everybody: done anywhere, nobody is sent back for the same."""
    ticket = office.serving("7")
    office.open("8")
    office.open("9")
    office.do("forward", ticket, by="7", counter="8", come_back=True)
    if gone == "closes":
        office.close("8")
    else:
        clock.forward(minutes=4)
        office.ledger.alive(clock(), ["7", "9"])
        clock.forward(minutes=1)
        office.due()
    assert "origin" not in office.row(ticket)
    assert office.serve(server)["id"] == ticket["id"]
    assert office.finish(ticket, server)["type"] == "finished"


def test_finish_still_returns_when_it_was_sent_for_something_else_and_let_go(
    office: Office,
) -> None:
    """Who was sent on to get one thing done comes back for the other, whoever does it."""
    ticket = office.serving("7")
    office.open("9")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.open("8")
    office.do("forward", ticket, by="", counter="8")
    office.close("8")
    office.serve("9")
    event = office.finish(ticket, "9")
    assert (event["type"], event["ticket"]["service"]) == ("returned", "renew")
    assert event["ticket"]["held_for"] == "counter/7"


def test_finish_goes_on_with_the_origins_concern_when_the_origin_itself_did_the_other(
    office: Office,
) -> None:
    """The counter that had sent the visitor does it itself: it goes on with what was open there."""
    ticket = office.serving("7")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.serve("7")
    event = office.finish(ticket, "7")
    row = event["ticket"]
    assert (event["type"], event["service"]) == ("concern_finished", "work")
    assert (row["state"], row["services"], row["counter"]) == ("serving", ["renew"], "7")
    assert "origin" not in row
    assert office.finish(ticket, "7")["type"] == "finished"


def test_finish_stays_on_its_way_when_another_concern_was_done_first(office: Office) -> None:
    """With any order, nobody returns before the thing is done that they were sent for."""
    ticket = office.serving("7", further=["einb"], order="any")
    office.open("9")
    office.open("10")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.serve("10")
    event = office.finish(ticket, "10")
    assert (event["type"], event["ticket"]["services"]) == ("concern_finished", ["work"])
    office.serve("9")
    row = office.finish(ticket, "9")["ticket"]
    assert (row["held_for"], row["services"]) == ("counter/7", ["renew"])


@pytest.mark.parametrize("way", ["amended", "dropped"])
def test_finish_returns_when_what_it_was_sent_for_is_no_concern_any_more(
    office: Office, way: str
) -> None:
    """What is not wanted any more needs nobody to do it: the next finish leads back."""
    ticket = office.serving("7", further=["einb"])
    office.open("10")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    wish = {"service": "company"} if way == "amended" else {"drop": "work"}
    office.do("amend", ticket, by="", **wish)
    office.serve("10")
    row = office.finish(ticket, "10")["ticket"]
    assert (row["held_for"], row["service"]) == ("counter/7", "renew")


def test_finish_has_no_order_when_one_concern_returns(office: Office) -> None:
    """An order is for several: what returns alone has none."""
    ticket = office.serving("7")
    office.open("9")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.serve("9")
    office.do("amend", ticket, by="9", add="renew")
    row = office.finish(ticket, "9")["ticket"]
    assert row["services"] == ["renew"]
    assert "order" not in row


@pytest.mark.parametrize("end", ["finished", "cancelled"])
def test_finish_and_cancel_leave_no_origin_when_the_ticket_has_ended(
    office: Office, store: Store, end: str
) -> None:
    """What leads nowhere is not kept, not even the first of several ways back."""
    if end == "cancelled":
        ticket = sent_to_8(office)
        office.do("transfer", ticket, by="8", area="K", come_back=True)
        office.do("cancel", ticket, kiosk="", reason="left")
    else:
        ticket = office.serving("7")
        office.do("transfer", ticket, by="7", area="K", come_back=True)
        office.serve("7")
        office.finish(ticket, "7")
    kept = everything(store)[1][ticket["id"]]
    assert kept["state"] == end
    assert not {"origin", "origin_service", "sent_for", "origins"} & set(kept)


def test_finish_ends_the_visit_when_all_to_whom_it_was_handed_have_gone(office: Office) -> None:
    """Handed from 7 to 8 and on to 9, who leaves: whoever serves it has done all of it."""
    ticket = sent_to_8(office)
    office.open("9")
    office.do("forward", ticket, by="8", counter="9", come_back=True)
    office.close("9")
    assert "origin" not in office.row(ticket)
    office.serve("7")
    assert office.finish(ticket, "7")["type"] == "finished"


def test_finish_returns_when_only_the_last_handing_over_has_come_to_nothing(
    office: Office,
) -> None:
    """Sent from 7 for another thing and there handed on: that way back remains."""
    ticket = office.serving("7")
    office.open("8")
    office.open("9")
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.serve("9")
    office.do("forward", ticket, by="9", counter="8", come_back=True)
    office.close("8")
    row = office.row(ticket)
    assert (row["origin"], row.get("held_for")) == ("7", None)
    office.serve("9")
    assert office.finish(ticket, "9")["ticket"]["held_for"] == "counter/7"


@pytest.mark.parametrize("way", ["clock", "hand"])
def test_finish_ends_the_visit_when_who_had_parked_it_is_gone(
    office: Office, clock: Clock, way: str
) -> None:
    """Handed over, parked there, and back when nobody is there: whoever serves it ends it."""
    ticket = sent_to_8(office)
    office.do("park", ticket, counter="8", reason="photo")
    office.close("8")
    if way == "hand":
        office.do("resume", ticket, by="", to="queue")
    else:
        clock.forward(minutes=20)
        office.ledger.alive(clock(), ["7"])
        office.due()
    assert "origin" not in office.row(ticket)
    office.serve("7")
    assert office.finish(ticket, "7")["type"] == "finished"


def test_finish_keeps_the_planned_order_when_the_origins_concern_is_planned_already(
    office: Office,
) -> None:
    """What is among the concerns keeps its turn."""
    ticket = office.serving("7", further=["asylum"])
    office.do("transfer", ticket, by="7", service="work", come_back=True)
    office.do("amend", ticket, by="", add="renew")
    office.serve("7")
    row = office.finish(ticket, "7")["ticket"]
    assert (row["state"], row["services"], row["order"]) == (
        "serving",
        ["asylum", "renew"],
        "planned",
    )
