"""A board's settings and what it keeps on disk."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from device.token_file import Kept
from display.settings import Settings, SettingsError, load_settings
from display.site import SiteDescription, recall, remember
from tests.display.house import DESCRIPTION, ROOT, description, settings


@pytest.fixture(autouse=True)
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment with settings that are right."""
    names = settings(tmp_path, "http://127.0.0.1:8000")
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    return names


def load(monkeypatch: pytest.MonkeyPatch, **changed: str | None) -> Settings:
    """Read the settings with some of them changed, or taken away."""
    for name, value in changed.items():
        if value is None:
            monkeypatch.delenv(f"WARTEMARKE_DISPLAY_{name}")
        else:
            monkeypatch.setenv(f"WARTEMARKE_DISPLAY_{name}", value)
    return load_settings()


def test_settings_come_from_the_environment_when_they_stand_there() -> None:
    """Every setting has a name in the environment."""
    found = load_settings()
    assert (found.server, found.site, found.name) == (
        "http://127.0.0.1:8000",
        "maschstrasse",
        "display-k",
    )
    assert found.kept() == Kept("a-token-of-the-board")


def test_the_environment_wins_when_a_file_says_something_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file gives what the environment does not; a player is a list of arguments."""
    file = tmp_path / "display.toml"
    file.write_text('site = "elsewhere"\nsound = ["aplay", "-q"]\nspeech = false\n')
    found = load(monkeypatch, SETTINGS_FILE=str(file), SOUND=None)
    assert (found.site, found.sound, found.speech) == ("maschstrasse", ["aplay", "-q"], False)


def test_the_voices_come_from_the_file_when_they_stand_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder of clips, a program for a language, a pace: tables of the machine's own file."""
    file = tmp_path / "display.toml"
    file.write_text(
        f'clips = "{tmp_path}/clips"\n[voices]\nuk = ["piper", "--model", "uk.onnx"]\n'
        "[pace]\nar = 150\n"
    )
    found = load(monkeypatch, SETTINGS_FILE=str(file))
    assert found.clips == tmp_path / "clips"
    assert found.voices == {"uk": ["piper", "--model", "uk.onnx"]}
    assert found.pace == {"ar": 150}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"SITE": None}, "SITE is missing"),
        ({"NAME": "Display K"}, "NAME"),
        ({"PORT": "http"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"SERVER": "127.0.0.1:8000"}, "http://127.0.0.1:8000"),
        ({"SOUND": "aplay -q"}, "argv list"),
        ({"VOICES": '{"xx": ["piper"]}'}, "there is no language 'xx'"),
        ({"VOICES": '{"uk": []}'}, "the program for uk needs a name"),
        ({"VOICES": '{"uk": "piper -m x"}'}, "VOICES"),
        ({"PACE": '{"de": 400}'}, "PACE"),
        ({"PACE": '{"ger": 150}'}, "there is no language 'ger'"),
        ({"FRAME_ANCESTORS": "'none'; script-src *"}, "FRAME_ANCESTORS"),
        ({"SOUNDS": "none"}, "did you mean WARTEMARKE_DISPLAY_SOUND?"),
        ({"SETTINGS_FILE": "no-such-file"}, "no-such-file"),
    ],
)
def test_the_start_stops_with_one_line_when_a_setting_is_wrong(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, str | None], says: str
) -> None:
    """One clear line says which setting is wrong."""
    with pytest.raises(SettingsError) as wrong:
        load(monkeypatch, **changed)
    assert says in str(wrong.value)
    assert "\n" not in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("site = ", "the settings file FILE is not TOML"),
        ("\xff", "the settings file FILE is not TOML"),
        ("sonud = 1", "unknown setting sonud in FILE; did you mean sound?"),
        ("screen_inches = 1", "screen_inches in FILE: Input should be greater than or equal to 5"),
        ('[voices]\nxx = ["piper"]', "voices, xx in FILE: there is no language 'xx'"),
    ],
)
def test_the_start_stops_when_the_file_is_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, says: str
) -> None:
    """Whoever wrote the file reads which setting of it is wrong, and what could be meant."""
    file = tmp_path / "display.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError) as wrong:
        load(monkeypatch, SETTINGS_FILE=str(file))
    assert says.replace("FILE", str(file)) in str(wrong.value)


def test_the_environment_is_named_when_it_is_wrong_and_the_file_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A setting stands in both: the sentence sends to the place that counts."""
    file = tmp_path / "display.toml"
    file.write_text("port = 8002\n")
    with pytest.raises(SettingsError, match=r"^setting WARTEMARKE_DISPLAY_PORT: "):
        load(monkeypatch, SETTINGS_FILE=str(file), PORT="http")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o620])
def test_a_token_is_refused_when_others_may_touch_its_file(env: dict[str, str], mode: int) -> None:
    """The token's file is its owner's alone."""
    Path(env["WARTEMARKE_DISPLAY_TOKEN_FILE"]).chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        load_settings().kept()


@pytest.mark.parametrize("text", ["", "\n", "two words", "a\nb", "\u00fc"])
def test_a_token_is_refused_when_the_file_holds_none(env: dict[str, str], text: str) -> None:
    """A file without a token stops the start."""
    Path(env["WARTEMARKE_DISPLAY_TOKEN_FILE"]).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="does not hold one token"):
        load_settings().kept()


def run(env: dict[str, str], *argv: str) -> subprocess.CompletedProcess[str]:
    """Run the board's program to its end."""
    command = [sys.executable, "-m", "display", *argv]
    return subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=20, check=False
    )


def test_the_program_ends_with_one_line_when_a_setting_is_wrong(env: dict[str, str]) -> None:
    """Exit code not 0, one line on standard error, no traceback."""
    done = run({**env, "WARTEMARKE_DISPLAY_PORT": "x"})
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("wartemarke-display: setting WARTEMARKE_DISPLAY_PORT: ")


def test_the_program_explains_itself_when_it_is_asked(env: dict[str, str]) -> None:
    """`--help` needs no settings."""
    done = run({"PATH": env["PATH"]}, "--help")
    assert done.returncode == 0
    assert "WARTEMARKE_DISPLAY_SERVER" in done.stdout


# ---- what is kept -----------------------------------------------------------------------------


def test_a_description_is_the_same_when_it_was_kept(tmp_path: Path) -> None:
    """What was kept is what comes back, and nothing else lies in the folder."""
    file = tmp_path / "data" / "site.json"
    remember(file, description())
    remember(file, description(timezone="Europe/Vienna"))
    assert recall(file) == description(timezone="Europe/Vienna")
    assert [each.name for each in file.parent.iterdir()] == ["site.json"]


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"timezone": 1}'])
def test_nothing_is_recalled_when_what_was_kept_is_broken(tmp_path: Path, text: str | None) -> None:
    """A file that cannot be read costs the words of the first minute, not the start."""
    file = tmp_path / "site.json"
    if text is not None:
        file.write_text(text)
    assert recall(file) is None


def test_the_old_description_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves what was there."""
    file = tmp_path / "site.json"
    remember(file, description())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        remember(file, description(timezone="Europe/Vienna"))
    assert recall(file) == description()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("tmp")] == []


def test_what_is_new_in_a_description_is_ignored_when_the_server_is_newer() -> None:
    """A board in the field may be older than its server."""
    newer = json.loads(json.dumps(DESCRIPTION)) | {"weather": "sunny"}
    assert SiteDescription.model_validate(newer) == description()


def test_a_wrong_arrow_is_left_out_when_a_description_has_one() -> None:
    """Never a wrong arrow; the right ones stay."""
    row = {"name": "display-k", "areas": ["K"], "arrows": {"7": "back", "8": "up", "9": None}}
    assert description(displays=[row]).display("display-k").arrows == {"8": "up"}
