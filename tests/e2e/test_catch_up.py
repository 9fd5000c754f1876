"""After a cut every screen shows by itself what is true now, and nothing that it missed is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from server.position import Position
from server.ticket import Role
from tests.clock import wait_until
from tests.display.screen import Screen
from tests.e2e.follower import Follower
from tests.e2e.house import House, has_yellow, is_marked, mark, now_ms
from tests.running import running
from tests.server.counter_page.desk import desk_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATIENCE_S = 30
NEW_MS = 60_000
"""A call that is older than this is not shown as new."""


@contextmanager
def board_of(house: House, browser: "Browser") -> Iterator[Screen]:
    """The board of area K, which has heard of the server."""
    board = house.programs.display(house.server, "K")
    with running(board):
        screen = Screen(browser, board.url)
        screen.until(lambda seen: seen["mode"] == "empty")
        mark(screen.page)
        yield screen
        assert is_marked(screen.page)
        screen.page.close()


def test_screens_come_back_by_themselves_when_the_server_was_killed(
    house: House, browser: "Browser"
) -> None:
    """No call is current without the server; then what stands is there, and only the young new."""
    with board_of(house, browser) as hall, desk_of(browser, house.people) as desk:
        mark(desk.page)
        house.go_back(ms=45_000)
        first = house.office.called("7")["number"]
        hall.until(lambda seen: (seen["mode"], seen["large"]) == ("new", first))
        desk.shows(ticket=first)
        wait_until(lambda: has_yellow(hall.page))  # it fades in

        house.server.kill()
        missed = house.office.called("8")
        seen = hall.until(lambda seen: seen["mode"] == "stale")
        assert seen["stand"].startswith("Stand ")
        assert (seen["large"], seen["rows"]) == ("", [first])
        assert not has_yellow(hall.page)
        expect(desk.page.locator("[data-pill=out-of-touch]")).to_be_visible()

        wait_until(lambda: now_ms() - missed["called_ms"] > NEW_MS, seconds=PATIENCE_S)
        house.clock.now_ms = now_ms()
        young = house.office.called("5")["number"]
        waiting = house.office.waiting()["number"]
        house.server.start()
        seen = hall.until(lambda seen: seen["large"] == young, seconds=PATIENCE_S)
        assert seen["mode"] == "new"
        assert seen["rows"] == [missed["number"], first]
        assert len(seen["times"]) == 1
        expect(desk.page.locator("[data-pill=open]")).to_be_visible()
        expect(desk.page.locator(f"[data-waiting={waiting}]")).to_be_visible()
        desk.shows(ticket=first)
        assert is_marked(desk.page)


def work_without_server(house: House) -> list[tuple[str, str, str]]:
    """Let visits go on while the server is away; what of it a board is to hear, in order."""
    before = len(house.events())
    house.clock.now_ms = now_ms()
    served = house.office.serving("8")
    house.office.finish(served, "8")
    house.office.missed("5")
    house.office.waiting("dropoff")
    told = {"called", "started", "finished", "missed"}
    return [
        (event["id"], event["type"], event["ticket"]["number"])
        for event in house.events()[before:]
        if event["type"] in told
    ]


def test_exactly_the_missed_events_come_when_a_position_is_named(house: House) -> None:
    """From the position before the cut each event follows on the one before, up to the newest."""
    house.people.called()
    here = house.people.now()
    house.server.kill()
    missed = work_without_server(house)
    house.server.start()
    answer = house.people.display.get(f"events?epoch={here.epoch}&seq={here.seq}").json
    assert "snapshot" not in answer
    told, events = here, []
    for message in answer["events"]:
        assert Position.of_json(message["after"]) == told
        told = Position.of_json(message["position"])
        event = message["event"]
        events.append((told.entry_id, event["type"], event["ticket"]["number"]))
    assert events == missed
    assert Position.of_json(answer["position"]).entry_id == house.events()[-1]["id"]


def test_a_board_knows_everything_when_the_server_is_back(house: House) -> None:
    """Its link hears what it missed, once and in order, and ends at the snapshot's position."""
    token = house.programs.token(Role.DISPLAY, "display-follower", areas=("K",))
    follower = Follower(house.server.url, token)
    follower.link.start()
    try:
        house.people.called()
        wait_until(lambda: follower.position() == house.people.now())
        heard = len(follower.heard)
        house.server.kill()
        missed = work_without_server(house)
        house.server.start()
        wait_until(lambda: follower.position() == house.people.now(), seconds=PATIENCE_S)
        assert follower.heard[heard:] == missed
        assert follower.snapshots == 1
    finally:
        follower.link.stop()
