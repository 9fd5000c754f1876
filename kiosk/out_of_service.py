"""Whether this kiosk is out of service: what the server said last, kept for a start without it.

The file is there while it is, and empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import structlog

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OUT_OF_SERVICE: Final = "out-of-service"
"""The file's name in the kiosk's data folder."""
_log = structlog.get_logger(__name__)


class OutOfService:
    """What somebody far away has decided about this kiosk."""

    def __init__(self, file: Path) -> None:
        """Begin with what is remembered."""
        self._file = file
        self.is_so = file.exists()

    def hear(self, answer: Mapping[str, object]) -> bool:
        """Take the answer to a heartbeat; say whether it has changed anything.

        A server that says nothing of it takes no kiosk out of service.
        """
        is_so = answer.get("in_service") is False
        has_changed, self.is_so = is_so != self.is_so, is_so
        if has_changed:
            self._keep()
        return has_changed

    def _keep(self) -> None:
        try:
            if self.is_so:
                self._file.touch(mode=0o600)
            else:
                self._file.unlink(missing_ok=True)
        except OSError as problem:  # it holds now, but not for a start without a server
            _log.warning("out_of_service_not_kept", reason=str(problem))
