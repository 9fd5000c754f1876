"""The words of a kiosk visit: what can be seen, what can happen, what must be done. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Screen(StrEnum):
    """What the visitor sees."""

    LANGUAGE = "language"
    CONCERN = "concern"
    WORKING = "working"
    TICKET = "ticket"
    NO_PAPER = "no_paper"
    UNAVAILABLE = "unavailable"
    NO_SERVICE = "no_service"
    CLOSED = "closed"
    STOPPED = "stopped"
    USED_UP = "used_up"
    TOO_LATE = "too_late"


class Why(StrEnum):
    """Why there is no number; each has a screen of its own, of the same name."""

    CLOSED = "closed"
    STOPPED = "stopped"
    USED_UP = "used_up"
    TOO_LATE = "too_late"


class What(StrEnum):
    """What can happen: taps of the visitor first, then news of an errand."""

    CHOOSE_LANGUAGE = "choose-language"
    CHOOSE_SERVICE = "choose-service"
    BACK = "back"
    START_OVER = "start-over"
    STAY = "stay"
    RETRY = "retry"
    PRINT_AGAIN = "print-again"
    DONE = "done"
    HAVE_IT = "have-it"
    GIVE_BACK = "give-back"
    TURN_PAGE = "turn-page"
    LARGER = "larger"
    CONTRAST = "contrast"

    ISSUED = "issued"
    REFUSED = "refused"
    AWAY = "away"
    PRINTED = "printed"
    NOT_PRINTED = "not-printed"


NOT_SURE: Final = "?"
"""The answer "Etwas anderes. Ich weiß es nicht."; no service can have this key."""

NEWS: Final = frozenset({What.ISSUED, What.REFUSED, What.AWAY, What.PRINTED, What.NOT_PRINTED})
TAPS: Final = tuple(what for what in What if what not in NEWS)


@dataclass(frozen=True, slots=True)
class Moment:
    """The time, and 128 bits of chance (url-safe) that are used once."""

    now_ms: int
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands between a visitor and a number, as the server said it."""

    why: Why
    service: str = ""  # empty: it stands before every number
    opens_ms: int | None = None  # with CLOSED: when the office opens next, if that is known
    reason: Mapping[str, str] = field(default_factory=dict)  # with STOPPED: the office's words


@dataclass(frozen=True, slots=True)
class Offer:
    """What this kiosk can offer now: languages and services in their order on the screen."""

    languages: tuple[str, ...]
    services: tuple[str, ...]
    not_sure: str = ""  # the service behind NOT_SURE; empty: that key is not shown
    ticket_ms: int = 40_000  # how long the number stays, the time of asking included
    closed: Obstacle | None = None
    withheld: Mapping[str, Obstacle] = field(default_factory=dict)  # by service: shown, not given

    def obstacle(self, service: str) -> Obstacle | None:
        """Give what stands before a number for this service, as far as the kiosk has heard."""
        return self.closed or self.withheld.get(service)


@dataclass(frozen=True, slots=True)
class Ticket:
    """The number that the server gave."""

    id: str
    number: str
    area: str
    ahead: int
    counted_ms: int


@dataclass(frozen=True, slots=True)
class Errand:
    """One visitor's command: what was asked for, under which id."""

    id: str
    service: str
    language: str
    phone_token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Happening:
    """A tap on the screen `id`, or news of the errand `id`."""

    what: What
    id: str
    choice: str = ""  # the key that was tapped: a language, a service, a page, "on" or "off"
    ticket: Ticket | None = None  # with ISSUED
    copy: int = 0  # with PRINTED and NOT_PRINTED: 0 is the first paper
    obstacle: Obstacle | None = None  # with REFUSED, where the server said why


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the machine knows."""

    screen: Screen
    id: str
    touched_ms: int
    offer: Offer | None = None
    language: str = "de"
    page: int = 0
    chosen: str = ""  # the answer that was tapped
    larger: bool = False
    contrast: bool = False
    asking: bool = False
    slow: bool = False
    errand: Errand | None = None
    ticket: Ticket | None = None
    copies: int = 0
    printing: bool = False  # a copy
    copy_failed: bool = False
    obstacle: Obstacle | None = None  # what a screen of no number is about


@dataclass(frozen=True, slots=True)
class Issue:
    """Send the command, again and again for a few seconds, always with the errand's id."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """Print the ticket; `copy` 0 is the first paper."""

    errand: Errand
    ticket: Ticket
    copy: int = 0


@dataclass(frozen=True, slots=True)
class Deliver:
    """Tell the server that the number has reached its visitor."""

    errand: str
    ticket: str
    how: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Tell the server that the visitor gave the number back, or that its paper did not come."""

    errand: str
    ticket: str
    reason: str = "left"


@dataclass(frozen=True, slots=True)
class Abandon:
    """The command may have given a number that nobody has seen: make sure nobody calls it."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class Forget:
    """Nobody said whether the number arrived: the server's own time-out decides."""

    errand: str


Effect = Issue | PrintPaper | Deliver | Cancel | Abandon | Forget


@dataclass(frozen=True, slots=True)
class Step:
    """The state after a happening, what the app must do now, and whether the happening counted."""

    state: State
    effects: tuple[Effect, ...] = ()
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Limit:
    """When a screen asks and when it ends, in ms after the last touch."""

    ask_ms: int | None
    end_ms: int
