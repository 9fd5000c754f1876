"""People at the kiosk's page, one after the other: they tap, and see their number or the reason.

It speaks as the page does: state over the page's link, taps with the id of the screen that they
were made on. When the agent is gone, the page is fetched again.
"""

import contextlib
import http.client
import random
import threading
import time
from typing import Any, Final, Self

import websocket

from tests.kiosk.kiosk_office import Page

LANGUAGES: Final = ("de", "en", "ar")
REST_S: Final = (0.2, 0.6)
LOOK_S: Final = 0.02
FETCH_AGAIN_S: Final = 0.05
END_S: Final = 15.0

_GONE: Final = (OSError, websocket.WebSocketException, http.client.HTTPException, AssertionError)
"""What a page meets whose agent was killed; half a page has no start token."""

_GOES_ON = {
    "start": ("choose-way", "without"),
    "bring": ("have-all",),
    "party": ("take-number",),
}


class Visitors:
    """Whoever stands at the kiosk, while the block lasts."""

    def __init__(self, port: int, chance: random.Random) -> None:
        """Take the kiosk's port."""
        self.port = port
        self.shown: list[str] = []
        """Every number that somebody has seen on the screen."""
        self.last_shown_s = 0.0
        self.screen = ""
        """What they see now."""
        self.waits_for_a_number = False
        """Whether a concern was chosen and neither number nor reason has been seen."""
        self.is_there = False
        """Whether anybody stands at the kiosk."""
        self.paused = True
        self._chance = chance
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="visitors", daemon=True)
        self._next_s = 0.0

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(END_S)

    def _run(self) -> None:
        while not self._ending.is_set():
            with contextlib.suppress(*_GONE):
                page = Page(self.port)
                with contextlib.closing(page.link(timeout=LOOK_S)) as link:
                    self._follow(page, link)
            self.waits_for_a_number = self.is_there = False
            self._ending.wait(FETCH_AGAIN_S)

    def _follow(self, page: Page, link: "websocket.WebSocket") -> None:
        state: dict[str, Any] | None = None
        while not self._ending.is_set():
            with contextlib.suppress(websocket.WebSocketTimeoutException):
                state = page.heard(link) or state
            if state is not None and self._react(page, state):
                state = None  # what comes of it will be told

    def _react(self, page: Page, state: dict[str, Any]) -> bool:
        """Do what somebody does who sees this screen; False while it is only looked at."""
        self.screen = screen = state["screen"]
        if screen in {"ticket", "no_paper"}:
            self._see(state["ticket"]["number"])
            return self._tap(page, state, "done" if screen == "ticket" else "have-it")
        if screen == "language":
            self.waits_for_a_number = False
            return self._come(page, state)
        if screen == "concern":
            self.waits_for_a_number = True
            service = self._chance.choice(state["answers"])["key"]
            return self._tap(page, state, "choose-service", service)
        if screen in _GOES_ON:
            return self._tap(page, state, *_GOES_ON[screen])
        if screen == "unavailable" and not state["resting"]:
            return self._tap(page, state, "retry")
        return screen == "no_service" and self._tap(page, state, "start-over")

    def _come(self, page: Page, state: dict[str, Any]) -> bool:
        """Come to the kiosk, unless nobody is to: said before it is asked, so none slips in."""
        self.is_there = True
        self.is_there = not self.paused and time.monotonic() >= self._next_s
        if not self.is_there:
            return False
        return self._tap(page, state, "choose-language", self._chance.choice(LANGUAGES))

    def _tap(self, page: Page, state: dict[str, Any], name: str, choice: str = "") -> bool:
        page.tap(name, id=state["id"], choice=choice)
        return True

    def _see(self, number: str) -> None:
        if self.shown[-1:] != [number]:
            self.shown.append(number)
        self.last_shown_s = time.monotonic()
        self.waits_for_a_number = False
        self._next_s = self.last_shown_s + self._chance.uniform(*REST_S)
