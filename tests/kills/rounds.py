"""Round after round of kills: who dies, in which order, and what must hold after each."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from server.site import Site
from tests.clock import wait_until
from tests.kills import victims
from tests.kills.census import Census, taking_census
from tests.kills.house import House, open_house
from tests.kills.judge import Judge
from tests.kills.place import BACK_S
from tests.kills.practice import Practice, practice_place
from tests.kills.victims import Victim

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GONE_S: Final = 5.0
PATIENCE_S: Final = 15.0
VISIT_S: Final = 0.15
"""From the choice to the number on the screen, about."""


@dataclass
class Rounds:
    """A house and a practice office, each with its judge, and the chance that decides."""

    house: House
    practice: Practice
    at_house: Judge
    at_practice: Judge
    census: Census
    chance: random.Random

    def run(self, rounds: int) -> None:
        """Kill each of the six once a round, in an order of chance."""
        kills: dict[str, Callable[[], Victim]] = {
            "the only server": self._only_server,
            "one of two servers": self._one_of_two,
            "the store": self._store,
            "the kiosk": self._kiosk,
            "the board": self._board,
            "the supervisor": self._supervisor,
        }
        for number in range(1, rounds + 1):
            for name in self.chance.sample(list(kills), len(kills)):
                _say(f"round {number}: {name}")
                judge = self.at_practice if name == "the supervisor" else self.at_house
                self._kill(kills[name](), judge)

    def stay_away(self, seconds: float) -> None:
        """Kill the only server and the kiosk's agent with a visit under way; the server stays away.

        The kiosk's new agent comes up without it, and owes it word of a number that nobody saw.
        """
        place = self.house.place
        server, kiosk = self._only_server(), self._kiosk()
        place.resume()
        server.strike(self.chance)
        wait_until(lambda: "issuing" in place.stages(), seconds=PATIENCE_S)
        place.visitors.paused = True  # a new visit would make it speak to the server at once
        kiosk.kill()
        kiosk.start()
        time.sleep(seconds)
        stages = place.stages()  # the one before may not have been told of, either
        assert {"abandoned"} <= stages <= {"abandoned", "delivering"}, stages
        server.start()
        answers_s = time.monotonic()
        wait_until(lambda: not place.stages(), seconds=BACK_S)
        place.visitors.paused = False
        _say(f"back after {place.see_all_back(answers_s)}")
        self.at_house.assert_whole()

    def _kill(self, victim: Victim, judge: Judge) -> None:
        """Kill in mid-load, start it again, see everybody back, and judge."""
        judge.place.resume()
        in_flight = victim.strike(self.chance)
        assert in_flight > 0
        died_s = time.monotonic()
        victim.start()
        answers_s = time.monotonic()
        back = judge.place.see_all_back(answers_s)
        _say(f"  {in_flight} in flight, up in {answers_s - died_s:.1f} s, back after {back}")
        judge.assert_whole()
        judge.place.crowd.attend(judge.place.call)
        self._assert_nothing_is_left_over()

    def _assert_nothing_is_left_over(self) -> None:
        end = time.monotonic() + GONE_S
        while left := self.census.left_over({*self.house.pids(), self.practice.pid}):
            assert time.monotonic() < end, f"left over: {left}"
            time.sleep(0.05)

    def _only_server(self) -> Victim:
        self.house.close_second()
        return self._server(self.house.first.port)

    def _one_of_two(self) -> Victim:
        self.house.open_second()
        return self._server(self.chance.choice([self.house.first.port, self.house.second.port]))

    def _server(self, port: int) -> Victim:
        traffic = self.house.place.crowd.traffic
        found = self.house.first if port == self.house.first.port else self.house.second
        return victims.program(found, lambda: traffic.in_flight(port=port))

    def _store(self) -> Victim:
        return victims.store(self.house.embedded, self.house.place.crowd.traffic.in_flight)

    def _kiosk(self) -> Victim:
        visitors = self.house.place.visitors
        return victims.program(
            self.house.kiosk, lambda: int(visitors.waits_for_a_number), span_s=VISIT_S
        )

    def _board(self) -> Victim:
        traffic = self.house.place.crowd.traffic
        return victims.program(self.house.board, lambda: traffic.in_flight(verb="/call-next"))

    def _supervisor(self) -> Victim:
        return self.practice.victim(self.at_practice.place.crowd.traffic.in_flight)


@contextmanager
def rounds_of(folder: Path, site: Site, browser: "Browser", seed: int) -> Iterator[Rounds]:
    """Open the house and the practice office; the seed decides who dies when, as far as it can."""
    _say(f"seed {seed}")
    chance = random.Random(seed)  # noqa: S311 - no secret
    with ExitStack() as stack:
        census = stack.enter_context(taking_census())
        house = stack.enter_context(open_house(folder, site, browser, chance))
        data = folder / "practice"
        practice, place = stack.enter_context(practice_place(data, site, chance))
        yield Rounds(house, practice, Judge(house.place), Judge(place), census, chance)


def _say(line: str) -> None:
    """Tell whoever reads a failed run what was done."""
    sys.stdout.write(f"{line}\n")
