"""Servers are replaced by ones whose site file gives the kiosks other ranges: whole processes."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import pytest

from tests.places import PREFIX
from tests.running import Program, Programs, running
from tests.server.people import People, Person
from tests.sites import write_changed_site

SHIPPED: Final = "offline = { F = [801, 849], K = [801, 849], W = [801, 849] }\n"
BOARD: Final = '[[displays]]\nname = "display-f"\n'
GIVEN: Final = {"service": "renew", "language": "ar", "age_ms": 0, "how": "paper"}
WARNING: Final = "two kiosks may have given the same numbers"


@pytest.fixture
def replaced(programs: Programs, people: People, tmp_path: Path) -> Iterator[Program]:
    """A second server beside that of the people: kiosk-2 has the numbers that kiosk-1 had."""
    file = write_changed_site(
        tmp_path / "changed",
        {
            SHIPPED: "offline = { F = [801, 849], K = [901, 949] }\n",
            BOARD: f'[[kiosks]]\nname = "kiosk-2"\noffline = {{ K = [840, 899] }}\n\n{BOARD}',
        },
    )
    assert people.kiosk.get().status == 200
    with ExitStack() as stack:
        server = programs.server(WARTEMARKE_SITE_FILE=str(file))
        stack.enter_context(running(server))
        yield server


def at(server: Program, person: Person) -> Person:
    """The same person at another server."""
    return Person(server.url, person.headers)


def handed_in(kiosk: Person, serial: int) -> Any:
    """The kiosk hands in this number: its row."""
    given = {"id": f"9271100{serial}", "number": f"K{serial}", **GIVEN}
    reply = kiosk.post("hand-in", given)
    return reply.json["ticket"] if reply.status == 201 else reply.code


def test_a_paper_is_called_when_servers_are_replaced_meanwhile(
    people: People, replaced: Program
) -> None:
    """Either server takes what the kiosk has or had, and gives none of it to anybody else."""
    newer = at(replaced, people.kiosk)
    assert handed_in(newer, 805)["state"] == "waiting"
    assert handed_in(people.kiosk, 901)["state"] == "waiting"
    assert handed_in(newer, 805) == "number_given"
    assert handed_in(newer, 950) == handed_in(people.kiosk, 950) == "not_your_number"
    people.open()
    assert people.call()["number"] == "K805"
    for kiosk in (people.kiosk, newer):
        people.store.redis.hset(f"{PREFIX}:series", "K", "800")
        people.store.redis.delete(f"{PREFIX}:numbers")
        wish = {"service": "renew", "language": "de"}
        numbers = [kiosk.done("tickets", wish)["ticket"]["number"] for _ in range(2)]
        assert numbers == ["K900", "K950"]


def test_a_start_warns_when_a_range_was_another_kiosks(replaced: Program) -> None:
    """One line for the two kiosks, with the numbers; and one that says what is kept."""
    lines = replaced.log.read_text(encoding="utf-8").splitlines()
    [warning] = [line for line in lines if WARNING in line]
    for word in ("warning", "K 840-849", "kiosk=kiosk-2", "had_by=kiosk-1"):
        assert word in warning, warning
    [kept] = [line for line in lines if "are kept for them" in line]
    assert kept.count("kiosk-1 K 801-849 until 20") == 1
    assert "kiosk-1 W 801-849" in kept
    assert "F 801" not in kept


def test_nobody_but_a_kiosk_is_told_what_was_given_when_a_range_is_new(
    people: People, replaced: Program
) -> None:
    """It is the kiosks' own business."""
    people.store.redis.hset(f"{PREFIX}:series", "K", "949")
    people.store.redis.hset(f"{PREFIX}:numbers", "K902", "0000000001")
    for url in (people.url, replaced.url):
        assert Person(url, people.kiosk.headers).get("offer").json["taken"] == ["K902"]
        assert "taken" not in Person(url, people.reception.headers).get("offer").json
