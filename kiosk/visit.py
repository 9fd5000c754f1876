"""The words of a kiosk visit: what can be seen, and what can happen. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Screen(StrEnum):
    """What the visitor sees."""

    LANGUAGE = "language"
    START = "start"
    CODE = "code"
    APPOINTMENT = "appointment"
    MY_NUMBER = "my_number"
    MINE = "mine"
    GIVE_BACK = "give_back"
    GIVEN_BACK = "given_back"
    ELSEWHERE = "elsewhere"
    ADDRESS = "address"
    ASK_DESK = "ask_desk"
    CONCERN = "concern"
    BRING = "bring"
    LIST = "list"
    PARTY = "party"
    WORKING = "working"
    TICKET = "ticket"
    NO_PAPER = "no_paper"
    UNAVAILABLE = "unavailable"
    NO_SERVICE = "no_service"
    CLOSED = "closed"
    STOPPED = "stopped"
    USED_UP = "used_up"
    TOO_LATE = "too_late"
    OUT_OF_SERVICE = "out_of_service"


class Why(StrEnum):
    """Why there is no number; each has a screen of its own, of the same name."""

    CLOSED = "closed"
    STOPPED = "stopped"
    USED_UP = "used_up"
    TOO_LATE = "too_late"
    OUT_OF_SERVICE = "out_of_service"


class Booked(StrEnum):
    """Why an appointment gives no number now; all of them are told on one screen."""

    TOO_EARLY = "too-early"
    OTHER_DAY = "other-day"
    NOT_FOUND = "not-found"
    CANCELLED = "cancelled"
    ALREADY = "already"


class What(StrEnum):
    """What can happen: taps of the visitor first, then news of an errand."""

    CHOOSE_LANGUAGE = "choose-language"
    CHOOSE_WAY = "choose-way"
    SCANNED = "scanned"
    TYPE = "type"
    DELETE = "delete"
    LETTERS = "letters"
    ENTER_CODE = "enter-code"
    ASK_DESK = "ask-desk"
    GO_WITHOUT = "go-without"
    WITH_APPOINTMENT = "with-appointment"
    HAVE_NUMBER = "have-number"
    CHOOSE_OFFICE = "choose-office"
    PRINT_ADDRESS = "print-address"
    CHOOSE_SERVICE = "choose-service"
    HAVE_ALL = "have-all"
    MISSING = "missing"
    SUPPORT = "support"
    PERSONS = "persons"
    CASES = "cases"
    TAKE_NUMBER = "take-number"
    CHANGE = "change"
    BACK = "back"
    START_OVER = "start-over"
    STAY = "stay"
    TOUCH = "touch"
    RETRY = "retry"
    PRINT_AGAIN = "print-again"
    DONE = "done"
    HAVE_IT = "have-it"
    GIVE_BACK = "give-back"
    TURN_PAGE = "turn-page"
    LARGER = "larger"
    CONTRAST = "contrast"
    LOWER = "lower"
    SPEAK = "speak"
    NEXT = "next"
    PREVIOUS = "previous"
    CHOOSE = "choose"
    REPEAT = "repeat"
    LOUDER = "louder"
    QUIETER = "quieter"

    ISSUED = "issued"
    REFUSED = "refused"
    AWAY = "away"
    PRINTED = "printed"
    NOT_PRINTED = "not-printed"
    FOUND = "found"
    CHANGED = "changed"
    RETURNED = "returned"
    NOT_ASKED = "not-asked"


class Way(StrEnum):
    """The answers to the first question, in their order on the screen."""

    WITH = "with"
    WITHOUT = "without"
    HAVE_NUMBER = "have-number"
    DONT_KNOW = "dont-know"
    SUPPORT = "support"
    ELSEWHERE = "elsewhere"


class Kind(StrEnum):
    """What an errand is for."""

    ISSUE = "issue"
    CHECK_IN = "check-in"
    LOOK_UP = "look-up"
    CHANGE = "change"
    RETURN = "return"
    LIST = "list"
    ADDRESS = "address"


NOT_SURE: Final = "?"
"""The answer "Etwas anderes. Ich weiß es nicht."; no service can have this key."""

OTHER_OFFICES: Final = "+"
"""The key to all other offices; none of them can have this key."""

NONE_OF_THESE: Final = "-"
"""The answer "Nichts davon" among the other offices; none of them can have this key."""

HELP: Final = "help"
"""The one need that a visitor states, without a reason."""

NEWS: Final = frozenset(
    {
        *(What.ISSUED, What.REFUSED, What.AWAY, What.PRINTED, What.NOT_PRINTED),
        *(What.FOUND, What.CHANGED, What.RETURNED, What.NOT_ASKED),
    }
)
TAPS: Final = tuple(what for what in What if what not in NEWS)


@dataclass(frozen=True, slots=True)
class Moment:
    """The time, and 128 bits of chance (26 characters A to Z, 2 to 7) that are used once."""

    now_ms: int
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands between a visitor and a number, as the server said it."""

    why: Why
    service: str = ""  # empty: it stands before every number
    opens_ms: int | None = None  # with CLOSED: when the office opens next, if that is known
    reason: Mapping[str, str] = field(default_factory=dict)  # with STOPPED: the office's words

    @property
    def of_area(self) -> bool:
        """Say whether it is but the day's numbers of an area that are used up."""
        return self.why is Why.USED_UP and not self.service


@dataclass(frozen=True, slots=True)
class Booking:
    """Why an appointment gives no number now, and what the server said of it."""

    why: Booked
    slot_ms: int | None = None
    from_ms: int | None = None  # with TOO_EARLY: from when on it gives one
    number: str = ""  # with ALREADY


@dataclass(frozen=True, slots=True)
class Offer:
    """What this kiosk can offer now: languages and services in their order on the screen."""

    languages: tuple[str, ...]
    services: tuple[str, ...]
    not_sure: str = ""  # the service behind NOT_SURE; empty: that key is not shown
    ticket_ms: int = 40_000  # how long the number stays, the time of asking included
    closed: Obstacle | None = None
    withheld: Mapping[str, Obstacle] = field(default_factory=dict)  # by service: shown, not given
    bring: frozenset[str] = frozenset()  # services with a list of what to bring
    asks: Mapping[str, frozenset[str]] = field(default_factory=dict)  # "persons", "cases"
    offices: tuple[str, ...] = ()  # the other offices
    nearest: str = ""  # the one of them that the first question names
    voices: frozenset[str] = frozenset()  # languages that this kiosk can read aloud
    by_itself: tuple[str, ...] = ()  # what people with an appointment may name without a server
    areas: Mapping[str, str] = field(default_factory=dict)  # by service

    def obstacle(self, service: str, *, held: str = "") -> Obstacle | None:
        """Give what stands before a number for this service, as far as the kiosk has heard.

        `held` is what somebody's own number is for by now: that has its place in its area.
        """
        found = self.closed or self.withheld.get(service)
        stays = held != "" and self.areas.get(held) in {None, self.areas.get(service)}
        return None if found and found.of_area and stays else found


@dataclass(frozen=True, slots=True)
class Ticket:
    """The number that the server gave, or this kiosk without one."""

    id: str
    number: str
    area: str
    ahead: int | None
    counted_ms: int
    service: str = ""
    language: str = ""
    slot_ms: int | None = None  # of an appointment
    wait_minutes: tuple[int, int] | None = None  # from, to; where the server gives one
    state: str = "waiting"  # of one's own number: as the server's rows name it
    counter: str = ""  # with the states called and serving
    offline: bool = False  # no server knows it yet
    waits_in: str = ""  # where it waits since its concern was changed or it was sent on

    @property
    def place(self) -> str:
        """Give the letter of the area to wait in; the number keeps the one that it was given."""
        return self.waits_in or self.area


@dataclass(frozen=True, slots=True)
class Errand:
    """One visitor's wish: what was asked for, under which id."""

    id: str
    service: str
    language: str  # empty with CHECK_IN: the appointment's own
    phone_token: str = field(repr=False)
    kind: Kind = Kind.ISSUE
    code: str = field(default="", repr=False)  # of an appointment
    needs: tuple[str, ...] = ()
    persons: int = 1
    cases: int = 1
    ticket: str = ""  # the id of one's own number, with LOOK_UP, CHANGE and RETURN

    @property
    def gives_number(self) -> bool:
        """Say whether a number may come of it."""
        return self.kind in {Kind.ISSUE, Kind.CHECK_IN}


@dataclass(frozen=True, slots=True)
class Happening:
    """A tap on the screen `id`, or news of the errand `id`."""

    what: What
    id: str
    choice: str = field(default="", repr=False)  # the key that was tapped, or what was scanned
    ticket: Ticket | None = None  # with ISSUED, FOUND, CHANGED; with REFUSED, of one's own number
    copy: int = 0  # with PRINTED and NOT_PRINTED: 0 is the first paper
    obstacle: Obstacle | None = None  # with REFUSED, where the server said why
    booking: Booking | None = None  # with REFUSED, of an appointment


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the machine knows."""

    screen: Screen
    id: str
    touched_ms: int
    offer: Offer | None = None
    language: str = "de"
    spoken: bool = False  # the language was chosen, or it is the ticket's own
    beneath: Screen = Screen.CONCERN  # what is drawn during work; whence a side screen was reached
    page: int = 0
    chosen: str = ""  # the answer that was tapped
    service: str = ""  # the concern that it means
    office: str = ""  # the other office that is shown
    larger: bool = False
    contrast: bool = False
    lower: bool = False
    speaking: bool = False  # everything is read aloud
    volume: int = 3  # of `kiosk.speech.items.VOLUMES`
    cursor: int = 0  # 0: the question; n: the n-th thing that can be chosen
    utterance: int = 0  # grows with every wish to hear
    hearing: bool = False  # something is being read aloud
    asking: bool = False
    slow: bool = False
    support: bool = False
    persons: int = 1
    cases: int = 1
    typed: str = field(default="", repr=False)  # the code, as far as it was typed
    letters: bool = False  # the pad shows letters
    code: str = field(default="", repr=False)  # of an appointment that no server could be asked for
    errand: Errand | None = None
    ticket: Ticket | None = None
    own: bool = False  # the ticket is one that its holder came back with
    token: str = field(default="", repr=False)  # that makes it theirs
    told: str = ""  # what became of the last wish about it: "changed" or "change-failed"
    copies: int = 0
    printing: bool = False  # a copy, a list or an address
    copy_failed: bool = False
    obstacle: Obstacle | None = None  # what a screen of no number is about
    booking: Booking | None = None  # what the screen of an appointment is about

    @property
    def held(self) -> str:
        """Give the concern of one's own number; empty where there is none."""
        return self.ticket.service if self.own and self.ticket else ""

    @property
    def view(self) -> Screen:
        """Give what is drawn: work goes on beneath the key that was tapped."""
        return self.beneath if self.screen is Screen.WORKING else self.screen


@dataclass(frozen=True, slots=True)
class Limit:
    """When a screen asks and when it ends, in ms after the last touch."""

    ask_ms: int | None
    end_ms: int
