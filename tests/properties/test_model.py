"""Rule 1, shown: the ledger does what the model does, whatever people do and in whatever order.

Offices as no two cities have them (`drawn_sites`), days in no order at all (`crowd`). After every
step the two queues are compared whole: each answer, refusals too, every event, every row, set and
count (`two_queues`); the promise is watched from the stream alone (`tests/promise.py`).
"""

import os
import random
import secrets
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import ClassVar, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from server import embedded
from server.site import Site
from server.store import Store
from server.ticket import VERBS
from tests.properties.crowd import Crowd
from tests.properties.drawn_sites import sites
from tests.properties.two_queues import Tally, TwoQueues
from tests.stores import quick_store
from tests.terminal import Terminal

LEAST_SHARE: Final = 0.05
"""Each verb is done in at least this share of its tries, or it is not really tried."""

WATCHED: Final = ("calls", "passed somebody", "by hand beyond H")
"""What the promise is about: it was put to the test."""

SEED: Final = os.environ.get("MODEL_SEED") or secrets.token_hex(4)
"""What chance begins with in this run of the tests.

Hypothesis draws the offices and how long a day is. What happens in it is not left to it, for it
likes to repeat what it drew before.
"""


@pytest.fixture
def redis(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of Debian's Redis, which is not of the same family any more."""
    server = Path(shutil.which("redis-server") or "there is no redis-server")
    monkeypatch.setattr(embedded, "_wheel_server", lambda: server)
    with (
        quick_store(tmp_path / "redis") as process,
        closing(Store(process.url, [site.key])) as store,
    ):
        store.begin()
        yield store


class Days(RuleBasedStateMachine):
    """An office, and one step after the other.

    Each day is another one, until one fails: that one comes again, for hypothesis wants to see it
    twice.
    """

    store: ClassVar[Store]
    tally: ClassVar[Tally]
    days: ClassVar[int] = 0
    failed: ClassVar[int] = 0
    crowd: Crowd
    chance: random.Random

    @initialize(site=sites())
    def begin(self, site: Site) -> None:
        """A day begins."""
        of_this_run = type(self)
        of_this_run.days += 1
        self.chance = random.Random(f"{SEED}/{self.failed or self.days}")  # noqa: S311 - no secret
        self.crowd = Crowd(TwoQueues(self.store, site, self.tally), self.chance)
        self.crowd.queues.compare()

    @rule()
    def step(self) -> None:
        """Somebody does something."""
        try:
            self.crowd.act(random.Random(self.chance.random()))  # noqa: S311 - no secret
        except BaseException:
            of_this_run = type(self)
            of_this_run.failed = self.failed or self.days
            raise


def play(store: Store, *, examples: int, steps: int) -> Tally:
    """Let days run so often, from an empty store each time."""
    tally = Tally()
    machine = type("Days", (Days,), {"store": store, "tally": tally})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=(Phase.generate,),  # a failing day is told at once: to shorten it takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
    return tally


def assert_really_tried(tally: Tally, *, seen: tuple[str, ...] = WATCHED) -> None:
    """Every verb that writes was tried, often enough it was done, and the promise was at stake."""
    verbs = {verb.name for verb in VERBS.values() if verb.route or verb.name == "due"}
    assert verbs - set(tally.tried) == set()
    assert [verb for verb in tally.tried if tally.share(verb) < LEAST_SHARE] == []
    assert all(tally.watched[what] for what in seen), tally.watched


def test_ledger_and_model_agree_when_verbs_come_in_any_order(
    store: Store, terminal: Terminal
) -> None:
    """Whatever people do, the store's functions do what the plain queue does."""
    terminal.say(f"MODEL_SEED={SEED}")
    tally = play(store, examples=150, steps=50)
    terminal.say(*tally.lines())
    assert_really_tried(tally, seen=("calls", "passed somebody"))


def test_ledger_and_model_agree_when_the_store_is_redis(redis: Store, terminal: Terminal) -> None:
    """The same on Redis as Debian has it: the functions keep to what both know."""
    version = redis.redis.info("server")["redis_version"]
    terminal.say(f"MODEL_SEED={SEED}")
    tally = play(redis, examples=40, steps=50)
    terminal.say(f"Redis {version}", *tally.lines())
    assert int(version.partition(".")[0]) >= 7
    assert tally.watched["calls"]


def test_ledger_and_model_agree_when_a_forgotten_command_comes_with_another_body(
    store: Store, site: Site
) -> None:
    """An id whose answer went with its day is decided anew, and by its new body from then on."""
    queues, counter = TwoQueues(store, site, Tally()), site.counters[0].number
    queues.do("open_counter", counter=counter, person="one")
    queues.clock.forward(minutes=24 * 60)
    queues.close_day()
    queues.do("open_counter", counter=counter, person="another")
    queues.again(0, other_body=True)
    queues.do("pause", counter=counter)
    queues.again(0, other_body=True)
    queues.again(0, other_body=False)
    assert queues.tally.refused == {"counter_already_open": 2, "command_id_reused": 1}


@pytest.mark.long
@pytest.mark.timeout(5_400)
@pytest.mark.parametrize("kind", ["store", "redis"])
def test_ledger_and_model_agree_when_the_days_are_many(
    kind: str, request: pytest.FixtureRequest, terminal: Terminal
) -> None:
    """The same for 2,000 days, on both."""
    terminal.say(f"MODEL_SEED={SEED}")
    tally = play(request.getfixturevalue(kind), examples=2_000, steps=60)
    terminal.say(*tally.lines())
    assert_really_tried(tally)
