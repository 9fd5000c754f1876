"""The papers that visitors hold, held against the queue as the server has it."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from tests.kiosk.paper_number import number_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PIL import Image

    from tests.running import Program

Row = dict[str, Any]

LIVES: Final = frozenset({"waiting", "called", "serving", "finished", "missed"})
"""States of a number that counts, or has had its turn."""
PATIENCE_S: Final = 10.0
RANGE: Final = range(801, 900)
"""What kiosks give alone, in each area: the shipped site's first one up to 849."""


def stages_of(kiosk: Program) -> list[str]:
    """Give the stages of what a kiosk has in flight, whether it runs or not."""
    path = kiosk.log.parent / "outbox.db"
    with contextlib.closing(sqlite3.connect(path, timeout=PATIENCE_S)) as box:
        return [stage for (stage,) in box.execute("SELECT stage FROM flight")]


def knows_outage(kiosk: Program) -> bool:
    """Say whether this kiosk has noticed since its start that nobody is there, and nothing else."""
    said = kiosk.log.read_text().rpartition("event='page_server_started'")[2]
    return said.rfind("event='outage_began'") > said.rfind("event='outage_ended'")


def rows_of(events: Iterable[Mapping[str, Any]]) -> dict[str, Row]:
    """Give each ticket as it stands after its last event, by its id."""
    told = [event["ticket"] for event in events if event.get("ticket")]
    return {row["id"]: row for row in told}


def numbers_on(papers: Sequence[Image.Image], rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Read each paper's number: one of the queue's, or one of the kiosk's own range."""
    own = [f"{letter}{serial}" for letter in "FKW" for serial in RANGE]
    known = [row["number"] for row in rows]
    return [number_on(paper, (*known, *own)) for paper in papers]


def assert_each_counts(papers: Sequence[Image.Image], rows: Mapping[str, Row]) -> list[str]:
    """Fail unless each paper is that of one ticket that lives; give the papers' numbers."""
    numbers = [row["number"] for row in rows.values()]
    assert len(numbers) == len(set(numbers)), f"a number of two tickets: {sorted(numbers)}"
    on_paper = numbers_on(papers, rows.values())
    assert len(on_paper) == len(set(on_paper)), f"two papers of one number: {on_paper}"
    states = {row["number"]: row["state"] for row in rows.values()}
    lost = [number for number in on_paper if states.get(number) not in LIVES]
    assert not lost, f"a paper whose number is lost: {lost} of {on_paper}, of {states}"
    return on_paper
