"""The verb put_appointment: an appointment as it is now, which a code checks in."""

import json
from typing import Any, Final

import pytest

from server.ledger import Refused
from server.store import Store
from tests.clock import NOON_MS, Clock
from tests.office import KIOSK, Office

DAY_MS: Final = 24 * 3600 * 1000


def keys_of(store: Store) -> set[str]:
    """The names of all keys."""
    return {bytes(key).decode() for key in store.redis.scan_iter()}


def kept_of(store: Store, appointment: str = "a1") -> dict[str, str]:
    """What the store has of an appointment."""
    redis: Any = store.redis  # its answers are typed for every protocol at once
    fields = redis.hgetall(f"wm:{{maschstrasse}}:appointment:{appointment}")
    return {name.decode(): value.decode() for name, value in fields.items()}


def test_put_appointment_publishes_no_code_when_it_is_new(office: Office, store: Store) -> None:
    """The event holds what somebody comes for, and no way to come in somebody else's place."""
    event = office.put(
        further=["transfer"], order="any", persons=4, cases=2, language="ar", code="c0de" * 16
    )
    assert event["appointment"] == {
        "id": "a1",
        "service": "renew",
        "services": ["renew", "transfer"],
        "order": "any",
        "slot_ms": NOON_MS,
        "state": "planned",
        "persons": 4,
        "cases": 2,
        "language": "ar",
    }
    entries = store.redis.xrange("wm:{maschstrasse}:events")
    assert "c0de" not in str(entries)
    row = office.check_in("c0de" * 16)
    told = {name: row[name] for name in ("services", "order", "persons", "cases", "language")}
    assert told == {name: event["appointment"][name] for name in told}


def test_put_appointment_changes_nothing_when_it_is_the_same_again(office: Office) -> None:
    """An import may put everything each hour: what has not changed is no event."""
    first = office.put()
    office.clock.forward(minutes=60)
    again = office.put()
    assert again["position"] == first["position"] == office.snapshot()["position"]
    assert again["appointment"] == first["appointment"]


def test_put_appointment_answers_alike_when_the_command_comes_again(office: Office) -> None:
    """The same command id gets its first answer, also where that was no event."""
    office.put()
    twice = office.command(id="import-1")
    told = {"appointment": "a1", "code_hash": "of-a1", "service": "renew", "slot_ms": NOON_MS}
    first = office.ledger.put_appointment(twice, **told)  # type: ignore[arg-type]  # one dict, many kinds
    office.waiting()
    assert office.ledger.put_appointment(twice, **told) == first  # type: ignore[arg-type]  # the same
    other = office.command(id="import-1", digest="another")
    with pytest.raises(Refused, match="command_id_reused"):
        office.ledger.put_appointment(other, **told)  # type: ignore[arg-type]  # the same


def test_put_appointment_moves_slot_and_code_when_it_has_changed(
    office: Office, clock: Clock
) -> None:
    """What was put last holds: the code before it opens nothing any more."""
    office.put(code="old")
    event = office.put(code="new", slot_ms=NOON_MS + 600_000)
    assert event["appointment"]["slot_ms"] == NOON_MS + 600_000
    with pytest.raises(Refused, match="unknown_appointment"):
        office.check_in("old")
    assert office.check_in("new")["counted_ms"] == NOON_MS + 600_000
    assert clock() == NOON_MS


def test_put_appointment_is_refused_when_another_has_the_code(office: Office) -> None:
    """One code stands for one appointment; a code that was given up is free again."""
    office.put("a1", code="same")
    with pytest.raises(Refused, match="code_taken"):
        office.put("a2", code="same")
    office.put("a1", code="other")
    office.put("a2", code="same")


def test_put_appointment_is_refused_when_it_was_checked_in(office: Office) -> None:
    """Who is in the house has a number: the appointment is used, until that number is taken back.

    The same content again is no change, and no refusal.
    """
    office.put()
    ticket = office.check_in()
    office.put()
    with pytest.raises(Refused, match="already_checked_in") as refused:
        office.put(cancelled=True)
    assert refused.value.more == {"number": ticket["number"]}
    office.ledger.cancel(office.command(), ticket=ticket["id"], kiosk="", reason="left")
    assert office.put(cancelled=True)["appointment"]["state"] == "cancelled"


def test_put_appointment_is_refused_when_its_day_is_over(office: Office, store: Store) -> None:
    """An appointment of a closed day would stay for ever: nobody can check it in."""
    before = keys_of(store)
    with pytest.raises(Refused, match="other_day") as refused:
        office.put(slot_ms=NOON_MS - DAY_MS)
    assert refused.value.more == {"slot_ms": NOON_MS - DAY_MS}
    assert keys_of(store) - before <= {"wm:{maschstrasse}:answers"}


def test_put_appointment_forgets_each_at_the_close_of_its_own_day(
    office: Office, store: Store, clock: Clock
) -> None:
    """Yesterday's appointment goes with code and time; tomorrow's stays and can be checked in."""
    office.put("today")
    office.put("moved", code="of-moved", slot_ms=NOON_MS + 3 * DAY_MS)
    office.put("moved", code="of-moved", slot_ms=NOON_MS)
    office.put("tomorrow", slot_ms=NOON_MS + DAY_MS)
    clock.forward(ms=DAY_MS)
    office.due()
    prefix = "wm:{maschstrasse}:"
    assert f"{prefix}appointment:tomorrow" in keys_of(store)
    assert not {f"{prefix}appointment:today", f"{prefix}appointment:moved"} & keys_of(store)
    assert store.redis.hgetall(f"{prefix}codes") == {b"of-tomorrow": b"tomorrow"}
    assert store.redis.zrange(f"{prefix}appointments", 0, -1) == [b"tomorrow"]
    assert office.check_in("of-tomorrow")["counted_ms"] == NOON_MS + DAY_MS


def test_put_appointment_is_kept_when_its_slot_is_the_new_days_first_moment(
    office: Office, clock: Clock
) -> None:
    """What begins with a day belongs to it, and not to the one that ends there."""
    midnight_ms = NOON_MS + DAY_MS // 2
    office.put(slot_ms=midnight_ms)
    clock.now_ms = midnight_ms
    assert office.check_in()["counted_ms"] == midnight_ms


def test_put_appointment_holds_no_name_when_it_is_stored(office: Office, store: Store) -> None:
    """All that is kept of an appointment is what it was put with, and the code's hash."""
    office.put()
    kept = store.redis.hgetall("wm:{maschstrasse}:appointment:a1")
    assert set(kept) == {b"content", b"code", b"day"}
    content = json.loads(kept[b"content"])
    assert set(content) == {"id", "service", "services", "slot_ms", "state", "persons", "cases"}


@pytest.mark.parametrize(
    "change",
    [
        {"slot_ms": NOON_MS + DAY_MS},
        {"slot_ms": NOON_MS + 3_600_000, "service": "work"},
        {"cancelled": True},
        {"code_hash": "another"},
    ],
)
def test_put_appointment_leaves_a_number_that_was_taken_back_where_it_is(
    office: Office, store: Store, change: dict[str, Any]
) -> None:
    """What is put anew has no number yet: the cancelled one does not come back, and is not kept."""
    office.put()
    ticket = office.check_in()
    office.do("deliver", ticket, kiosk=KIOSK, how="paper")
    office.do("cancel", ticket, kiosk="", reason="left")
    office.put(**change)
    with pytest.raises(Refused, match="nothing_to_undo"):
        office.do("undo", ticket, by="")
    assert set(kept_of(store)) == {"content", "code", "day"}


def test_put_appointment_keeps_the_number_when_nothing_has_changed(office: Office) -> None:
    """An import that says the same again takes nobody's way back."""
    office.put()
    ticket = office.check_in()
    office.do("cancel", ticket, kiosk="", reason="left")
    office.put()
    assert office.do("undo", ticket, by="")["ticket"]["state"] == "issued"


def test_put_appointment_keeps_no_number_when_the_day_is_over(
    office: Office, store: Store, clock: Clock
) -> None:
    """A number is a day's: an appointment that was moved goes into the next one without."""
    office.put()
    ticket = office.check_in()
    office.do("cancel", ticket, kiosk="", reason="left")
    office.put(slot_ms=NOON_MS + DAY_MS)
    clock.forward(ms=DAY_MS)
    office.due()
    assert not {"ticket", "number"} & set(kept_of(store))
    assert office.check_in()["counted_ms"] == NOON_MS + DAY_MS
