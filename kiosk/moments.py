"""The clocks of the machine, and how long ago something was touched.

A wall clock may jump, and a kiosk without a server has nobody who corrects it. How much time has
passed is told by the clock that counts since the machine's start, also while it sleeps; only after
another start must the wall clock answer. Which start it is says the environment (`BOOT_ID`, as
systemd's `%b`) or else the kernel: in the cage of our unit there is nothing of it in /proc.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

LONGEST_MS: Final = 10 * 24 * 3_600_000
"""No time since a touch is told as longer than ten days."""

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Touch:
    """When something was touched, by both clocks, and since which start of the machine."""

    boot: str
    boot_ms: int
    wall_ms: int

    @classmethod
    def now(cls) -> Self:
        """Read the clocks."""
        return cls(_boot_id(), _ms(time.clock_gettime_ns(time.CLOCK_BOOTTIME)), _ms(time.time_ns()))

    def age_ms(self, now: Touch) -> int:
        """Give how long ago this was; never negative, never longer than `LONGEST_MS`."""
        same = self.boot != "" and self.boot == now.boot
        age_ms = now.boot_ms - self.boot_ms if same else now.wall_ms - self.wall_ms
        return min(max(0, age_ms), LONGEST_MS)


def _boot_id() -> str:
    told = os.environ.get("BOOT_ID")
    if told:
        return told
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:  # no such kernel: each touch is then told by the wall clock
        return ""


def _ms(nanoseconds: int) -> int:
    return nanoseconds // 1_000_000
