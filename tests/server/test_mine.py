"""Whoever holds a number, by the token on its paper: what they see, change and give back.

The reading `mine`, and the verbs `amend` and `cancel` as far as a token opens them.
"""

from contextlib import closing
from typing import Any, Final

import pytest

from server import keys
from server.ledger import Ledger, Refused
from server.site import Site
from server.store import Store
from tests.clock import Clock, Hand
from tests.office import KIOSK, AlwaysOpen, Event, Office
from tests.places import everything

TOKEN_HASH: Final = "ab" * 32
OTHER_HASH: Final = "cd" * 32
OPEN: Final = ("issued", "waiting", "called", "serving", "parked", "missed")


def mine(office: Office, ticket: Event, token_hash: str = TOKEN_HASH) -> Any:
    """What its holder is told."""
    return office.ledger.mine(ticket["id"], token_hash)


def change(office: Office, ticket: Event, service: str, token_hash: str = TOKEN_HASH) -> Event:
    """Its holder wants something else; the row."""
    event = office.do("amend", ticket, by="", token_hash=token_hash, service=service)
    assert event["type"] == "amended"
    row: Event = event["ticket"]
    return row


def change_to_asylum(office: Office, ticket: Event, token_hash: str) -> Event:
    """The same, of what one may want who came for something else."""
    return change(office, ticket, "asylum", token_hash)


def give_back(office: Office, ticket: Event, token_hash: str = TOKEN_HASH) -> None:
    """Its holder does not want the number any more."""
    office.do("cancel", ticket, kiosk="kiosk-2", reason="left", token_hash=token_hash)


def left(office: Office, name: str) -> int:
    """How many numbers were given for this service or area, by the store's count."""
    key = f"{keys.site_prefix('maschstrasse')}:series"
    return int(office.ledger._store.redis.hget(key, name) or 0)  # noqa: SLF001 - what nobody is told


def with_quota(store: Store, site: Site, clock: Clock, **quotas: int) -> Office:
    """An office in which these services have so many numbers a day."""
    services = [
        each.model_copy(update={"daily_quota": quotas.get(each.key)}) for each in site.services
    ]
    changed = site.model_copy(update={"services": tuple(services)})
    ledger = Ledger(store, changed, openings=AlwaysOpen())
    ledger.close_day(clock())
    return Office(ledger, Hand(clock), clock)


# ----------------------------------------------------------------------------------- seeing


@pytest.mark.parametrize("scene", OPEN)
def test_its_holder_sees_a_ticket_when_it_is_open(office: Office, scene: str) -> None:
    """State and times as they are, with the H of the day, and the people before while it waits."""
    ticket = getattr(office, scene)(phone_hash=TOKEN_HASH)
    told = mine(office, ticket)
    assert (told["ticket"], told["hold_ms"]) == (office.row(ticket), 20 * 60_000)
    assert ("ahead" in told) == (scene == "waiting")


def test_the_people_before_are_counted_when_its_holder_asks(office: Office) -> None:
    """It is the number that the paper has said, as it is by now: `why` says the same."""
    office.waiting()
    ticket = office.waiting(phone_hash=TOKEN_HASH)
    office.waiting()
    assert mine(office, ticket)["ahead"] == 1 == office.ledger.why(ticket["id"])["ahead"]
    office.open()
    office.call()
    assert mine(office, ticket)["ahead"] == 0


def test_its_holder_sees_how_it_ended_when_the_day_goes_on(office: Office, clock: Clock) -> None:
    """Finished or given back: it says so until the day is closed, and nothing after that."""
    over, gone = office.serving(phone_hash=TOKEN_HASH), office.waiting(phone_hash=TOKEN_HASH)
    office.finish(over)
    give_back(office, gone)
    assert mine(office, over)["ticket"]["state"] == "finished"
    assert mine(office, gone)["ticket"]["state"] == "cancelled"
    clock.forward(minutes=24 * 60)
    office.ledger.close_day(clock())
    with pytest.raises(Refused, match="unknown_ticket"):
        mine(office, over)


@pytest.mark.parametrize("own", [TOKEN_HASH, ""])
@pytest.mark.parametrize("shown", [OTHER_HASH, "-", ""])
def test_nobody_learns_that_a_ticket_is_there_when_the_token_is_wrong(
    office: Office, own: str, shown: str
) -> None:
    """A wrong token, one for a ticket that has none, and an unknown id are one and the same no."""
    ticket, nobodys = office.waiting(phone_hash=own), {"id": "9999999999"}
    said = []
    for each in (ticket, nobodys):
        with pytest.raises(Refused) as refused:
            mine(office, each, shown)
        said.append((refused.value.code, refused.value.more, refused.value.decided))
    assert said[0] == said[1]
    assert said[0][0] == "unknown_ticket"


@pytest.mark.parametrize("act", [mine, change_to_asylum, give_back])
def test_another_sites_ticket_is_unknown_when_it_has_the_same_id(
    store: Store, site: Site, office: Office, clock: Clock, act: Any
) -> None:
    """A token opens the ticket of its own site alone."""
    elsewhere = site.model_copy(update={"key": "elsewhere"})
    with closing(Store(store.url, [site.key, "elsewhere"], clock_ms=clock)) as both:
        both.begin()
        ledger = Ledger(both, elsewhere, openings=AlwaysOpen())
        ledger.close_day(clock())
        other = Office(ledger, Hand(clock), clock)
        ours = office.waiting(phone_hash=TOKEN_HASH)
        theirs = other.waiting(phone_hash=OTHER_HASH)
        assert ours["id"] == theirs["id"]
        with pytest.raises(Refused, match="unknown_ticket"):
            act(other, theirs, TOKEN_HASH)
        assert other.row(theirs) == theirs


# ----------------------------------------------------------------------------------- changing


def test_the_counted_time_stays_when_its_holder_wants_something_else(
    office: Office, clock: Clock
) -> None:
    """Number, letter, counted time and need stay; it waits where the new concern is done."""
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH, needs=["help"], persons=3)
    clock.forward(minutes=30)
    row = change(office, ticket, "dropoff")
    moved = {"service": "dropoff", "services": ["dropoff"], "waits_in": "F"}
    assert row == ticket | moved
    office.open("1")
    assert office.call("1")["ticket"]["id"] == ticket["id"]


def test_a_person_decides_first_when_a_holder_changes_to_an_emergency(office: Office) -> None:
    """Nobody passes anybody by saying so: it waits for the decision, and may be changed back."""
    ticket = office.waiting("dropoff", phone_hash=TOKEN_HASH)
    row = change(office, ticket, "emergency")
    assert (row["triage"], row["rank"]) == ("F", ticket["rank"])
    assert change(office, ticket, "dropoff") == ticket


@pytest.mark.parametrize("scene", ["called", "serving", "parked", "missed"])
def test_a_change_is_refused_when_the_number_was_called(office: Office, scene: str) -> None:
    """From the call on it is for those at the counter to say what a ticket is for."""
    ticket = getattr(office, scene)(phone_hash=TOKEN_HASH)
    refused_change(office, ticket, "asylum", "wrong_state")


def refused_change(office: Office, ticket: Event, service: str, code: str) -> None:
    """A change that is refused, and has changed nothing."""
    before = everything(office.ledger._store)  # noqa: SLF001 - all that there is
    with pytest.raises(Refused, match=code):
        change(office, ticket, service)
    now = everything(office.ledger._store)  # noqa: SLF001 - the same
    assert before == now


@pytest.mark.parametrize(
    "step",
    [
        ("forward", {"by": "", "counter": "7"}),
        ("transfer", {"by": "", "area": "F"}),
        ("transfer", {"by": "", "triage": True}),
        ("transfer", {"by": "", "service": "dropoff", "note": "Pass fehlt"}),
    ],
    ids=lambda step: "-".join(step[1]),
)
def test_a_change_is_refused_when_somebody_had_the_ticket_in_hand(
    office: Office, step: tuple[str, Any]
) -> None:
    """What staff have said of a ticket no visitor changes: it takes a word with them."""
    office.open()
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH)
    office.do(step[0], ticket, **step[1])
    refused_change(office, ticket, "advice", "wrong_state")


def test_a_change_is_refused_when_the_emergency_was_decided_about(office: Office) -> None:
    """A confirmed emergency's head start goes to no other concern by the visitor's own hand."""
    ticket = office.waiting("emergency", phone_hash=TOKEN_HASH)
    office.do("transfer", ticket, by="", confirmed=True)
    refused_change(office, ticket, "dropoff", "wrong_state")


def test_a_change_is_refused_when_the_number_is_an_appointments(office: Office) -> None:
    """The head start of an appointment is for what it was made for."""
    office.put()
    ticket = office.check_in(phone_hash=TOKEN_HASH)
    office.do("deliver", ticket, kiosk=KIOSK, how="paper")
    refused_change(office, ticket, "dropoff", "wrong_state")


@pytest.mark.parametrize("stopped", ["", "dropoff"])
def test_a_change_is_refused_when_no_numbers_are_given(office: Office, stopped: str) -> None:
    """Whoever holds a number has no better access than somebody who draws one now."""
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH)
    office.stop(stopped)
    refused_change(office, ticket, "dropoff", "numbers_stopped")
    office.allow(stopped)
    change(office, ticket, "dropoff")


def test_a_change_is_refused_when_the_office_is_closed(
    store: Store, site: Site, clock: Clock
) -> None:
    """The hours are those of a new number."""
    ledger = Ledger(store, site)
    ledger.close_day(clock())
    office = Office(ledger, Hand(clock), clock)
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH, anyway=True)
    refused_change(office, ticket, "dropoff", "office_closed")


def test_a_place_is_taken_and_one_is_given_back_when_its_holder_changes(
    store: Store, site: Site, clock: Clock
) -> None:
    """However often somebody changes, one number is used: of the concern and of its area."""
    office = with_quota(store, site, clock, dropoff=2)
    office.waiting("dropoff")
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH)
    for _ in range(5):
        change(office, ticket, "dropoff")
        assert [left(office, f"service/{key}") for key in ("asylum", "dropoff")] == [0, 2]
        assert [left(office, f"area/{letter}") for letter in "KF"] == [0, 2]
        with pytest.raises(Refused, match="quota_used"):
            office.waiting("dropoff")
        change(office, ticket, "asylum")
        assert [left(office, f"area/{letter}") for letter in "KF"] == [1, 1]
    office.waiting("dropoff")
    refused_change(office, ticket, "dropoff", "quota_used")


def test_the_own_area_is_not_asked_when_the_new_concern_is_there(
    store: Store, site: Site, clock: Clock
) -> None:
    """Who has a number of an area takes no second one of it."""
    areas = [each.model_copy(update={"daily_quota": 1}) for each in site.areas]
    ledger = Ledger(store, site.model_copy(update={"areas": tuple(areas)}), openings=AlwaysOpen())
    ledger.close_day(clock())
    office = Office(ledger, Hand(clock), clock)
    ticket = office.waiting("dropoff", phone_hash=TOKEN_HASH)
    change(office, ticket, "advice")
    assert left(office, "area/F") == 1
    office.waiting("asylum")
    refused_change(office, ticket, "fiktion", "quota_used")


def test_nobody_at_a_desk_takes_a_step_back_when_its_holder_came_after_it(office: Office) -> None:
    """A step that was taken before is over, and the visitor's own is nobody's to take back."""
    ticket = office.waiting("asylum", phone_hash=TOKEN_HASH)
    office.do("amend", ticket, by="", persons=2)
    change(office, ticket, "dropoff")
    with pytest.raises(Refused, match="nothing_to_undo"):
        office.do("undo", ticket, by="")


# ----------------------------------------------------------------------------------- giving back


@pytest.mark.parametrize("scene", ["issued", "waiting", "parked", "missed"])
def test_a_number_ends_when_its_holder_gives_it_back(office: Office, scene: str) -> None:
    """At whichever kiosk that is: it is called no more."""
    ticket = getattr(office, scene)(phone_hash=TOKEN_HASH)
    give_back(office, ticket)
    assert office.row(ticket)["state"] == "cancelled"
    assert office.snapshot()["tickets"] == []


@pytest.mark.parametrize("scene", ["called", "serving"])
def test_a_number_is_not_given_back_when_it_is_at_a_counter(office: Office, scene: str) -> None:
    """The counter ends it."""
    ticket = getattr(office, scene)(phone_hash=TOKEN_HASH)
    with pytest.raises(Refused, match="wrong_state"):
        give_back(office, ticket)
    assert office.row(ticket)["state"] == scene


@pytest.mark.parametrize("scene", ["issued", "waiting"])
def test_a_number_is_not_given_back_when_the_token_is_wrong(office: Office, scene: str) -> None:
    """A kiosk that shows a token has no other right, also to a number of its own."""
    ticket = getattr(office, scene)(phone_hash=TOKEN_HASH)
    with pytest.raises(Refused, match="unknown_ticket"):
        office.do("cancel", ticket, kiosk=KIOSK, reason="left", token_hash=OTHER_HASH)
    assert office.row(ticket) == ticket
