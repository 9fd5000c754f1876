"""Sentences are kept for the day: whole, within bounds, and never another day's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from device.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

MORNING = "2026-11-23"
ONE = b"\1\2" * 500


class Day:
    """A date that only the test changes."""

    def __init__(self) -> None:
        self.date = MORNING

    def __call__(self) -> str:
        """Read it."""
        return self.date


def files(folder: Path) -> list[Path]:
    """List what lies there."""
    return sorted(folder.iterdir())


def test_a_sentence_is_there_when_it_was_kept(tmp_path: Path) -> None:
    """By its name alone."""
    shelf = Shelf(tmp_path / "speech")
    assert shelf.get("one") is None
    shelf.put("one", ONE)
    assert shelf.get("one") == ONE
    assert shelf.get("two") is None


def test_a_sentence_is_there_when_the_board_has_started_again(tmp_path: Path) -> None:
    """A restart is warm."""
    Shelf(tmp_path).put("one", ONE)
    assert Shelf(tmp_path).get("one") == ONE


def test_nothing_is_written_when_a_sentence_need_not_last(tmp_path: Path) -> None:
    """What is a file already is kept in memory alone."""
    shelf = Shelf(tmp_path)
    shelf.put("one", ONE, lasts=False)
    assert shelf.get("one") == ONE
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    "broken", [b"", b"short", ONE, bytes(32) + ONE], ids=["empty", "short", "no sum", "wrong sum"]
)
def test_a_file_is_not_taken_when_it_is_broken(tmp_path: Path, broken: bytes) -> None:
    """A power cut or a bad disk: it goes, and the sentence is made anew."""
    Shelf(tmp_path).put("one", ONE)
    (file,) = files(tmp_path)
    file.write_bytes(broken)
    shelf = Shelf(tmp_path)
    assert shelf.get("one") is None
    assert files(tmp_path) == []
    shelf.put("one", ONE)
    assert Shelf(tmp_path).get("one") == ONE


def test_no_file_tells_a_number_when_its_name_is_read(tmp_path: Path) -> None:
    """The listing of the folder says nothing, and the files are their owner's."""
    Shelf(tmp_path / "speech").put("Nummer K 2 1 4", ONE)
    (file,) = files(tmp_path / "speech")
    assert "214" not in file.name.removeprefix(MORNING)[:3]
    assert "Nummer" not in file.name
    assert file.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "speech").stat().st_mode & 0o777 == 0o700


def test_nothing_is_left_when_the_day_is_over(tmp_path: Path) -> None:
    """A sound lives no longer than the ticket does, in memory and on the disk."""
    day = Day()
    shelf = Shelf(tmp_path, day=day)
    shelf.put("one", ONE)
    shelf.tidy()
    assert len(files(tmp_path)) == 1
    day.date = "2026-11-24"
    shelf.tidy()
    assert shelf.get("one") is None
    assert files(tmp_path) == []


def test_yesterday_goes_when_the_board_starts(tmp_path: Path) -> None:
    """So does what a power cut has left half written; other people's files stay."""
    day = Day()
    Shelf(tmp_path, day=day).put("one", ONE)
    (file,) = files(tmp_path)
    file.with_name(f".{file.name}.0badcafe").write_bytes(b"half")
    (tmp_path / "note.txt").write_text("not ours")
    day.date = "2026-11-24"
    Shelf(tmp_path, day=day)
    assert [each.name for each in files(tmp_path)] == ["note.txt"]


def test_the_oldest_goes_when_the_folder_is_full(tmp_path: Path) -> None:
    """What was heard last stays: to take it out counts as well."""
    shelf = Shelf(tmp_path, most_bytes=3 * 1032)
    for at, name in enumerate(("one", "two", "three")):
        shelf.put(name, ONE)
        newest = max(files(tmp_path), key=lambda each: each.stat().st_mtime_ns)
        os.utime(newest, ns=(at, at))
    assert Shelf(tmp_path).get("one") == ONE
    shelf.put("four", ONE)
    again = Shelf(tmp_path)
    assert [name for name in ("one", "two", "three", "four") if again.get(name)] == [
        "one",
        "three",
        "four",
    ]


def test_the_memory_is_bounded_when_many_are_kept(tmp_path: Path) -> None:
    """The sixty-fifth sentence sends the first one away; the folder has it still."""
    shelf, alone = Shelf(tmp_path), Shelf(None)
    for at in range(65):
        shelf.put(str(at), ONE)
        alone.put(str(at), ONE)
    assert alone.get("0") is None
    assert alone.get("1") == ONE
    assert shelf.get("0") == ONE


def test_the_board_goes_on_when_the_folder_cannot_be_written(tmp_path: Path) -> None:
    """A full disk or a file in the way costs the warmth of a restart."""
    (tmp_path / "speech").write_text("in the way")
    shelf = Shelf(tmp_path / "speech")
    shelf.put("one", ONE)
    assert shelf.get("one") == ONE
    assert Shelf(tmp_path / "speech").get("one") is None
