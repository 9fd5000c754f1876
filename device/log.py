"""How an agent logs: one line an event to standard error, without the values of local variables.

A traceback that shows local variables would show tokens; structlog's own default does that. Where
standard error is a file on a full disk, a line is lost, and nothing else.
"""

import logging
import os
from contextlib import suppress
from typing import Final

import structlog

_STDERR: Final = 2


class Stderr:
    """Standard error for log lines: keeps nothing back, and never fails."""

    def write(self, text: str) -> None:
        """Write the text, if there is room for it."""
        with suppress(OSError):
            os.write(_STDERR, text.encode(errors="backslashreplace"))

    def flush(self) -> None:
        """Do nothing: nothing is kept back."""


def log_to_stderr() -> None:
    """Write every later log line of this process to standard error, from *info* on."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=Stderr()),  # type: ignore[arg-type]  # all that it uses
    )
