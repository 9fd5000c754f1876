"""The file of a device's token: its owner's alone, whole or not there."""

import os
import stat
from pathlib import Path

import pytest

from device.token_file import Kept, TokenProblem, check_room, read, write

TOKEN = "wm_kiosk_maschstrasse_" + "A" * 43


def test_a_token_is_its_owners_alone_when_it_is_kept(tmp_path: Path) -> None:
    """Whatever the umask, nobody else may read it, and nothing else lies beside it."""
    before = os.umask(0)
    try:
        write(tmp_path / "token", Kept(TOKEN, "kiosk-1"))
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600
    assert read(tmp_path / "token") == Kept(TOKEN, "kiosk-1")
    assert [file.name for file in tmp_path.iterdir()] == ["token"]


def test_the_old_token_stays_when_the_new_one_finds_no_room(tmp_path: Path) -> None:
    """A disk that takes nothing leaves the file as it was."""
    write(tmp_path / "token", Kept(TOKEN))
    with pytest.raises(NotADirectoryError):
        write(tmp_path / "token" / "below", Kept(TOKEN + "B"))
    assert read(tmp_path / "token") == Kept(TOKEN)


def test_there_is_none_when_there_is_no_file(tmp_path: Path) -> None:
    """No file is no mistake: the device asks to be let in, where it could keep the answer."""
    assert read(tmp_path / "token") is None
    check_room(tmp_path / "token")
    with pytest.raises(TokenProblem, match="its folder is not there"):
        check_room(tmp_path / "nowhere" / "token")


@pytest.mark.parametrize("text", [TOKEN, f"{TOKEN}\n", f"  {TOKEN} kiosk-1 \n"])
def test_a_token_is_read_when_somebody_has_put_it_there(tmp_path: Path, text: str) -> None:
    """One word is a token; a second one is the name that it was given with."""
    file = tmp_path / "token"
    file.touch(mode=0o600)
    file.write_text(text)
    kept = read(file)
    assert kept is not None
    assert kept.token == TOKEN
    assert TOKEN not in repr(kept)
