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


class TicketDetail(TicketRow):
    """One ticket as who asks for it may see it."""

    note: Annotated[str | None, Field(description="for staff alone, and only here")] = None


class CounterRow(Outgoing):
    """A counter. Of others a counter is told number, state and caseworker, of a neighbour alarm."""

    number: str
    state: Literal["open", "paused", "left", "closed"]
    ticket: Annotated[str | None, Field(description="id of its newest open ticket")] = None
    tickets: Annotated[
        list[str] | None, Field(description="ids of its open tickets, the oldest first")
    ] = None
    opened_ms: Milliseconds | None = None
    caseworker: Annotated[str | None, Field(description="who sits there: an id of today")] = None
    alarm: Annotated[bool | None, Field(description="somebody there needs help")] = None


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


class OfferedArea(Outgoing):
    """How many of today's numbers of an area are left, where they are counted."""

    letter: str
    left: int | None = None


class OfferedService(Outgoing):
    """How many of today's numbers for a service are left, and whether they are stopped."""

    key: str
    left: int | None = None
    stop: Annotated[dict[str, str] | None, Field(description="language → why")] = None


class Offer(Outgoing):
    """For what a number can be had now."""

    day: str
    open: Annotated[
        tuple[Milliseconds, Milliseconds] | None, Field(description="from, to; null: closed now")
    ]
    opens_ms: Milliseconds | None = None
    stop: Annotated[dict[str, str] | None, Field(description="language → why, of all")] = None
    areas: list[OfferedArea]
    services: list[OfferedService]


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


class WhyAnswer(Outgoing):
    """Why a ticket has not been called yet, in words. No names, no concerns of others."""

    ticket: TicketId
    state: State
    language: str
    text: str
    reasons: list[Reason]
    passed_by: list[PassedBy]


Text = Annotated[dict[str, str], Field(description="language → text; German is never missing")]


class SiteRules(Outgoing):
    """The rules that kiosks, boards and the pages of the staff need."""

    hold_minutes: Annotated[
        int,
        Field(description="H as the site file has it: it holds from the next business day on"),
    ]
    max_lateness_minutes: int
    check_in_minutes_before: int
    undo_seconds: int
    open_tickets_per_counter: int
    day_close: Annotated[str, Field(description="end of the business day, site's time, HH:MM")]
    new_call_seconds: int
    call_gap_seconds: int
    kiosk_ticket_seconds: int


class SiteArea(Outgoing):
    """A waiting area; its letter begins every number."""

    letter: str
    name: Text
    floor: Text


class SiteService(Outgoing):
    """Something that people come for."""

    key: str
    area: str
    title: Text
    short: Text
    note: dict[str, str]
    notice: dict[str, str] | None = None
    icon: str
    kiosk: Annotated[int | None, Field(description="place among the walk-in concerns")] = None
    walk_in: bool
    triage: Annotated[bool, Field(description="a person decides first")]
    target_minutes: int
    bring: list[Text]


class SiteCounter(Outgoing):
    """Where somebody is called to."""

    number: str
    area: str
    room: str
    floor: Text
    services: list[str]


class SiteKiosk(Outgoing):
    """A kiosk, and the numbers of each area that it alone may give without a server."""

    name: str
    offline: dict[str, tuple[int, int]]


class SiteDisplay(Outgoing):
    """A board, and where the counters lie as seen from it."""

    name: str
    areas: list[str]
    arrows: dict[str, str]


class SiteOtherOffice(Outgoing):
    """An office that does what this one does not: people get its address and no number."""

    key: str
    name: Text
    matter: Text
    address: str | None = None


class SiteChoice(Outgoing):
    """Something that staff choose from: how a visit ends, or why somebody is called by hand."""

    key: str
    title: Text


class SiteParkReason(SiteChoice):
    """Why a visit may pause, and after how many minutes the ticket comes back by itself."""

    minutes: int


class SiteDescription(Outgoing):
    """What a kiosk or a display may know of its site."""

    key: str
    name: Text
    address: str
    timezone: str
    languages: list[str]
    rules: SiteRules
    areas: list[SiteArea]
    services: list[SiteService]
    counters: list[SiteCounter]
    kiosks: list[SiteKiosk]
    displays: list[SiteDisplay]
    other_offices: list[SiteOtherOffice]
    outcomes: list[SiteChoice]
    park_reasons: list[SiteParkReason]
    call_reasons: list[SiteChoice]
    stop_reasons: list[SiteChoice]
