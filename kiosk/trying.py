"""A command or question to the server, tried again for as long as a visitor waits."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import gevent
import requests
import structlog
from urllib3.exceptions import NewConnectionError

from device.connection import Refused, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.outage import Outage

PATIENCE_S: Final = 6.0  # how long a visitor waits for an answer before the screen says so
SHORT_PATIENCE_S: Final = 4.0  # where this kiosk can give a number without an answer
TRY_AGAIN_S: Final = 0.3
LAST_TRY_S: Final = 0.5  # a try that is cut off sooner cannot say whether the command was done
_Answer = TypeVar("_Answer")
_log = structlog.get_logger(__name__)


@dataclass
class Tries:
    """Tries of one command; `may_exist`: it may have been done."""

    outage: Outage
    patience_s: float = PATIENCE_S
    may_exist: bool = False

    def answer(self, send: Callable[[], _Answer]) -> _Answer:
        """Give the first answer; raise `Refused`, or the last `Unavailable`.

        No try begins after the patience is over. A short patience ends the last try, too, so that
        one begins only while `LAST_TRY_S` are left for its answer.
        """
        until = time.monotonic() + self.patience_s
        last_s = LAST_TRY_S if self._is_short else 0.0
        while True:
            try:
                return self._sent(send, until)
            except Unavailable as away:
                self.may_exist = self.may_exist or may_have_been_sent(away)
                _log.warning("server_away", reason=str(away))
                if time.monotonic() + TRY_AGAIN_S > until - last_s:
                    self.outage.unanswered()
                    raise
            gevent.sleep(TRY_AGAIN_S)

    @property
    def _is_short(self) -> bool:
        return self.patience_s <= SHORT_PATIENCE_S

    def _sent(self, send: Callable[[], _Answer], until: float) -> _Answer:
        left_s = until - time.monotonic() if self._is_short else None
        timer = gevent.Timeout.start_new(left_s)
        try:
            answer = send()
        except gevent.Timeout as over:
            if over is not timer:
                raise
            raise Unavailable("no answer in time") from over
        except Refused:
            self.outage.answered()
            raise
        finally:
            timer.close()
        self.outage.answered()
        return answer


def may_have_been_sent(away: Unavailable) -> bool:
    """Say whether the server may have done the command.

    False only if no connection was made, or the server has said that it came too early.
    """
    if away.was_done_not:
        return False
    cause = away.__cause__
    if isinstance(cause, requests.ConnectTimeout):
        return False
    first = cause.args[0] if cause is not None and cause.args else None
    return not isinstance(getattr(first, "reason", None), NewConnectionError)
