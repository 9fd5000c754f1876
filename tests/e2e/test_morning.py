"""Agent, page and server of a board are switched on in any order, and all are right in the end."""

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from tests.display.screen import Screen
from tests.e2e.house import House
from tests.running import Program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE_S = 20
PARTS = ("agent", "page", "server")


@pytest.mark.parametrize("order", list(itertools.permutations(PARTS)), ids="-".join)
def test_the_call_is_on_the_glass_when_the_machines_start_in_this_order(
    house: House, browser: "Browser", order: Sequence[str]
) -> None:
    """Whoever comes first waits for the others by itself; nothing is started again by hand."""
    house.people.called()
    board = house.programs.display(house.server, "K")
    house.server.kill()
    shown = None
    try:
        for part in order:
            if part == "agent":
                board.start()
            elif part == "server":
                house.server.start()
            else:
                shown = _opened(browser, board)
        assert shown
        state = house.people.display.get("state").json
        (number,) = [row["number"] for row in state["tickets"]]
        shown.until(lambda seen: number in (seen["large"], *seen["rows"]), seconds=PATIENCE_S)
        shown.page.close()
    finally:
        board.kill()


def _opened(browser: "Browser", board: Program) -> Screen:
    """Open the page; before its agent it is one of the evening before, whose agent has gone."""
    if board.runs:
        return Screen(browser, board.url)
    board.start()
    shown = Screen(browser, board.url)
    board.kill()
    shown.until(lambda seen: seen["mode"] == "stale")
    return shown
