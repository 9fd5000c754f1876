"""What the kiosk's own file decides about its first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.running import running

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_screen_has_its_order_when_the_file_names_languages(
    office: KioskOffice, tmp_path: Path
) -> None:
    """Those that the file names come first, in its order; the site's others follow in theirs."""
    with running(kiosk := office.kiosk()):
        page = Page(kiosk.port)
        until(lambda: page.on("language")["languages"])
        usual = [each["language"] for each in page.on("language")["languages"]]
    file = tmp_path / "kiosk.toml"
    file.write_text('languages = ["uk", "ti", "de"]\n', encoding="utf-8")
    with running(kiosk := office.kiosk(SETTINGS_FILE=str(file))):
        page = Page(kiosk.port)
        until(lambda: page.on("language")["languages"])
        own = [each["language"] for each in page.on("language")["languages"]]
    assert own == ["uk", "ti", "de", *(key for key in usual if key not in {"uk", "ti", "de"})]
    assert usual[0] == "de"
