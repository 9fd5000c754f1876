"""What the kiosk owes the server outlives a kill at every step, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import structlog

from kiosk.outbox import OWED, Flight, Outbox, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
DAY: Final = "2026-11-23"
BODY: Final = '{"service": "asylum", "language": "tigrinya-to-be-forgotten"}'
FIRST: Final = Flight("first-command-id", Stage.ISSUING, DAY, BODY)

STEPS: Final = {
    "begun": "",
    "numbered": "box.numbered(FIRST.id, '0000000042')",
    "printing": "box.numbered(FIRST.id, '0000000042'); box.shows(FIRST.id)",
    "printed": "box.owe(FIRST.id, Stage.DELIVERING, ticket='0000000042', word='paper')",
    "given back": "box.owe(FIRST.id, Stage.CANCELLING, ticket='0000000042', word='left')",
    "left": "box.abandon(FIRST.id)",
}
MEANS: Final = {
    "begun": [Flight(FIRST.id, Stage.ABANDONED, DAY, BODY)],
    "numbered": [Flight(FIRST.id, Stage.CANCELLING, DAY, BODY, "0000000042", "no_paper")],
    "printing": [],
    "printed": [Flight(FIRST.id, Stage.DELIVERING, DAY, BODY, "0000000042", "paper")],
    "given back": [Flight(FIRST.id, Stage.CANCELLING, DAY, BODY, "0000000042", "left")],
    "left": [Flight(FIRST.id, Stage.ABANDONED, DAY, BODY)],
}
STEP: Final = """
import sys, time
from pathlib import Path
from kiosk.outbox import Outbox, Stage
from tests.kiosk.test_outbox import FIRST
box = Outbox(Path(sys.argv[1]))
box.begin(FIRST)
{step}
print("done", flush=True)
time.sleep(60)
"""
STORM: Final = """
import sys
from pathlib import Path
from kiosk.outbox import Flight, Outbox, Stage
box = Outbox(Path(sys.argv[1]))
for number in range(10**6):
    name = f"command-{number}"
    box.begin(Flight(name, Stage.ISSUING, "2026-11-23", "{}"))
    print(name, "issuing", flush=True)
    box.numbered(name, str(number))
    print(name, "numbered", flush=True)
    box.shows(name)
    print(name, "paper", flush=True)
    box.owe(name, Stage.DELIVERING, ticket=str(number), word="paper")
    print(name, "delivering", flush=True)
    box.settled(name)
    print(name, "gone", flush=True)
"""


@contextlib.contextmanager
def outbox(file: Path) -> Iterator[Outbox]:
    """An outbox that is closed again."""
    with contextlib.closing(Outbox(file)) as box:
        yield box


def killed(program: str, file: Path, *, after: int) -> list[str]:
    """Run a program, SIGKILL it after so many lines, and give what it said until it was dead."""
    argv = [sys.executable, "-c", program, str(file)]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        said = [child.stdout.readline() for _ in range(after)]
        child.kill()
        said += child.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.parametrize("step", STEPS)
def test_a_row_means_the_right_thing_when_the_kiosk_was_killed(tmp_path: Path, step: str) -> None:
    """Killed after any step, the next start owes the server exactly what that step left open."""
    file = tmp_path / "outbox.db"
    assert killed(STEP.format(step=STEPS[step]), file, after=1) == ["done"]
    with outbox(file) as box:
        box.recover()
        assert list(box.flights()) == MEANS[step]


@pytest.mark.parametrize("after", [1, 2, 3, 4, 50, 201, 402, 603])
def test_no_step_is_lost_when_the_kill_comes_in_the_middle(tmp_path: Path, after: int) -> None:
    """Killed at any moment, the file holds the last step that was said, or the one after it."""
    file = tmp_path / "outbox.db"
    name, stage = killed(STORM, file, after=after)[-1].split()
    follower = f"command-{int(name.removeprefix('command-')) + 1}"
    following: dict[str, list[tuple[str, str] | None]] = {
        "issuing": [(name, "issuing"), (name, "numbered")],
        "numbered": [(name, "numbered"), (name, "paper")],
        "paper": [(name, "paper"), (name, "delivering")],
        "delivering": [(name, "delivering"), None],
        "gone": [None, (follower, "issuing")],
    }
    with outbox(file) as box:
        rows = [(flight.id, flight.stage.value) for flight in box.flights()]
    assert len(rows) <= 1
    assert (rows[0] if rows else None) in following[stage]


@pytest.mark.parametrize("kept", [0, 1])
def test_nothing_is_left_on_the_disk_when_a_row_is_answered(tmp_path: Path, kept: int) -> None:
    """The language of a visitor is in no file any more once the server has answered.

    Also while another row is in flight: an order whose paper may have come stays for long.
    """
    file = tmp_path / "outbox.db"
    with outbox(file) as box:
        for number in range(kept):
            box.begin(Flight(f"other-{number}", Stage.ORDERED, DAY, "{}"))
        box.begin(FIRST)
        assert any(b"tigrinya" in each.read_bytes() for each in tmp_path.iterdir())
        box.settled(FIRST.id)
        assert not any(b"tigrinya" in each.read_bytes() for each in tmp_path.iterdir())
        assert len(box.flights()) == kept


def test_a_command_is_begun_once_when_it_is_tried_twice(tmp_path: Path) -> None:
    """A second try finds the row of the first, unchanged."""
    with outbox(tmp_path / "outbox.db") as box:
        assert box.begin(FIRST)
        assert not box.begin(Flight(FIRST.id, Stage.ISSUING, DAY, "another body"))
        assert box.flights() == (FIRST,)


@pytest.mark.parametrize("stage", sorted(OWED))
def test_an_owed_row_is_kept_when_its_day_is_not_the_machine_s(
    tmp_path: Path, stage: Stage
) -> None:
    """A machine that starts with the wrong date owes what it owed."""
    with outbox(tmp_path / "outbox.db") as box:
        box.begin(Flight(FIRST.id, Stage.ISSUING, "1970-01-01", BODY))
        box.owe(FIRST.id, stage, ticket="0000000042", word="paper")
        box.recover()
        assert [flight.stage for flight in box.owed()] == [stage]


def test_a_command_stays_abandoned_when_its_answer_comes_late(tmp_path: Path) -> None:
    """A number whose visitor has gone is given back, however late the answer that names it."""
    with outbox(tmp_path / "outbox.db") as box:
        box.begin(FIRST)
        box.abandon(FIRST.id)
        box.numbered(FIRST.id, "0000000042")
        assert [flight.stage for flight in box.owed()] == [Stage.ABANDONED]


def test_only_last_words_are_owed_when_numbers_are_in_flight(tmp_path: Path) -> None:
    """A command that is still being asked, and a paper on its way, are nobody's debt yet."""
    with outbox(tmp_path / "outbox.db") as box:
        for name in ("asked", "printing", "printed", "left"):
            box.begin(Flight(name, Stage.ISSUING, DAY, "{}"))
        box.numbered("printing", "1")
        box.owe("printed", Stage.DELIVERING, ticket="2", word="paper")
        box.abandon("left")
        assert [flight.id for flight in box.owed()] == ["left", "printed"]


@pytest.mark.parametrize("stage", Stage)
def test_a_last_word_has_an_id_of_its_own_when_it_is_replayed(stage: Stage) -> None:
    """The id of the last word follows from the first command's, and fits the header."""
    flight = Flight("A-9_" * 5 + "xy", stage, DAY, BODY)
    assert flight.settling_id == Flight(flight.id, stage, DAY, "other").settling_id
    assert flight.settling_id != flight.id
    assert re.fullmatch("[A-Za-z0-9_-]{8,64}", flight.settling_id)


def test_a_new_outbox_is_begun_when_the_old_one_is_broken(tmp_path: Path) -> None:
    """A file that a power cut has ruined never keeps the kiosk from starting."""
    file = tmp_path / "outbox.db"
    file.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with outbox(file) as box:
        assert box.begin(FIRST)


def test_an_outbox_is_kept_when_the_disk_is_at_fault(tmp_path: Path) -> None:
    """A file that another program holds is not thrown away: the start says so instead."""
    file = tmp_path / "outbox.db"
    with outbox(file) as box:
        box.begin(FIRST)
    holder = sqlite3.connect(file, isolation_level=None)
    with contextlib.closing(holder):
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError):
            Outbox(file)
        holder.execute("ROLLBACK")
    with outbox(file) as box:
        assert box.flights() == (FIRST,)


def test_the_log_says_it_when_an_outbox_cannot_be_opened(tmp_path: Path) -> None:
    """A kiosk that starts although it cannot write says once which file it is, and why."""
    with structlog.testing.capture_logs() as log, outbox(tmp_path):  # a folder is no file
        pass
    assert [(each["event"], each["log_level"]) for each in log] == [("outbox_failed", "warning")]
    assert log[0]["path"] == str(tmp_path)
    assert log[0]["reason"]


def test_a_row_is_on_the_disk_when_a_call_has_returned(tmp_path: Path) -> None:
    """No call returns before the disk itself has the row: a kill of the process shows no less."""
    with outbox(tmp_path / "outbox.db") as box:
        rows = box._rows  # noqa: SLF001 - SQLite tells a connection's own settings to it alone
        [(full,)], [(mode,)] = (
            rows.execute(f"PRAGMA {name}") for name in ("synchronous", "journal_mode")
        )
    assert (full, mode) == (2, "wal")


def test_others_cannot_read_an_outbox_when_it_is_new(tmp_path: Path) -> None:
    """Only the kiosk's own user may read which language asked for which service."""
    file = tmp_path / "outbox.db"
    with outbox(file) as box:
        box.begin(FIRST)
        assert {each.stat().st_mode & 0o077 for each in tmp_path.iterdir()} == {0}
