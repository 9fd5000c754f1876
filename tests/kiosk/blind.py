"""Somebody who cannot see: a keyboard, and ears. What is heard is what the kiosk's sink kept."""

from __future__ import annotations

import json
import shutil
import stat
import time
from itertools import dropwhile
from typing import TYPE_CHECKING, Any, Final

from tests.clock import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page as Tab

KEYPAD: Final = tuple(f"F{number}" for number in range(13, 22))
PREVIOUS, NEXT, CHOOSE, REPEAT, SPEAK, PLUGGED_IN, PULLED_OUT, LOUDER, QUIETER = KEYPAD
F13_NUMBER: Final = 0x7C
GUARD_MS: Final = 520
HELD_MS: Final = 100  # longer than the reader's pause: each would be a key that stays alone
PATIENCE_S: Final = 60.0

Line = dict[str, Any]


def fast_voice(folder: Path) -> str:
    """A PATH on which the real voice speaks as fast as it can: tests need not be patient."""
    real = shutil.which("espeak-ng")
    assert real
    folder.mkdir(exist_ok=True)
    program = folder / "espeak-ng"
    program.write_text(f'#!/bin/sh\nexec {real} "$@" -s 450\n')
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return f"{folder}:/usr/bin:/bin"


class Blind:
    """A visitor who presses keys and says what they must have heard."""

    def __init__(self, tab: Tab, sound: Path) -> None:
        self._keyboard = tab.keyboard
        self._devtools = tab.context.new_cdp_session(tab)
        self._wait_ms = tab.wait_for_timeout
        self._sound = sound
        self._heard = 0

    def lines(self) -> list[Line]:
        """Everything that was played so far."""
        file = self._sound / "played.jsonl"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        return [json.loads(line) for line in text.splitlines()]

    def has_begun(self) -> bool:
        """Say whether anything was ever begun to be said."""
        return any(self._sound.glob("*.wav"))

    def hears(self, *sentences: str, but: str = "") -> list[Line]:
        """Wait until so much was heard, word by word and to its end; `but` may be among it.

        Whatever is said beyond it stands in the way of the next sentence that must be heard.
        """
        return self._heard_to_the_end(
            sentences, lambda lines: [line for line in lines if words(line) != but]
        )

    def hears_after_skipping(self, *sentences: str) -> list[Line]:
        """Wait for this, whatever was begun and cut off before it."""
        return self._heard_to_the_end(
            sentences,
            lambda lines: list(dropwhile(lambda line: words(line) != sentences[0], lines)),
        )

    def _heard_to_the_end(
        self, sentences: tuple[str, ...], counted: Callable[[list[Line]], list[Line]]
    ) -> list[Line]:
        end = time.monotonic() + PATIENCE_S
        while True:
            new = self.lines()[self._heard :]
            told = counted(new)[: len(sentences)]
            if len(told) == len(sentences) or time.monotonic() > end:
                break
            self._wait_ms(20)
        heard = [words(line) for line in told]
        assert heard == list(sentences), f"{heard} instead of {list(sentences)}"
        assert not any(line["cut"] for line in told), f"cut off: {told}"
        self._heard += new.index(told[-1]) + 1
        return told

    def press(self, key: str) -> None:
        """Press one key, unhurried."""
        self._wait_ms(GUARD_MS)
        self._strike(key)

    def interrupts(self, key: str) -> None:
        """Press one key as soon as anything is being said."""
        wait_until(self.has_begun)
        self._strike(key)

    def holds(self, key: str, times: int) -> None:
        """Press one key of the keypad and hold it, until it has come so often."""
        self._wait_ms(GUARD_MS)
        for count in range(times):
            self._send(key, "rawKeyDown", autoRepeat=count > 0)
            self._wait_ms(HELD_MS)
        self._send(key, "keyUp")

    def trembles(self, key: str) -> None:
        """Strike one key twice, slower than a reader and faster than anybody means it."""
        self._wait_ms(GUARD_MS)
        self._strike(key)
        self._wait_ms(HELD_MS)
        self._strike(key)

    def _strike(self, key: str) -> None:
        if key not in KEYPAD:
            self._keyboard.press(key)
            return
        self._send(key, "rawKeyDown")
        self._send(key, "keyUp")

    def _send(self, key: str, kind: str, **more: object) -> None:
        number = F13_NUMBER + KEYPAD.index(key)
        struck = {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": number}
        self._devtools.send("Input.dispatchKeyEvent", {**struck, **more})

    def bursts(self, *keys: str) -> None:
        """Send keys as fast as a reader does."""
        self._wait_ms(GUARD_MS)
        for key in keys:
            self._strike(key)

    def scans(self, code: str) -> None:
        """Hold a code before the reader, which types it."""
        self._wait_ms(GUARD_MS)
        self._keyboard.type(code)
        self._keyboard.press("Enter")

    def skips(self, count: int, key: str = NEXT) -> None:
        """Go on so many times without listening."""
        for _ in range(count):
            self._wait_ms(GUARD_MS)
            self._strike(key)


def words(line: Line) -> str:
    """What was said; a space that keeps a line together is a space."""
    return str(line["text"]).replace("\u00a0", " ")
