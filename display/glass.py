"""What stands on the glass: the whole state that a page draws, as data. Pure.

Theory of operation: `display/glazier.py` makes one `Glass` of what the board knows; the agent sends
it as JSON, name by name as it stands here. The page gets words ready to be shown and decides
nothing. `words` holds what depends on the site alone, so that the page can say by itself that it
has lost its agent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from device.texts import direction

if TYPE_CHECKING:
    from display.board import Mode

Layout = Literal["board", "areas", "door"]
DoorState = Literal["called", "serving", "free"]
HouseKind = Literal["closed", "break", "evacuation"]

TIME_PLACE: Final = "{time}"  # where the page puts a time of its own


@dataclass(frozen=True)
class Line:
    """A line of text with its language and direction."""

    lang: str
    dir: str
    text: str


def line(language: str, text: str) -> Line:
    """Make a line that reads in its language's direction."""
    return Line(language, direction(language), text)


@dataclass(frozen=True)
class Large:
    """The call on the left: number, and where to go. An empty arrow or room is not known.

    `again`: the number was called before, and nobody came.
    """

    key: str
    number: str
    counter: str
    room: str
    floor: str
    arrow: str
    again: bool


@dataclass(frozen=True)
class Recent:
    """A row of the list; `time` stands only in a call that came to be known late.

    `speaking`: the voice says this call now, while another one is large.
    """

    key: str
    number: str
    counter: str
    arrow: str
    soon: bool
    time: str
    again: bool
    speaking: bool


@dataclass(frozen=True)
class Foot:
    """The foot of the board: a sign and up to two lines."""

    icon: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Wait:
    """How many wait in an area, and how long about; what the site does not show is absent."""

    letter: str
    numbers: Line | None
    minutes: Line | None


@dataclass(frozen=True)
class Side:
    """One of two areas side by side; `fresh`: its call is the one that has its turn now."""

    letter: str
    title: str
    floor: str
    large: Large | None
    fresh: bool
    rows: tuple[Recent, ...]
    waiting: Wait | None


@dataclass(frozen=True)
class Door:
    """The sign beside one counter's door; `number` is empty while nobody is called or served."""

    counter: str
    room: str
    state: DoorState
    number: str
    fresh: bool
    again: bool
    line: Line
    own: Line | None


@dataclass(frozen=True)
class Card:
    """A card between calls: German first, then one other language.

    `large`: it takes the left side, where nobody is called. Else it stands in the corner of the
    foot, without picture and video.
    """

    key: str
    icon: str
    titles: tuple[Line, ...]
    texts: tuple[Line, ...]
    picture: str
    video: str
    large: bool


@dataclass(frozen=True)
class Urgent:
    """What everybody must read at once, in a band; of several each has its turn there."""

    key: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class House:
    """What the whole screen says; `stand` is the time up to which it was true, if it is stale."""

    kind: HouseKind
    title: Line
    sub: Line | None
    others: tuple[Line, ...]
    own_text: Line | None
    stand: str


@dataclass(frozen=True)
class Place:
    """A letter and the floor where people with it wait."""

    letter: str
    floor: str


@dataclass(frozen=True)
class Words:
    """What the page says in this house whatever happens."""

    title: str
    floor: str
    letters: tuple[str, ...]
    counter: str
    room: str
    recent: str
    recent_none: str
    again: str
    urgent: str
    quiet_sound: str
    welcome: str
    welcome_hints: tuple[Line, ...]
    card: str
    places: tuple[Place, ...]
    stale: str
    stale_stand: str
    stale_lines: tuple[Line, ...]
    stale_recent: str
    stale_recent_never: str
    stale_foot: Foot


@dataclass(frozen=True)
class Glass:
    """The whole state of a page; `stand` is the time up to which it was true, if it is stale.

    `sides` are two where two areas stand side by side, else none; `door` is there on a door sign
    alone. `quiet_sound`: numbers are shown and not spoken for the time being.
    """

    mode: Mode
    layout: Layout
    large: Large | None
    rows: tuple[Recent, ...]
    sides: tuple[Side, ...]
    door: Door | None
    foot: Foot
    card: Card | None
    urgent: Urgent | None
    house: House | None
    waiting: tuple[Wait, ...]
    quiet_sound: bool
    stand: str
    timezone: str
    words: Words
