"""The practice office as somebody starts it at a terminal, on ports and a folder of the test's."""

import json
import os
import random
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import psutil
import requests

from device.connection import Refused, Server
from server.demo.switch import HEADER, PATH
from tests.running import SITE_KEY

PATIENCE_S = 40
START = "from server.cli import main; main()"


class PracticeOffice:
    """`wartemarke demo` with its whole family."""

    def __init__(self, data: Path, *words: str, **env: str) -> None:
        self.data = data
        self.port = _port_in(words) or three_free_ports()
        self.url = f"http://127.0.0.1:{self.port}"
        argv = [sys.executable, "-c", START, "demo", "--port", str(self.port), "--data", str(data)]
        self.process = subprocess.Popen(
            [*argv, *words],
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.said = ""
        self._family: list[psutil.Process] = []

    def open(self) -> "PracticeOffice":
        """Wait until it says that everything is there."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if "Ctrl-C" in line:
                self._family = self.family()
                return self
        _, errors = self.process.communicate()
        raise AssertionError(f"the office did not open:\n{self.said}{errors}")

    def failed(self) -> str:
        """Wait until it has given up: what it said on standard error."""
        self._family = self.family()
        _, errors = self.process.communicate(timeout=PATIENCE_S)
        assert self.process.returncode not in {0, None}
        return errors.strip()

    def family(self) -> list[psutil.Process]:
        """Every process that it has started, theirs included."""
        try:
            return psutil.Process(self.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []

    def member(self, words: str) -> psutil.Process:
        """The process whose command line ends so."""
        return next(each for each in self.family() if is_called(each, words))

    def links(self) -> Mapping[str, str]:
        """The one-time links that it printed, by counter, or by who works there."""
        return dict(re.findall(r"(\w+)\s+(http://\S+/open/\S+)", self.said))

    def get(self, path: str, *, screen: int = 0, **headers: str) -> requests.Response:
        """Ask the server (0), the kiosk (1) or the board (2)."""
        url = f"http://127.0.0.1:{self.port + screen}{path}"
        return requests.get(url, headers=headers, timeout=10, allow_redirects=False)

    def answers(self) -> bool:
        """Tell whether the server is ready."""
        try:
            return self.get("/readyz").status_code == requests.codes.ok
        except requests.RequestException:
            return False

    def turn(
        self, *, to_open: object, headers: Mapping[str, str] = MappingProxyType({})
    ) -> requests.Response:
        """Open it or show it closed, as the overview does but for these headers, "" for none."""
        (token,) = re.findall('data-token="([^"]+)"', self.get("/").text)
        own = {"Origin": self.url, HEADER: token, "Content-Type": "application/json"}
        return requests.post(
            f"{self.url}{PATH}",
            data=json.dumps({"open": to_open}),
            headers={name: value for name, value in {**own, **headers}.items() if value},
            timeout=10,
        )

    def draw(self) -> dict[str, Any]:
        """Draw a number as its kiosk does; give the answer or the problem document."""
        token = (self.data / "secrets" / "kiosk-1.token").read_text().strip()
        wish = {"service": "dropoff", "language": "de"}
        try:
            server = Server(self.url, SITE_KEY, token)
            return server.command("tickets", wish, command_id=secrets.token_urlsafe(12))
        except Refused as refused:
            return dict(refused.more)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """End it by this signal; give its exit code."""
        self._family = self.family() or self._family
        self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode

    def left(self) -> list[psutil.Process]:
        """The processes of its family that still run."""
        return [each for each in self._family if lives(each)]


def _port_in(words: Sequence[str]) -> int:
    """Give the port that somebody wants; 0 for any."""
    return int(words[words.index("--port") + 1]) if "--port" in words else 0


def lives(process: psutil.Process) -> bool:
    """Tell whether it runs: a zombie whose parent has not looked yet does not."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def is_called(process: psutil.Process, words: str) -> bool:
    """Tell whether the command line holds these words."""
    try:
        return words in " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return False


def three_free_ports() -> int:
    """Give a port with two after it, all free, and below those that outgoing connections take."""
    while True:
        port = random.randrange(20_000, 32_000, 3)  # noqa: S311 - no secret
        if all(is_free(port + more) for more in range(3)):
            return port


def is_free(port: int) -> bool:
    """Tell whether nobody has this port of the loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def until(holds: Callable[[], bool]) -> bool:
    """Wait until it holds; False when patience ends."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
