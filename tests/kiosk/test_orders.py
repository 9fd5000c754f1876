"""Tickets that reception orders at a kiosk's printer: each paper once, and the truth about it."""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING, Any, Final

import gevent
import pytest

from device.connection import Unavailable
from device.continuity import Position
from kiosk.effects import Issue, PrintPaper
from kiosk.orders import Orders
from kiosk.outbox import Outbox, Stage
from kiosk.printer import PrintFailed, Reason
from kiosk.visit import Errand, Ticket, What
from tests.disk import small_disk
from tests.kiosk.test_owed_words import ISSUED, Answering, errands_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from kiosk.visit import Happening

    Event = dict[str, Any]

HERE: Final = Position(1, 1)
SURELY_NOT: Final = PrintFailed(Reason.NO_PAPER, may_have_come=False)
NOBODY_KNOWS: Final = PrintFailed(Reason.INCOMPLETE, may_have_come=True)


def ordered(number: int = 1, **more: object) -> Event:
    """A row of a ticket that reception ordered here and that waits for its paper."""
    row = {"id": f"{number:010}", "number": f"K{100 + number}", "area": "K", "issued_ms": 1_000}
    return {**row, "state": "issued", "kiosk": "kiosk-1", "ordered": True, **more}


def issued(row: Event) -> Event:
    """The event of such a ticket."""
    return {"type": "issued", "ticket": row, "ahead": 3}


class Desk:
    """A kiosk's orders, its outbox and its printer, in one process that can be started anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.papers: list[str] = []
        self.tokens: list[str] = []
        self.ahead: list[object] = []
        self.hold_ms: list[object] = []
        self.of_today: Event = {}
        self.failure: PrintFailed | None = None
        self.while_printing: Callable[[], None] = lambda: None
        self.server = Answering({})
        self.told: list[Happening] = []
        self._ends = contextlib.ExitStack()

    def start(self) -> None:
        """Start as a machine does: the outbox of before, nothing in memory."""
        self.box = self._ends.enter_context(contextlib.closing(Outbox(self.path)))
        self.box.recover()
        self.errands, debts = errands_of(
            self.box,
            self.server,
            told=self.told,
            print_paper=lambda event, token, _: self._print(event, token),
        )
        self.orders = Orders(
            "kiosk-1", outbox=self.box, errands=self.errands, print_paper=self._print
        )
        for work in (self.orders.print_forever, debts.settle_forever):
            self._ends.callback(gevent.spawn(work).kill)

    def stop(self) -> None:
        """End it at once."""
        self._ends.close()

    def hear(self, *rows: Event) -> None:
        """Hear that these tickets were issued, and wait until that has had its effect."""
        for row in rows:
            self.orders.on_event(issued(row), HERE)
        self.settle()

    def catch_up(self, *rows: Event) -> None:
        """Hear after a gap what is true now."""
        self.orders.on_snapshot({"tickets": list(rows), **self.of_today}, HERE, 0)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing moves any more."""
        seen: object = None
        while seen != (now := (len(self.papers), len(self.server.sent))):
            seen = now
            gevent.sleep(0.15)

    def came(self, ticket: str = "0000000001") -> tuple[str, Event]:
        """The word that this ticket's paper came, which was the last one, and what opens it."""
        said = {"how": "paper", "phone_hash": hashlib.sha256(self.tokens[-1].encode()).hexdigest()}
        return f"tickets/{ticket}/deliver", said

    def stages(self) -> list[Stage]:
        """What the outbox holds."""
        return [flight.stage for flight in self.box.flights()]

    def _print(self, event: Mapping[str, Any], token: str) -> None:
        self.papers.append(event["ticket"]["number"])
        self.tokens.append(token)
        self.ahead.append(event.get("ahead"))
        self.hold_ms.append(event.get("hold_ms"))
        self.while_printing()
        gevent.sleep(0.01)
        if self.failure:
            raise self.failure


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A kiosk that has just been started."""
    desk = Desk(tmp_path / "outbox.db")
    desk.start()
    yield desk
    desk.stop()


def test_an_ordered_ticket_is_printed_and_delivered_when_it_is_issued(desk: Desk) -> None:
    """Its paper comes once, with the people ahead, and the server hears that it came."""
    desk.hear(ordered())
    assert (desk.papers, desk.ahead) == (["K101"], [3])
    assert desk.server.sent == [desk.came()]
    assert desk.stages() == []


def test_an_order_is_on_the_disk_when_the_printer_gets_it(desk: Desk) -> None:
    """A kiosk that dies while it prints knows afterwards what it had begun."""
    seen: list[Stage] = []
    desk.while_printing = lambda: seen.extend(desk.stages())
    desk.hear(ordered())
    assert seen == [Stage.ORDERED]


def test_an_order_is_taken_back_when_its_paper_surely_did_not_come(desk: Desk) -> None:
    """Nobody is called with a number that nobody got."""
    desk.failure = SURELY_NOT
    desk.hear(ordered())
    assert desk.server.sent == [("tickets/0000000001/cancel", {"reason": "no_paper"})]
    assert desk.stages() == []


def test_nothing_is_told_when_the_paper_may_have_come(desk: Desk) -> None:
    """The server's time-out decides, and until then the ticket is not printed a second time."""
    desk.failure = NOBODY_KNOWS
    desk.hear(ordered())
    desk.catch_up(ordered())
    assert desk.server.sent == []
    assert (desk.papers, desk.stages()) == (["K101"], [Stage.ORDERED])
    desk.catch_up()
    assert desk.stages() == []


def test_an_order_is_delivered_when_a_snapshot_comes_while_it_is_printed(desk: Desk) -> None:
    """The row of the paper in hand stays, although the ticket no longer waits for its paper."""
    desk.while_printing = lambda: desk.orders.on_snapshot({"tickets": []}, HERE, 0)
    desk.hear(ordered())
    assert desk.server.paths == ["tickets/0000000001/deliver"]
    assert desk.stages() == []


def test_an_order_is_printed_once_when_it_is_heard_again(desk: Desk) -> None:
    """The same event twice, at once or later, and the snapshot of a gap, are one order."""
    desk.hear(ordered(), ordered())
    desk.hear(ordered())
    desk.catch_up(ordered(), ordered(2))
    assert desk.papers == ["K101", "K102"]


@pytest.mark.parametrize("failure", [NOBODY_KNOWS, SURELY_NOT, None])
def test_an_order_is_printed_once_when_the_kiosk_is_started_anew(
    desk: Desk, failure: PrintFailed | None
) -> None:
    """What was begun before a restart is not begun again, whatever came of it."""
    desk.failure = failure
    desk.server.answer = Unavailable("the kiosk dies before the server has answered")
    desk.hear(ordered())
    desk.stop()
    desk.server.answer = {}
    desk.start()
    desk.catch_up(ordered(), ordered(2))
    assert desk.papers == ["K101", "K102"]


def test_an_order_is_printed_when_it_was_made_while_the_kiosk_was_away(desk: Desk) -> None:
    """A snapshot brings it; it cannot say how many people are ahead."""
    desk.catch_up(ordered())
    assert (desk.papers, desk.ahead) == (["K101"], [None])
    assert desk.server.paths == ["tickets/0000000001/deliver"]


def test_a_late_order_has_the_h_of_the_day_when_the_server_says_it(desk: Desk) -> None:
    """A snapshot brings H beside the orders; one of an older server has none."""
    desk.catch_up(ordered())
    desk.of_today = {"hold_ms": 1_200_000}
    desk.catch_up(ordered(), ordered(2))
    assert desk.hold_ms == [None, 1_200_000]


def test_a_new_ticket_is_printed_when_an_emptied_store_gives_its_id_again(desk: Desk) -> None:
    """Two tickets of one id are told apart by the time of their issue."""
    desk.hear(ordered(), ordered(issued_ms=2_000))
    assert desk.papers == ["K101", "K101"]


@pytest.mark.parametrize(
    "row",
    [
        ordered(kiosk="kiosk-2"),
        ordered(ordered=False),
        ordered(state="waiting"),
        {"id": "0000000001"},
        None,
    ],
)
def test_nothing_is_printed_when_it_is_no_order_for_this_printer(desk: Desk, row: Any) -> None:
    """Other printers' orders, visitors' tickets and those that have their paper are left alone."""
    desk.hear(row)
    desk.catch_up(row)
    desk.orders.on_event({"type": "delivered", "ticket": ordered()}, HERE)
    desk.settle()
    assert desk.papers == []


def test_a_visitor_is_next_when_many_papers_are_ordered(desk: Desk) -> None:
    """Visitors' papers and ordered ones take turns: a visitor waits for one paper at most."""
    visitor = Errand("command-1", "asylum", "ar", "phone")
    ticket = Ticket("0000000042", "K142", "K", ahead=0, counted_ms=1)
    desk.server.answer = {**ISSUED, "ticket": {**ISSUED["ticket"], "number": "K142"}}  # type: ignore[dict-item]
    desk.errands.do(Issue(visitor))
    desk.settle()
    for number in range(1, 5):
        desk.orders.on_event(issued(ordered(number)), HERE)
    gevent.sleep(0.005)
    desk.errands.do(PrintPaper(visitor, ticket))
    desk.settle()
    assert desk.papers == ["K101", "K142", "K102", "K103", "K104"]
    assert [each.what for each in desk.told] == [What.ISSUED, What.PRINTED]


def test_an_order_is_taken_back_when_the_disk_had_no_room_for_it(tmp_path: Path) -> None:
    """What could not be written down is not printed; once there is room, the server is told."""
    with small_disk(tmp_path / "disk", mb=2) as disk:
        desk = Desk(disk.path / "outbox.db")
        desk.start()
        with contextlib.ExitStack() as ends:
            ends.callback(desk.stop)
            disk.fill()
            desk.hear(ordered())
            assert (desk.papers, desk.server.paths) == ([], [])
            disk.make_room()
            with gevent.Timeout(10):
                while not desk.server.paths:
                    gevent.sleep(0.02)
        assert desk.server.sent == [("tickets/0000000001/cancel", {"reason": "no_paper"})]


# ------------------------------------------------------------------- another paper of a number


def copied(number: int = 1, *, since_ms: int = 5_000, **more: object) -> Event:
    """A row of a ticket that waits, and whose paper is wanted once more here."""
    row = {"id": f"{number:010}", "number": f"K{100 + number}", "area": "K", "issued_ms": 1_000}
    wanted = {"state": "waiting", "kiosk": "kiosk-2", "copy_at": "kiosk-1", "copy_ms": since_ms}
    return {**row, **wanted, **more}


def test_a_copy_is_printed_once_when_it_is_wanted_however_often_that_is_heard(desk: Desk) -> None:
    """Its paper comes, and the server hears that it came."""
    desk.orders.on_event({"type": "reprint_ordered", "ticket": copied()}, HERE)
    desk.orders.on_event({"type": "reprint_ordered", "ticket": copied()}, HERE)
    desk.catch_up(copied())
    assert desk.papers == ["K101"]
    assert desk.server.sent == [desk.came()]


def test_a_copy_is_printed_when_its_number_stands_on_another_kiosk_s_screen(desk: Desk) -> None:
    """That kiosk has no paper: its number is issued, and the paper comes here."""
    desk.catch_up(copied(state="issued"))
    assert desk.papers == ["K101"]
    assert desk.server.sent == [desk.came()]


def test_each_order_of_a_copy_is_a_paper_of_its_own_when_somebody_loses_it_again(
    desk: Desk,
) -> None:
    """The same number may be wanted twice: then it is printed twice."""
    desk.catch_up(copied())
    desk.catch_up(copied(since_ms=6_000))
    assert desk.papers == ["K101", "K101"]


def test_a_copy_is_printed_once_when_the_kiosk_is_killed_at_the_printer(desk: Desk) -> None:
    """Whoever starts again finds the order written down, and does not print it again."""
    desk.server.answer = Unavailable("the server is away")
    desk.catch_up(copied())
    desk.stop()
    desk.start()
    desk.catch_up(copied())
    assert desk.papers == ["K101"]


def test_a_copy_is_printed_when_the_kiosk_was_dead_while_it_was_ordered(desk: Desk) -> None:
    """The snapshot after the start still has it, up to its minute."""
    desk.stop()
    desk.start()
    desk.orders.on_snapshot({"tickets": [copied()]}, HERE, 65_000)
    desk.settle()
    assert desk.papers == ["K101"]
    desk.orders.on_snapshot({"tickets": [copied(2)]}, HERE, 65_001)
    desk.settle()
    assert desk.papers == ["K101"]


@pytest.mark.parametrize("failure", [SURELY_NOT, NOBODY_KNOWS])
def test_no_number_is_taken_back_when_its_copy_did_not_come(
    desk: Desk, failure: PrintFailed
) -> None:
    """The number has reached its owner once: nothing is told, and nothing is printed again."""
    desk.failure = failure
    desk.catch_up(copied())
    desk.catch_up(copied())
    assert (desk.papers, desk.server.sent) == (["K101"], [])


@pytest.mark.parametrize("row", [copied(copy_at="kiosk-2"), copied(state="called")])
def test_no_copy_is_printed_when_it_is_not_wanted_here_and_now(desk: Desk, row: Event) -> None:
    """Another kiosk's copy, and one of somebody who is called, is not ours."""
    desk.catch_up(row)
    assert desk.papers == []


def test_a_copy_of_a_number_that_was_handed_in_is_told_when_it_came(desk: Desk) -> None:
    """The server knows it by then: that its paper came is told like any other's, and forgotten."""
    row = {"id": "9271100801", "number": "K801", "area": "K", "issued_ms": 1_000}
    row |= {"state": "waiting", "kiosk": "kiosk-2", "copy_at": "kiosk-1", "copy_ms": 2_000}
    desk.orders.on_event({"type": "reprint_ordered", "ticket": row}, HERE)
    desk.settle()
    assert desk.papers == ["K801"]
    assert desk.server.sent == [desk.came("9271100801")]
    assert desk.stages() == []
