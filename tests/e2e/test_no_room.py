"""A disk that is full or fails in the middle of a storm: commands wait, reads go on, all is whole.

The server runs a store of its own on a small disk. Everything is undone from outside, as an
operator does it; nothing is started again by hand.
"""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from server.embedded import EmbeddedStore
from server.keys import events_key
from server.refuge import Refuge
from server.store import Store
from server.ticket import Role
from tests.clock import wait_until
from tests.disk import Disk, FailingDisk, failing_disk, small_disk
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.listening import Listener, listening
from tests.server.people import People
from tests.storm import Report, Storm

COUNTERS = ("1", "5", "7", "10")
"""Together they serve every service of the storm."""
TICKETS = 300
NEARLY_FULL = 1_500_000
"""Bytes: less than is kept free of a disk of 40 MB, and more than the storm needs at once."""


SOME_ROOM = 500_000
"""Bytes: less than is kept free of a disk of 24 MB."""


@dataclass
class House:
    """A server on a small disk, its people, and a board that listens."""

    server: Program
    people: People
    store: Store
    programs: Programs
    board: Listener

    def refusal(self) -> Any:
        """What a command is told that would change nothing: the counter is closed already."""
        reply = self.people.other_counter.post("counters/2/close")
        return reply.json if reply.status == 503 else {"code": "", "status": reply.status}

    def issued(self) -> list[str]:
        """The number of every issued ticket, from the stream."""
        entries: Any = self.store.redis.xrange(events_key(SITE_KEY))
        bodies = [fields[b"e"].decode() for _, fields in entries]
        return [
            body.partition('"number":"')[2].partition('"')[0]
            for body in bodies
            if body.startswith('{"type":"issued"')
        ]

    def rage(self, strike: Any) -> Report:
        """Let 300 tickets be drawn and called, with this trouble in between."""
        tokens = {
            number: self.programs.token(Role.COUNTER, f"counter-{number}", counter=number)
            for number in COUNTERS
        }
        with ThreadPoolExecutor(1) as beside:
            trouble: list[Future[None]] = []
            storm = Storm(
                ports=[self.server.port],
                kiosk_token=self.programs.token(Role.KIOSK, "kiosk-storm"),
                counter_tokens=tokens,
                tickets=TICKETS,
                clients=8,
                kill=lambda: trouble.append(beside.submit(strike)),
            )
            report = storm.run()
            trouble[0].result()
        return report


@contextmanager
def house_on(disk: Disk, folder: Path) -> Iterator[House]:
    """Run a server whose data folder is this disk."""
    url = EmbeddedStore(disk.path / "store").url
    with closing(Store(url, [SITE_KEY])) as store:
        programs = Programs(folder, store)
        server = programs.server(WARTEMARKE_STORE_URL="", WARTEMARKE_DATA_DIR=str(disk.path))
        with running(server):
            people = People(server, store)
            with listening(server.url, {"token": people.tokens["display"]}) as board:
                board.join()
                yield House(server, people, store, programs, board)


def assert_it_can_be_read(house: House, ticket: str, said: str) -> None:
    """Commands get a clear 503; whatever only reads is answered, and the board hears beats."""
    people = house.people
    wait_until(lambda: house.refusal()["code"] == "cannot_write", seconds=20)
    house.board.forget()
    for _ in range(3):
        refusal = house.refusal()
        assert (refusal["code"], refusal["status"], refusal["retry"]) == ("cannot_write", 503, True)
        assert said in refusal["detail"]
        position = people.now()
        for person, path in (
            (people.kiosk, f"tickets/{ticket}"),
            (people.counter, f"tickets/{ticket}"),
            (people.display, "state"),
            (people.display, f"events?epoch={position.epoch}&seq={position.seq}"),
        ):
            assert person.get(path).status == 200, path
    ready = people.stranger.send("GET", "/readyz")
    assert (ready.status, ready.code) == (503, "not_ready")
    assert said in ready.json["detail"]
    assert house.board.next("beat")["position"]
    with listening(house.server.url, {"token": people.tokens["display"]}) as late:
        assert late.join()["position"]


def assert_whole(house: House, report: Report) -> None:
    """Every acknowledged ticket is there once, none was called twice, and all works again."""
    assert report.in_flight_at_the_kill > 0
    assert report.sent_again > 0
    assert len(report.numbers) == TICKETS
    assert (report.duplicate_numbers, report.double_calls, report.lost_tickets) == (0, 0, 0)
    issued = house.issued()
    assert len(issued) == len(set(issued)) == TICKETS + 1
    assert set(report.numbers.values()) < set(issued)
    assert house.people.stranger.send("GET", "/readyz").status == 200


@pytest.mark.parametrize("left", [NEARLY_FULL, 0])
def test_nothing_is_lost_when_the_disk_is_full(tmp_path: Path, left: int) -> None:
    """With a little left the store refuses in time; with none it dies and is read again."""
    said = "disk of the store is full"
    with small_disk(tmp_path / "disk", mb=40) as disk, house_on(disk, tmp_path) as house:
        ticket = house.people.issued()["id"]

        def strike() -> None:
            disk.fill(leave=left)
            assert_it_can_be_read(house, ticket, said)
            disk.make_room()

        assert_whole(house, house.rage(strike))
        log = house.server.log.read_text()
        assert log.count(said) <= 2  # by the store's owner, by what falls due
        assert log.count("takes commands again") == 1
        if left:
            assert "the store ended" not in log


def test_nothing_is_lost_when_the_disk_turns_read_only(tmp_path: Path) -> None:
    """The store goes on in its refuge, and back to its folder when the disk was repaired."""
    said = "folder of the store cannot be written"
    with failing_disk(tmp_path / "disk") as disk, house_on(disk, tmp_path) as house:
        ticket = house.people.issued()["id"]

        def strike() -> None:
            disk.fail()
            assert_it_can_be_read(house, ticket, said)
            disk.repair()

        assert_whole(house, house.rage(strike))
        wait_until(lambda: house.refusal()["status"] == 409)
        check_that_nobody_is_left(disk, house)


def test_reads_go_on_when_the_disk_hangs_while_it_is_full(tmp_path: Path) -> None:
    """Whoever tries out whether the disk can be written again waits; nobody else does."""
    with failing_disk(tmp_path / "disk") as disk, house_on(disk, tmp_path) as house:
        ticket = house.people.issued()["id"]
        disk.fill(leave=SOME_ROOM)
        wait_until(lambda: house.refusal()["code"] == "cannot_write")
        with disk.hanging():
            wait_until(lambda: waits_for_the_disk(house.server.pid))
            for _ in range(3):
                assert house.people.kiosk.get(f"tickets/{ticket}").status == 200
        disk.make_room()
        wait_until(lambda: house.refusal()["status"] == 409)


def waits_for_the_disk(pid: int) -> bool:
    """Tell whether a thread of this process is in the middle of a write."""
    threads = Path(f"/proc/{pid}/task").glob("*/stat")
    return any(stat.read_text().rpartition(") ")[2].startswith("D") for stat in threads)


def check_that_nobody_is_left(disk: FailingDisk, house: House) -> None:
    """After the end of the server the disk is free, and the store's refuge is gone."""
    assert house.server.stop() == 0
    assert not Refuge(EmbeddedStore(disk.path / "store").socket).path.exists()
    disk.unmount()
    disk.mount()
