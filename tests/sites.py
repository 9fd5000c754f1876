"""The shipped site as a file of its own, open day and night and at noon: tests run at any hour.

A process that is tested keeps the machine's time, so it is the office that moves: it lies where it
is noon as the tests begin. No test meets the end of a business day that it does not make itself,
and an hour ago is always today.
"""

import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from server.site import Site

SHIPPED: Final = Path(__file__).parent.parent / "server" / "sites" / "maschstrasse.toml"
ZONE: Final = f"Etc/GMT{time.gmtime().tm_hour - 12:+d}"
"""Where these sites are; a zone's name has the sign that its hours have not."""
_ZONE: Final = re.compile(r'^timezone = "[^"]+"$', re.MULTILINE)
_HOURS: Final = re.compile(r"^\[hours\]\n.*?(?=^# -+ areas$)", re.MULTILINE | re.DOTALL)
_CLOSED_DAYS: Final = re.compile(r"^\[(?:holidays|exceptions)\]\n(?:[^\[\n].*\n|\n)*", re.MULTILINE)
_PAUSE_REASON: Final = re.compile(r"^\[\[?pause_reasons\b.*\n(?:[^\[\n#].*\n|\n)*", re.MULTILINE)
_WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HEAD: Final = """\
key = "{key}"
name.de = "Prüfstand"
address = "Teststraße 1"
timezone = "Europe/Berlin"
languages = ["de"]
[hours]
# - areas
[[areas]]
letter = "K"
name.de = "Wartebereich K"
floor.de = "1. Stock"
[[outcomes]]
key = "done"
title.de = "Erledigt"
"""
SERVICE: Final = """
[[services]]
key = "{key}"
area = "{area}"
group = "{group}"
mode = "both"
minutes = 5
cv = 0.5
icon = "passport"
title.de = "Anliegen"
short.de = "Anliegen"
"""
COUNTER: Final = """
[[counters]]
number = "{number}"
area = "{area}"
room = "1.01"
services = {keys}
"""


def always_open(text: str) -> str:
    """Give the text of a site file with hours that never end, and with a day that just does not."""
    hours = "".join(f'{day} = ["00:00-24:00"]\n' for day in _WEEK)
    opened, count = _HOURS.subn(f"[hours]\n{hours}\n", text)
    moved, moves = _ZONE.subn(f'timezone = "{ZONE}"', opened)
    assert (count, moves) == (1, 1)
    return moved


def at_noon(site: Site) -> Site:
    """Give the site where these are: for a ledger beside a server of such a file."""
    return site.model_copy(update={"timezone": ZONE})


def one_counter(folder: Path, services: int) -> Path:
    """Write a site whose counter 1 serves so many services; the file.

    Counter 2 has one more, because an area of one legal matter alone is refused.
    """
    keys = [f"service-{nth}" for nth in range(services + 1)]
    groups = ["residence"] * services + ["general"]
    rows = [
        SERVICE.format(key=key, area="K", group=each)
        for key, each in zip(keys, groups, strict=True)
    ]
    counters = [
        COUNTER.format(number=1, area="K", keys=keys[:-1]),
        COUNTER.format(number=2, area="K", keys=keys[-1:]),
    ]
    file = folder / f"services-{services}.toml"
    text = "".join((_HEAD.format(key=file.stem), *rows, *counters))
    file.write_text(always_open(text), encoding="utf-8")
    return file


def write_site(folder: Path, text: str | None = None, *, shipped: Path = SHIPPED) -> Path:
    """Write the shipped site, or this text of it, into a folder of its own, with its texts.

    `shipped` is the file of another version; gives the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    texts, file = folder / shipped.with_suffix(".texts").name, folder / shipped.name
    if not texts.exists():
        texts.mkdir()
        for shipped_texts in shipped.with_suffix(".texts").glob("*.toml"):
            told = _CLOSED_DAYS.sub("", shipped_texts.read_text(encoding="utf-8"))
            (texts / shipped_texts.name).write_text(told, encoding="utf-8")
    copy_pictures(folder, shipped.parent)
    opened = always_open(shipped.read_text(encoding="utf-8"))
    file.write_text(opened if text is None else text, encoding="utf-8")
    return file


def copy_pictures(folder: Path, shipped: Path = SHIPPED.parent) -> None:
    """Put the pictures of the shipped cards into this folder."""
    for picture in shipped.glob("*.png"):
        shutil.copy(picture, folder)


def write_changed_site(folder: Path, changes: Mapping[str, str]) -> Path:
    """Write the shipped site, always open and with these lines changed; the file."""
    text = always_open(SHIPPED.read_text(encoding="utf-8"))
    for shipped, ours in changes.items():
        assert shipped in text, shipped
        text = text.replace(shipped, ours)
    return write_site(folder, text)


def site_with_two_kiosks(folder: Path) -> Path:
    """Write the shipped site, always open and with a second kiosk; the file."""
    board = '[[displays]]\nname = "display-f"\n'
    return write_changed_site(folder, {board: f'[[kiosks]]\nname = "kiosk-2"\n\n{board}'})


def site_without_pause_reasons(folder: Path) -> Path:
    """Write the shipped site, always open and without a list of why counters pause; the file."""
    file = write_site(folder, _PAUSE_REASON.sub("", always_open(SHIPPED.read_text("utf-8"))))
    for texts in file.with_suffix(".texts").glob("*.toml"):
        texts.write_text(_PAUSE_REASON.sub("", texts.read_text("utf-8")), encoding="utf-8")
    return file
