"""The caretaker's page says of each screen that needs somebody what it means and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from device.texts import Texts
from kiosk.settings import LOCALES

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "hausmeister.md"
BOARDS: Final = ROOT / "display" / "locales"
TITLES: Final = ("closed", "unavailable", "no-paper", "out-of-service", "lost")
ON_BOARDS: Final = ("welcome", "stale", "closed", "break", "quiet-sound", "evacuation")


@pytest.mark.parametrize("key", ON_BOARDS)
def test_a_board_is_explained_when_a_caretaker_may_find_it_so(key: str) -> None:
    """The page names each state of the boards in the very words that stand there."""
    words = Texts(BOARDS).get(key, "de")
    assert f"„{words}“" in PAGE.read_text(encoding="utf-8")


def test_a_number_is_asked_for_when_the_office_is_open() -> None:
    """At 7:30 the kiosk says closed to whoever chooses a language, and gives no number yet."""
    morning = PAGE.read_text(encoding="utf-8").partition("## Um 7:30")[2].partition("Fertig.")[0]
    assert Texts(LOCALES).get("screen-closed", "de") in morning
    assert Texts(LOCALES).get("screen-without", "de") not in morning


def test_the_printer_is_not_blamed_when_there_is_no_number() -> None:
    """Without paper the number stands on the screen: *no number* is the server's trouble alone."""
    words = Texts(LOCALES).get("screen-unavailable", "de")
    (row,) = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if words in line]
    assert "Drucker" not in row


@pytest.mark.parametrize("title", TITLES)
def test_a_screen_is_explained_when_a_caretaker_may_find_it(title: str) -> None:
    """The table names it in the very words that stand on the screen."""
    words = Texts(LOCALES).get(f"screen-{title}", "de")
    assert f"| „{words}“" in PAGE.read_text(encoding="utf-8")
