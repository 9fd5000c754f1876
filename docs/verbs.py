# ruff: noqa: INP001 - a script beside the page that it writes, no package
"""Writes verbs.md, every verb by example, from one day of a real server.

Run from the top folder as `python -m docs.verbs`. The day stands in `docs/story.py`.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from docs.day import Example, Verb, begun
from docs.story import tell
from server.api.openapi import openapi
from server.ticket import VERBS

if TYPE_CHECKING:
    from flask_openapi3 import OpenAPI

PAGE: Final = Path(__file__).parent / "verbs.md"
WIDTH: Final = 100

HEAD: Final = """\
# Every verb by example

Each verb that has a route, with a request, its answer, what followers are told, and a refusal; in \
the order of the [table of verbs](protocol.md#verbs). What the words mean stands in \
[tickets.md](tickets.md).

All of it happened on one day of a real server with the shipped site, Monday, 2026-11-23, from \
09:00. `python -m docs.verbs` lives through that day again and writes this page; a test compares \
it. Two things are random in life, so they are not shown as they were: tokens (`…`), and the \
caseworkers' ids of the day (`1111111111111111` and so on).

- A follower gets each event as `{"after": …, "position": …, "event": …}`; shown is the \
`event`. Of the counters the one that sees most of it is shown, where none hears it the reception; \
and a board of all areas where it hears it.
- Addresses of refused requests are shortened: all stand below `/api/v1/sites/maschstrasse/`. A \
refused request has the same headers.
- Command ids are counted here so that they are the same each time; yours must be new for each \
thing that you want.

"""


def page() -> str:
    """Live through the day and give the whole page."""
    with begun() as day:
        tell(day)
        sentences = _sentences(cast("OpenAPI", day.app.flask))
        parts = [HEAD, " · ".join(f"[{_title(name)}](#{name})" for name in day.verbs), "\n"]
        for name, verb in day.verbs.items():
            parts.append("\n" + "\n".join(_section(name, sentences[name], verb)))
        return _without_chance("".join(parts), day.caseworkers)


def _without_chance(text: str, caseworkers: Sequence[str]) -> str:
    """Put fixed texts in the place of what is random."""
    for count, caseworker in enumerate(caseworkers, 1):
        text = text.replace(caseworker, str(count) * len(caseworker))
    return text


def _sentences(app: "OpenAPI") -> dict[str, str]:
    """Give what each operation is for, as the published protocol says it."""
    operations = [
        operation
        for methods in openapi(app)["paths"].values()
        for operation in methods.values()
        if isinstance(operation, Mapping)
    ]
    return {each["operationId"]: each["summary"] for each in operations}


def _title(name: str) -> str:
    return f"`{name}`"


def _section(name: str, sentence: str, verb: Verb) -> Iterator[str]:
    yield f"## {_title(name)}\n"
    yield f"{sentence} May be asked for by: {', '.join(sorted(VERBS[name].roles))}.\n"
    for example in verb.examples:
        yield from _example(example)
    for refusal in verb.refusals:
        yield from _refusal(refusal)


def _example(example: Example) -> Iterator[str]:
    request = example.request
    yield f"**{example.title}.** `{request.who}` sends:\n"
    yield "```http"
    yield f"{request.method} {request.path}"
    yield "Authorization: Bearer …"
    yield f"Idempotency-Key: {request.command_id}"
    yield "Content-Type: application/json\n"
    yield laid_out(request.body)
    yield "```\n"
    yield f"The answer, status {example.status}:\n"
    yield from _json(example.answer)
    for who, events in example.told.items():
        yield f"What {'a board' if who == 'board' else f'`{who}`'} is told:\n"
        for event in events:
            yield from _json(event)


def _refusal(example: Example) -> Iterator[str]:
    request = example.request
    path = request.path.removeprefix("/api/v1/sites/maschstrasse/")
    body = json.dumps(request.body, ensure_ascii=False)
    yield (
        f"**Refused: {example.title}.** `{request.who}` sends `{request.method} {path}` "
        f"with `{body}`. The answer, status {example.status}:\n"
    )
    yield from _json(example.answer)


def _json(content: object) -> Iterator[str]:
    yield "```json"
    yield laid_out(content)
    yield "```\n"


def laid_out(content: object, indent: int = 0, *, before: int = 0) -> str:
    """Write JSON in as few lines of at most `WIDTH` as its members fill.

    `before` is what stands before it in its first line.
    """
    flat = json.dumps(content, ensure_ascii=False)
    if indent + before + len(flat) < WIDTH or not isinstance(content, Mapping):
        return flat
    lines = [""]
    for name, value in content.items():
        key = f'"{name}": '
        member = key + laid_out(value, indent + 1, before=len(key))
        used = indent + len(lines[-1]) + (0 if lines[1:] else before)
        if lines[-1] and ("\n" in member or used + len(member) + 3 > WIDTH):
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + member + ","
        if "\n" in member:
            lines.append("")
    body = ("\n" + " " * (indent + 1)).join(line for line in lines if line)
    return "{" + body.removesuffix(",") + "}"


def main() -> int:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
