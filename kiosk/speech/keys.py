"""Which key means what: a headset's and a tactile keypad's, and those of any keyboard. Pure.

Keys have the names that browsers give them by their place (`KeyboardEvent.code`). F13 to F21 are
on no ordinary keyboard and in no code that a scanner reads as signs; keypads can be set to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from kiosk.visit import What

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = Literal[
    "previous",
    "next",
    "choose",
    "repeat",
    "louder",
    "quieter",
    "speak",
    "speak-on",
    "speak-off",
]
"""What a key can be: `speak` is on and off in turn; a headset says `speak-on` when it is put in."""

KEYS: Final[dict[str, Key]] = {
    "F13": "previous",
    "F14": "next",
    "F15": "choose",
    "F16": "repeat",
    "F17": "speak",
    "F18": "speak-on",
    "F19": "speak-off",
    "F20": "louder",
    "F21": "quieter",
    "AudioVolumeUp": "louder",
    "AudioVolumeDown": "quieter",
}
"""The keys of a kiosk whose settings name none."""

_LISTENING: Final[Mapping[str, Key]] = {
    "ArrowUp": "previous",
    "ArrowLeft": "previous",
    "ArrowDown": "next",
    "ArrowRight": "next",
    "Enter": "choose",
    "NumpadEnter": "choose",
    "Space": "choose",
    "Home": "repeat",
    "Escape": "repeat",
}
"""Keys of every keyboard, while something is read aloud."""

_WAKE: Final[frozenset[Key]] = frozenset(
    {"previous", "next", "choose", "repeat", "speak", "speak-on"}
)
_TAPS: Final[Mapping[Key, tuple[What, str]]] = {
    "previous": (What.PREVIOUS, ""),
    "next": (What.NEXT, ""),
    "choose": (What.CHOOSE, ""),
    "repeat": (What.REPEAT, ""),
    "louder": (What.LOUDER, ""),
    "quieter": (What.QUIETER, ""),
    "speak": (What.SPEAK, "off"),
    "speak-on": (What.SPEAK, "on"),
    "speak-off": (What.SPEAK, "off"),
}


def meanings(configured: Mapping[str, Key], *, is_on: bool) -> dict[str, dict[str, str]]:
    """Give the tap of each key: before anything is read, each of the four begins to read."""
    if not is_on:
        return {code: _tap(What.SPEAK, "on") for code, key in configured.items() if key in _WAKE}
    known = {**_LISTENING, **configured}
    return {code: _tap(*_TAPS[key]) for code, key in known.items()}


def _tap(what: What, choice: str) -> dict[str, str]:
    return {"what": what.value, "choice": choice}
