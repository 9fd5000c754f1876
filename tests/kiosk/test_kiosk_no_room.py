"""A kiosk whose disk is full: it says that there are no numbers here, and recovers by itself."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import gevent
import pytest

from kiosk.effects import Cancel, Deliver, Forget
from kiosk.outbox import Flight, Outbox, Stage
from tests.disk import Disk, small_disk
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.kiosk.test_owed_words import Answering, errands_of
from tests.running import free_port, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """The disk of the kiosk's machine."""
    with small_disk(tmp_path / "disk", mb=2) as disk:
        yield disk


def give_up(page: Page) -> None:
    """Ask for a number, be told that there is none here, and go."""
    page.ask_for("asylum")
    page.press("start-over", on="unavailable")


@pytest.mark.parametrize("full", ["from the start", "later"])
def test_a_kiosk_gives_numbers_again_when_its_disk_has_room_again(
    office: KioskOffice, disk: Disk, full: str
) -> None:
    """No number is asked for that could not be written down; the page stays, and so does the agent.

    Given a kiosk that runs or starts on a full disk, when a visitor asks for a number, then the
    page says that there is none here; and when there is room, then the next visitor gets one.
    """
    kiosk = office.kiosk(DATA_DIR=str(disk.path))
    if full == "from the start":
        disk.fill()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        if full == "later":
            disk.fill()
        pid = kiosk.pid
        give_up(page)
        assert office.events("issued") == []
        disk.make_room()
        page.ask_for("asylum")
        page.on("ticket")
        until(lambda: office.events("delivered"))
        assert len(office.events("issued")) == 1
        assert (kiosk.pid, kiosk.stop()) == (pid, 0)


def test_a_kiosk_still_owes_its_word_when_the_disk_is_full_meanwhile(
    office: KioskOffice, disk: Disk
) -> None:
    """What is owed stays owed when it cannot be crossed out, and is then told a second time."""
    kiosk = office.kiosk(DATA_DIR=str(disk.path))
    office.wire.loses = lambda path: path.endswith("/deliver")
    with running(kiosk):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        assert office.wire.lost.wait(10)
        disk.fill()
        office.wire.loses = lambda _: False
        office.wire.ended.set()
        until(lambda: "outbox_failed" in kiosk.log.read_text())
        page.on("ticket")
        disk.make_room()
        until(lambda: outbox_is_empty(disk))
    assert len(office.events("delivered")) == 1


def test_a_number_that_nobody_saw_is_taken_back_when_the_disk_filled_before_it_came(
    office: KioskOffice, disk: Disk
) -> None:
    """What the full disk did not take is not forgotten, and is told as soon as there is room.

    Given a disk that fills while the server issues, when the number cannot be noted, and neither
    that its visitor has gone, then room alone is enough for the number to be taken back.
    """
    kiosk = office.kiosk(DATA_DIR=str(disk.path))
    office.wire.loses = lambda path: path.endswith("/tickets")
    with running(kiosk):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        assert office.wire.lost.wait(10)
        disk.fill()
        office.wire.loses = lambda _: False
        office.wire.ended.set()
        page.press("start-over", on="unavailable")
        until(lambda: "outbox_failed" in kiosk.log.read_text())
        disk.make_room()
        until(lambda: office.events("cancelled"))
        until(lambda: outbox_is_empty(disk))
    assert len(office.events("issued")) == 1


@pytest.mark.parametrize(("key", "told"), [("have-it", "delivered"), ("give-back", "cancelled")])
def test_a_visitor_s_answer_reaches_the_server_when_the_disk_was_full_at_that_moment(
    office: KioskOffice, disk: Disk, key: str, told: str
) -> None:
    """What a visitor said is kept until there is room for it, then written and told."""
    kiosk = office.kiosk(DATA_DIR=str(disk.path), PRINTER=f"tcp://127.0.0.1:{free_port()}")
    with running(kiosk):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        page.on("no_paper")
        disk.fill()
        page.press(key, on="no_paper")
        until(lambda: "outbox_failed" in kiosk.log.read_text())
        disk.make_room()
        until(lambda: office.events(told))
        until(lambda: outbox_is_empty(disk))


def test_effects_are_written_in_their_order_when_there_is_room_again(disk: Disk) -> None:
    """Each effect that found no room is carried out once, the oldest first."""
    server = Answering({})
    with contextlib.closing(Outbox(disk.path / "outbox.db")) as box:
        for name in ("first", "second", "third"):
            box.begin(Flight(name, Stage.ISSUING, "2026-11-23", "{}"))
            box.numbered(name, name)
        errands, debts = errands_of(box, server, told=[])
        disk.fill()
        effects = Deliver("first", "1", "paper"), Cancel("first", "1"), Forget("second", "2")
        for effect in (*effects, Deliver("third", "3", "paper")):
            errands.do(effect)
        settling = gevent.spawn(debts.settle_forever)
        gevent.sleep(0.1)
        assert server.paths == []
        disk.make_room()
        with gevent.Timeout(10):
            while box.flights():
                gevent.sleep(0.02)
        settling.kill()
    assert server.paths == ["tickets/1/cancel", "tickets/3/deliver"]


def outbox_is_empty(disk: Disk) -> bool:
    """Tell whether the kiosk owes nothing."""
    with contextlib.closing(Outbox(disk.path / "outbox.db")) as box:
        return not box.flights()


def test_what_was_in_flight_is_settled_when_the_disk_was_full_at_the_start(disk: Disk) -> None:
    """A row of before the start is never taken for one of after it, however late it can be read."""
    path = disk.path / "outbox.db"
    with contextlib.closing(Outbox(path)) as box:
        box.begin(Flight("lost", Stage.ISSUING, "2026-11-23", "{}"))
    disk.fill()
    with contextlib.closing(Outbox(path)) as box:
        box.recover()
        with pytest.raises(sqlite3.Error):
            box.begin(Flight("new", Stage.ISSUING, "2026-11-23", "{}"))
        disk.make_room()
        assert box.begin(Flight("new", Stage.ISSUING, "2026-11-23", "{}"))
        stages = {flight.id: flight.stage for flight in box.flights()}
    assert stages == {"lost": Stage.ABANDONED, "new": Stage.ISSUING}
