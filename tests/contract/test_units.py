"""The units for systemd: judged by systemd itself over a staging root, with stub programs in it."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Final

import pytest

import display.settings
import kiosk.settings
import server.settings

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "systemd"
SERVICES: Final = sorted(path.name for path in FOLDER.glob("*.service"))
NIGHTLY: Final = "wartemarke-kiosk-nightly"
BROWSERS: Final = {
    f"wartemarke-{kind}-browser.service": f"wartemarke-{kind}.service"
    for kind in ("kiosk", "display")
}
"""Each browser's unit, and that of the agent whose page it shows."""
ROLES: Final = [name for name in SERVICES if "@" not in name and not name.startswith(NIGHTLY)]
UNITS: Final = [
    *SERVICES,
    *sorted(path.name for kind in ("*.target", "*.timer") for path in FOLDER.glob(kind)),
]
SETTINGS: Final = {
    "wartemarke": server.settings,
    "wartemarke-kiosk": kiosk.settings,
    "wartemarke-display": display.settings,
}
NAMING: Final = re.compile(r"^(?:Wants|After|PartOf|Conflicts|OnFailure)=.*$", re.MULTILINE)
MOST_EXPOSED: Final = dict.fromkeys(BROWSERS, "25")
"""A browser with a sandbox of its own must be let make namespaces and machine code."""
MOST_EXPOSED_ELSE: Final = "20"
"""`systemd-analyze security` counts from 0.0 to 10.0 and takes its threshold in tenths."""


def text(unit: str) -> str:
    """Give a unit's lines."""
    return (FOLDER / unit).read_text(encoding="utf-8")


def values(unit: str, name: str) -> list[str]:
    """Give every value of a setting of a unit."""
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


def programs(unit: str) -> list[str]:
    """Give the programs that a unit starts."""
    return [command.split()[0] for command in values(unit, "Exec[A-Za-z]+")]


def instance(unit: str) -> str:
    """Name a unit as systemd starts it: a template needs something to be for."""
    return unit.replace("@.", "@wartemarke-kiosk.")


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A root with the system's own units, ours, and stubs of the programs that ours start."""
    root = tmp_path / "stage"
    system = Path("/usr/lib/systemd/system")
    shutil.copytree(system, root / system.relative_to("/"), symlinks=True)
    shutil.copytree(FOLDER, root / "etc" / "systemd" / "system")
    for program in {program for unit in SERVICES for program in programs(text(unit))}:
        stub = root / program.removeprefix("/")
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.touch(mode=0o755)
    return root


def installed(stage: Path, unit: str) -> Path:
    """Where a unit lies in the staging root."""
    return stage / "etc" / "systemd" / "system" / unit


def objections(stage: Path, unit: str) -> str:
    """Give all that `systemd-analyze verify` prints: it exits with 0 on an unknown key."""
    run = subprocess.run(
        ("systemd-analyze", "verify", "--man=no", f"--root={stage}", instance(unit)),
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr + (f"exit code {run.returncode}" if run.returncode else "")


def exposure(stage: Path, unit: str) -> str:
    """Give what `systemd-analyze security` says if the unit is more exposed than allowed."""
    limit = MOST_EXPOSED.get(unit, MOST_EXPOSED_ELSE)
    run = subprocess.run(
        (
            *("systemd-analyze", "security", "--offline=true", f"--threshold={limit}"),
            *(f"--root={stage}", instance(unit)),
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Overall exposure level" in run.stdout, run.stderr
    return run.stdout.splitlines()[-1] if run.returncode else ""


def with_examples(stage: Path, unit: str, *names: str) -> None:
    """Install examples of what a device may have, as their comments say."""
    folder = installed(stage, f"{unit}.d")
    for name in names:
        (folder / f"{name}.conf.example").rename(folder / f"{name}.conf")


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_has_nothing_to_say_when_a_unit_is_shipped(stage: Path, unit: str) -> None:
    """Every key is known, every unit that is named exists, every program can be started."""
    assert objections(stage, unit) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("RestartSec=", "RestartSek="),
        ("After=", "After=no slash/"),
        ("/bin/wartemarke-kiosk", "/bin/absent"),
        ("SystemCallFilter=@system-service", "SystemCallFilter=@no-such-group"),
    ],
)
def test_systemd_objects_when_a_unit_is_wrong(stage: Path, before: str, after: str) -> None:
    """An unknown key, a wrong name, a program or a group that is not there: each is told."""
    path = installed(stage, "wartemarke-kiosk.service")
    planted = path.read_text(encoding="utf-8").replace(before, after, 1)
    path.write_text(planted, encoding="utf-8")
    assert objections(stage, path.name)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_of_ours_exists_when_another_names_it(unit: str) -> None:
    """No check of systemd finds a unit that is named and not there; this one does."""
    named = set(re.findall(r"wartemarke-[a-z]+@?", "\n".join(re.findall(NAMING, text(unit)))))
    ours = {name.partition(".")[0] for name in UNITS}
    assert named <= ours


@pytest.mark.parametrize("unit", SERVICES)
def test_a_unit_is_closed_when_it_is_shipped(stage: Path, unit: str) -> None:
    """No unit is more exposed than 2.0 of 10, the browser's than 2.5."""
    assert exposure(stage, unit) == ""


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("kiosk", ("printer",)),
        ("kiosk", ("sound",)),
        ("kiosk", ("printer", "sound")),
        ("display", ("sound",)),
        ("display", ("silent",)),
    ],
)
def test_a_device_stays_closed_when_an_example_is_installed(
    stage: Path, kind: str, names: tuple[str, ...]
) -> None:
    """The examples for a printer, for sound and for silence are right, and open little."""
    unit = f"wartemarke-{kind}.service"
    with_examples(stage, unit, *names)
    assert objections(stage, unit) == ""
    assert exposure(stage, unit) == ""


def test_an_open_unit_is_told_when_lines_are_taken_away(stage: Path) -> None:
    """The limit is one that a looser unit exceeds."""
    path = installed(stage, "wartemarke-server.service")
    loose = re.sub(r"^(CapabilityBoundingSet|SystemCall|Private).*\n", "", text(path.name), flags=8)
    path.write_text(loose, encoding="utf-8")
    assert "exposure level" in exposure(stage, path.name)


@pytest.mark.parametrize("unit", ROLES)
def test_a_unit_starts_our_program_when_it_is_shipped(unit: str) -> None:
    """A unit's program is one of the project's, and its variables are that program's settings.

    One says what systemd alone knows: which start of the machine this is.
    """
    program = Path(programs(text(unit))[0]).name
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert program in project["scripts"]
    theirs = SETTINGS[program]
    known = {theirs.PREFIX + name.upper() for name in theirs.Settings.model_fields}
    set_here = {value.partition("=")[0] for value in values(text(unit), "Environment")}
    assert set_here <= {*known, theirs.SETTINGS_FILE, "BOOT_ID"}


def test_no_two_units_share_a_user_when_they_are_shipped() -> None:
    """Each role has a user of its own with a folder of its own, and none is root.

    A browser's folder goes with it; its agent's is no place for it.
    """
    users = [values(text(unit), "User") for unit in ROLES]
    assert all(len(user) == 1 and user != ["root"] for user in users)
    assert len({user[0] for user in users}) == len(ROLES)
    kinds = dict.fromkeys(ROLES, "StateDirectory")
    kinds |= dict.fromkeys(BROWSERS, "RuntimeDirectory")
    assert [values(text(unit), kinds[unit]) for unit in ROLES] == users
    for browser, agent in BROWSERS.items():
        folder = values(text(agent), "StateDirectory")[0]
        assert f"-/var/lib/{folder}" in values(text(browser), "InaccessiblePaths")


def test_a_board_speaks_and_its_browser_does_not_when_they_are_shipped() -> None:
    """The agent may use a sound card; no browser may, so none can speak twice or into silence."""
    agent = text("wartemarke-display.service")
    assert "char-alsa rw" in values(agent, "DeviceAllow")
    assert "audio" in " ".join(values(agent, "SupplementaryGroups")).split()
    for browser in BROWSERS:
        assert values(text(browser), "DeviceAllow") == ["char-drm rw"]
        assert "audio" not in " ".join(values(text(browser), "SupplementaryGroups")).split()


@pytest.mark.parametrize("unit", [*BROWSERS, *BROWSERS.values()])
def test_a_device_waits_for_no_network_when_it_starts(unit: str) -> None:
    """In the morning a kiosk and a board start without a network, their screens too."""
    named = " ".join(re.findall(NAMING, text(unit)))
    assert "network-online" not in named


def test_nothing_starts_anew_by_day_when_a_machine_was_off_by_night() -> None:
    """The nightly start is not caught up: the caretaker has just switched the kiosk on."""
    timer = text(f"{NIGHTLY}.timer")
    assert values(timer, "Persistent") == ["no"]
    assert values(timer, "OnCalendar") == ["*-*-* 03:30"]
    assert "try-restart wartemarke-kiosk.service" in text(f"{NIGHTLY}.service")


@pytest.mark.parametrize("unit", ROLES)
def test_a_unit_comes_back_when_it_ends_or_hangs(unit: str) -> None:
    """Each is started again whatever ends it, asked for signs of life, and not for ever at once."""
    said = text(unit)
    assert values(said, "Restart") == ["always"]
    assert values(said, "Type") == ["notify"]
    assert int(values(said, "WatchdogSec")[0]) > 0
    assert int(values(said, "StartLimitBurst")[0]) > 0
    assert values(said, "OnFailure") == ["wartemarke-again@%N.service"]


@pytest.mark.parametrize("unit", SERVICES)
def test_every_line_has_its_reason_when_a_unit_is_read(unit: str) -> None:
    """A group of settings stands below a comment that says why; only names may stand alone."""
    plain = {"Description", "Documentation", "User", "ExecStart", "Environment", "WantedBy", "Type"}
    paragraphs = re.split(r"\n(?=#|\n)", text(unit).partition("[Service]")[2])
    unexplained = {
        line.partition("=")[0]
        for paragraph in paragraphs
        if not paragraph.lstrip().startswith("#")
        for line in paragraph.splitlines()
        if "=" in line
    }
    assert unexplained <= plain
