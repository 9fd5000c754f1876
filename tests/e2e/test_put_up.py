"""What people put up, and what cards show, on a real board of a real server."""

import hashlib
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from tests.device.page_probe import Probe, live
from tests.e2e.house import House
from tests.running import Program, running

PATIENCE_S = 30


@pytest.fixture
def board(house: House) -> Iterator[Program]:
    """A board of area K."""
    board = house.programs.display(house.server, "K", NAME="display-k")
    with running(board):
        yield board


def until(board: Program, wanted: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    """Return what the board's page is told as soon as it is as wanted."""
    none: Any = None
    probe, end = Probe(board.port, none, board.log), time.monotonic() + PATIENCE_S
    while True:
        with live(probe, probe.token()) as link:  # anew: who does not answer a ping is cut off
            state: dict[str, Any] = link.next()
        if wanted(state):
            return state
        assert time.monotonic() < end, state
        time.sleep(0.1)


def put_up(house: House, kind: str, **more: object) -> str:
    """Put something up at the reception, and return its id."""
    told = house.people.reception.done("messages", {"kind": kind, **more})
    key: str = told["message"]["id"]
    return key


def leaves(state: dict[str, Any]) -> bool:
    """Say whether the glass says that the house is to be left."""
    house: dict[str, object] | None = state["house"]
    return house is not None and house["kind"] == "evacuation"


def test_an_evacuation_stands_when_the_server_is_gone(house: House, board: Program) -> None:
    """On the glass as soon as it is put up, with its age after a cut, and gone when it is over."""
    until(board, lambda state: state["mode"] != "stale")
    key = put_up(house, "evacuation")
    state = until(board, leaves)
    assert (state["mode"], state["house"]["stand"]) == ("house", "")
    house.server.kill()
    until(board, lambda state: leaves(state) and state["house"]["stand"])
    house.server.start()
    until(board, lambda state: leaves(state) and not state["house"]["stand"])
    house.people.reception.done(f"messages/{key}/withdraw")
    until(board, lambda state: not leaves(state))


def test_a_call_comes_before_a_pause_when_both_stand(house: House, board: Program) -> None:
    """And what is urgent stands beside either, in the languages that somebody wrote."""
    until(board, lambda state: state["mode"] != "stale")
    put_up(house, "break")
    put_up(house, "urgent", text={"de": "Der Aufzug steht.", "uk": "Ліфт стоїть."}, areas=["K"])
    put_up(house, "urgent", text={"de": "Im Erdgeschoss ist es laut."}, areas=["F"])
    state = until(board, lambda state: state["house"] and state["urgent"])
    assert [line["text"] for line in state["urgent"]["lines"]] == [
        *("Der Aufzug steht.", "Ліфт стоїть."),
    ]
    number = house.people.called()["number"]
    state = until(board, lambda state: state["mode"] == "new")
    assert (state["large"]["number"], state["house"]) == (number, None)
    assert state["urgent"]


def test_a_card_has_its_picture_when_the_board_has_fetched_it(board: Program) -> None:
    """From the site's folder through the server into the board's own, whole."""
    state = until(board, lambda state: state["card"] and state["card"]["picture"])
    place = state["card"]["picture"]
    answer = requests.get(f"{board.url}{place}", timeout=5)
    assert answer.status_code == 200
    assert place == f"/media/{hashlib.sha256(answer.content).hexdigest()}.png"
