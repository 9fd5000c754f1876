"""`touch_to_paper`: ms from the touch that asks for a number to the paper's last byte.

One server process, one kiosk agent, one real Chromium with a touch screen, and a TCP printer that
is always well and takes what comes as fast as it comes. The page's own clock stamps the touch, the
printer stamps the last byte of each ticket; both clocks are this machine's. All languages that the
kiosk has take turns, and so do the concerns of the first page.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final, Self

from playwright.sync_api import Page as Tab

from kiosk.printer import decode
from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.device.page_probe import chromium
from tests.kiosk.kiosk_office import Page, until
from tests.running import Programs, running

NAMES: Final = ("touch_to_paper",)
TICKETS: Final = 100
GUARD_S: Final = 0.52  # the page takes touches within half a second for one
DLE_EOT, GS_R, INIT = b"\x10\x04", b"\x1dr1", b"\x1b@"
WELL: Final = b"\x12"
TOUCHED: Final = """
addEventListener("pointerdown", (touch) => {
  globalThis.touchedMs = performance.timeOrigin + touch.timeStamp;
}, { capture: true });
"""


class Printer:
    """A printer in the network that answers at once; it knows when each ticket's last byte came."""

    def __init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.last_byte_ms: list[float] = []
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self._thread.join(10)

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the door was shut
            while True:
                connection, _ = self._door.accept()
                with connection:
                    self._print(connection)

    def _print(self, connection: socket.socket) -> None:
        """Answer questions until the picture begins; then take it and say when it is through."""
        ticket = bytearray()
        while part := connection.recv(65536):
            ticket += part
            if DLE_EOT in ticket and INIT not in ticket:
                connection.sendall(WELL)
                ticket.clear()
            elif ticket.endswith(GS_R):
                self.last_byte_ms.append(time.time_ns() / 1e6)
                connection.sendall(b"\x00")
                decode(bytes(ticket.removesuffix(GS_R)))
                ticket.clear()


def figures(folder: Path) -> Iterator[Figure]:
    """Ask for a hundred numbers by touch, one after the other, in every language there is."""
    with bench_store(folder) as store, chromium() as browser, Printer() as printer:
        programs = Programs(folder, store)
        server = programs.server()
        kiosk = programs.kiosk(server, PRINTER=f"tcp://127.0.0.1:{printer.port}")
        with running(server, kiosk):
            tab = browser.new_page(viewport={"width": 1080, "height": 1920}, has_touch=True)
            tab.add_init_script(TOUCHED)
            tab.goto(kiosk.url)
            hand = Page(kiosk.port)
            until(lambda: hand.state()["screen"] == "language")
            languages = [each["language"] for each in hand.state()["languages"]]
            visits = zip(cycle(languages), range(len(languages) + TICKETS), strict=False)
            samples = [_one_visit(tab, hand, printer, *visit) for visit in visits]
    warm = samples[len(languages) :]
    yield from percentiles("touch_to_paper", warm, "ms", tail=95)


def _one_visit(tab: Tab, hand: Page, printer: Printer, language: str, turn: int) -> float:
    """Choose a language by hand, touch a concern, wait for the paper, take it."""
    hand.press("choose-language", language, on="language")
    tab.wait_for_selector('[data-view="concern"]')
    keys = tab.locator(".answers .key")
    time.sleep(GUARD_S)
    keys.nth(turn % keys.count()).tap()
    until(lambda: len(printer.last_byte_ms) > turn)
    touched_ms = float(tab.evaluate("globalThis.touchedMs"))
    hand.press("done", on="ticket")
    return printer.last_byte_ms[turn] - touched_ms
