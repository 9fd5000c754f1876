"""A kiosk hands in over HTTP what it has given by itself: who is told, and who is believed."""

import hashlib
import json
import time
from typing import Any

import pytest

from server import keys
from tests.clock import wait_until
from tests.running import SITE_KEY
from tests.server.people import People, Reply, new_id

GIVEN: dict[str, Any] = {
    "id": "9271100801",
    "number": "K801",
    "service": "renew",
    "language": "ar",
    "age_ms": 1_800_000,
    "how": "paper",
}
TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWX23"  # noqa: S105 - of a made-up paper
HOUR_MS = 3_600_000


def now_ms() -> int:
    """The machine's clock, which the server reads too."""
    return time.time_ns() // 1_000_000


def hand_in(people: People, **more: Any) -> Reply:
    """The kiosk hands in this number."""
    return people.kiosk.post("hand-in", {**GIVEN, **more})


def given(serial: int) -> dict[str, str]:
    """This number of area K, and its ticket."""
    return {"id": f"92711{serial:05}", "number": f"K{serial}"}


def test_a_number_is_taken_over_when_its_kiosk_hands_it_in(people: People) -> None:
    """The answer is 201 and the event; the ticket waits under the id that its paper bears."""
    people.last_in_touch(now_ms() - HOUR_MS)
    begin_ms = now_ms()
    reply = hand_in(people, needs=["help"], persons=2)
    assert reply.status == 201
    event, row = reply.json, reply.json["ticket"]
    assert (event["type"], event["how"], "ahead" in event) == ("handed_in", "paper", False)
    assert (row["id"], row["number"], row["state"]) == ("9271100801", "K801", "waiting")
    assert (row["needs"], row["persons"], row["kiosk"]) == (["help"], 2, "kiosk-1")
    assert begin_ms - 1_800_000 <= row["arrived_ms"] <= now_ms() - 1_800_000
    people.open()
    assert people.call()["id"] == "9271100801"


def test_a_kiosk_is_believed_nothing_when_it_was_never_heard_before(people: People) -> None:
    """Whoever it hands in first comes now, and so passes nobody."""
    waits = people.waiting()
    row = hand_in(people).json["ticket"]
    assert row["arrived_ms"] >= waits["arrived_ms"]


def test_a_visitor_came_after_the_last_beat_when_a_kiosk_says_earlier(people: People) -> None:
    """The server's own contact with the kiosk is the limit, beats and hand-ins alike."""
    last_ms = now_ms() - HOUR_MS
    people.last_in_touch(last_ms)
    people.kiosk.done("heartbeat", {"version": "0.1.0"})
    for nth in range(3):
        row = hand_in(people, **given(801 + nth), age_ms=2 * HOUR_MS).json["ticket"]
        assert row["arrived_ms"] == last_ms + nth


def test_numbers_are_called_as_they_were_given_when_the_limit_puts_all_on_one_moment(
    people: People,
) -> None:
    """Also where the range went round: neither the serial nor the letter is the order."""
    people.last_in_touch(now_ms() - HOUR_MS)
    drawn = [848, 849, 801, 802]
    for serial in drawn:
        hand_in(people, **given(serial), age_ms=2 * HOUR_MS)
    people.open()
    called = []
    for _ in drawn:
        row = people.call()
        people.counter.done(f"tickets/{row['id']}/no-show")
        called.append(int(row["number"][1:]))
    assert called == drawn


def test_a_number_keeps_its_place_when_it_is_handed_in_again(people: People) -> None:
    """The answer did not come: a repeat changes nothing of it, and passes nobody."""
    last_ms = now_ms() - HOUR_MS
    people.last_in_touch(last_ms)
    first, command = {**GIVEN, "age_ms": 2 * HOUR_MS}, new_id()
    for _ in range(2):
        row = people.kiosk.post("hand-in", first, id=command).json["ticket"]
        assert row["arrived_ms"] == last_ms
    row = hand_in(people, **given(802), age_ms=2 * HOUR_MS).json["ticket"]
    assert last_ms < row["arrived_ms"] <= last_ms + 2


def test_yesterdays_number_is_expired_when_one_of_today_was_handed_in_before(
    people: People,
) -> None:
    """The order makes nobody who has gone come today."""
    people.last_in_touch(now_ms() - 72 * HOUR_MS)
    hand_in(people, **given(802), age_ms=0)
    assert hand_in(people, age_ms=48 * HOUR_MS).json["ticket"]["state"] == "expired"


def test_a_visitor_came_after_the_last_number_when_a_kiosk_sends_no_beats(people: People) -> None:
    """Who gets numbers from the server is in touch with it, and is believed no further back."""
    people.last_in_touch(now_ms() - HOUR_MS)
    begin_ms = now_ms()

    def is_noted() -> bool:
        people.kiosk.done("tickets", {"service": "renew", "language": "de"})
        kept = people.store.redis.get(keys.contact_key(SITE_KEY, "kiosk-1"))
        return bool(json.loads(kept or b"")["last"] >= begin_ms)

    wait_until(is_noted, seconds=30)  # a process notes it every ten seconds
    contact = people.registry.heard("kiosk-1", now_ms=now_ms() + 1_000)
    assert begin_ms <= contact.opened <= now_ms()


def test_another_kiosks_beat_is_no_contact_when_one_was_away(people: People) -> None:
    """Each kiosk has its own, and a board has none."""
    last_ms = now_ms() - HOUR_MS
    people.last_in_touch(last_ms)
    people.other_kiosk.done("heartbeat", {"version": "0.1.0"})
    people.display.done("heartbeat", {"version": "0.1.0"})
    assert hand_in(people, age_ms=2 * HOUR_MS).json["ticket"]["arrived_ms"] == last_ms


def test_a_command_is_the_same_when_it_is_sent_again_later(people: People) -> None:
    """Its age is another one each time; whatever else is said is not."""
    people.last_in_touch(now_ms() - HOUR_MS)
    command = new_id()
    first = people.kiosk.post("hand-in", GIVEN, id=command)
    again = people.kiosk.post("hand-in", {**GIVEN, "age_ms": 1_900_000}, id=command)
    assert (again.status, again.body) == (201, first.body)
    other = people.kiosk.post("hand-in", {**GIVEN, "language": "de"}, id=command)
    assert other.code == "command_id_reused"
    assert people.stream().count(b'"type":"handed_in"') == 1


def test_a_number_is_refused_for_good_when_it_is_not_the_kiosks_or_is_known(people: People) -> None:
    """The kiosk learns it in a problem document that tells it not to try again."""
    assert hand_in(people, id="9271100101", number="K101").code == "not_your_number"
    assert people.other_kiosk.post("hand-in", GIVEN).code == "not_your_number"
    hand_in(people)
    refused = hand_in(people)
    assert (refused.status, refused.code, refused.json["retry"]) == (409, "number_given", False)


def test_a_place_is_kept_when_the_site_knows_a_need_or_service_no_more(people: People) -> None:
    """The visitor holds the paper: what is not known is left out."""
    row = hand_in(people, needs=["help", "wings"], service="gone", language="tlh").json["ticket"]
    assert (row["needs"], row["service"], row["language"]) == (["help"], "renew", "de")


def test_an_appointment_is_checked_in_when_its_code_is_handed_in(people: People) -> None:
    """Small letters and spaces make no difference, as at a check-in."""
    slot_ms = now_ms() + HOUR_MS
    appointment = {"code": "ABCD1", "service": "settle", "slot_ms": slot_ms}
    people.reception.done("PUT appointments/a-1", appointment)
    row = hand_in(people, code="ab cd1").json["ticket"]
    assert (row["service"], row["slot_ms"], row["counted_ms"]) == ("settle", slot_ms, slot_ms)
    assert people.kiosk.post("check-in", {"code": "ABCD1"}).code == "already_checked_in"


@pytest.mark.parametrize(
    "wrong",
    [
        *({"age_ms": -1}, {"age_ms": 864_000_001}, {"age_ms": "1"}, {"age_ms": 1.5}),
        *({"id": "0271100801"}, {"id": "927110080"}, {"id": 9271100801}, {"number": "K80"}),
        *({"number": "K080"}, {"number": "k801"}, {"number": "801"}, {"how": "ordered"}),
        *({"how": None}, {"code": None}, {"code": "A"}, {"persons": 0}, {"cases": 21}),
        *({"phone_hash": "0" * 63}, {"printer": "kiosk-1"}, {"further": ["work"]}),
        *({"needs": "help"}, {"service": ""}, {"arrived_ms": 1}, {"not_before_ms": 1}),
    ],
)
def test_nothing_happens_when_a_body_is_wrong(people: People, wrong: dict[str, Any]) -> None:
    """Whatever a body may not hold is refused, and never reaches the queue."""
    before = people.stream_length()
    assert hand_in(people, **wrong).code == "invalid_body"
    assert people.stream_length() == before


def test_the_papers_code_works_when_the_number_was_handed_in(people: People) -> None:
    """Whoever shows what stands on the paper finds the number, with the people before it."""
    waits = people.waiting()
    hand_in(people, phone_hash=hashlib.sha256(TOKEN.encode()).hexdigest())
    holder = people.kiosk.with_headers(**{"Ticket-Token": TOKEN})
    mine = holder.get("tickets/9271100801/mine").json
    assert (mine["ticket"]["number"], mine["ahead"], bool(waits)) == ("K801", 1, True)
    assert people.kiosk.get("tickets/9271100801/mine").code == "unknown_ticket"
    assert holder.post("tickets/9271100801/cancel", {"reason": "left"}).status == 200


@pytest.mark.parametrize(("age_ms", "state"), [(0, "waiting"), (48 * HOUR_MS, "expired")])
def test_staff_hear_of_a_number_when_it_was_handed_in(
    people: People, age_ms: int, state: str
) -> None:
    """Counter, reception and observer hear the row as it is now; of an expired one none waits."""
    people.last_in_touch(now_ms() - 72 * HOUR_MS)
    since = people.now()
    assert hand_in(people, age_ms=age_ms, how="unsure").json["ticket"]["state"] == state
    heard = people.counter.get(f"events?epoch={since.epoch}&seq={since.seq}").json["events"]
    assert [(m["event"]["type"], m["event"]["ticket"]["state"]) for m in heard] == [
        ("handed_in", state)
    ]
    board = people.display.get(f"events?epoch={since.epoch}&seq={since.seq}").json["events"]
    assert board == []
    for person in (people.counter, people.reception, people.observer):
        rows = person.get("state").json["tickets"]
        told = [(row["state"], row.get("uncertain")) for row in rows]
        assert told == ([("waiting", True)] if state == "waiting" else [])
