"""The site of these tests: three areas, twelve counters, two boards; and a running board."""

import contextlib
import json
import os
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from display.site import SiteDescription
from tests.clock import wait_until
from tests.display.broadcaster import SITE, TOKEN
from tests.nursery import Started, started
from tests.running import free_port

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {"F": "Erdgeschoss", "K": "1. Stock", "W": "2. Stock"}
ARROWS = {str(number): "right" for number in range(1, 12)}


def _counter(number: int) -> dict[str, object]:
    level = (number >= 5) + (number >= 10)
    area = "FKW"[level]
    room = f"{level}.{2 * number:02d}"
    return {"number": str(number), "area": area, "room": room, "floor": {"de": FLOORS[area]}}


DESCRIPTION: dict[str, Any] = {
    "key": SITE,
    "name": {"de": "Ausländerbehörde"},
    "timezone": "Europe/Berlin",
    "rules": {"hold_minutes": 20, "new_call_seconds": 14, "call_gap_seconds": 6},
    "areas": [{"letter": letter, "floor": {"de": floor}} for letter, floor in FLOORS.items()],
    "counters": [_counter(number) for number in range(1, 13)],
    "displays": [
        {"name": "display-k", "areas": ["K"], "arrows": ARROWS},
        {"name": "display-demo", "areas": ["F", "K", "W"], "arrows": {"1": "left", "3": "up"}},
    ],
}


def description(**changed: object) -> SiteDescription:
    """Read the site's description, but for what is changed."""
    return SiteDescription.model_validate(DESCRIPTION | changed)


@dataclass
class RunningBoard:
    """A board as a process of its own."""

    port: int
    folder: Path
    env: dict[str, str]
    process: Started | None = None
    program: str = "display"

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def log(self) -> str:
        """What the board has said so far."""
        return (self.folder / "log").read_text(errors="replace")

    def start(self, *, wait: bool = True) -> Started:
        """Start it, and wait until its page is there."""
        self.process = started(self.program, self.env, self.folder / "log")
        if wait:
            wait_until(self.answers)
        return self.process

    def answers(self) -> bool:
        """Say whether the page is there."""
        assert self.process
        assert self.process.poll() is None, self.log
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=2).close()
            return True
        return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it and return its exit code."""
        assert self.process
        self.process.send_signal(how)
        return self.process.wait(timeout=5)


def settings(folder: Path, server_url: str, **changed: str) -> dict[str, str]:
    """Make the environment of a board, with a token file of its own."""
    token = folder / "token"
    if not token.exists():
        token.touch(mode=0o600)
        token.write_text(TOKEN + "\n")
    names = {
        "SERVER": server_url,
        "SITE": SITE,
        "NAME": "display-k",
        "TOKEN_FILE": str(token),
        "PORT": str(free_port()),
        "DATA_DIR": str(folder / "data"),
        "SOUND": "none",
        **changed,
    }
    others = {k: v for k, v in os.environ.items() if not k.startswith("WARTEMARKE_DISPLAY_")}
    return others | {f"WARTEMARKE_DISPLAY_{name}": value for name, value in names.items()}


@contextlib.contextmanager
def board(folder: Path, server_url: str, **changed: str) -> Iterator[RunningBoard]:
    """Run a board until the block ends."""
    env = settings(folder, server_url, **changed)
    running = RunningBoard(int(env["WARTEMARKE_DISPLAY_PORT"]), folder, env)
    running.start()
    try:
        yield running
    finally:
        if running.process and running.process.poll() is None:
            running.stop(signal.SIGKILL)


def played(folder: Path) -> list[dict[str, Any]]:
    """Return what a board's folder of sounds holds so far."""
    file = folder / "played.jsonl"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [json.loads(line) for line in text.splitlines()]
