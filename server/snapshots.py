"""All that is true at a site, read once for everybody who asks for it at the same time.

Theory of operation: when a server comes back, every device joins within a second and wants the
whole state. Each read holds the store up for as long as it takes to walk the queue, so fifty of
them would hold up the calls. Readers take turns; whoever waited while somebody else's read *began*
takes what that read found instead of reading again.

Promise: nobody is given a state that was read before they asked. A client that has just had a
command answered finds it in the state that it asks for next.
"""

import json
import threading
from typing import Any

from server.ledger import Ledger, Unavailable

State = dict[str, Any]


class Snapshots:
    """The states of one site."""

    def __init__(self, ledger: Ledger) -> None:
        """Read from this ledger."""
        self._ledger = ledger
        self._turn = threading.Lock()
        self._begun = 0
        self._found: State | Unavailable | None = None

    def read(self) -> State:
        """Give all that is true now, for reading only; raise Unavailable."""
        begun_when_asked = self._begun
        with self._turn:
            if self._begun == begun_when_asked or self._found is None:
                self._begun += 1
                self._found = None  # whatever happens now, nobody takes what was found before
                self._found = self._read()
            found = self._found
        if isinstance(found, Unavailable):
            raise Unavailable(*found.args) from found
        return found

    def _read(self) -> State | Unavailable:
        try:
            state: State = json.loads(self._ledger.snapshot())
        except Unavailable as away:
            return away
        return state
