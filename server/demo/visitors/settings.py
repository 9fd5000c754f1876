"""How the demo tells the process of its simulated people what they need: by the environment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.demo.visitors.people import Tokens

SERVER: Final = "WARTEMARKE_DEMO_VISITORS_SERVER"
SITE_FILE: Final = "WARTEMARKE_DEMO_VISITORS_SITE_FILE"
TOKENS: Final = "WARTEMARKE_DEMO_VISITORS_TOKENS"
DATA: Final = "WARTEMARKE_DEMO_VISITORS_DATA"
SEED: Final = "WARTEMARKE_DEMO_VISITORS_SEED"
KIOSK: Final = "visitors"


def device_of(counter: str) -> str:
    """Name the device that a simulated caseworker acts with."""
    return f"caseworker-{counter}"


@dataclass(frozen=True)
class Settings:
    """Where the office is, and the dice's seed, if it is given."""

    server: str
    site_file: Path
    tokens: Path
    data: Path
    seed: str | None

    def environment(self) -> dict[str, str]:
        """Give the environment from which `read` reads these."""
        given = {} if self.seed is None else {SEED: self.seed}
        folders = {TOKENS: str(self.tokens), DATA: str(self.data)}
        return {SERVER: self.server, SITE_FILE: str(self.site_file), **folders, **given}

    def secrets(self, counters: Sequence[str]) -> Tokens:
        """Read the tokens from their files."""
        return Tokens(
            self._secret(KIOSK), {number: self._secret(device_of(number)) for number in counters}
        )

    def _secret(self, device: str) -> str:
        return (self.tokens / f"{device}.token").read_text(encoding="ascii").strip()


def read(environment: Mapping[str, str]) -> Settings:
    """Read the settings; raise KeyError for a missing one."""
    return Settings(
        server=environment[SERVER],
        site_file=Path(environment[SITE_FILE]),
        tokens=Path(environment[TOKENS]),
        data=Path(environment[DATA]),
        seed=environment.get(SEED),
    )
