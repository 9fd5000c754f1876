"""The way into the store that every verb takes."""

import json
from collections.abc import Callable
from typing import Final

from redis.exceptions import RedisError, ResponseError

from server import keys
from server.hours import OpeningHours, Openings, business_day, day_begin_ms
from server.ledger.answers import (
    Answer,
    CannotWrite,
    Command,
    DayOfAnother,
    Refused,
    Unavailable,
    WrongClock,
)
from server.ledger.decided import Decided
from server.ledger.plan import Plan
from server.ledger.ranges import KNOWN_S, known_since
from server.lua.library import function_name
from server.site import Site
from server.store import ClockOff, Store, is_away, refusing
from server.ticket import VERBS

EXPIRE_AT_ONCE: Final = 100
"""How many tickets one call lets expire: it bounds how long the store is kept from other verbs."""

_REFUSED: Final = b'{"refused":"'
_DECIDED: Final = ("position", "at")
_EMPTIED: Final = ("Function not found", "NOEPOCH")
"""What a store says that lost its functions, or its data, under us."""
_DAY_OVER: Final = "DAYOVER"
"""What a function says whose site has not closed its last business day yet."""
_OF_ANOTHER: Final = "OTHERDAY"
"""What a function says that finds numbers of today which a version before our layout gave."""
_MORE: Final = b"again"
_BEGUN: Final = b"begun"

ServedToday = Callable[[str, int], bool]
"""(service, now_ms) → whether who comes now can be served before closing."""


def hold_clock(store: Store) -> None:
    """Return if our clock agrees with the store's; raise WrongClock, or Unavailable."""
    try:
        off = store.hold_clock()
    except RedisError as error:
        message = "the store does not answer"
        raise Unavailable(message) from error
    if off:
        raise WrongClock(off)


class Door:
    """Calls the functions of one site and turns their answers into `Answer` or `Refused`."""

    def __init__(
        self,
        store: Store,
        site: Site,
        *,
        openings: OpeningHours | None = None,
        served_today: ServedToday = lambda _service, _now_ms: True,
    ) -> None:
        """Open the ledger of this site in this store.

        `openings` are the site's if not given. `served_today` is asked before a number is given;
        whoever can look ahead comes in here.
        """
        self.site = site
        self.openings = openings or Openings(site.hours, site.timezone)
        self._plan = Plan(site)
        self._served_today = served_today
        self._store = store
        self._prefix = keys.site_prefix(site.key)
        self.decided = Decided(store, site.key)

    def close_day(self, now_ms: int) -> bool:
        """Close the business day if it is over, and begin the one that it is now.

        Says whether a day has begun. What is open expires, counters close, and what was kept only
        for the day is dropped. Any number of processes may do this at once, and every verb does it
        by itself before anything else happens on a new day. The ranges of this site's kiosks are
        noted as in force, also on a day that has begun. Raises Unavailable.
        """
        while True:
            told = self._call_always(
                "close_day",
                now_ms,
                self._day(now_ms),
                day_begin_ms(now_ms, self.site.timezone, self.site.rules.day_close),
                self._plan.head_starts,
                EXPIRE_AT_ONCE,
                self._plan.in_force,
                known_since(self._day(now_ms)),
                KNOWN_S,
            )
            if told != _MORE:
                return told == _BEGUN

    def _command(self, verb: str, command: Command, *arguments: str | int) -> Answer:
        """Run one verb as a command; raise Refused or Unavailable."""
        return Answer(
            self._run(
                verb,
                command.now_ms,
                command.actor,
                command.id,
                command.digest,
                self._day(command.now_ms),
                *arguments,
            )
        )

    def _run(self, verb: str, *arguments: str | int) -> bytes:
        answer = self._call(verb, *arguments)
        if answer.startswith(_REFUSED):
            more = json.loads(answer)
            decided = {name: more.pop(name) for name in _DECIDED if name in more}
            raise Refused(more.pop("refused"), more, decided)
        return answer

    def _call(self, verb: str, *arguments: str | int) -> bytes:
        """Call a function; one that finds the last day open is called again when it is closed."""
        try:
            return self._call_always(verb, *arguments)
        except ResponseError as error:
            if not str(error).startswith(_DAY_OVER):
                raise
        self.close_day(int(arguments[0]))
        return self._call_always(verb, *arguments)

    def _call_always(self, verb: str, *arguments: str | int) -> bytes:
        try:
            try:
                return self._call_once(verb, *arguments)
            except ResponseError as error:
                if not any(sign in str(error) for sign in _EMPTIED):
                    raise
            self._store.begin()  # A store that was emptied under us: library and epoch anew.
            return self._call_once(verb, *arguments)
        except RedisError as error:
            raise self._unavailable(error) from error

    def _call_once(self, verb: str, *arguments: str | int) -> bytes:
        store = self._store.redis if VERBS[verb].writes else self._store.reading
        answer = store.fcall(function_name(verb), 1, self._prefix, *arguments)
        return answer if isinstance(answer, bytes) else str(answer).encode()

    def _unavailable(self, error: RedisError) -> Exception:
        """Tell a store that is away or refuses writes (retry helps) from a bug (it does not)."""
        if str(error).startswith(_OF_ANOTHER):
            return DayOfAnother(
                "An older version has given numbers today, in a form that this one does not "
                "go on with. Start that version again until the business day is over."
            )
        if isinstance(error, ClockOff):
            return WrongClock(str(error))
        if refusing(error):
            return CannotWrite(self._store.why_refusing(error))
        return Unavailable("the store does not answer") if is_away(error) else error

    def _admission(self, service: str, now_ms: int) -> str:
        """Say, for the store's function, whether a number for this service is to be had now."""
        open_now = self.openings.now(now_ms)
        admission: dict[str, object] = {
            "quotas": self._plan.quotas,
            "served_today": self._served_today(service, now_ms),
        }
        if open_now:
            admission["open_until_ms"] = open_now[1]
        elif opens_ms := self.openings.next_ms(now_ms):
            admission["opens_ms"] = opens_ms
        return json.dumps(admission, separators=(",", ":"))

    def _day(self, now_ms: int) -> str:
        return business_day(now_ms, self.site.timezone, self.site.rules.day_close)
