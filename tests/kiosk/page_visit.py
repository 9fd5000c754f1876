"""What a visitor's hand does at the kiosk's page in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab
    from playwright.sync_api import ViewportSize

    from tests.running import Program

GUARD_MS: Final = 520
BURST: Final = """keys => keys.map(([key, held]) => {
    const options = { key, bubbles: true, cancelable: true, ...held };
    const event = new KeyboardEvent("keydown", options);
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
})"""
"""Keys go down as a reader types them; says of each whether the page keeps it from the browser."""
PORTRAIT: Final[ViewportSize] = {"width": 1080, "height": 1920}


def opened(tab: Tab, kiosk: Program) -> Tab:
    """Open the page and wait for its first question; any fault in the page fails the test."""
    tab.on("pageerror", lambda error: pytest.fail(f"the page fails: {error}"))
    tab.goto(kiosk.url)
    tab.wait_for_selector("[data-view]")
    return tab


def tap(tab: Tab, key: str, *, then: str) -> None:
    """Tap a key as an unhurried visitor does, and wait for the screen that follows."""
    tab.wait_for_timeout(GUARD_MS)
    tab.click(f'[data-key="{key}"]')
    tab.wait_for_selector(f'[data-view="{then}"]')


def press(tab: Tab, key: str, *, shows: str) -> None:
    """Tap a key that stays on its screen, and wait for what it changes."""
    tab.wait_for_timeout(GUARD_MS)
    tab.click(f'[data-key="{key}"]')
    tab.wait_for_selector(shows)


def to_start(tab: Tab, language: str = "de") -> None:
    """Choose a language."""
    tap(tab, language, then="start")


def to_concern(tab: Tab, language: str = "de") -> None:
    """Choose a language, and to come without an appointment."""
    to_start(tab, language)
    tap(tab, "without", then="concern")


def to_number(tab: Tab, language: str = "de", *, then: str = "ticket") -> None:
    """Choose a concern whose papers the visitor has, and take the number."""
    to_concern(tab, language)
    tap(tab, "asylum", then="bring")
    tap(tab, "have-all", then=then)


def scan(tab: Tab, code: str, *, then: str) -> None:
    """Hold a code to the reader, which types it and ends it with Enter."""
    tab.wait_for_timeout(GUARD_MS)
    keys: list[tuple[str, dict[str, bool]]] = [(key, {}) for key in (*code, "Enter")]
    assert all(tab.evaluate(BURST, keys)), "a key reached the browser"
    tab.wait_for_selector(f'[data-view="{then}"]')
