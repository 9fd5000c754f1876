"""What simulated people are like: what they want, and what they do when they are called. Pure.

Every share here is an assumption of ours about people, not a rule of an office: those stand in the
site file.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from server.demo.visitors.staffing import MINUTE_S
from server.site import Service

LANGUAGES: Final = {
    "de": 28, "uk": 13, "ar": 13, "en": 11, "tr": 7, "fa": 5, "ru": 5, "ro": 3, "kmr": 3, "pl": 2,
    "prs": 2, "bg": 2, "vi": 2, "es": 2, "fr": 2, "sr": 1, "sq": 1, "ti": 1, "ckb": 1, "ps": 1,
    "de-x-ls": 1,
}  # fmt: skip
"""How many of a hundred draw their number in this language."""
HELP: Final = 0.1
GROUP: Final = 0.15
MORE_CASES: Final = 0.6
"""What a further case of one family takes of the time of the first."""
RETURN_S: Final = (3 * MINUTE_S, 11 * MINUTE_S)
LATE_S: Final = (16 * MINUTE_S, 22 * MINUTE_S)


class Coming(StrEnum):
    """What somebody does who is called."""

    AT_ONCE = "at once"
    AFTER_RECALL = "after a recall"
    TOO_EARLY = "called too early: the caseworker takes it back, and calls again"
    BACK = "not there, and back within the grace"
    BACK_LATE = "not there, and back after it"
    NEVER = "never"


_COMING: Final = {
    Coming.AT_ONCE: 0.83,
    Coming.AFTER_RECALL: 0.06,
    Coming.TOO_EARLY: 0.03,
    Coming.BACK: 0.03,
    Coming.BACK_LATE: 0.01,
    Coming.NEVER: 0.04,
}
"""Eight in a hundred are not there when they are called; half of them come back."""


class Course(StrEnum):
    """How a conversation goes."""

    PLAIN = "to its end"
    ERRAND = "the visitor goes to fetch something, and comes back to the same counter"
    OTHER_MATTER = "it turns out to be about something else, and waits for that"
    SLIP = "the caseworker ends it with a wrong press, and takes that back"


COURSES: Final = {
    Course.PLAIN: 0.92,
    Course.ERRAND: 0.04,
    Course.OTHER_MATTER: 0.02,
    Course.SLIP: 0.02,
}
BEFORE_THE_ERRAND: Final = 0.3
"""What part of the conversation is over when somebody is sent to fetch something."""
ERRAND_S: Final = (2 * MINUTE_S, 8 * MINUTE_S)


@dataclass(frozen=True)
class Visitor:
    """Somebody who comes; times in seconds of life."""

    service: str
    language: str
    needs: tuple[str, ...]
    persons: int
    cases: int
    coming: Coming
    walk_s: float
    visit_s: float
    back_s: float
    recalls: int

    def wish(self) -> dict[str, object]:
        """Say what is chosen at the kiosk, as the interface wants it."""
        said = {"service": self.service, "language": self.language}
        return {**said, "needs": list(self.needs), "persons": self.persons, "cases": self.cases}


def somebody(dice: Random, service: Service, languages: tuple[str, ...]) -> Visitor:
    """Throw the dice for somebody who comes for this."""
    persons = dice.randint(2, 5) if dice.random() < GROUP else 1
    cases = dice.randint(1, persons)
    coming = dice.choices(list(_COMING), list(_COMING.values()))[0]
    return Visitor(
        service=service.key,
        language=_one_of(dice, languages),
        needs=("help",) if dice.random() < HELP else (),
        persons=persons,
        cases=cases,
        coming=coming,
        walk_s=dice.uniform(9, 20),
        visit_s=_visit_s(dice, service) * (1 + MORE_CASES * (cases - 1)),
        back_s=dice.uniform(*(LATE_S if coming is Coming.BACK_LATE else RETURN_S)),
        recalls=dice.choice((1, 1, 2)) if coming is Coming.AFTER_RECALL else dice.choice((0, 1)),
    )


def stranger(dice: Random, service: Service, language: str) -> Visitor:
    """Give somebody who did not come out of these dice: a person at the kiosk, who comes."""
    walk_s, visit_s = dice.uniform(12, 20), _visit_s(dice, service)
    return Visitor(
        service.key, language, (), 1, 1, Coming.AT_ONCE, walk_s, visit_s, back_s=0, recalls=0
    )


def _visit_s(dice: Random, service: Service) -> float:
    """Give a lognormal time with the site's mean and its coefficient of variation."""
    spread = math.log(1 + service.cv**2)
    return dice.lognormvariate(math.log(service.minutes * MINUTE_S) - spread / 2, math.sqrt(spread))


def _one_of(dice: Random, languages: tuple[str, ...]) -> str:
    return dice.choices(languages, [LANGUAGES.get(each, 1) for each in languages])[0]
