"""A person's voice: recorded clips, put together to a sentence.

A folder has a sub-folder for each language that was recorded, with WAVs and a `clips.toml`. This
says of which clips a sentence is made:

    call = ["nummer", "{letter}", "{digits}", "bitte-zu-schalter", "{counter}"]

`nummer` is the file `nummer.wav`. `{letter}` is the number's letter (`K.wav`), `{digits}` each of
its digits (`2.wav`, `1.wav`, `4.wav`), `{counter}` the counter (`12.wav`). A name may have signs
around a part: `schalter-{counter}` is `schalter-12.wav`.

Promises, held by tests/device/test_clips.py:
- A sentence is said whole by clips, or not at all: where one clip is missing or cannot be read,
  another speaker says the whole sentence.
- What is wrong with a folder is one line a thing, with the file's name.
"""

from __future__ import annotations

import re
import tomllib
import wave
from typing import TYPE_CHECKING, Final

from device.sound import RATE
from device.texts import LANGUAGES
from device.wav_file import samples, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from device.voice import Sentence

FILE: Final = "clips.toml"
_GAP_S: Final = 0.06  # between two clips, whose own silence is cut off
_PARTS: Final = ("letter", "digits", "counter")
_PART: Final = re.compile(r"\{([^}]*)\}")
_NAME: Final = re.compile(r"^[\w.-]+\Z")
_DIGITS: Final = "0123456789"

Plan = tuple[str, ...]


class Clips:
    """What was recorded in one folder."""

    def __init__(self, folder: Path) -> None:
        """Look at the folder once; what is wrong with it stands in `problems`."""
        self._folder = folder
        self._kept: dict[Path, bytes] = {}
        self.problems: list[str] = []
        self._plans = dict(self._look())

    @property
    def languages(self) -> frozenset[str]:
        """Give the languages that can be said, as far as can be known before a call."""
        return frozenset(self._plans)

    def knows(self, sentence: Sentence) -> bool:
        """Say whether this sentence was recorded, as far as can be known before it is said."""
        return sentence.key in self._plans.get(sentence.language, {})

    def said(self, sentence: Sentence) -> bytes:
        """Return a sentence's samples; OSError if a clip is missing."""
        plan = self._plans[sentence.language][sentence.key]
        names = [name for item in plan for name in _filled(item, dict(sentence.args))]
        gap = bytes(2 * round(_GAP_S * RATE))
        return gap.join(self._clip(sentence.language, name) for name in names)

    def _clip(self, language: str, name: str) -> bytes:
        if not _NAME.match(name):  # a counter's name, put into ours, must not lead elsewhere
            raise OSError(f"{language}: {name!r} is no name of a clip")
        file = self._folder / language / f"{name}.wav"
        if file not in self._kept:
            try:
                self._kept[file] = trimmed(samples(file.read_bytes()))
            except FileNotFoundError:
                raise OSError(f"{language}/{name}.wav is missing") from None
            except OSError as error:
                raise OSError(f"{language}/{name}.wav: {error.strerror or error}") from None
        return self._kept[file]

    # ---- the look at the folder --------------------------------------------------------------

    def _look(self) -> Iterator[tuple[str, Mapping[str, Plan]]]:
        try:
            folders = sorted(each for each in self._folder.iterdir() if each.is_dir())
        except OSError as error:
            self.problems.append(f"the folder {self._folder} cannot be read: {error.strerror}")
            return
        known = {language.key for language in LANGUAGES}
        for folder in folders:
            if folder.name not in known:
                self.problems.append(f"{folder.name}: no language has this key")
                continue
            plans = self._plans_of(folder)
            wrong = list(_missing(folder, plans)) if plans else []
            self.problems.extend(wrong)
            if plans and not wrong:
                yield folder.name, plans

    def _plans_of(self, folder: Path) -> dict[str, Plan]:
        """Read what a language's sentences are made of; nothing if that is wrong somewhere."""
        where = f"{folder.name}/{FILE}"
        try:
            told = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
        except OSError as error:
            self.problems.append(f"{where} cannot be read: {error.strerror}")
            return {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.problems.append(f"{where} is not TOML: {error}")
            return {}
        wrong = [f"{where}: {line}" for line in _wrong_plans(told)]
        self.problems.extend(wrong)
        return {} if wrong else {key: tuple(items) for key, items in told.items()}


def _wrong_plans(told: Mapping[str, object]) -> Iterator[str]:
    if "call" not in told:
        yield 'there is no `call = ["…", "{letter}", "{digits}", "…", "{counter}"]`'
    for key, items in told.items():
        if not isinstance(items, list) or not items or not all(map(_is_text, items)):
            yield f"`{key}` is not a list of names of clips"
            continue
        yield from (f'`{key}`: "{item}" is no name of a clip' for item in items if _is_odd(item))
    whole = "".join(map(str, items)) if isinstance(items := told.get("call"), list) else ""
    for part in _PARTS:
        if whole and f"{{{part}}}" not in whole:
            yield f"`call` does not say {{{part}}}"


def _is_text(item: object) -> bool:
    return isinstance(item, str)


def _is_odd(item: str) -> bool:
    parts = _PART.findall(item)
    return any(part not in _PARTS for part in parts) or not _NAME.match(_PART.sub("0", item))


def _filled(item: str, args: Mapping[str, str]) -> Iterator[str]:
    """Give the clips that one name of a plan stands for."""
    number = args.get("number", "")
    told = item.replace("{letter}", number[:1]).replace("{counter}", args.get("counter", ""))
    if "{digits}" in told:
        yield from (told.replace("{digits}", digit) for digit in number[1:])
    else:
        yield told


def _missing(folder: Path, plans: Mapping[str, Plan]) -> Iterator[str]:
    """Tell what is missing that every call needs; letters and counters are the house's."""
    items = {item for plan in plans.values() for item in plan}
    names = {item for item in items if "{" not in item}
    names |= {
        item.replace("{digits}", digit)
        for item in items
        if _PART.findall(item) == ["digits"]
        for digit in _DIGITS
    }
    for name in sorted(names):
        file = folder / f"{name}.wav"
        try:
            with wave.open(str(file), "rb"):
                pass
        except FileNotFoundError:
            yield f"{folder.name}/{name}.wav is missing"
        except (OSError, EOFError, wave.Error) as error:
            why = str(error) or "it ends too early"
            yield f"{folder.name}/{name}.wav cannot be read: {why}"
