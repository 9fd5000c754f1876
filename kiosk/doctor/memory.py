"""What a kiosk alone keeps on its disk: the outbox, what it knows of the site."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from device.doctor.findings import Finding, bad, note, well
from kiosk.office import Office, remembered
from kiosk.out_of_service import OUT_OF_SERVICE, OutOfService
from kiosk.outbox import numbers_are_doubtful
from kiosk.settings import Settings


def outbox(settings: Settings) -> Finding:
    """Look whether the outbox can be read, and how much is owed."""
    path = settings.data_dir / "outbox.db"
    if not path.exists():
        return note("outbox", "there is none yet", "the agent makes it at its first start")
    try:
        whole, owed, is_lost = _ask(path)
    except sqlite3.DatabaseError as error:
        do = "the agent begins a new one by itself if the file is broken; if not, look at the disk"
        return bad("outbox", f"cannot be read: {error}", do)
    if whole != "ok":
        return bad("outbox", f"damaged: {whole}", "stop the agent, check the disk, start it again")
    if is_lost:
        says = "begun anew: which numbers were given today is lost, so none without the server"
        return note("outbox", says, "nothing; it ends by itself on the server's next day")
    if owed:
        return note("outbox", f"numbers in flight or owed to the server: {owed}")
    return well("outbox", "whole, and nothing is owed")


def _ask(path: Path) -> tuple[str, int, bool]:
    rows = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=2)
    try:
        (whole,) = rows.execute("PRAGMA quick_check(1)").fetchone()
        (owed,) = rows.execute("SELECT count(*) FROM flight").fetchone()
        is_lost = numbers_are_doubtful(rows)
    finally:
        rows.close()
    return str(whole), int(owed), is_lost


def service(settings: Settings) -> Finding:
    """Look whether somebody far away has taken the kiosk out of service."""
    if OutOfService(settings.data_dir / OUT_OF_SERVICE).is_so:
        do = "a supervisor takes it back at /supervisor/: *In Betrieb* beside its name"
        return note("service", "taken out of service: it gives no numbers, and says so", do)
    return well("service", "in service")


def office(settings: Settings) -> Office | None:
    """Give the site's description as this kiosk has kept it."""
    return remembered(settings.data_dir / "site.json")


def site(settings: Settings, name: str) -> Finding:
    """Look whether the kiosk of this name could give numbers in the morning without its server."""
    known = office(settings)
    if known is None:
        do = "let the agent reach its server once: it keeps what it needs for a start without it"
        return bad("site", "nothing is known of it yet", do)
    ranges = offline_ranges(known, name)
    if not ranges:
        do = f"give it a range in the site file: [[kiosks]] name = {name!r}, offline = …"
        return note("site", "known, but this kiosk may give no numbers without its server", do)
    told = [f"{letter} {first} to {last}" for letter, (first, last) in sorted(ranges.items())]
    return well("site", f"known; numbers without the server: {', '.join(told)}")


def offline_ranges(known: Office, name: str) -> dict[str, tuple[int, int]]:
    """Give the numbers that the kiosk of this name alone may give, by area."""
    kiosks = known.description.get("kiosks", [])
    mine = [each for each in kiosks if each.get("name") == name] if isinstance(kiosks, list) else []
    return {
        letter: (int(first), int(last))
        for each in mine
        for letter, (first, last) in each.get("offline", {}).items()
    }
