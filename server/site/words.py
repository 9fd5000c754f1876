"""The kinds of value that a site file may hold, smaller than a part: ids, letters, texts. Pure.

A rule of one value stands here beside its type; what several values must agree on stands in
`checks`. Each refusal says what is wrong and what would be right: `wrong(what, right)`.
"""

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, TypeVar, get_args
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError

Value = TypeVar("Value")

Letter = Literal["F", "K", "U", "W", "Z", "J"]
LETTERS: Final[tuple[str, ...]] = get_args(Letter)
"""One of each German sound group, none a misleading Cyrillic twin; each has its own area mark."""

FORBIDDEN_PAIRS: Final = frozenset({"NS", "SS", "SA", "HJ", "KZ", "SD", "AH", "HH"})
"""Two letters that no sign of ours may show side by side."""

FORBIDDEN_SERIALS: Final = (18, 28, 88)
"""Numbers that no site gives."""

LANGUAGES: Final = (
    "de", "de-x-ls", "en", "uk", "ar", "tr", "fa", "prs", "kmr", "ckb", "ru",
    "pl", "ro", "bg", "sr", "sq", "vi", "fr", "es", "ti", "ps",
)  # fmt: skip
"""All languages that there are, in the one order in which every office shows them."""


def wrong(what: str, right: str) -> PydanticCustomError:
    """Say that a value is wrong, and what would be right."""
    # pydantic fills a template's fields; the sentences go in as fields, so they may hold braces.
    return PydanticCustomError("site", "{what} {right}", {"what": what, "right": right})


def one_of(names: Iterable[str], instead_of: object) -> str:
    """Say what there is to choose from: the name that was meant, if one is near, or all."""
    known = sorted(names) if isinstance(names, AbstractSet) else list(names)
    near = difflib.get_close_matches(str(instead_of), known, n=1, cutoff=0.6)
    if near and len(near[0]) > 2:  # noqa: PLR2004 -- two letters or digits are near to anything
        return f'Did you mean "{near[0]}"?'
    return f"Choose from: {', '.join(known)}." if known else "There is none yet."


def _known_language(language: str) -> str:
    if language not in LANGUAGES:
        raise wrong(f'has "{language}", which is no language here.', one_of(LANGUAGES, language))
    return language


def _german_first(text: Mapping[str, str]) -> Mapping[str, str]:
    if "de" not in text:
        raise wrong("has no German text.", 'Add one under "de".')
    return MappingProxyType(text)


def _known_timezone(name: str) -> str:
    if name not in available_timezones():
        near = one_of(sorted(available_timezones()), name) if name else ""
        right = near if near.startswith("Did") else 'Write one such as "Europe/Berlin".'
        raise wrong(f'"{name}" is no time zone.', right)
    return name


def _in_fixed_order(languages: Sequence[str]) -> Sequence[str]:
    right = [language for language in LANGUAGES if language in {"de", *languages}]
    if list(languages) != right:
        quoted = ", ".join(f'"{language}"' for language in right)
        raise wrong(
            "must hold each language once, in the order that every office has, German first.",
            f"Right is: [{quoted}]",
        )
    return languages


def _each_once(values: Sequence[Value]) -> Sequence[Value]:
    if len(set(values)) < len(values):
        raise wrong("has one of them twice.", "Write each once.")
    return values


def _with_the_forbidden(serials: Sequence[int]) -> Sequence[int]:
    missing = [serial for serial in FORBIDDEN_SERIALS if serial not in serials]
    if missing:
        raise wrong(f"lacks {', '.join(map(str, missing))}.", "18, 28 and 88 must stay.")
    return serials


def _in_order(openings: Sequence[str]) -> Sequence[str]:
    times = [time for opening in openings for time in opening.split("-")]
    if times and (times[-1] > "24:00" or any(a >= b for a, b in pairwise(times))):
        raise wrong(
            f"goes wrong in time: {', '.join(openings)}.",
            'Write from early to late, as in: ["08:00-12:00", "13:00-15:30"]',
        )
    return openings


def _one_in_order(opening: str) -> str:
    _in_order([opening])
    return opening


def read_only(values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Give a mapping that cannot be changed."""
    return MappingProxyType(values)


def _matching(pattern: str, right: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def matched(value: str) -> str:
        if not compiled.fullmatch(value):
            raise wrong(f'"{value}" is not possible here.', right)
        return value

    return matched


Key = Annotated[
    str,
    AfterValidator(
        _matching(
            r"[a-z0-9][a-z0-9-]{0,40}",
            "Use small letters, digits and hyphens, 41 at most, a letter or digit first.",
        )
    ),
]
CounterNumber = Annotated[
    str,
    AfterValidator(_matching(r"[1-9][0-9]{0,2}", 'Use digits, three at most, as in: "7"')),
]
DayTime = Annotated[
    str,
    AfterValidator(
        _matching(r"(?:[01]\d|2[0-3]):[0-5]\d", 'Write hours and minutes, as in: "20:00"')
    ),
]
Opening = Annotated[
    str,
    AfterValidator(
        _matching(r"[0-2]\d:[0-5]\d-[0-2]\d:[0-5]\d", 'Write from and to, as in: "08:00-12:00"')
    ),
]
Openings = Annotated[tuple[Opening, ...], AfterValidator(_in_order)]
Between = Annotated[Opening, AfterValidator(_one_in_order)]
PhoneUrl = Annotated[
    str,
    AfterValidator(
        _matching(
            r"https://[a-z0-9](?:[a-z0-9.-]{0,60}[a-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]{0,60})?",
            'Write an address of yours, as in: "https://warten.example.org/n"; no ? and no #.',
        )
    ),
]
Timezone = Annotated[str, AfterValidator(_known_timezone)]
Language = Annotated[str, AfterValidator(_known_language)]
Languages = Annotated[tuple[Language, ...], AfterValidator(_in_fixed_order)]

Whole = Annotated[int, Strict(), Field(ge=0)]
Positive = Annotated[int, Strict(), Field(ge=1)]
Percent = Annotated[int, Strict(), Field(ge=0, le=100)]
Seconds = Annotated[int, Strict(), Field(ge=6, le=60)]
Switch = Annotated[bool, Strict()]
Serial = Annotated[int, Strict(), Field(ge=1, le=99_999)]
FirstSerial = Annotated[int, Strict(), Field(ge=101, le=999)]
ForbiddenSerials = Annotated[tuple[Serial, ...], AfterValidator(_with_the_forbidden)]
Date = Annotated[dt.date, Strict()]

Line = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[^\x00-\x1f\x7f]+$", max_length=120)
]
Short = Annotated[Line, Field(max_length=36)]
Wide = Annotated[Line, Field(max_length=60)]
Note = Annotated[Line, Field(max_length=20)]
Thing = Annotated[Line, Field(max_length=40)]

Once = AfterValidator(_each_once)

Text = Annotated[Mapping[Language, Line], AfterValidator(_german_first)]
ShortText = Annotated[Mapping[Language, Short], AfterValidator(_german_first)]
WideText = Annotated[Mapping[Language, Wide], AfterValidator(_german_first)]
NoteText = Annotated[Mapping[Language, Note], AfterValidator(_german_first)]
ThingText = Annotated[Mapping[Language, Thing], AfterValidator(_german_first)]


def nothing() -> Mapping[str, Any]:
    """Give a mapping without entries: no text in any language, no arrow, no offline range."""
    return MappingProxyType({})
