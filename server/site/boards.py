"""What a board shows: whose calls, in which layout, how loud; cards and lines of news between them.

A card or a line of news may be bound to areas, days and times of day: where nothing is said, it
always shows. Pictures and videos are here as what `media` made of the files beside the site file.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Field, InstanceOf

from server.site.icons import Icon
from server.site.media import Medium
from server.site.rules import Part
from server.site.words import (
    Between,
    CounterNumber,
    Date,
    DayTime,
    Key,
    Once,
    Percent,
    Seconds,
    Text,
    WideText,
    nothing,
    read_only,
)

MOST_CARDS: Final = 40
"""Of cards, and of lines of news: nobody who waits sees more of them."""


class Arrow(StrEnum):
    """Where a counter lies, seen from a display."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


class Layout(StrEnum):
    """How a board is arranged: one list, two areas side by side, or one counter's door sign."""

    BOARD = "board"
    AREAS = "areas"
    DOOR = "door"


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


WEEK: Final = tuple(Weekday)


class Display(Part):
    """A board: whose calls it shows and how, and where the counters lie as seen from it.

    ``volume`` is percent from that time of day on, until the next one or, of the last one, until
    the first one of the next day; without it, the voice is as loud as it can be.
    """

    name: Key
    areas: Annotated[tuple[str, ...], Field(min_length=1), Once]
    arrows: Annotated[Mapping[str, Arrow], AfterValidator(read_only)] = Field(
        default_factory=nothing
    )
    layout: Layout = Layout.BOARD
    counter: CounterNumber | None = None
    volume: Annotated[Mapping[DayTime, Percent], AfterValidator(read_only)] = Field(
        default_factory=nothing
    )


class Shown(Part):
    """Something that boards show at times: where, on which days, at which times of day."""

    key: Key
    areas: Annotated[tuple[str, ...], Once] = ()
    weekdays: Annotated[tuple[Weekday, ...], Once] = ()
    first_day: Annotated[Date | None, Field(alias="from")] = None
    last_day: Annotated[Date | None, Field(alias="until")] = None
    between: Between | None = None


class Card(Shown):
    """A card that boards show while nobody is called: a title, and a text, picture or video."""

    title: WideText
    text: Text = Field(default_factory=nothing)
    icon: Icon | None = None
    picture: InstanceOf[Medium] | None = None
    video: InstanceOf[Medium] | None = None
    seconds: Seconds = 12

    @property
    def media(self) -> tuple[Medium, ...]:
        """The card's picture or video, if it has one."""
        return tuple(medium for medium in (self.picture, self.video) if medium)


class News(Shown):
    """One line at the foot of the boards."""

    text: Text
