"""The doctor looks at all that a kiosk needs, says what is wrong and what to do."""

from __future__ import annotations

import contextlib
import json
import ssl
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import trustme
import websocket
from fontTools import subset

from device.doctor import outside
from device.doctor.findings import Level
from kiosk.doctor import parts, trial
from kiosk.doctor.looks import machine_of
from kiosk.outbox import Outbox
from kiosk.printer import decode
from kiosk.receipt import PAPERS
from kiosk.settings import Settings
from tests.kiosk.kept_browser import lonely_kiosk
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.printer_device import COVER, ERROR, NEAR_END, NO_PAPER, OFFLINE, Device
from tests.kiosk.test_kiosk_out_of_service import OUT
from tests.kiosk.test_printer_tcp import listening
from tests.running import Program, free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE: Final = {"width": 1080, "height": 1920}


@dataclass(frozen=True)
class Visit:
    """What the doctor said at one visit."""

    code: int
    said: str
    told: dict[str, dict[str, str]]

    def level(self, what: str) -> str:
        """How bad one thing is."""
        return self.told[what]["level"]


def visit(kiosk: Program, **env: str) -> Visit:
    """Run the doctor beside the kiosk, with the kiosk's own settings but for these."""
    changed = {f"WARTEMARKE_KIOSK_{name}": value for name, value in env.items()}
    ended = subprocess.run(
        [sys.executable, "-m", "kiosk", "doctor", "--json"],
        env={**kiosk.env, **changed},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout, ended.stderr
    told = {each["what"]: each for each in json.loads(ended.stdout)}
    return Visit(ended.returncode, ended.stdout + ended.stderr, told)


@pytest.fixture
def settled(office: KioskOffice, kiosk: Program) -> Iterator[Program]:
    """A kiosk that knows its site and whose page is in sight."""
    del office  # it is there before the kiosk, and until after it
    until((data_of(kiosk) / "site.json").exists)
    page, ended = Page(kiosk.port), threading.Event()
    with contextlib.closing(page.link(timeout=5)) as link:
        while page.heard(link) is None:
            continue
        signs = threading.Thread(target=give_signs, args=(link, ended))
        signs.start()
        until(
            lambda: (
                (outside.alive(machine_of(settings_of(kiosk))) or {}).get("page_seen_ms")
                is not None
            )
        )
        yield kiosk
        ended.set()
        signs.join()


def give_signs(link: websocket.WebSocket, ended: threading.Event) -> None:
    """Say as a page does that it draws, until the test has ended or the agent has."""
    with contextlib.suppress(OSError, websocket.WebSocketException):
        while not ended.wait(0.5):
            link.send('42/page,["alive"]')
            link.send("3")  # a pong: the agent takes whoever sends none for gone


@pytest.fixture
def alone(tmp_path: Path) -> Program:
    """A kiosk that does not run, with its settings and a token."""
    return lonely_kiosk(tmp_path)


def settings_of(kiosk: Program, **more: object) -> Settings:
    """The kiosk's settings as its program reads them."""
    prefix = "WARTEMARKE_KIOSK_"
    own = {
        name.removeprefix(prefix).lower(): value
        for name, value in kiosk.env.items()
        if name.startswith(prefix)
    }
    return Settings.model_validate({**own, **more})


def data_of(kiosk: Program) -> Path:
    """The kiosk's data folder."""
    return Path(kiosk.env["WARTEMARKE_KIOSK_DATA_DIR"])


def test_all_is_well_when_a_kiosk_works(settled: Program) -> None:
    """A kiosk that works is told so, thing by thing, and no secret is shown."""
    seen = visit(settled)
    well = {"settings", "token", "data folder", "outbox", "site", "time zone", "fonts"}
    well |= {"server", "clock", "agent", "page"}
    assert {what for what in well if seen.level(what) != "well"} == set()
    assert "K 801 to 849" in seen.told["site"]["says"]
    assert seen.level("printer") == "note"  # paper on a page is for practice
    assert seen.code == 0
    assert (data_of(settled) / "token").read_text().strip() not in seen.said


def test_words_say_what_to_do_when_something_is_wrong(settled: Program) -> None:
    """Without a machine that reads it, each thing has a sign and what is wrong has its remedy."""
    said = subprocess.run(
        [sys.executable, "-m", "kiosk", "doctor"],
        env={**settled.env, "WARTEMARKE_KIOSK_PRINTER": f"tcp://127.0.0.1:{free_port()}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.returncode == 1
    assert "✓ token: there, for its owner alone" in said.stdout
    assert "✗ printer: it says: unreachable\n    → look at its cable" in said.stdout


def test_the_server_is_told_when_it_is_away(office: KioskOffice, settled: Program) -> None:
    """A cut cable is told as the server that does not answer, and the clock as not compared."""
    office.wire.close()
    seen = visit(settled)
    assert (seen.level("server"), seen.level("clock"), seen.code) == ("bad", "note", 1)
    assert "numbers of its own" in seen.told["server"]["do"]


def test_a_wrong_address_is_told_when_there_is_no_token_yet(alone: Program, tmp_path: Path) -> None:
    """Before it is paired, a kiosk is told already whether its server answers."""
    nobody = f"http://127.0.0.1:{free_port()}"
    assert visit(alone, TOKEN_FILE=str(tmp_path / "none"), SERVER=nobody).level("server") == "bad"


def test_a_kiosk_is_told_as_out_of_service_when_a_supervisor_has_taken_it_out(
    office: KioskOffice, settled: Program
) -> None:
    """A kiosk that gives no numbers on purpose is told so, and who takes it back."""
    assert visit(settled).level("service") == "well"
    office.supervise(OUT)
    until((data_of(settled) / "out-of-service").exists)
    seen = visit(settled)
    assert seen.level("service") == "note"
    assert "In Betrieb" in seen.told["service"]["do"]


def test_a_lost_token_is_told_when_the_server_revoked_it(
    office: KioskOffice, settled: Program
) -> None:
    """A kiosk that was let go is told to be paired anew, once its server refuses it."""
    office._programs.registry.revoke("kiosk-1")  # noqa: SLF001 - the office's own
    until(lambda: visit(settled).level("server") == "bad", seconds=60)
    assert "pair" in visit(settled).told["server"]["do"]


def test_an_unpaired_kiosk_is_told_when_there_is_no_token(settled: Program, tmp_path: Path) -> None:
    """Where there is no token, what to do is to pair."""
    seen = visit(settled, TOKEN_FILE=str(tmp_path / "none"))
    assert (seen.level("token"), seen.level("server")) == ("bad", "note")
    assert "answers" in seen.told["server"]["says"]


def test_pairing_is_named_when_the_kiosk_was_never_started(alone: Program, tmp_path: Path) -> None:
    """Without a data folder there is no token to put right: the agent makes both."""
    new = tmp_path / "new"
    told = visit(alone, DATA_DIR=str(new), TOKEN_FILE=str(new / "token")).told["token"]
    assert told["says"] == "this kiosk is not paired yet"


def test_an_open_token_is_told_when_others_may_read_it(settled: Program) -> None:
    """A token that others may read is none."""
    (data_of(settled) / "token").chmod(0o644)
    told = visit(settled).told["token"]
    assert told["level"] == "bad"
    assert "chmod 600" in told["says"]


def test_a_broken_outbox_is_told_when_it_cannot_be_read(settled: Program) -> None:
    """A file that is no outbox any more is told, and left as it is."""
    settled.kill()
    box = data_of(settled) / "outbox.db"
    for more in data_of(settled).glob("outbox.db-*"):
        more.unlink()
    box.write_bytes(b"no database at all " * 100)
    seen = visit(settled)
    assert (seen.level("outbox"), seen.level("agent"), seen.level("page")) == ("bad", "bad", "note")
    assert box.read_bytes().startswith(b"no database")


def test_a_lost_outbox_is_told_when_all_else_is_well(settled: Program) -> None:
    """A kiosk that does not know which of its own numbers were given today is not all right."""
    settled.kill()
    folder = data_of(settled)
    seen = visit(settled)
    assert seen.level("outbox") == "well"
    for file in folder.glob("outbox.db*"):
        file.unlink()
    Outbox(folder / "outbox.db", was_used=True).close()
    seen = visit(settled)
    assert seen.level("outbox") == "note"
    assert "lost" in seen.told["outbox"]["says"]


def test_no_ruler_comes_into_a_ticket_when_the_agent_has_the_printer(
    settled: Program, tmp_path: Path
) -> None:
    """A line or a bus has one user at a time, for a test print too."""
    out = tmp_path / "paper"
    env = {**settled.env, "WARTEMARKE_KIOSK_PRINTER": f"file:{out}"}
    argv = [sys.executable, "-m", "kiosk", "doctor", "--print"]
    ended = subprocess.run(argv, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert "not sent" in ended.stdout
    assert not out.exists()


def test_an_unknown_site_is_told_when_nothing_was_kept(settled: Program, tmp_path: Path) -> None:
    """A kiosk that never met its server could give no number in the morning."""
    assert visit(settled, DATA_DIR=str(tmp_path)).level("site") == "bad"


def test_a_missing_range_is_told_when_the_site_gives_none(settled: Program) -> None:
    """A kiosk without a range of its own gives no numbers without its server."""
    settled.kill()
    kept = data_of(settled) / "site.json"
    site: dict[str, Any] = json.loads(kept.read_text())
    kept.write_text(json.dumps({**site, "kiosks": []}))
    assert visit(settled).level("site") == "note"


@pytest.mark.parametrize(
    ("device", "level", "says"),
    [
        (Device(), "well", "ready"),
        (Device(paper=NO_PAPER), "bad", "no paper"),
        (Device(paper=NEAR_END), "note", "nearly used"),
        (Device(online=OFFLINE, cause=COVER), "bad", "cover open"),
        (Device(online=OFFLINE, cause=ERROR), "bad", "fault"),
        (Device(paper=None, online=None), "note", "says nothing"),
    ],
)
def test_the_printer_is_asked_when_it_can_answer(
    alone: Program, device: Device, level: str, says: str
) -> None:
    """What a printer says of itself in real time is told; one that says nothing is unknown."""
    with listening(device) as port:
        told = parts.printer(settings_of(alone, printer=f"tcp://127.0.0.1:{port}"), agent_runs=True)
    assert (told.level.value, says in told.says) == (level, True), told


def test_a_printer_in_use_is_left_alone_when_the_agent_runs(alone: Program) -> None:
    """A line or a bus has one user at a time: it is the agent."""
    told = parts.printer(settings_of(alone, printer="serial:/dev/ttyS0"), agent_runs=True)
    assert told.level is Level.NOTE
    assert "agent has it" in told.says


@pytest.mark.parametrize(("player", "level"), [("true", "well"), ("false", "bad"), ("/no", "bad")])
def test_the_player_is_tried_when_a_sound_is_named(alone: Program, player: str, level: str) -> None:
    """A player that fails, or is not there, is told; one that ends well is well."""
    assert parts.sound(settings_of(alone, sound=[player])).level == level


def test_missing_letters_are_told_when_a_font_lacks_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A language that the paper cannot write is named with what it lacks."""
    name = "WartemarkePaper-Regular.ttf"
    subset.main([str(parts.FONTS / name), "--unicodes=20-7E", f"--output-file={tmp_path / name}"])
    monkeypatch.setattr(parts, "FONTS", tmp_path)
    parts._font.cache_clear()  # noqa: SLF001 - another font is there now
    parts._drawn.cache_clear()  # noqa: SLF001 - the same
    told = parts.fonts(["en", "ar"])
    parts._font.cache_clear()  # noqa: SLF001 - for whoever looks next
    parts._drawn.cache_clear()  # noqa: SLF001 - the same
    assert told.level is Level.BAD
    assert "ar (" in told.says


@pytest.mark.parametrize(("off_s", "level"), [(0, "well"), (30, "note"), (-3600, "bad")])
def test_a_wrong_clock_is_told_when_the_server_has_another_time(
    settled: Program, off_s: int, level: str
) -> None:
    """A clock that is off is told, and badly off is bad: papers would carry it."""
    now = datetime.now(UTC) + timedelta(seconds=off_s)
    assert outside.clock(machine_of(settings_of(settled)), now=now).level == level


def test_an_untrusted_certificate_is_told_when_the_server_shows_one(alone: Program) -> None:
    """A certificate that this machine does not trust is named as such, not as an outage."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as doors:
        doors.socket = context.wrap_socket(doors.socket, server_side=True)
        thread = threading.Thread(target=doors.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        settings = settings_of(alone, server=f"https://127.0.0.1:{doors.server_port}")
        told = outside.server(machine_of(settings))
        doors.shutdown()
        thread.join()
    assert told.level is Level.BAD
    assert "certificate" in told.says


def test_a_turned_or_small_screen_is_told_when_it_is_plugged_in(tmp_path: Path) -> None:
    """What is plugged in is told where no page is drawn: portrait and large enough is well."""
    screen = tmp_path / "card0-HDMI-A-1"
    screen.mkdir()
    (screen / "status").write_text("connected\n")
    levels = []
    for mode in ("1080x1920", "1920x1080", "720x1280", ""):
        (screen / "modes").write_text(f"{mode}\n")
        levels.append(parts.screen(outside.screen_size(None, tmp_path)).level.value)
    assert levels == ["well", "note", "note", "note"]
    assert outside.screen_size({"screen": SIZE}, tmp_path) == (1080, 1920)


def test_an_open_browser_is_told_when_it_has_no_policy(alone: Program, tmp_path: Path) -> None:
    """A browser that is not there, not locked, or locked out of our page is told."""
    policy = tmp_path / "wartemarke.json"
    machine = machine_of(settings_of(alone, browser=["chromium", "{page}"]))
    levels = [outside.browser(machine, policy).level.value]
    for port in (9, alone.port):
        policy.write_text(json.dumps({"URLAllowlist": [f"http://127.0.0.1:{port}"]}))
        levels.append(outside.browser(machine, policy).level.value)
    absent = machine_of(settings_of(alone, browser=["/no/such/browser"]))
    assert [*levels, outside.browser(absent, policy).level] == ["note", "bad", "well", "bad"]


def test_wrong_settings_are_told_when_nothing_else_can_be_looked_at(alone: Program) -> None:
    """With wrong settings there is one line, and it says which."""
    seen = visit(alone, PORT="zero")
    assert list(seen.told) == ["settings"]
    assert "WARTEMARKE_KIOSK_PORT" in seen.told["settings"]["says"]
    assert seen.code == 1


@pytest.mark.parametrize("width", PAPERS)
def test_the_ruler_reaches_both_edges_when_it_is_printed(
    alone: Program, tmp_path: Path, width: int
) -> None:
    """The test print is as wide as the settings say, from the first dot to the last."""
    out = tmp_path / "paper"
    env = {"WARTEMARKE_KIOSK_PRINTER": f"file:{out}", "WARTEMARKE_KIOSK_PROFILE": str(width)}
    subprocess.run(
        [sys.executable, "-m", "kiosk", "doctor", "--print"],
        env={**alone.env, **env},
        capture_output=True,
        timeout=60,
        check=False,
    )
    picture = decode(out.read_bytes()).picture
    assert picture.width == width == trial.ruler(PAPERS[width]).width
    assert [picture.getpixel((at, 40)) for at in (0, width - 1)] == [0, 0]


def test_an_agent_is_told_as_running_when_another_kiosk_is_not(settled: Program) -> None:
    """Only the agent on this kiosk's own port counts."""
    assert visit(settled, PORT=str(free_port())).level("agent") == "bad"


def test_nothing_is_changed_when_the_doctor_has_looked(office: KioskOffice) -> None:
    """The kiosk gives a number as before, and its outbox is its own."""
    with running(kiosk := office.kiosk()):
        visit(kiosk)
        Page(kiosk.port).ask_for("asylum")
        until(lambda: office.events("delivered"))
