"""What every device keeps on its disk: its token, in a folder that has room."""

import os
import shutil
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from device import token_file
from device.doctor.findings import Finding, bad, note, well
from device.doctor.machine import Machine
from device.token_file import TokenProblem

LEAST_FREE_MB: Final = 200
"""What a device writes in a day is some megabytes; what else the system writes needs room too."""


def token(machine: Machine) -> Finding:
    """Look whether there is a token that only its owner may read; it is not shown."""
    path = machine.token_path
    if path.parent == machine.data_dir and not path.parent.is_dir():
        return _unpaired(machine)
    try:
        kept = token_file.read(path)
        if kept is None:
            token_file.check_room(path)
    except TokenProblem as problem:
        return bad("token", str(problem), f"put the file right, or pair this {machine.kind} anew")
    if kept is None:
        return _unpaired(machine)
    return well("token", f"there, for its owner alone, as {kept.name or machine.name}")


def _unpaired(machine: Machine) -> Finding:
    do = "start the agent and type the code on its screen at /supervisor/, or `wartemarke pair`"
    return bad("token", f"this {machine.kind} is not paired yet", do)


def folder(machine: Machine) -> Finding:
    """Look whether the data folder can be written and has room."""
    path = machine.data_dir
    if not path.is_dir():
        return bad("data folder", f"{path} is not there", "start the agent: it makes it")
    if not os.access(path, os.W_OK | os.X_OK):
        return bad("data folder", f"{path} cannot be written", _as_owner(path))
    free_mb = shutil.disk_usage(path).free // 1_000_000
    if free_mb < LEAST_FREE_MB:
        do = f"make room: {machine.without_room}"
        return bad("data folder", f"only {free_mb} MB are free at {path}", do)
    if path.stat().st_uid != os.geteuid():
        return note("data folder", f"{path} belongs to another user", _as_owner(path))
    return well("data folder", f"{path}, {free_mb} MB free")


def _as_owner(path: Path) -> str:
    return f"run this as the agent's user, whose folder {path} must be"


def time_zone(name: str) -> Finding:
    """Look whether the office's time zone is known here."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return bad("time zone", f"{name} is not known here", "install tzdata")
    return well("time zone", name)
