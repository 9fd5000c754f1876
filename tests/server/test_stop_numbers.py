"""The verb stop_numbers: for a while no numbers are given, and everybody is told why."""

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import Office


def test_stop_numbers_refuses_one_service_when_it_is_stopped(office: Office) -> None:
    """Nobody gets a number for it, alone or with others, and is told why in each language."""
    reason = {"de": "Drucker kaputt", "ar": "الطابعة معطلة"}
    event = office.stop("renew", **reason)
    assert (event["type"], event["service"], event["reason"]) == (
        "numbers_stopped",
        "renew",
        reason,
    )
    for wish in ({"service": "renew"}, {"service": "work", "further": ["renew"]}):
        with pytest.raises(Refused, match="numbers_stopped") as refused:
            office.issued(**wish)
        assert refused.value.more == {"service": "renew", "reason": reason}
    assert office.issued("work")["number"] == "K101"


def test_stop_numbers_refuses_everything_when_no_service_is_named(office: Office) -> None:
    """A stop of everything comes before one of a service, and has its own reason."""
    office.stop("renew", de="Akte fehlt")
    event = office.stop(de="Feueralarm")
    assert "service" not in event
    for service in ("renew", "eat-pickup"):
        with pytest.raises(Refused, match="numbers_stopped") as refused:
            office.issued(service)
        assert refused.value.more == {"reason": {"de": "Feueralarm"}}
    assert office.snapshot()["stops"] == {
        "*": {"de": "Feueralarm"},
        "service/renew": {"de": "Akte fehlt"},
    }


def test_stop_numbers_lets_pass_whoever_reception_lets_in(office: Office) -> None:
    """Reception may give a number all the same."""
    office.stop()
    assert office.issued(anyway=True, ordered=True)["ordered"] is True


def test_stop_numbers_has_the_last_reason_when_it_is_said_again(office: Office) -> None:
    """A second stop of the same takes the place of the first."""
    office.stop("renew", de="kurz")
    office.stop("renew", de="länger")
    assert office.snapshot()["stops"] == {"service/renew": {"de": "länger"}}


def test_stop_numbers_ends_when_the_day_closes(office: Office, clock: Clock) -> None:
    """A new day begins without yesterday's stops."""
    office.stop("renew")
    office.stop()
    clock.forward(minutes=24 * 60)
    assert office.issued("renew")["number"] == "K101"
    assert office.snapshot()["stops"] == {}
    with pytest.raises(Refused, match="nothing_stopped"):
        office.allow()
