"""Starts the real programs on free ports, waits until they answer, and leaves none behind."""

import contextlib
import http.client
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from server.registry import Registry
from server.store import Store
from server.ticket import Role
from tests.nursery import Started, by_python, started
from tests.sites import write_site

SITE_KEY = "maschstrasse"
START_S = 30.0
LISTENING_PORTS = range(12_000, 32_000)
END_S = 5.0


def free_port() -> int:
    """Give a TCP port of the loopback that nobody listens on.

    It lies below those that the kernel gives to connections: a client of a storm could take one of
    them between this look and the program's start.
    """
    while True:
        port = secrets.choice(LISTENING_PORTS)
        with socket.socket() as listener, contextlib.suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


class Program:
    """One of our programs as a process of its own, on a free port of the loopback."""

    def __init__(
        self,
        module: str,
        env: Mapping[str, str],
        *,
        log: Path,
        alive: str,
        port: int,
        is_read_once: bool = True,
    ) -> None:
        """Take what it needs; whose start itself is tested is read anew each time."""
        self.module, self._is_read_once = module, is_read_once
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        self._alive = alive
        self.env = {**os.environ, **env}
        self._process: Started | None = None

    @property
    def pid(self) -> int:
        """The process id."""
        assert self._process is not None
        return self._process.pid

    def start(self, *, wait: bool = True) -> Self:
        """Start the process, and wait until it answers."""
        start = started if self._is_read_once else by_python
        self._process = start(self.module, self.env, self.log)
        if wait:
            self.wait_until_alive()
        return self

    def wait_until_alive(self) -> None:
        """Return when the program answers; fail with its last words when it ends or does not."""
        end = time.monotonic() + START_S
        while not self._answers():
            assert self._process is not None
            ended = self._process.poll() is not None
            if ended or time.monotonic() > end:
                words = self.log.read_text(errors="replace")[-2000:]
                self.kill()
                raise AssertionError(f"{self.module} {'ended' if ended else 'hangs'}:\n{words}")
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL, and wait until it is dead."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    @property
    def runs(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def ended(self) -> int:
        """Wait until it has ended by itself: its exit code, less than 0 after a signal."""
        assert self._process is not None
        return self._process.wait(START_S)

    def stop(self) -> int:
        """SIGTERM, and its exit code."""
        assert self._process is not None
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(END_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", self._alive)
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


class Programs:
    """Makes the programs of one office on one store, with tokens of their own."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self.registry = Registry(store, SITE_KEY)
        self._store_url = store.url

    def token(self, role: Role, name: str, **more: object) -> str:
        """Make a token."""
        token: str = self.registry.create_token(role, name, **more)  # type: ignore[arg-type]
        return token

    def server(self, **env: str) -> Program:
        """A server process on the store."""
        port = free_port()
        return Program(
            "server",
            {
                "WARTEMARKE_PORT": str(port),
                "WARTEMARKE_STORE_URL": self._store_url,
                "WARTEMARKE_SITE_FILE": str(write_site(self.folder / "site")),
                # A storm draws a year's numbers with one kiosk's token: that is what it is for.
                "WARTEMARKE_COMMANDS_PER_SECOND": "100000",
                "WARTEMARKE_PACE_SECONDS": "0",
                **env,
            },
            log=self.folder / f"server-{port}.log",
            alive="/readyz",
            port=port,
        )

    def kiosk(self, server: Program, **env: str) -> Program:
        """A kiosk agent of this server, with the virtual printer."""
        name = env.get("NAME", "kiosk-1")
        token = self.token(Role.KIOSK, name)
        return self._agent("kiosk", name, server, token, {"PRINTER": "virtual:", **env})

    def display(self, server: Program, *areas: str, **env: str) -> Program:
        """A display agent of this server, for these areas unless the site has others for it."""
        name = env.get("NAME", "display-demo")
        token = self.token(Role.DISPLAY, name, areas=areas)
        return self._agent("display", name, server, token, {"SOUND": "none", **env})

    def unpaired(self, kind: str, server: Program, **env: str) -> Program:
        """A kiosk or a board that has no token yet."""
        own = {"PRINTER": "virtual:"} if kind == "kiosk" else {"SOUND": "none"}
        return self._agent(kind, f"{kind}-1", server, "", {**own, **env})

    def _agent(
        self, kind: str, name: str, server: Program, token: str, more: Mapping[str, str]
    ) -> Program:
        port = free_port()
        folder = self.folder / f"{kind}-{port}"
        folder.mkdir()
        secret = folder / "token"
        if token:
            secret.touch(mode=0o600)
            secret.write_text(token)
        settings = {
            "SERVER": server.url,
            "SITE": SITE_KEY,
            "TOKEN_FILE": str(secret),
            "PORT": str(port),
            "DATA_DIR": str(folder),
            "NAME": name,
            **more,
        }
        env = {f"WARTEMARKE_{kind.upper()}_{key}": value for key, value in settings.items()}
        return Program(kind, env, log=folder / "log", alive="/", port=port)


@contextlib.contextmanager
def running(*programs: Program) -> Iterator[None]:
    """Start these programs in order and stop them in reverse, whatever happens."""
    with contextlib.ExitStack() as stack:
        for program in programs:
            program.start()
            stack.callback(program.kill)
        yield
