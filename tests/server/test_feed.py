"""The feed: exactly one of events, nothing new, snapshot; and the relay to rooms."""

from collections.abc import Iterator
from typing import Any

import pytest

from server.boards import BoardAudience
from server.feed import CATCH_UP_LIMIT, Feed, Relay
from server.ledger import Ledger, Unavailable
from server.position import Position
from server.site import Site
from server.store import Store
from server.views import CounterAudience, OfficeAudience
from tests.clock import Clock
from tests.office import Office

SITE = "maschstrasse"
BOARD = BoardAudience(frozenset({"K"}))


@pytest.fixture
def feed(store: Store, ledger: Ledger) -> Feed:
    """The feed of the shipped site."""
    return Feed(store, {SITE: ledger})


class Ears:
    """Everything that a relay said, in order."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, dict[str, Any]]] = []

    def __call__(self, room: str, kind: str, body: dict[str, Any]) -> None:
        """Hear."""
        self.heard.append((room, kind, body))

    def events(self, room: str) -> list[dict[str, Any]]:
        """The events told to this room."""
        return [body for name, kind, body in self.heard if (name, kind) == (room, "event")]

    def beats(self, room: str) -> list[dict[str, Any]]:
        """The beats of this room."""
        return [body for name, kind, body in self.heard if (name, kind) == (room, "beat")]


@pytest.fixture
def ears() -> Ears:
    """A listener to everything."""
    return Ears()


@pytest.fixture
def relay(store: Store, feed: Feed, clock: Clock, ears: Ears) -> Iterator[Relay]:
    """A relay that the test steps by hand."""
    relay = Relay(store, feed, ears, clock_ms=clock)
    relay.step()
    yield relay
    relay.stop()


def types(messages: object) -> list[str]:
    """The types of these messages' events."""
    assert isinstance(messages, (list, tuple))
    return [message["event"]["type"] for message in messages]


def test_a_desk_is_given_no_history_when_it_was_away(feed: Feed, office: Office) -> None:
    """What happened meanwhile is told as what is true now; where nothing did, nothing is new."""
    desk = OfficeAudience()
    before = feed.since(SITE, None, desk).position
    nothing = feed.since(SITE, before, desk)
    assert (nothing.messages, nothing.snapshot, nothing.position) == ((), None, before)
    office.finish(office.serving())
    after = feed.since(SITE, before, desk)
    assert (after.messages, after.position > before) == ((), True)
    assert after.snapshot == feed.since(SITE, None, desk).snapshot
    assert types(feed.since(SITE, before, BOARD).messages)[0] == "called"


def test_since_gives_the_snapshot_when_nothing_is_known(feed: Feed, office: Office) -> None:
    """A client without a position gets all that is true, as its audience may see it."""
    ticket = office.called(language="ar")
    answer = feed.since(SITE, None, BOARD)
    assert answer.snapshot == {
        "tickets": [
            {
                "id": ticket["id"],
                "number": "K101",
                "area": "K",
                "state": "called",
                "counter": "7",
                "called_ms": ticket["called_ms"],
                "recalls": 0,
                "language": "ar",
            }
        ],
        "messages": [],
    }


def test_since_gives_nothing_when_nothing_came(feed: Feed, office: Office) -> None:
    """At the head there is nothing new."""
    office.called()
    head = feed.since(SITE, None, BOARD).position
    answer = feed.since(SITE, head, BOARD)
    assert (answer.messages, answer.snapshot, answer.position) == ((), None, head)


def test_since_gives_the_own_events_when_some_came(feed: Feed, office: Office) -> None:
    """Only what the audience may hear comes, chained by `after`; the position is the head's."""
    start = feed.since(SITE, None, BOARD).position
    office.finish(office.serving())
    answer = feed.since(SITE, start, BOARD)
    assert types(answer.messages) == ["called", "started", "finished"]
    chain = [start.as_json(), *(message["position"] for message in answer.messages)]
    assert [message["after"] for message in answer.messages] == chain[:-1]
    assert answer.position.as_json() == office.snapshot()["position"]


def test_since_gives_the_very_next_event_when_only_that_was_missed(
    feed: Feed, office: Office
) -> None:
    """The first event after the position is told, and the one at the position is not."""
    office.called()
    [ticket] = office.snapshot()["tickets"]
    head = feed.since(SITE, None, BOARD).position
    office.do("start", ticket, counter="7")
    assert types(feed.since(SITE, head, BOARD).messages) == ["started"]


@pytest.mark.parametrize("further", [0, 1])
def test_since_gives_the_snapshot_when_somebody_is_too_far_behind(
    feed: Feed, store: Store, further: int
) -> None:
    """As many events as one catch-up serves are told; of more, none is."""
    start = feed.since(SITE, None, BOARD).position
    pipe = store.redis.pipeline()
    for _ in range(CATCH_UP_LIMIT + further):
        pipe.xadd(
            "wm:{maschstrasse}:events",
            {"e": '{"type":"numbers_allowed","at":0}'},
            id=f"{start.epoch}-*",
        )
    pipe.execute()
    answer = feed.since(SITE, start, BOARD)
    assert (answer.snapshot is None) is (further == 0)
    assert answer.position == Position(start.epoch, start.seq + CATCH_UP_LIMIT + further)


def test_since_gives_the_snapshot_when_the_position_was_trimmed(
    feed: Feed, office: Office, store: Store
) -> None:
    """What is no longer in the stream cannot be proven to continue."""
    start = feed.since(SITE, None, BOARD).position
    office.called()
    store.redis.xtrim("wm:{maschstrasse}:events", maxlen=1, approximate=False)
    assert feed.since(SITE, start, BOARD).snapshot is not None


def test_since_gives_the_snapshot_when_the_position_was_lost(feed: Feed, office: Office) -> None:
    """A position beyond what survived a crash proves nothing."""
    head = feed.since(SITE, None, BOARD).position
    office.ledger.begin_epoch("new run", office.clock())
    office.called()
    lost = Position(head.epoch, head.seq + 3)
    assert feed.since(SITE, lost, BOARD).snapshot is not None
    assert types(feed.since(SITE, head, BOARD).messages) == ["called"]


def test_relay_tells_rooms_their_own_when_events_come(
    relay: Relay, office: Office, ears: Ears, site: Site
) -> None:
    """A board of another area hears nothing; each message says what was told before."""
    entered: list[str] = []
    head = relay.join(SITE, None, BOARD, entered.append).position
    relay.join(SITE, None, BoardAudience(frozenset({"F"})), entered.append)
    counter = CounterAudience("7", frozenset(site.counter("7").services))
    relay.join(SITE, None, counter, entered.append)
    office.called()
    relay.step()
    k_room, f_room, counter_room = entered
    [called] = ears.events(k_room)
    assert called["after"] == head.as_json()
    assert called["event"]["ticket"]["number"] == "K101"
    assert ears.events(f_room) == []
    assert types(ears.events(counter_room)) == ["issued", "delivered", "counter_opened", "called"]


def test_relay_beats_when_nothing_came(relay: Relay, office: Office, ears: Ears) -> None:
    """A beat proves that nothing for this room came up to its position."""
    entered: list[str] = []
    head = relay.join(SITE, None, BOARD, entered.append).position
    office.issued()
    relay.step()
    relay.beat()
    beat = ears.beats(entered[0])[-1]
    assert beat["after"] == head.as_json()
    assert beat["position"] == office.snapshot()["position"]
    assert beat["now_ms"] == office.clock()


def test_relay_goes_on_when_an_event_cannot_be_read(relay: Relay, ears: Ears, store: Store) -> None:
    """Rooms learn from the next beat that they have missed it; what comes later reaches them."""
    entered: list[str] = []
    head = relay.join(SITE, None, BOARD, entered.append).position
    broken = Position(head.epoch, head.seq + 1)
    store.redis.xadd("wm:{maschstrasse}:events", {"event": "{"}, id=f"{broken.epoch}-{broken.seq}")
    relay.step()
    relay.beat()
    assert ears.beats(entered[0])[-1]["after"] == broken.as_json()


def test_other_rooms_hear_a_beat_when_one_cannot_be_told(
    store: Store, feed: Feed, clock: Clock
) -> None:
    """One bad room, one bad figure takes nobody else's beat."""
    heard: list[str] = []

    def send(room: str, kind: str, _: object) -> None:
        if "K" in room:
            raise ValueError(room)
        heard.append(kind)

    relay = Relay(store, feed, send, clock_ms=clock)
    relay.step()
    for letter in "KF":
        relay.join(SITE, None, BoardAudience(frozenset({letter})), lambda _room: None)
    relay.beat()
    assert heard == ["beat"]
    relay.stop()


def test_relay_goes_on_when_a_step_fails(
    store: Store, feed: Feed, clock: Clock, ears: Ears, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its greenlet is nobody's: were it to end, all boards of the process would stand still."""
    relay, steps = Relay(store, feed, ears, clock_ms=clock), iter((ValueError("a bug"), None))

    def step() -> None:
        if (wrong := next(steps)) is not None:
            raise wrong
        relay.stop()

    monkeypatch.setattr(relay, "step", step)
    relay.run()
    assert next(steps, "over") == "over"


def test_relay_makes_rooms_ask_when_a_crash_lost_what_they_heard(
    relay: Relay, office: Office, ears: Ears, store: Store
) -> None:
    """Events that were told and then lost in a crash: the next message's `after` is beyond them."""
    entered: list[str] = []
    relay.join(SITE, None, BOARD, entered.append)
    office.called()
    relay.step()
    told = ears.events(entered[0])[-1]["position"]
    key = "wm:{maschstrasse}:events"
    newest: Any = store.redis.xrevrange(key, count=1)
    store.redis.xdel(key, newest[0][0])
    office.clock.forward(seconds=1)
    office.ledger.begin_epoch("new run", office.clock())
    relay.step()
    relay.beat()
    after = ears.beats(entered[0])[-1]["after"]
    assert Position.of_json(after) > Position.of_json(told)


def test_join_is_refused_when_the_relay_has_read_nothing(
    store: Store, feed: Feed, clock: Clock, ears: Ears
) -> None:
    """Before the relay knows where it stands, nobody can be promised that nothing is missed."""
    relay = Relay(store, feed, ears, clock_ms=clock)
    with pytest.raises(Unavailable):
        relay.join(SITE, None, BOARD, lambda _room: None)
    relay.stop()


def test_board_hears_of_an_end_when_the_ticket_was_called(office: Office) -> None:
    """What expires without a call never stood on a board, and is not told there."""
    called, waiting = office.called(), office.waiting()
    ends = [{"type": "expired", "ticket": {**row, "state": "expired"}} for row in (called, waiting)]
    assert [BOARD.wants(event) for event in ends] == [True, False]


@pytest.mark.parametrize("relayed", [True, False])
def test_rooms_ask_when_a_day_begins(
    relay: Relay, office: Office, ears: Ears, feed: Feed, *, relayed: bool
) -> None:
    """Whatever a room has heard of a day's end, its next message lies beyond all that it knows.

    Whoever asks from a position of yesterday gets what is true now: nothing.
    """
    entered: list[str] = []
    position = relay.join(SITE, None, BOARD, entered.append).position
    office.called()
    if relayed:
        relay.step()
        position = Position.of_json(ears.events(entered[0])[-1]["position"])
    office.clock.forward(minutes=24 * 60)
    office.due()
    relay.step()
    relay.beat()
    after = Position.of_json(ears.beats(entered[0])[-1]["after"])
    assert after > position
    assert after.as_json() == office.snapshot()["position"]
    answer = feed.since(SITE, position, BOARD)
    assert answer.snapshot == {"tickets": [], "messages": []}
    office.called()
    relay.step()
    assert ears.events(entered[0])[-1]["after"] == after.as_json()


def test_join_misses_nothing_when_the_relay_is_ahead(
    relay: Relay, office: Office, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event that the room was told while history was read is in the history that is given."""
    plain = feed.since
    late = iter([True])

    def slow(*arguments: Any) -> Any:
        answer = plain(*arguments)
        if next(late, False):
            office.called()
            relay.step()
        return answer

    monkeypatch.setattr(feed, "since", slow)
    answer = relay.join(SITE, None, BOARD, lambda _room: None)
    assert answer.position >= relay.position(SITE)
    assert answer.snapshot is not None
    assert answer.snapshot["tickets"]
