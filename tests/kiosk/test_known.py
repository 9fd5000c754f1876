"""What a kiosk knows of its office is on its disk as soon as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import gevent

from kiosk import office
from kiosk.known import Known
from kiosk.outage import Outage
from tests.kiosk.page_states.wishes import OFFICE

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from device.connection import Server


class Describing:
    """A server that describes its office."""

    def read(self, path: str = "") -> Any:
        """Give the description."""
        assert not path
        return OFFICE.description


def test_the_office_is_kept_when_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at the first try must not cost the next start without a server its screens."""
    monkeypatch.setattr("kiosk.known.OFFICE_EVERY_S", 0.01)
    folder = tmp_path / "later"
    known = Known(cast("Server", Describing()), folder, outage=Outage())
    following = gevent.spawn(known.follow_office)
    try:
        assert known.office_known.wait(15)
        gevent.sleep(0)
        folder.mkdir()
        with gevent.Timeout(15):
            while not (folder / "site.json").exists():
                gevent.sleep(0.01)
        assert office.remembered(folder / "site.json") == OFFICE
    finally:
        following.kill()


def test_the_offer_is_asked_for_when_the_office_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another range comes another word on what was given of it today, and at once.

    Not where nothing has changed, nor at the first word: then the offer is asked for anyway.
    """
    monkeypatch.setattr("kiosk.known.OFFICE_EVERY_S", 0.01)
    known = Known(cast("Server", Describing()), tmp_path, outage=Outage())
    following = gevent.spawn(known.follow_office)
    try:
        assert known.office_known.wait(15)
        gevent.sleep(0.1)
        assert not known.choosing.is_set()
        kiosks = [{"name": "kiosk-1", "offline": {"K": [901, 949]}}]
        known.office = office.read({**OFFICE.description, "kiosks": kiosks})
        assert known.choosing.wait(15)
    finally:
        following.kill()
