"""A day in one store, one command after the other, with the file's length and all that it held.

A store of our own keeps what happens in `appendonlydir`: a base, and after it one file that only
grows. Cutting that file somewhere is what a power cut does to it.
"""

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from server.embedded import EmbeddedStore
from server.keys import site_prefix
from server.ledger import Command, Ledger, Refused
from server.refuge import FILE
from server.site import Site
from server.store import Store
from tests.bench.load import Reply
from tests.clock import Clock, wait_until
from tests.history.acts import Act
from tests.history.commands import arguments_of
from tests.history.hall import Hall
from tests.history.people import PEOPLE
from tests.history.wishes import Wishes
from tests.office import AlwaysOpen

Content = Mapping[str, Any]
"""Key → what it holds."""
_OF_A_RUN: Final = ("epoch", "run_id", "now")
_STEPS_MS: Final = (0, 40, 400, 3_000, 20_000)
_A_WHILE_MS: Final = 400_000
_PREFIX: Final = site_prefix("maschstrasse")


@dataclass(frozen=True)
class Page:
    """How things stood after one command, or after what was due."""

    length: int
    """Bytes of the file when it was answered."""
    content: Content
    now_ms: int
    act: Act | None = None
    """None for what was due."""


@dataclass
class Diary:
    """A store, and a page for everything that was done there."""

    embedded: EmbeddedStore
    store: Store
    ledger: Ledger
    clock: Clock
    chance: random.Random
    pages: list[Page] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """The file that grows."""
        [file] = (self.embedded.folder / FILE).glob("*.incr.aof")
        return file

    def write(self, commands: int) -> None:
        """Let the people do so many things, each after the other, and what is due in between."""
        hall = Hall(self.chance)
        wishes = [Wishes(person, hall) for person in dict.fromkeys(PEOPLE)]
        self._turn(None)
        for _ in range(commands):
            self.clock.forward(ms=self.chance.choice(_STEPS_MS))
            act = self._do(self.chance.choice(wishes))
            hall.hear(act)
            self._turn(act)
            if self.chance.random() < 0.05:
                self.clock.forward(ms=self.chance.choice((0, _A_WHILE_MS)))
                self.ledger.due(self.clock())
                self._turn(None)

    def _do(self, wishes: Wishes) -> Act:
        wish = wishes.next()
        reply = decide(self.ledger, Act(wishes.person, wish, 0, 0, 0, 0, Reply(0, b"")), self.clock)
        return Act(wishes.person, wish, 0, 0, 0, 0, reply)

    def _turn(self, act: Act | None) -> None:
        length = self.file.stat().st_size  # before anything else is asked
        self.pages.append(Page(length, content_of(self.store), self.clock(), act))


def decide(ledger: Ledger, act: Act, clock: Clock) -> Reply:
    """Let the ledger decide what this act wanted; its bytes, or its refusal's."""
    verb, arguments = getattr(ledger, act.wish.verb), arguments_of(act.person, act.wish)
    command = Command(act.person.name, act.wish.command, act.wish.digest, clock())
    try:
        return Reply(200, verb(command, **arguments).body)
    except Refused as refused:
        return Reply(409, json.dumps([refused.code, refused.more, refused.decided]).encode())


@contextmanager
def open_diary(folder: Path, site: Site, seed: int) -> Iterator[Diary]:
    """Begin a day in a store of its own; its file holds nothing of the day before."""
    embedded, clock = EmbeddedStore(folder), Clock()
    embedded.start()
    try:
        embedded.wait_until_ready()
        with closing(Store(embedded.url, [site.key], clock_ms=clock)) as store:
            ledger = Ledger(store, site, openings=AlwaysOpen())
            ledger.close_day(clock())
            wait_until(lambda: _is_tidy(store, ledger, clock))
            yield Diary(embedded, store, ledger, clock, random.Random(seed))  # noqa: S311 - no secret
    finally:
        embedded.stop()


@contextmanager
def cut_copy(diary: Diary, folder: Path, length: int, site: Site) -> Iterator[tuple[Store, Ledger]]:
    """Start a store on a copy of the diary's files of which the last was cut to this length."""
    shutil.copytree(diary.embedded.folder / FILE, folder / FILE)
    with (folder / FILE / diary.file.name).open("r+b") as file:
        file.truncate(length)
    embedded, clock = EmbeddedStore(folder), Clock(page_at(diary, length).now_ms)
    embedded.start()
    try:
        embedded.wait_until_ready()
        with closing(Store(embedded.url, [site.key], clock_ms=clock)) as store:
            store.begin()
            yield store, Ledger(store, site, openings=AlwaysOpen())
    finally:
        embedded.stop()


def transactions_in(written: bytes) -> int:
    """Count what a stretch of the file holds that the store applies whole or not at all."""
    names = [words[0].upper() for words in _commands_in(written)]
    assert names.count(b"MULTI") == names.count(b"EXEC")
    inside, alone = False, 0
    for name in names:
        inside = name == b"MULTI" or (inside and name != b"EXEC")
        alone += not inside and name not in {b"EXEC", b"SELECT"}
    return names.count(b"MULTI") + alone


def _commands_in(written: bytes) -> Iterator[list[bytes]]:
    """Read the commands as the protocol writes them: how many words, then each with its length."""
    rest = written
    while rest:
        head, _, rest = rest.partition(b"\r\n")
        words = []
        for _ in range(int(head.removeprefix(b"*"))):
            size, _, rest = rest.partition(b"\r\n")
            length = int(size.removeprefix(b"$"))
            words.append(rest[:length])
            rest = rest[length + 2 :]
        yield words


def page_at(diary: Diary, length: int) -> Page:
    """Give the last page that a file of this length holds whole."""
    return max(
        (page for page in diary.pages if page.length <= length), key=lambda page: page.length
    )


def content_of(store: Store) -> Content:
    """Give all that the site has in the store, but for what each run of a store begins with."""
    redis: Any = store.redis  # its answers are typed for every protocol at once
    names = sorted(key for key in redis.keys(f"{_PREFIX}:*"))
    with redis.pipeline() as pipe:
        for name in names:
            pipe.type(name)
        kinds = pipe.execute()
        for name, kind in zip(names, kinds, strict=True):
            _READS[kind](pipe, name)
        content = {
            name.decode().removeprefix(f"{_PREFIX}:"): value
            for name, value in zip(names, pipe.execute(), strict=True)
        }
    content["meta"] = {k: v for k, v in content["meta"].items() if k.decode() not in _OF_A_RUN}
    return content


_READS: Final[Mapping[bytes, Any]] = {
    b"hash": lambda pipe, name: pipe.hgetall(name),
    b"zset": lambda pipe, name: pipe.zrange(name, 0, -1, withscores=True),
    b"set": lambda pipe, name: pipe.smembers(name),
    b"stream": lambda pipe, name: pipe.xrange(name),
}


def _is_tidy(store: Store, ledger: Ledger, clock: Clock) -> bool:
    """Say whether the file has been written anew after the day before, and stays as it is."""
    ledger.due(clock())
    about: Any = store.redis.info("persistence")
    untidy = store.redis.hexists(f"{_PREFIX}:meta", "untidy")
    return not untidy and not about["aof_rewrite_in_progress"]
