"""Messages to everybody who waits: their shapes, as they come in and as they go out."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from server.api.bodies import NOT_NULL, Incoming, in_german, once, whole
from server.api.event import Event
from server.api.models import Key, Milliseconds, Outgoing, SitePath
from server.message import (
    LONGEST,
    LONGEST_MINUTES,
    ONE_LINE,
    TEXT_ALLOWED,
    TEXT_NEEDED,
    Kind,
    is_one_line,
    objection,
)

_Areas = Annotated[
    tuple[Key, ...],
    Field(
        max_length=50,
        description="letters; none: the whole house",
        json_schema_extra={"uniqueItems": True},
    ),
    AfterValidator(once),
]


def _line(text: str) -> str:
    if not is_one_line(text):
        raise ValueError(f"one line of at most {LONGEST} characters, of which some can be seen")
    return text.strip()


_Line = Annotated[
    str,
    AfterValidator(_line),
    Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST, "pattern": ONE_LINE}),
]
_Text = Annotated[
    dict[Key, _Line],
    Field(
        max_length=50,
        description="language → one line; German is never missing",
        json_schema_extra={"required": ["de"]},
    ),
    AfterValidator(in_german),
]
_Minutes = Annotated[int, Field(strict=True, ge=1, le=LONGEST_MINUTES), BeforeValidator(whole)]
_NO_TEXT: Final = frozenset(Kind) - TEXT_ALLOWED


class MessageBody(Incoming):
    """What everybody who waits, or who waits in some areas, is to be told."""

    kind: Kind
    text: _Text = Field({})
    areas: _Areas = ()
    minutes: Annotated[
        _Minutes | SkipJsonSchema[None],
        NOT_NULL,
        Field(description="for so long; else until it is withdrawn or the day closes"),
    ] = None

    @classmethod
    def publish(cls, schema: dict[str, Any]) -> None:
        """Say which kind has a text."""
        super().publish(schema)
        del schema["properties"]["text"]["default"]
        schema["oneOf"] = [
            {"properties": {"kind": _one_of(TEXT_NEEDED)}, "required": ["text"]},
            {"properties": {"kind": _one_of(TEXT_ALLOWED - TEXT_NEEDED)}},
            {"properties": {"kind": _one_of(_NO_TEXT), "text": {"not": {}}}},
        ]

    @model_validator(mode="after")
    def _has_its_text(self) -> Self:
        if wrong := objection(self.kind, self.text):
            raise ValueError(wrong)
        return self


def _one_of(kinds: frozenset[Kind]) -> Mapping[str, object]:
    return {"enum": sorted(kinds)}


class MessagePath(SitePath):
    """Which message of which site."""

    id: str


class NamedMessage(Outgoing):
    """Which message it is, and for whom."""

    id: str
    kind: Kind
    areas: Annotated[list[str], Field(description="letters; none: the whole house")]


class MessageRow(NamedMessage):
    """A message as it stands; one whose `until_ms` is over is nobody's any more."""

    text: Annotated[dict[str, str], Field(description="language → one line; empty of some kinds")]
    since_ms: Milliseconds
    until_ms: Milliseconds | None = None


class MessageShown(Event):
    """Everybody who waits, or who waits in some areas, is told something."""

    type: Literal["message_shown"]
    message: MessageRow


class MessageWithdrawn(Event):
    """A message is told no more."""

    type: Literal["message_withdrawn"]
    message: NamedMessage
