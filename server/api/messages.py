"""How events and states travel: what a room hears, what a client that comes back is told."""

from typing import Annotated

from pydantic import Field

from server.api.events import AnyEvent
from server.api.house_messages import MessageRow
from server.api.models import Count, CounterRow, Milliseconds, Outgoing, Position, Stop, TicketRow


class Message(Outgoing):
    """What a room hears: an event, and the position up to which the room knew everything."""

    after: Position
    position: Position
    event: Annotated[AnyEvent, Field(discriminator="type")]


class AreaWaiting(Outgoing):
    """How many wait in an area now, and how long somebody would who takes a number now."""

    numbers: Count
    minutes: Annotated[
        tuple[int, int] | None,
        Field(
            description="from, to: half wait no longer than from, four of five no longer than to"
        ),
    ] = None


class Beat(Outgoing):
    """Nothing came: a room knows everything up to `position`; sent every two seconds."""

    after: Position
    position: Position
    now_ms: Milliseconds
    waiting: Annotated[
        dict[str, AreaWaiting] | None,
        Field(description="to a board: each of its areas; absent where it cannot be read now"),
    ] = None


class Hurry(Outgoing):
    """Nothing more is said: the answer to a heartbeat says what is new."""


class Snapshot(Outgoing):
    """All that is true now for this audience."""

    tickets: list[TicketRow]
    counter: Annotated[CounterRow | None, Field(description="a counter's own")] = None
    counters: Annotated[list[CounterRow] | None, Field(description="for staff")] = None
    stops: Annotated[list[Stop] | None, Field(description="for reception and supervisor")] = None
    messages: Annotated[
        list[MessageRow] | None, Field(description="for boards, reception and supervisor")
    ] = None
    hold_ms: Annotated[int | None, Field(description="for a kiosk: the H of the day, ms")] = None


class CatchUp(Outgoing):
    """What a client missed, or a snapshot where continuity cannot be proven: exactly one."""

    events: list[Message] | None = None
    snapshot: Snapshot | None = None
    position: Position
    now_ms: Milliseconds


class Join(Outgoing):
    """A client says what it knows; without a position it gets the snapshot."""

    position: Position | None = None


class StateAnswer(Snapshot):
    """The snapshot of an audience, with its position."""

    position: Position
    now_ms: Milliseconds
