"""The site file gives a kiosk another range while it is away: a real kiosk, a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.test_kiosk_offline import drawn, known_away, waiting
from tests.kiosk.test_kiosk_outage import outbox_of
from tests.running import running
from tests.sites import write_changed_site

if TYPE_CHECKING:
    from pathlib import Path

OTHER_RANGE = {"K = [801, 849]": "K = [901, 949]"}


def test_everybody_is_in_the_queue_when_the_range_was_changed_meanwhile(
    office: KioskOffice, tmp_path: Path
) -> None:
    """What a kiosk gave of the range that it knew is taken; then it gives of the new one.

    Given a kiosk that is away, when the site file gives it another range and the server begins with
    that, then it goes on with the old one until it is back, and hands in all of it. It hears of the
    new one within a minute, and at once when it is started.
    """
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        known_away(office, kiosk)
        numbers = [drawn(page, "asylum")["number"]]
        office.restart_server(write_changed_site(tmp_path / "changed", OTHER_RANGE))
        numbers.append(drawn(page, "asylum")["number"])
        office.wire.mend()
        until(lambda: outbox_of(kiosk) == [])
        kiosk.kill()
        kiosk.start()
        until(lambda: "901" in (kiosk.log.parent / "site.json").read_text())
        page = Page(kiosk.port)
        assert drawn(page, "asylum")["number"] == "K101"
        known_away(office, kiosk)
        numbers.append(drawn(page, "asylum")["number"])
        office.wire.mend()
        until(lambda: outbox_of(kiosk) == [])
    assert numbers == waiting(office) == ["K801", "K802", "K901"]
    assert "hand_in_refused" not in kiosk.log.read_text()
