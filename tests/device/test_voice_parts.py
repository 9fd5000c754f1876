"""From the WAVs that were played: order, length, language, no gap that need not be, no overlap."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import display
from device import espeak
from device.sound import RATE, Folder, seconds
from device.speech import Speech
from device.texts import Texts, strip_isolates
from device.voice import CHIME_S, LONGEST_S, Sentence, Voice, chime, company
from display.announcer import announcement
from display.board import Call, Ticket
from tests.clock import wait_until
from tests.device.sounds import pitch, played, samples_of, speaker

TEXTS = Texts(Path(display.__file__).parent / "locales")
SPEAKABLE = sorted(espeak.languages() & set(TEXTS.languages()) - {"de", "de-x-ls"})
BREATH_S, PAUSE_S = 0.05, 0.25
# As long as these sentences get. What stands in `display/locales` is measured as well, when a
# language has a file; these are for those that get one later.
LONG: dict[str, str] = {
    "ar": "الرقم {n}، تفضّل إلى الشبّاك {c}.",
    "bg": "Номер {n}, моля, отидете на гише {c}.",
    "en": "Number {n}, please go to counter {c}.",
    "es": "Número {n}, pase a la ventanilla {c}, por favor.",
    "fa": "شمارهٔ {n}، لطفاً به باجهٔ {c} بروید.",
    "fr": "Numéro {n}, veuillez vous rendre au guichet {c}.",
    "kmr": "Hejmar {n}, ji kerema xwe herin maseya {c}.",
    "pl": "Numer {n}, proszę podejść do stanowiska {c}.",
    "prs": "شمارهٔ {n}، لطفاً به غرفهٔ {c} بروید.",
    "ro": "Numărul {n}, vă rugăm să mergeți la ghișeul {c}.",
    "ru": "Номер {n}, пройдите, пожалуйста, к окну {c}.",
    "sq": "Numri {n}, ju lutemi shkoni te sporteli {c}.",
    "sr": "Број {n}, молимо идите на шалтер {c}.",
    "tr": "Numara {n}, lütfen {c} numaralı gişeye gelin.",
    "uk": "Номер {n}, пройдіть, будь ласка, до віконця {c}.",
    "vi": "Số {n}, xin mời đến quầy {c}.",
}


def call(number: str = "W999", counter: str = "12", language: str = "de") -> tuple[Sentence, ...]:
    """What is said for a call, in the words of this office."""
    row = Ticket(number, number, "called", counter, 1, language=language)
    return announcement(Call(row, at_ms=1, order=1, fresh_until_ms=1, late=False), TEXTS)


def whole_s(folder: Path) -> float:
    """How long all that was played lasts, from the first beginning to the last end."""
    told = played(folder)
    return float(told[-1]["end"] - told[0]["start"]) / 1000


def texts_of(told: list[dict[str, Any]]) -> list[str]:
    """What was said, without the chime alone."""
    return [line["text"] for line in told if line["text"]]


# ---- length -------------------------------------------------------------------------------------


def made_s(sentences: tuple[Sentence, ...]) -> float:
    """How long chime and speech last together, as they are played in one piece."""
    speech = Speech()
    beside = company(sentences, speech)
    spoken = [speech.speak(each, beside).samples for each in beside.sentences]
    assert all(spoken)
    speech_s = sum(len(samples) for samples in spoken) / 2 / RATE
    return CHIME_S + BREATH_S + speech_s + PAUSE_S * (len(spoken) - 1)


@pytest.mark.parametrize("number", ["W999", "K177", "F888", "W1001"])
@pytest.mark.parametrize("language", SPEAKABLE)
def test_a_call_lasts_eight_seconds_at_most_when_it_is_said_in_two_languages(
    language: str, number: str
) -> None:
    """Chime, German, and each language that has words and a voice; the longest numbers."""
    assert made_s(call(number, "12", language)) <= LONGEST_S


@pytest.mark.parametrize("language", sorted(espeak.languages() - {"de", "de-x-ls"}))
def test_a_call_lasts_eight_seconds_at_most_when_its_words_are_long(language: str) -> None:
    """The same with words of ours, for every language that espeak-ng speaks."""
    own = Sentence(language, LONG[language].format(n="W 9 9 9", c="12"))
    assert made_s((call()[0], own)) <= LONGEST_S


def test_nothing_is_hurried_when_it_calls_nobody() -> None:
    """Who is told to leave the house must understand each word; nobody waits for a turn."""
    program = espeak.program()
    assert program
    keys = ("evacuation", "evacuation-way", "evacuation-lift")
    both = tuple(
        Sentence(each, " ".join(TEXTS.get(key, each) for key in keys)) for each in ("de", "en")
    )
    speech = Speech()
    beside = company(both, speech)
    said = [speech.speak(each, beside).samples for each in both]
    assert said == [espeak.usual(program, each) for each in both]
    assert sum(map(len, said)) / 2 / RATE > LONGEST_S


def test_german_keeps_its_calm_when_it_is_said_alone() -> None:
    """160 words a minute: there is time."""
    program = espeak.program()
    assert program
    (sentence,) = call()
    speech = Speech()
    assert speech.speak(sentence, company((sentence,), speech)).samples == espeak.spoken(
        program, sentence
    )


def test_it_lasts_eight_seconds_at_most_when_it_is_heard(tmp_path: Path) -> None:
    """By the clock, from the first tone to the last word: made while it is heard, and known."""
    voice = Voice(Folder(tmp_path / "cold"), Speech(folder=tmp_path / "kept"))
    voice.say(call(language="ar"))
    assert whole_s(tmp_path / "cold") <= LONGEST_S + 0.2  # two files are begun, not one
    again = Voice(Folder(tmp_path / "warm"), Speech(folder=tmp_path / "kept"))
    again.say(call(language="ar"))
    (line,) = played(tmp_path / "warm")
    assert seconds((tmp_path / "warm" / line["file"]).read_bytes()) <= LONGEST_S


# ---- language and order -------------------------------------------------------------------------


def test_each_sentence_is_the_voice_of_its_language_when_it_is_heard(tmp_path: Path) -> None:
    """Chime, breath, German, pause, English: sample by sample what espeak-ng makes of them."""
    voice = Voice(Folder(tmp_path / "heard"), Speech(folder=tmp_path / "kept"))
    sentences = call("K214", "7", "en")
    voice.say(sentences)
    voice.say(sentences)
    last = played(tmp_path / "heard")[-1]
    program = espeak.program()
    assert program
    german, english = (espeak.usual(program, each) for each in sentences)
    breath, pause = (bytes(2 * round(span * RATE)) for span in (BREATH_S, PAUSE_S))
    assert samples_of(tmp_path / "heard", last) == chime() + breath + german + pause + english
    assert last["speakers"] == [["de", "espeak"], ["en", "espeak"]]
    assert last["text"] == " ".join(strip_isolates(each.text) for each in sentences)


def test_calls_are_heard_in_order_and_apart_when_several_threads_ask(tmp_path: Path) -> None:
    """Nothing overlaps, and no announcement is within another."""
    fast = speaker(tmp_path, "say(300, 0.2)")
    voice = Voice(Folder(tmp_path / "heard"), Speech(voices={"de": fast}))
    threads = [threading.Thread(target=voice.say, args=(call(f"K21{at}", "7"),)) for at in range(3)]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    told = played(tmp_path / "heard")
    assert all(one["end"] <= two["start"] for one, two in pairwise(told))
    assert [text[:14] for text in texts_of(told)] == [f"Nummer K 2 1 {at}" for at in range(3)]


# ---- a slow voice -------------------------------------------------------------------------------


def test_the_chime_does_not_wait_when_a_voice_is_slow(tmp_path: Path) -> None:
    """It waits for nobody; each sentence follows when it is there, in order and apart."""
    code = "time.sleep(1.5)\nsay({}, 0.5)\nopen(__file__ + '.made', 'w').write(str(time.time()))"
    slow = speaker(tmp_path, code.format(300), "slow")
    slower = speaker(tmp_path, code.format(500), "slower")
    voice = Voice(Folder(tmp_path / "heard"), Speech(voices={"de": slow, "en": slower}))
    asked = time.time()
    voice.say(call("K214", "7", "en"))
    first, german, english = played(tmp_path / "heard")
    german_made, english_made = (
        float((tmp_path / f"{name}.py.made").read_text()) for name in ("slow", "slower")
    )
    assert first["start"] / 1000 - asked < (german_made - asked) / 2
    assert samples_of(tmp_path / "heard", first) == chime()
    assert german["start"] >= first["end"]
    assert english["start"] >= german["end"]
    assert german["start"] / 1000 < english_made
    assert english["start"] / 1000 - max(german["end"] / 1000, english_made) < 0.8
    assert pitch(samples_of(tmp_path / "heard", german)) == pytest.approx(300, rel=0.02)
    assert [line["speakers"] for line in (first, german, english)] == [
        [],
        [["de", "command"]],
        [["en", "command"]],
    ]


def test_the_next_call_is_known_when_its_turn_comes(tmp_path: Path) -> None:
    """What is said next is made while this is heard: no call of a burst waits for its voice."""
    slow = speaker(tmp_path, "time.sleep(0.3)\nsay(300, 0.2)")
    speech, following = Speech(voices={"de": slow}), call("K214", "7")
    voice = Voice(Folder(tmp_path / "heard"), speech)
    voice.say(call("K213", "7"), then=lambda: following)
    wait_until(lambda: speech.known(following[0], company(following, speech)) is not None)
    before = len(played(tmp_path / "heard"))
    voice.say(call("K214", "7"))
    (line,) = played(tmp_path / "heard")[before:]
    assert line["text"].startswith("Nummer K 2 1 4")


def test_speech_follows_the_chime_at_once_when_it_is_known(tmp_path: Path) -> None:
    """From the first tone to the first word: the chime's own length and a breath."""
    voice = Voice(Folder(tmp_path / "heard"), Speech(folder=tmp_path / "kept"))
    for _ in range(2):
        voice.say(call("K214", "7"))
    samples = samples_of(tmp_path / "heard", played(tmp_path / "heard")[-1])
    after = samples[len(chime()) :]
    first = next(at for at in range(0, len(after), 2) if abs(_level(after, at)) > 100)
    assert first / 2 / RATE <= BREATH_S + 0.01


def _level(samples: bytes, at: int) -> int:
    return int.from_bytes(samples[at : at + 2], "little", signed=True)
