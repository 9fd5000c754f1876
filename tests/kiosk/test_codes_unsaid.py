"""A code that opens something is shown by no object that could stand in a log."""

from __future__ import annotations

from dataclasses import replace

from device.connection import _Asked
from kiosk.app import Tap
from kiosk.effects import Change, Issue
from kiosk.outbox import Flight, Stage
from kiosk.visit import Happening, Way, What
from tests.kiosk.visits import HOLDERS_PART, OWN_CODE, checking_in, errand_of, mine, tap, way

APPOINTMENT = "AB12-CD34"


def test_no_code_is_shown_when_what_happened_is_written_out() -> None:
    """What was scanned or typed stands in no repr: of the tap, the state, or what must be done."""
    for code in (OWN_CODE, APPOINTMENT):
        assert code not in repr(Happening(What.SCANNED, "id", code))
        assert code not in repr(Tap(id="id", choice=code))
        assert code not in repr(tap(way(Way.WITH), What.SCANNED, code))
    own, booked = mine(), checking_in(APPOINTMENT)
    errand = replace(errand_of(own), phone_token=HOLDERS_PART)
    assert HOLDERS_PART not in repr((own, errand, Change(errand)))
    assert APPOINTMENT not in repr((booked, Issue(errand_of(booked))))


def test_no_code_is_shown_when_a_request_is_written_out() -> None:
    """The holder's token is in a header and an appointment's code in a body: neither in a repr."""
    asked = _Asked("POST", "/", "POST x", {"code": APPOINTMENT}, {"Ticket-Token": HOLDERS_PART})
    assert APPOINTMENT not in repr(asked)
    assert HOLDERS_PART not in repr(asked)


def test_no_code_is_shown_when_what_is_owed_is_written_out() -> None:
    """A row of the outbox keeps its command's body to itself."""
    assert APPOINTMENT not in repr(Flight("id", Stage.ISSUING, "2026-11-29", APPOINTMENT))
