"""The way into the store that every verb takes."""

import json
from functools import cached_property
from typing import Final

from redis.exceptions import RedisError, ResponseError

from server import keys
from server.hours import business_day, day_end_ms
from server.ledger.answers import Answer, CannotWrite, Command, Refused, Unavailable
from server.lua.library import function_name
from server.site import Site
from server.store import Store, is_away, refusing
from server.ticket import VERBS

KEEP_AFTER_DAY_MS: Final = 2 * 24 * 3600 * 1000
"""How long after day close a command's answer and an ended ticket's row are kept."""

_REFUSED: Final = b'{"refused":"'

_EMPTIED: Final = ("Function not found", "NOEPOCH")
"""What a store says that lost its functions, or its data, under us."""


class Door:
    """Calls the functions of one site and turns their answers into `Answer` or `Refused`."""

    def __init__(self, store: Store, site: Site) -> None:
        """Open the ledger of this site in this store."""
        self.site = site
        self._store = store
        self._prefix = keys.site_prefix(site.key)

    @cached_property
    def _timezone(self) -> str:
        return self.site.timezone

    def _command(self, verb: str, command: Command, *arguments: str | int) -> Answer:
        """Run one verb as a command; raise Refused or Unavailable."""
        keep_until = self._day_end_ms(command.now_ms) + KEEP_AFTER_DAY_MS
        return Answer(
            self._run(
                verb,
                command.now_ms,
                command.actor,
                command.id,
                command.digest,
                keep_until,
                *arguments,
            )
        )

    def _run(self, verb: str, *arguments: str | int) -> bytes:
        answer = self._call(verb, *arguments)
        if answer.startswith(_REFUSED):
            raise Refused(json.loads(answer)["refused"])
        return answer

    def _call(self, verb: str, *arguments: str | int) -> bytes:
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
        if refusing(error):
            return CannotWrite(self._store.why_refusing(error))
        return Unavailable("the store does not answer") if is_away(error) else error

    def _day(self, now_ms: int) -> str:
        return business_day(now_ms, self._timezone)

    def _day_end_ms(self, now_ms: int) -> int:
        return day_end_ms(now_ms, self._timezone)
