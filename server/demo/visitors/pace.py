"""How fast simulated people live, and how they wait."""

import threading
from dataclasses import dataclass
from typing import Final


class GoneHome(Exception):
    """The simulated people were told to go."""


@dataclass(frozen=True)
class Pace:
    """So many times faster than life.

    `work` is for what nobody wants to wait for: arrivals, conversations, breaks. `clock` is the
    rate of the office's own clock, for what its rules measure and what an eye follows: the way to
    a counter, the pause before a call is repeated, the return of somebody who was missed.
    """

    work: float
    clock: float


WATCHABLE: Final = Pace(work=20, clock=1)
"""Somebody comes every six to ten seconds, and each call stands long enough to be read."""


class Waiting:
    """Lets people wait at their pace, and ends every wait at once when they are to go home."""

    def __init__(self, pace: Pace) -> None:
        """Wait at this pace until `end`."""
        self.pace = pace
        self._over = threading.Event()

    @property
    def is_over(self) -> bool:
        """Tell whether everybody was told to go."""
        return self._over.is_set()

    def end(self) -> None:
        """Tell everybody to go home."""
        self._over.set()

    def work(self, seconds: float) -> None:
        """Wait for so long at the pace of work; raise GoneHome."""
        self.real(seconds / self.pace.work)

    def clock(self, seconds: float) -> None:
        """Wait until so much time has passed on the office's clock; raise GoneHome."""
        self.real(seconds / self.pace.clock)

    def real(self, seconds: float) -> None:
        """Wait for so many seconds of our own; raise GoneHome."""
        if self._over.wait(max(0.0, seconds)):
            raise GoneHome
