"""`offline_issue`: ms from the touch that asks for a number to the paper's last byte, no server.

The same touch, Chromium, kiosk agent and printer as in `touch_to_paper`, but the cable to the
server is cut, and the kiosk knows it: each number is one of its own, on its disk before it is seen.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.bench.touch_to_paper import TOUCHED, one_visit, told_of_the_slowest
from tests.device.page_probe import chromium
from tests.kills.papers import knows_outage
from tests.kiosk.kiosk_office import Page, until
from tests.kiosk.well_printer import WellPrinter
from tests.running import Programs, running
from tests.server.counter_page.cable import Cable
from tests.sites import write_changed_site

NAMES: Final = ("offline_issue",)
ROUNDS: Final = 4
AIM_MS: Final = 300
LONG: Final = {f"{letter} = [801, 849]": f"{letter} = [1001, 1999]" for letter in ("F", "K", "W")}
"""Enough numbers of the kiosk's own for all of them."""


def figures(folder: Path) -> Iterator[Figure]:
    """Ask for numbers by touch, in every language there is, while nobody answers the kiosk."""
    site = write_changed_site(folder / "long-range", LONG)
    with bench_store(folder) as store, chromium() as browser, WellPrinter() as printer:
        programs = Programs(folder, store)
        server = programs.server(WARTEMARKE_SITE_FILE=str(site))
        with running(server), Cable(server.port) as cable:
            kiosk = programs.kiosk(server, SERVER=cable.url, PRINTER=printer.setting)
            with running(kiosk):
                tab = browser.new_page(viewport={"width": 1080, "height": 1920}, has_touch=True)
                tab.add_init_script(TOUCHED)
                tab.goto(kiosk.url)
                hand = Page(kiosk.port)
                until(lambda: hand.state()["screen"] == "language")
                until((kiosk.log.parent / "offer.json").exists)
                cable.cut()
                hand.press("choose-language", "de", on="language")  # it asks what is given now
                until(lambda: knows_outage(kiosk), seconds=30)
                hand.press("start-over", on="start")
                languages = [each["language"] for each in hand.state()["languages"]]
                samples = [
                    (language, one_visit(tab, hand, printer, language, turn))
                    for turn, language in enumerate(languages * (1 + ROUNDS))
                ]
    warm = samples[len(languages) :]
    each = {language: [ms for spoken, ms in warm if spoken == language] for language in languages}
    note = told_of_the_slowest(each, aim_ms=AIM_MS)
    found = percentiles("offline_issue", [ms for _, ms in warm], "ms", tail=95)
    yield from (replace(figure, note=note) for figure in found)
