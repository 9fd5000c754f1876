"""An office with a kiosk in Chromium, for the visits at its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.device.page_probe import headless_shell
from tests.kiosk.kiosk_office import KioskOffice, kiosk_office
from tests.kiosk.page_visit import PORTRAIT, opened
from tests.running import Program, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from server.embedded import EmbeddedStore


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all visits."""
    with headless_shell() as running_browser:
        yield running_browser


@pytest.fixture
def office(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[KioskOffice]:
    """A server, and the cable to it."""
    with kiosk_office(embedded, tmp_path) as office:
        yield office


@pytest.fixture
def kiosk(office: KioskOffice) -> Iterator[Program]:
    """A running kiosk with the virtual printer."""
    kiosk = office.kiosk()
    with running(kiosk):
        yield kiosk


@pytest.fixture
def tab(browser: Browser, kiosk: Program) -> Iterator[Tab]:
    """The kiosk's page on a portrait screen."""
    with browser.new_context(viewport=PORTRAIT) as context:
        yield opened(context.new_page(), kiosk)
