"""What comes in at the API: the shapes of bodies and queries.

A field that is left out has no value; `null` is none either, and is refused. So a body has one way
to say a thing, and its digest says the same as what was sent.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from server.api.models import Count, Key, TicketId

LONGEST_NOTE: Final = 140
LATEST_MS: Final = 253_370_764_800_000
"""The year 9999: a later moment has no business day."""
_NO_CONTROLS: Final = r"^[^\x00-\x1f\x7f-\x9f]*$"
_SENTENCE: Final = r"^[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0][^\x00-\x1f\x7f-\x9f]*$"
"""The same, and not blank."""


def whole(value: object) -> object:
    """Read `2.0` as the whole number that JSON says it is; everything else stays as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _given(value: object) -> object:
    if value is None:
        raise ValueError("null is no value: leave the field out")
    return value


def _true(value: object) -> object:
    if value is not True:
        raise ValueError("true, or leave the field out")
    return value


def in_german(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Let no texts through without the German one."""
    if "de" not in texts:
        raise ValueError("the German sentence (de) must not be missing")
    return texts


def once(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Let nothing through that stands there twice."""
    if len(set(keys)) < len(keys):
        raise ValueError("each may stand there once")
    return keys


def _as_printed(code: str) -> str:
    return code.replace(" ", "").upper()


NOT_NULL: Final = BeforeValidator(_given)
Few = Annotated[int, Field(strict=True, ge=1, le=20), BeforeValidator(whole)]
Moment = Annotated[
    int,
    Field(strict=True, ge=0, le=LATEST_MS, description="milliseconds since 1970-01-01, UTC"),
    BeforeValidator(whole),
]
MaybeKey = Annotated[Key | SkipJsonSchema[None], NOT_NULL]
MaybeFew = Annotated[Few | SkipJsonSchema[None], NOT_NULL]
MaybeYes = Annotated[StrictBool | SkipJsonSchema[None], NOT_NULL]
Yes = Annotated[Literal[True] | SkipJsonSchema[None], BeforeValidator(_true)]
Services = Annotated[
    tuple[Key, ...],
    Field(max_length=8, json_schema_extra={"uniqueItems": True}),
    AfterValidator(once),
]
Note = Annotated[
    str,
    Field(
        max_length=LONGEST_NOTE,
        pattern=_NO_CONTROLS,
        description="one line for the next caseworker; gone when this concern is finished",
    ),
]
Code = Annotated[
    str,
    Field(
        pattern=r"^ *[A-Za-z0-9](?:[ -]?[A-Za-z0-9]){3,31} *$",
        description="the appointment's code; small letters, spaces and hyphens make no difference",
    ),
    AfterValidator(_as_printed),
]
PhoneHash = Annotated[
    str,
    Field(pattern=r"^([0-9a-f]{64})?$", description="SHA-256 of the token on the paper, in hex"),
]
StopReason = Annotated[
    dict[Key, Annotated[str, Field(min_length=1, max_length=140, pattern=_SENTENCE)]],
    Field(
        max_length=50,
        description="language → sentence; German is never missing",
        json_schema_extra={"required": ["de"]},
    ),
    AfterValidator(in_german),
]
Order = Literal["planned", "any"]


class Incoming(BaseModel):
    """A body or a query: a field that is not known here is refused, not ignored."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra=lambda schema, model: model.publish(schema),
    )
    CHOICES: ClassVar[tuple[frozenset[str], ...]] = ()
    """Where some fields shut out one another: each set of them that may stand together."""
    PASSING: ClassVar[frozenset[str]] = frozenset()
    """Fields that only say when it is sent: with another value it is still the same command."""

    @classmethod
    def publish(cls, schema: dict[str, Any]) -> None:
        """Let the published schema say what the fields alone do not."""
        for field in schema.get("properties", {}).values():
            if field.get("default", "") is None:
                del field["default"]
        if cls.CHOICES:
            schema["oneOf"] = [_alternative(each, cls._choosable()) for each in cls.CHOICES]

    @classmethod
    def _choosable(cls) -> frozenset[str]:
        return frozenset().union(*cls.CHOICES)

    @model_validator(mode="after")
    def _has_chosen(self) -> Self:
        if self.CHOICES and self.model_fields_set & self._choosable() not in self.CHOICES:
            raise ValueError(f"exactly one of {', '.join(sorted(self._choosable()))}")
        return self


def _alternative(chosen: frozenset[str], choosable: frozenset[str]) -> dict[str, object]:
    # A plain `false` would be shorter, but flask-openapi3 knows no such schema.
    shut_out: dict[str, object] = {name: {"not": {}} for name in sorted(choosable - chosen)}
    return {"required": sorted(chosen), "properties": shut_out}


class Need(StrEnum):
    """What a visitor may say, without proof. An emergency is confirmed by a person instead."""

    HELP = "help"


class Delivery(StrEnum):
    """How a number reached its visitor."""

    PAPER = "paper"
    SCREEN = "screen"


class CancelReason(StrEnum):
    """Why a number is taken back."""

    NO_PAPER = "no_paper"
    LEFT = "left"
    MISTAKE = "mistake"


Needs = Annotated[tuple[Need, ...], Field(max_length=len(Need))]


class Nothing(Incoming):
    """The body of a command that needs nothing more: `{}`."""


class IssueBody(Incoming):
    """What a visitor chose at the kiosk, or said at the reception."""

    service: Key
    language: Key
    further: Annotated[Services, Field(description="further concerns, after `service`")] = ()
    order: Annotated[
        Order, Field(description="of several concerns: one after the other, or whichever is free")
    ] = "planned"
    needs: Needs = ()
    persons: Few = 1
    cases: Few = 1
    phone_hash: PhoneHash = ""
    printer: Annotated[
        MaybeKey, Field(description="reception alone, and there always: the kiosk that prints")
    ] = None
    anyway: Annotated[
        StrictBool, Field(description="reception alone: hours, quotas and stops do not count")
    ] = False


class CheckInBody(Incoming):
    """Somebody with an appointment has come."""

    code: Code
    language: MaybeKey = None
    needs: Needs = ()
    phone_hash: PhoneHash = ""
    printer: Annotated[
        MaybeKey, Field(description="reception alone, and there always: the kiosk that prints")
    ] = None


class DeliverBody(Incoming):
    """How the number reached its visitor."""

    how: Delivery
    phone_hash: Annotated[
        PhoneHash,
        Field(description="a kiosk alone, with `paper`: of the paper that a desk ordered"),
    ] = ""


class ReprintBody(Incoming):
    """Where the paper is printed once more."""

    printer: Annotated[Key, Field(description="the kiosk that prints")]


class CancelBody(Incoming):
    """Why the number is taken back."""

    reason: CancelReason


class AmendBody(Incoming):
    """What is different from what was said; a counter may change the last five alone.

    A visitor at a kiosk changes `service` alone.
    """

    service: MaybeKey = None
    needs: Annotated[Needs | SkipJsonSchema[None], NOT_NULL] = None
    language: MaybeKey = None
    persons: MaybeFew = None
    cases: MaybeFew = None
    add: Annotated[MaybeKey, Field(description="a further concern")] = None
    drop: Annotated[MaybeKey, Field(description="a concern that is none any more")] = None

    @classmethod
    def publish(cls, schema: dict[str, Any]) -> None:
        """Say that something must be different."""
        super().publish(schema)
        schema["minProperties"] = 1

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("nothing is to be changed")
        return self


class CallBody(Incoming):
    """Whom a counter calls out of turn: this ticket, or the next one of this service."""

    ticket: Annotated[TicketId | SkipJsonSchema[None], NOT_NULL] = None
    service: MaybeKey = None
    reason: Annotated[
        MaybeKey, Field(description="one of the site's, where somebody much earlier is passed")
    ] = None
    CHOICES: ClassVar = (frozenset({"ticket"}), frozenset({"service"}))


class PauseBody(Incoming):
    """Why the counter pauses, if it wants to say so."""

    reason: Annotated[MaybeKey, Field(description="one of the site's pause reasons")] = None


class FinishBody(Incoming):
    """How the visit, or its current concern, ended."""

    outcome: Annotated[Key, Field(description="one of the site's")]
    stay: Annotated[
        StrictBool, Field(description="the next concern goes on here if the counter serves it")
    ] = True


class ParkBody(Incoming):
    """Why the visit pauses."""

    reason: Annotated[Key, Field(description="one of the site's")]


class ResumeBody(Incoming):
    """How a pause ends: the visitor is called at once, or waits for the counter."""

    to: Literal["call", "queue"]
    reason: Annotated[
        MaybeKey, Field(description="one of the site's, where somebody much earlier is passed")
    ] = None


class TransferBody(Incoming):
    """Where a ticket goes on, or what a person has decided about an emergency."""

    service: MaybeKey = None
    area: Annotated[MaybeKey, Field(description="letter: whichever counter is there")] = None
    counter: Annotated[MaybeKey, Field(description="number of the counter")] = None
    triage: Annotated[Yes, Field(description="into the queue for a person's decision")] = None
    confirmed: Annotated[
        MaybeYes, Field(description="the decision: head start, or the normal place")
    ] = None
    note: Note = ""
    come_back: Annotated[
        StrictBool, Field(description="return to this counter when the other one has finished")
    ] = False
    CHOICES: ClassVar = (
        *map(frozenset, ({"service"}, {"area"}, {"counter"}, {"triage"}, {"confirmed"})),
        frozenset({"confirmed", "service"}),
    )


class ForwardBody(Incoming):
    """Into whose hands a ticket goes."""

    counter: Annotated[MaybeKey, Field(description="number of the counter")] = None
    caseworker: Annotated[
        Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")] | SkipJsonSchema[None],
        NOT_NULL,
        Field(description="today's id, as it stands in a counter's row"),
    ] = None
    note: Note = ""
    come_back: StrictBool = False
    CHOICES: ClassVar = (frozenset({"counter"}), frozenset({"caseworker"}))


class AppointmentBody(Incoming):
    """An appointment as it is now."""

    code: Code
    service: Key
    further: Services = ()
    order: Order = "planned"
    slot_ms: Moment
    persons: Few = 1
    cases: Few = 1
    language: MaybeKey = None
    cancelled: StrictBool = False


class StopBody(Incoming):
    """For what no numbers are given, and why; without a service: for nothing."""

    service: MaybeKey = None
    reason: StopReason


class AllowBody(Incoming):
    """For what numbers are given again; without a service: for everything."""

    service: MaybeKey = None


class SinceQuery(Incoming):
    """The position up to which the client knows everything."""

    epoch: Count
    seq: Count


class NumberQuery(Incoming):
    """A number as it stands on the paper."""

    number: Annotated[
        str,
        Field(pattern=r"^[A-Za-z][0-9]{3,6}$"),
        AfterValidator(str.upper),
    ]


class WhyQuery(Incoming):
    """In which of the site's languages; by default in the ticket's own."""

    language: MaybeKey = None
