"""One office whose processes are killed: who uses it, who follows it, and how soon all are back."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from server.ledger import Ledger
from server.store import Store
from tests.clock import wait_until
from tests.kills.crowd import Crowd
from tests.kills.followers import call_keys, shown_by
from tests.kills.paper import Tray
from tests.kills.visitor import Visitors
from tests.server.people import Person

BACK_S: Final = 3.0
PATIENCE_S: Final = 20.0
OWED: Final = {"delivering", "cancelling", "abandoned", "handing_in"}
"""Stages of the kiosk's outbox at which the server is owed a word."""

Knows = Callable[[Any], bool]
"""Says whether a client knows this state, which a board of the whole house was just told."""


@dataclass
class Place:
    """An office on a store, with a crowd, visitors at its kiosk and a board of the whole house."""

    store: Store
    ledger: Ledger
    crowd: Crowd
    visitors: Visitors
    reader: Person
    """Reads the state as a board of all areas."""
    board_port: int
    kiosk_data: Path
    tray: Tray | None = None
    more_clients: dict[str, Knows] = field(default_factory=dict)
    rest: Callable[[], object] = lambda: time.sleep(0.02)
    forget: Callable[[], object] = lambda: None
    """Lets go of what was heard before a new call."""
    call: str = ""
    """The ticket that was called last for all to see."""

    def resume(self) -> None:
        """Let everybody come in."""
        self.visitors.paused = False
        self.crowd.resume()

    def state(self) -> Any:
        """What the server says that stands."""
        return self.reader.get("state").json

    def all_know(self) -> bool:
        """Say whether every client that can be asked knows what stands now."""
        state = self.state()
        return all(knows(state) for knows in self.more_clients.values())

    def see_all_back(self, since_s: float) -> dict[str, float]:
        """Make a new call and see every client know it; give the seconds that each one took."""
        self.crowd.pause()
        self.forget()
        self.call = self.crowd.call()
        missing, back = self._clients(since_s), dict[str, float]()
        while missing:
            state = self.state()
            for name in [name for name, knows in missing.items() if knows(state)]:
                back[name] = round(time.monotonic() - since_s, 2)
                del missing[name]
            unlike = f"not back: {sorted(missing)}; the kiosk shows {self.visitors.screen!r}"
            assert time.monotonic() - since_s < PATIENCE_S, unlike
            self.rest()
        assert max(back.values()) <= BACK_S, f"back too late: {back}"
        return back

    def settle(self) -> None:
        """Let whoever stands at the kiosk end the visit, and nobody begin another."""
        self.visitors.paused = True
        wait_until(self._kiosk_is_free, seconds=PATIENCE_S)

    def _kiosk_is_free(self) -> bool:
        return not self.visitors.is_there and not OWED & self.stages()

    def stages(self) -> set[str]:
        """The stages of what the kiosk has in flight."""
        with closing(sqlite3.connect(f"file:{self.kiosk_data}/outbox.db?mode=ro", uri=True)) as box:
            return {stage for (stage,) in box.execute("SELECT stage FROM flight")}

    def _clients(self, since_s: float) -> dict[str, Knows]:
        return {
            "crowd": lambda _: self.crowd.is_quiet(),
            "visitors": lambda _: self.visitors.last_shown_s > since_s,
            "kiosk": lambda _: not OWED & self.stages(),
            "board": lambda state: shown_by(self.board_port)[1] == call_keys(state),
            **self.more_clients,
        }
