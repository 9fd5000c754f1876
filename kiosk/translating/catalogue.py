"""One catalogue as it stands in its file: each text with its place, so that the rest stays.

Theory of operation. A new text replaces the old one between the same two characters of the file;
a text that the file lacks comes behind the one that stands before it in German, with its section's
heading where the file has none. Comments, order and blank lines are never touched.
"""

import datetime as dt
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Pattern, Span

from device.texts import GERMAN, LANGUAGES, language

LOCALES: Final = Path(__file__).parent.parent / "locales"
KEYS: Final = tuple(each.key for each in LANGUAGES)
_HEADING: Final = re.compile(r"-{2,} .* -{2,}")
_REVIEW: Final = re.compile(r"(?m)^# Review: (none yet|\d{4}-\d\d-\d\d)$")


class CatalogueError(ValueError):
    """A catalogue that is not there or cannot be read; the sentence says which, where and why."""


@dataclass(frozen=True)
class Entry:
    """One text: as written in the file, and from which to which character.

    `heading` is the line that begins a section before it, `comment` what else is said about it.
    """

    key: str
    written: str
    pattern: Pattern
    heading: str
    comment: str
    start: int
    end: int


@dataclass(frozen=True)
class Catalogue:
    """All texts of one language, in the order of the file."""

    language: str
    file: Path
    source: str
    entries: Mapping[str, Entry]

    @property
    def reviewed(self) -> dt.date | None:
        """Give the day on which a native reader last read the file; None where nobody has."""
        found = _REVIEW.search(self.source)
        return dt.date.fromisoformat(found[1]) if found and found[1] != "none yet" else None

    def changed(
        self, texts: Mapping[str, str], german: "Catalogue", reviewed: dt.date | None
    ) -> str:
        """Give the file with these texts in place of its own, and with this day of the review."""
        edits = [*self._replaced(texts), *self._added(texts, german)]
        source = self.source
        for start, end, text in sorted(edits, key=lambda edit: edit[:2], reverse=True):
            source = f"{source[:start]}{text}{source[end:]}"
        return _REVIEW.sub(f"# Review: {reviewed or 'none yet'}", source, count=1)

    def _replaced(self, texts: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
        for key, text in texts.items():
            if key in self.entries and text != self.entries[key].written:
                yield self.entries[key].start, self.entries[key].end, text

    def _added(
        self, texts: Mapping[str, str], german: "Catalogue"
    ) -> Iterator[tuple[int, int, str]]:
        """Give what is new, each block behind the text that stands before it in German."""
        blocks: dict[int, str] = {}
        place = self._place_of_the_first()
        for key, entry in german.entries.items():
            if key in self.entries:
                place = self._behind(self.entries[key].end)
            elif key in texts:
                known = f"# {entry.heading}\n"
                if entry.heading and known in self.source:
                    place = self.source.index(known) + len(known)
                heading = f"\n{known}" if entry.heading and known not in self.source else ""
                blocks[place] = f"{blocks.get(place, '')}{heading}{key} = {texts[key]}\n"
        unended = len(self.source) if self.source and not self.source.endswith("\n") else -1
        return ((at, at, "\n" * (at == unended) + block) for at, block in blocks.items())

    def _place_of_the_first(self) -> int:
        """Give where a text stands that is the first of all: behind the file's head."""
        head = self.source.find("\n\n")
        return len(self.source) if head < 0 else head + 1

    def _behind(self, end: int) -> int:
        line_end = self.source.find("\n", end)
        return len(self.source) if line_end < 0 else line_end + 1


def read(folder: Path, key: str) -> Catalogue:
    """Read the catalogue of a language; raises CatalogueError."""
    file = folder / f"{key}.ftl"
    try:
        source = file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CatalogueError(f"{folder} has no {file.name}.") from None
    except UnicodeDecodeError:
        raise CatalogueError(f"{file.name} is not written in UTF-8.") from None
    return parsed(key, file, source)


def parsed(key: str, file: Path, source: str) -> Catalogue:
    """Read a catalogue from the text of its file; raises CatalogueError."""
    entries: dict[str, Entry] = {}
    for entry in FluentParser(with_spans=True).parse(source).body:
        line = source.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, Junk):
            why = entry.annotations[0].message if entry.annotations else "not a text"
            raise CatalogueError(f"{file.name}, line {line}: {why}")
        if isinstance(entry, Message):
            found = _entry(entry, source)
            if found is None or found.key in entries:
                why = "stands here a second time" if found else "says nothing"
                raise CatalogueError(f"{file.name}, line {line}: {entry.id.name} {why}.")
            entries[found.key] = found
    return Catalogue(key, file, source, entries)


def begun(folder: Path, key: str) -> Catalogue:
    """Begin the catalogue of a language that has none yet: its first lines."""
    known = language(key)
    name = Locale.parse(known.locale).get_language_name("en")
    head = f"# The kiosk's words in {name} ({known.name}): the screen first, then the paper.\n"
    return parsed(key, folder / f"{key}.ftl", f"{head}# Review: none yet\n")


def missing(own: Catalogue, german: Catalogue) -> list[str]:
    """Name the texts that German has and this language lacks, in German's order."""
    return [key for key in german.entries if key not in own.entries]


def catalogues(folder: Path) -> list[Catalogue]:
    """Read all catalogues that there are, German first, then in the visitors' order."""
    german = read(folder, GERMAN)
    others = (key for key in KEYS if key != GERMAN and (folder / f"{key}.ftl").is_file())
    return [german, *(read(folder, key) for key in others)]


def write(file: Path, text: str) -> None:
    """Write the file as a whole: a power cut leaves the old one or the new one."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        fresh.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        fresh.replace(file)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _entry(message: Message, source: str) -> Entry | None:
    if message.value is None or not isinstance(message.value.span, Span):
        return None
    span = message.value.span
    said = (message.comment.content or "").split("\n") if message.comment else []
    headings = [line for line in said if _HEADING.fullmatch(line)]
    return Entry(
        key=message.id.name,
        written=source[span.start : span.end],
        pattern=message.value,
        heading=headings[-1] if headings else "",
        comment="\n".join(line for line in said if line not in headings).strip(),
        start=span.start,
        end=span.end,
    )
