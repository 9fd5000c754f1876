"""The kiosk's page in Chromium, and the program that shows it any state."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.device.page_probe import ROOT, headless_shell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_TWO_FRAMES: Final = "new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))"


class Shown:
    """The page, and the program that shows it any state."""

    def __init__(self, page: Page, program: subprocess.Popen[str]) -> None:
        self.page = page
        self._program = program
        self._told = 0
        page.on("websocket", lambda link: link.on("framereceived", self._note))

    def _note(self, frame: str | bytes) -> None:
        self._told += b'["state"' in (frame.encode() if isinstance(frame, str) else frame)

    def show(self, **wish: object) -> Page:
        """Show a state and wait until it is drawn."""
        before = self._told
        assert self._program.stdin
        assert self._program.stdout
        self._program.stdin.write(json.dumps(wish) + "\n")
        self._program.stdin.flush()
        assert self._program.stdout.readline() == "told\n"
        end = time.monotonic() + 15
        while self._told == before:
            assert time.monotonic() < end, wish
            self.page.wait_for_timeout(5)
        self.page.evaluate(_TWO_FRAMES)
        return self.page


@contextmanager
def states() -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the program of states."""
    argv = [sys.executable, "-m", "tests.kiosk.page_states"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(argv, cwd=ROOT, text=True, **pipes) as program:  # type: ignore[call-overload]
        try:
            yield program, int(program.stdout.readline())
        finally:
            program.terminate()


@contextmanager
def shown_page(script: str = "") -> Iterator[Shown]:
    """Open the page at its size on the wall; `script` runs before the page's own."""
    with states() as (program, port), headless_shell() as browser:
        page = browser.new_page(
            viewport={"width": 1080, "height": 1920}, reduced_motion="reduce", bypass_csp=True
        )
        page.add_init_script(script)
        shown = Shown(page, program)
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector("[data-view]")
        yield shown


def keep(page: Page, name: str) -> None:
    """Keep a picture where WARTEMARKE_TEST_PICTURES says, for people to look at."""
    folder = os.environ.get("WARTEMARKE_TEST_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")
