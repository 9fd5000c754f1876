"""What a device needs beyond itself: its server, the right time, its screen and browser."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import requests

from device.alive import asked as asked_alive
from device.connection import OpenDoors, Refused, Server, Unavailable
from device.doctor.findings import Finding, bad, note, well
from device.doctor.machine import Machine
from device.local_web import LOOPBACK

LATE_MS: Final = 5_000
"""The page tells each second that it draws."""
CLOCK_S: Final = 2.0
CLOCK_WRONG_S: Final = 60.0
_NEAR: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_POLICY: Final = Path("/etc/chromium/policies/managed/wartemarke.json")


def server(machine: Machine) -> Finding:
    """Ask the server for what this device needs, with its own token."""
    kept = machine.kept()
    if kept is None:
        return _without_token(machine)
    asked = Server(machine.server, machine.site, kept.token, timeout_s=5)
    try:
        asked.read(machine.asks)
    except Refused as refused:
        return _refused(machine, refused)
    except Unavailable as problem:
        return _unavailable(machine, problem)
    finally:
        asked.close()
    address = urlsplit(machine.server)
    if address.scheme == "http" and address.hostname not in _NEAR:
        do = "use https: everybody in this network can read the token"
        return note("server", f"{machine.server} answers, unencrypted", do)
    return well("server", f"{machine.server} answers and knows this {machine.kind}")


def _without_token(machine: Machine) -> Finding:
    """Find out what can be known before the pairing: whether anybody answers at all."""
    doors = OpenDoors(machine.server)
    try:
        doors.time()
    except Unavailable as problem:
        return _unavailable(machine, problem)
    finally:
        doors.close()
    return note("server", f"{machine.server} answers; without a token it tells no more")


def _refused(machine: Machine, refused: Refused) -> Finding:
    if refused.code == "not_signed_in":
        do = "pair it anew: its screen shows a code as soon as the agent runs"
        return bad("server", f"it does not know this {machine.kind}'s token any more", do)
    return bad("server", f"it refuses: {refused.detail}", "look at `site` in the settings")


def _unavailable(machine: Machine, problem: Unavailable) -> Finding:
    if isinstance(problem.__cause__, requests.exceptions.SSLError):
        do = "is the clock right? Else put the office's own authority into the machine's list"
        return bad("server", f"its certificate does not hold: {machine.server}", do)
    do = (
        "look at the network's cable and at `server` in the settings; until then "
        f"{machine.without_server}"
    )
    return bad("server", f"{machine.server} does not answer ({problem})", do)


def clock(machine: Machine, *, now: datetime | None = None) -> Finding:
    """Compare this machine's clock with the server's, and look for one with a battery."""
    doors = OpenDoors(machine.server)
    try:
        off_s = ((now or datetime.now(UTC)) - doors.time()).total_seconds()
    except Unavailable:
        return note("clock", f"not compared: no server. It says {datetime.now(UTC):%F %H:%M} UTC")
    finally:
        doors.close()
    if abs(off_s) > CLOCK_WRONG_S:
        do = f"timedatectl set-ntp true; {machine.wrong_time}"
        return bad("clock", f"{off_s:+.0f} s against the server", do)
    if abs(off_s) > CLOCK_S:
        return note("clock", f"{off_s:+.0f} s against the server", "timedatectl set-ntp true")
    return well("clock", "agrees with the server's")


def battery(root: Path = Path("/sys/class/rtc")) -> Finding:
    """Look for a clock that goes on without power: a morning without a network needs it."""
    if not root.is_dir() or not any(root.iterdir()):
        do = "fit one with a battery: after a night without power and network the time is wrong"
        return note("clock's battery", "this machine has no clock of its own", do)
    return well("clock's battery", "there is a clock that goes on without power")


def alive(machine: Machine) -> dict[str, object] | None:
    """Give what the running agent says of its page; None where none runs."""
    return asked_alive(LOOPBACK, machine.port, timeout_s=2)


def agent(machine: Machine, told: dict[str, object] | None) -> Finding:
    """Look whether the agent runs."""
    if told is None:
        unit = machine.program
        do = f"systemctl start {unit}; journalctl -u {unit} says why it did not"
        return bad("agent", "it does not run", do)
    return well("agent", "runs")


def page(machine: Machine, told: dict[str, object] | None) -> Finding:
    """Look whether a browser shows the agent's page."""
    if told is None:
        return note("page", "not known: the agent does not run", "see above")
    seen_ms = told["page_seen_ms"]
    if isinstance(seen_ms, int) and seen_ms <= LATE_MS:
        return well("page", "in sight")
    unit = f"{machine.program}-browser"
    return bad("page", "no browser shows it", f"systemctl start {unit}; journalctl -u {unit}")


def browser(machine: Machine, policy: Path = _POLICY) -> Finding:
    """Look whether the browser's programs are there, and its policy for this very page."""
    argv = machine.browser
    wanted = [argv[0], *(each for each in argv[1:] if each == "chromium")]
    lacking = [each for each in wanted if not shutil.which(each)]
    if lacking:
        return bad("browser", f"not installed: {', '.join(lacking)}", "apt-get install them")
    try:
        allowed = json.loads(policy.read_text(encoding="utf-8"))["URLAllowlist"]
    except (OSError, ValueError, KeyError):
        do = f"install -D -m 0644 systemd/chromium/{machine.policy} {policy}"
        return note("browser", "it is not locked", do)
    if f"http://{LOOPBACK}:{machine.port}" not in allowed:
        do = f"name http://{LOOPBACK}:{machine.port} in URLAllowlist of {policy}"
        return bad("browser", f"its policy forbids this {machine.kind}'s page", do)
    return well("browser", "there, and locked")


def screen_size(
    told: dict[str, object] | None, root: Path = Path("/sys/class/drm")
) -> tuple[int, int] | None:
    """Give the size of what the page is drawn on, or of what is plugged in; None where none is."""
    return _of_page(told) or _plugged_in(root)


def _of_page(told: dict[str, object] | None) -> tuple[int, int] | None:
    size = (told or {}).get("screen")
    return (size["width"], size["height"]) if isinstance(size, dict) else None


def _plugged_in(root: Path) -> tuple[int, int] | None:
    """Give the first mode of the first screen that is connected."""
    for modes in sorted(root.glob("*/modes")):
        first = modes.read_text().split("\n", 1)[0]
        if (modes.parent / "status").read_text().strip() == "connected" and first:
            width, _, height = first.rstrip("ip").partition("x")
            return int(width), int(height)
    return None
