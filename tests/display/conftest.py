"""What tests of the board's page share: the browser, and a page that shows what it is told."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.device.page_probe import headless_shell
from tests.display.scenes import state
from tests.display.showcase import showcase
from tests.display.shown import Shown


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with headless_shell() as running:
        yield running


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The board's page, at rest: it shows what a test tells it, and nothing fades on it."""
    with showcase(tmp_path_factory.mktemp("media"), state()) as case:
        shown = Shown(browser, case)
        shown.still()
        yield shown
        shown.page.close()
