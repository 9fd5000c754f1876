"""A seat for the shipped browser: a virtual screen with a keyboard and a mouse, and the policy.

The screen is Xvfb, in which cage is a window. The policy is laid over Chromium's own folder in a
mount namespace, which nobody else on the machine sees.
"""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import requests
import websocket

from kiosk.browser import CAGE
from server.supervision import die_with_this_process
from tests.running import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

POLICY: Final = Path(__file__).parents[2] / "systemd" / "chromium" / "wartemarke.json"
MANAGED: Final = Path("etc") / "policies" / "managed"
LOOKED_INTO: Final = {"RemoteDebuggingAllowed": True, "DeveloperToolsAvailability": 1}
"""What the shipped policy forbids and a test needs: to look into the browser from outside."""


OWN_PARTS: Final = "chrome://omnibox-popup"
"""Parts of the browser's own frame, which is not shown, are listed beside its pages."""


@dataclass(frozen=True)
class Seat:
    """A screen with its keyboard, and the browser's command line that belongs to it."""

    display: str
    debugging_port: int
    argv: tuple[str, ...]

    @property
    def env(self) -> Mapping[str, str]:
        """How the compositor finds its screen."""
        return {"DISPLAY": self.display, "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman"}

    def act(self, *words: str) -> None:
        """Press keys or buttons, as a hand or a code reader does."""
        env = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *words], env=env, check=True, timeout=20)

    def tabs(self) -> list[str]:
        """The address of every page that the browser shows or hides."""
        return sorted(each["url"] for each in self._targets())

    def ask(self, method: str, **more: object) -> dict[str, Any]:
        """What the page's own tab answers to a command from outside."""
        address = self._targets()[0]["webSocketDebuggerUrl"]
        link = websocket.create_connection(address, timeout=20, suppress_origin=True)
        with contextlib.closing(link):
            link.send(json.dumps({"id": 1, "method": method, "params": more}))
            while (told := json.loads(link.recv())).get("id") != 1:
                continue
        assert "error" not in told, told
        result: dict[str, Any] = told["result"]
        return result

    def run(self, script: str) -> Any:
        """What a script gives that runs in the page."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return told["result"].get("value")

    def _targets(self) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = requests.get(
            f"http://127.0.0.1:{self.debugging_port}/json", timeout=10
        ).json()
        return [each for each in told if not each["url"].startswith(OWN_PARTS)]


@contextlib.contextmanager
def seat(folder: Path, port: int, changes: Mapping[str, object]) -> Iterator[Seat]:
    """Give a seat whose policy, but for these changes, is the shipped one for this port."""
    managed = folder / MANAGED
    managed.mkdir(parents=True)
    policy = json.loads(POLICY.read_text()) | dict(changes)
    policy["URLAllowlist"] = [each.replace("8001", str(port)) for each in policy["URLAllowlist"]]
    (managed / "wartemarke.json").write_text(json.dumps(policy))
    with _screen() as display:
        debugging_port = free_port()
        yield Seat(display, debugging_port, _argv(folder / "etc", debugging_port))


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
    ) as screen:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}"
        screen.terminate()


def _argv(policies: Path, debugging_port: int) -> tuple[str, ...]:
    """The shipped command line, under the policy and for a user without rights."""
    *program, page = CAGE
    browser = [*program, f"--remote-debugging-port={debugging_port}", page]
    mount = f"mount --bind {shlex.quote(str(policies))} /etc/chromium"
    if os.geteuid():
        nobody = "unshare --user --map-user=1000 --map-group=1000"
        return ("unshare", "-rm", "sh", "-c", f'{mount} && exec {nobody} "$@"', "sh", *browser)
    nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    own = 'chown 65534 "$HOME" "$XDG_RUNTIME_DIR"'
    return ("unshare", "-m", "sh", "-c", f'{mount} && {own} && exec {nobody} "$@"', "sh", *browser)
