"""Watches the browser of a screen by what its page shows, and starts it anew.

Theory of operation: the page tells its agent each second, from the thread that draws, that it draws
and is in sight (`/shared/agent.js`), and the agent says to whoever asks how long ago that was. A
page that crashed, hangs, was stopped, lies behind another one or is none of ours says nothing. Then
the whole browser is ended and begins anew, on an empty profile: whatever was wrong with it is gone,
and what the visitor has done is with the agent.

Promises
    A page that falls silent is in sight again within ten seconds, where the browser itself needs no
    more than four. An agent that does not answer is not the browser's fault: then nothing is done,
    and a browser is not even begun. A browser that does not last is tried for ever, but ever more
    rarely, up to once a minute. Nothing of it is left when it ends: no process, no profile.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import structlog

from device import alive
from device.browser.family import WAITED_FOR, Family

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

LOOK_EVERY_S: Final = 0.5
ANSWER_WITHIN_S: Final = 1.0
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long is waited, in seconds."""

    silent_s: float = 4.0  # for the next sign of a page that gave some
    first_s: float = 20.0  # for the first one: a machine that was just switched on is slow
    end_s: float = 1.0  # for a browser that was asked to end
    lasting_s: float = 60.0  # a run so long was a good one: the next start does not wait
    rest_s: float = 60.0  # the longest rest before a start


@dataclass
class Watch:
    """What was seen of a page since its browser began; all times are of one monotonic clock."""

    began_s: float
    patience: Patience
    agent_since_s: float | None = None
    seen_s: float | None = None

    def look(self, now_s: float, page_seen_ms: float | None, *, answered: bool) -> None:
        """Take what the agent has said, or that it said nothing."""
        if not answered:
            self.agent_since_s = None
            return
        if self.agent_since_s is None:
            self.agent_since_s = now_s
        seen_s = self.began_s if page_seen_ms is None else now_s - page_seen_ms / 1000
        # An agent that has just begun has seen nobody yet: its page needs a moment to find it.
        self.seen_s = seen_s if seen_s > self.began_s else None

    def is_lost(self, now_s: float) -> bool:
        """Say whether the page has been silent for too long while its agent answers."""
        if self.agent_since_s is None:
            return False
        if self.seen_s is None:
            since_s = max(self.began_s, self.agent_since_s)
            return now_s - since_s > self.patience.first_s
        return now_s - max(self.seen_s, self.agent_since_s) > self.patience.silent_s


@dataclass
class Rests:
    """How long to wait before the next start: not at all, unless the last ones did not last."""

    patience: Patience
    short_ones: int = 0

    def after(self, lasted_s: float) -> float:
        """Give the rest after a run of this length."""
        self.short_ones = 0 if lasted_s >= self.patience.lasting_s else self.short_ones + 1
        doubled = max(0, self.short_ones - 3)
        return 0.0 if self.short_ones <= 2 else min(self.patience.rest_s, 2.0**doubled)  # noqa: PLR2004 - twice at once


class Keeper:
    """Keeps one browser: `run` until it is told to end."""

    def __init__(
        self, argv: Sequence[str], page: str, folder: Path, *, patience: Patience | None = None
    ) -> None:
        """Prepare; `{page}` and `{profile}` in the arguments are filled in.

        From now on signals are waited for: threads that are begun later leave them alone, too.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, WAITED_FOR)
        self._page, self._folder = page, folder
        self._profile = folder / "profile"
        self._argv = [_filled(each, page=page, profile=str(self._profile)) for each in argv]
        self._patience = patience or Patience()
        self._family = Family()
        self._rests = Rests(self._patience)
        self._turned_s = time.monotonic()

    def run(self) -> int:
        """Keep the browser until SIGTERM or SIGINT; OSError where its program cannot be started."""
        try:
            self._keep()
        finally:
            self._family.end(within_s=self._patience.end_s)
            self._wipe()
        return 0

    def is_turning(self) -> bool:
        """Say whether the keeper itself works: it looks twice a second."""
        return time.monotonic() - self._turned_s < self._patience.first_s

    def _keep(self) -> None:
        while self._until(self._agent_answers):
            began_s = time.monotonic()
            why = self._one_browser(began_s)
            self._family.end(within_s=self._patience.end_s)
            if why is None:
                return
            rest_s = self._rests.after(time.monotonic() - began_s)
            _log.warning("browser_ended", why=why, rest_s=rest_s)
            rested_s = time.monotonic() + rest_s
            if not self._until(lambda: time.monotonic() >= rested_s):  # noqa: B023 - called at once
                return

    def _one_browser(self, began_s: float) -> str | None:
        """Start a browser and watch it; give why it has ended, None where we are to end."""
        self._wipe()
        self._profile.mkdir(mode=0o700)
        self._family.begin(self._argv, self._environment())
        _log.info("browser_started", program=self._argv[0])
        watch = Watch(began_s, self._patience)
        ends: list[str] = []
        return ends[0] if self._until(lambda: self._is_over(watch, ends)) else None

    def _is_over(self, watch: Watch, ends: list[str]) -> bool:
        code = self._family.ended()
        if code is not None:
            ends.append(f"ended with {code}")
            return True
        answer, now_s = self._ask(), time.monotonic()
        watch.look(now_s, (answer or {}).get("page_seen_ms"), answered=answer is not None)
        if watch.is_lost(now_s):
            ends.append("no sign of the page")
        return bool(ends)

    def _until(self, condition: Callable[[], bool]) -> bool:
        """Return True as soon as the condition holds, False as soon as we are told to end."""
        while True:
            self._turned_s = time.monotonic()
            if condition():
                return True
            came = signal.sigtimedwait(WAITED_FOR, LOOK_EVERY_S)
            if came is not None and came.si_signo != signal.SIGCHLD:
                return False

    def _agent_answers(self) -> bool:
        return self._ask() is not None

    def _ask(self) -> dict[str, Any] | None:
        """Give what the agent says of its page; None where it does not answer."""
        address = urlsplit(self._page)
        return alive.asked(address.hostname or "", address.port or 80, timeout_s=ANSWER_WITHIN_S)

    def _environment(self) -> dict[str, str]:
        """Give the browser a home that goes with it, and a place for the compositor's socket."""
        profile = str(self._profile)
        homes = {"HOME": profile, "XDG_CONFIG_HOME": profile, "XDG_CACHE_HOME": profile}
        return {**os.environ, **homes, "XDG_RUNTIME_DIR": str(self._folder)}

    def _wipe(self) -> None:
        """Leave nothing of a visitor: the profile goes, also one of a run that was killed."""
        shutil.rmtree(self._profile, ignore_errors=True)


def _filled(argument: str, *, page: str, profile: str) -> str:
    return argument.replace("{page}", page).replace("{profile}", profile)
