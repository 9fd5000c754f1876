"""Sounds that tests make, and what they hear in others."""

from __future__ import annotations

import array
import io
import itertools
import json
import math
import sys
import wave
from pathlib import Path
from typing import Any

from device.sound import RATE

ROOT = Path(__file__).resolve().parents[2]


def tone(hertz: float, seconds: float, *, rate: int = RATE, height: int = 12_000) -> list[int]:
    """Make a tone that begins and ends loud, so that nothing of it is cut off as silence."""
    count = round(seconds * rate)
    return [round(height * math.cos(math.tau * hertz * step / rate)) for step in range(count)]


def wav_of(levels: list[int], *, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    """Write levels of 16 bits as a WAV of so many channels and bytes a sample."""
    if width == 1:
        one = [bytes([(level >> 8) + 128]) for level in levels]
    else:
        low = bytes(width - 2)
        one = [low + level.to_bytes(2, "little", signed=True) for level in levels]
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(b"".join(each * channels for each in one))
    return buffer.getvalue()


def levels(samples: bytes) -> array.array[int]:
    """Read samples of ours."""
    return array.array("h", samples)


def pitch(samples: bytes) -> float:
    """Tell how high a tone is, from how often it crosses the middle."""
    heard = levels(samples)
    crossings = sum((one < 0) != (two < 0) for one, two in itertools.pairwise(heard))
    return crossings * RATE / (2 * len(heard))


def played(folder: Path) -> list[dict[str, Any]]:
    """Read what a folder of sounds was given, in order."""
    file = folder / "played.jsonl"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [json.loads(line) for line in text.splitlines()]


def samples_of(folder: Path, line: dict[str, Any]) -> bytes:
    """Return the samples of one thing that was played."""
    with wave.open(str(folder / line["file"]), "rb") as file:
        return file.readframes(file.getnframes())


def speaker(folder: Path, code: str, name: str = "speaker") -> list[str]:
    """Write a program that gets a text on standard input; `say(hertz, seconds)` writes a WAV."""
    file = folder / f"{name}.py"
    head = f"import sys, time\nsys.path.insert(0, {str(ROOT)!r})\n"
    head += "text = sys.stdin.read()\n"
    head += f"with open({str(folder / name)!r}, 'a') as told:\n    told.write(text)\n"
    head += "from tests.device.sounds import tone, wav_of\n"
    head += "def say(hertz, seconds):\n"
    head += "    sys.stdout.buffer.write(wav_of(tone(hertz, seconds)))\n"
    file.write_text(head + code)
    return [sys.executable, str(file)]
