"""Files of texts beside a site file, one a language: `NAME.texts/uk.toml` beside `NAME.toml`. Pure.

A translator sees one language, each text under its service's key, its area's letter or its day.
Merging puts every text where it would stand in the site file, so one set of rules holds for both.
What German lacks no language can have, and a text that stands in both files is refused: nobody
could tell which of them people see. What staff alone choose from may be in any language and is
missed in none, so it does not count.
"""

import copy
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from server.site.problem import Finding, Path
from server.site.words import LANGUAGES, one_of

FOLDER: Final = ".texts"
"""What follows the site's name in the name of its folder of texts."""

REVIEWED: Final = "reviewed"
"""The field that says when a native reader last read a file; false: nobody has."""


class _Section(NamedTuple):
    by: str
    form: str
    always: tuple[str, ...]
    sometimes: tuple[str, ...] = ()


_DAYS: Final = ("holidays", "exceptions")
_SECTIONS: Final[Mapping[str, _Section]] = {
    "areas": _Section("letter", "area {}", ("name",)),
    "services": _Section("key", 'service "{}"', ("title", "short"), ("notice", "online", "bring")),
    "cards": _Section("key", 'card "{}"', ("title",), ("text",)),
    "news": _Section("key", 'news "{}"', ("text",)),
    "other_offices": _Section("key", 'other office "{}"', ("name", "matter"), ("short",)),
    "outcomes": _Section("key", 'outcome "{}"', ("title",)),
    "park_reasons": _Section("key", 'park reason "{}"', ("title",)),
    "call_reasons": _Section("key", 'call reason "{}"', ("title",)),
    "pause_reasons": _Section("key", 'pause reason "{}"', ("title",)),
    "stop_reasons": _Section("key", 'stop reason "{}"', ("title",)),
}
_FOR_STAFF: Final = frozenset({"outcomes", "park_reasons", "call_reasons", "pause_reasons"})
_OF_THE_SITE: Final = ("name", "online")
_TOP: Final = (REVIEWED, *_OF_THE_SITE, *_DAYS, *_SECTIONS)
_REVIEW_RIGHT: Final = "Write false, or the day of the review without quotes: 2026-12-24"


def places(data: Mapping[str, Any]) -> dict[Path, Path]:
    """Give where each text of the site stands in a file of texts, and where in the site file."""
    found: dict[Path, Path] = {
        (name,): (name,) for name in _OF_THE_SITE if name == "name" or name in data
    }
    for section in _DAYS:
        for index, entry in _tables(data.get("hours"), section):
            if isinstance(entry.get("date"), dt.date):
                found[section, str(entry["date"])] = ("hours", section, index, "name")
    for section, (by, *_) in _SECTIONS.items():
        for index, entry in _tables(data, section):
            if isinstance(entry.get(by), str):
                for steps in _fields(_SECTIONS[section], entry):
                    found[section, entry[by], *steps] = (section, index, *steps)
    return found


def for_visitors(data: Mapping[str, Any]) -> dict[Path, Path]:
    """Give the `places` of the texts that visitors see."""
    return {own: at for own, at in places(data).items() if own[0] not in _FOR_STAFF}


def spoken(data: Mapping[str, Any], language: str) -> int:
    """Count the texts for visitors that this language has."""
    tables = [_at(data, at) for at in for_visitors(data).values()]
    return sum(isinstance(table, Mapping) and language in table for table in tables)


def wrong_name(language: str) -> Finding | None:
    """Say what is wrong with the name of a file of texts."""
    if language == "de":
        what, right = "German stands in the site file itself.", "Move these texts there."
        return Finding((), what, right)
    if language not in LANGUAGES:
        return Finding((), f'"{language}" is no language here.', one_of(LANGUAGES, language))
    return None


class Merging:
    """A site's data that takes in one file of texts after another."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data: dict[str, Any] = copy.deepcopy(dict(data))
        self._places = places(data)
        self.origins: dict[Path, tuple[str, Path]] = {}
        """For each path taken in: its language, and its path in that language's file."""

    def take(self, language: str, texts: Mapping[str, Any]) -> Iterator[Finding]:
        """Put every text beside the German one; say what is wrong, by its path in its file."""
        review = texts.get(REVIEWED)
        if review is not False and type(review) is not dt.date:
            yield Finding((REVIEWED,), f"{REVIEWED} is missing or no day.", _REVIEW_RIGHT)
        seen: set[str] = set()  # an entry that is not there is told once, not for each of its texts
        for own, value in _leaves({k: v for k, v in texts.items() if k != REVIEWED}):
            for finding in self._take(language, own, value):
                if finding.what not in seen:
                    yield finding
                seen.add(finding.what)

    def _take(self, language: str, own: Path, value: object) -> Iterator[Finding]:
        at = self._places.get(own)
        if at is None:
            yield from _misplaced(own, value, self._places)
        elif self._put(at, language, value):
            self.origins[*at, language] = language, own
        else:
            what = f"{_named(own)} stands in the site file too, in this language."
            yield Finding(own, what, "Remove one of the two.")

    def _put(self, at: Path, language: str, value: object) -> bool:
        """Put a text at its place; tell whether the place was free."""
        entry = _at(self.data, at[:-1])
        if isinstance(entry, dict):
            entry.setdefault(at[-1], {})
        table = _at(entry, at[-1:])
        if not isinstance(table, dict):  # told by the check of the site file
            return True
        free = language not in table
        table.setdefault(language, value)
        return free


def _tables(data: object, section: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    entries = data.get(section) if isinstance(data, Mapping) else None
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, Mapping):
            yield index, entry


def _fields(section: _Section, entry: Mapping[str, Any]) -> Iterator[Path]:
    """Give the steps to each text of an entry: its field, and its place if there are several."""
    for field in (*section.always, *(field for field in section.sometimes if field in entry)):
        if field != "bring":
            yield (field,)
        elif isinstance(entry[field], list):
            yield from ((field, place) for place in range(len(entry[field])))


def _at(data: object, at: Path) -> object:
    """Give what stands there, or None."""
    for step in at:
        if isinstance(data, Mapping):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) else None
    return data


def _leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Give every value that is no table and no list, with its path."""
    if not isinstance(value, Mapping | list):
        yield path, value
        return
    inner: Iterable[tuple[Any, object]]
    inner = value.items() if isinstance(value, Mapping) else enumerate(value)
    for step, part in inner:
        yield from _leaves(part, (*path, step))


def _misplaced(own: Path, value: object, known: Mapping[Path, Path]) -> Iterator[Finding]:
    """Say why no text can stand there, and where one can."""
    section, fields = own[0], own[2:]
    names = list(dict.fromkeys(path[1] for path in known if path[0] == section and len(path) > 1))
    is_entry = section not in _OF_THE_SITE
    if section not in _TOP:
        yield Finding(own, f'there is no field "{section}" here.', one_of(_TOP, section))
    elif not is_entry and (section,) not in known:
        what = f"the site has no German {section}."
        yield Finding(own, what, "Add it to the site file first, or remove it here.")
    elif is_entry and len(own) > 1 and isinstance(own[1], int):
        yield Finding(own[:2], f"{section} is a list.", _entry_right(section, names))
    elif is_entry and len(own) > 1 and own[1] not in names:
        yield Finding(own, _no_such_entry(own), one_of(map(str, names), own[1]))
    elif any(own[: len(path)] == path for path in known):
        right = "Write one text in quotes; the file's name says which language."
        yield Finding(own, f"{_named(own)} is a table or a list, not a text.", right)
    elif not fields:
        what = f'{_named(own)} is "{value}", not a table.'
        yield Finding(own, what, 'Write it as in: [services.renew], then title = "…"')
    else:
        yield from _wrong_field(own, value, known)


def _wrong_field(own: Path, value: object, known: Mapping[Path, Path]) -> Iterator[Finding]:
    section = _SECTIONS[str(own[0])]
    owner, field = section.form.format(own[1]), own[2]
    possible = (*section.always, *section.sometimes)
    things = sum(path[:3] == own[:3] for path in known)
    if field not in possible:
        yield Finding(own, f'{owner}: there is no field "{field}" here.', one_of(possible, field))
    elif things and len(own) == 3:  # noqa: PLR2004 -- section, entry and field: no place in a list
        yield Finding(own, f'{owner}: {field} is "{value}", not a list.', "Use square brackets.")
    elif things and own[3] == things:  # the next ones are told with it
        what = f"{owner} has more than {things} things to bring, as many as there are in German."
        yield Finding(own, what, "Write one for each German one, in the same order.")
    elif not things and own[3:] in {(), (0,)}:
        what = f"{owner} has no German {field}."
        yield Finding(own, what, "Add it to the site file first, or remove it here.")


def _entry_right(section: str | int, names: Sequence[str | int]) -> str:
    """Say how an entry of a file of texts is written; the site file has lists in its place."""
    name = names[0] if names else "…"
    form = f'{name} = "…"' if section in _DAYS else f"[{section}.{name}]"
    return f"Write it as in: {form}"


def _no_such_entry(own: Path) -> str:
    if own[0] in _DAYS:
        return f"the site has no day {own[1]} in {own[0]}."
    return f"there is no {_SECTIONS[str(own[0])].form.format(own[1])}."


def _named(own: Path) -> str:
    """Name a text as people know it."""
    if own[0] not in _SECTIONS or len(own) == 1:
        return " ".join(map(str, own[:2]))
    return f"{_SECTIONS[str(own[0])].form.format(own[1])}: {own[2] if own[2:] else 'it'}"
