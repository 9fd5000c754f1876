"""The reading `waiting`, and what a beat tells boards: how many wait in their areas, how long."""

from collections.abc import Iterator
from typing import Any

import pytest
from redis.exceptions import ResponseError
from structlog.testing import capture_logs

from server.boards import BoardAudience
from server.feed import Feed, Relay
from server.ledger import Ledger, Unavailable
from server.site import Site
from server.store import Store
from server.views import CounterAudience, KioskAudience, OfficeAudience
from server.waiting import EVERY_S, GONE_AFTER_S, OLD_AFTER_S, Waiting
from tests.clock import Clock
from tests.office import Office

SITE = "maschstrasse"
BOARD = BoardAudience(frozenset({"K"}))


class Watch:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.now_s = 1_000.0

    def __call__(self) -> float:
        """Give its time."""
        return self.now_s


@pytest.fixture
def watch() -> Watch:
    """How long something lasts."""
    return Watch()


def nobody() -> None:
    """Give way to nobody."""


def waiting_at(office: Office, watch: Watch) -> Waiting:
    """The figures of this office."""
    return Waiting([office.ledger], clock_ms=office.clock, monotonic_s=watch, give_way=nobody)


# ------------------------------------------------------------------------------------- how many


def test_waiting_counts_who_waits_when_others_are_elsewhere(office: Office) -> None:
    """A number on its way does not wait yet; one that is called or given back does no more."""
    assert office.ledger.waiting() == {}
    office.waiting("renew")
    office.waiting("dropoff")
    office.issued("renew")
    office.do("cancel", office.waiting("renew"), reason="left", kiosk="")
    office.open("7")
    office.waiting("first")
    assert office.ledger.waiting() == {"F": 1, "K": 2}
    office.call("7")
    assert office.ledger.waiting() == {"F": 1, "K": 1}


def test_waiting_counts_where_people_are_when_they_were_sent_on(office: Office) -> None:
    """Somebody with a number of K who was sent to F waits in F."""
    office.do("transfer", office.serving(), by="7", service="dropoff")
    assert office.ledger.waiting() == {"F": 1}


# ----------------------------------------------------------------------------------- in the beat


class Ears:
    """The beats that a relay has sent, by room."""

    def __init__(self) -> None:
        self.beats: dict[str, dict[str, Any]] = {}

    def __call__(self, room: str, kind: str, body: dict[str, Any]) -> None:
        """Hear."""
        if kind == "beat":
            self.beats[room] = body


class Listening:
    """A relay with rooms in it, which counts how often the figures are asked for."""

    def __init__(self, store: Store, office: Office, waiting: Waiting) -> None:
        feed = Feed(store, {SITE: office.ledger})
        self.ears, self.asked = Ears(), 0
        self._waiting = waiting
        self.relay = Relay(store, feed, self.ears, clock_ms=office.clock, waiting=self._figures)
        self.relay.step()

    def _figures(self, site_key: str) -> Any:
        self.asked += 1
        return self._waiting.figures(site_key)

    def beat(self, *audiences: Any) -> dict[str, dict[str, Any]]:
        """Let these audiences join, be noticed, and hear the next beat; by room."""
        for audience in audiences:
            self.relay.join(SITE, None, audience, lambda _: None)
        self.relay.beat()
        self._waiting.once()
        self.asked = 0
        self.relay.beat()
        return self.ears.beats


@pytest.fixture
def listening(store: Store, office: Office, watch: Watch) -> Iterator[Listening]:
    """The relay of the shipped site."""
    made = Listening(store, office, waiting_at(office, watch))
    yield made
    made.relay.stop()


def test_a_beat_tells_a_board_of_its_areas_when_people_wait(
    listening: Listening, office: Office
) -> None:
    """A board is told the number of each of its areas, nought too, and of no other."""
    office.waiting("renew")
    both = BoardAudience(frozenset({"K", "W"}))
    beats = listening.beat(BOARD, both)
    assert beats[f"{SITE}/board/K"]["waiting"] == {"K": {"numbers": 1}}
    assert beats[f"{SITE}/board/K+W"]["waiting"] == {"K": {"numbers": 1}, "W": {"numbers": 0}}


def test_a_beat_comes_all_the_same_when_an_area_is_no_more(listening: Listening) -> None:
    """A board that was let in for an area which the site file has no more hears of the others."""
    beats = listening.beat(BoardAudience(frozenset({"K", "Z"})))
    assert beats[f"{SITE}/board/K+Z"]["waiting"] == {"K": {"numbers": 0}}


def test_the_store_is_asked_once_when_many_rooms_hear_a_beat(listening: Listening) -> None:
    """However many rooms of boards there are, the figures are read once a beat."""
    boards = [BoardAudience(frozenset(areas)) for areas in ("F", "K", "W", "FK", "FKW")]
    listening.beat(*boards)
    assert listening.asked == 1


def test_nobody_else_is_told_when_a_beat_comes(listening: Listening) -> None:
    """Counters, desks and kiosks hear a beat as ever, and without a board nothing is read."""
    others = (CounterAudience("7", frozenset()), OfficeAudience(), KioskAudience("kiosk-1"))
    beats = listening.beat(*others)
    assert len(beats) == 3
    assert not [beat for beat in beats.values() if "waiting" in beat]
    assert listening.asked == 0


@pytest.mark.parametrize(
    "trouble",
    [Unavailable("the store does not answer"), ResponseError("a mistake"), KeyError("a mistake")],
)
def test_a_beat_comes_all_the_same_when_the_figures_cannot_be_read(
    listening: Listening, office: Office, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """Every room hears that nothing came, and nothing of who waits, also by a mistake of ours."""

    def fails() -> dict[str, int]:
        raise trouble

    monkeypatch.setattr(office.ledger, "waiting", fails)
    beats = listening.beat(BOARD, OfficeAudience())
    assert len(beats) == 2
    assert set(beats[f"{SITE}/board/K"]) == {"after", "position", "now_ms"}


def test_a_mistake_is_logged_once_when_each_beat_meets_it(
    listening: Listening, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not each two seconds until somebody looks; but again once all was well in between."""

    def fails() -> dict[str, int]:
        raise KeyError

    for _ in range(2):
        with monkeypatch.context() as broken, capture_logs() as logs:
            broken.setattr(office.ledger, "waiting", fails)
            for _ in range(3):
                listening.beat(BOARD)
        assert [each["event"] for each in logs] == ["who waits cannot be read"]
        assert "waiting" in listening.beat(BOARD)[f"{SITE}/board/K"]


def test_no_beat_waits_for_the_store_when_figures_are_asked_for(
    office: Office, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A beat takes what was read beside it: a slow store delays no proof that nothing came."""
    waiting = waiting_at(office, watch)
    waiting.figures(SITE)
    waiting.once()
    monkeypatch.setattr(Ledger, "waiting", lambda _: pytest.fail("a beat has asked the store"))
    assert waiting.figures(SITE) == {letter: {"numbers": 0} for letter in "FKW"}


@pytest.mark.parametrize(("after_s", "is_told"), [(OLD_AFTER_S - 0.1, True), (OLD_AFTER_S, False)])
def test_a_number_is_told_no_more_when_it_was_read_long_ago(
    office: Office, watch: Watch, after_s: float, *, is_told: bool
) -> None:
    """What the store does not say any more is left out of the beat."""
    waiting = waiting_at(office, watch)
    waiting.figures(SITE)
    waiting.once()
    watch.now_s += after_s
    assert (waiting.figures(SITE) is not None) is is_told


# -------------------------------------------------------------------------------------- how long


def wishing(store: Store, office: Office) -> Office:
    """The office of a site that wants ranges on its boards."""
    return office.under(store, board_range=True)


def minutes(waiting: Waiting, area: str = "K") -> object:
    """What is told of an area's wait, once boards listen and it was looked."""
    waiting.figures(SITE)
    waiting.once()
    figures = waiting.figures(SITE)
    assert figures is not None
    return figures[area].get("minutes")


def test_a_range_is_told_when_the_site_wants_it(store: Store, office: Office, watch: Watch) -> None:
    """Boards of a site that wants it are told from and to of each area that is served."""
    wishes = wishing(store, office)
    wishes.open("7")
    waiting = waiting_at(wishes, watch)
    assert waiting.figures(SITE) is None
    assert minutes(waiting) == [0, 5]
    assert minutes(waiting, "W") is None


def test_no_range_is_made_when_the_site_does_not_want_it(office: Office, watch: Watch) -> None:
    """Without the wish nothing is played and nothing told."""
    office.open("7")
    waiting = waiting_at(office, watch)
    waiting.figures(SITE)
    waiting.once()
    assert minutes(waiting) is None


@pytest.mark.parametrize(("after_s", "made"), [(EVERY_S - 1, 1), (EVERY_S, 2)])
def test_a_range_is_made_again_when_its_time_has_come(
    store: Store,
    office: Office,
    watch: Watch,
    monkeypatch: pytest.MonkeyPatch,
    after_s: float,
    made: int,
) -> None:
    """One forecast in thirty seconds, and none before."""
    waiting, read = waiting_at(wishing(store, office), watch), Reads(monkeypatch)
    waiting.figures(SITE)
    waiting.once()
    watch.now_s += after_s
    waiting.figures(SITE)
    waiting.once()
    assert read.count == made


class Reads:
    """How often the whole state was read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        snapshot = Ledger.snapshot

        def counted(ledger: Ledger) -> bytes:
            self.count += 1
            return snapshot(ledger)

        monkeypatch.setattr(Ledger, "snapshot", counted)


def test_no_range_is_made_when_no_board_listens(
    store: Store, office: Office, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is played before a board has come, nor a while after the last one has gone."""
    waiting, read = waiting_at(wishing(store, office), watch), Reads(monkeypatch)
    waiting.once()
    assert read.count == 0
    waiting.figures(SITE)
    watch.now_s += EVERY_S
    waiting.once()
    assert read.count == 0


def test_a_range_is_told_no_more_when_it_is_old(
    store: Store, office: Office, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While no new one can be made the last one holds for a while, and then is not told."""
    wishes = wishing(store, office)
    wishes.open("7")
    waiting = waiting_at(wishes, watch)
    waiting.figures(SITE)
    waiting.once()

    def away(_: Ledger) -> bytes:
        reason = "the store does not answer"
        raise Unavailable(reason)

    monkeypatch.setattr(Ledger, "snapshot", away)
    watch.now_s += GONE_AFTER_S - 1
    assert minutes(waiting) == [0, 5]
    waiting.once()
    watch.now_s += 1
    assert minutes(waiting) is None


def test_a_range_is_told_no_more_when_its_forecast_fails(
    store: Store, office: Office, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours takes the range away, and nothing else."""
    wishes = wishing(store, office)
    wishes.open("7")
    waiting = waiting_at(wishes, watch)
    waiting.figures(SITE)
    waiting.once()
    monkeypatch.setattr(Ledger, "snapshot", lambda _: b"[]")
    watch.now_s += EVERY_S
    waiting.figures(SITE)
    waiting.once()
    assert waiting.figures(SITE) == {letter: {"numbers": 0} for letter in "FKW"}


def test_other_work_is_done_when_a_forecast_is_made(
    store: Store, office: Office, watch: Watch, site: Site, clock: Clock
) -> None:
    """Between two plays everybody else has a turn."""
    turns: list[int] = []
    wishes = wishing(store, office)
    wishes.open("7")
    waiting = Waiting(
        [wishes.ledger], clock_ms=clock, monotonic_s=watch, give_way=lambda: turns.append(1)
    )
    waiting.figures(site.key)
    waiting.once()
    assert len(turns) >= 30
