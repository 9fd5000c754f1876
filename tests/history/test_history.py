"""Sixteen people at once, two servers, and SIGKILL of store and servers: one order explains it all.

Every answer says where it was decided. Replayed in that order, the queue in plain Python
(`tests/model.py`) gives each of them word for word, and the store's stream is its stream. A run
prints its seed; `HISTORY_SEED` gives its choices again, though not the moments.
"""

import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from server.ticket import VERBS
from tests.history.faults import FAULTS
from tests.history.people import PEOPLE
from tests.history.record import History, history_of, open_office
from tests.history.replay import Replay, assert_order
from tests.model import Model

AWAKE: Final = ("kiosk-1", "counter-1", "counter-2", "counter-5", "counter-7")
NAP_S: Final = 75.0
"""Longer than it takes until a counter counts as left; all but these few sleep so long."""

pytestmark = pytest.mark.timeout(240)  # all of it is killed and started again


def seed() -> int:
    """Give the seed of this run."""
    return int(os.environ.get("HISTORY_SEED", "0")) or secrets.randbelow(1 << 32)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """What happens in some seconds in which the store and each server are killed once."""
    folder = tmp_path_factory.mktemp("office")
    with open_office(folder, seed()) as office:
        office.strike(rounds=1)
        time.sleep(1)
        return history_of(office, folder)


def test_one_order_explains_every_answer_when_store_and_servers_are_killed(
    history: History,
) -> None:
    """Each answer is the model's, in the order of positions, and nothing that was told is lost."""
    judge(history)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_replay_fails_when_the_history_is_wrong(
    history: History, fault: Callable[[History], History]
) -> None:
    """Whatever is not as it was told, and not in its order, is found."""
    with pytest.raises(AssertionError, match=FAULTS[fault]):
        judge(fault(history))


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("_run", range(2))
def test_one_order_explains_every_answer_when_it_goes_on_for_long(
    tmp_path: Path, _run: int
) -> None:
    """The same for longer: graces and pauses end, counters are left, visits are overlong."""
    with open_office(tmp_path, seed(), pause_s=(0.0, 0.2)) as office:
        office.strike(rounds=4)
        asleep = {person.name for person in PEOPLE} - {*AWAKE}
        office.crowd.naps |= dict.fromkeys(asleep, time.monotonic() + NAP_S)
        time.sleep(NAP_S + 15)
        history = history_of(office, tmp_path)
    accepted = judge(history)
    assert all(accepted[verb.name] for verb in VERBS.values() if verb.route), accepted
    kinds = {event["type"] for _, event in history.entries} & {*VERBS["due"].events}
    sys.stderr.write(f"fell due {sorted(kinds)}\n")
    assert kinds >= {"delivery_assumed", "counter_left"}


def judge(history: History) -> Counter[str]:
    """Replay it; give how often each verb was accepted."""
    assert len(PEOPLE) == 16
    assert all(history.in_flight)
    replay = Replay(history, Model(history.site))
    replay.run()
    assert assert_order(history.acts, replay.owns) > 0
    unlike = {act.wish.command for act in history.acts} ^ history.remembered
    assert not unlike, f"an answer is forgotten, or nobody was told it: {unlike}"
    for act, reply in history.again:
        assert reply == act.reply, f"another answer the second time: {act}\n  {reply}"
    tried = Counter(act.wish.verb for act in history.acts)
    accepted = Counter(act.wish.verb for act in history.acts if act.accepted)
    told = {verb: f"{accepted[verb]}/{tried[verb]}" for verb in sorted(tried)}
    codes = {act.answer["code"] for act in history.acts if not act.accepted}
    sys.stderr.write(
        f"{replay.told} answers, {replay.by_the_clock} times the clock, accepted {told}\n"
        f"refused {sorted(codes)}\n"
    )
    assert len(codes) >= 10
    return accepted
