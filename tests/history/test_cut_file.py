"""The store's file may end anywhere: what it then holds is what was after some whole command."""

import os
import secrets
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

from server.ledger import Ledger
from server.position import Position
from server.site import Site
from server.store import Store
from tests.clock import Clock
from tests.history.diary import (
    Diary,
    Page,
    content_of,
    cut_copy,
    decide,
    open_diary,
    page_at,
    transactions_in,
)
from tests.places import everything, places_told

COMMANDS: Final = 250
LAST: Final = 60
"""How many of the last commands most cuts are made in."""
NOT_AS_BEFORE: Final = ("open_counter",)
"""What it answers holds an id that is drawn by lot."""
OF_PEOPLE: Final = ("left:", "absent:")


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[Diary]:
    """A day of many commands; it prints its seed, and `CUT_SEED` gives it again."""
    seed = int(os.environ.get("CUT_SEED", "0")) or secrets.randbelow(1 << 32)
    sys.stderr.write(f"seed {seed}\n")
    with open_diary(tmp_path_factory.mktemp("day"), site, seed) as diary:
        diary.write(COMMANDS)
        yield diary


def lengths(diary: Diary, count: int) -> list[int]:
    """Where to cut: mostly within one of the last commands, sometimes anywhere."""
    ends = [page.length for page in diary.pages]
    steps = [(a, b) for a, b in pairwise(ends) if a < b][-LAST:]
    near = [diary.chance.randint(*diary.chance.choice(steps)) for _ in range(count * 3 // 4)]
    return near + [diary.chance.randint(ends[0], ends[-1]) for _ in range(count - len(near))]


@pytest.mark.parametrize("cuts", [12, pytest.param(300, marks=pytest.mark.long)])
@pytest.mark.timeout(900)
def test_the_store_holds_whole_commands_when_its_file_is_cut_anywhere(
    diary: Diary, tmp_path: Path, site: Site, cuts: int
) -> None:
    """It starts by itself, with all that was after some command, and with nothing of the next."""
    for number, length in enumerate(lengths(diary, cuts)):
        with cut_copy(diary, tmp_path / f"cut-{number}", length, site) as (store, ledger):
            page = page_at(diary, length)
            assert_stands_as(page, store)
            assert_can_be_sent_again(diary, page, ledger)


def test_a_command_is_written_whole_or_not_at_all_when_it_changes_much(diary: Diary) -> None:
    """Whatever a command changes is one transaction of the file: there is no place to cut it."""
    written = diary.file.read_bytes()
    for before, page in pairwise(diary.pages):
        found = transactions_in(written[before.length : page.length])
        assert found == (page.length > before.length), page.act


def test_an_answered_command_is_in_the_file_when_the_store_flushes_always(
    diary: Diary, tmp_path: Path, site: Site
) -> None:
    """The file of the moment of an answer holds that command: only what was not answered is cut."""
    about: Any = diary.store.redis.config_get("appendfsync")
    assert about == {"appendfsync": "always"}
    for number, page in enumerate(diary.chance.sample(diary.pages[1:], 5)):
        with cut_copy(diary, tmp_path / f"cut-{number}", page.length, site) as (store, _):
            assert_stands_as(page, store)


def test_nothing_is_lost_when_a_store_that_flushes_each_second_is_killed(
    tmp_path: Path, site: Site
) -> None:
    """What a process has written is the system's, flushed or not: only a power cut loses it."""
    with open_diary(tmp_path, site, seed=1) as diary:
        diary.store.redis.config_set("appendfsync", "everysec")
        diary.write(40)
        diary.embedded.kill()
        diary.embedded.start()
        diary.embedded.wait_until_ready()
        diary.store.begin()
        assert_stands_as(diary.pages[-1], diary.store)


def assert_stands_as(page: Page, store: Store) -> None:
    """Everything is as it was on that page; beyond it only a new epoch has begun."""
    content = dict(content_of(store))
    *events, (_, begun) = content["events"]
    assert b'"type":"epoch_begun"' in begun[b"e"]
    last = Position.of_entry(events[-1][0])
    assert f'"previous":{{"epoch":{last.epoch},"seq":{last.seq}}}'.encode() in begun[b"e"]
    assert content | {"events": events} == page.content
    found, tickets, _ = everything(store)
    told = places_told(tickets)
    due = {k: v for k, v in found.pop("due", {}).items() if not k.startswith(OF_PEOPLE)}
    assert due == told.pop("due", {})
    assert found == told


def assert_can_be_sent_again(diary: Diary, page: Page, ledger: Ledger) -> None:
    """What the file held is remembered word for word; what was cut off is decided as before."""
    if page.act is not None:
        assert decide(ledger, page.act, Clock(page.now_ms)) == page.act.reply
    lost = next((each for each in diary.pages if each.length > page.length), page)
    if lost.act is not None and lost.act.wish.verb not in NOT_AS_BEFORE:
        again = decide(ledger, lost.act, Clock(lost.now_ms))
        assert without_position(again.json()) == without_position(lost.act.answer)


def without_position(answer: Any) -> Any:
    """Leave out where it was decided: the store's new run has positions of its own."""
    if isinstance(answer, list):
        code, more, decided = answer
        return [code, more, without_position(decided)]
    return {name: value for name, value in answer.items() if name != "position"}
