"""How fast one kiosk gives numbers: one at a time, and who draws faster is noticed. Pure.

A visitor takes longer than this for one number. What comes faster is somebody who plays with the
screen, or a program that has the kiosk's token. Counted in the memory of one process; nothing is
written down, and nothing about a number is kept but the id of its command.

Promises
--------
* Between two new numbers of one kiosk are at least `pace_s`, as far as this process has given them.
* The same command again is never counted, and never waits where it was let through before.
* Numbers that came too fast are counted by their commands: one that is tried again and again while
  it waits its turn is one.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

BURST_AFTER: Final = 5
"""More numbers than this that came too fast within `BURST_WITHIN_S` are a burst."""
BURST_WITHIN_S: Final = 60.0
REMEMBERED: Final = 16
"""Commands of one kiosk that were let through: it tries the last few of them again at the most."""


@dataclass
class _Drawn:
    """What one kiosk has drawn lately."""

    last_s: float = float("-inf")
    let_through: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    too_fast: OrderedDict[str, float] = field(default_factory=OrderedDict)


class Pace:
    """Counts for each kiosk; there are as many as have a token."""

    def __init__(self, pace_s: float, *, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nobody known; with 0 everybody may draw as fast as they like."""
        self._pace_s = pace_s
        self._clock = clock
        self._kiosks: dict[str, _Drawn] = {}

    def wait_s(self, kiosk: str, command_id: str) -> float:
        """Count a new number and give 0, or count that it came too fast and give the wait."""
        drawn = self._kiosks.setdefault(kiosk, _Drawn())
        now_s = self._clock()
        early_s = drawn.last_s + self._pace_s - now_s
        if command_id in drawn.let_through:
            return 0.0
        if early_s > 0:
            _note(drawn.too_fast, command_id, now_s)
            return early_s
        drawn.last_s = now_s
        drawn.let_through.append(command_id)
        return 0.0

    def is_bursting(self, kiosk: str) -> bool:
        """Say whether more than `BURST_AFTER` numbers of this kiosk have just come too fast."""
        drawn = self._kiosks.get(kiosk, _Drawn())
        since_s = self._clock() - BURST_WITHIN_S
        return sum(at_s > since_s for at_s in drawn.too_fast.values()) > BURST_AFTER


def _note(too_fast: OrderedDict[str, float], command_id: str, now_s: float) -> None:
    too_fast[command_id] = now_s
    too_fast.move_to_end(command_id)
    while len(too_fast) > BURST_AFTER + 1:
        too_fast.popitem(last=False)
