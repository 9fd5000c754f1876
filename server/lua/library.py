"""Assemble the Lua files into one Redis function library and load it into the store.

The library is `wm_5`, its functions `wm_5_<verb>`. A store refuses a second library with the same
*function* name, so two versions can run side by side only because their function names differ. Two
texts with one number would replace each other at every connection: whoever changes the text after
it was recorded (`tests/versions`) raises the number. Where the data changes so that the library
before could not go on with it, `LAYOUT` is raised to that number too. Written to the subset of
Redis 7.0.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from redis.exceptions import ResponseError

from server.ticket import (
    COUNTER_FIELDS,
    ENDED,
    MOVES,
    TICKET_FIELDS,
    UNDOABLE,
    VERBS,
    FieldKind,
    State,
)

if TYPE_CHECKING:
    from redis import Redis

NUMBER: Final = 5
LIBRARY: Final = f"wm_{NUMBER}"
LAYOUT: Final = 4
"""The number of the first library with today's data: those from it on understand one another's."""
QUESTION: Final = ("FUNCTION", "LIST", "LIBRARYNAME", LIBRARY, "WITHCODE")
"""What a store is asked to show its library."""
_OURS: Final = re.compile(r"wm_([1-9]\d*)")
SHARED: Final = (
    "rows",
    "counter_rows",
    "answers",
    "call",
    "fields",
    "counters",
    "together",
    "places",
    "origins",
    "moves",
    "tickets",
    "people",
    "lines",
    "calls",
    "services",
    "arrivals",
    "concerns",
    "holding",
    "ranges",
    "numbers",
    "appointments",
    "messages",
    "holders",
    "days",
    "deadlines",
)
"""What every verb may use, in the order in which one builds on the other."""


def function_name(verb: str) -> str:
    """Give the store's name of a verb's function."""
    return f"{LIBRARY}_{verb}"


def source_of(stem: str) -> str:
    """Read one Lua file of the library."""
    return files(__package__).joinpath(f"{stem}.lua").read_text(encoding="utf-8")


def _moves_table(moves: Mapping[str, Mapping[State, State]]) -> str:
    def row(verb: str, table: Mapping[State, State]) -> str:
        moved = ", ".join(f"{before} = '{after}'" for before, after in table.items())
        return f"  {verb} = {{ {moved} }},"

    rows = (row(verb, table) for verb, table in moves.items())
    return "\n".join(("local MOVES = {", *rows, "}"))


def _fields_table(name: str, fields: tuple[tuple[str, FieldKind], ...]) -> str:
    rows = (f"  {{ '{field}', '{kind}' }}," for field, kind in fields)
    return "\n".join((f"local {name} = {{", *rows, "}"))


def _set_table(name: str, members: Collection[str]) -> str:
    listed = ", ".join(f"{member} = true" for member in sorted(members))
    return f"local {name} = {{ {listed} }}"


def _tables() -> str:
    return "\n".join(
        (
            _moves_table(MOVES),
            _set_table("ENDED", ENDED),
            _set_table("UNDOABLE", UNDOABLE),
            _fields_table("TICKET_FIELDS", TICKET_FIELDS),
            _fields_table("COUNTER_FIELDS", COUNTER_FIELDS),
        )
    )


def _registration(verb: str, *, writes: bool) -> str:
    flags = "" if writes else ", flags = { 'no-writes' }"
    return (
        f"redis.register_function{{ function_name = '{function_name(verb)}', "
        f"callback = {verb}{flags} }}"
    )


@cache
def source() -> str:
    """Give the whole library's source, tables of `server/ticket.py` included."""
    parts = [f"#!lua name={LIBRARY}", _tables(), *(source_of(f"shared/{name}") for name in SHARED)]
    for verb in VERBS.values():
        parts += ["do", source_of(verb.name), _registration(verb.name, writes=verb.writes), "end"]
    return "\n".join(parts) + "\n"


def load(redis: "Redis") -> None:
    """Load the library, replacing the same version of it; safe from any number of processes."""
    redis.function_load(source(), replace=True)


def is_loaded(redis: "Redis") -> bool:
    """Tell whether the store holds exactly this library, source and all."""
    return is_in(redis.function_list(LIBRARY, withcode=True))


def is_in(answer: object) -> bool:
    """Tell whether the store's answer to `QUESTION` holds exactly this library."""
    return source() in _texts_in(answer)


def drop_older(redis: "Redis") -> list[str]:
    """Delete our libraries older than the previous one and give their names.

    Any number of processes may do so at once. One that still runs such a version loads it again.
    """
    dropped = []
    for name in older_in(redis.function_list("wm_*")):
        with suppress(ResponseError):  # another was faster, or the store takes no writes just now
            redis.function_delete(name)
            dropped.append(name)
    return dropped


def older_in(libraries: Iterable[object]) -> list[str]:
    """Name our libraries older than the previous one among those that a store has listed.

    Ours are known by their function `begin_epoch`, which every version has: somebody else may have
    chosen such a name for a library too.
    """
    listed = (frozenset(_texts_in(each)) for each in libraries)
    return [name for texts in listed for name in texts if _is_older(name, texts)]


def _is_older(name: str, texts: Collection[str]) -> bool:
    ours = _OURS.fullmatch(name)
    return bool(ours and int(ours[1]) < NUMBER - 1 and f"{name}_begin_epoch" in texts)


def _texts_in(answer: object) -> list[str]:
    """Give every text in an answer, however the protocol's version nests them."""
    if isinstance(answer, bytes):
        return [answer.decode()]
    if isinstance(answer, Mapping):
        return [text for pair in answer.items() for text in _texts_in(pair)]
    if isinstance(answer, list | tuple):
        return [text for part in answer for text in _texts_in(part)]
    return [answer] if isinstance(answer, str) else []
