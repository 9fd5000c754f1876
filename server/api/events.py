"""Every event that may leave the server, as a pydantic model: the source of both protocol files.

A ticket event carries the ticket's row *after* the change, as the audience may see it: a follower
replaces its row. Clients ignore types that they do not know. How events travel: `messages`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal, get_args

from pydantic import Field, RootModel

from server.api.bodies import CancelReason
from server.api.event import CounterEvent, Event, TicketEvent
from server.api.house_messages import MessageShown, MessageWithdrawn
from server.api.models import Appointment, Milliseconds, Outgoing, Position

Ahead = Annotated[
    int,
    Field(ge=0, description="people before this ticket at the counters that could serve it"),
]


Hold = Annotated[
    int | None,
    Field(ge=0, description="the H of the day, ms: nobody is passed by more when called in order"),
]


class Issued(TicketEvent):
    """A number was given; it cannot be called before it is delivered."""

    type: Literal["issued"]
    ahead: Ahead | None = None
    hold_ms: Hold = None


class IssueAnswer(Issued):
    """What the kiosk gets: it alone is told how many are ahead, for it prints that."""

    ahead: Ahead


class HandedIn(TicketEvent):
    """A kiosk has given this number by itself: it waits, or has expired on its day.

    Its `arrived_ms` is when the visitor came, and its `issued_ms` as well.
    """

    type: Literal["handed_in"]
    how: Annotated[
        str, Field(description="how it reached the visitor: paper, screen, unsure, unconfirmed")
    ]


class Delivered(TicketEvent):
    """The number reached its visitor: the ticket waits."""

    type: Literal["delivered"]
    how: str


class Passed(Outgoing):
    """The ticket with the earliest counted time among those that a call passed."""

    id: str
    counted_ms: Milliseconds


Rule = Annotated[
    Literal["rank", "chosen", "service", "missed", "resumed"],
    Field(
        description="smallest rank; chosen by hand; next of one service; missed before; "
        "back from a pause"
    ),
]


class Why(Outgoing):
    """Why this ticket was called."""

    rule: Rule
    rank: int
    counted_ms: Milliseconds
    head_start_ms: int | None = None
    reason: Annotated[str | None, Field(description="one of the site's, given by hand")] = None
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
    outcome: str | None = None


class ConcernFinished(TicketEvent):
    """One concern ended: the next one goes on here (serving), or the ticket waits for it."""

    type: Literal["concern_finished"]
    outcome: str | None = None
    service: Annotated[str | None, Field(description="the concern that ended")] = None


class Returned(TicketEvent):
    """The other counter has finished: the ticket waits for the one that had sent it."""

    type: Literal["returned"]
    outcome: str | None = None


class Missed(TicketEvent):
    """Nobody came."""

    type: Literal["missed"]


class GraceEnded(TicketEvent):
    """Who comes now has lost the counted time."""

    type: Literal["grace_ended"]


class Readmitted(TicketEvent):
    """A missed visitor waits again."""

    type: Literal["readmitted"]


class PutBack(TicketEvent):
    """The call was taken back; the ticket waits as before."""

    type: Literal["put_back"]
    reason: Annotated[
        Literal["left"] | None, Field(description="the counter gave no sign of life")
    ] = None


class Parked(TicketEvent):
    """The visit pauses."""

    type: Literal["parked"]


class Resumed(TicketEvent):
    """The pause is over: the ticket waits for its counter."""

    type: Literal["resumed"]
    by: Literal["clock", "hand"] | None = None


class Transferred(TicketEvent):
    """The ticket waits elsewhere, or a person has decided; its counted time stays."""

    type: Literal["transferred"]
    reason: Literal["counter_closed", "counter_left", "caseworker_away"] | None = None


class Forwarded(TicketEvent):
    """The ticket waits for one counter or caseworker."""

    type: Literal["forwarded"]


class Amended(TicketEvent):
    """Something about the ticket is different from what was said."""

    type: Literal["amended"]


class Undone(TicketEvent):
    """The ticket's last step was taken back: it is in the state that it had before."""

    type: Literal["undone"]
    move: Annotated[str | None, Field(description="the step")] = None


class VisitOverlong(TicketEvent):
    """The visit is open for very long: still there?"""

    type: Literal["visit_overlong"]


class Cancelled(TicketEvent):
    """The number was taken back."""

    type: Literal["cancelled"]
    reason: CancelReason | None = None


class DeliveryAssumed(TicketEvent):
    """No word of the paper came in time: the ticket waits, marked uncertain."""

    type: Literal["delivery_assumed"]


class PaperFailed(TicketEvent):
    """The paper did not come: the number stands on its kiosk's screen."""

    type: Literal["paper_failed"]


class ReprintOrdered(TicketEvent):
    """The paper of a number is to be printed once more, at `copy_at`."""

    type: Literal["reprint_ordered"]


class Expired(TicketEvent):
    """The business day ended."""

    type: Literal["expired"]


class CounterOpened(CounterEvent):
    """A counter serves."""

    type: Literal["counter_opened"]


class CounterClosed(CounterEvent):
    """A counter rests."""

    type: Literal["counter_closed"]


class CounterPaused(CounterEvent):
    """A counter calls nobody for a while."""

    type: Literal["counter_paused"]


class CounterLeft(CounterEvent):
    """A counter has given no sign of life for long."""

    type: Literal["counter_left"]


class AlarmRaised(CounterEvent):
    """Somebody at this counter needs help."""

    type: Literal["alarm_raised"]


class AlarmCleared(CounterEvent):
    """Help has come to this counter, or none was needed, or the day has ended."""

    type: Literal["alarm_cleared"]


class AppointmentPut(Event):
    """An appointment is as told here."""

    type: Literal["appointment_put"]
    appointment: Appointment


class NumbersStopped(Event):
    """For a service, or for everything, no numbers are given."""

    type: Literal["numbers_stopped"]
    service: str | None = None
    reason: Annotated[dict[str, str], Field(description="language → sentence")]


class NumbersAllowed(Event):
    """For a service, or for everything, numbers are given again."""

    type: Literal["numbers_allowed"]
    service: str | None = None


class DayClosed(Event):
    """The business day ended: everything open has expired."""

    type: Literal["day_closed"]
    day: str


class DayBegun(Event):
    """A business day begins; the stream holds nothing that was before."""

    type: Literal["day_begun"]
    day: str


class EpochBegun(Event):
    """The store is a new process; positions count anew from here."""

    type: Literal["epoch_begun"]
    run_id: str | None = None
    previous: Position | None = None


AnyEvent = (
    Issued
    | HandedIn
    | Delivered
    | DeliveryAssumed
    | Amended
    | Called
    | Recalled
    | Started
    | Parked
    | Resumed
    | Finished
    | ConcernFinished
    | Returned
    | Missed
    | GraceEnded
    | Readmitted
    | PutBack
    | Transferred
    | Forwarded
    | Undone
    | VisitOverlong
    | Cancelled
    | PaperFailed
    | ReprintOrdered
    | Expired
    | CounterOpened
    | CounterPaused
    | CounterLeft
    | CounterClosed
    | AlarmRaised
    | AlarmCleared
    | AppointmentPut
    | NumbersStopped
    | NumbersAllowed
    | MessageShown
    | MessageWithdrawn
    | DayClosed
    | DayBegun
    | EpochBegun
)

EVENTS: Final[Mapping[str, type[Event]]] = MappingProxyType(
    {get_args(model.model_fields["type"].annotation)[0]: model for model in get_args(AnyEvent)}
)
"""type → model."""


class FinishAnswer(
    RootModel[Annotated[Finished | ConcernFinished | Returned, Field(discriminator="type")]]
):
    """The visit ended, or one concern of it, or the ticket goes back to where it came from."""


class ResumeAnswer(RootModel[Annotated[Called | Resumed, Field(discriminator="type")]]):
    """The visitor is called, or waits for the counter."""
