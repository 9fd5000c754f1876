"""A store that cannot write: it is read all the same, loses nothing, and writes again by itself."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import psutil
import pytest
from redis import Redis

from server import gate
from server.embedded import EmbeddedStore, StoreProblem
from server.ledger import CannotWrite, Ledger, Unavailable
from server.refuge import FILE, Refuge
from server.registry import Registry, Station
from server.room import Lack
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.clock import Clock, Hand, wait_until
from tests.disk import Disk, small_disk
from tests.office import Office

SOME_ROOM = 200_000
"""Less than the twentieth of the disk that is kept free, and more than one command needs."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 8 MB."""
    with small_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture
def own(disk: Disk) -> Iterator[EmbeddedStore]:
    """A store on this disk."""
    embedded = EmbeddedStore(disk.path / "store")
    embedded.start()
    embedded.wait_until_ready()
    yield embedded
    embedded.stop()
    assert not Refuge(embedded.socket).path.exists()


@pytest.fixture
def store(own: EmbeddedStore, site: Site, clock: Clock) -> Iterator[Store]:
    """A client of the store on this disk."""
    with closing(Store(own.url, [site.key], clock_ms=clock)) as store:
        yield store


def issue_until_refused(office: Office) -> list[str]:
    """Let numbers be drawn until the store is away; give those that were given."""
    numbers: list[str] = []
    while True:
        try:
            numbers.append(office.issued()["number"])
        except Unavailable:
            return numbers


def start(own: EmbeddedStore) -> None:
    """Start the store again after it has ended by itself."""
    wait_until(lambda: own.exit_code() is not None)
    own.start()
    own.wait_until_ready()


def is_refusing(own: EmbeddedStore) -> bool:
    """Tell whether the store itself refuses writes."""
    with closing(Redis.from_url(own.url)) as client:
        return client.config_get(gate.SETTING) != {gate.SETTING: "0"}


def is_open_after_a_look(own: EmbeddedStore) -> bool:
    """Look after the store, and tell whether it takes writes."""
    own.look_after(print)
    return own.lack() is None


def numbers_in(office: Office) -> list[str]:
    """All numbers that the store knows."""
    return [ticket["number"] for ticket in office.snapshot()["tickets"]]


def test_store_is_only_read_when_its_disk_is_nearly_full(
    own: EmbeddedStore, disk: Disk, office: Office
) -> None:
    """Below the reserve the store refuses writes; with a quarter more it takes them again."""
    said: list[str] = []
    first = office.issued()
    own.look_after(said.append)
    assert own.lack() is None
    pid = own.pid
    disk.fill(leave=SOME_ROOM)
    for _ in range(3):
        own.look_after(said.append)
    with pytest.raises(CannotWrite, match="disk of the store is full"):
        office.issued()
    assert office.row(first)["number"] == first["number"]
    assert numbers_in(office) == [first["number"]]
    disk.fill(leave=450_000)  # more than the reserve, less than a quarter more
    own.look_after(said.append)
    assert own.lack() is Lack.NO_ROOM
    disk.make_room()
    own.look_after(said.append)
    assert office.issued()["number"] == "K102"
    assert said == [Lack.NO_ROOM.sentence, "The store takes commands again."]
    assert own.pid == pid


def test_store_loses_nothing_when_its_disk_is_full_before_it_was_kept_from_writing(
    own: EmbeddedStore, disk: Disk, office: Office
) -> None:
    """The failing write ends the store; it comes back to be read, and an epoch begins first."""
    first = office.issued()["number"]
    disk.fill()
    numbers = [first, *issue_until_refused(office)]
    start(own)
    assert own.lack() is Lack.NO_ROOM
    assert numbers_in(office) == numbers
    with pytest.raises(CannotWrite, match="disk of the store is full"):
        office.issued()
    before = office.snapshot()["position"]
    disk.make_room()
    own.look_after(print)
    office.issued()
    assert len(numbers_in(office)) == len(set(numbers_in(office))) == len(numbers) + 1
    assert office.snapshot()["position"]["epoch"] > before["epoch"]


def test_store_lives_when_keys_expire_on_a_full_disk(
    own: EmbeddedStore, disk: Disk, store: Store, office: Office
) -> None:
    """What expires is written by the store itself; while nothing can be, that does not end it."""
    for key in range(300):
        store.redis.set(f"short-lived-{key}", "x" * 100, px=5_000)
    disk.fill(leave=SOME_ROOM)
    own.look_after(print)
    disk.fill()
    wait_until(lambda: store.reading.dbsize() < 100)
    wait_until(lambda: store.reading.info("persistence")["aof_last_write_status"] == "err")
    assert own.exit_code() is None
    own.look_after(print)
    assert own.lack() is Lack.NO_ROOM
    disk.make_room()
    wait_until(lambda: is_open_after_a_look(own))
    assert office.issued()["number"] == "K101"
    assert store.redis.config_get("appendfsync") == {"appendfsync": "always"}


def test_store_is_read_from_a_copy_when_its_folder_is_read_only(
    own: EmbeddedStore, disk: Disk, office: Office
) -> None:
    """It starts on a copy that takes no writes, and goes back to its folder when that is there."""
    first = office.issued()
    own.stop()
    disk.remount("ro")
    for _ in range(2):
        own.stop()
        own.start()
        own.wait_until_ready()
    assert own.lack() is Lack.UNWRITABLE
    assert EmbeddedStore(own.folder).is_running()
    assert office.row(first)["number"] == first["number"]
    with pytest.raises(CannotWrite, match="folder of the store cannot be written"):
        office.issued()
    own.look_after(print)
    assert own.exit_code() is None
    disk.remount("rw")
    own.look_after(print)
    start(own)
    assert (own.lack(), office.issued()["number"]) == (None, "K102")


def test_store_gives_back_what_its_folder_has_lost_when_it_leaves_the_copy(
    own: EmbeddedStore, disk: Disk, office: Office
) -> None:
    """A disk that has failed may have lost what it said was written; the copy still has it.

    Given a store on a copy, when its process dies while the disk is away, and the disk comes back
    with less than was answered, then nothing that was answered is lost.
    """
    office.issued()
    (file,) = own.folder.glob("appendonlydir/*.incr.aof")
    short = file.stat().st_size
    office.issued()
    own.stop()
    disk.remount("ro")
    own.start()
    own.wait_until_ready()
    disk.remount("rw")
    os.truncate(file, short)
    away = own.folder.rename(disk.path / "away")
    own.kill()
    own.start()
    own.wait_until_ready()
    assert numbers_in(office) == ["K101", "K102"]
    own.look_after(print)
    assert own.exit_code() is None
    away.rename(own.folder)
    own.look_after(print)
    start(own)
    assert numbers_in(office) == ["K101", "K102"]
    assert office.issued()["number"] == "K103"


def cut_short(part: Path) -> None:
    """Lose the second half, as a failed flush does."""
    os.truncate(part, part.stat().st_size // 2)


@pytest.mark.parametrize(
    ("lose", "lost"), [(cut_short, "*.incr.aof"), (Path.unlink, "*.incr.aof"), (Path.unlink, "*")]
)
def test_next_owner_gives_back_what_the_folder_has_lost_when_the_last_one_was_stopped(
    own: EmbeddedStore, disk: Disk, office: Office, lose: Callable[[Path], None], lost: str
) -> None:
    """The copy outlives its owner, and nobody makes it anew: it may have what nobody else has.

    Given a store on a copy, when it is ended and its folder loses the end of a part, a whole part
    or all of them, then the next owner reads the copy while it must, and gives it back.
    """
    numbers = [office.issued()["number"] for _ in range(3)]
    own.stop()
    disk.remount("ro")
    own.start()
    own.wait_until_ready()
    own.stop()
    disk.remount("rw")
    for part in (own.folder / FILE).glob(lost):
        lose(part)
    disk.remount("ro")
    following = EmbeddedStore(own.folder)
    with ExitStack() as last:
        last.callback(following.stop)
        following.start()
        following.wait_until_ready()
        assert numbers_in(office) == numbers
    disk.remount("rw")
    start(own)
    assert numbers_in(office) == numbers
    assert office.issued()["number"] == "K104"
    assert not Refuge(own.socket).path.exists()


def test_store_stays_on_its_copy_when_it_cannot_be_given_back(
    own: EmbeddedStore, disk: Disk, office: Office
) -> None:
    """Reads go on, without an end each time it tries; what is known is taken back when it can."""
    office.issued()
    own.stop()
    disk.remount("ro")
    own.start()
    own.wait_until_ready()
    disk.remount("rw")
    (part,) = own.folder.glob(f"{FILE}/*.incr.aof")
    part.unlink()
    part.mkdir()  # as little a file as a damaged one
    own.look_after(print)
    with pytest.raises(psutil.TimeoutExpired):
        psutil.Process(own.pid).wait(0.3)
    own.kill()
    start(own)
    assert (own.lack(), numbers_in(office)) == (Lack.UNWRITABLE, ["K101"])
    part.rmdir()
    own.look_after(print)
    start(own)
    assert (own.lack(), office.issued()["number"]) == (None, "K102")


def test_store_is_opened_again_when_it_was_shut_without_saying_so(
    own: EmbeddedStore, disk: Disk, office: Office
) -> None:
    """A store that is slow to answer obeys all the same; it is asked until it has said so."""
    assert own.pid is not None
    os.kill(own.pid, signal.SIGSTOP)
    disk.fill(leave=SOME_ROOM)
    own.look_after(print)
    disk.make_room()
    os.kill(own.pid, signal.SIGCONT)
    wait_until(lambda: is_refusing(own))
    own.look_after(print)
    assert (own.lack(), office.issued()["number"]) == (None, "K101")


def test_store_is_not_begun_anew_when_its_file_has_gone(own: EmbeddedStore, office: Office) -> None:
    """An empty folder where a store was is a disk that is not mounted: no number is given there."""
    office.issued()
    own.look_after(print)
    own.kill()
    file = own.folder / "appendonlydir"
    away = file.rename(own.folder / "away")
    with pytest.raises(StoreProblem, match="It was there before: is its disk mounted"):
        own.start()
    away.rename(file)
    start(own)
    assert numbers_in(office) == ["K101"]


def test_store_says_so_when_a_new_one_finds_no_room(disk: Disk) -> None:
    """There is nothing to read in a new folder: the start fails with one line."""
    disk.fill()
    with pytest.raises(StoreProblem, match=r"no store in the data folder .* disk .* is full"):
        EmbeddedStore(disk.path / "new").start()
    disk.remount("ro")
    with pytest.raises(StoreProblem, match="cannot write to the data folder"):
        EmbeddedStore(disk.path / "newer").start()


def test_store_keeps_every_answered_command_when_its_file_ends_in_half_a_write(
    own: EmbeddedStore, office: Office
) -> None:
    """A power cut in the middle of a write leaves a half command, which nobody was answered for."""
    office.issued()
    own.kill()
    (file,) = own.folder.glob("appendonlydir/*.incr.aof")
    with file.open("ab") as half:
        half.write(b"*3\r\n$3\r\nSET\r\n$4\r\nha")
    start(own)
    assert numbers_in(office) == ["K101"]


def no_replicas(store: Store) -> None:
    """As an operator sets it who has too few replicas."""
    store.redis.config_set("min-replicas-to-write", 1)


def no_memory(store: Store) -> None:
    """Its memory is spent, and no key may be thrown away for it."""
    store.redis.config_set("maxmemory", 1_000_000)


def replica(store: Store) -> None:
    """As after a fail-over: the one that we reach is a replica now, its primary is away."""
    store.redis.replicaof("127.0.0.1", "1")


@pytest.mark.parametrize(
    ("happens", "said"),
    [(no_replicas, "fewer replicas"), (no_memory, "memory is full"), (replica, "is a replica")],
)
def test_commands_are_refused_for_now_when_a_store_of_your_own_takes_no_writes(
    store: Store, office: Office, site: Site, happens: Callable[[Store], None], said: str
) -> None:
    """Whatever the reason, ledger and registry say that nothing can be written; reads go on."""
    first = office.issued()
    registry = Registry(store, site.key)
    token = registry.create_token(Role.KIOSK, "kiosk-1")
    opened = registry.open_link(registry.create_link(Station.at("7")))
    unused = registry.create_link(Station.at("7"))
    assert opened is not None
    happens(store)
    with closing(Store(store.url, [site.key], clock_ms=office.clock)) as fresh:
        for asked in (store, fresh):
            registry = Registry(asked, site.key)
            ledger = Ledger(asked, site)
            writes = (
                lambda ledger=ledger: Office(
                    ledger, Hand(office.clock, "x"), office.clock
                ).issued(),
                lambda ledger=ledger: ledger.due(office.clock()),
                lambda registry=registry: registry.create_token(Role.KIOSK, "kiosk-2"),
                lambda registry=registry: registry.create_link(Station.at("7")),
                lambda registry=registry: registry.open_link(unused),
            )
            for write in writes:
                with pytest.raises(CannotWrite, match=said):
                    write()
            assert registry.caller_of_token(token) is not None
            assert registry.caller_of_session(opened[1], Station.at("7")) is not None
            assert registry.devices() == ("kiosk-1",)
            assert first["number"].encode() in ledger.ticket(first["id"])
            assert first["number"].encode() in ledger.snapshot()


def test_nothing_is_known_when_a_replica_serves_no_reads(store: Store, office: Office) -> None:
    """A replica that has lost its primary and may not answer is a store that is away."""
    office.issued()
    store.redis.config_set("replica-serve-stale-data", "no")
    replica(store)
    with pytest.raises(Unavailable, match="does not answer"):
        office.snapshot()


def test_store_starts_when_the_record_of_its_writer_is_spoilt(
    own: EmbeddedStore, office: Office
) -> None:
    """A file that a power cut left empty says nothing, and is written anew."""
    office.issued()
    own.kill()
    record = own.folder / "server.json"
    before = record.read_bytes()
    record.write_bytes(b"")
    start(own)
    assert (numbers_in(office), record.read_bytes()) == (["K101"], before)
