"""What goes into the ledger and what comes out: commands, answers, refusals."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.refusals import REFUSALS


@dataclass(frozen=True)
class Command:
    """Who wants something done, under which id, with which body, at what time.

    `actor` is the credential's opaque id; `id` is the caller's own and makes a repeat safe;
    `digest` is the SHA-256 of route and body, at any rate one word: the store keeps answers by
    words. `now_ms` is the server's clock in ms since 1970, UTC.
    """

    actor: str
    id: str
    digest: str
    now_ms: int

    def __post_init__(self) -> None:
        """Let no digest through that the store could not read back."""
        if not self.digest or not self.digest.isprintable() or " " in self.digest:
            message = f"a digest is one word, not {self.digest!r}"
            raise ValueError(message)


@dataclass(frozen=True)
class Answer:
    """The event that a command appended, as JSON with its position; the bytes go out unchanged."""

    body: bytes


class Refused(Exception):
    """The ledger has decided *no*; `code` stands in `server.refusals.REFUSALS`.

    `more` is what the caller needs to go on: when to come, whom the call would pass, and so on.
    `decided` is where that was: `position`, that of the newest event by then, and, of a command,
    `at`, ms since 1970. A repeat of the command is told the same.
    """

    def __init__(
        self,
        code: str,
        more: Mapping[str, object] | None = None,
        decided: Mapping[str, object] | None = None,
    ) -> None:
        """Refuse with this code; an unknown code is a bug and raises KeyError."""
        self.code = code
        self.more = dict(more or {})
        self.decided = dict(decided or {})
        self.detail = REFUSALS[code].sentence
        super().__init__(f"{code}: {self.detail}")


class Unavailable(Exception):
    """The store cannot be reached or cannot write now; the same command may be tried again."""


class CannotWrite(Unavailable):
    """The store is there and can be read, but refuses every write now; the message says why."""


class WrongClock(CannotWrite):
    """Our clock is off the store's: nothing may happen by it; the message says how far."""


class DayOfAnother(CannotWrite):
    """A version with another data layout has given numbers today: its day is not ours to close."""
