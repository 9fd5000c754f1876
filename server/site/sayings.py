"""What pydantic found wrong with a value, said to the person who wrote it. Pure."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from server.site.boards import Card, Display, News
from server.site.model import (
    Area,
    CallReason,
    Counter,
    Holiday,
    Hours,
    Kiosk,
    OtherHours,
    OtherOffice,
    Outcome,
    ParkReason,
    PauseReason,
    Service,
    Site,
    StopReason,
)
from server.site.problem import Finding, Path
from server.site.rules import HeadStarts, Part, Rules
from server.site.words import one_of

PARTS: Final[Mapping[Path, type[Part]]] = {
    (): Site,
    ("areas",): Area,
    ("services",): Service,
    ("counters",): Counter,
    ("kiosks",): Kiosk,
    ("displays",): Display,
    ("cards",): Card,
    ("news",): News,
    ("other_offices",): OtherOffice,
    ("outcomes",): Outcome,
    ("park_reasons",): ParkReason,
    ("call_reasons",): CallReason,
    ("pause_reasons",): PauseReason,
    ("stop_reasons",): StopReason,
    ("rules",): Rules,
    ("rules", "head_start_minutes"): HeadStarts,
    ("hours",): Hours,
    ("hours", "holidays"): Holiday,
    ("hours", "exceptions"): OtherHours,
}
"""Which part stands where in the file."""

_NAMED_BY: Final = {
    "areas": ("area", "letter", "{}"),
    "services": ("service", "key", '"{}"'),
    "counters": ("counter", "number", "{}"),
    "kiosks": ("kiosk", "name", '"{}"'),
    "displays": ("display", "name", '"{}"'),
    "cards": ("card", "key", '"{}"'),
    "news": ("news", "key", '"{}"'),
    "other_offices": ("other office", "key", '"{}"'),
    "outcomes": ("outcome", "key", '"{}"'),
    "park_reasons": ("park reason", "key", '"{}"'),
    "call_reasons": ("call reason", "key", '"{}"'),
    "pause_reasons": ("pause reason", "key", '"{}"'),
    "stop_reasons": ("stop reason", "key", '"{}"'),
}

_NO_SUCH_FIELD_EVER: Final = frozenset(
    {"head_start", "head_start_minutes", "head_starts", "priority", "rank", "weight"}
)
_FAIRNESS: Final = (
    "A head start belongs to a need or to an appointment (in [rules]), "
    "never to a service, a language or a nationality."
)


def findings(error: ValidationError, data: Mapping[str, Any]) -> Iterator[Finding]:
    """Say everything that pydantic found, in the words of the file."""
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and details["input"]:
            continue  # it is empty only because all in it is wrong, and that is told
        path = tuple(step for step in details["loc"] if step != "[key]")
        what, right = _said(details, path)
        owner = owner_of(path, data)
        yield Finding(path, f"{owner}: {what}" if owner else what, right)


def word_for(section: str) -> str:
    """Give what people call one entry of this list."""
    return _NAMED_BY[section][0]


def owner_of(path: Path, data: Mapping[str, Any]) -> str:
    """Name the part that holds this path, as people know it: ``counter 7``; nothing for the site.

    A part that does not say its own name yet is named by its place: ``counter no. 3``.
    """
    match path:
        case (str(section), int(index), *_) if section in _NAMED_BY:
            word, field, form = _NAMED_BY[section]
            entry = data[section][index]
            name = entry.get(field) if isinstance(entry, Mapping) else None
            return f"{word} {form.format(name)}" if name else f"{word} no. {index + 1}"
        case ("rules" | "hours" as section, *_):
            return section
    return ""


def _said(details: ErrorDetails, path: Path) -> tuple[str, str]:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    field = _field(path)
    if kind == "site":
        return f"{field} {context['what']}", context["right"]
    if kind == "extra_forbidden":
        return _no_such_field(path)
    say = _SAYINGS.get(kind)
    if say is None:
        return f"{field}: {details['msg']}.", ""
    what, right = say(given, context)
    if kind == "missing" and isinstance(path[-1], int):
        what, right = "has too few values.", "Write the first and the last, as in: [801, 849]"
    return f"{field} {what}", right


def _field(path: Path) -> str:
    """Name the field within its part: the steps after the part's own, without list places."""
    own = path[2:] if path[0] in _NAMED_BY and len(path) > 1 else path
    own = own[1:] if own and own[0] in {"rules", "hours"} and len(own) > 1 else own
    return ".".join(step for step in own if isinstance(step, str)) or "it"


def _no_such_field(path: Path) -> tuple[str, str]:
    name = path[-1]
    part = PARTS.get(tuple(step for step in path[:-1] if isinstance(step, str)))
    right = one_of(_names_in(part), name) if part else ""
    if name in _NO_SUCH_FIELD_EVER:
        right = _FAIRNESS
    return f'there is no field "{name}" here.', right


def _names_in(part: type[Part]) -> list[str]:
    """Name the fields of a part as a file names them."""
    return [field.alias or name for name, field in part.model_fields.items()]


def _shown(given: object) -> str:
    if isinstance(given, str):
        return f'"{given}"'
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, int | float | dt.date | dt.time):
        return str(given)
    return "a list" if isinstance(given, list) else "a table"


def _text_wanted(given: object) -> str:
    simple = isinstance(given, int | float | dt.date | dt.time)
    return f'Put it in quotes: "{given}"' if simple else "Write one text in quotes."


def _choice(given: object, context: Mapping[str, Any]) -> tuple[str, str]:
    return f"{_shown(given)} is not possible.", one_of(
        re.findall(r"'([^']*)'", context["expected"]), given
    )


Saying = Callable[[object, Mapping[str, Any]], tuple[str, str]]


def _not(kind: str, right: str) -> Saying:
    return lambda given, _: (f"is {_shown(given)}, not {kind}.", right)


def _limit(words: str, limit: str) -> Saying:
    return lambda given, context: (f"is {_shown(given)}.", f"It must be {words} {context[limit]}.")


_WHOLE: Final = _not("a whole number", "Write digits without quotes.")
_NUMBER: Final = _not("a number", "Write one such as 0.5, without quotes.")
_SWITCH: Final = _not("true or false", "Write true or false, without quotes.")
_TABLE: Final = _not("a table", 'Write it with a key for each value, as in: name.de = "…"')
_DATE: Final = _not("a date", "Write one without quotes, as in: 2026-12-24")

_SAYINGS: Final[Mapping[str, Saying]] = {
    "missing": lambda _given, _context: ("is missing.", "Add it."),
    "string_type": lambda given, _: (f"is {_shown(given)}, not a text.", _text_wanted(given)),
    "string_pattern_mismatch": lambda _given, _context: (
        "is empty or has a line break.",
        "Write one line of text.",
    ),
    "string_too_long": lambda given, context: (
        f"has {len(str(given))} characters.",
        f"There is room for {context['max_length']}.",
    ),
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bool_type": _SWITCH,
    "greater_than": _limit("more than", "gt"),
    "greater_than_equal": _limit("at least", "ge"),
    "less_than_equal": _limit("at most", "le"),
    "too_short": lambda _given, _context: ("is empty.", "Put in one at least."),
    "too_long": lambda _, context: (
        f"has {context['actual_length']} entries.",
        f"There is room for {context['max_length']}.",
    ),
    "literal_error": _choice,
    "enum": _choice,
    "is_instance_of": _not("a file's name", 'Write one in quotes, as in: "welcome.jpg"'),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "tuple_type": _not("a list", "Write it in square brackets."),
    "mapping_type": _TABLE,
    "dict_type": _TABLE,
    "model_type": _TABLE,
}
