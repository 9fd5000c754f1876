"""The doctor looks at all that a board needs, says what is wrong and what to do."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest

from device.doctor import outside
from device.doctor.findings import Level
from display.doctor import looks, sound
from display.doctor.looks import machine_of
from display.settings import Settings
from display.site import SiteDescription
from server.ticket import Role
from tests.clock import wait_until
from tests.display.house import DESCRIPTION, description
from tests.kiosk.kept_browser import lonely_board
from tests.kiosk.kiosk_office import Page
from tests.kiosk.test_doctor import give_signs
from tests.running import Program, Programs, free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from server.store import Store

PREFIX: Final = "WARTEMARKE_DISPLAY_"


@dataclass(frozen=True)
class Visit:
    """What the doctor said at one visit."""

    code: int
    said: str
    told: dict[str, dict[str, str]]

    def level(self, what: str) -> str:
        """How bad one thing is."""
        return self.told[what]["level"]


def visit(env: dict[str, str], *words: str, **changed: str) -> Visit:
    """Run the doctor with these settings, but for what is changed."""
    ended = subprocess.run(
        [sys.executable, "-m", "display", "doctor", "--json", *words],
        env=env | {f"{PREFIX}{name}": value for name, value in changed.items()},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout, ended.stderr
    told = {each["what"]: each for each in json.loads(ended.stdout)}
    return Visit(ended.returncode, ended.stdout + ended.stderr, told)


def settings_of(board: Program, **more: object) -> Settings:
    """The board's settings as its program reads them."""
    own = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in board.env.items()
        if name.startswith(PREFIX)
    }
    return Settings.model_validate({**own, **more})


@pytest.fixture
def programs(tmp_path: Path, store: Store) -> Programs:
    """The programs of one office."""
    return Programs(tmp_path, store)


@pytest.fixture
def settled(programs: Programs) -> Iterator[Program]:
    """A board that knows its site, shows its page and has its server."""
    server = programs.server()
    board = programs.display(server, "K", NAME="display-k")
    programs.registry.revoke("display-demo")
    secret = settings_of(board).token_path
    secret.write_text(programs.token(Role.DISPLAY, "display-k", areas=("K",)))
    with running(server, board):
        wait_until((settings_of(board).data_dir / "site.json").exists, seconds=20)
        with page_in_sight(board):
            yield board


@contextlib.contextmanager
def page_in_sight(board: Program) -> Iterator[None]:
    """A page of 1920 by 1080 that says each half second that it draws."""
    page, ended = Page(board.port), threading.Event()
    with contextlib.closing(page.link(timeout=5)) as link:
        while page.heard(link) is None:
            continue
        signs = threading.Thread(target=give_signs, args=(link, ended))
        signs.start()
        alive = machine_of(settings_of(board))
        wait_until(lambda: (outside.alive(alive) or {}).get("page_seen_ms") is not None)
        try:
            yield
        finally:
            ended.set()
            signs.join()


@pytest.fixture
def alone(tmp_path: Path) -> Program:
    """A board that does not run, with its settings and a token."""
    return lonely_board(tmp_path)


def test_all_is_well_when_a_board_works(settled: Program) -> None:
    """A board that works is told so, thing by thing, and no secret is shown."""
    seen = visit(settled.env, SCREEN_INCHES="55", FARTHEST_SEAT_M="8", SOUND='["true"]')
    well = {"settings", "token", "data folder", "site", "time zone", "sound", "voices"}
    well |= {"server", "clock", "agent", "page", "letters", "letters: number", "letters: counter"}
    assert {what: seen.told[what] for what in well if seen.level(what) != "well"} == {}
    assert "shows K" in seen.told["site"]["says"]
    assert seen.told["server"]["says"].endswith("knows this board")
    assert seen.code == 0
    assert settings_of(settled).token_path.read_text().strip() not in seen.said


def test_a_board_is_told_ill_when_its_farthest_seat_is_too_far(settled: Program) -> None:
    """By the settings of its own machine the doctor knows what is too small, and what would do."""
    seen = visit(settled.env, SCREEN_INCHES="43", FARTHEST_SEAT_M="12")
    assert (seen.level("letters: number"), seen.code) == ("bad", 1)
    assert "take a screen of 51 inches" in seen.told["letters: number"]["do"]
    assert "no seat farther away than 10.2 m" in seen.told["letters: number"]["do"]


def test_a_lost_token_and_a_strange_name_are_told_when_the_server_has_let_go(
    settled: Program, programs: Programs, tmp_path: Path
) -> None:
    """A board that was let go is told to be paired anew; one without a token is not paired yet."""
    without = visit(settled.env, TOKEN_FILE=str(tmp_path / "none"))
    assert (without.level("token"), without.level("server")) == ("bad", "note")
    stranger = visit(settled.env, NAME="display-x")
    assert "[[displays]] name = 'display-x'" in stranger.told["site"]["do"]
    programs.registry.revoke("display-k")
    wait_until(lambda: visit(settled.env).level("server") == "bad", seconds=60)
    assert "pair" in visit(settled.env).told["server"]["do"]


def test_what_is_away_is_told_when_a_board_is_alone(alone: Program) -> None:
    """Without server, agent and page each is told with what to do, and the exit code is 1."""
    seen = visit(alone.env)
    assert seen.code == 1
    levels = {what: seen.level(what) for what in ("server", "clock", "agent", "page", "site")}
    assert levels == {"server": "bad", "clock": "note", "agent": "bad", "page": "note"} | {
        "site": "note"
    }
    assert "systemctl start wartemarke-display;" in seen.told["agent"]["do"]
    assert "calls nobody" in seen.told["server"]["do"]
    assert "wartemarke-display.json" in seen.told["browser"]["do"]
    assert seen.level("letters") == "note"


def test_only_letters_are_told_when_a_screen_and_a_seat_are_named() -> None:
    """Somebody who thinks of buying a screen needs no settings, no server and no board."""
    seen = visit({"PATH": "/usr/bin"}, "--inches", "55", "--seat", "10")
    assert all(what.startswith("letters") for what in seen.told)
    assert seen.code == 0
    assert visit({"PATH": "/usr/bin"}, "--inches", "40", "--seat", "10").code == 1
    upright = visit({"PATH": "/usr/bin"}, "--inches", "55", "--seat", "10", "--pixels", "1080x1920")
    assert "107 mm" not in upright.said
    assert "137 mm" in upright.told["letters: counter"]["says"]


@pytest.mark.parametrize("words", [("--inches", "55"), ("--seat", "10")])
def test_the_other_half_is_asked_for_when_a_screen_or_a_seat_is_alone(
    words: tuple[str, str],
) -> None:
    """Without settings a screen says nothing without a seat: that is told, and what to add."""
    seen = visit({"PATH": "/usr/bin"}, *words)
    assert list(seen.told) == ["settings", "letters"]
    assert "--inches 55 --seat 10" in seen.told["letters"]["do"]
    assert seen.code == 1


def test_no_way_is_asked_for_when_the_board_is_a_door_sign() -> None:
    """Whoever stands before the door needs no arrow to the counters of the area."""
    sign = {"name": "door-7", "areas": ["K"], "layout": "door", "counter": "7"}
    found = looks.site(description(displays=[sign]), "door-7")
    assert (found.level, found.says) == (Level.WELL, "shows K: the sign beside counter 7")


@pytest.mark.parametrize(
    "words", [("--pixels", "55"), ("--layout", "round"), ("--inches", "0"), ("--seat", "far")]
)
def test_one_line_says_what_is_wrong_when_an_option_is(words: tuple[str, str]) -> None:
    """A wrong option ends the doctor before it looks, and names the option."""
    ended = subprocess.run(
        [sys.executable, "-m", "display", "doctor", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert words[0] in ended.stderr


def test_wrong_settings_are_told_when_nothing_else_can_be_looked_at(alone: Program) -> None:
    """With wrong settings there is one line, and it says which."""
    seen = visit(alone.env, SCREEN_INCHES="wide")
    assert list(seen.told) == ["settings"]
    assert f"{PREFIX}SCREEN_INCHES" in seen.told["settings"]["says"]
    assert seen.code == 1


@pytest.mark.parametrize(
    ("player", "level", "says"),
    [
        (["true"], "well", "plays"),
        (["false"], "bad", "ended with 1"),
        (["sh", "-c", "echo device busy >&2; exit 1"], "bad", "sh ended with 1: device busy"),
        (["/no/such/player"], "bad", "not installed"),
        ("none", "note", "nobody hears"),
        ("file:sounds", "note", "not heard"),
    ],
)
def test_the_player_is_tried_when_a_sound_is_named(
    alone: Program, player: object, level: str, says: str
) -> None:
    """A player that fails or is not there is told; a board without one is told to be silent."""
    told = sound.sound(settings_of(alone, sound=player))
    assert (told.level.value, says in told.says) == (level, True), told


def test_the_reason_is_told_when_a_player_fails(alone: Program, tmp_path: Path) -> None:
    """No card, one that is not for this user, one that is muted: each has a remedy of its own."""
    failing = settings_of(alone, sound=["false"])
    assert "no sound card" in sound.sound(failing, tmp_path).do
    (tmp_path / "pcmC0D0p").touch()
    assert "muted" in sound.sound(failing, tmp_path).do


def test_languages_without_a_voice_are_told_when_there_are_some(
    alone: Program, tmp_path: Path
) -> None:
    """German comes first; who speaks a language without a voice hears German."""
    for language in ("de", "ti", "uk"):
        (tmp_path / f"{language}.ftl").write_text("call = { $number }, { $counter }\n")
    told = sound.voices(settings_of(alone), tmp_path)
    assert told.says == "spoken: de, uk; in German alone: ti"
    assert sound.voices(settings_of(alone, speech=False), tmp_path).level is Level.NOTE


def test_no_voice_is_told_when_no_program_speaks(
    alone: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a program that speaks a chime is heard, and the doctor says so."""
    monkeypatch.setenv("PATH", "/nowhere")
    told = sound.voices(settings_of(alone))
    assert (told.level, "chime" in told.says) == (Level.NOTE, True)


@pytest.mark.parametrize(
    ("size", "level"),
    [((1920, 1080), "well"), ((1080, 1920), "well"), ((1024, 768), "note"), (None, "note")],
)
def test_a_small_screen_is_told_when_it_is_seen(size: tuple[int, int] | None, level: str) -> None:
    """Landscape and portrait are both right; what is coarser than 720p is told."""
    assert looks.screen(size).level.value == level


def test_an_unknown_board_is_told_when_the_site_does_not_name_it() -> None:
    """A board that the site file does not name shows every area without an arrow."""
    known = SiteDescription.model_validate(DESCRIPTION)
    assert looks.site(None, "display-k").level is Level.NOTE
    assert looks.site(known, "display-x").level is Level.NOTE
    assert looks.site(known, "display-k").level is Level.WELL


def test_a_boards_own_page_counts_when_another_is_in_sight(settled: Program) -> None:
    """Only the agent on this board's own port counts."""
    assert visit(settled.env, PORT=str(free_port())).level("agent") == "bad"
