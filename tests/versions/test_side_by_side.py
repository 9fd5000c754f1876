"""The previous function library and today's on one store, both under load, and who cleans up."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

import pytest
import requests

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.lua.library import LIBRARY, NUMBER
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.bench.load import Reply, command_id
from tests.clock import wait_until
from tests.kills.book import Book
from tests.kills.crowd import Act
from tests.running import SITE_KEY, Program, Programs, running
from tests.sites import at_noon
from tests.storm import Report, Sender, Storm
from tests.versions.recorded import PREVIOUS, Recorded

COUNTERS: Final = ("1", "5", "7", "10")
"""Together they serve every service of the storm."""
TICKETS: Final = 100
WHEN_IT_WAS_DECIDED: Final = frozenset({"position", "at"})
"""What a refusal says since wm_5."""
SOMEBODY_ELSES: Final = "#!lua name={0}\nredis.register_function('{1}', function() return 1 end)\n"


@dataclass
class Heard:
    """What everybody was answered, and how the other server answered the same command."""

    acts: list[Act] = field(default_factory=list)
    again: Counter[bool] = field(default_factory=Counter)
    """Acceptance or not → how many were asked for again."""


@dataclass
class Twice(Sender):
    """Sends each command again, to the other server first, and wants the same answer.

    Which of the two is asked first is a matter of chance, as the command's id is.
    """

    heard: Heard = field(default_factory=Heard, kw_only=True)

    async def post(self, path: str, body: Mapping[str, object], *, command: str = "") -> Reply:
        """Send one command until it is decided, and once more."""
        command = command or command_id()
        self.start = ord(command[0])
        first = await super().post(path, body, command=command)
        self.start += 1
        second = await super().post(path, body, command=command)
        assert (second.status, core_of(second)) == (first.status, core_of(first)), path
        act = Act("", path, body, command, first)
        self.heard.acts.append(act)
        self.heard.again[act.accepted] += 1
        return first


def core_of(reply: Reply) -> dict[str, Any]:
    """What every version says: an event whole, a refusal without where it was decided."""
    told: dict[str, Any] = reply.json()
    left_out = WHEN_IT_WAS_DECIDED if reply.status >= HTTPStatus.BAD_REQUEST else frozenset()
    return {name: value for name, value in told.items() if name not in left_out}


@dataclass
class Both:
    """A store, a server of the previous version and one of today."""

    store: Store
    programs: Programs
    old: Program
    new: Program
    previous: str
    """The older one's library."""

    def libraries(self) -> set[str]:
        """The function libraries in the store."""
        listed: Any = self.store.reading.function_list()
        return {_text_of(each, "library_name") for each in listed}

    def is_ready(self, server: Program) -> bool:
        """Ask a server whether it can serve."""
        return requests.get(f"{server.url}/readyz", timeout=5).status_code == HTTPStatus.OK


def _text_of(row: Any, name: str) -> str:
    told = row if isinstance(row, Mapping) else dict(zip(row[::2], row[1::2], strict=True))
    found = told.get(name.encode(), told.get(name))
    return found.decode() if isinstance(found, bytes) else str(found)


@pytest.fixture(params=PREVIOUS, ids=lambda version: version.library)
def both(request: pytest.FixtureRequest, tmp_path: Path, shelf: Path) -> Iterator[Both]:
    """Both servers run; the older one was there first."""
    embedded = EmbeddedStore(tmp_path / "store")
    embedded.start()
    embedded.wait_until_ready()
    try:
        with closing(Store(embedded.url, [SITE_KEY])) as store:
            programs = Programs(tmp_path, store)
            version: Recorded = request.param
            old = version.unpack(shelf).server(programs)
            with running(old, new := programs.server()):
                yield Both(store, programs, old, new, version.library)
    finally:
        embedded.stop()


def rage(both: Both, victim: Program) -> tuple[Report, Heard]:
    """Let people draw and be called through both servers, of which one is killed in the middle."""
    heard = Heard()
    storm = Storm(
        ports=[both.old.port, both.new.port],
        kiosk_token=both.programs.token(Role.KIOSK, "kiosk-1"),
        counter_tokens={
            number: both.programs.token(Role.COUNTER, f"counter-{number}", counter=number)
            for number in COUNTERS
        },
        tickets=TICKETS,
        clients=8,
        kill=victim.kill,
        send_by=lambda *how: Twice(*how, heard=heard),
    )
    return storm.run(), heard


@pytest.mark.parametrize("dies", ["old", "new"])
def test_queue_is_whole_when_two_versions_share_it_and_one_is_killed(
    both: Both, site: Site, dies: str
) -> None:
    """Nothing is lost, doubled or called twice, and each gives the answers of the other again."""
    victim: Program = getattr(both, dies)
    report, heard = rage(both, victim)
    assert report.in_flight_at_the_kill > 0
    assert report.sent_again > 0
    assert len(report.numbers) == TICKETS
    assert (report.duplicate_numbers, report.double_calls, report.lost_tickets) == (0, 0, 0)
    assert heard.again[True] > 4 * TICKETS
    assert heard.again[False] > 0
    book = Book.of(both.store)
    book.assert_holds(heard.acts)
    ledger = Ledger(both.store, at_noon(site))
    assert {id_: json.loads(ledger.ticket(id_)) for id_ in book.rows} == book.rows
    assert {row["state"] for row in book.rows.values()} == {"finished"}
    victim.start()
    assert both.libraries() == {both.previous, LIBRARY}
    assert both.is_ready(both.old)
    assert both.is_ready(both.new)


def test_only_our_older_libraries_go_when_a_newer_server_starts(both: Both) -> None:
    """The previous version's stays, and so does what somebody else has put into the store.

    A name like ours is not enough: the library must have the function that all of ours have.
    """
    ours = {f"wm_{number}": "begin_epoch" for number in range(2, NUMBER - 1)}
    newer = {f"wm_{NUMBER + 1}": "begin_epoch"}
    others = dict.fromkeys(("wm_0", "wm_x", "wm_01", "wm_2_more", "theirs"), "begin_epoch")
    others["wm_1"] = "theirs"
    for name, function in (ours | newer | others).items():
        both.store.redis.function_load(SOMEBODY_ELSES.format(name, f"{name}_{function}"))
    assert set(ours) < both.libraries()
    with running(second := both.programs.server()):
        assert both.libraries() == {both.previous, LIBRARY, *newer, *others}
        assert all(map(both.is_ready, (both.old, both.new, second)))


def test_an_older_server_goes_on_when_its_library_was_deleted(both: Both) -> None:
    """A version that is older than the previous one loads its library again and is ready."""
    both.store.redis.function_delete(both.previous)
    wait_until(lambda: both.is_ready(both.old))
    assert both.is_ready(both.new)
