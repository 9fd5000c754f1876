"""What every event has: the shapes on which those of `events` build."""

from server.api.models import CounterRow, Milliseconds, Outgoing, Position, TicketRow


class Event(Outgoing):
    """What happened and when; as a command's answer also where in the stream.

    Of what happens at a counter others are told the beginning of the quarter of an hour.
    """

    position: Position | None = None
    at: Milliseconds


class TicketEvent(Event):
    """Something happened to a ticket."""

    ticket: TicketRow


class CounterEvent(Event):
    """Something happened to a counter."""

    counter: CounterRow
