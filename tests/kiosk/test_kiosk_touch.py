"""Fingers on the glass: wherever one comes down it is silence, and somebody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.kiosk.blind import PLUGGED_IN, PULLED_OUT, Blind, fast_voice
from tests.kiosk.kiosk_office import KioskOffice, kiosk_office, until
from tests.kiosk.page_visit import PORTRAIT, opened, to_number
from tests.running import running
from tests.sites import write_changed_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from server.embedded import EmbeddedStore

ASKS_AFTER_2_S: Final = {"kiosk_ticket_seconds = 40": "kiosk_ticket_seconds = 22"}
NO_KEY: Final = "([x, y]) => document.elementFromPoint(x, y).closest('button') === null"


@pytest.fixture
def office(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[KioskOffice]:
    """A server whose kiosks ask at a number after two seconds whether somebody is there."""
    site = str(write_changed_site(tmp_path / "asks", ASKS_AFTER_2_S))
    with kiosk_office(embedded, tmp_path, WARTEMARKE_SITE_FILE=site) as office:
        yield office


@pytest.fixture
def tab(browser: Browser, office: KioskOffice, tmp_path: Path) -> Iterator[Tab]:
    """The page of a kiosk with a voice, on a screen that is touched."""
    kiosk = office.kiosk(SOUND=f"file:{tmp_path / 'sound'}")
    kiosk.env["PATH"] = fast_voice(tmp_path / "bin")
    with running(kiosk), browser.new_context(viewport=PORTRAIT, has_touch=True) as context:
        yield opened(context.new_page(), kiosk)


def touch_bare_glass(tab: Tab, beside: str) -> None:
    """Touch what is no key."""
    box = tab.locator(beside).bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + box["height"] / 2
    assert tab.evaluate(NO_KEY, [x, y])
    tab.touchscreen.tap(x, y)


def test_a_touch_of_bare_glass_is_silence_and_a_yes(tab: Tab, tmp_path: Path) -> None:
    """What is read is cut off, with nothing after it; the warning goes, and the number stays."""
    blind = Blind(tab, tmp_path / "sound")
    blind.press(PLUGGED_IN)
    until(blind.has_begun)
    touch_bare_glass(tab, "[data-question]")
    until(lambda: any(line["cut"] for line in blind.lines()))
    heard = len(blind.lines())
    tab.wait_for_timeout(1500)
    assert len(blind.lines()) == heard
    assert tab.locator('[data-key="speak"][aria-pressed="true"]').count() == 1
    blind.press(PULLED_OUT)

    to_number(tab)
    for _ in range(2):
        tab.wait_for_selector(".over .key")
        touch_bare_glass(tab, ".slip")
        tab.wait_for_selector(".over", state="detached")
        assert tab.locator('[data-view="ticket"]').count() == 1
