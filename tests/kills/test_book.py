"""The book that judges the kills notices what must never happen, and nothing else."""

from typing import Any

import pytest

from tests.kills.book import Book

TICKET = {"id": "0000000001", "number": "K101", "area": "K", "day": "2026-11-24"}
OTHER = TICKET | {"id": "0000000002", "number": "K102"}
CALLED = {"state": "called", "counter": "7"}
SERVING = {"state": "serving", "counter": "7"}


def book_of(*events: tuple[str, dict[str, Any]]) -> Book:
    """Write these events into a book."""
    book = Book()
    for seq, (kind, row) in enumerate(events):
        book._add(f"1-{seq}", {"type": kind, "ticket": row})  # noqa: SLF001 - the reader wants a store
    return book


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("finished", "finished"),
        ("concern_finished", "waiting"),
        ("returned", "waiting"),
        ("parked", "parked"),
        ("transferred", "waiting"),
        ("forwarded", "waiting"),
        ("cancelled", "cancelled"),
        ("something_of_tomorrow", "gone"),
    ],
)
def test_a_counter_is_free_when_its_ticket_has_left_it(kind: str, state: str) -> None:
    """Whatever takes a ticket from its counter makes room for the next call, and for its undo."""
    serving, left = TICKET | SERVING, TICKET | {"state": state}
    begun = [("called", TICKET | CALLED), ("started", serving), (kind, left)]
    assert book_of(*begun).standing == {}
    assert book_of(*begun, ("undone", serving)).standing == {TICKET["id"]: "7"}
    assert book_of(*begun, ("called", OTHER | CALLED)).standing == {OTHER["id"]: "7"}


@pytest.mark.parametrize("kind", ["amended", "concern_finished", "visit_overlong", "undone"])
def test_a_ticket_stays_at_its_counter_when_it_is_still_served(kind: str) -> None:
    """What changes a ticket that is served leaves it where it is."""
    serving = TICKET | SERVING
    book = book_of(("called", TICKET | CALLED), ("started", serving), (kind, serving))
    assert book.standing == {TICKET["id"]: "7"}


@pytest.mark.parametrize(
    ("kind", "row", "fault"),
    [
        ("called", TICKET | CALLED | {"counter": "8"}, "called by two counters"),
        ("called", OTHER | CALLED, "two at one counter"),
        ("undone", OTHER | SERVING, "two at one counter"),
        ("started", TICKET | SERVING | {"counter": "8"}, "elsewhere"),
        ("undone", TICKET | SERVING | {"counter": "8"}, "elsewhere"),
        ("amended", OTHER | SERVING | {"counter": "8"}, "elsewhere"),
    ],
)
def test_the_book_fails_when_a_promise_is_broken(kind: str, row: Any, fault: str) -> None:
    """One counter a ticket, one ticket a counter, and only a call or an undo begins it."""
    with pytest.raises(AssertionError, match=fault):
        book_of(("called", TICKET | CALLED), (kind, row))
