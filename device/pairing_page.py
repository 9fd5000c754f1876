"""The page of a device that is not let in yet: the code, what to do with it, and nothing else.

It stands at the very port where the device's own page will be: when the device is let in, the page
is of another start, and fetches itself anew.
"""

from __future__ import annotations

import threading
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import gevent

from device import watchdog
from device.connection import OpenDoors, Refused, Server, Unavailable
from device.local_web import PageServer
from device.pairing import Pairing, Phase, Shown, Wish
from device.texts import GERMAN, Texts, direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from device.token_file import Kept

FOLDER: Final = Path(__file__).parent / "unpaired"
_SAYS: Final = (
    "title",
    "step-open",
    "step-type",
    "step-name",
    "after",
    "terminal",
    "away",
    "revoked",
)
_OF_PHASE: Final[Mapping[Phase, str]] = {
    Phase.ASKING: "asking",
    Phase.AWAY: "away",
    Phase.REFUSED: "refused",
    Phase.CODE: "code",
}


class PairingPage:
    """One device that asks to be let in, with its page; `run` serves it until it is, or `stop`."""

    def __init__(
        self,
        wish: Wish,
        *,
        base_url: str,
        file: Path,
        port: int,
        frame_ancestors: str,
        revoked: Kept | None = None,
    ) -> None:
        """Take the port; nothing is asked yet. `revoked` is the token that holds no longer."""
        self._wish = wish
        self._texts = Texts(FOLDER)
        self._shown = Shown(Phase.ASKING, revoked=revoked is not None)
        self._ending = threading.Event()
        self._page = PageServer(
            name=wish.kind,
            port=port,
            page=FOLDER,
            state=self._state,
            commands={},
            frame_ancestors=frame_ancestors,
        )
        self._doors = OpenDoors(base_url)
        self._old = None if revoked is None else Server(base_url, wish.site, revoked.token)
        self._pairing = Pairing(
            self._doors,
            wish,
            file=file,
            show=self._show,
            pause=self._ending.wait,
            still_good=self._old_one_works,
        )

    def run(self) -> Kept | None:
        """Give the token; None where it was stopped before."""
        pages = gevent.spawn(self._page.serve_forever)
        watching = gevent.spawn(watchdog.watch, self._page.answers)
        watchdog.ready()
        try:
            return self._pairing.run(revoked=self._old is not None)
        finally:
            self._page.stop()
            gevent.killall([pages, watching], timeout=1)
            self._doors.close()

    def stop(self) -> None:
        """End `run` without a token."""
        self._ending.set()

    def _old_one_works(self) -> bool:
        """Tell whether the refused token is taken again: somebody has set the store right."""
        try:
            return self._old is not None and bool(self._old.read())
        except (Refused, Unavailable):
            return False

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._page.push()

    def _state(self) -> Mapping[str, object]:
        shown = self._shown
        texts = {name: self._lines(name) for name in (*_SAYS, f"{self._wish.kind}-help")}
        return {
            **asdict(shown),
            "kind": self._lines(f"kind-{self._wish.kind}"),
            "now": self._lines(_OF_PHASE[shown.phase]),
            "help": texts.pop(f"{self._wish.kind}-help"),
            "texts": texts,
        }

    def _lines(self, key: str) -> list[Mapping[str, str]]:
        """Give a text in German, then in English."""
        code = self._shown.code
        languages = (GERMAN, *(each for each in self._texts.languages() if each != GERMAN))
        return [
            {
                "lang": each,
                "dir": direction(each),
                "text": self._texts.get(key, each, code=code),
            }
            for each in languages
        ]
