# ruff: noqa: INP001 - a script beside the pages that it writes, no package
"""The parts of the day that are about papers: one is lost, one does not come."""

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docs.day import Day


def lost_paper(day: "Day", first: str, lost: str) -> None:
    """The first visitor has lost the paper and gets another one of the same number."""
    why = "the number does not count any more"
    day.refused("reprint", "reception", lost, because=why, refusal="wrong_state", printer="kiosk-1")
    day.do("reprint", "reception", first, show="The visitor has lost it", printer="kiosk-1")
    day.do(
        "deliver",
        "kiosk-1",
        first,
        show="The other paper came; it has a code of its own",
        how="paper",
        phone_hash=hashlib.sha256(b"ABCDEFGHIJKLMNOPQRSTUVWX23").hexdigest(),
    )


def on_the_screen(day: "Day") -> None:
    """A visitor's paper does not come; the number is noted from the screen."""
    shown: str = day.do("issue", "kiosk-1", service="fiktion", language="uk")["ticket"]["id"]
    day.do("paper_failed", "kiosk-1", shown, show="The number stands on the kiosk's screen")
    day.do("deliver", "kiosk-1", shown, how="screen")
    day.refused(
        "paper_failed",
        "kiosk-1",
        shown,
        because="the visitor has noted the number already",
        refusal="wrong_state",
    )
    day.do("cancel", "reception", shown, reason="left")
