"""Printing over the network, against a printer made of a real socket."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.printer import Outlook, Patience, PrintFailed, Reason, TalkingPrinter, TcpPort
from kiosk.printer.marks import PRINTING, Marks
from tests.kiosk.printer_device import (
    COVER,
    CUTTER_STUCK,
    ERROR,
    NEAR_END,
    NO_CAUSE,
    NO_PAPER,
    OFFLINE,
    PAPER,
    PAPER_IS_THERE,
    QUICK,
    STOPPED,
    SURE,
    TICKET,
    Device,
    failure,
)


@dataclass
class Socket:
    """The device's end of the network; it may hang up, or stop reading."""

    device: Device
    hangs_up_after: int | None = None
    stops_reading_after: int | None = None
    callers: set[socket.socket] = field(default_factory=set)
    let_go: threading.Event = field(default_factory=threading.Event)

    def serve(self, connection: socket.socket) -> None:
        """Talk to one kiosk until it hangs up."""
        with connection, suppress(TimeoutError, ConnectionError):
            connection.settimeout(5)
            self.callers.add(connection)
            self._talk(connection)
        self.callers.discard(connection)

    def _talk(self, connection: socket.socket) -> None:
        while part := connection.recv(2048):
            answer = self.device.hear(part)
            count = len(self.device.got)
            if self.hangs_up_after is not None and count > self.hangs_up_after:
                return
            if self.stops_reading_after is not None and count > self.stops_reading_after:
                self.let_go.wait(5)
                return
            connection.sendall(answer)


@contextmanager
def listening(device: Device | Socket) -> Iterator[int]:
    """Let the device serve whoever connects; gives its port."""
    end = device if isinstance(device, Socket) else Socket(device)
    talks: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # as little as printers have
        server.settimeout(0.05)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                with suppress(TimeoutError):
                    connection, _ = server.accept()
                    talks.append(threading.Thread(target=end.serve, args=(connection,)))
                    talks[-1].start()
            for talk in talks:
                talk.join(timeout=10)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            stop.set()
            thread.join(timeout=20)


def printer_at(
    port: int, patience: Patience = SURE, *, folder: Path | None = None
) -> TalkingPrinter:
    """A printer of ours on that port, as a program has it that begins with this data folder."""
    marks = Marks(folder, f"tcp://127.0.0.1:{port}")
    return TalkingPrinter(TcpPort("127.0.0.1", port), PAPER, patience=patience, marks=marks)


def test_ticket_comes_whole_when_the_printer_is_well() -> None:
    """The printer gets the picture bit by bit, and says when it is through."""
    device = Device()
    with listening(device) as port:
        printer_at(port).print(TICKET)
        printer_at(port).print(TICKET)
    assert device.printed == 2


def test_ticket_comes_when_paper_is_only_near_its_end() -> None:
    """Near the end is not the end."""
    device = Device(paper=NEAR_END)
    with listening(device) as port:
        printer_at(port).print(TICKET)
    assert device.printed == 1


def test_ticket_comes_when_the_printer_tells_more_than_it_was_asked() -> None:
    """Status that nobody asked for is switched off, and until then not taken for an answer."""
    device = Device(unasked=b"\x10\x7c\x0f\x60")
    with listening(device) as port:
        printer_at(port).print(TICKET)
    assert device.printed == 1
    assert device.got.startswith(b"\x1da\x00")


def test_ticket_is_not_through_when_the_printer_answers_something_else() -> None:
    """An answer to a question that stood in the picture's bytes by chance is not the end of it."""

    def runs_out(device: Device) -> None:
        device.paper = NO_PAPER

    with listening(Device(done=b"\x12", after_picture=runs_out)) as port:
        assert failure(printer_at(port)) == (Reason.NO_PAPER, True)


@pytest.mark.parametrize(
    ("device", "reason"),
    [
        (Device(paper=NO_PAPER), Reason.NO_PAPER),
        (Device(online=OFFLINE, cause=COVER), Reason.COVER_OPEN),
        (Device(online=OFFLINE, cause=STOPPED), Reason.NO_PAPER),
        (Device(online=OFFLINE, cause=ERROR), Reason.FAULT),
        (Device(online=OFFLINE, cause=ERROR, error=None), Reason.FAULT),
        (Device(online=OFFLINE, cause=ERROR, error=CUTTER_STUCK), Reason.CUTTER),
        (Device(online=OFFLINE, cause=NO_CAUSE), Reason.OFFLINE),
        (Device(online=OFFLINE, cause=None), Reason.OFFLINE),
    ],
    ids=["paper", "cover", "stopped", "error", "untold", "cutter", "no cause", "cause untold"],
)
def test_nothing_is_sent_when_the_printer_says_no_before(device: Device, reason: Reason) -> None:
    """A known failure before the picture: certainly no paper came."""
    patience = QUICK if None in {device.cause, device.error} else SURE
    with listening(device) as port:
        assert failure(printer_at(port, patience)) == (reason, False)
    assert b"\x1dv0" not in device.got


@pytest.mark.parametrize("reason", [Reason.NO_PAPER, Reason.COVER_OPEN])
def test_ticket_may_have_come_when_the_printer_says_no_within_it(reason: Reason) -> None:
    """Paper that ends within the ticket fails it, and the visitor may hold a piece of it."""

    def breaks(device: Device) -> None:
        if reason is Reason.NO_PAPER:
            device.paper = NO_PAPER
        else:
            device.online, device.cause = OFFLINE, COVER

    device = Device(done=None, after_picture=breaks)
    with listening(device) as port:
        assert failure(printer_at(port, QUICK)) == (reason, True)


def jammed(device: Device) -> None:
    """The knife sticks in the paper that it should have cut."""
    device.online, device.cause, device.error = OFFLINE, ERROR, CUTTER_STUCK


def used_up(device: Device) -> None:
    """The roll ends with the cut."""
    device.paper = NO_PAPER


@pytest.mark.parametrize(
    ("after", "seen"),
    [
        (None, Outlook(knows=True)),
        (jammed, Outlook(knows=True, reason=Reason.CUTTER)),
        (used_up, Outlook(knows=True, reason=Reason.NO_PAPER)),
    ],
)
def test_the_printer_s_trouble_is_told_when_it_begins_with_the_cut(
    after: Callable[[Device], None] | None, seen: Outlook
) -> None:
    """The ticket has come; what is wrong after it is told for whoever comes next."""
    with listening(Device(after_picture=after)) as port:
        assert printer_at(port).print(TICKET) == seen


def test_ticket_counts_as_printed_when_the_printer_hangs_up_after_it() -> None:
    """Said that it is through, and gone: nothing of the ticket is missing."""
    end = Socket(Device())

    def leaves(device: Device) -> None:
        end.hangs_up_after = len(device.got)

    end.device.after_picture = leaves
    with listening(end) as port:
        assert printer_at(port).print(TICKET) == Outlook(knows=False)


def test_ticket_counts_as_printed_when_the_printer_never_answers() -> None:
    """Unknown is no failure: many print servers never say anything."""
    device = Device(paper=None, online=None, cause=None, done=None)
    with listening(device) as port:
        printer = printer_at(port, QUICK)
        printer.print(TICKET)
        printer.print(TICKET)
    assert device.printed == 2


def test_ticket_counts_as_printed_when_the_printer_is_well_but_never_says_done() -> None:
    """A printer that does not know GS r is asked how it is until the paper must be out."""
    device = Device(done=None)
    with listening(device) as port:
        printer_at(port, QUICK).print(TICKET)
    assert device.printed == 1


def test_print_waits_for_the_printer_when_it_takes_its_time() -> None:
    """The end of the picture is what counts, not the end of sending."""
    device = Device(after_picture=lambda _: time.sleep(0.3))
    with listening(device) as port:
        begun = time.monotonic()
        printer_at(port).print(TICKET)
    assert time.monotonic() - begun >= 0.3


def test_silent_with_nothing_sent_when_it_answered_an_earlier_ticket() -> None:
    """A printer that used to answer and does not any more has a problem."""
    device = Device()
    with listening(device) as port:
        printer = printer_at(port, QUICK)
        printer.print(TICKET)
        device.paper = device.online = device.cause = device.done = None
        assert failure(printer) == (Reason.SILENT, False)
    assert device.printed == 1


def test_silent_when_it_answered_before_the_picture_and_not_after() -> None:
    """Nobody knows whether the paper came: the visitor is asked."""

    def falls_silent(device: Device) -> None:
        device.paper = device.online = device.cause = None

    device = Device(done=None, after_picture=falls_silent)
    with listening(device) as port:
        assert failure(printer_at(port, QUICK)) == (Reason.SILENT, True)


def test_ticket_comes_again_when_the_printer_has_new_paper() -> None:
    """A failure leaves nothing behind: the next ticket is asked about anew."""
    device = Device(paper=NO_PAPER)
    with listening(device) as port:
        printer = printer_at(port)
        assert failure(printer) == (Reason.NO_PAPER, False)
        device.paper = PAPER_IS_THERE
        printer.print(TICKET)
    assert device.printed == 1


@pytest.mark.parametrize("after", [3_000, 60_000])
def test_incomplete_when_the_printer_hangs_up_within_the_picture(after: int) -> None:
    """A broken connection is a known failure, whether or not the printer ever answered."""
    for said in (PAPER_IS_THERE, None):
        with listening(Socket(Device(paper=said), hangs_up_after=after)) as port:
            assert failure(printer_at(port, QUICK)) == (Reason.INCOMPLETE, True)


def test_next_ticket_is_whole_when_the_printer_hung_up_within_one() -> None:
    """A printer that still waits for the rest of a picture does not take the next one for it."""
    end = Socket(Device(), hangs_up_after=20_000)
    with listening(end) as port:
        printer = printer_at(port)
        assert failure(printer) == (Reason.INCOMPLETE, True)
        end.hangs_up_after = None
        printer.print(TICKET)
    assert (end.device.printed, end.device.pieces[1:]) == (1, [TICKET.tobytes()])


def test_next_ticket_is_whole_when_the_kiosk_began_anew_after_half_a_picture(
    tmp_path: Path,
) -> None:
    """What the printer still waits for outlives the kiosk: a new one ends it first."""
    end = Socket(Device(), hangs_up_after=20_000)
    with listening(end) as port:
        assert failure(printer_at(port, folder=tmp_path)) == (Reason.INCOMPLETE, True)
        end.hangs_up_after = None
        anew = printer_at(port, folder=tmp_path)
        assert anew.look() is None  # a question would become dots
        anew.print(TICKET)
    assert (end.device.printed, end.device.pieces[1:]) == (1, [TICKET.tobytes()])


def test_a_picture_is_marked_from_its_first_byte_to_its_end(tmp_path: Path) -> None:
    """The mark is there while the printer has the picture, and tells no kiosk of a whole one."""
    mark = tmp_path / PRINTING
    was_there: list[bool] = []
    device = Device(after_picture=lambda _: was_there.append(mark.exists()))
    with listening(device) as port:
        printer = printer_at(port, folder=tmp_path)
        assert printer.look() == Outlook(knows=True)
        assert not mark.exists()
        printer.print(TICKET)
    assert (was_there, mark.exists()) == ([True], False)
    assert b"\x00" * 960 * 72 not in device.got


def test_ticket_comes_when_it_cannot_be_marked(tmp_path: Path) -> None:
    """A disk that takes nothing costs nobody the paper."""
    device = Device()
    with listening(device) as port:
        printer_at(port, folder=tmp_path / "none").print(TICKET)
    assert device.printed == 1


def test_ticket_counts_as_printed_when_done_comes_among_other_answers() -> None:
    """A printer that says late that it is through has said so, whatever it was asked meanwhile."""
    device = Device(tells_done_late=True)
    with listening(device) as port:
        printer_at(port, QUICK).print(TICKET)
    assert device.paper is None


def test_incomplete_when_the_printer_stops_taking_the_picture() -> None:
    """A printer that takes no more is given up after its time, however much lies in between."""
    patience = Patience(connect_s=1.0, answer_s=0.1, send_s=0.3)
    device = Socket(Device(), stops_reading_after=2_000)
    with listening(device) as port:
        begun = time.monotonic()
        assert failure(printer_at(port, patience)) == (Reason.INCOMPLETE, True)
        assert time.monotonic() - begun >= 0.3
        device.let_go.set()


def test_unreachable_when_it_hangs_up_before_the_picture() -> None:
    """Nothing of the picture was sent: certainly no paper came."""
    with listening(Socket(Device(), hangs_up_after=0)) as port:
        assert failure(printer_at(port)) == (Reason.UNREACHABLE, False)


@pytest.mark.parametrize("host", ["127.0.0.1", "printer.invalid", "x" * 70])
def test_unreachable_when_nobody_is_there(host: str) -> None:
    """A refused connection, an unknown name, a name that cannot be: nothing came out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    printer = TalkingPrinter(TcpPort(host, port), PAPER, patience=SURE)
    with pytest.raises(PrintFailed, match=f"no printer at {host}|is no host's name") as caught:
        printer.print(TICKET)
    assert (caught.value.reason, caught.value.may_have_come) == (Reason.UNREACHABLE, False)


def test_one_ticket_after_the_other_when_two_print_at_once() -> None:
    """Nobody else is connected while a picture comes out."""
    at_once: list[int] = []

    def comes_out(_: Device) -> None:
        time.sleep(0.05)
        at_once.append(len(end.callers))

    end = Socket(Device(after_picture=comes_out))
    with listening(end) as port:
        printer = printer_at(port)
        callers = [threading.Thread(target=printer.print, args=(TICKET,)) for _ in range(3)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join(timeout=30)
    assert at_once == [1, 1, 1]
