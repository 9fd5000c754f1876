"""A check-in over HTTP: what its visitor may say beside the code."""

import pytest

from tests.server.people import People, new_id
from tests.server.test_api_reception import APPOINTMENT, soon_ms


@pytest.mark.parametrize("needs", [(), ("help",)])
def test_a_need_is_on_the_ticket_when_it_is_said_at_the_check_in(
    people: People, needs: tuple[str, ...]
) -> None:
    """Whoever comes with an appointment may need help as well as anybody; nobody must say it."""
    people.supervisor.done("PUT appointments/a-1", {**APPOINTMENT, "slot_ms": soon_ms()})
    command, body = new_id(), {"code": "AB12CD", **({"needs": needs} if needs else {})}
    issued = people.kiosk.post("check-in", body, id=command)
    assert issued.json["ticket"]["needs"] == list(needs)
    assert people.kiosk.post("check-in", {**body, "needs": needs}, id=command).body == issued.body
    other = people.kiosk.post("check-in", {**body, "needs": () if needs else ("help",)}, id=command)
    assert other.code == "command_id_reused"


@pytest.mark.parametrize(
    "wrong", [["emergency"], ["help", "help"], "help", ["appointment"], None, [None]]
)
def test_a_check_in_leaves_no_trace_when_its_need_is_none(people: People, wrong: object) -> None:
    """An emergency is confirmed by a person, and nobody gives themselves a head start."""
    people.supervisor.done("PUT appointments/a-1", {**APPOINTMENT, "slot_ms": soon_ms()})
    before = people.stream_length()
    reply = people.kiosk.post("check-in", {"code": "AB12CD", "needs": wrong})
    assert (reply.status, reply.code) == (422, "invalid_body")
    assert people.stream_length() == before
