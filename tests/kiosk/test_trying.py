"""How long one command is tried while its visitor waits."""

from __future__ import annotations

from typing import NoReturn

import gevent
import pytest

from device.connection import Unavailable
from kiosk.outage import Outage
from kiosk.trying import Tries


def test_no_try_begins_that_would_be_cut_off_before_its_answer() -> None:
    """A server that says *too early* each time has surely done nothing: the kiosk knows it.

    Each answer takes a quarter of a second. Tries at 0.0, 0.55 and 1.1 s would fit into the
    patience by their beginnings; the last one would get no answer, and might have been done.
    """

    def too_early() -> NoReturn:
        gevent.sleep(0.25)
        raise Unavailable("too early", was_done_not=True)

    tries = Tries(outage := Outage(), patience_s=1.3)
    with pytest.raises(Unavailable, match="too early"):
        tries.answer(too_early)
    assert not tries.may_exist
    assert outage.is_on


def test_a_try_that_nobody_answers_is_cut_off_and_may_have_been_done() -> None:
    """Whoever waits gets a number of the kiosk's own when the short patience is over."""
    tries = Tries(outage := Outage(), patience_s=0.6)
    with pytest.raises(Unavailable, match="no answer in time"):
        tries.answer(lambda: gevent.sleep(20))
    assert tries.may_exist
    assert outage.is_on
