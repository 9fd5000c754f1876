"""A clock that runs a hundred times as fast as the machine's."""

import time

FASTER = 100
WEIGHT = "FAST_BOARD_WEIGHT"
"""The environment's name of the file that gets the lines of what a fast board holds."""


def fast_ns(start_ns: int) -> int:
    """Give the time of day of a clock that was right at `start_ns` and is fast since."""
    return start_ns + (time.time_ns() - start_ns) * FASTER
