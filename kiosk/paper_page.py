"""The page `/paper`: what a printer without paper printed, as a strip out of its slot. Demo only.

It exists only where the printer is `virtual:`; a kiosk with a real printer has no such page.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import Response, abort

from device.texts import time_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.printer import VirtualPrinter

    View = Callable[..., Response]

PAGE: Final = Path(__file__).parent / "page"


class PaperPage:
    """Shows the papers of one virtual printer."""

    def __init__(self, printer: VirtualPrinter) -> None:
        self._printer = printer

    def papers(self, timezone: str) -> list[dict[str, object]]:
        """Name the papers, newest first: what each is called and when it came."""
        return [
            {"name": f"{paper.arrived_ms}.png", "time": time_text(paper.arrived_ms, timezone)}
            for paper in reversed(self._printer.papers)
        ]

    def routes(self, html: Callable[[Path], Response]) -> Mapping[str, View]:
        """Give the views of the page and of its pictures; `html` fills a page in."""
        return {
            "/paper": lambda: html(PAGE / "paper.html"),
            "/paper/<int:arrived_ms>.png": self._picture,
        }

    def _picture(self, arrived_ms: int) -> Response:
        for paper in self._printer.papers:
            if paper.arrived_ms == arrived_ms:
                return Response(paper.png, content_type="image/png")
        return abort(404)
