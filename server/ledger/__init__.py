"""The only door to queue state: one typed method a verb.

Theory of operation
-------------------
Each verb is one function in the store (`server/lua/<verb>.lua`). It checks, appends its event to
the site's stream and changes state in the same call, and the store runs one function at a time. So
there is no moment between a decision and its record, and no lock that a killed process could leave.
The stream is the truth about what happened; every row can be told from it.

Promises
--------
* Every command carries an id. The same id from the same actor gets the first answer again, whatever
  was killed in between; the same id with another body is refused (`command_id_reused`).
* A refusal changes nothing, and is remembered like an acceptance.
* `Unavailable` means: nothing is known; send the same command again. `CannotWrite` is one of them:
  nothing was done, and what is known can be read.
* The ledger never reads a clock: time comes in as `now_ms`, and never runs backwards in a site.
"""

from server.ledger.answers import (
    Answer,
    CannotWrite,
    Command,
    DayOfAnother,
    Refused,
    Unavailable,
    WrongClock,
)
from server.ledger.calling import Calling
from server.ledger.closing import Closing
from server.ledger.door import hold_clock
from server.ledger.handing_in import HandingIn
from server.ledger.issuing import Issuing
from server.ledger.telling import Telling
from server.ledger.visiting import Visiting


class Ledger(Issuing, HandingIn, Calling, Visiting, Telling, Closing):
    """The queue of one site in one store."""


__all__ = [
    "Answer",
    "CannotWrite",
    "Command",
    "DayOfAnother",
    "Ledger",
    "Refused",
    "Unavailable",
    "WrongClock",
    "hold_clock",
]
