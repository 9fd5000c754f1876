"""A day of visitors at two kiosks while server, store, network, printer and power fail."""

import os
import secrets
import sys
from pathlib import Path

import pytest

from tests.day.day import hard_day

pytestmark = pytest.mark.timeout(600)


def pass_day(folder: Path, visitors: int) -> None:
    """Let a day pass and look at what came of it; a run prints its seed, `DAY_SEED` repeats it."""
    seed = int(os.environ.get("DAY_SEED", "0")) or secrets.randbelow(1 << 32)
    sys.stdout.write(f"seed {seed}\n")
    with hard_day(folder, visitors=visitors, seed=seed) as day:
        day.pass_()
        sys.stdout.write(f"{day.told}\n")
        day.assert_right()


def test_everybody_has_a_number_when_five_things_fail_in_a_short_day(tmp_path: Path) -> None:
    """Sixty people, five outages: each number is in the ledger once, in its place, and called."""
    pass_day(tmp_path, 60)


@pytest.mark.long
def test_everybody_has_a_number_when_five_things_fail_in_a_whole_day(tmp_path: Path) -> None:
    """The same with three hundred."""
    pass_day(tmp_path, 300)
