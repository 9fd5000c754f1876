"""The verb paper_failed: a number stands on its kiosk's screen, for want of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from server.ledger import Refused
from tests.office import KIOSK, Office, event_of

if TYPE_CHECKING:
    from tests.clock import Clock

OTHER = "kiosk-2"


def shown(office: Office) -> dict[str, Any]:
    """A number that stands on the screen of its kiosk."""
    ticket = office.issued()
    office.ledger.paper_failed(office.command(), ticket=ticket["id"], kiosk=KIOSK)
    return ticket


def said(office: Office, ticket: dict[str, Any], how: str, *, kiosk: str = KIOSK) -> dict[str, Any]:
    """The row after word of the number's delivery."""
    told = {"ticket": ticket["id"], "kiosk": kiosk, "how": how}
    row: dict[str, Any] = event_of(office.ledger.deliver(office.command(), **told))["ticket"]
    assert office.row(ticket) == row
    return row


def given_back(office: Office, ticket: dict[str, Any]) -> str:
    """The state after the visitor has given the number back at the screen."""
    told = {"ticket": ticket["id"], "kiosk": KIOSK, "reason": "left"}
    state: str = event_of(office.ledger.cancel(office.command(), **told))["ticket"]["state"]
    return state


def copied(office: Office, ticket: dict[str, Any]) -> None:
    """Let the paper come at another kiosk."""
    office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER)
    said(office, ticket, "paper", kiosk=OTHER)


def test_reception_is_told_when_a_paper_did_not_come(office: Office) -> None:
    """The row says so; the number still cannot be called."""
    ticket = office.issued()
    told = {"ticket": ticket["id"], "kiosk": KIOSK}
    event = event_of(office.ledger.paper_failed(office.command(), **told))
    assert (event["type"], event["ticket"]) == ("paper_failed", {**ticket, "paperless": True})
    office.open()
    with pytest.raises(Refused, match="nobody_waiting"):
        office.call()


def test_a_number_stays_without_paper_when_it_is_noted_from_the_screen(office: Office) -> None:
    """It waits for certain, and reception still sees who has no paper."""
    row = said(office, shown(office), "screen")
    assert (row["state"], row["paperless"], "uncertain" in row) == ("waiting", True, False)


def test_a_number_is_without_paper_when_only_its_noting_is_told(office: Office) -> None:
    """A kiosk that could not tell that the paper failed still tells it with the visitor's word."""
    assert said(office, office.issued(), "screen")["paperless"] is True


def test_a_number_is_like_any_other_when_its_paper_came_late(office: Office) -> None:
    """The printer was only slow: nothing of the failure is left."""
    row = said(office, shown(office), "paper")
    assert (row["state"], "paperless" in row) == ("waiting", False)


def test_a_paper_can_be_ordered_elsewhere_when_the_number_is_on_a_screen(office: Office) -> None:
    """Its coming delivers the number, whoever issued it."""
    ticket = shown(office)
    copied(office, ticket)
    row = office.row(ticket)
    assert row["state"] == "waiting"
    assert not {"paperless", "copy_at", "uncertain"} & set(row)


def test_a_number_can_be_given_back_at_the_screen_when_its_paper_came_elsewhere(
    office: Office,
) -> None:
    """The paper lies at the reception, and whoever stands at the kiosk does not want it."""
    ticket = shown(office)
    copied(office, ticket)
    assert given_back(office, ticket) == "cancelled"


def test_a_paper_stays_when_the_number_is_noted_after_it_came_elsewhere(office: Office) -> None:
    """The visitor's word is taken and makes nothing untrue."""
    ticket = shown(office)
    copied(office, ticket)
    assert "paperless" not in said(office, ticket, "screen")
    with pytest.raises(Refused, match="wrong_state"):
        said(office, ticket, "screen")


def test_an_ordered_paper_still_comes_when_the_number_is_noted_meanwhile(office: Office) -> None:
    """Noting it cancels no order: reception wanted that paper."""
    ticket = shown(office)
    office.ledger.reprint(office.command(), ticket=ticket["id"], kiosk=OTHER)
    assert said(office, ticket, "screen")["copy_at"] == OTHER
    assert "paperless" not in said(office, ticket, "paper", kiosk=OTHER)


def test_reception_s_word_ends_the_care_when_a_number_has_no_paper(office: Office) -> None:
    """Also of one that was noted long ago: somebody at the desk has looked after its owner."""
    ticket = shown(office)
    said(office, ticket, "screen")
    assert "paperless" not in said(office, ticket, "screen", kiosk="")
    with pytest.raises(Refused, match="wrong_state"):
        said(office, ticket, "screen", kiosk="")


def test_a_number_is_uncertain_and_without_paper_when_no_word_comes(
    office: Office, clock: Clock
) -> None:
    """Whoever has left the screen is called all the same; the visitor's late word still counts."""
    ticket = shown(office)
    clock.forward(seconds=20)
    office.ledger.due(clock())
    row = office.row(ticket)
    assert (row["state"], row["uncertain"], row["paperless"]) == ("waiting", True, True)
    assert given_back(office, ticket) == "cancelled"


def test_a_kiosk_takes_nothing_back_when_the_number_was_noted(office: Office) -> None:
    """What the visitor has said at the screen is said."""
    ticket = shown(office)
    said(office, ticket, "screen")
    with pytest.raises(Refused, match="wrong_state"):
        given_back(office, ticket)


def test_paper_failed_is_refused_when_the_paper_came_or_the_kiosk_is_another(
    office: Office,
) -> None:
    """Nothing untrue is told about a paper that somebody holds, nor by another kiosk."""
    came, fresh = office.waiting(), office.issued()
    for ticket, kiosk, code in (
        (came["id"], KIOSK, "wrong_state"),
        (fresh["id"], OTHER, "not_your_kiosk"),
        ("0000009999", KIOSK, "unknown_ticket"),
    ):
        with pytest.raises(Refused, match=code):
            office.ledger.paper_failed(office.command(), ticket=ticket, kiosk=kiosk)
    assert "paperless" not in office.row(fresh)
