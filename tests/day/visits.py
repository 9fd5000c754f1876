"""People who come to a kiosk one after the other, and what each of them goes away with."""

from __future__ import annotations

import contextlib
import http.client
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import websocket

from tests.kiosk.kiosk_office import Page
from tests.storm import SERVICES

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from PIL import Image

    from tests.kiosk.bad_printer import BadPrinter

LANGUAGES: Final = ("de", "en", "ar", "ti", "uk")
LOOK_S: Final = 0.05
AGAIN_S: Final = 0.2
PATIENCE_S: Final = 60.0
"""However often a kiosk dies under somebody, this is how long a number may take in all."""
_GONE: Final = (OSError, websocket.WebSocketException, http.client.HTTPException, AssertionError)
_GOES_ON: Final[dict[str, tuple[str, ...]]] = {
    "start": ("choose-way", "without"),
    "bring": ("have-all",),
    "party": ("take-number",),
}
_ASKS_FOR_IT: Final = frozenset({"choose-service", "have-all", "take-number"})


@dataclass(frozen=True)
class Visit:
    """What one visitor went away with, and when, in ms of the wall clock."""

    kiosk: str
    number: str
    how: str
    """ticket: paper and screen; no_paper: noted from the screen; paper: the kiosk died over it."""
    touched_ms: int
    shown_ms: int
    paper: Image.Image | None = None
    """Where the number stands on paper alone: it is read when the day is over."""


@dataclass
class Line(threading.Thread):
    """So many visitors of one kiosk; each goes when there is a number, and then the next comes."""

    kiosk: str
    port: int
    printer: BadPrinter
    visitors: int
    chance: random.Random
    visits: list[Visit] = field(default_factory=list)
    began_anew: int = 0
    """How often a kiosk died or fell silent under a visitor, who began once more."""
    failure: BaseException | None = None

    def __post_init__(self) -> None:
        super().__init__(name=f"line at {self.kiosk}", daemon=True)
        self._touched_ms = 0

    def __hash__(self) -> int:
        """Be one thread among others."""
        return id(self)

    def run(self) -> None:
        """Let them come."""
        try:
            for _ in range(self.visitors):
                self.visits.append(self._visit())
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody looks
            self.failure = error

    def _visit(self) -> Visit:
        """Try until there is a number: on the screen, or on a paper of a kiosk that then died."""
        end_s, papers = time.monotonic() + PATIENCE_S, self._papers()
        while time.monotonic() < end_s:
            try:
                return self._walk(end_s)
            except _GONE:
                self._wait_for_kiosk(end_s)
                if len(self._papers()) > len(papers):
                    return self._done("", "paper", self._papers()[-1])
                self.began_anew += 1
        raise AssertionError(f"no number within {PATIENCE_S} s at {self.kiosk}")

    def _papers(self) -> Sequence[Any]:
        return [paper.picture for paper in self.printer.papers if paper.is_whole]

    def _wait_for_kiosk(self, end_s: float) -> None:
        while time.monotonic() < end_s:
            with contextlib.suppress(*_GONE):
                Page(self.port).state()
                return
            time.sleep(AGAIN_S)

    def _walk(self, end_s: float) -> Visit:
        """Go from screen to screen; raise what a page meets whose kiosk has died."""
        page = Page(self.port)
        with contextlib.closing(page.link(timeout=LOOK_S)) as link:
            while time.monotonic() < end_s:
                with contextlib.suppress(websocket.WebSocketTimeoutException):
                    if (state := page.heard(link)) and (found := self._react(page, state)):
                        return found
        raise AssertionError("the kiosk goes on, and gives no number")

    def _react(self, page: Page, state: dict[str, Any]) -> Visit | None:
        """Do what somebody does who sees this screen; the visit when that was the last of it."""
        screen = state["screen"]
        if screen in {"ticket", "no_paper"}:
            visit = self._done(state["ticket"]["number"], screen)
            self._tap(page, state, "done" if screen == "ticket" else "have-it")
            return visit
        if screen == "language":
            self._tap(page, state, "choose-language", self.chance.choice(LANGUAGES))
        elif screen == "concern":
            keys = [answer["key"] for answer in state["answers"] if answer["key"] in SERVICES]
            self._tap(page, state, "choose-service", self.chance.choice(keys))
        elif screen in _GOES_ON:
            self._tap(page, state, *_GOES_ON[screen])
        elif screen == "unavailable" and not state["resting"]:
            self._tap(page, state, "retry")
        elif screen not in {"working", "unavailable"}:
            raise AssertionError(f"a visitor never comes to {screen}")
        return None

    def _tap(self, page: Page, state: dict[str, Any], name: str, choice: str = "") -> None:
        if name in _ASKS_FOR_IT:
            self._touched_ms = time.time_ns() // 1_000_000
        page.tap(name, id=state["id"], choice=choice)

    def _done(self, number: str, how: str, paper: Image.Image | None = None) -> Visit:
        now_ms = time.time_ns() // 1_000_000
        return Visit(self.kiosk, number, how, self._touched_ms, now_ms, paper)
