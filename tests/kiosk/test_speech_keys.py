"""What the keys of a headset, of a keypad and of any keyboard mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.settings import SettingsError, load_settings
from kiosk.speech.keys import KEYS, meanings

if TYPE_CHECKING:
    from pathlib import Path

ON = {"what": "speak", "choice": "on"}


@pytest.mark.parametrize("code", ["F13", "F14", "F15", "F16", "F17", "F18"])
def test_each_of_the_four_keys_begins_to_read_when_nothing_is_read(code: str) -> None:
    """Whoever feels for a key and presses the first one is answered."""
    assert meanings(KEYS, is_on=False)[code] == ON


@pytest.mark.parametrize("code", ["F19", "F20", "F21", "Enter", "ArrowDown", "Space", "KeyA"])
def test_no_other_key_begins_to_read_when_nothing_is_read(code: str) -> None:
    """Keys of a keyboard are for those who see; a headset that is pulled out begins nothing."""
    assert code not in meanings(KEYS, is_on=False)


@pytest.mark.parametrize(
    ("code", "what", "choice"),
    [
        *[("F13", "previous", ""), ("F14", "next", ""), ("F15", "choose", "")],
        *[("F16", "repeat", ""), ("F17", "speak", "off"), ("F18", "speak", "on")],
        *[("F19", "speak", "off"), ("F20", "louder", ""), ("F21", "quieter", "")],
        *[("ArrowUp", "previous", ""), ("ArrowLeft", "previous", ""), ("ArrowDown", "next", "")],
        *[("ArrowRight", "next", ""), ("Enter", "choose", ""), ("Space", "choose", "")],
        *[("Home", "repeat", ""), ("NumpadEnter", "choose", ""), ("Escape", "repeat", "")],
    ],
)
def test_a_key_means_its_tap_when_somebody_listens(code: str, what: str, choice: str) -> None:
    """A keypad's own keys, and those of any keyboard."""
    assert meanings(KEYS, is_on=True)[code] == {"what": what, "choice": choice}


def test_a_keypad_s_own_keys_count_when_the_settings_name_them() -> None:
    """They replace the default, and go before those of a keyboard."""
    told = meanings({"Home": "next"}, is_on=True)
    assert told["Home"] == {"what": "next", "choice": ""}
    assert "F13" not in told


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('speech_keys = { F13 = "forward" }', "speech_keys, F13 in"),
        ('speech_keys = { "no key" = "next" }', "speech_keys, no key in"),
        ('sound = "aplay -q"', "sound in"),
        ("sound = []", "sound in"),
    ],
)
def test_the_start_is_refused_when_sound_or_keys_mean_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, says: str
) -> None:
    """One clear line names the setting."""
    head = 'server = "http://127.0.0.1:8000"\nsite = "maschstrasse"\nprinter = "virtual:"\n'
    file = tmp_path / "kiosk.toml"
    file.write_text(f"{head}{line}\n")
    monkeypatch.setenv("WARTEMARKE_KIOSK_SETTINGS_FILE", str(file))
    with pytest.raises(SettingsError, match=says):
        load_settings()
    file.write_text(f'{head}sound = ["aplay", "-q"]\nspeech_keys = {{ F24 = "choose" }}\n')
    assert load_settings().speech_keys == {"F24": "choose"}
