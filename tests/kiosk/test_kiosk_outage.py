"""The kiosk and a server that goes away, and the kiosk killed with a number in flight."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import TYPE_CHECKING

import pytest

from device.connection import Server, Unavailable
from kiosk.outbox import Outbox
from kiosk.trying import may_have_been_sent
from tests.kiosk.kiosk_office import KioskOffice, Page, until
from tests.running import Program, free_port, running
from tests.server.test_api_reception import soon_ms

if TYPE_CHECKING:
    from collections.abc import Callable


def outbox_of(kiosk: Program) -> list[str]:
    """The stages of what this kiosk has in flight."""
    with contextlib.closing(Outbox(kiosk.log.parent / "outbox.db")) as box:
        return [flight.stage.value for flight in box.flights()]


def losing(office: KioskOffice, end: str) -> Callable[[str], bool]:
    """Lose every answer to commands of this kind from now on."""
    office.wire.lost.clear()
    return lambda path: path.endswith(end)


def healed(office: KioskOffice) -> None:
    """Lose no answer any more."""
    office.wire.loses = lambda _: False
    office.wire.ended.set()


def test_a_number_is_given_back_when_the_kiosk_dies_before_it_knows_it(office: KioskOffice) -> None:
    """Killed between the command and its answer: after the restart the ghost is cancelled.

    Given a server that issued and an answer that was lost, when the agent is killed and comes back,
    then it asks with the same id which number that was, and gives it back: nobody has seen it.
    """
    office.wire.loses = losing(office, "/tickets")
    kiosk = office.kiosk().start()
    command_id = Page(kiosk.port).ask_for("asylum")
    assert office.wire.lost.wait(10)
    kiosk.kill()
    assert outbox_of(kiosk) == ["issuing"]
    healed(office)
    with running(kiosk):
        until(lambda: office.events("cancelled"))
        until(lambda: outbox_of(kiosk) == [])
    (issued,) = office.events("issued")
    (cancelled,) = office.events("cancelled")
    assert cancelled["ticket"]["id"] == issued["ticket"]["id"]
    assert cancelled["reason"] == "no_paper"
    assert {sent.command_id for sent in office.wire.commands("/tickets")} == {command_id}


def test_the_server_decides_when_the_kiosk_dies_while_it_prints(office: KioskOffice) -> None:
    """Killed while the printer prints: nobody knows, so the server's own time-out decides.

    Given a printer that took the connection and says nothing, when the agent is killed and comes
    back, then it neither delivers nor cancels, and forgets the number.
    """
    with socket.create_server(("127.0.0.1", 0)) as printer:
        kiosk = office.kiosk(PRINTER=f"tcp://127.0.0.1:{printer.getsockname()[1]}").start()
        Page(kiosk.port).ask_for("asylum")
        printer.settimeout(10)
        connection, _ = printer.accept()
        kiosk.kill()
        connection.close()
    assert outbox_of(kiosk) == ["paper"]
    with running(kiosk):
        until(lambda: outbox_of(kiosk) == [])
        Page(kiosk.port).ask_for("dropoff")
        Page(kiosk.port).on("no_paper")
    (no_paper,) = (line for line in kiosk.log.read_text().splitlines() if "no_paper" in line)
    assert "may_have_come" in no_paper
    assert [event["ticket"]["number"][0] for event in office.events("issued")] == ["K", "F"]
    assert not office.events("delivered")
    assert not office.events("cancelled")


def test_a_number_is_delivered_when_the_kiosk_dies_after_it_printed(office: KioskOffice) -> None:
    """Killed with the paper out and the server not told: after the restart it is told, once."""
    office.wire.loses = losing(office, "/deliver")
    kiosk = office.kiosk().start()
    Page(kiosk.port).ask_for("asylum")
    assert office.wire.lost.wait(10)
    kiosk.kill()
    assert outbox_of(kiosk) == ["delivering"]
    healed(office)
    with running(kiosk):
        until(lambda: outbox_of(kiosk) == [])
    sent = office.wire.commands("/deliver")
    assert len(sent) == 2
    assert len({each.command_id for each in sent}) == 1
    assert len(office.events("delivered")) == 1


def test_nothing_is_owed_when_the_server_was_never_reached(office: KioskOffice) -> None:
    """A command that never left the machine leaves no row, and burns no number later."""
    kiosk = office.bare_kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.cut()
        page.ask_for("asylum")
        page.on("unavailable")
        assert outbox_of(kiosk) == []
        page.press("start-over", on="unavailable")
        office.wire.mend()
        page.ask_for("dropoff")
        page.on("ticket")
    assert [event["ticket"]["number"][0] for event in office.events("issued")] == ["F"]


def test_the_same_command_gives_a_number_when_the_server_comes_back(office: KioskOffice) -> None:
    """The second try after an outage carries the id of the first."""
    kiosk = office.bare_kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.cut()
        command_id = page.ask_for("asylum")
        page.on("unavailable")
        office.wire.mend()
        page.press("retry", on="unavailable")
        assert page.on("ticket")["ticket"]["number"] == "K101"
    assert {sent.command_id for sent in office.wire.commands("/tickets")} == {command_id}


def test_no_ghost_waits_when_a_visitor_leaves_without_an_answer(office: KioskOffice) -> None:
    """A number whose answers were all lost is taken back once its visitor has gone."""
    kiosk = office.bare_kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.loses = losing(office, "/tickets")
        page.ask_for("asylum")
        page.on("unavailable")
        assert outbox_of(kiosk) == ["issuing"]
        healed(office)
        page.press("start-over", on="unavailable")
        until(lambda: office.events("cancelled"))
        until(lambda: outbox_of(kiosk) == [])
    assert len(office.events("issued")) == 1


def test_the_kiosk_recovers_when_it_starts_before_its_server(office: KioskOffice) -> None:
    """Without a server and without memory the page is honest, and becomes itself by itself."""
    office.wire.cut()
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        lonely = page.on("unavailable")
        assert lonely["resting"]
        assert lonely["words"]["unavailable"]["own"] == "Hier gibt es gerade keine Nummer."
        office.wire.mend()
        page.on("language")


def test_the_kiosk_shows_its_services_when_it_starts_without_its_server(
    office: KioskOffice,
) -> None:
    """A kiosk that knows its office shows it without a server, and gives its own numbers."""
    kiosk = office.kiosk().start()
    Page(kiosk.port).on("language")
    until((kiosk.log.parent / "site.json").exists)
    kiosk.kill()
    office.wire.cut()
    with running(kiosk):
        page = Page(kiosk.port)
        page.come_to_concerns("en")
        answers = page.on("concern")["answers"]
        assert answers[0]["title"] == "Collect card or passport"
        page.choose(answers[0]["key"])
        assert page.on("ticket")["ticket"]["number"] == "F801"


def test_a_spoilt_memory_is_no_obstacle_when_the_kiosk_starts(office: KioskOffice) -> None:
    """Half a description on the disk is like none."""
    kiosk = office.kiosk()
    (kiosk.log.parent / "site.json").write_text('{"key": "masch')
    with running(kiosk):
        Page(kiosk.port).on("language")


def test_another_choice_helps_when_the_server_refuses_this_one(office: KioskOffice) -> None:
    """A refusal says that there is no number for this, and leads back to the choice."""
    kiosk = office.bare_kiosk().start()
    Page(kiosk.port).on("language")
    site = kiosk.log.parent / "site.json"
    until(site.exists)
    kiosk.kill()
    site.write_text(site.read_text().replace('"dropoff"', '"no-longer"'))
    office.wire.cut()
    with running(kiosk):
        page = Page(kiosk.port)
        page.come_to_concerns("de")
        page.on("concern")
        office.wire.changes = lambda _, answer: answer.replace(b'"dropoff"', b'"no-longer"')
        office.wire.mend()  # the kiosk hears nothing else of its office meanwhile
        page.choose("no-longer")
        page.press("back", on="no_service")
        page.on("concern")
        assert outbox_of(kiosk) == []


def test_a_command_counts_as_unsent_when_no_connection_was_made() -> None:
    """Only a connection that was refused proves that the server knows nothing."""
    with pytest.raises(Unavailable) as refused:
        Server(f"http://127.0.0.1:{free_port()}", "site", "token").command(
            "tickets", {}, command_id="command-1"
        )
    assert not may_have_been_sent(refused.value)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        server = Server(f"http://127.0.0.1:{mute.getsockname()[1]}", "site", "t", timeout_s=0.2)
        with pytest.raises(Unavailable) as unanswered:
            server.command("tickets", {}, command_id="command-1")
        server.close()
    assert may_have_been_sent(unanswered.value)
    assert may_have_been_sent(Unavailable("the server answered 502"))


def test_an_appointment_gives_a_number_when_the_one_before_reached_nobody(
    office: KioskOffice,
) -> None:
    """Nobody is told of a number that is being taken back: it would never be called."""
    office.book("AB12CD", slot_ms=soon_ms())
    kiosk = office.bare_kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.loses = losing(office, "/check-in")
        page.press("scanned", "AB12CD", on="language")
        page.press("start-over", on="unavailable")
        page.press("scanned", "AB12CD", on="language")
        time.sleep(1)
        healed(office)
        number = page.on("ticket")["ticket"]["number"]
        until(lambda: outbox_of(kiosk) == [])
    (cancelled,), (delivered,) = office.events("cancelled"), office.events("delivered")
    assert delivered["ticket"]["number"] == number != cancelled["ticket"]["number"]
