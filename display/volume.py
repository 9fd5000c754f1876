"""How loud a board is at a time of day: what its site says of it, by the site's clock. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from device.texts import time_text

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL: Final = 100  # percent


def percent(steps: Sequence[tuple[str, int]], *, at_ms: int, timezone: str) -> int:
    """Return the volume at a moment: that of the last step before it; full without any step.

    A step holds until the next one, past midnight too: what was said last for the evening holds
    until the first step of the morning.
    """
    if not steps:
        return FULL
    now, ordered = time_text(at_ms, timezone), sorted(steps)
    begun = [volume for since, volume in ordered if since <= now]
    return (begun or [volume for _, volume in ordered])[-1]
