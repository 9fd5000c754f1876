"""When a kiosk gets no new number: it is out of service, or it has just got one."""

from collections.abc import Iterator
from typing import Any

import pytest

from server.pace import BURST_AFTER
from server.registry import Deed
from server.ticket import Role
from tests.clock import wait_until
from tests.running import Programs, running
from tests.server.listening import listening
from tests.server.people import People, Person, new_id

WISH = {"service": "renew", "language": "de"}
OUT, BACK = "out-of-service", "back-in-service"


@pytest.fixture
def resting(people: People) -> Iterator[Person]:
    """A kiosk that is out of service; a server remembers for a moment, so it is no other's."""
    token = people.registry.create_token(Role.KIOSK, "kiosk-resting")
    people.supervisor.done(f"devices/kiosk-resting/{OUT}")
    yield people.stranger.with_headers(Authorization=f"Bearer {token}")
    people.registry.take_back("kiosk-resting", by="test")


@pytest.fixture
def slow(people: People, programs: Programs) -> Iterator[People]:
    """The same office, at a server that gives a kiosk one number a minute."""
    with running(program := programs.server(WARTEMARKE_PACE_SECONDS="60")):
        yield People(program, people.store)


def row(people: People, name: str) -> Any:
    """What reception is told of a device."""
    rows = people.reception.get("devices").json["devices"]
    return next(each for each in rows if each["name"] == name)


def test_no_number_is_given_when_the_kiosk_is_out_of_service(
    people: People, resting: Person
) -> None:
    """Neither one without appointment nor one with; everything else is done as always."""
    for path, body in (("tickets", WISH), ("check-in", {"code": "ABCD-1234"})):
        reply = resting.post(path, body)
        assert (reply.status, reply.code) == (409, "out_of_service")
    assert resting.get("offer").status == 200
    ticket = people.issued()
    people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})


def test_numbers_come_again_when_the_kiosk_is_taken_back(people: People, resting: Person) -> None:
    """Taken back, it gives numbers at once."""
    people.administrator.done(f"devices/kiosk-resting/{BACK}")
    assert resting.done("tickets", WISH)["ticket"]["number"]


def test_a_number_is_told_again_when_the_kiosk_was_taken_out_meanwhile(people: People) -> None:
    """Given a number whose answer was lost, when the kiosk is taken out, it hears it all the same.

    Else it would take a number that it has not heard of for none, and nobody would take it back.
    """
    token = people.registry.create_token(Role.KIOSK, "kiosk-mid")
    kiosk = people.stranger.with_headers(Authorization=f"Bearer {token}")
    first = kiosk.post("tickets", WISH, id="the-same-command")
    people.supervisor.done(f"devices/kiosk-mid/{OUT}")
    again = kiosk.post("tickets", WISH, id="the-same-command")
    assert (again.status, again.body) == (first.status, first.body)
    ticket = first.json["ticket"]["id"]
    assert kiosk.done(f"tickets/{ticket}/cancel", {"reason": "no_paper"})
    assert kiosk.post("tickets", WISH).code == "out_of_service"


def test_reception_orders_a_number_there_when_the_kiosk_is_out_of_service(
    people: People,
) -> None:
    """What a person orders is printed: only the screen is out of service."""
    people.supervisor.done(f"devices/kiosk-1/{OUT}")
    wish = {**WISH, "printer": "kiosk-1"}
    assert people.reception.done("tickets", wish)["ticket"]["kiosk"] == "kiosk-1"
    people.supervisor.done(f"devices/kiosk-1/{BACK}")


def test_everybody_sees_it_when_a_kiosk_is_out_of_service(people: People, resting: Person) -> None:
    """Its state says so whatever it says of itself, with what is wrong beside it."""
    resting.done("heartbeat", {"version": "1", "printer": "no_paper"})
    told = row(people, "kiosk-resting")
    assert (told["state"], told["reasons"]) == ("out_of_service", ["no_paper"])
    lines = people.stranger.send("GET", "/metrics").body.decode()
    assert 'wartemarke_devices{kind="kiosk",state="out_of_service"} 1.0' in lines


@pytest.mark.usefixtures("resting")
def test_it_stays_out_of_service_when_it_gets_another_token(people: People) -> None:
    """It is the place that rests, not the machine: it stays so until somebody takes it back."""
    people.supervisor.done("devices/kiosk-resting/revoke")
    token = people.registry.create_token(Role.KIOSK, "kiosk-resting")
    anew = people.stranger.with_headers(Authorization=f"Bearer {token}")
    assert anew.post("tickets", WISH).code == "out_of_service"


@pytest.mark.usefixtures("resting")
def test_the_audit_tells_it_once_when_it_is_done_twice(people: People) -> None:
    """Said twice it does what it did the first time, and only what changes has a line."""
    people.supervisor.done(f"devices/kiosk-resting/{OUT}")
    for _ in range(2):
        people.administrator.done(f"devices/kiosk-resting/{BACK}")
    acts = [(act.by, act.what) for act in people.registry.acts() if act.about == "kiosk-resting"]
    assert acts == [
        ("administrator", Deed.BACK_IN_SERVICE),
        ("supervisor-1", Deed.OUT_OF_SERVICE),
    ]


@pytest.mark.parametrize("name", ["nobody", "display-k", "desk-7", "reception-1"])
@pytest.mark.parametrize("path", [OUT, BACK])
def test_nothing_else_goes_out_of_service_when_it_is_no_kiosk(
    people: People, name: str, path: str
) -> None:
    """Only a kiosk that is let in can be taken out, and back."""
    reply = people.supervisor.post(f"devices/{name}/{path}")
    assert (reply.status, reply.code) == (404, "unknown_device")


def test_the_kiosk_hears_it_when_it_asks(people: People, resting: Person) -> None:
    """The answer to a heartbeat says it, as it is now; a board is always in service."""
    beat = {"version": "1"}
    assert resting.done("heartbeat", beat)["in_service"] is False
    people.registry.take_back("kiosk-resting", by="elsewhere")  # by another process
    assert resting.done("heartbeat", beat)["in_service"] is True
    assert people.display.done("heartbeat", beat)["in_service"] is True


def test_the_kiosk_is_told_to_ask_when_it_is_taken_out_or_back(people: People) -> None:
    """On its live link, within a sweep, whichever process did it; nobody else is told."""
    kiosk, other = people.tokens["kiosk"], people.tokens["other_kiosk"]
    with (
        listening(people.url, {"token": kiosk}) as heard,
        listening(people.url, {"token": other}) as beside,
    ):
        heard.join()
        beside.join()
        people.registry.take_out_of_service("kiosk-1", by="elsewhere")
        heard.next("hurry")
        people.registry.take_back("kiosk-1", by="elsewhere")
        heard.next("hurry")
        assert "hurry" not in {name for name, _ in list(beside.heard.queue)}


def test_a_number_waits_when_the_kiosk_has_just_given_one(slow: People) -> None:
    """429 with the wait; the same command again gets its number; a refusal is not remembered."""
    first = slow.kiosk.post("tickets", WISH, id="the-first-one")
    assert first.status == 201
    reply = slow.kiosk.post("tickets", WISH)
    assert (reply.status, reply.code, reply.json["retry"]) == (429, "too_fast", True)
    assert 50 < int(reply.headers["Retry-After"]) <= 60
    assert slow.kiosk.post("check-in", {"code": "ABCD-1234"}).code == "too_fast"
    assert slow.kiosk.post("tickets", WISH, id="the-first-one").body == first.body
    ticket = first.json["ticket"]["id"]
    assert slow.kiosk.done(f"tickets/{ticket}/deliver", {"how": "paper"})
    assert slow.other_kiosk.done("tickets", WISH)


def test_a_desk_does_not_wait_when_it_gives_one_number_after_the_other(slow: People) -> None:
    """Reception may order as fast as people come."""
    for _ in range(3):
        slow.reception.done("tickets", {**WISH, "printer": "kiosk-1"})


def test_a_number_is_told_again_when_another_process_gave_it(
    slow: People, programs: Programs
) -> None:
    """A process that has not counted a command asks the ledger before it refuses one."""
    with running(program := programs.server(WARTEMARKE_PACE_SECONDS="60")):
        beside = Person(program.url, slow.kiosk.headers)
        first = slow.kiosk.post("tickets", WISH, id="the-same-command")
        assert beside.post("tickets", WISH).status == 201  # each process counts for itself
        assert beside.post("tickets", WISH, id="the-same-command").body == first.body


def test_a_number_comes_when_the_kiosk_has_waited(people: People, programs: Programs) -> None:
    """After the pace the same command, refused so far, is done."""
    with running(program := programs.server(WARTEMARKE_PACE_SECONDS="0.5")):
        kiosk = Person(program.url, people.kiosk.headers)
        kiosk.done("tickets", WISH)
        wanted = new_id()
        wait_until(lambda: kiosk.post("tickets", WISH, id=wanted).status == 201, seconds=30)


def test_reception_sees_a_burst_when_numbers_are_drawn_like_mad(slow: People) -> None:
    """Shown with the next look at the devices, and forgotten with the token."""
    slow.kiosk.done("heartbeat", {"version": "1"})
    slow.kiosk.done("tickets", WISH)
    for _ in range(BURST_AFTER):
        assert slow.kiosk.post("tickets", WISH).code == "too_fast"
    assert row(slow, "kiosk-1")["state"] == "in_order"
    assert slow.kiosk.post("tickets", WISH).code == "too_fast"
    told = row(slow, "kiosk-1")
    assert (told["state"], told["reasons"]) == ("soon", ["burst"])
    slow.registry.revoke("kiosk-1")
    slow.registry.create_token(Role.KIOSK, "kiosk-1")
    assert slow.registry.bursts(["kiosk-1"]) == frozenset()
