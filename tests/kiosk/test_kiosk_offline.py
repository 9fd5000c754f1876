"""Numbers without a server: the kiosk gives its own, and hands them in, in order and once."""

from __future__ import annotations

import contextlib
import json
import re
import socket
from typing import TYPE_CHECKING

import pytest

from kiosk.outbox import Outbox
from tests.kiosk.kiosk_office import Event, KioskOffice, Page, until
from tests.kiosk.test_kiosk_outage import healed, losing, outbox_of
from tests.running import Program, running
from tests.server.test_api_reception import soon_ms

if TYPE_CHECKING:
    from pathlib import Path

OFFER = "offer.json"


def known_away(office: KioskOffice, kiosk: Program) -> None:
    """Cut the cable of a kiosk that has all it needs, and wait until it knows."""
    folder = kiosk.log.parent
    until(lambda: (folder / "site.json").exists() and (folder / OFFER).exists())
    began = kiosk.log.read_text().count("outage_began")
    office.wire.cut()
    until(lambda: kiosk.log.read_text().count("outage_began") > began, seconds=30)


def drawn(page: Page, service: str, language: str = "ar") -> Event:
    """Draw a number and leave: what the screen said of it."""
    page.ask_for(service, language)
    ticket: Event = page.on("ticket")["ticket"]
    page.press("done", on="ticket")
    return ticket


def waiting(office: KioskOffice) -> list[str]:
    """The numbers that were handed in, in the order of their coming, as the queue has them."""
    told = [event["ticket"] for event in office.events("handed_in")]
    return [row["number"] for row in told if row["state"] == "waiting"]


def restarted_in_outage(office: KioskOffice, kiosk: Program) -> None:
    """Let a kiosk learn its office, then kill it and cut its cable."""
    folder = kiosk.log.parent
    kiosk.start()
    until(lambda: (folder / "site.json").exists() and (folder / OFFER).exists())
    kiosk.kill()
    office.wire.cut()


def test_everybody_gets_a_number_when_the_server_is_away(office: KioskOffice) -> None:
    """A paper each, without people ahead; when the server is back each is in the queue, in order.

    Given a kiosk that knows that nobody is there, when visitors draw numbers, then no command is
    tried; and when the cable is mended, then they are handed in by themselves, each once.
    """
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        known_away(office, kiosk)
        tickets = [drawn(page, service) for service in ("asylum", "dropoff", "asylum")]
        assert [ticket["number"] for ticket in tickets] == ["K801", "F801", "K802"]
        for ticket in tickets:
            assert (ticket["people"], ticket["counted"], ticket["wait"]) == (None, None, None)
            assert ticket["offline"]
        assert outbox_of(kiosk) == ["handing_in"] * 3
        office.wire.mend()
        until(lambda: outbox_of(kiosk) == [])
        assert drawn(page, "asylum")["number"] == "K101"
    assert waiting(office) == ["K801", "F801", "K802"]
    assert not office.wire.commands("/deliver")[1:]
    came = [event["ticket"]["counted_ms"] for event in office.events("handed_in")]
    assert came == sorted(came)
    assert not any(event["ticket"].get("uncertain") for event in office.events("handed_in"))


def test_a_number_is_handed_in_once_when_the_answer_is_lost(office: KioskOffice) -> None:
    """The repeat has the same id, and the queue has the number once."""
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        known_away(office, kiosk)
        drawn(page, "asylum")
        office.wire.loses = losing(office, "/hand-in")
        office.wire.mend()
        assert office.wire.lost.wait(15)
        until(lambda: len(office.wire.commands("/hand-in")) > 1)
        healed(office)
        until(lambda: outbox_of(kiosk) == [])
    assert waiting(office) == ["K801"]
    assert len({sent.command_id for sent in office.wire.commands("/hand-in")}) == 1


def test_the_server_s_number_is_taken_back_when_its_answer_did_not_come(
    office: KioskOffice,
) -> None:
    """Who waits in vain gets the kiosk's own number, and nobody is called by the other.

    Given a server that issues and an answer that is lost, when the visitor has waited for some
    seconds, then the kiosk gives its own number; later the ghost is cancelled, then the other one
    handed in.
    """
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.loses = losing(office, "/tickets")
        assert drawn(page, "asylum")["number"] == "K801"
        healed(office)
        until(lambda: outbox_of(kiosk) == [])
    kinds = [event["type"] for event in office.events()]
    assert [kind for kind in kinds if kind in {"issued", "cancelled", "handed_in"}] == [
        *("issued", "cancelled", "handed_in"),
    ]


def test_a_number_is_handed_in_all_the_same_when_another_is_never_taken_back(
    office: KioskOffice,
) -> None:
    """A refusal that is not final holds up its own row for ever, and a waiting visitor not."""
    forbidden = json.dumps({"code": "forbidden", "status": 403, "retry": False}).encode()
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.loses = losing(office, "/tickets")
        office.wire.answers = lambda path: (
            (403, "application/problem+json", forbidden) if path.endswith("/cancel") else None
        )
        assert drawn(page, "asylum")["number"] == "K801"
        healed(office)
        until(lambda: waiting(office) == ["K801"], seconds=60)
        until(lambda: outbox_of(kiosk) == ["cancelling"])
        office.wire.answers = lambda _: None
        until(lambda: outbox_of(kiosk) == [])


def test_the_next_number_is_another_when_the_kiosk_was_killed_in_an_outage(
    office: KioskOffice,
) -> None:
    """Killed and started without a server, the kiosk goes on where it was, and loses nobody."""
    kiosk = office.kiosk()
    restarted_in_outage(office, kiosk)
    for serial in (801, 802):
        with running(kiosk):
            page = Page(kiosk.port)
            assert drawn(page, "asylum")["number"] == f"K{serial}"
            until(lambda: "handing_in" in outbox_of(kiosk))
    office.wire.mend()
    with running(kiosk):
        until(lambda: outbox_of(kiosk) == [])
    assert waiting(office) == ["K801", "K802"]


def test_a_new_machine_goes_on_when_another_has_given_numbers_in_its_place(
    office: KioskOffice,
) -> None:
    """What was handed in today is known to the server, and told: it is not given once more."""
    kiosk = office.kiosk()
    with running(kiosk):
        known_away(office, kiosk)
        assert drawn(Page(kiosk.port), "asylum")["number"] == "K801"
        office.wire.mend()
        until(lambda: waiting(office) == ["K801"])
    for file in kiosk.log.parent.glob("*"):
        if file.name.startswith("outbox.db") or file.suffix == ".json":
            file.unlink()
    with running(kiosk):
        known_away(office, kiosk)
        assert drawn(Page(kiosk.port), "asylum")["number"] == "K802"


def test_a_number_is_handed_in_unsure_when_the_kiosk_dies_while_it_prints(
    office: KioskOffice,
) -> None:
    """Killed with half a paper out: the number is called, marked uncertain."""
    with socket.create_server(("127.0.0.1", 0)) as printer:
        kiosk = office.kiosk(PRINTER=f"tcp://127.0.0.1:{printer.getsockname()[1]}")
        restarted_in_outage(office, kiosk)
        kiosk.start()
        Page(kiosk.port).ask_for("asylum")
        printer.settimeout(20)
        connection, _ = printer.accept()
        until(lambda: outbox_of(kiosk) == ["paper"])
        kiosk.kill()
        connection.close()
    office.wire.mend()
    with running(kiosk):
        until(lambda: outbox_of(kiosk) == [])
    (handed_in,) = office.events("handed_in")
    assert handed_in["ticket"]["number"] == "K801"
    assert handed_in["ticket"]["uncertain"]


@pytest.mark.parametrize(("key", "numbers"), [("have-it", ["K801"]), ("give-back", [])])
def test_the_visitor_decides_when_the_paper_does_not_come(
    office: KioskOffice, key: str, numbers: list[str]
) -> None:
    """A number that was noted is handed in as such; one that was given back, nobody hears of."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    kiosk = office.kiosk(PRINTER=f"tcp://127.0.0.1:{port}")
    restarted_in_outage(office, kiosk)
    with running(kiosk):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        assert page.on("no_paper")["ticket"]["number"] == "K801"
        assert outbox_of(kiosk) == ["paper"]
        page.press(key, on="no_paper")
        office.wire.mend()
        until(lambda: outbox_of(kiosk) == [])
    assert waiting(office) == numbers


def test_a_number_counts_without_paper_when_it_was_left_on_the_screen(
    office: KioskOffice,
) -> None:
    """Nobody has said a word: it is called as uncertain, and reception sees: no paper."""
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    kiosk = office.kiosk(PRINTER=f"tcp://127.0.0.1:{port}")
    restarted_in_outage(office, kiosk)
    kiosk.start()
    page = Page(kiosk.port)
    page.ask_for("asylum")
    page.on("no_paper")
    kiosk.kill()
    office.wire.mend()
    with running(kiosk):
        until(lambda: outbox_of(kiosk) == [])
    (handed_in,) = office.events("handed_in")
    assert handed_in["how"] == "unconfirmed"
    assert handed_in["ticket"]["uncertain"]
    assert office.number("K801")["paperless"]


def test_an_appointment_is_asked_for_its_concern_when_nobody_can_look_it_up(
    office: KioskOffice,
) -> None:
    """The code goes with the number, and the appointment is checked in when it is handed in."""
    office.book("AB12CD", slot_ms=soon_ms(), service="renew")
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        known_away(office, kiosk)
        page.press("choose-language", "ar", on="language")
        page.press("scanned", "AB12CD", on="start")
        concerns = [answer["key"] for answer in page.on("concern")["answers"]]
        assert "renew" in concerns
        page.press("choose-service", "renew", on="concern")
        number = page.on("ticket")["ticket"]["number"]
        office.wire.mend()
        until(lambda: outbox_of(kiosk) == [])
    (handed_in,) = office.events("handed_in")
    assert number == handed_in["ticket"]["number"] == "K801"
    assert handed_in["ticket"]["slot_ms"]


def test_an_appointment_s_first_number_is_taken_back_when_its_answer_was_lost(
    office: KioskOffice,
) -> None:
    """Checked in without a word, then given the kiosk's own: the first one goes, the code holds."""
    office.book("AB12CD", slot_ms=soon_ms(), service="renew")
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        office.wire.loses = lambda path: path.endswith(("/check-in", "/cancel"))
        page.press("scanned", "AB12CD", on="language")
        page.press("choose-service", "renew", on="concern")
        assert page.on("ticket")["ticket"]["number"] == "K801"
        healed(office)
        until(lambda: outbox_of(kiosk) == [])
    (handed_in,) = office.events("handed_in")
    assert handed_in["ticket"]["slot_ms"]
    ghosts, taken_back = (
        {event["ticket"]["id"] for event in office.events(kind)} for kind in ("issued", "cancelled")
    )
    assert ghosts == taken_back != set()


def test_the_screen_sends_to_reception_when_the_range_is_used_up(office: KioskOffice) -> None:
    """After the last number of the range there is none, and the screen says who helps."""
    kiosk = office.kiosk()
    restarted_in_outage(office, kiosk)
    narrowed(kiosk, [801, 802])
    with running(kiosk):
        page = Page(kiosk.port)
        assert [drawn(page, "asylum")["number"] for _ in range(2)] == ["K801", "K802"]
        page.ask_for("asylum", "de")
        told = page.on("unavailable")
        assert told["away"]["own"] == "Hier gibt es gerade keine Nummer."
        assert told["words"]["ask-desk"]["own"] == "Bitte fragen Sie an der Information."
        page.press("start-over", on="unavailable")
        assert drawn(page, "dropoff")["number"] == "F801"


def test_the_screen_says_why_when_hours_quota_or_stop_forbid_a_number(office: KioskOffice) -> None:
    """Without a server the office is as closed, its quotas as used up as with one."""
    kiosk = office.kiosk()
    restarted_in_outage(office, kiosk)
    changed_offer(kiosk, services=[{"key": "asylum", "left": 1, "quota": 1}])
    with running(kiosk):
        page = Page(kiosk.port)
        drawn(page, "asylum")
        page.come_to_concerns("de")
        page.press("choose-service", "asylum", on="concern")
        page.on("used_up")
    changed_offer(kiosk, openings=[[1, 2], [4_000_000_000_000, 4_000_000_000_001]])
    with running(kiosk):
        page = Page(kiosk.port)
        page.press("choose-language", "de", on="language")
        assert page.on("closed")["obstacle"]["opens"]


def test_one_s_own_number_is_not_looked_up_when_nobody_can(office: KioskOffice) -> None:
    """The screen says that it cannot look now, and that the number is good."""
    kiosk = office.kiosk()
    with running(kiosk):
        _, code = office.own_number(kiosk, "asylum", "de")
        page = Page(kiosk.port)
        page.on("language")
        known_away(office, kiosk)
        page.press("choose-language", "de", on="language")
        page.press("choose-way", "have-number", on="start")
        page.press("scanned", code, on="my_number")
        told = page.on("unavailable")["away"]["own"]
        assert told == "Wir können jetzt nicht nachsehen. Ihre Nummer gilt weiter."
        office.wire.mend()
        until(lambda: "outage_ended" in kiosk.log.read_text())
        page.press("retry", on="unavailable")
        page.on("mine")


def test_the_paper_s_own_code_is_good_when_its_number_was_handed_in(office: KioskOffice) -> None:
    """The id on the paper was the right one before any server knew it."""
    kiosk = office.kiosk()
    with running(kiosk):
        page = Page(kiosk.port)
        page.on("language")
        known_away(office, kiosk)
        drawn(page, "asylum")
        office.wire.mend()
        until(lambda: outbox_of(kiosk) == [])
    (handed_in,) = office.events("handed_in")
    assert re.fullmatch(r"9\d{2}1100801", handed_in["ticket"]["id"])


def test_no_number_is_given_when_it_is_not_known_which_were(office: KioskOffice) -> None:
    """A lost outbox: no number of the kiosk's own until the server has said a new day."""
    kiosk = office.kiosk()
    restarted_in_outage(office, kiosk)
    for file in kiosk.log.parent.glob("outbox.db*"):
        file.unlink()
    with running(kiosk):
        page = Page(kiosk.port)
        page.ask_for("asylum")
        page.on("unavailable")
    with contextlib.closing(Outbox(kiosk.log.parent / "outbox.db")) as box:
        box.hear_day("2026-11-23")
        box.hear_day("2026-11-24")
    with running(kiosk):
        assert drawn(Page(kiosk.port), "asylum")["number"] == "K801"


def narrowed(kiosk: Program, serials: list[int]) -> None:
    """Give the kiosk another range of the area K in what it has kept of its office."""
    file = kiosk.log.parent / "site.json"
    site = json.loads(file.read_text())
    site["kiosks"][0]["offline"]["K"] = serials
    file.write_text(json.dumps(site))


def changed_offer(kiosk: Program, **told: object) -> None:
    """Change what the kiosk has kept of the last offer."""
    file: Path = kiosk.log.parent / OFFER
    file.write_text(json.dumps({**json.loads(file.read_text()), **told}))
