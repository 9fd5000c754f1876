"""Devices that ask to be let in and how devices are: what comes in and what goes out."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool
from pydantic.json_schema import SkipJsonSchema

from server.api.bodies import Incoming
from server.api.models import Key, Milliseconds, Outgoing, SitePath
from server.devices import Health, Trouble
from server.registry.code_space import KINDS, typed
from server.ticket import Role

_PRINTABLE: Final = r"^[^\x00-\x1f\x7f-\x9f]*$"
_LARGEST_PX: Final = 20_000
_MOST_OWED: Final = 1_000_000
_FURTHEST_MS: Final = 10**15


def _device(role: Role) -> Role:
    if role not in KINDS:
        raise ValueError(f"one of {', '.join(KINDS)}")
    return role


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _given(value: object) -> object:
    if value is None:
        raise ValueError("null is no value: leave the field out")
    return value


_NOT_NULL: Final = BeforeValidator(_given)


_WHOLE: Final = BeforeValidator(_whole)
Pixels = Annotated[int, Field(strict=True, ge=1, le=_LARGEST_PX), _WHOLE]
Owed = Annotated[int, Field(strict=True, ge=0, le=_MOST_OWED), _WHOLE]
Off = Annotated[int, Field(strict=True, ge=-_FURTHEST_MS, le=_FURTHEST_MS), _WHOLE]
Printer = Literal[
    "ready",
    "no_paper",
    "cover_open",
    "cutter",
    "fault",
    "offline",
    "silent",
    "unreachable",
    "incomplete",
]
Paper = Literal["enough", "low", "out"]
Sound = Literal["speech", "chime", "none", "failed"]
Kind = Annotated[
    Literal[Role.KIOSK, Role.DISPLAY, Role.COUNTER, Role.RECEPTION], AfterValidator(_device)
]
Version = Annotated[
    str, Field(max_length=40, pattern=_PRINTABLE, description="of the device's program")
]
Host = Annotated[str, Field(max_length=64, pattern=_PRINTABLE, description="name of its machine")]
UserCode = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z -]{8,20}$",
        description="as the device shows it; small letters, gaps and hyphens make no difference",
    ),
    AfterValidator(typed),
]


class PairingBody(Incoming):
    """Who asks to be let in. The secret itself stays with the device until it fetches its token."""

    site: Key
    kind: Kind
    secret_hash: Annotated[
        str, Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the device's secret, in hex")
    ]
    version: Version = ""
    host: Host = ""
    name: Annotated[
        str,
        Field(
            pattern=r"^([a-z0-9][a-z0-9-]{0,40})?$",
            description="what its own settings call it; whoever confirms decides",
        ),
    ] = ""


class FetchBody(Incoming):
    """The device's secret: 128 random bits at least, made by itself."""

    site: Key
    secret: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{22,64}$")]


class FindBody(Incoming):
    """The code that a device shows."""

    code: UserCode


class ConfirmBody(Incoming):
    """The code that a device shows, and which device of the site it is."""

    code: UserCode
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,40}$")]


class Screen(Incoming):
    """The size of what its page is drawn on, in CSS pixels."""

    width: Pixels
    height: Pixels


class BeatBody(Incoming):
    """How a device is; what it does not have it leaves out."""

    version: Version
    printer: Annotated[Printer | SkipJsonSchema[None], _NOT_NULL] = None
    paper: Annotated[Paper | SkipJsonSchema[None], _NOT_NULL] = None
    outbox: Annotated[
        Owed | SkipJsonSchema[None], _NOT_NULL, Field(description="words that it owes the server")
    ] = None
    clock_off_ms: Annotated[
        Off | SkipJsonSchema[None],
        _NOT_NULL,
        Field(description="its machine's clock less the server's"),
    ] = None
    screen: Annotated[Screen | SkipJsonSchema[None], _NOT_NULL] = None
    page: Annotated[
        StrictBool | SkipJsonSchema[None],
        _NOT_NULL,
        Field(description="whether its page is drawn somewhere"),
    ] = None
    sound: Annotated[Sound | SkipJsonSchema[None], _NOT_NULL] = None


class DevicePath(SitePath):
    """Which device of which site."""

    name: str


class PairingAsked(Outgoing):
    """What a device shows, and how long and how often it may ask for its token."""

    code: Annotated[str, Field(description="XXXX-XXXX")]
    expires_in_s: int
    interval_s: int


class PairingAnswer(Outgoing):
    """How far the pairing is, in the words of RFC 8628; the token stands in `approved` alone."""

    state: Literal["pending", "slow_down", "denied", "expired", "approved"]
    interval_s: Annotated[int | None, Field(description="seconds between two questions")] = None
    token: str | None = None
    name: Annotated[str | None, Field(description="what it is called at the site")] = None


class PairingName(Outgoing):
    """A name that the device may get."""

    name: str
    taken: Annotated[bool, Field(description="another device has it: its token would end")]


class PairingRow(Outgoing):
    """A device that asks to be let in, as whoever decides sees it."""

    code: str
    kind: Kind
    address: Annotated[str, Field(description="where it asks from; empty: this very machine")]
    host: str
    version: str
    since_ms: Milliseconds
    until_ms: Milliseconds
    wish: Annotated[str | None, Field(description="what its own settings call it")] = None
    names: list[PairingName]


class DeviceNamed(Outgoing):
    """The device about which something was decided; without a name where it was refused."""

    name: str
    kind: Kind | None = None


class BeatTaken(Outgoing):
    """The beat is kept; the next one is due then at the latest."""

    next_s: int
    in_service: Annotated[bool, Field(description="false: somebody took it out of service")]


class DeviceRow(Outgoing):
    """One device of the site, or a place for one; what it has not said is absent."""

    name: str
    kind: Role
    counter: str | None = None
    areas: list[str] | None = None
    state: Health
    reasons: list[Trouble]
    seen_ms: Annotated[Milliseconds | None, Field(description="to the minute")] = None
    version: str | None = None
    printer: str | None = None
    paper: str | None = None
    outbox: int | None = None
    clock_off_ms: int | None = None
    screen: Mapping[str, int] | None = None
    page: bool | None = None
    sound: str | None = None


class DevicesAnswer(Outgoing):
    """Every device of the site, in the order of the site file, then by name."""

    now_ms: Milliseconds
    devices: list[DeviceRow]
