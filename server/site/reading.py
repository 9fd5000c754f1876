"""From a file to a `Site`, or to everything that is wrong with it."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import structlog
from pydantic import ValidationError

from server.site import media
from server.site.checks import agreement
from server.site.draft import Draft
from server.site.letters import letters
from server.site.lines import Lines
from server.site.model import Site
from server.site.pictures import Unfit, ready_for_paper
from server.site.problem import Finding, Problem, SiteError
from server.site.sayings import findings, owner_of
from server.site.texts import FOLDER, REVIEWED, Merging, for_visitors, spoken, wrong_name

log = structlog.get_logger()


@dataclass(frozen=True)
class Spoken:
    """How complete a language of a site is, and when a native reader last read its file."""

    language: str
    texts: int
    of: int
    reviewed: dt.date | None

    def __str__(self) -> str:
        """Say it in one line."""
        counted = f"{self.language}: {self.texts} of {self.of} texts"
        if not self.texts:
            return counted
        return f"{counted}, {f'reviewed {self.reviewed}' if self.reviewed else 'not reviewed'}"


def read(path: Path) -> Site:
    """Read a site file and the texts beside it, or raise `SiteError` with all that is wrong.

    A card whose picture or video is missing or unfit loses that alone, and the log says so: an
    office opens in the morning, whatever has become of a picture.
    """
    told = _read(path)
    for problem in told.left_out:
        log.warning("a card is without its picture", problem=str(problem))
    return told.site


def languages_of(path: Path) -> tuple[Spoken, ...]:
    """Give how complete each language beside German is; raise `SiteError` as `read` does."""
    told = _read(path)
    total = len(for_visitors(told.data))
    return tuple(
        Spoken(language, spoken(told.data, language), total, told.reviewed.get(language))
        for language in told.site.languages
        if language != "de"
    )


@dataclass(frozen=True)
class _Told:
    site: Site
    data: Mapping[str, Any]
    reviewed: Mapping[str, dt.date]
    left_out: Sequence[Problem]


@dataclass(frozen=True)
class _Sources:
    """The texts of all files, by language; the site file itself is German."""

    files: dict[str, tuple[Path, str]]
    problems: list[Problem]
    left_out: list[Problem]

    def tell(self, language: str, finding: Finding) -> None:
        """Keep a problem with its file and line."""
        self.problems.append(self._problem(language, finding))

    def leave_out(self, finding: Finding) -> None:
        """Keep a problem of the site file without which the site can be used."""
        self.left_out.append(self._problem("de", finding))

    def _problem(self, language: str, finding: Finding) -> Problem:
        file, source = self.files[language]
        line = Lines(source)[finding.path] if finding.path else 0
        return Problem(str(file), line, finding.what, finding.right)


def _read(path: Path) -> _Told:
    if path.parent.suffix == FOLDER:
        site_file = path.parent.with_suffix(".toml")
        what, right = "this is a file of texts.", f"Read the site file: {site_file}"
        raise SiteError([Problem(str(path), 0, what, right)])
    source = _source(path)
    sources = _Sources({"de": (path, source)}, [], [])
    merging = Merging(_data(path, source))
    reviewed = dict(_take_texts(path, sources, merging))
    _take_logo(path, sources, merging.data)
    _take_media(path, sources, merging.data)
    site, found = _site(merging.data)
    for finding in (*found, *agreement(Draft.of(merging.data)), *letters(merging.data)):
        language, own = merging.origins.get(finding.path, ("de", finding.path))
        sources.tell(language, replace(finding, path=own))
    if site is None or sources.problems:
        raise SiteError([*sources.problems, *sources.left_out])
    return _Told(site, merging.data, reviewed, sources.left_out)


def _take_texts(path: Path, sources: _Sources, merging: Merging) -> Iterator[tuple[str, dt.date]]:
    """Take in each file of texts; give the languages that somebody has reviewed, and when."""
    for file in sorted(path.with_suffix(FOLDER).glob("*.toml")):
        try:
            source = _source(file)
            texts = _data(file, source)
        except SiteError as error:
            sources.problems.extend(error.problems)
            continue
        language = file.stem
        sources.files[language] = file, source
        misnamed = wrong_name(language)
        for finding in [misnamed] if misnamed else merging.take(language, texts):
            sources.tell(language, finding)
        if isinstance(texts.get(REVIEWED), dt.date):
            yield language, texts[REVIEWED]


def _take_logo(path: Path, sources: _Sources, data: dict[str, Any]) -> None:
    """Put the picture in the place of its file's name; what is no name is told by the check."""
    if not isinstance(data.get("logo"), str):
        return
    try:
        data["logo"] = ready_for_paper(path.parent, data["logo"])
    except Unfit as unfit:
        del data["logo"]
        sources.tell("de", Finding(("logo",), f"logo: {unfit.what}", unfit.right))


def _take_media(path: Path, sources: _Sources, data: dict[str, Any]) -> None:
    """Put each card's picture or video in the place of its file's name, while there is room."""
    room = media.Room()
    for index, card in enumerate(data["cards"] if isinstance(data.get("cards"), list) else []):
        for field, made in (("picture", media.picture), ("video", media.video)):
            if not isinstance(card, dict) or not isinstance(card.get(field), str):
                continue
            try:
                card[field] = room.take(made(path.parent, card[field]))
            except Unfit as unfit:
                card[field] = None
                at = ("cards", index, field)
                what = f"{owner_of(at, data)}: {field}: {unfit.what}"
                sources.leave_out(Finding(at, what, unfit.right))


def check(path: Path | str) -> list[Problem]:
    """Give all that is wrong with a site file, in line order; nothing if all is well."""
    try:
        return sorted(_read(Path(path)).left_out)
    except SiteError as error:
        return list(error.problems)


def _source(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")  # some editors put a byte order mark first
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what, right = "this is not UTF-8.", "Save the file as UTF-8."
        raise SiteError([Problem(str(path), line, what, right)]) from error
    except OSError as error:
        raise SiteError([Problem(str(path), 0, f"{error.strerror}.")]) from error


def _data(path: Path, source: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(
            r"(?s)(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error)
        )
        what, at = said.groups() if said else (str(error), None)
        line = int(at) if at else source.count("\n") + 1
        right = "TOML wants key = value, texts in quotes, and each key once."
        raise SiteError([Problem(str(path), line, f"this is not TOML: {what}.", right)]) from error


def _site(data: Mapping[str, Any]) -> tuple[Site | None, list[Finding]]:
    try:
        return Site.model_validate(data), []
    except ValidationError as error:
        return None, list(findings(error, data))
