"""The practice office, whose supervisor is killed, and the place that it is for its people."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from server.embedded import EmbeddedStore
from server.ledger import Ledger
from server.registry import Registry
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.clock import wait_until
from tests.kills.crowd import Crowd, tokens_of
from tests.kills.place import Place
from tests.kills.victims import Victim
from tests.kills.visitor import Visitors
from tests.running import SITE_KEY
from tests.server.people import Person
from tests.server.practice.office import PracticeOffice
from tests.storm import Traffic

GONE_S = 5.0


@dataclass
class Practice:
    """`wartemarke demo` on one data folder and one port, however often it is killed."""

    data: Path
    office: PracticeOffice = field(init=False)
    _port: int = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.office.process.kill()
        self.office.process.communicate()

    @property
    def pid(self) -> int:
        """The supervisor's process id."""
        return self.office.process.pid

    def start(self) -> None:
        """Start it, where it was before, and wait until it is open."""
        where = ("--port", str(self._port)) if self._port else ()
        self.office = PracticeOffice(self.data, *where)
        self._port = self.office.port
        self.office.open()

    def kill(self) -> None:
        """Kill its supervisor alone, and see everything else end by itself."""
        self.office.process.kill()
        self.office.process.communicate()
        wait_until(lambda: self.office.left() == [], seconds=GONE_S)

    def victim(self, in_flight: Callable[[], int]) -> Victim:
        """Its supervisor."""
        return Victim(in_flight, self.kill, self.start)


@contextmanager
def practice_place(
    data: Path, site: Site, chance: random.Random
) -> Iterator[tuple[Practice, Place]]:
    """Open a practice office, and bring a crowd of its own."""
    with ExitStack() as stack:
        practice = stack.enter_context(Practice(data))
        url = EmbeddedStore(data / "store").url
        store = stack.enter_context(closing(Store(url, [SITE_KEY])))
        registry = Registry(store, SITE_KEY)
        port = practice.office.port
        crowd = Crowd(Traffic([port]), tokens_of(registry), chance)
        reader = registry.create_token(Role.DISPLAY, "display-reader", areas=("F", "K", "W"))
        yield (
            practice,
            Place(
                store=store,
                ledger=Ledger(store, site),
                crowd=stack.enter_context(crowd),
                visitors=stack.enter_context(Visitors(port + 1, chance)),
                reader=Person(practice.office.url, {"Authorization": f"Bearer {reader}"}),
                board_port=port + 2,
                kiosk_data=data / "kiosk",
            ),
        )
