"""What comes in at the API and what goes out: the shapes of the published protocol."""

from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from server.ticket import Outcome, State

Milliseconds = Annotated[int, Field(ge=0, description="milliseconds since 1970-01-01, UTC")]
LARGEST_COUNT: Final = 2**53 - 1
"""JSON's readers know no larger whole number exactly; the store's positions end at 2**64."""
Count = Annotated[int, Field(ge=0, le=LARGEST_COUNT)]


def _whole(value: object) -> object:
    """Read `2.0` as the whole number that JSON says it is; everything else stays as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Few = Annotated[int, Field(strict=True, ge=1, le=20), BeforeValidator(_whole)]
TicketId = Annotated[str, Field(description="the ticket's id: ten digits, never reused")]
Key = Annotated[str, Field(min_length=1, max_length=41)]


class Incoming(BaseModel):
    """A body or a query: a field that is not known here is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class Need(StrEnum):
    """What a visitor may say at the kiosk, without proof."""

    HELP = "help"


class Delivery(StrEnum):
    """How a number reached its visitor."""

    PAPER = "paper"
    SCREEN = "screen"


class CancelReason(StrEnum):
    """Why a kiosk takes a number back."""

    NO_PAPER = "no_paper"
    LEFT = "left"


class Nothing(Incoming):
    """The body of a command that needs nothing more: `{}`."""


class IssueBody(Incoming):
    """What a visitor chose at the kiosk."""

    service: Key
    language: Key
    needs: Annotated[tuple[Need, ...], Field(max_length=len(Need))] = ()
    persons: Few = 1
    cases: Few = 1
    phone_hash: Annotated[
        str,
        Field(
            pattern=r"^([0-9a-f]{64})?$", description="SHA-256 of the phone page's token, in hex"
        ),
    ] = ""


class DeliverBody(Incoming):
    """How the number reached its visitor."""

    how: Delivery


class CancelBody(Incoming):
    """Why the number is taken back."""

    reason: CancelReason


class FinishBody(Incoming):
    """How the visit ended."""

    outcome: Outcome


class SinceQuery(Incoming):
    """The position up to which the client knows everything."""

    epoch: Count
    seq: Count


class Position(Outgoing):
    """A place in the site's stream of events; ordered by epoch, then seq."""

    epoch: int
    seq: int


class TicketRow(Outgoing):
    """A ticket. A field that has no value yet, or that the audience may not see, is absent."""

    id: TicketId
    number: Annotated[str, Field(description="area letter and digits, as people see it: K214")]
    area: str
    service: str | None = None
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
    counter: str | None = None
    called_ms: Milliseconds | None = None
    recalls: int | None = None
    started_ms: Milliseconds | None = None
    missed_ms: Milliseconds | None = None
    uncertain: Annotated[bool | None, Field(description="nobody knows if it was printed")] = None
    readmitted: bool | None = None
    kiosk: str | None = None


class CounterRow(Outgoing):
    """A counter."""

    number: str
    state: Literal["open", "closed"]
    ticket: Annotated[str | None, Field(description="id of its open ticket")] = None
    opened_ms: Milliseconds | None = None


Text = Annotated[dict[str, str], Field(description="language → text; German is never missing")]


class SiteRules(Outgoing):
    """The rules that kiosks and boards need."""

    hold_minutes: int
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
