"""Texts of a site with letters of another language. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from device.letters import wrong_letters
from server.site.problem import Finding, Path
from server.site.sayings import owner_of
from server.site.words import LANGUAGES

__all__ = ["letters", "wrong_letters"]


def letters(data: Mapping[str, Any]) -> Iterator[Finding]:
    """Find every text of a site that has letters of another language."""
    for path, language, text in _texts(data):
        wrong = wrong_letters(language, text)
        if wrong:
            owner = owner_of(path, data)
            what = f'the text in "{language}" has {wrong[0]}'
            yield Finding(path, f"{owner}: {what}" if owner else what, wrong[1])


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Give every text that stands under the key of a language."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key in LANGUAGES and isinstance(inner, str):
                yield (*path, key), key, inner
            else:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
