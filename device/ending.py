"""How an agent ends before it has anything to stop: quietly, with exit code 0."""

import signal
import sys

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def end_when_told() -> None:
    """Take SIGTERM and SIGINT from now on; whoever has something to stop takes them over."""
    for number in SIGNALS:
        signal.signal(number, lambda *_: sys.exit(0))
