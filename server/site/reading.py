"""From a file to a `Site`, or to everything that is wrong with it."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from server.site.checks import agreement
from server.site.draft import Draft
from server.site.lines import Lines
from server.site.model import Site
from server.site.problem import Finding, Problem, SiteError
from server.site.sayings import findings


def read(path: Path) -> Site:
    """Read a site file, or raise `SiteError` with everything that is wrong with it."""
    source = _source(path)
    data = _data(path, source)
    site, found = _site(data)
    found = [*found, *agreement(Draft.of(data))]
    if site is None or found:
        lines = Lines(source)
        raise SiteError(Problem(str(path), lines[f.path], f.what, f.right) for f in found)
    return site


def check(path: Path | str) -> list[Problem]:
    """Give all that is wrong with a site file, in line order; nothing if it can be used."""
    try:
        read(Path(path))
    except SiteError as error:
        return list(error.problems)
    return []


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
