"""A printer that has answered is known to answer, also by a kiosk that began anew; advice on it."""

import time
from pathlib import Path

import pytest

from kiosk.doctor import parts
from kiosk.printer import Outlook, Patience, Reason
from kiosk.printer.marks import ANSWERS
from tests.kiosk.kept_browser import lonely_kiosk
from tests.kiosk.printer_device import QUICK, TICKET, Device, failure
from tests.kiosk.test_doctor import settings_of
from tests.kiosk.test_printer_tcp import Socket, listening, printer_at


def test_silent_when_it_answered_an_earlier_ticket_and_the_kiosk_began_anew(tmp_path: Path) -> None:
    """A restart does not make a printer that hangs one that never answered."""
    device = Device()
    with listening(device) as port:
        printer_at(port, QUICK, folder=tmp_path).print(TICKET)
        device.paper = device.online = device.cause = device.done = None
        anew = printer_at(port, QUICK, folder=tmp_path)
        assert anew.look() == Outlook(knows=True, reason=Reason.SILENT)
        assert failure(anew) == (Reason.SILENT, False)
    assert device.printed == 1


def test_ticket_counts_as_printed_when_the_printer_at_another_address_never_answers(
    tmp_path: Path,
) -> None:
    """What one printer has answered says nothing of the next one."""
    mute = Device(paper=None, online=None, cause=None, done=None)
    for device in (Device(), mute):
        with listening(device) as port:
            printer_at(port, QUICK, folder=tmp_path).print(TICKET)
    assert mute.printed == 1


def test_ticket_comes_when_the_printer_is_busy_with_the_end_of_half_a_picture(
    tmp_path: Path,
) -> None:
    """One that answers only when it has cut off the white piece is busy, not silent."""

    class Slow(Device):
        def hear(self, data: bytes) -> bytes:
            cut_before = len(self.pieces)
            said = super().hear(data)
            if len(self.pieces) > cut_before and self.printed == 1:
                time.sleep(0.6)
            return said

    end = Socket(Slow())
    patience = Patience(connect_s=5, answer_s=0.25, send_s=5, print_s=5)
    with listening(end) as port:
        printer_at(port, folder=tmp_path).print(TICKET)
        end.hangs_up_after = len(end.device.got) + 20_000
        assert failure(printer_at(port, folder=tmp_path)) == (Reason.INCOMPLETE, True)
        end.hangs_up_after = None
        printer_at(port, patience, folder=tmp_path).print(TICKET)
    assert end.device.printed == 2


def test_ticket_counts_as_printed_when_the_file_of_a_changed_printer_was_deleted(
    tmp_path: Path,
) -> None:
    """Where one that never answers has taken the place of one that did, there is a way out."""
    device = Device()
    with listening(device) as port:
        printer_at(port, folder=tmp_path).print(TICKET)
        device.paper = device.online = device.cause = device.done = None
        (tmp_path / ANSWERS).unlink()
        printer_at(port, QUICK, folder=tmp_path).print(TICKET)
    assert device.printed == 2


@pytest.mark.parametrize("reason", Reason)
def test_the_doctor_has_advice_when_a_ticket_does_not_come(reason: Reason) -> None:
    """Whatever keeps a ticket from coming, there is something to do about it."""
    assert parts.DO[reason]


def test_the_doctor_tells_silence_when_the_printer_used_to_answer(tmp_path: Path) -> None:
    """What is unknown of a new printer is a trouble of one that is known to answer."""
    device = Device()
    with listening(device) as port:
        printer_at(port, folder=tmp_path).print(TICKET)
        device.paper = device.online = None
        known = {"printer": f"tcp://127.0.0.1:{port}", "data_dir": tmp_path}
        settings = settings_of(lonely_kiosk(tmp_path), **known)
        told = parts.printer(settings, agent_runs=True)
    assert (told.level, told.says) == ("bad", "it used to answer, and says nothing")
    assert ANSWERS in told.do
