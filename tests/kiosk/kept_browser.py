"""The keeper of a screen's browser as a process of its own, and what goes on below it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from device.browser.family import descendants
from server.supervision import die_with_this_process
from tests.kiosk.kiosk_office import until
from tests.running import Program, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SANDBOX: Final = ("--no-sandbox",) if os.geteuid() == 0 else ()
HEADLESS: Final = (
    *("chromium", "--headless=new", "--disable-gpu", "--no-first-run", *SANDBOX),
    *("--user-data-dir={profile}", "--remote-debugging-port=0", "{page}"),
)


def lonely_kiosk(folder: Path) -> Program:
    """A kiosk whose server is away: its page is there all the same."""
    return _lonely("kiosk", folder, {"PRINTER": "virtual:"})


def lonely_board(folder: Path, **more: str) -> Program:
    """A board whose server is away, but for these settings: its page is there all the same."""
    return _lonely("display", folder, {"NAME": "display-k", "SOUND": "none", **more})


def _lonely(module: str, folder: Path, more: Mapping[str, str]) -> Program:
    port, token = free_port(), folder / "token"
    token.touch(mode=0o600)
    token.write_text("a-token\n")
    settings = {
        "SERVER": f"http://127.0.0.1:{free_port()}",
        "SITE": "maschstrasse",
        "TOKEN_FILE": str(token),
        "PORT": str(port),
        "DATA_DIR": str(folder / "data"),
        **more,
    }
    env = {f"WARTEMARKE_{module.upper()}_{name}": value for name, value in settings.items()}
    return Program(module, env, log=folder / f"{module}.log", alive="/", port=port)


@dataclass
class Kept:
    """A keeper that runs for one kiosk, or for one board."""

    kiosk: Program
    process: subprocess.Popen[bytes]
    folder: Path
    log: Path

    def alive(self) -> dict[str, Any]:
        """What the kiosk's agent says of its page."""
        with contextlib.closing(
            http.client.HTTPConnection("127.0.0.1", self.kiosk.port, timeout=5)
        ) as link:
            link.request("GET", "/alive")
            told: dict[str, Any] = json.loads(link.getresponse().read())
            return told

    def in_sight(self) -> bool:
        """Whether the page of this very browser has just shown that it draws."""
        told = self.alive()
        seen_ms = told["page_seen_ms"]
        is_recent = seen_ms is not None and seen_ms < 1500 and told["pages"] > 0
        return is_recent and bool(self.family("--type=renderer"))

    def family(self, *marks: str) -> list[int]:
        """The processes below the keeper whose command line has all these marks."""
        found = descendants(self.process.pid)
        return [pid for pid in found if all(mark in command_line(pid) for mark in marks)]

    def renderer(self) -> int:
        """The process that draws the kiosk's page: the newest that draws a page."""
        return self.family("--type=renderer")[-1]

    def browser(self) -> int:
        """The browser's own process."""
        return next(pid for pid in self.family("chromium/chromium") if is_main(pid))

    def starts(self) -> int:
        """How often a browser was started."""
        return self.log.read_text().count("browser_started")

    def end(self) -> int:
        """SIGTERM, and the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)


@contextlib.contextmanager
def kept(
    kiosk: Program, folder: Path, argv: Sequence[str] = HEADLESS, *, wait: bool = True
) -> Iterator[Kept]:
    """Run a keeper, and leave nothing of it behind."""
    runtime = folder / "run"
    runtime.mkdir()
    setting = f"WARTEMARKE_{kiosk.module.upper()}_BROWSER"
    more = {"RUNTIME_DIRECTORY": str(runtime), setting: json.dumps(list(argv))}
    log = folder / "browser.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", kiosk.module, "browser"],
            env={**kiosk.env, **more},
            stdout=out,
            stderr=out,
            preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
        )
    keeper = Kept(kiosk, process, runtime, log)
    try:
        if wait:
            until(keeper.in_sight, seconds=60)
        yield keeper
    finally:
        if process.poll() is None:
            keeper.end()


def command_line(pid: int) -> str:
    """How a process was started; nothing if it is gone."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def is_main(pid: int) -> bool:
    """Whether this is no helper of a browser."""
    return "--type=" not in command_line(pid) and "crashpad" not in command_line(pid)


def is_gone(pids: Sequence[int]) -> bool:
    """Whether none of these processes is there any more."""
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def as_nobody(argv: Sequence[str]) -> list[str]:
    """The same program for a user without rights, where we are root: cage wants no root."""
    if os.geteuid():
        return list(argv)
    drop = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    return ["sh", "-c", f'chown 65534 "$HOME" "$XDG_RUNTIME_DIR" && exec {drop} "$@"', "sh", *argv]
