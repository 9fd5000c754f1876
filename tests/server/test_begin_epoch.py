"""The verb begin_epoch: a new run of the store gets positions that no lost event ever had."""

import json
from typing import Any

from server.ledger import Ledger
from server.store import Store
from tests.clock import Clock
from tests.office import Office


def test_begin_epoch_changes_nothing_when_the_run_is_known(
    ledger: Ledger, office: Office, clock: Clock
) -> None:
    """Every connection may ask; only a new run id begins an epoch."""
    first = json.loads(ledger.begin_epoch("run-a", clock()))
    office.issued()
    again = json.loads(ledger.begin_epoch("run-a", clock()))
    assert again["epoch"] == first["epoch"]
    assert again["position"]["seq"] == first["position"]["seq"] + 1


def test_begin_epoch_names_the_last_survivor_when_the_run_is_new(
    ledger: Ledger, office: Office, clock: Clock, store: Store
) -> None:
    """The first event of an epoch names the last position that survived, and seq starts at 0."""
    before = office.snapshot()["position"]
    clock.forward(seconds=1)
    begun = json.loads(ledger.begin_epoch("run-b", clock()))
    assert begun["position"] == {"epoch": clock(), "seq": 0}
    entries: Any = store.redis.xrevrange("wm:{maschstrasse}:events", count=1)
    event = json.loads(entries[0][1][b"e"])
    assert (event["type"], event["previous"]) == ("epoch_begun", before)


def test_begin_epoch_grows_when_the_clock_stepped_back(ledger: Ledger, clock: Clock) -> None:
    """An epoch is larger than the one before even if the clock is not."""
    first = json.loads(ledger.begin_epoch("run-a", clock()))
    clock.forward(minutes=-10)
    second = json.loads(ledger.begin_epoch("run-b", clock()))
    assert second["epoch"] == first["epoch"] + 1
