"""`wartemarke-display browser`: the full-screen browser of a board, kept by `device.browser`.

It runs as the user of the seat, not as the agent's: it reads the settings, and never the token. It
is mute: calls are spoken by the agent, whatever becomes of the browser.
"""

from typing import TYPE_CHECKING, Final, NoReturn

from device.browser.caged import become_keeper, caged

if TYPE_CHECKING:
    from display.settings import Settings

CAGE: Final = caged("--mute-audio")


def keep(settings: "Settings") -> NoReturn:
    """Become the keeper of this board's browser; never returns."""
    become_keeper(settings.port, settings.browser or CAGE)
