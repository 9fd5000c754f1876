"""What goes out at the API, and what its addresses name: the shapes of the published protocol.

What comes in stands in `bodies`, what happened in `events`.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.ticket import State

Milliseconds = Annotated[int, Field(ge=0, description="milliseconds since 1970-01-01, UTC")]
LARGEST_COUNT: Final = 2**53 - 1
"""JSON's readers know no larger whole number exactly; the store's positions end at 2**64."""
Count = Annotated[int, Field(ge=0, le=LARGEST_COUNT)]


TicketId = Annotated[str, Field(description="the ticket's id: ten digits, never reused")]
Key = Annotated[str, Field(min_length=1, max_length=41)]


class Outgoing(BaseModel):
    """An answer. Clients ignore fields that they do not know: `/api/v1` only grows."""

    model_config = ConfigDict(frozen=True)


class SitePath(BaseModel):
    """Which site."""

    site: str


class MediumPath(SitePath):
    """Which picture or video of which site."""

    name: str


class TicketPath(SitePath):
    """Which ticket of which site."""

    id: str


class CounterPath(SitePath):
    """Which counter of which site."""

    number: str


class AppointmentPath(SitePath):
    """Which appointment of which site; the id is the calendar's."""

    id: str


class Position(Outgoing):
    """A place in the site's stream of events; ordered by epoch, then seq."""

    epoch: int
    seq: int


class TicketRow(Outgoing):
    """A ticket. A field that has no value yet, or that the audience may not see, is absent."""

    id: TicketId
    number: Annotated[str, Field(description="area letter and digits, as people see it: K214")]
    area: str
    service: Annotated[str | None, Field(description="the current concern")] = None
    services: Annotated[
        list[str] | None, Field(description="the open concerns, the current one first")
    ] = None
    order: Annotated[
        Literal["planned", "any"] | None, Field(description="only of several concerns")
    ] = None
    state: State
    language: str | None = None
    needs: list[str] | None = None
    persons: int | None = None
    cases: int | None = None
    day: Annotated[str | None, Field(description="the site's business day")] = None
    issued_ms: Milliseconds | None = None
    arrived_ms: Milliseconds | None = None
    counted_ms: Milliseconds | None = None
    rank: Annotated[int | None, Field(description="counted time less head start")] = None
    slot_ms: Annotated[Milliseconds | None, Field(description="only of an appointment")] = None
    waits_in: Annotated[
        str | None, Field(description="letter of the area where the visitor waits now")
    ] = None
    held_for: Annotated[
        str | None,
        Field(description="the queue that it waits in instead: counter/7, caseworker/ID, area/K"),
    ] = None
    held_at: Annotated[str | None, Field(description="number of the counter that holds it")] = None
    triage: Annotated[
        str | None, Field(description="letter of the area where a person decides")
    ] = None
    origin: Annotated[str | None, Field(description="counter to which it returns")] = None
    counter: str | None = None
    called_ms: Milliseconds | None = None
    recalls: int | None = None
    started_ms: Milliseconds | None = None
    overlong: Annotated[bool | None, Field(description="still there?")] = None
    park_reason: Annotated[str | None, Field(description="one of the site's")] = None
    return_ms: Annotated[Milliseconds | None, Field(description="when its pause ends")] = None
    missed_ms: Milliseconds | None = None
    grace_until_ms: Annotated[
        Milliseconds | None, Field(description="until then it keeps its counted time")
    ] = None
    uncertain: Annotated[bool | None, Field(description="nobody knows if it was printed")] = None
    readmitted: bool | None = None
    kiosk: Annotated[str | None, Field(description="the kiosk that printed it, or must")] = None
    ordered: Annotated[bool | None, Field(description="the reception had it issued")] = None
    copy_at: Annotated[
        str | None, Field(description="the kiosk that must print its paper once more")
    ] = None
    copy_ms: Annotated[Milliseconds | None, Field(description="since when it must")] = None
    paperless: Annotated[
        bool | None, Field(description="its paper did not come; it was shown on the screen")
    ] = None


class TicketDetail(TicketRow):
    """One ticket as who asks for it may see it."""

    note: Annotated[str | None, Field(description="for staff alone, and only here")] = None


class MineAnswer(Outgoing):
    """A ticket for whoever holds it."""

    ticket: TicketRow
    ahead: Annotated[
        int | None, Field(ge=0, description="people before it; only while it waits")
    ] = None
    hold_ms: Annotated[int, Field(ge=0, description="the H of the day, ms")]


class CounterRow(Outgoing):
    """A counter. Of others a counter is told number, state and caseworker, of a neighbour alarm.

    Only the counter itself, reception and supervisor are told why it pauses.
    """

    number: str
    state: Literal["open", "paused", "left", "closed"]
    ticket: Annotated[str | None, Field(description="id of its newest open ticket")] = None
    tickets: Annotated[
        list[str] | None, Field(description="ids of its open tickets, the oldest first")
    ] = None
    opened_ms: Milliseconds | None = None
    caseworker: Annotated[str | None, Field(description="who sits there: an id of today")] = None
    alarm: Annotated[bool | None, Field(description="somebody there needs help")] = None
    pause_reason: Annotated[
        str | None, Field(description="why it pauses: one of the site's, if one was said")
    ] = None


class Stop(Outgoing):
    """For a service, or for everything, no numbers are given."""

    service: str | None = None
    reason: dict[str, str]


class Appointment(Outgoing):
    """An appointment, without its code."""

    id: str
    service: str
    services: list[str] | None = None
    order: Literal["planned", "any"] | None = None
    slot_ms: Milliseconds
    state: str
    persons: int | None = None
    cases: int | None = None
    language: str | None = None


Quota = Annotated[int | None, Field(description="how many a day there are, where it is counted")]


class OfferedArea(Outgoing):
    """How many of today's numbers of an area are left, where they are counted."""

    letter: str
    left: int | None = None
    quota: Quota = None


class OfferedService(Outgoing):
    """How many of today's numbers for a service are left, and whether they are stopped."""

    key: str
    left: int | None = None
    quota: Quota = None
    stop: Annotated[dict[str, str] | None, Field(description="language → why")] = None


class Offer(Outgoing):
    """For what a number can be had now."""

    day: str
    open: Annotated[
        tuple[Milliseconds, Milliseconds] | None, Field(description="from, to; null: closed now")
    ]
    openings: Annotated[
        list[tuple[Milliseconds, Milliseconds]],
        Field(description="from, to: of four weeks, today's first; those that are over, too"),
    ]
    opens_ms: Milliseconds | None = None
    stop: Annotated[dict[str, str] | None, Field(description="language → why, of all")] = None
    areas: list[OfferedArea]
    services: list[OfferedService]
    handed_in: Annotated[
        list[str], Field(description="to a kiosk: tickets of today that kiosks have handed in")
    ] = []
    taken: Annotated[
        list[str],
        Field(description="to a kiosk: numbers of kiosks' ranges that were given online today"),
    ] = []


class Reason(Outgoing):
    """One reason why a ticket has not been called yet: its rule and a sentence."""

    model_config = ConfigDict(frozen=True, extra="allow")

    rule: str
    text: str


class PassedBy(Outgoing):
    """A call that passed the ticket: of which number, when and by which rule."""

    number: str
    at: Milliseconds
    rule: str
    text: str


class AlarmShown(Outgoing):
    """Whether anybody could read an alarm of this counter just now."""

    shown: Annotated[
        bool,
        Field(
            description="a page of reception, a supervisor or a counter nearby is connected; "
            "whether anybody looks at it nobody knows"
        ),
    ]


class WhyAnswer(Outgoing):
    """Why a ticket has not been called yet, in words. No names, no concerns of others."""

    ticket: TicketId
    state: State
    language: str
    text: str
    reasons: list[Reason]
    passed_by: list[PassedBy]
