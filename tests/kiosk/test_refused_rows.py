"""A row that the server does not take holds up nobody for ever, and does not go."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final, cast

import gevent
import pytest

from device.connection import Refused, Server, Unavailable
from kiosk.debts import Debts
from kiosk.handing_in import HandingIn
from kiosk.numbers import Given
from kiosk.outage import Outage
from kiosk.outbox import Flight, Outbox, Stage
from kiosk.refused_rows import TRIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TODAY: Final = "2026-11-23"
BODY: Final = '{"number": "K801", "touch": {"boot": "b", "boot_ms": 1, "wall_ms": 2}}'
BUSY: Final = Unavailable("the server answered 503", status=503)
ALONE: Final = (
    Unavailable("the server answered 500", status=500),
    Unavailable("the server answered 502", status=502),
    Unavailable("not an answer of ours (status 413)", status=413),
    Refused("forbidden", 403, ""),
    RuntimeError("nobody thought of that"),
)
OF_ALL: Final = (
    BUSY,
    Unavailable("nobody answers"),
    Refused("unauthorised", 401, ""),
    Refused("unknown_route", 404, ""),
    Refused("too_fast", 429, ""),
)


class Choosing:
    """A server that does not take some tickets."""

    def __init__(self) -> None:
        self.refuses: dict[str, Exception] = {}
        self.taken: list[str] = []
        self.tries: list[str] = []

    def command(
        self, path: str, body: Mapping[str, object], *, command_id: str
    ) -> dict[str, object]:
        """Take it or not, by its ticket."""
        assert command_id
        ticket = str(body.get("id", path.split("/")[1] if "/" in path else ""))
        self.tries.append(ticket)
        if ticket in self.refuses:
            raise self.refuses[ticket]
        self.taken.append(ticket)
        return {}


class Kiosk:
    """What a kiosk owes, and the server."""

    def __init__(self, box: Outbox) -> None:
        self.box, self.server, self.outage = box, Choosing(), Outage()
        self.outage.touched(touching=True)
        there = cast("Server", self.server)
        self.handing_in = HandingIn(there, box, outage=self.outage, drained=lambda: None)
        self.debts = Debts(
            there,
            box,
            outage=self.outage,
            handing_in=self.handing_in,
            server_day=lambda: TODAY,
        )

    def draw(self, turn: int, body: str = BODY) -> str:
        """Owe a number of the kiosk's own; the ticket."""
        given = Given("K", 800 + turn, TODAY, turn)
        row = f"own-{turn}"
        flight = Flight(row, Stage.DRAWN, TODAY, body, ticket=given.ticket, turn=turn)
        self.box.draw(flight, given, instead_of="")
        self.box.owe(row, Stage.HANDING_IN, ticket=given.ticket, word="paper")
        return given.ticket

    def owe(self, ticket: str, stage: Stage = Stage.CANCELLING) -> str:
        """Owe a last word; the ticket."""
        self.box.begin(Flight(f"row-{ticket}", Stage.ISSUING, TODAY, "{}"))
        self.box.owe(f"row-{ticket}", stage, ticket=ticket, word="no_paper")
        return ticket

    def work(self) -> None:
        """Go once through what is owed, as the greenlets do; all pauses are left out."""
        with contextlib.suppress(Unavailable):
            self.handing_in._hand_in_all()  # noqa: SLF001 - one round without its pause
        self.debts._settle_all()  # noqa: SLF001 - one round without its pause

    @property
    def owed(self) -> list[str]:
        """The tickets of all rows."""
        return sorted(row.ticket for row in self.box.flights())


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    """A kiosk in touch with its server, that owes nothing yet."""
    with contextlib.closing(Outbox(tmp_path / "outbox.db")) as box:
        yield Kiosk(box)


@pytest.mark.parametrize("answer", ALONE, ids=lambda each: str(each)[-12:])
def test_others_are_handed_in_when_one_is_refused_again_and_again(
    kiosk: Kiosk, answer: Exception
) -> None:
    """In their order, after three tries; the one stays owed and is taken once it can be."""
    bad, *others = [kiosk.draw(turn) for turn in range(1, 5)]
    kiosk.server.refuses[bad] = answer
    for _ in range(TRIES - 1):
        kiosk.work()
        assert kiosk.server.taken == []
    kiosk.work()
    assert kiosk.server.taken == others
    assert kiosk.owed == [bad]
    kiosk.server.refuses.clear()
    kiosk.work()
    assert kiosk.server.taken == [*others, bad]
    assert kiosk.owed == []


@pytest.mark.parametrize("answer", OF_ALL, ids=lambda each: str(each)[-12:])
def test_order_is_kept_when_the_server_takes_nothing(kiosk: Kiosk, answer: Exception) -> None:
    """However long that is: nobody is stepped over for it."""
    drawn = [kiosk.draw(turn) for turn in range(1, 4)]
    kiosk.server.refuses = dict.fromkeys(drawn[:1], answer)
    for _ in range(3 * TRIES):
        kiosk.work()
    assert kiosk.server.taken == []
    kiosk.server.refuses.clear()
    kiosk.work()
    assert kiosk.server.taken == drawn


def test_order_is_kept_when_a_proxy_answers_in_the_server_s_place(kiosk: Kiosk) -> None:
    """The link is not in touch: then a bad gateway says nothing of this row."""
    kiosk.outage.touched(touching=False)
    drawn = [kiosk.draw(turn) for turn in range(1, 4)]
    kiosk.server.refuses = dict.fromkeys(drawn[:1], ALONE[1])
    for _ in range(3 * TRIES):
        kiosk.work()
    assert kiosk.server.taken == []


def test_order_behind_a_refused_row_is_kept_when_the_link_is_in_touch(kiosk: Kiosk) -> None:
    """Two that are refused are stepped over, each in its own time; the others keep their order."""
    drawn = [kiosk.draw(turn) for turn in range(1, 6)]
    kiosk.server.refuses = dict.fromkeys([drawn[0], drawn[2]], ALONE[1])
    for _ in range(2 * TRIES):
        kiosk.work()
    assert kiosk.server.taken == [drawn[1], drawn[3], drawn[4]]


def test_order_is_kept_when_a_fault_of_the_server_ends(kiosk: Kiosk) -> None:
    """All were refused: each round begins with the first one."""
    drawn = [kiosk.draw(turn) for turn in range(1, 4)]
    kiosk.server.refuses = dict.fromkeys(drawn, ALONE[0])
    for _ in range(5 * TRIES):
        kiosk.work()
    assert kiosk.owed == drawn
    kiosk.server.refuses.clear()
    kiosk.work()
    assert kiosk.server.taken == drawn


@pytest.mark.parametrize("answer", ALONE, ids=lambda each: str(each)[-12:])
def test_other_words_are_told_when_one_is_refused_again_and_again(
    kiosk: Kiosk, answer: Exception
) -> None:
    """A number is taken back although the word before it is not taken."""
    bad, good = kiosk.owe("0000000001"), kiosk.owe("0000000002")
    kiosk.server.refuses[bad] = answer
    for _ in range(TRIES):
        assert kiosk.server.taken == []
        kiosk.work()
    assert kiosk.server.taken == [good]
    assert kiosk.owed == [bad]


def test_a_row_goes_when_it_cannot_be_read(kiosk: Kiosk) -> None:
    """Nothing can ever come of it; what stands behind it goes on at once."""
    kiosk.draw(1, "no body at all")
    good = kiosk.draw(2)
    kiosk.box.begin(Flight("asked", Stage.ISSUING, TODAY, "[] or so"))
    kiosk.box.abandon("asked")
    kiosk.debts._settle_all()  # noqa: SLF001 - one round without its pause
    kiosk.work()
    assert kiosk.server.taken == [good]
    assert kiosk.owed == []


def test_tries_go_on_when_a_row_was_stepped_over(kiosk: Kiosk) -> None:
    """The greenlet does not go to sleep over it: the server may take it any time."""
    bad = kiosk.draw(1)
    kiosk.server.refuses[bad] = ALONE[0]
    for _ in range(TRIES):
        kiosk.work()
    work = gevent.spawn(kiosk.handing_in.hand_in_forever)
    gevent.sleep(0.1)
    kiosk.server.refuses.clear()
    gevent.sleep(1.0)
    work.kill()
    assert kiosk.server.taken == [bad]
