"""The site's description as it goes out at the API: part of the published protocol.

A number or text here is as the site file has it; see `server/site/describing.py`.
"""

from typing import Annotated, Literal

from pydantic import Field

from server.api.models import Outgoing

Text = Annotated[dict[str, str], Field(description="language → text; German is never missing")]


FromTo = Annotated[tuple[str, str], Field(description="from, to, site's time, HH:MM")]
IsoDate = Annotated[str, Field(description="YYYY-MM-DD")]


class SiteOpening(Outgoing):
    """When the office is open on some days of a usual week; a day in no such row is closed."""

    days: Annotated[list[int], Field(description="1 is Monday, 7 is Sunday")]
    open: list[FromTo]


class SiteDay(Outgoing):
    """A day that is not as usual: a holiday, or one with hours of its own."""

    date: IsoDate
    open: Annotated[list[FromTo], Field(description="none: closed")]


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
    board_waiting: Annotated[bool, Field(description="boards show how many wait")]
    board_range: Annotated[bool, Field(description="boards show how long one waits")]


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
    practice: Annotated[
        bool | None, Field(description="true in a practice office: `hours` do not count")
    ] = None
    online: Annotated[
        dict[str, str] | None, Field(description="language → what works without a visit")
    ] = None
    asks: Annotated[
        list[Literal["persons", "cases"]] | None,
        Field(description="asked before a number is given"),
    ] = None
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
    layout: Literal["board", "areas", "door"]
    counter: Annotated[str | None, Field(description="of a door sign: its counter")] = None
    volume: Annotated[
        list[tuple[str, int]],
        Field(description="HH:MM, percent from then on; the last one through the night"),
    ]


class SiteShown(Outgoing):
    """Where and when boards show something; what is absent binds it to nothing."""

    key: str
    areas: Annotated[list[str] | None, Field(description="on boards of one of these")] = None
    weekdays: Annotated[list[int] | None, Field(description="1 is Monday, 7 is Sunday")] = None
    first_day: Annotated[IsoDate | None, Field(alias="from", description="the first day")] = None
    last_day: Annotated[IsoDate | None, Field(alias="until", description="the last day")] = None
    between: FromTo | None = None


MediumName = Annotated[
    str,
    Field(
        pattern=r"^[0-9a-f]{64}\.(png|jpg|webm|mp4)$",
        description="to be fetched from `media/{name}`: the SHA-256 of its bytes, and its kind",
    ),
]


class SiteCard(SiteShown):
    """A card that boards show between calls."""

    title: Text
    text: dict[str, str] | None = None
    icon: str | None = None
    picture: MediumName | None = None
    video: Annotated[MediumName | None, Field(description="to be shown without sound")] = None
    seconds: int


class SiteNews(SiteShown):
    """A line at the foot of the boards."""

    text: Text


class SiteOtherOffice(Outgoing):
    """An office that does what this one does not: people get its address and no number."""

    key: str
    name: Text
    matter: Text
    short: Annotated[
        dict[str, str] | None, Field(description="language → its key on the first screen")
    ] = None
    icon: str | None = None
    address: str | None = None


class SiteChoice(Outgoing):
    """What staff choose from: how a visit ends, why one calls by hand, or why a counter pauses."""

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
    cards: list[SiteCard]
    news: list[SiteNews]
    other_offices: list[SiteOtherOffice]
    outcomes: list[SiteChoice]
    park_reasons: list[SiteParkReason]
    call_reasons: list[SiteChoice]
    pause_reasons: list[SiteChoice]
    stop_reasons: list[SiteChoice]
    hours: Annotated[list[SiteOpening], Field(description="of a usual week")]
    other_days: Annotated[list[SiteDay], Field(description="that are not as usual, in order")]
    online: Annotated[
        dict[str, str] | None, Field(description="language → what works without a visit")
    ] = None
    phone_url: Annotated[
        str | None, Field(description="https; `#TICKETID-TOKEN` behind it opens a number's page")
    ] = None
    logo: Annotated[
        str | None, Field(description="base64 of a PNG, one bit a point, 600 by 160 at most")
    ] = None
