"""A device's data folder has one agent at a time: a second one ends with one line."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from device.folder import FolderInUse, owned
from tests.kiosk.kept_browser import lonely_board, lonely_kiosk
from tests.running import free_port, running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Program


def test_a_folder_is_free_again_when_its_owner_is_done(tmp_path: Path) -> None:
    """Whoever comes while a folder is owned is turned away; afterwards the next one has it."""
    with owned(tmp_path), pytest.raises(FolderInUse, match="in use"), owned(tmp_path):
        pass
    with owned(tmp_path):
        pass


@pytest.mark.parametrize("lonely", [lonely_kiosk, lonely_board])
def test_a_second_agent_ends_with_one_line_when_the_first_has_the_folder(
    tmp_path: Path, lonely: Callable[[Path], Program]
) -> None:
    """Two agents on one folder would speak twice, or give a number twice; killed, it is free."""
    with running(first := lonely(tmp_path)):
        port = {f"WARTEMARKE_{first.module.upper()}_PORT": str(free_port())}
        ended = subprocess.run(
            [sys.executable, "-m", first.module],
            env={**first.env, **port},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 2
        (line,) = ended.stderr.splitlines()
        assert line.endswith("is in use by another program")
        first.kill()
        first.start()
