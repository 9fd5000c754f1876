"""Whoever changes the function library after it was recorded raises its number."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from server.lua import library
from server.store import Store
from tests.architecture.tree import ROOT
from tests.running import Programs, running
from tests.versions import record
from tests.versions.recorded import FOLDER, LIST, Recorded, recorded

LARGEST_ARCHIVE: Final = 400_000


def fault(name: str, text: str, versions: tuple[Recorded, ...], folder: Path) -> str:
    """Say what is wrong with a library of this name and text beside the recorded ones, or ""."""
    same = [each for each in versions if each.library == name]
    if same and same[0].unpack(folder).library_source() != text:
        return f"{name} was recorded with another text: raise NUMBER in server/lua/library.py"
    newest = max(each.number for each in versions)
    if int(name.removeprefix("wm_")) not in {newest, newest + 1}:
        return f"{name} is not wm_{newest}, which was recorded last, nor the next one"
    return ""


def test_the_library_has_a_new_number_when_it_differs_from_a_recorded_one(shelf: Path) -> None:
    """Two texts with one number would replace each other in the store at every connection."""
    assert fault(library.LIBRARY, library.source(), recorded(), shelf) == ""


def test_a_changed_library_is_found_when_its_number_stayed(shelf: Path) -> None:
    """The recorded text itself is fine, one letter more is not; nor is a number out of its turn.

    The version before the newest number is the one that is kept beside it: no number is left out.
    """
    newest = recorded()[-1]
    text = newest.unpack(shelf).library_source()
    assert fault(newest.library, text, recorded(), shelf) == ""
    assert "raise NUMBER" in fault(newest.library, text + " ", recorded(), shelf)
    assert fault(f"wm_{newest.number + 1}", text + " ", recorded(), shelf) == ""
    for out_of_turn in (2, newest.number + 2):
        assert "nor the next one" in fault(f"wm_{out_of_turn}", text, recorded(), shelf)


@pytest.mark.parametrize("version", recorded(), ids=lambda version: version.library)
def test_a_recorded_version_is_whole_when_it_is_unpacked(version: Recorded, shelf: Path) -> None:
    """It is small, bears its own number, and lies in the list as it lies in the folder."""
    assert version.archive.stat().st_size < LARGEST_ARCHIVE
    text = version.unpack(shelf).library_source()
    assert text.startswith(f"#!lua name={version.library}\n")
    assert version.what
    archives = {path.name.partition(".")[0] for path in FOLDER.glob("*.tar.xz")}
    assert archives == {each.library for each in recorded()}


def test_todays_version_serves_when_it_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    """A revision becomes an archive that is enough for a server; the same number is refused."""
    tree = repository(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    listed = Path(shutil.copy(LIST, tmp_path))
    assert record.record(tree, "today's", listed).stat().st_size < LARGEST_ARCHIVE
    newest = recorded(listed)[-1]
    assert (newest.library, newest.what) == (library.LIBRARY, "today's")
    program = newest.unpack(tmp_path)
    assert fault(library.LIBRARY, library.source(), (newest,), tmp_path) == ""
    with running(program.server(Programs(tmp_path, store))):
        assert store.library_is_loaded()
    with pytest.raises(ValueError, match="recorded already"):
        record.record(tree, "again", listed)


def repository(folder: Path) -> str:
    """Make a repository of the packages as they are now; the name of its tree."""
    for name in ("server", "device"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for words in (("init", "--quiet"), ("add", "--all")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    written = subprocess.run(
        ["git", "write-tree"], cwd=folder, check=True, stdout=subprocess.PIPE, text=True
    )
    return written.stdout.strip()
