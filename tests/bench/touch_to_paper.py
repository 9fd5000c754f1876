"""`touch_to_paper`: ms from the touch that asks for a number to the paper's last byte.

One server process, one kiosk agent, one real Chromium with a touch screen, and a TCP printer that
is always well and takes what comes as fast as it comes. The page's own clock stamps the touch, the
printer stamps the last byte of each ticket; both clocks are this machine's. All languages that the
kiosk has take turns, and so do the concerns of the first page; the note names the slowest language.
"""

import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from playwright.sync_api import Page as Tab

from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.device.page_probe import chromium
from tests.kiosk.kiosk_office import Page, until
from tests.kiosk.well_printer import WellPrinter
from tests.running import Programs, running

NAMES: Final = ("touch_to_paper",)
CONCERNS: Final = ("dropoff", "transfer", "ikurs")  # the list is their last question
ROUNDS: Final = 10
AIM_MS: Final = 250
GUARD_S: Final = 0.52  # the page takes touches within half a second for one
TOUCHED: Final = """
addEventListener("pointerdown", (touch) => {
  globalThis.touchedMs = performance.timeOrigin + touch.timeStamp;
}, { capture: true });
"""


def figures(folder: Path) -> Iterator[Figure]:
    """Ask for numbers by touch, one after the other, ten times in every language there is."""
    with bench_store(folder) as store, chromium() as browser, WellPrinter() as printer:
        programs = Programs(folder, store)
        server = programs.server()
        kiosk = programs.kiosk(server, PRINTER=printer.setting)
        with running(server, kiosk):
            tab = browser.new_page(viewport={"width": 1080, "height": 1920}, has_touch=True)
            tab.add_init_script(TOUCHED)
            tab.goto(kiosk.url)
            hand = Page(kiosk.port)
            until(lambda: hand.state()["screen"] == "language")
            languages = [each["language"] for each in hand.state()["languages"]]
            order = languages * (1 + ROUNDS)
            samples = [
                (language, one_visit(tab, hand, printer, language, turn))
                for turn, language in enumerate(order)
            ]
    warm = samples[len(languages) :]
    each = {language: [ms for spoken, ms in warm if spoken == language] for language in languages}
    found = percentiles("touch_to_paper", [ms for _, ms in warm], "ms", tail=95)
    yield from (replace(figure, note=told_of_the_slowest(each)) for figure in found)


def told_of_the_slowest(each: Mapping[str, Sequence[float]], *, aim_ms: int = AIM_MS) -> str:
    """Name the slowest language: the one whose median is the highest."""
    medians = {language: statistics.median(samples) for language, samples in each.items()}
    slowest = max(medians, key=lambda language: medians[language])
    return (
        f"{len(each)} languages, slowest {slowest}: p50 {medians[slowest]:.0f} ms, "
        f"longest {max(each[slowest]):.0f} ms; aim: p95 at most {aim_ms} ms"
    )


def one_visit(tab: Tab, hand: Page, printer: WellPrinter, language: str, turn: int) -> float:
    """Answer by hand up to the last question, touch its key, wait for the paper, take it."""
    hand.come_to_concerns(language)
    hand.press("choose-service", CONCERNS[turn % len(CONCERNS)], on="concern")
    key = tab.locator('[data-view="bring"] [data-key="have-all"]')
    key.wait_for()
    time.sleep(GUARD_S)
    key.tap()
    until(lambda: len(printer.last_byte_ms) > turn)
    touched_ms = float(tab.evaluate("globalThis.touchedMs"))
    hand.press("done", on="ticket")
    return printer.last_byte_ms[turn] - touched_ms
