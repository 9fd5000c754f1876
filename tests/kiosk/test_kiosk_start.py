"""Starting and ending the kiosk: one clear line when something is wrong, and a clean end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from kiosk.settings import Settings
from tests.running import free_port

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM: Final = [sys.executable, "-m", "kiosk"]


@pytest.fixture
def right(tmp_path: Path) -> dict[str, str]:
    """Settings of a kiosk that starts: its server may be away."""
    token = tmp_path / "token"
    token.touch(mode=0o600)
    token.write_text("a-token\n")
    return {
        "SERVER": f"http://127.0.0.1:{free_port()}",
        "SITE": "maschstrasse",
        "TOKEN_FILE": str(token),
        "PRINTER": "virtual:",
        "PORT": str(free_port()),
        "DATA_DIR": str(tmp_path / "data"),
    }


def environment(settings: dict[str, str]) -> dict[str, str]:
    """The environment with these settings and no others."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("WARTEMARKE")}
    return mine | {f"WARTEMARKE_KIOSK_{name}": value for name, value in settings.items()}


def start(settings: dict[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    """Start a kiosk that is expected to end by itself."""
    return subprocess.run(
        [*PROGRAM, *more],
        env=environment(settings),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SERVER", "numbers.example", "http:// or https://"),
        ("SITE", "Masch Straße", "SITE"),
        ("PRINTER", "usb:", "must be tcp://"),
        ("PROFILE", "500", "384, 512 or 576"),
        ("PORT", "0", "greater than or equal to 1"),
        ("PORT", "zero", "valid integer"),
        ("TOKEN_FILE", "/nowhere/token", "cannot read the token file"),
        ("DATA_DIR", "/dev/null/data", "Not a directory"),
        ("FRAME_ANCESTORS", "'self'; script-src *", "FRAME_ANCESTORS"),
        ("PRINTR", "virtual:", "did you mean WARTEMARKE_KIOSK_PRINTER?"),
        ("SETTINGS_FILE", "/nowhere.toml", "cannot read the settings file"),
    ],
)
def test_one_line_says_what_is_wrong_when_a_setting_is(
    right: dict[str, str], name: str, value: str, says: str
) -> None:
    """A wrong setting ends the start with one clear line and a code that is not 0."""
    ended = start(right | {name: value})
    assert ended.returncode != 0
    assert says in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["SERVER", "SITE", "PRINTER"])
def test_a_setting_has_no_default_when_it_must_be_chosen(right: dict[str, str], name: str) -> None:
    """Where the kiosk stands and what it prints on is never guessed."""
    ended = start({key: value for key, value in right.items() if key != name})
    assert ended.returncode != 0
    assert f"WARTEMARKE_KIOSK_{name} is missing" in ended.stderr


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_token_is_refused_when_others_may_read_it(
    right: dict[str, str], tmp_path: Path, mode: int
) -> None:
    """A token that others may read is no secret: the start says so."""
    (tmp_path / "token").chmod(mode)
    ended = start(right)
    assert ended.returncode != 0
    assert "chmod 600" in ended.stderr
    assert "a-token" not in ended.stderr


@pytest.mark.parametrize("content", ["", "two tokens", "tökén"])
def test_a_token_file_is_refused_when_it_holds_no_token(
    right: dict[str, str], tmp_path: Path, content: str
) -> None:
    """One file, one token."""
    (tmp_path / "token").write_text(content, encoding="utf-8")
    ended = start(right)
    assert ended.returncode != 0
    assert "does not hold one token" in ended.stderr


def test_a_taken_port_is_named_when_the_kiosk_starts(right: dict[str, str]) -> None:
    """A port in use ends the start with one line that names it."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = start(right | {"PORT": str(port)})
    assert ended.returncode != 0
    assert str(port) in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_file_gives_the_settings_when_the_environment_names_it(
    right: dict[str, str], tmp_path: Path
) -> None:
    """Settings may stand in a TOML file; the environment wins over it."""
    file = tmp_path / "kiosk.toml"
    file.write_text('port = "zero"\nprinter = "usb:"\n')
    asked = {key: value for key, value in right.items() if key != "PRINTER"}
    ended = start(asked | {"SETTINGS_FILE": str(file)})
    assert ended.returncode != 0
    assert "usb:" in ended.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("port = 0", "port in FILE: Input should be greater than or equal to 1"),
        ('profile = "wide"', "profile in FILE: Input should be 384, 512 or 576"),
        ('printr = "virtual:"', "unknown setting printr in FILE; did you mean printer?"),
        ("[kiosk]", "unknown setting kiosk in FILE; there are "),
        ('languages = ["de", "klingon"]', 'languages in FILE: there is no language "klingon"; '),
        ('languages = ["kmrr"]', 'there is no language "kmrr"; did you mean kmr?'),
        ('languages = ["de", "ar", "de"]', "languages in FILE: names a language twice"),
        ("languages = 3", "languages in FILE: Input should be a valid tuple"),
        ('speech_keys = { F13 = "jump" }', "speech_keys, F13 in FILE: Input should be"),
        ("port = ", "the settings file FILE is not TOML"),
    ],
)
def test_the_file_and_the_key_are_named_when_a_line_is_wrong(
    right: dict[str, str], tmp_path: Path, line: str, says: str
) -> None:
    """Whoever wrote the file reads which line of it is wrong, and what could be meant."""
    file = tmp_path / "kiosk.toml"
    file.write_text(f"{line}\n")
    asked = {key: value for key, value in right.items() if not line.startswith(key.lower())}
    ended = start(asked, "--settings", str(file))
    assert ended.returncode == 2
    assert says.replace("FILE", str(file)) in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "program", [PROGRAM, [sys.executable, "-c", "from kiosk.cli import main; main()"]]
)
def test_help_names_every_setting_when_it_is_asked(program: list[str]) -> None:
    """The help lists all settings, and needs none of them."""
    ended = subprocess.run(
        [*program, "--help"], env=environment({}), capture_output=True, text=True, check=True
    )
    for name in Settings.model_fields:
        assert f"WARTEMARKE_KIOSK_{name.upper()}" in ended.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_kiosk_ends_cleanly_when_it_is_told_to(
    right: dict[str, str], number: signal.Signals
) -> None:
    """A signal ends the kiosk, long before its manager would; code 0, the token in no line."""
    with subprocess.Popen(
        PROGRAM, env=environment(right), stderr=subprocess.PIPE, text=True
    ) as kiosk:
        assert kiosk.stderr
        first = kiosk.stderr.readline()
        kiosk.send_signal(number)
        told = time.monotonic()
        rest = kiosk.stderr.read()
        assert kiosk.wait(10) == 0
        assert time.monotonic() - told < 10
    assert "page_server_started" in first
    assert "a-token" not in first + rest
    assert "Traceback" not in rest


def test_a_second_kiosk_is_refused_when_one_works_in_the_folder(right: dict[str, str]) -> None:
    """Two agents would take each other's numbers for their own; a dead one keeps nobody out."""
    with subprocess.Popen(
        PROGRAM, env=environment(right), stderr=subprocess.PIPE, text=True
    ) as kiosk:
        assert kiosk.stderr
        assert "page_server_started" in kiosk.stderr.readline()
        other = right | {"PORT": str(free_port())}
        refused = start(other)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
        assert f"{right['DATA_DIR']} is in use" in refused.stderr
        kiosk.kill()
        kiosk.wait(10)
    with subprocess.Popen(
        PROGRAM, env=environment(other), stderr=subprocess.PIPE, text=True
    ) as another:
        assert another.stderr
        assert "page_server_started" in another.stderr.readline()
        another.terminate()
