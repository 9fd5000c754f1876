"""What is read over HTTP: the site, one ticket, all that is true now, what happened since."""

import pytest

from server.site import Site
from server.ticket import Role
from tests.server.people import NO_TICKET, People, Person
from tests.sites import ZONE


@pytest.mark.parametrize("role", list(Role))
def test_the_site_is_described_when_a_device_asks(people: People, role: Role, site: Site) -> None:
    """Every role may know the site; that of the tests is always open, where it is noon."""
    reply = people.by_role(role).get()
    assert reply.status == 200
    always = [{"days": [1, 2, 3, 4, 5, 6, 7], "open": [["00:00", "24:00"]]}]
    here = {"hours": always, "other_days": [], "timezone": ZONE}
    assert reply.json == {**site.description(), **here}


def test_a_ticket_is_shown_when_its_kiosk_asks(people: People) -> None:
    """A kiosk sees its own ticket's row."""
    ticket = people.issued()
    assert people.kiosk.get(f"tickets/{ticket['id']}").json == ticket


def test_a_ticket_is_not_shown_when_another_kiosk_asks(people: People) -> None:
    """A kiosk sees no other kiosk's ticket."""
    reply = people.other_kiosk.get(f"tickets/{people.issued()['id']}")
    assert (reply.status, reply.code) == (403, "forbidden")


def test_a_ticket_is_shown_without_its_kiosk_when_a_counter_asks(people: People) -> None:
    """A counter sees the tickets of its services, and no field that it does not need."""
    ticket = people.waiting()
    row = people.counter.get(f"tickets/{ticket['id']}").json
    assert (row["id"], row["rank"]) == (ticket["id"], ticket["rank"])
    assert "kiosk" not in row


def test_a_ticket_is_shown_as_gone_when_it_is_at_another_counter(people: People) -> None:
    """Of a number that a colleague has called a counter reads that it is called, and no more."""
    ticket = people.called()
    token = people.registry.create_token(Role.COUNTER, "desk-9", counter="9")
    colleague = Person(people.url, {"Authorization": f"Bearer {token}"})
    row = colleague.get(f"tickets/{ticket['id']}").json
    assert row == {name: ticket[name] for name in ("id", "number", "area", "state")}
    assert colleague.get("state").json["tickets"] == []
    assert people.counter.get(f"tickets/{ticket['id']}").json["called_ms"] == ticket["called_ms"]


@pytest.mark.parametrize(("step", "ends"), [("park", "return"), ("no-show", "grace")])
def test_why_tells_the_end_of_a_pause_when_its_own_counter_asks(
    people: People, step: str, ends: str
) -> None:
    """With the site's minutes it says when that began: no concern of anybody else."""
    ticket = people.called()["id"]
    if step == "park":
        people.counter.done(f"tickets/{ticket}/start")
    body = {"reason": "photo"} if step == "park" else None
    people.counter.done(f"tickets/{ticket}/{step}", body)
    token = people.registry.create_token(Role.COUNTER, "desk-9", counter="9")
    colleague = Person(people.url, {"Authorization": f"Bearer {token}"})
    others = (people.reception, people.supervisor, people.kiosk, colleague)
    for person, knows in ((people.counter, True), *((each, False) for each in others)):
        told = person.get(f"tickets/{ticket}/why").json
        rules = [reason["rule"] for reason in told["reasons"]]
        assert (ends in rules) == knows
        assert "grace_over" not in rules
        row = person.get(f"tickets/{ticket}").json
        assert knows == bool({"return_ms", "grace_until_ms"} & set(row))


def test_a_desk_reads_no_history_when_it_asks_for_events(people: People) -> None:
    """Reception and supervisor get the state that is true now in place of what happened."""
    start = people.now()
    people.called()
    for desk in (people.reception, people.supervisor):
        told = desk.get(f"events?epoch={start.epoch}&seq={start.seq}").json
        assert "events" not in told
        assert [row["number"] for row in told["snapshot"]["tickets"]] == ["K101"]


def test_a_ticket_is_not_shown_when_it_is_of_another_counters_services(people: People) -> None:
    """A counter of the ground floor does not see the first floor's tickets."""
    reply = people.other_counter.get(f"tickets/{people.waiting()['id']}")
    assert (reply.status, reply.code) == (403, "forbidden")


@pytest.mark.parametrize("ticket", [NO_TICKET, "x", "%7B%7D"])
def test_a_ticket_is_unknown_when_there_is_none(people: People, ticket: str) -> None:
    """What is no ticket's id is an unknown ticket."""
    reply = people.counter.get(f"tickets/{ticket}")
    assert (reply.status, reply.code) == (404, "unknown_ticket")


def test_a_board_sees_its_calls_when_it_asks_for_the_state(people: People) -> None:
    """A board's state holds its areas' calls, and of each only what a waiting room may see."""
    ticket = people.called()
    people.waiting()
    state = people.display.get("state").json
    assert set(state) == {"position", "now_ms", "tickets", "messages"}
    (row,) = state["tickets"]
    assert (row["id"], row["counter"], row["language"]) == (ticket["id"], "7", "de")
    assert not {"service", "needs", "kiosk", "arrived_ms"} & set(row)
    assert people.other_display.get("state").json["tickets"] == []


@pytest.mark.parametrize(("name", "sees"), [("display-f", 0), ("display-k", 1), ("display-9", 1)])
def test_a_boards_areas_are_the_site_files_when_its_token_was_given_for_others(
    people: People, name: str, sees: int
) -> None:
    """A site file that moves an area to another board needs no new pairing.

    Only a name that the file does not have keeps the areas that its token was given for.
    """
    people.called()
    token = people.registry.create_token(Role.DISPLAY, name, areas=("K",))
    board = Person(people.url, {"Authorization": f"Bearer {token}"})
    assert len(board.get("state").json["tickets"]) == sees
    devices = people.supervisor.get("devices").json["devices"]
    (areas,) = (each["areas"] for each in devices if each["name"] == name)
    assert areas == (["F"] if name == "display-f" else ["K"])


def test_a_counter_sees_its_queue_when_it_asks_for_the_state(people: People) -> None:
    """A counter's state holds its own row and the tickets of its services."""
    ticket = people.called()
    waiting = people.waiting()
    state = people.counter.get("state").json
    assert state["counter"]["ticket"] == ticket["id"]
    assert {row["id"] for row in state["tickets"]} == {ticket["id"], waiting["id"]}
    other = people.other_counter.get("state").json
    assert (other["counter"], other["tickets"]) == ({"number": "2", "state": "closed"}, [])


def test_the_missed_events_come_in_order_when_a_follower_asks(people: People) -> None:
    """Each message says after which position it may be taken, and they make a chain."""
    start = people.counter.get("state").json["position"]
    ticket = people.called()
    answer = people.counter.get(f"events?epoch={start['epoch']}&seq={start['seq']}").json
    assert set(answer) == {"events", "position", "now_ms"}
    types = [message["event"]["type"] for message in answer["events"]]
    assert types == ["issued", "delivered", "counter_opened", "called"]
    afters = [message["after"] for message in answer["events"]]
    positions = [message["position"] for message in answer["events"]]
    assert afters == [start, *positions[:-1]]
    assert answer["position"] == positions[-1]
    assert answer["events"][-1]["event"]["ticket"]["id"] == ticket["id"]


def test_nothing_comes_when_nothing_happened(people: People) -> None:
    """Nothing new is an answer of its own."""
    start = people.display.get("state").json["position"]
    answer = people.display.get(f"events?epoch={start['epoch']}&seq={start['seq']}").json
    assert (answer["events"], answer["position"]) == ([], start)


@pytest.mark.parametrize("position", ["epoch=1&seq=1", "epoch=99999999999999&seq=0"])
def test_a_snapshot_comes_when_continuity_cannot_be_proven(people: People, position: str) -> None:
    """Who is at a position that the stream does not hold gets all that is true now."""
    ticket = people.called()
    answer = people.display.get(f"events?{position}").json
    assert set(answer) == {"snapshot", "position", "now_ms"}
    assert [row["id"] for row in answer["snapshot"]["tickets"]] == [ticket["id"]]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?epoch=1",
        "?epoch=x&seq=1",
        "?epoch=-1&seq=0",
        "?epoch=1&seq=1&all=1",
        f"?epoch=1&seq={2**53}",
    ],
)
def test_a_question_is_refused_when_its_position_is_none(people: People, query: str) -> None:
    """A position is two counts."""
    reply = people.display.get(f"events{query}")
    assert (reply.status, reply.code) == (422, "invalid_query")
