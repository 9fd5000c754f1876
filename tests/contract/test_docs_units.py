"""The units for systemd start programs that exist, with settings that exist."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

import display.settings
import kiosk.settings
import server.settings

ROOT: Final = Path(__file__).parents[2]
UNITS: Final = sorted((ROOT / "systemd").glob("*.service"))
SETTINGS: Final = {
    "wartemarke": server.settings,
    "wartemarke-kiosk": kiosk.settings,
    "wartemarke-display": display.settings,
}


def values(unit: str, name: str) -> list[str]:
    """Give every value of a setting of a unit."""
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.stem)
def test_a_unit_starts_our_program_when_it_is_shipped(file: Path) -> None:
    """A unit's program is one of the project's, and its variables are that program's settings."""
    unit = file.read_text(encoding="utf-8")
    (command,) = values(unit, "ExecStart")
    program = Path(command.split()[0]).name
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert program in project["scripts"]
    theirs = SETTINGS[program]
    known = {theirs.PREFIX + name.upper() for name in theirs.Settings.model_fields}
    set_here = {value.partition("=")[0] for value in values(unit, "Environment")}
    assert set_here <= {*known, theirs.SETTINGS_FILE}


def test_no_two_units_share_a_user_when_they_are_shipped() -> None:
    """Each role has a user of its own, and none is root."""
    users = [values(file.read_text(encoding="utf-8"), "User") for file in UNITS]
    assert all(len(user) == 1 and user != ["root"] for user in users)
    assert len({user[0] for user in users}) == len(UNITS) == len(SETTINGS)
