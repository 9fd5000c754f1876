# ruff: noqa: INP001 - a script beside the pictures that it takes, no package
"""Takes the pictures of boards in every layout: docs/waiting-room.md and the README show them.

Run from the top folder as `python -m docs.pictures.boards [FOLDER]`; FOLDER is where the pictures
go, by default this one. The page is the board's own, in a real browser; what it shows is written by
hand (`tests/display/scenes.py`), since no office has an evacuation to be photographed.
"""

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.device.page_probe import chromium
from tests.display.scenes import call, state, wait, words
from tests.display.scenes_more import CARD, SMALL_CARD, door, house, quiet, two_areas, urgent
from tests.display.showcase import showcase
from tests.display.shown import Shown

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.display.scenes import State

HERE: Final = Path(__file__).parent
LANDSCAPE, PORTRAIT, PANEL = (1920, 1080), (1080, 1920), (1024, 600)
POSTER: Final = "folder.png"
FADED_MS: Final = 500
DRAWING: Final = """<!doctype html><meta charset="utf-8"><style>
  html { background: #E2EEF8; }
  svg { position: absolute; inset: 0; inline-size: 100vw; block-size: 100vh; }
</style><svg viewBox="0 0 1240 560" xmlns="http://www.w3.org/2000/svg">
  <g stroke="#12262F" stroke-width="8" stroke-linejoin="round">
  <path d="M330 170h190l36-48h330a24 24 0 0 1 24 24v300H330z" fill="#F3ECDF"/>
  <path d="M310 206h640l-40 232H350z" fill="#FFFFFF"/></g>
  <circle cx="452" cy="324" r="46" fill="#144A96"/>
  <rect x="530" y="282" width="84" height="84" rx="6" fill="#A3301A"/>
  <path d="M646 366v-46a38 42 0 0 1 76 0v46z" fill="#06352B"/>
  <path d="M804 282l48 84h-96z" fill="#EE9A7B" stroke="#12262F" stroke-width="5"/>
</svg>"""

PICTURES: "Final[dict[str, tuple[State, tuple[int, int]]]]" = {
    "board-landscape": (call(language="uk") | {"card": SMALL_CARD}, LANDSCAPE),
    "board-portrait": (call(language="ar", again=True), PORTRAIT),
    "board-waiting": (quiet(waiting=[wait("K", 7)], card=SMALL_CARD), LANDSCAPE),
    "board-areas": (two_areas(), LANDSCAPE),
    "board-door": (door(), PANEL),
    "board-card": (
        state(card=CARD | {"picture": f"/media/{POSTER}"}, rows=quiet()["rows"]),
        LANDSCAPE,
    ),
    "board-urgent": (call(language="ar") | {"urgent": urgent("short")}, LANDSCAPE),
    "board-closed": (house("closed"), LANDSCAPE),
    "board-evacuation": (house("evacuation"), LANDSCAPE),
    "board-stale": (
        state("stale", rows=quiet()["rows"], stand="10:42", foot=words()["stale_foot"]),
        LANDSCAPE,
    ),
}


def draw_poster(browser: "Browser", folder: Path) -> None:
    """Draw the picture of the card: a folder with the house's shapes on it."""
    page = browser.new_page(viewport={"width": 1240, "height": 560})
    page.set_content(DRAWING)
    page.screenshot(path=folder / POSTER)
    page.close()


def main(folder: Path) -> None:
    """Take every picture, at half its size."""
    with tempfile.TemporaryDirectory(prefix="wartemarke-media-") as made, chromium() as browser:
        media = Path(made)
        draw_poster(browser, media)
        with showcase(media, state()) as case:
            for name, (told, size) in PICTURES.items():
                scale = 1 if size == PANEL else 0.5
                shown = Shown(browser, case, size, scale=scale)
                shown.show(told)
                shown.page.wait_for_timeout(FADED_MS)
                shown.page.screenshot(path=folder / f"{name}.png")
                shown.page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
