"""`wartemarke-kiosk browser`: the full-screen browser of the cabinet, kept by `device.browser`.

It runs as the user of the seat, not as the agent's: it reads the settings, and never the token.
"""

from typing import TYPE_CHECKING, Final, NoReturn

from device.browser.caged import become_keeper, caged

if TYPE_CHECKING:
    from kiosk.settings import Settings

CAGE: Final = caged("--disable-pinch", "--overscroll-history-navigation=0")
"""Fingers magnify nothing and swipe nothing away."""


def keep(settings: "Settings") -> NoReturn:
    """Become the keeper of this kiosk's browser; never returns."""
    become_keeper(settings.port, settings.browser or CAGE)
