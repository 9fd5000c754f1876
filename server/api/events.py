"""Every event that may leave the server, as a pydantic model: the source of both protocol files.

A ticket event carries the ticket's row *after* the change, as the audience may see it: a follower
replaces its row. Clients ignore types that they do not know.
"""

from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Field

from server.api.models import CancelReason, CounterRow, Milliseconds, Outgoing, Position, TicketRow
from server.ticket import Outcome

Ahead = Annotated[
    int,
    Field(ge=0, description="people before this ticket at the counters that could serve it"),
]


class Event(Outgoing):
    """What happened and when; as a command's answer also where in the stream."""

    position: Position | None = None
    at: Milliseconds


class TicketEvent(Event):
    """Something happened to a ticket."""

    ticket: TicketRow


class CounterEvent(Event):
    """Something happened to a counter."""

    counter: CounterRow


class Issued(TicketEvent):
    """A number was given; it cannot be called before it is delivered."""

    type: Literal["issued"]
    ahead: Ahead | None = None


class IssueAnswer(Issued):
    """What the kiosk gets: it alone is told how many are ahead, for it prints that."""

    ahead: Ahead


class Delivered(TicketEvent):
    """The number reached its visitor: the ticket waits."""

    type: Literal["delivered"]
    how: str


class Passed(Outgoing):
    """The ticket with the earliest counted time among those that a call passed."""

    id: str
    counted_ms: Milliseconds


class Why(Outgoing):
    """Why this ticket was called."""

    rule: Literal["rank"]
    rank: int
    counted_ms: Milliseconds
    passed: Passed | None = None


class Called(TicketEvent):
    """A counter calls the ticket."""

    type: Literal["called"]
    why: Why | None = None


class Recalled(TicketEvent):
    """The call was repeated."""

    type: Literal["recalled"]


class Started(TicketEvent):
    """The visitor is at the counter."""

    type: Literal["started"]


class Finished(TicketEvent):
    """The visit ended."""

    type: Literal["finished"]
    outcome: Outcome | None = None


class Missed(TicketEvent):
    """Nobody came."""

    type: Literal["missed"]


class Readmitted(TicketEvent):
    """A missed visitor waits again."""

    type: Literal["readmitted"]


class PutBack(TicketEvent):
    """The call was taken back; the ticket waits as before."""

    type: Literal["put_back"]


class Cancelled(TicketEvent):
    """The number was taken back."""

    type: Literal["cancelled"]
    reason: CancelReason | None = None


class DeliveryAssumed(TicketEvent):
    """No word of the paper came in time: the ticket waits, marked uncertain."""

    type: Literal["delivery_assumed"]


class Expired(TicketEvent):
    """The business day ended."""

    type: Literal["expired"]


class CounterOpened(CounterEvent):
    """A counter serves."""

    type: Literal["counter_opened"]


class CounterClosed(CounterEvent):
    """A counter rests."""

    type: Literal["counter_closed"]


class EpochBegun(Event):
    """The store is a new process; positions count anew from here."""

    type: Literal["epoch_begun"]
    run_id: str | None = None
    previous: Position | None = None


EVENTS: Final = MappingProxyType(
    {
        model.model_fields["type"].annotation.__args__[0]: model  # type: ignore[union-attr]
        for model in (
            Issued,
            Delivered,
            Called,
            Recalled,
            Started,
            Finished,
            Missed,
            Readmitted,
            PutBack,
            Cancelled,
            DeliveryAssumed,
            Expired,
            CounterOpened,
            CounterClosed,
            EpochBegun,
        )
    }
)
"""type → model."""


class Message(Outgoing):
    """What a room hears: an event, and the position up to which the room knew everything."""

    after: Position
    position: Position
    event: Annotated[
        Issued
        | Delivered
        | Called
        | Recalled
        | Started
        | Finished
        | Missed
        | Readmitted
        | PutBack
        | Cancelled
        | DeliveryAssumed
        | Expired
        | CounterOpened
        | CounterClosed
        | EpochBegun,
        Field(discriminator="type"),
    ]


class Beat(Outgoing):
    """Nothing came: a room knows everything up to `position`; sent every two seconds."""

    after: Position
    position: Position
    now_ms: Milliseconds


class Snapshot(Outgoing):
    """All that is true now for this audience."""

    tickets: list[TicketRow]
    counter: CounterRow | None = None


class CatchUp(Outgoing):
    """What a client missed, or a snapshot where continuity cannot be proven: exactly one."""

    events: list[Message] | None = None
    snapshot: Snapshot | None = None
    position: Position
    now_ms: Milliseconds


class Join(Outgoing):
    """A client says what it knows; without a position it gets the snapshot."""

    position: Position | None = None


class StateAnswer(Outgoing):
    """The snapshot of an audience, with its position."""

    position: Position
    now_ms: Milliseconds
    tickets: list[TicketRow]
    counter: CounterRow | None = None
