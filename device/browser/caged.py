"""The command line of a screen's browser: Chromium in a compositor, and how its keeper starts."""

import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from device.local_web import LOOPBACK

_CHROMIUM: Final = (
    "chromium",
    "--kiosk",
    "--ozone-platform=wayland",
    "--user-data-dir={profile}",
    "--no-first-run",
    "--noerrdialogs",
    "--disable-session-crashed-bubble",
    "--disable-component-update",
    "--disable-background-networking",
    "--password-store=basic",
)
"""What a policy cannot say; the rest stands in `systemd/chromium/`."""


def caged(*more: str) -> tuple[str, ...]:
    """Give Chromium's command line, with `more` of it, under cage.

    That is a compositor that shows one program on the whole screen, has no keys of its own, and
    never blanks the screen.
    """
    return ("cage", "--", *_CHROMIUM, *more, "{page}")


def become_keeper(port: int, argv: Sequence[str]) -> NoReturn:
    """Become the keeper of the browser of the page on this port, a program without greenlets."""
    page = f"http://{LOOPBACK}:{port}/"
    program = [sys.executable, "-m", "device.browser", "--page", page, "--", *argv]
    os.execv(sys.executable, program)  # noqa: S606 - our own
