"""What a machine says, in the visitor's language: Fluent files, one a language, German behind all.

Every language shows ASCII digits: a number must read the same on paper, screen and door. Times and
dates have one form everywhere, for the same reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Resource, Term

if TYPE_CHECKING:
    from pathlib import Path

    from fluent.runtime.resolver import Pattern

Direction = Literal["ltr", "rtl"]

GERMAN: Final = "de"
ISOLATES: Final = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@dataclass(frozen=True)
class Language:
    """One language of the office: its key, its own name, its name in German, its CLDR locale."""

    key: str
    name: str
    german: str
    locale: str
    direction: Direction = "ltr"


# In the order in which visitors are shown them: German first, then fixed. No flags.
LANGUAGES: Final = (
    Language("de", "Deutsch", "Deutsch", "de"),
    Language("de-x-ls", "Leichte Sprache", "Leichte Sprache", "de"),
    Language("en", "English", "Englisch", "en"),
    Language("uk", "Українська", "Ukrainisch", "uk"),
    Language("ar", "العربية", "Arabisch", "ar", "rtl"),
    Language("tr", "Türkçe", "Türkisch", "tr"),
    Language("fa", "فارسی", "Persisch", "fa", "rtl"),
    Language("prs", "دری", "Dari", "fa_AF", "rtl"),
    Language("kmr", "Kurmancî", "Kurmandschi", "ku"),
    Language("ckb", "کوردیی سۆرانی", "Sorani", "ckb", "rtl"),
    Language("ru", "Русский", "Russisch", "ru"),
    Language("pl", "Polski", "Polnisch", "pl"),
    Language("ro", "Română", "Rumänisch", "ro"),
    Language("bg", "Български", "Bulgarisch", "bg"),
    Language("sr", "Српски", "Serbisch", "sr"),
    Language("sq", "Shqip", "Albanisch", "sq"),
    Language("vi", "Tiếng Việt", "Vietnamesisch", "vi"),
    Language("fr", "Français", "Französisch", "fr"),
    Language("es", "Español", "Spanisch", "es"),
    Language("ti", "ትግርኛ", "Tigrinya", "ti"),
    Language("ps", "پښتو", "Paschtu", "ps", "rtl"),
)
_BY_KEY: Final = {language.key: language for language in LANGUAGES}


class UnknownText(KeyError):
    """No text has this key, not even in German."""

    def __str__(self) -> str:
        return f"There is no text {self.args[0]!r} in {self.args[1]}."


class BrokenText(ValueError):
    """A text cannot be read or filled in; the sentence says which file, which text and why."""


class Texts:
    """The texts of one folder of `LANGUAGE.ftl` files; German has every text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bundles = {
            language.key: _bundle(folder / f"{language.key}.ftl", language)
            for language in LANGUAGES
            if (folder / f"{language.key}.ftl").is_file()
        }
        if GERMAN not in self._bundles:
            raise BrokenText(f"{folder} has no {GERMAN}.ftl: German stands behind every language.")

    def languages(self) -> tuple[str, ...]:
        """Return the languages that have a file here, in the visitors' order."""
        return tuple(self._bundles)

    def get(self, key: str, language: str, **args: str | float) -> str:
        """Return a text (`key` or `key.attribute`) in this language, else in German."""
        found = self.language_of(key, language)
        bundle = self._bundles[found]
        pattern = _pattern(bundle, key)
        if pattern is None:
            raise UnknownText(key, self._folder)
        text, problems = bundle.format_pattern(pattern, args)
        if problems:
            raise BrokenText(f"{found}.ftl, {key}: {problems[0]}")
        return str(text)

    def language_of(self, key: str, language: str) -> str:
        """Return the language in which `get` will answer: what `lang` and `dir` must say."""
        bundle = self._bundles.get(language)
        has = bundle is not None and _pattern(bundle, key) is not None
        return language if has else GERMAN


def _pattern(bundle: FluentBundle, key: str) -> Pattern | None:
    name, _, attribute = key.partition(".")
    if not bundle.has_message(name):
        return None
    message = bundle.get_message(name)
    return message.attributes.get(attribute) if attribute else message.value


def _bundle(file: Path, language: Language) -> FluentBundle:
    """Read one file; a line that cannot be read or a key that stands twice stops the start."""
    text = file.read_text(encoding="utf-8")
    resource = FluentParser(with_spans=True).parse(text)
    _check(resource, text=text, file=file)
    bundle = FluentBundle([language.locale])
    bundle.add_resource(resource)
    return bundle


def _check(resource: Resource, *, text: str, file: Path) -> None:
    seen: set[str] = set()
    for entry in resource.body:
        line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, Junk):
            why = entry.annotations[0].message if entry.annotations else "not a text"
            raise BrokenText(f"{file.name}, line {line}: {why}")
        if not isinstance(entry, Message | Term):
            continue
        key = ("-" if isinstance(entry, Term) else "") + entry.id.name
        if key in seen:
            raise BrokenText(f"{file.name}, line {line}: {key} stands here a second time.")
        seen.add(key)


def language(key: str) -> Language:
    """Return what is known of a language; KeyError for one that the office does not speak."""
    return _BY_KEY[key]


def direction(language: str) -> Direction:
    """Return "rtl" or "ltr"; a language that we do not know reads as German does."""
    known = _BY_KEY.get(language)
    return known.direction if known else "ltr"


def strip_isolates(text: str) -> str:
    """Return the text without bidi isolates: for speech, file names and comparisons."""
    return text.translate(ISOLATES)


def number_text(value: float, language: str) -> str:
    """Return a number with the language's separators and ASCII digits: "1.234" in German."""
    return format_decimal(value, locale=_locale(language), numbering_system="latn")


def time_text(at_ms: int, timezone: str) -> str:
    """Return the local time as "10:43"."""
    return f"{_local(at_ms, timezone):%H:%M}"


def date_text(at_ms: int, timezone: str) -> str:
    """Return the local day as "23.11.2026"."""
    return f"{_local(at_ms, timezone):%d.%m.%Y}"


def weekday_text(at_ms: int, timezone: str, language: str) -> str:
    """Return the local day of the week in this language, in one line: "Mittwoch", "Thứ Tư"."""
    day = format_date(_local(at_ms, timezone), "EEEE", locale=_locale(language))
    return day.replace(" ", "\u00a0")


def day_text(at_ms: int, timezone: str, language: str) -> str:
    """Return the local day of the year in this language, with ASCII digits: "25. November".

    It stays in one line: its spaces do not break.
    """
    day = format_skeleton("MMMMd", _local(at_ms, timezone), locale=_locale(language))
    return day.replace(" ", "\u00a0")


def _locale(language: str) -> str:
    return _BY_KEY.get(language, _BY_KEY[GERMAN]).locale


def _local(at_ms: int, timezone: str) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).astimezone(ZoneInfo(timezone))
