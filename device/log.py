"""How an agent logs: one line an event to standard error, without the values of local variables.

A traceback that shows local variables would show tokens; structlog's own default does that.
"""

import logging
import sys

import structlog


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
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
