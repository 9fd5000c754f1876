"""`make bench`: every figure, or those whose names begin as asked.

Run as `python -m tests.bench [NAME…]`. One JSON object a line goes to standard output, everything
else to standard error. The exit code is not 0 when a benchmark could not be measured.
"""

import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Final

from tests.bench import (
    board_recovery,
    call_to_board,
    call_to_boards,
    call_to_voice,
    catching_up,
    counter_page,
    everysec,
    flood,
    inside_store,
    issue_rate,
    kiosk_cold_start,
    memory,
    offline_issue,
    outbox_drain,
    peak_day,
    processes,
    safety,
    sign_in,
    start_office,
    ticket_weight,
    touch_to_paper,
)

BENCHES: Final[tuple[ModuleType, ...]] = (
    inside_store,
    ticket_weight,
    catching_up,
    issue_rate,
    call_to_board,
    call_to_voice,
    call_to_boards,
    board_recovery,
    counter_page,
    flood,
    processes,
    sign_in,
    safety,
    everysec,
    start_office,
    memory,
    touch_to_paper,
    offline_issue,
    kiosk_cold_start,
    outbox_drain,
    peak_day,
)


def wanted(name: str, asked: list[str]) -> bool:
    """Say whether this figure or family of figures was asked for."""
    return not asked or any(name.startswith(ask) or ask.startswith(name) for ask in asked)


def main(asked: list[str]) -> int:
    """Measure what was asked for."""
    known = [name for bench in BENCHES for name in bench.NAMES]
    unknown = [ask for ask in asked if not any(wanted(name, [ask]) for name in known)]
    if unknown:
        print(
            f"no figure is called {', '.join(unknown)}; there are {', '.join(known)}",
            file=sys.stderr,
        )
        return 2
    for bench in BENCHES:
        if any(wanted(name, asked) for name in bench.NAMES):
            with tempfile.TemporaryDirectory(prefix="wartemarke-bench-") as folder:
                for figure in bench.figures(Path(folder)):
                    if not asked or any(figure.name.startswith(ask) for ask in asked):
                        print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
