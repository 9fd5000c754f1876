"""What somebody who starts the practice office has asked for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """The first port, the folder, and what is to be there; `seed` is for the visitors' dice."""

    port: int
    data: Path
    kiosk: bool
    display: bool
    visitors: bool = False
    seed: int | None = None
