"""What a day close has deleted is not in the store's file either, whatever happens meanwhile."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.site import Site
from server.store import Store
from tests.clock import Clock, Hand, wait_until
from tests.office import AlwaysOpen, Office

META: Final = "wm:{maschstrasse}:meta"
DAY_MIN: Final = 24 * 60


@pytest.fixture
def own(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A store of this test's own."""
    store = EmbeddedStore(tmp_path / "store")
    store.start()
    store.wait_until_ready()
    yield store
    store.stop()


@pytest.fixture
def client(own: EmbeddedStore, site: Site, clock: Clock) -> Iterator[Store]:
    """The way into it; what is written is not packed, so that whoever searches finds it."""
    with closing(Store(own.url, [site.key], clock_ms=clock)) as store:
        write_plainly(store)
        yield store


def write_plainly(store: Store) -> None:
    """Let the store's process pack nothing that it writes."""
    store.redis.config_set("rdbcompression", "no")


@pytest.fixture
def there(client: Store, site: Site, clock: Clock) -> Office:
    """An office on it."""
    return Office(Ledger(client, site, openings=AlwaysOpen()), Hand(clock, "actor-4711"), clock)


def hash_of(text: str) -> str:
    """As the server is told a token or a code."""
    return hashlib.sha256(text.encode()).hexdigest()


def a_day(office: Office) -> dict[str, str]:
    """Live through a day; everything of it that nobody may find the next morning."""
    office.put("booking-0815", code=hash_of("CODE"), slot_ms=office.clock())
    office.do("deliver", office.check_in(hash_of("CODE")), kiosk="kiosk-1", how="paper")
    first = office.waiting(phone_hash=hash_of("phone"), language="ckb", needs=["help"])
    office.open()
    [counter] = office.snapshot()["counters"]
    served = office.serve()
    office.do("transfer", served, by="7", service="work", note="Aktenvermerk-Zeder")
    office.finish(office.serve())
    office.do("park", office.serve(), counter="7", reason="copy-shop")
    office.stop("renew", de="Grund-Eiche")
    return {
        "note": "Aktenvermerk-Zeder",
        "number": first["number"],
        "other number": served["number"],
        "phone": hash_of("phone"),
        "code": hash_of("CODE"),
        "appointment": "booking-0815",
        "caseworker": counter["caseworker"],
        "person": "person-7",
        "actor": "actor-4711",
        "language": "ckb",
        "reason": "Grund-Eiche",
        "parking": "copy-shop",
    }


def found_in(folder: Path, needles: dict[str, str]) -> set[str]:
    """Which of these stand in any file below the folder."""
    contents = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert contents
    return {name for name, needle in needles.items() if needle.encode() in contents}


def is_untidy(store: Store) -> bool:
    """Is a rewrite still to come?"""
    return bool(store.redis.hexists(META, "untidy"))


def tidied(office: Office, store: Store) -> bool:
    """Do as the duties do each second, and see whether the file is written anew."""
    office.due()
    return not is_untidy(store)


def begun(office: Office, store: Store) -> None:
    """Let the first day's own tidying be over, so that what follows belongs to the close."""
    office.ledger.close_day(office.clock())
    wait_until(lambda: tidied(office, store))


def test_nothing_of_yesterday_is_in_the_folder_when_the_day_has_closed(
    there: Office, own: EmbeddedStore, client: Store, clock: Clock
) -> None:
    """Notes, numbers, hashes and ids go from rows, stream and append-only file.

    They were in it before, which shows that the search finds what there is; the rewrite ends, and
    is not done again.
    """
    begun(there, client)
    needles = a_day(there)
    assert found_in(own.folder, needles) == set(needles)
    clock.forward(minutes=DAY_MIN)
    there.ledger.close_day(clock())
    assert is_untidy(client)
    wait_until(lambda: tidied(there, client))
    assert found_in(own.folder, needles) == set()
    kept = {bytes(key).decode() for key in client.redis.scan_iter()}
    of_the_house = {META, "wm:{maschstrasse}:events", "wm:{maschstrasse}:ranges"}
    assert kept == of_the_house  # a file may pack what it holds
    rewritten = client.redis.info("persistence")["aof_last_rewrite_time_sec"]
    files = sorted(path.name for path in own.folder.rglob("*.aof"))
    there.due()
    there.waiting()
    there.due()
    assert not is_untidy(client)
    assert sorted(path.name for path in own.folder.rglob("*.aof")) == files
    assert rewritten >= 0


def test_the_file_is_rewritten_when_the_store_was_killed_before(
    there: Office, own: EmbeddedStore, client: Store, clock: Clock
) -> None:
    """A store that dies between the close and the rewrite does the rewrite when it is back."""
    begun(there, client)
    needles = a_day(there)
    clock.forward(minutes=DAY_MIN)
    there.ledger.close_day(clock())
    own.kill()
    own.start()
    own.wait_until_ready()
    write_plainly(client)
    assert found_in(own.folder, needles) == set(needles)
    assert is_untidy(client)
    wait_until(lambda: tidied(there, client))
    assert found_in(own.folder, needles) == set()


def test_the_file_is_rewritten_when_the_store_was_killed_in_the_middle(
    there: Office, own: EmbeddedStore, client: Store, clock: Clock
) -> None:
    """A rewrite that another process of the store began and did not end does not count."""
    begun(there, client)
    needles = a_day(there)
    clock.forward(minutes=DAY_MIN)
    there.due()  # closes the day and begins to rewrite
    assert is_untidy(client)
    own.kill()
    own.start()
    own.wait_until_ready()
    write_plainly(client)
    wait_until(lambda: tidied(there, client))
    assert found_in(own.folder, needles) == set()


def test_a_rewrite_from_before_the_close_does_not_count(
    there: Office, own: EmbeddedStore, client: Store, clock: Clock
) -> None:
    """A rewrite that was under way when the day closed wrote what was deleted after it began."""
    begun(there, client)
    needles = a_day(there)
    client.redis.config_set("rdb-key-save-delay", 100_000)  # every key takes its time
    client.redis.bgrewriteaof()
    clock.forward(minutes=DAY_MIN)
    there.due()
    assert client.redis.info("persistence")["aof_rewrite_in_progress"]
    assert is_untidy(client)
    client.redis.config_set("rdb-key-save-delay", 0)
    wait_until(lambda: tidied(there, client), seconds=30)
    assert found_in(own.folder, needles) == set()
