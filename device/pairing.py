"""How a device without a token gets one: it shows a code, and somebody lets it in (RFC 8628).

Theory of operation
-------------------
The device makes a secret that stays here and sends its SHA-256. The server gives a code for it,
which the page shows; a person types that code where only a supervisor can, sees what asks from
where, and says which device of the site it is. Meanwhile the device shows its secret every few
seconds, and once gets its token for it.

    asking ──▶ code ──▶ (paired)
      ▲ │        ├─▶ refused ──▶ asking, a minute later
      │ ▼        └─▶ asking: the code is over
      away

Promises
--------
* A secret has 256 random bits, is good for one code, and goes to this server alone.
* The token is on the disk, its owner's alone, before it is used, if the disk takes it.
* Whatever goes wrong, it is tried again, and the page says what is true meanwhile.
* A server that asks for more patience gets it, for as long as this code is shown.
"""

from __future__ import annotations

import hashlib
import secrets
import socket
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib import metadata
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import BaseModel, Field, ValidationError

from device import token_file
from device.connection import OpenDoors, Refused, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REFUSED_S: Final = 60.0
AGAIN_S: Final = 3.0
SLOWER_S: Final = 5.0  # RFC 8628: each slow_down adds so much
_LONGEST_HOST: Final = 64
_log = structlog.get_logger(__name__)


class Phase(StrEnum):
    """What the page shows."""

    ASKING = "asking"
    CODE = "code"
    AWAY = "away"
    REFUSED = "refused"


@dataclass(frozen=True)
class Shown:
    """How far the pairing is; `revoked`: this device had a token that holds no longer."""

    phase: Phase
    code: str = ""
    revoked: bool = False


@dataclass(frozen=True)
class Wish:
    """What a device says of itself when it asks to be let in."""

    site: str
    kind: str
    name: str = ""


class _Code(BaseModel):
    code: str = Field(min_length=1, max_length=20)
    expires_in_s: float = Field(gt=0)
    interval_s: float = Field(gt=0)


class _Answer(BaseModel):
    state: str
    interval_s: float | None = None
    token: str = ""
    name: str = ""


class Pairing:
    """Asks until somebody has let this device in."""

    def __init__(
        self,
        doors: OpenDoors,
        wish: Wish,
        *,
        file: Path,
        show: Callable[[Shown], None],
        pause: Callable[[float], bool],
        still_good: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare; `pause` waits so many seconds and tells whether it is time to end.

        `still_good` tells whether a token that was taken for revoked works after all.
        """
        self._doors, self._wish, self._file = doors, wish, file
        self._show, self._pause, self._still_good = show, pause, still_good
        self._shown = Shown(Phase.ASKING)

    def run(self, *, revoked: bool = False) -> token_file.Kept | None:
        """Give the token, which is on the disk then; None when it is time to end."""
        self._shown = Shown(Phase.ASKING, revoked=revoked)
        self._show(self._shown)
        if not revoked:
            self._still_good = lambda: False
        while True:
            wait_s = 0.0
            try:
                kept = self._one_code()
            except (Unavailable, Refused, ValidationError) as problem:
                kept, wait_s = None, self._trouble(problem)
            if kept is not None:
                return kept
            if self._still_good():
                return token_file.read(self._file)
            if self._pause(wait_s):
                return None

    def _one_code(self) -> token_file.Kept | None:
        """Show one code until it is over or not needed, or give the token that came of it."""
        secret = secrets.token_urlsafe(32)
        code = _Code.model_validate(self._doors.post("/api/v1/pairings", self._asks(secret)))
        self._tell(Phase.CODE, code.code)
        end, interval_s = time.monotonic() + code.expires_in_s, code.interval_s
        while time.monotonic() < end:
            if self._pause(interval_s) or self._still_good():
                return None
            answer = self._fetched(secret)
            if answer.state == "approved" and answer.token:
                return self._keep(answer)
            if answer.state == "slow_down":
                interval_s += SLOWER_S
            elif answer.state == "denied":
                self._tell(Phase.REFUSED)
                self._pause(REFUSED_S)
                return None
            elif answer.state == "expired":
                return None
        return None

    def _fetched(self, secret: str) -> _Answer:
        """Ask for the token; a server that is away for a moment changes nothing of the code."""
        body = {"site": self._wish.site, "secret": secret}
        try:
            return _Answer.model_validate(self._doors.post("/api/v1/pairings/token", body))
        except Unavailable as away:
            _log.info("pairing_waits", reason=str(away))
            return _Answer(state="pending")

    def _keep(self, answer: _Answer) -> token_file.Kept:
        kept = token_file.Kept(answer.token, answer.name)
        try:
            token_file.write(self._file, kept)
        except OSError as error:  # a full disk: the token works as long as this process does
            _log.warning("token_not_kept", path=str(self._file), reason=str(error))
        _log.info("paired", name=answer.name)
        return kept

    def _asks(self, secret: str) -> dict[str, object]:
        return {
            "site": self._wish.site,
            "kind": self._wish.kind,
            "secret_hash": hashlib.sha256(secret.encode()).hexdigest(),
            "version": version(),
            "host": host(),
            "name": self._wish.name,
        }

    def _trouble(self, problem: Exception) -> float:
        """Say that there is no code now; give how long to wait."""
        if self._shown.phase is not Phase.AWAY:
            _log.warning("no_code", reason=str(problem))
        self._tell(Phase.AWAY)
        return AGAIN_S

    def _tell(self, phase: Phase, code: str = "") -> None:
        told = replace(self._shown, phase=phase, code=code)
        if told != self._shown:
            self._shown = told
            self._show(told)


def version() -> str:
    """Give the version of this program."""
    return metadata.version("wartemarke")


def host() -> str:
    """Give this machine's name as far as it can be printed."""
    name = socket.gethostname()[:_LONGEST_HOST]
    return "".join(sign for sign in name if sign.isascii() and sign.isprintable())
