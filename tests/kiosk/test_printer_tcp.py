"""Printing over the network, against a printer made of a real socket."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import pytest

from kiosk.printer import Patience, PrintFailed, Reason, TcpPrinter, decode
from kiosk.receipt import PAPERS, draw
from tests.kiosk.receipts import receipt

PAPER = PAPERS[576]
TICKET = draw(receipt("ar"), PAPER)
# A paper of this length has 2.6 s by its length alone: too long to wait for in a test.
QUICK = Patience(connect_s=1.0, answer_s=0.1, send_s=1.0, print_s=-2.0)
ONLINE, PAPER_IS_THERE = 0x12, 0x12
NO_PAPER, OFFLINE, COVER, STOPPED, ERROR, NO_CAUSE = 0x72, 0x1A, 0x16, 0x32, 0x52, 0x12
NEAR_END = 0x1E


@dataclass
class Device:
    """A printer that answers as it is told; None is silence. It reads the stream as one does."""

    paper: int | None = PAPER_IS_THERE
    online: int | None = ONLINE
    cause: int | None = NO_CAUSE
    done: bytes | None = b"\x00"
    unasked: bytes = b""  # told before and after each answer
    hangs_up_after: int | None = None
    stops_reading_after: int | None = None
    after_picture: Callable[["Device"], None] | None = None
    got: bytearray = field(default_factory=bytearray)
    printed: int = 0
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
        waiting = bytearray()
        while part := connection.recv(2048):
            self.got += part
            waiting += part
            if self.hangs_up_after is not None and len(self.got) > self.hangs_up_after:
                return
            if self.stops_reading_after is not None and len(self.got) > self.stops_reading_after:
                self.let_go.wait(5)
                return
            while answer := self._next(waiting):
                connection.sendall(answer[0])

    def _next(self, waiting: bytearray) -> tuple[bytes] | None:
        """Take one command off the stream: its answer, or None as long as it is not whole."""
        if waiting.startswith(b"\x1da"):
            return self._take(waiting, 3, b"")
        if waiting.startswith(b"\x10\x04") and len(waiting) >= 3:
            said = {1: self.online, 2: self.cause, 4: self.paper}[waiting[2]]
            return self._take(
                waiting, 3, b"" if said is None else self.unasked + bytes([said]) + self.unasked
            )
        if waiting.startswith(b"\x1b@") and b"\x1dr1" in waiting:
            end = waiting.rindex(b"\x1dr1")
            assert decode(bytes(waiting[:end])).picture.tobytes() == TICKET.tobytes()
            self.printed += 1
            if self.after_picture:
                self.after_picture(self)
            return self._take(waiting, end + 3, self.done or b"")
        return None

    @staticmethod
    def _take(waiting: bytearray, count: int, answer: bytes) -> tuple[bytes] | None:
        if len(waiting) < count:
            return None
        del waiting[:count]
        return (answer,)


@contextmanager
def listening(device: Device) -> Iterator[int]:
    """Let the device serve whoever connects; gives its port."""
    talks: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # as little as printers have
        server.settimeout(0.05)
        stop = threading.Event()

        def serve() -> None:
            while not stop.is_set():
                with suppress(TimeoutError):
                    connection, _ = server.accept()
                    talks.append(threading.Thread(target=device.serve, args=(connection,)))
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


def printer_at(port: int, patience: Patience = QUICK) -> TcpPrinter:
    """A printer of ours on that port."""
    return TcpPrinter("127.0.0.1", port, PAPER, patience=patience)


def failure(printer: TcpPrinter) -> tuple[Reason, bool]:
    """How the next ticket fails."""
    with pytest.raises(PrintFailed) as caught:
        printer.print(TICKET)
    return caught.value.reason, caught.value.may_have_come


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
        (Device(online=OFFLINE, cause=NO_CAUSE), Reason.OFFLINE),
        (Device(online=OFFLINE, cause=None), Reason.OFFLINE),
    ],
    ids=["no paper", "cover", "stopped", "error", "no cause", "cause untold"],
)
def test_nothing_is_sent_when_the_printer_says_no_before(device: Device, reason: Reason) -> None:
    """A known failure before the picture: certainly no paper came."""
    with listening(device) as port:
        assert failure(printer_at(port)) == (reason, False)
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
        assert failure(printer_at(port)) == (reason, True)


def test_ticket_counts_as_printed_when_the_printer_never_answers() -> None:
    """Unknown is no failure: many print servers never say anything."""
    device = Device(paper=None, online=None, cause=None, done=None)
    with listening(device) as port:
        printer = printer_at(port)
        printer.print(TICKET)
        printer.print(TICKET)
    assert device.printed == 2


def test_ticket_counts_as_printed_when_the_printer_is_well_but_never_says_done() -> None:
    """A printer that does not know GS r is asked how it is until the paper must be out."""
    device = Device(done=None)
    with listening(device) as port:
        printer_at(port).print(TICKET)
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
        printer = printer_at(port)
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
        assert failure(printer_at(port)) == (Reason.SILENT, True)


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
        with listening(Device(paper=said, hangs_up_after=after)) as port:
            assert failure(printer_at(port)) == (Reason.INCOMPLETE, True)


def test_incomplete_when_the_printer_stops_taking_the_picture() -> None:
    """A printer that takes no more is given up after its time, however much lies in between."""
    patience = Patience(connect_s=1.0, answer_s=0.1, send_s=0.3)
    device = Device(stops_reading_after=2_000)
    with listening(device) as port:
        begun = time.monotonic()
        assert failure(printer_at(port, patience)) == (Reason.INCOMPLETE, True)
        assert time.monotonic() - begun >= 0.3
        device.let_go.set()


def test_unreachable_when_it_hangs_up_before_the_picture() -> None:
    """Nothing of the picture was sent: certainly no paper came."""
    with listening(Device(hangs_up_after=0)) as port:
        assert failure(printer_at(port)) == (Reason.UNREACHABLE, False)


@pytest.mark.parametrize("host", ["127.0.0.1", "printer.invalid", "x" * 70])
def test_unreachable_when_nobody_is_there(host: str) -> None:
    """A refused connection, an unknown name, a name that cannot be: nothing came out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert failure(TcpPrinter(host, port, PAPER, patience=QUICK)) == (Reason.UNREACHABLE, False)


def test_one_ticket_after_the_other_when_two_print_at_once() -> None:
    """Nobody else is connected while a picture comes out."""
    at_once: list[int] = []

    def comes_out(device: Device) -> None:
        time.sleep(0.2)
        at_once.append(len(device.callers))

    device = Device(after_picture=comes_out)
    with listening(device) as port:
        printer = printer_at(port)
        callers = [threading.Thread(target=printer.print, args=(TICKET,)) for _ in range(3)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join(timeout=30)
    assert at_once == [1, 1, 1]
