"""The house whose processes are killed one after the other, and everybody in it."""

import random
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.display.screen import Screen
from tests.kills.crowd import Crowd, tokens_of
from tests.kills.followers import Ear, Follower
from tests.kills.paper import Tray
from tests.kills.place import Place
from tests.kills.visitor import Visitors
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.counter_page.desk import desk_of
from tests.server.people import People, Person
from tests.sites import at_noon
from tests.storm import Traffic

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AREAS: Final = ("F", "K", "W")
PLAYER: Final = '["sh", "-c", "exec sleep 60"]'
"""Takes very long over each announcement: it must end with the board's agent."""


@dataclass
class House:
    """A store, two servers of which the second works at times, a kiosk and a board."""

    embedded: EmbeddedStore
    first: Program
    second: Program
    kiosk: Program
    board: Program
    place: Place
    two_servers: bool = False

    def open_second(self) -> None:
        """Let a second server work beside the first."""
        if not self.two_servers:
            self.second.start()
        self.two_servers = True
        self.place.crowd.traffic.ports = [self.first.port, self.second.port]

    def close_second(self) -> None:
        """Leave the first server alone."""
        self.place.crowd.traffic.ports = [self.first.port]
        if self.two_servers:
            self.second.stop()
        self.two_servers = False

    def pids(self) -> set[int]:
        """The processes that run."""
        always = {self.first.pid, self.kiosk.pid, self.board.pid, self.embedded.pid or 0}
        return always | ({self.second.pid} if self.two_servers else set())


@contextmanager
def open_house(
    folder: Path, site: Site, browser: "Browser", chance: random.Random
) -> Iterator[House]:
    """Start everything, let everybody in, and send them home in the end."""
    with ExitStack() as stack:
        embedded = EmbeddedStore(folder / "store")
        stack.callback(embedded.stop)
        embedded.start()
        embedded.wait_until_ready()
        store = stack.enter_context(closing(Store(embedded.url, [SITE_KEY])))
        programs = Programs(folder, store)
        first, second = programs.server(), programs.server()
        people = People(first, store)
        tray = stack.enter_context(Tray(folder / "printer"))
        kiosk = programs.kiosk(first, PRINTER=tray.setting)
        board = programs.display(first, *AREAS, SOUND=PLAYER, SPEECH="false")
        stack.enter_context(running(first, kiosk, board))
        stack.callback(second.kill)
        token = programs.token(Role.DISPLAY, "display-reader", areas=AREAS)
        crowd = Crowd(Traffic([first.port]), tokens_of(programs.registry), chance)
        place = Place(
            store=store,
            ledger=Ledger(store, at_noon(site)),
            crowd=stack.enter_context(crowd),
            visitors=stack.enter_context(Visitors(kiosk.port, chance)),
            reader=Person(first.url, {"Authorization": f"Bearer {token}"}),
            board_port=board.port,
            kiosk_data=kiosk.log.parent,
            tray=tray,
        )
        _follow(stack, place, people, token)
        _look(stack, place, people, browser, board)
        yield House(embedded, first, second, kiosk, board, place)


def _follow(stack: ExitStack, place: Place, people: People, token: str) -> None:
    """Let a second board's link and a counter's follow what happens."""
    screen = stack.enter_context(Follower(people.url, token, board=True))
    counter = stack.enter_context(Follower(people.url, people.tokens["counter"], board=False))
    place.more_clients["a board's link"] = screen.knows
    place.more_clients["a counter's link"] = lambda _: counter.knows(
        people.counter.get("state").json
    )


def _look(
    stack: ExitStack, place: Place, people: People, browser: "Browser", board: Program
) -> None:
    """Open the board's page and a counter's in the browser."""
    desk = stack.enter_context(desk_of(browser, people))
    ear = Ear(desk.page)
    desk.page.reload()
    screen = Screen(browser, board.url)
    stack.callback(screen.page.close)

    def drawn(state: Any) -> bool:
        seen = screen.seen()
        numbers = {row.removesuffix("*") for row in (*seen["rows"], seen["large"])} - {""}
        return numbers == {row["number"] for row in state["tickets"]}

    place.more_clients["the board's page"] = drawn
    place.more_clients["a counter's page"] = lambda _: ear.heard_called(place.call)
    place.forget = ear.forget
    place.rest = lambda: screen.page.wait_for_timeout(20)
