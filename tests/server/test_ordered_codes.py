"""The code of a paper that a desk has ordered: who may say what opens a number, and when."""

import hashlib
from typing import Any, Final

import pytest

from server.ledger import Refused
from tests.clock import Clock
from tests.office import KIOSK, Office
from tests.server.people import People, Person, new_id

FIRST: Final = "A" * 26
COPY: Final = "B" * 26
NEWEST: Final = "C" * 26


def came(token: str) -> dict[str, str]:
    """The word that a paper with this token came."""
    return {"how": "paper", "phone_hash": hashlib.sha256(token.encode()).hexdigest()}


def opens(kiosk: Person, ticket: str, token: str) -> bool:
    """Whether somebody who holds this token to a kiosk sees the number."""
    reply = kiosk.with_headers(Ticket_Token=token).get(f"tickets/{ticket}/mine")
    assert reply.status == 200 or reply.code == "unknown_ticket", reply
    return bool(reply.status == 200)


def ordered(people: People) -> str:
    """The id of a ticket that reception has ordered at the first kiosk."""
    wish = {"service": "asylum", "language": "ar", "printer": "kiosk-1"}
    return str(people.reception.done("tickets", wish)["ticket"]["id"])


def copied(people: People, ticket: str) -> None:
    """Reception orders another paper of it at the first kiosk."""
    people.reception.done(f"tickets/{ticket}/reprint", {"printer": "kiosk-1"})


def test_the_code_opens_the_number_when_the_paper_was_ordered_there(people: People) -> None:
    """Its holder sees, changes and gives it back; the hash leaves with no answer."""
    ticket = ordered(people)
    assert not opens(people.kiosk, ticket, FIRST)
    event = people.kiosk.done(f"tickets/{ticket}/deliver", came(FIRST))
    assert came(FIRST)["phone_hash"] not in str(event)
    holder = people.other_kiosk.with_headers(Ticket_Token=FIRST)
    assert opens(people.other_kiosk, ticket, FIRST)
    assert holder.done(f"tickets/{ticket}/amend", {"service": "dropoff"})["type"] == "amended"
    assert holder.done(f"tickets/{ticket}/cancel", {"reason": "left"})["type"] == "cancelled"


def test_the_newest_copy_opens_the_number_beside_the_first_paper(people: People) -> None:
    """Whoever has two papers holds either; an older copy's code ends with the next one."""
    ticket = ordered(people)
    people.kiosk.done(f"tickets/{ticket}/deliver", came(FIRST))
    for token in (COPY, NEWEST):
        copied(people, ticket)
        people.kiosk.done(f"tickets/{ticket}/deliver", came(token))
    opened = [token for token in (FIRST, COPY, NEWEST) if opens(people.kiosk, ticket, token)]
    assert opened == [FIRST, NEWEST]
    holder = people.kiosk.with_headers(Ticket_Token=NEWEST)
    assert holder.done(f"tickets/{ticket}/cancel", {"reason": "left"})["type"] == "cancelled"


def test_a_copy_opens_a_number_that_had_no_code(people: People) -> None:
    """It is the number's first one then, and stays good beside the next copy's."""
    ticket = people.issued(service="asylum")["id"]
    people.kiosk.done(f"tickets/{ticket}/deliver", {"how": "paper"})
    for token in (COPY, NEWEST):
        copied(people, ticket)
        people.kiosk.done(f"tickets/{ticket}/deliver", came(token))
    assert opens(people.kiosk, ticket, COPY)
    assert opens(people.kiosk, ticket, NEWEST)


def test_no_kiosk_gets_hold_of_a_number_when_its_paper_was_not_ordered_there(
    people: People,
) -> None:
    """Of a visitor's own number the word is taken and the code is not; of another's, neither."""
    own, other = people.issued(service="asylum")["id"], ordered(people)
    assert people.kiosk.done(f"tickets/{own}/deliver", came(FIRST))["type"] == "delivered"
    assert not opens(people.kiosk, own, FIRST)
    reply = people.other_kiosk.post(f"tickets/{other}/deliver", came(FIRST))
    assert (reply.status, reply.code) == (409, "not_your_kiosk")
    assert not opens(people.kiosk, other, FIRST)


def test_a_code_is_taken_once_when_a_paper_was_ordered_once(people: People) -> None:
    """Neither after the paper came, nor after its number was called, does a kiosk set another."""
    ticket = ordered(people)
    people.kiosk.done(f"tickets/{ticket}/deliver", came(FIRST))
    copied(people, ticket)
    people.kiosk.done(f"tickets/{ticket}/deliver", came(COPY))
    assert people.kiosk.post(f"tickets/{ticket}/deliver", came(NEWEST)).code == "wrong_state"
    copied(people, ticket)
    people.counter.done("counters/7/open")
    people.counter.done("counters/7/call-next")
    assert people.kiosk.post(f"tickets/{ticket}/deliver", came(NEWEST)).status == 409
    assert not opens(people.kiosk, ticket, NEWEST)
    assert opens(people.kiosk, ticket, COPY)


def test_an_order_that_is_over_brings_no_code_when_its_kiosk_speaks_again(office: Office) -> None:
    """Its paper came at another kiosk: what the first one says of its own screen brings no code."""
    ticket = office.issued(ordered=True)["id"]
    office.ledger.paper_failed(office.command(), ticket=ticket, kiosk=KIOSK)
    office.ledger.reprint(office.command(), ticket=ticket, kiosk="kiosk-2")
    for kiosk, token in (("kiosk-2", COPY), (KIOSK, FIRST)):
        told = {"ticket": ticket, "kiosk": kiosk, **came(token)}
        office.ledger.deliver(office.command(), **told)
    assert office.ledger.mine(ticket, came(COPY)["phone_hash"])
    with pytest.raises(Refused, match="unknown_ticket"):
        office.ledger.mine(ticket, came(FIRST)["phone_hash"])


def test_the_desk_s_own_word_ends_the_order_when_it_comes_first(people: People) -> None:
    """Reception says that the number was handed over: the kiosk's word is refused, code and all."""
    ticket = ordered(people)
    people.reception.done(f"tickets/{ticket}/deliver", {"how": "paper"})
    reply = people.kiosk.post(f"tickets/{ticket}/deliver", came(FIRST))
    assert (reply.status, reply.code) == (409, "wrong_state")
    assert not opens(people.kiosk, ticket, FIRST)


def test_one_word_ends_two_orders_when_both_copies_were_ordered_before_it(people: People) -> None:
    """The word names no order: the code of the paper that it tells of holds, and no other one."""
    ticket = ordered(people)
    people.kiosk.done(f"tickets/{ticket}/deliver", came(FIRST))
    copied(people, ticket)
    copied(people, ticket)
    people.kiosk.done(f"tickets/{ticket}/deliver", came(COPY))
    assert people.kiosk.post(f"tickets/{ticket}/deliver", came(NEWEST)).code == "wrong_state"
    opened = [token for token in (FIRST, COPY, NEWEST) if opens(people.kiosk, ticket, token)]
    assert opened == [FIRST, COPY]


def test_a_repeat_changes_no_code_when_the_answer_was_lost(people: People) -> None:
    """The same word again has the same answer; another body under its id is refused."""
    path, command = f"tickets/{(ticket := ordered(people))}/deliver", new_id()
    first = people.kiosk.post(path, came(FIRST), id=command)
    again = people.kiosk.post(path, came(FIRST), id=command)
    assert (first.status, again.json) == (200, first.json)
    other = people.kiosk.post(path, {"how": "paper"}, id=command)
    assert (other.status, other.code) == (422, "command_id_reused")
    assert opens(people.kiosk, ticket, FIRST)


@pytest.mark.parametrize(
    ("who", "body", "status"),
    [
        ("reception", came(FIRST), 403),
        ("kiosk", {**came(FIRST), "how": "screen"}, 403),
        ("kiosk", {"how": "paper", "phone_hash": FIRST}, 422),
    ],
)
def test_a_word_is_refused_whole_when_its_code_is_nobody_s(
    people: People, who: str, body: dict[str, Any], status: int
) -> None:
    """A desk prints nothing, a screen is no paper, a token is no hash: nothing has happened."""
    ticket = ordered(people)
    before = people.stream_length()
    reply = getattr(people, who).post(f"tickets/{ticket}/deliver", body)
    assert reply.status == status
    assert "phone_hash" in reply.json["detail"]
    assert people.stream_length() == before


def test_a_late_word_brings_the_code_when_the_number_waited_meanwhile(
    office: Office, clock: Clock
) -> None:
    """Nobody knew whether the paper came, until the kiosk was back."""
    ticket = office.issued(ordered=True)
    clock.forward(seconds=20)
    office.ledger.due(clock())
    hashed = came(FIRST)["phone_hash"]
    told = {"ticket": ticket["id"], "kiosk": KIOSK, "how": "paper", "phone_hash": hashed}
    office.ledger.deliver(office.command(), **told)
    assert "uncertain" not in office.row(ticket)
    row: Any = office.ledger.mine(ticket["id"], hashed)["ticket"]
    assert row["id"] == ticket["id"]
