"""The verb allow_numbers: numbers are given again."""

import pytest

from server.ledger import Refused
from tests.office import Office


def test_allow_numbers_gives_them_again_when_each_stop_was_taken_back(office: Office) -> None:
    """One stop does not end with another."""
    office.stop("renew")
    office.stop()
    event = office.allow()
    assert (event["type"], "service" in event) == ("numbers_allowed", False)
    office.issued("work")
    with pytest.raises(Refused, match="numbers_stopped"):
        office.issued("renew")
    assert office.allow("renew")["service"] == "renew"
    assert office.issued("renew")["state"] == "issued"
    assert office.snapshot()["stops"] == {}


def test_allow_numbers_is_refused_when_nothing_was_stopped(office: Office) -> None:
    """Whoever allows what is allowed learns it, and other stops stay."""
    office.stop("renew")
    for service in ("", "work"):
        with pytest.raises(Refused, match="nothing_stopped"):
            office.allow(service)
    assert set(office.snapshot()["stops"]) == {"service/renew"}
