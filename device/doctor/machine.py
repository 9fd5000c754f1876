"""What the doctor must know of the device whose machine it looks at."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from device import token_file
from device.token_file import Kept, TokenProblem


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A device's own settings, and the words that are its own."""

    kind: str  # as a sentence calls the device
    program: str  # its program and its unit; the browser's unit has `-browser` behind it
    name: str
    server: str
    site: str
    port: int
    data_dir: Path
    token_path: Path
    browser: Sequence[str]
    policy: str  # what its browser is locked by, in `systemd/chromium/`
    asks: str  # what it may read of the site, and a stranger may not
    without_server: str  # what it does until its server answers
    without_room: str  # what becomes of it when its disk is full
    wrong_time: str  # what comes of a wrong clock

    def kept(self) -> Kept | None:
        """Read the token; None where there is none, or none that may be used."""
        try:
            return token_file.read(self.token_path)
        except TokenProblem:
            return None
