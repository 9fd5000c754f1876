"""Reads other people's WAVs: any rate, any channels, 8 to 32 bits, as samples of our own kind.

Our own kind is what `device.sound` plays: one channel, 16 bits, `RATE` samples a second.

Promises, held by tests/device/test_wav_file.py:
- The same sound comes out: as long, as high, as loud; of several channels their mean.
- A WAV that was written into a pipe, with a length in its head that is not true, is read whole.
- What is no WAV, or an empty one, raises OSError with one line.
"""

from __future__ import annotations

import array
import io
import wave
from typing import Final

from device.sound import RATE

_RATES: Final = range(1_000, 1_000_000)  # samples a second that a recording may have
_RIFF_HEAD: Final = 12
_CHUNK_HEAD: Final = 8
_QUIET: Final = 100  # of 32,767: nobody hears it


def samples(sound: bytes) -> bytes:
    """Return a WAV's samples as ours; OSError if there are none."""
    try:
        with wave.open(io.BytesIO(_with_true_lengths(sound)), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        why = str(error) or "it ends too early"
        raise OSError(f"not a WAV that can be read ({why})") from None
    if rate not in _RATES:
        raise OSError(f"not a WAV that can be read ({rate} samples a second)")
    whole = len(frames) - len(frames) % (channels * width)
    if not whole:
        raise OSError("a WAV without a sound")
    levels = _of_one_channel(_of_16_bits(frames[:whole], width), channels)
    return (levels if rate == RATE else _at_our_rate(levels, rate)).tobytes()


def trimmed(ours: bytes) -> bytes:
    """Return samples of ours without the silence before and behind them."""
    levels = array.array("h", ours)
    count = len(levels)
    first = next((at for at in range(count) if abs(levels[at]) > _QUIET), count)
    last = next((at for at in range(count - 1, -1, -1) if abs(levels[at]) > _QUIET), -1)
    return ours[2 * first : 2 * last + 2]


def _with_true_lengths(sound: bytes) -> bytes:
    """Return the WAV with the length of what is there: a program that writes to a pipe guesses."""
    at = _RIFF_HEAD
    while at + _CHUNK_HEAD <= len(sound):
        name, said = sound[at : at + 4], int.from_bytes(sound[at + 4 : at + 8], "little")
        there = len(sound) - at - _CHUNK_HEAD
        if name == b"data":
            length = said if 0 < said <= there else there
            end = at + _CHUNK_HEAD + length
            whole, told = (each.to_bytes(4, "little") for each in (end - _CHUNK_HEAD, length))
            return sound[:4] + whole + sound[8 : at + 4] + told + sound[at + _CHUNK_HEAD : end]
        at += _CHUNK_HEAD + said + said % 2
    return sound


def _of_16_bits(frames: bytes, width: int) -> array.array[int]:
    if width == 1:  # without a sign, 128 is silence
        return array.array("h", ((level - 128) << 8 for level in frames))
    if width == 2:  # noqa: PLR2004 - bytes a sample: ours
        return array.array("h", frames)
    # Of more bytes the two highest are what we hear.
    high = bytearray(2 * (len(frames) // width))
    high[0::2], high[1::2] = frames[width - 2 :: width], frames[width - 1 :: width]
    return array.array("h", bytes(high))


def _of_one_channel(levels: array.array[int], channels: int) -> array.array[int]:
    if channels == 1:
        return levels
    tracks = [levels[track::channels] for track in range(channels)]
    return array.array("h", (sum(together) // channels for together in zip(*tracks, strict=True)))


def _at_our_rate(levels: array.array[int], rate: int) -> array.array[int]:
    """Return as many samples a second as ours: in between on a line, of many their mean."""
    count, step = max(1, round(len(levels) * RATE / rate)), rate / RATE
    last = len(levels) - 1
    if step <= 1:
        return array.array("h", (_between(levels, at * step, last) for at in range(count)))
    span = round(step + 0.5)  # so many of theirs meet in one of ours: higher tones would fold down
    starts = (min(int(at * step), last) for at in range(count))
    groups = (levels[start : start + span] for start in starts)
    return array.array("h", (sum(group) // len(group) for group in groups))


def _between(levels: array.array[int], moment: float, last: int) -> int:
    at = min(int(moment), last)
    after = levels[min(at + 1, last)]
    return levels[at] + round((after - levels[at]) * (moment - at))
