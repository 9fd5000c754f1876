"""What the kiosk owes is settled by the server's answer and day, not by its own clock."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import gevent
import pytest

from device.connection import OpenDoors, Refused, Server, Unavailable
from kiosk.debts import Debts
from kiosk.effects import Issue, Show
from kiosk.errands import Errands
from kiosk.handing_in import HandingIn
from kiosk.known import Known
from kiosk.outage import Outage
from kiosk.outbox import Flight, Outbox, Stage
from kiosk.own_numbers import OwnNumbers
from kiosk.visit import Errand, Happening, What
from tests.kiosk.kiosk_office import kiosk_office
from tests.running import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from server.embedded import EmbeddedStore

YESTERDAY: Final = "2026-11-22"
TODAY: Final = "2026-11-23"
GONE: Final[dict[str, object]] = {"position": {"epoch": 1, "seq": 7}, "type": "gone"}
ROW: Final = {"id": "0000000042", "number": "K101", "area": "K", "counted_ms": 1}
ISSUED: Final[dict[str, object]] = {"type": "issued", "ticket": ROW, "ahead": 0}


class Answering:
    """A server that answers every command alike and keeps its paths."""

    def __init__(self, answer: dict[str, object] | Exception) -> None:
        self.answer = answer
        self.sent: list[tuple[str, Mapping[str, object]]] = []

    @property
    def paths(self) -> list[str]:
        """The paths of the commands, in their order."""
        return [path for path, _ in self.sent]

    def command(
        self, path: str, body: Mapping[str, object], *, command_id: str, ticket_token: str = ""
    ) -> dict[str, object]:
        """Answer as set; note what was asked."""
        assert command_id or body or ticket_token
        self.sent.append((path, body))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def errands_of(
    box: Outbox,
    server: Answering,
    *,
    told: list[Happening],
    server_day: Callable[[], str] = lambda: TODAY,
    print_paper: Callable[[Any, str, Any], None] = lambda *_: None,
) -> tuple[Errands, Debts]:
    """Errands of an outbox and what it owes, on a machine whose clock stands at yesterday."""
    there, outage = cast("Server", server), Outage()
    handing_in = HandingIn(there, box, outage=outage, drained=lambda: None)
    debts = Debts(there, box, outage=outage, handing_in=handing_in, server_day=server_day)
    known = Known(there, Path("/nowhere"), outage=outage)
    errands = Errands(
        server=there,
        outbox=box,
        outage=outage,
        own=OwnNumbers("kiosk-1", known=known, outbox=box),
        debts=debts,
        print_paper=print_paper,
        print_sheet=lambda _: None,
        tell=told.append,
        today=lambda: YESTERDAY,
    )
    return errands, debts


class Till:
    """An outbox and its errands, on a machine whose clock stands at yesterday."""

    def __init__(self, box: Outbox) -> None:
        self.box = box
        self.told: list[Happening] = []

    def owe(self, stage: Stage, day: str) -> None:
        """Owe one word of that day."""
        self.box.begin(Flight("command-1", Stage.ISSUING, day, "{}"))
        self.box.owe("command-1", stage, ticket="0000000042", word="paper")

    def work(
        self, answer: dict[str, object] | Exception, day: str | None, *effects: Issue | Show
    ) -> list[str]:
        """Settle for a moment; the paths that the server was sent."""

        def server_day() -> str:
            if day is None:
                raise Unavailable("no server")
            return day

        server = Answering(answer)
        errands, debts = errands_of(self.box, server, told=self.told, server_day=server_day)
        for effect in effects:
            errands.do(effect)
        settling = gevent.spawn(debts.settle_forever)
        gevent.sleep(0.1)
        settling.kill()
        return server.paths


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """An empty outbox with its errands."""
    with contextlib.closing(Outbox(tmp_path / "outbox.db")) as box:
        yield Till(box)


@pytest.mark.parametrize(
    ("stage", "verb"), [(Stage.DELIVERING, "deliver"), (Stage.CANCELLING, "cancel")]
)
def test_a_last_word_is_sent_when_the_machine_has_another_date(
    till: Till, stage: Stage, verb: str
) -> None:
    """Today's paper is told to the server by a machine that believes in yesterday."""
    till.owe(stage, TODAY)
    assert till.work({}, None) == [f"tickets/0000000042/{verb}"]
    assert till.box.flights() == ()


def test_a_number_on_the_screen_is_told_when_its_paper_did_not_come(till: Till) -> None:
    """It is owed beside the number's own last word, and is gone once it is told."""
    till.box.begin(Flight("command-1", Stage.ISSUING, TODAY, "{}"))
    till.box.numbered("command-1", "0000000042")
    told = till.work({}, TODAY, Show("command-1", "0000000042"))
    assert told == ["tickets/0000000042/paper-failed"]
    assert [flight.stage for flight in till.box.flights()] == [Stage.PAPER]


def test_a_number_on_the_screen_is_told_when_the_kiosk_was_killed_before(till: Till) -> None:
    """Reception hears who has no paper although nobody knows any more what the visitor said."""
    till.box.begin(Flight("command-1", Stage.ISSUING, TODAY, "{}"))
    till.box.numbered("command-1", "0000000042")
    till.work(Unavailable("the server is away"), TODAY, Show("command-1", "0000000042"))
    till.box.recover()
    assert till.work({}, TODAY) == ["tickets/0000000042/paper-failed"]
    assert till.box.flights() == ()


@pytest.mark.parametrize("status", [404, 409])
def test_a_last_word_is_settled_when_the_server_says_that_it_is_too_late(
    till: Till, status: int
) -> None:
    """A ticket that is unknown or has ended needs no further word."""
    till.owe(Stage.DELIVERING, YESTERDAY)
    till.work(Refused("too_late", status, ""), None)
    assert till.box.flights() == ()


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_last_word_stays_owed_when_the_server_refuses_it_for_now(till: Till, status: int) -> None:
    """A token that is being renewed, or too many commands at once: the next try may be heard."""
    till.owe(Stage.DELIVERING, TODAY)
    assert till.work(Refused("not_now", status, ""), None)
    assert [flight.stage for flight in till.box.flights()] == [Stage.DELIVERING]


def test_no_number_is_issued_anew_when_the_server_has_another_day(till: Till) -> None:
    """An unseen command of yesterday is forgotten, although the machine's date is still its own."""
    till.owe(Stage.ABANDONED, YESTERDAY)
    assert till.work(ISSUED, TODAY) == []
    assert till.box.flights() == ()


def test_an_unseen_number_is_given_back_when_the_server_has_its_day(till: Till) -> None:
    """The machine's own date does not matter."""
    till.owe(Stage.ABANDONED, TODAY)
    assert till.work(ISSUED, TODAY) == ["tickets", "tickets/0000000042/cancel"]
    assert till.box.flights() == ()


def test_an_unseen_number_stays_owed_when_the_server_s_day_is_unknown(till: Till) -> None:
    """Nothing is sent and nothing is dropped before the server's time is known."""
    till.owe(Stage.ABANDONED, TODAY)
    assert till.work(ISSUED, None) == []
    assert [flight.stage for flight in till.box.owed()] == [Stage.ABANDONED]


@pytest.mark.parametrize("stage", [Stage.ABANDONED, Stage.DELIVERING, Stage.CANCELLING])
def test_a_flight_is_settled_when_its_event_is_gone(till: Till, stage: Stage) -> None:
    """The command was done, and the stream that told how was trimmed: nothing is left to say."""
    till.owe(stage, TODAY)
    assert len(till.work(GONE, TODAY)) == 1
    assert till.box.flights() == ()


def test_a_visitor_is_sent_back_to_the_choice_when_the_event_is_gone(till: Till) -> None:
    """Asking again with the same id cannot help: a new choice has a new id."""
    till.work(GONE, TODAY, Issue(Errand("command-2", "asylum", "ar", "phone")))
    assert till.told == [Happening(What.REFUSED, "command-2")]
    assert till.box.flights() == ()


def test_the_server_s_time_is_known_when_it_answers(
    embedded: EmbeddedStore, tmp_path: Path
) -> None:
    """A real server tells its time; where there is none, nothing is guessed."""
    with kiosk_office(embedded, tmp_path) as office:
        told = OpenDoors(office.wire.url).time()
    assert abs(told - datetime.now(UTC)) < timedelta(seconds=5)
    with pytest.raises(Unavailable):
        OpenDoors(f"http://127.0.0.1:{free_port()}").time()
