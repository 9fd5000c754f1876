"""The codes that devices show while they ask to be let in, and who has guessed how often. Pure.

Theory of operation
-------------------
A device makes a secret and shows a short code that the server has given it (RFC 8628). A person who
stands before it types the code, sees what asks from where, and says which device of the site it is,
or no. Whoever shows the secret then gets the token.

    asked ──▶ confirmed ──▶ given
       └────▶ refused

Promises
--------
* A code is one of 2**32, holds no vowel and no look-alike, and is good for `CODE_MS`, once.
* Of two who decide at the same moment one does; the other hears that it is decided.
* Whoever has named `WRONG_TRIES` codes that nobody shows is not listened to until the oldest of
  them is `CODE_MS` old. And when all together have named so many, every open code ends: the
  devices show others, so nobody ever has more tries at the same codes.
* No more than `MOST_ASKING` devices ask at once.
"""

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final, Self

from server.ticket import Role

LETTERS: Final = "BCDFGJKLMNPQRTWX"
"""No vowel, so no word; no H, S and Z, so none of the pairs that no German plate may have; no
digit, no V beside W. Sixteen: a letter is four random bits."""
CODE_LENGTH: Final = 8
CODE_MS: Final = 10 * 60_000
FETCH_MS: Final = 2 * 60_000
"""A device that was confirmed in the last moment still has so long to ask for its token."""
WRONG_TRIES: Final = 5
MOST_ASKING: Final = 50
KINDS: Final = (Role.KIOSK, Role.DISPLAY, Role.COUNTER, Role.RECEPTION)
"""What a device may ask to be. People who supervise and administer sign in."""


class Asked(StrEnum):
    """How far a device has come."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    GIVEN = "given"


class NotPaired(Exception):
    """What was asked of the codes cannot be; `code` is the problem's."""

    def __init__(self, code: str, *, retry_after_s: int = 0) -> None:
        """Name the problem, and when it is worth trying again."""
        super().__init__(code)
        self.code = code
        self.retry_after_s = retry_after_s


class NameTaken(NotPaired):
    """A device of another kind has this name: it would lose its token, which nobody means."""

    def __init__(self) -> None:
        """Say it as of a name that there is not for this kind."""
        super().__init__("unknown_device")


@dataclass(frozen=True)
class About:
    """What a device says of itself, and from where."""

    version: str = ""
    host: str = ""
    address: str = ""
    wish: str = ""


@dataclass(frozen=True)
class Post:
    """The place of a device at its site: its name, and what goes with it."""

    role: Role
    name: str
    counter: str = ""
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asking:
    """One device that asks to be let in; secret and code are known by their hashes."""

    secret: str
    code: str
    kind: Role
    about: About
    since_ms: int
    until_ms: int
    state: Asked = Asked.ASKED
    post: Post | None = None
    by: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Read what `asdict` has made of one."""
        post = row["post"]
        known = {
            "kind": Role(row["kind"]),
            "about": About(**row["about"]),
            "state": Asked(row["state"]),
            "post": None if post is None else _post(post),
        }
        return cls(**{**row, **known})


def _post(row: Mapping[str, Any]) -> Post:
    return Post(Role(row["role"]), row["name"], row["counter"], tuple(row["areas"]))


@dataclass(frozen=True)
class Try:
    """A code that nobody showed: when it was named, by whom, and whether at codes still open."""

    at_ms: int
    who: str
    counts: bool = True


@dataclass(frozen=True)
class CodeSpace:
    """All that asks now, and the wrong tries."""

    asking: tuple[Asking, ...] = ()
    wrong: tuple[Try, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Give it as JSON has it."""
        return asdict(self)

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """Read it back."""
        wrong = tuple(Try(**each) for each in content["wrong"])
        return cls(tuple(map(Asking.of, content["asking"])), wrong)

    def at(self, now_ms: int) -> Self:
        """Give what of it still counts now."""
        asking = tuple(each for each in self.asking if now_ms < each.until_ms)
        wrong = tuple(each for each in self.wrong if now_ms - each.at_ms < CODE_MS)
        return replace(self, asking=asking, wrong=wrong)

    def with_asking(self, new: Asking) -> Self:
        """Let a device ask; one that asks again has another code, and its first one ends."""
        others = tuple(each for each in self.asking if each.secret != new.secret)
        if len(others) >= MOST_ASKING:
            soonest_ms = min(each.until_ms for each in others) - new.since_ms
            raise NotPaired("too_many_requests", retry_after_s=soonest_ms // 1000 + 1)
        return replace(self, asking=(*others, new))

    def of_secret(self, secret: str) -> Asking | None:
        """Give the device that has this secret."""
        return next((each for each in self.asking if each.secret == secret), None)

    def of_code(self, code: str) -> Asking | None:
        """Give the device that shows this code."""
        return next((each for each in self.asking if each.code == code), None)

    def check_patience(self, who: str, now_ms: int) -> None:
        """Raise NotPaired where this person has guessed too often."""
        mine = [each.at_ms for each in self.wrong if each.who == who]
        if len(mine) >= WRONG_TRIES:
            wait_ms = mine[-WRONG_TRIES] + CODE_MS - now_ms
            raise NotPaired("too_many_requests", retry_after_s=max(1, -(-wait_ms // 1000)))

    def with_wrong_try(self, who: str, now_ms: int) -> Self:
        """Count a code that nobody shows; the last one in all ends every open code."""
        wrong = (*self.wrong, Try(now_ms, who))
        if sum(each.counts for each in wrong) < WRONG_TRIES:
            return replace(self, wrong=wrong)
        decided = tuple(each for each in self.asking if each.state is not Asked.ASKED)
        past = tuple(replace(each, counts=False) for each in wrong)
        return replace(self, asking=decided, wrong=past)

    def with_state(self, one: Asking, state: Asked, **more: Any) -> Self:  # noqa: ANN401 - the row's own fields
        """Let one device come further."""
        asking = (
            replace(each, state=state, **more) if each == one else each for each in self.asking
        )
        return replace(self, asking=tuple(asking))


def new_code() -> str:
    """Draw a code."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def shown(code: str) -> str:
    """Write a code as people read it: XXXX-XXXX."""
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str:
    """Read a code as somebody has typed it; gaps and small letters make no difference."""
    return "".join(sign for sign in text.upper() if sign not in "- ")


def is_code(text: str) -> bool:
    """Tell whether this can be a code at all."""
    return len(text) == CODE_LENGTH and set(text) <= set(LETTERS)
