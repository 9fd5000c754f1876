"""The verb show_message: somebody tells everybody who waits something, and it stands."""

from typing import Any

import pytest

from server.ledger import Refused
from server.message import MOST, ONE_AT_A_TIME, TEXT_NEEDED, Kind
from server.store import Store
from tests.clock import NOON_MS, Clock
from tests.office import Office
from tests.places import PREFIX

MINUTE_MS = 60_000
DAY_MINUTES = 24 * 60


def shown(office: Office) -> list[tuple[str, str]]:
    """The messages that stand: id and kind."""
    return [(row["id"], row["kind"]) for row in office.messages()]


def test_a_message_stands_when_it_is_shown(office: Office) -> None:
    """The event and the snapshot have the same row: kind, areas, text in each language, times."""
    text = {"de": "Der Aufzug steht.", "ar": "المصعد معطل"}
    event = office.show("urgent", text=text, areas=["W", "K"], minutes=30)
    assert event["type"] == "message_shown"
    assert event["message"] == {
        "id": "1",
        "kind": "urgent",
        "areas": ["K", "W"],
        "text": text,
        "since_ms": NOON_MS,
        "until_ms": NOON_MS + 30 * MINUTE_MS,
    }
    assert office.messages() == [event["message"]]


def test_a_message_is_for_the_whole_house_when_no_area_is_named(office: Office) -> None:
    """It has no areas, no end and, of some kinds, no text."""
    row = office.show("evacuation")["message"]
    assert (row["areas"], row["text"], "until_ms" in row) == ([], {}, False)
    assert office.messages() == [row]


def test_messages_stand_in_their_order_when_there_are_several(office: Office) -> None:
    """The oldest first, beyond the ninth too; no id comes twice."""
    for _ in range(11):
        office.show("news")
    assert [row["id"] for row in office.messages()] == [str(number) for number in range(1, 12)]
    office.withdraw("11")
    assert office.show("news")["message"]["id"] == "12"


def test_nothing_is_shown_twice_when_a_command_comes_again(office: Office, store: Store) -> None:
    """The same command gets its first answer, and the house the message once."""
    first = office.show("urgent", id="the-command")
    events = store.redis.xlen(f"{PREFIX}:events")
    assert office.show("urgent", id="the-command") == first
    assert store.redis.xlen(f"{PREFIX}:events") == events
    assert shown(office) == [("1", "urgent")]


@pytest.mark.parametrize("kind", sorted(ONE_AT_A_TIME))
def test_a_message_takes_the_place_of_one_when_its_kind_stands_alone(
    office: Office, clock: Clock, kind: str
) -> None:
    """For the same areas, in whichever order they were named; it keeps the id."""
    office.show(kind)
    office.show(kind, areas=["K", "F"], minutes=5)
    clock.forward(minutes=1)
    again = office.show(kind, areas=["F", "K"])["message"]
    assert shown(office) == [("1", kind), ("2", kind)]
    assert office.messages()[1] == again
    assert (again["since_ms"], "until_ms" in again) == (NOON_MS + MINUTE_MS, False)
    office.show(kind, areas=["K"])
    assert shown(office) == [("1", kind), ("2", kind), ("3", kind)]


@pytest.mark.parametrize("kind", sorted(TEXT_NEEDED))
def test_messages_stand_beside_each_other_when_their_kind_allows_it(
    office: Office, kind: str
) -> None:
    """Two urgent things are two; a closed house takes the place of neither."""
    office.show(kind)
    office.show(kind)
    office.show("closed")
    office.show("break")
    assert [found for _, found in shown(office)] == [kind, kind, "closed", "break"]


def test_a_message_is_refused_when_too_many_stand(office: Office) -> None:
    """The twentieth is shown, the next one not; one that takes another's place always is."""
    office.show("closed")
    for _ in range(MOST - 1):
        office.show("news")
    with pytest.raises(Refused, match="too_many_messages"):
        office.show("urgent")
    with pytest.raises(Refused, match="too_many_messages"):
        office.show("closed", areas=["K"])
    assert office.show("closed", minutes=9)["message"]["id"] == "1"
    office.withdraw("2")
    assert office.show("urgent")["message"]["id"] == str(MOST + 1)
    assert len(office.messages()) == MOST


def test_an_evacuation_is_shown_when_as_many_stand_as_may(office: Office) -> None:
    """Nobody withdraws a line of news first while the house burns; nor is one counted later on."""
    office.show("closed")
    for _ in range(MOST - 1):
        office.show("news")
    assert office.show("evacuation", areas=["K"])["message"]["kind"] == "evacuation"
    assert office.show("evacuation")["message"]["id"] == str(MOST + 2)
    assert office.show("closed", minutes=9)["message"]["id"] == "1"
    with pytest.raises(Refused, match="too_many_messages"):
        office.show("news")
    office.withdraw("2")
    assert office.show("news")["message"]["id"] == str(MOST + 3)


def test_a_message_counts_for_nothing_when_its_time_is_up(office: Office, clock: Clock) -> None:
    """To the millisecond; the next message takes it out of the store."""
    for _ in range(MOST):
        office.show("news", minutes=10)
    clock.forward(minutes=10, ms=-1)
    with pytest.raises(Refused, match="too_many_messages"):
        office.show("news")
    clock.forward(ms=1)
    assert office.show("news")["message"]["id"] == str(MOST + 1)
    assert shown(office) == [(str(MOST + 1), "news")]


def test_a_message_is_a_new_one_when_the_one_before_is_over(office: Office, clock: Clock) -> None:
    """Nothing takes the place of what nobody shows any more."""
    office.show("break", minutes=1)
    clock.forward(minutes=1)
    assert office.show("break")["message"]["id"] == "2"


def test_a_message_goes_with_the_day_when_it_is_no_evacuation(office: Office, clock: Clock) -> None:
    """An evacuation holds until somebody ends it, or its time is up; no id comes again."""
    for kind in Kind:
        office.show(kind)
    kept = office.show("evacuation", areas=["K"], minutes=DAY_MINUTES)["message"]
    over = office.show("evacuation", areas=["F"], minutes=DAY_MINUTES - 1)["message"]
    assert over["id"] == "8"
    clock.forward(minutes=DAY_MINUTES - 1)
    office.ledger.close_day(clock())
    assert [row["id"] for row in office.messages()] == ["5", kept["id"]]
    assert office.show("news")["message"]["id"] == "9"


def test_an_evacuation_stands_when_the_store_begins_another_epoch(
    office: Office, clock: Clock
) -> None:
    """What was shown is still true after a restart."""
    office.show("evacuation")
    before = office.messages()
    office.ledger.begin_epoch("another run", clock())
    assert office.messages() == before


@pytest.mark.parametrize(
    "text",
    ["\"quoted\" \\ 'and' {braces}", "100 % – ½", "ልዩ መልእክት", "👩‍👩‍👧 bitte hier", "می‌خواهم"],
)
def test_a_text_is_told_as_it_was_written_when_it_is_unusual(office: Office, text: str) -> None:
    """Letter by letter, in the event and in the snapshot."""
    told: dict[str, Any] = office.show("news", text={"de": text})["message"]["text"]
    assert told == {"de": text}
    assert office.messages()[0]["text"] == {"de": text}
