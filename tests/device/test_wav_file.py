"""Other people's WAVs come out as ours: as long, as high, as loud."""

from __future__ import annotations

import io
import struct
import wave

import pytest

from device.sound import RATE
from device.wav_file import samples, trimmed
from tests.device.sounds import levels, pitch, tone, wav_of

SECONDS = 0.4


@pytest.mark.parametrize("rate", [8_000, 16_000, RATE, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("width", [1, 2, 3, 4])
def test_a_sound_is_the_same_when_it_was_recorded_in_another_way(
    rate: int, channels: int, width: int
) -> None:
    """Any rate, one channel or two, 8 to 32 bits."""
    ours = samples(wav_of(tone(440, SECONDS, rate=rate), rate=rate, channels=channels, width=width))
    assert len(ours) / 2 / RATE == pytest.approx(SECONDS, abs=0.001)
    assert pitch(ours) == pytest.approx(440, rel=0.02)
    assert max(levels(ours)) == pytest.approx(12_000, rel=0.03)


def test_channels_are_heard_together_when_there_are_two() -> None:
    """One side alone is half as loud."""
    left = [level for pair in zip(tone(440, 0.1), [0] * 2205, strict=True) for level in pair]
    buffer = io.BytesIO(wav_of(left))
    sound = bytearray(buffer.getvalue())
    sound[22:24] = struct.pack("<H", 2)
    sound[32:34] = struct.pack("<H", 4)
    assert max(levels(samples(bytes(sound)))) == 6_000


def test_a_tone_is_not_folded_down_when_our_rate_is_too_low_for_it() -> None:
    """What lies above half our rate becomes softer, not another tone as loud."""
    high = samples(wav_of(tone(20_000, SECONDS, rate=44_100), rate=44_100))
    assert max(levels(high)[10:-10]) < 0.4 * 12_000


@pytest.mark.parametrize("length", [0, 0x7FFFF000, 0xFFFFFFFF])
def test_a_sound_is_read_whole_when_it_came_through_a_pipe(length: int) -> None:
    """A program that writes to a pipe does not know how long it will be, and guesses."""
    sound = bytearray(wav_of(tone(440, SECONDS)))
    sound[40:44] = struct.pack("<I", length)
    assert len(samples(bytes(sound))) == 2 * round(SECONDS * RATE)


def test_what_stands_before_and_behind_the_sound_is_not_heard_when_a_file_has_more() -> None:
    """Titles and notes of a recording program are no sound."""
    sound = wav_of(tone(440, SECONDS))
    note = b"LIST" + struct.pack("<I", 5) + b"hello\0"
    assert samples(sound[:36] + note + sound[36:] + note) == samples(sound)


@pytest.mark.parametrize(
    ("sound", "why"),
    [
        (b"", "not a WAV"),
        (b"no sound", "not a WAV"),
        (b"RIFF", "not a WAV"),
        (wav_of([])[:44], "without a sound"),
        (wav_of(tone(440, 0.1))[:45], "without a sound"),
        (wav_of(tone(440, 0.1)).replace(b"fmt ", b"abcd"), "not a WAV"),
        (
            wav_of(tone(440, 0.1)).replace(RATE.to_bytes(4, "little"), bytes(4)),
            "0 samples a second",
        ),
        (b"ID3" + wav_of(tone(440, 0.1)), "not a WAV"),
    ],
)
def test_it_is_refused_when_it_is_no_sound(sound: bytes, why: str) -> None:
    """An error message of a program is not heard as noise."""
    with pytest.raises(OSError, match=why) as refused:
        samples(sound)
    assert "\n" not in str(refused.value)


def test_silence_goes_when_it_stands_around_a_sound() -> None:
    """Before and behind, not within; and nothing is left of silence alone."""
    said = levels(samples(wav_of([*tone(440, 0.1), *[0] * 500, *tone(440, 0.1)]))).tobytes()
    assert trimmed(bytes(800) + said + bytes(600)) == said
    assert trimmed(bytes(800)) == b""


def test_wave_can_read_it_when_we_have_made_it() -> None:
    """The sounds of these tests are WAVs by others' judgement, too."""
    with wave.open(io.BytesIO(wav_of([1, 2], channels=2, width=3)), "rb") as file:
        assert (file.getnframes(), file.getnchannels(), file.getsampwidth()) == (2, 2, 3)
