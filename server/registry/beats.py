"""What kiosks and boards say of themselves, and when each was heard last: the latest alone.

A beat is no event: nobody follows it, and it goes neither into the stream nor to a board. What is
asked often (by each request: whose is it?) is written rarely: a device's last minute once a minute.

Promises
--------
* Nothing is kept of any other device, whoever tells it: what stands at a counter or the reception
  is heard while somebody works there, and when that begins and ends is nobody's business.
* What is kept is `KEPT_S` old at the most, and goes with the device's token; what was heard before
  that and comes after it is not kept.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, cast

from redis.client import Pipeline

from server import keys
from server.registry.tokens import Tokens
from server.ticket import Role

KEPT_S: Final = 7 * 24 * 60 * 60
MINUTE_MS: Final = 60_000
BURST_S: Final = 5 * 60
"""So long after the last number that came too fast somebody can still see it."""
WATCHED: Final = frozenset({Role.KIOSK, Role.DISPLAY})
"""What must be there all day, whoever works: of these alone it is kept how they are, and since when
they are not heard."""
_KeyOf = Callable[[str, str], str]


class Beats(Tokens):
    """How the kiosks and boards of the sites in one store are."""

    def keep_beat(self, name: str, said: Mapping[str, object], *, now_ms: int) -> None:
        """Keep what this device has just said, in place of what it said before."""
        content = json.dumps({**said, "at_ms": now_ms})
        self._keep({keys.beat_key(self.site_key, name): content}, [name])

    def beats(self, names: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Give what these devices said last, by name, with when in `at_ms`."""
        found = self._of_each(names, keys.beat_key)
        return {name: json.loads(row) for name, row in found.items()}

    def note_seen(self, names: Iterable[str], *, now_ms: int) -> None:
        """Note that these devices were heard in this minute."""
        names = sorted(names)
        minute = str(now_ms - now_ms % MINUTE_MS)
        rows = {keys.seen_key(self.site_key, name): minute for name in names}
        if rows:
            self._keep(rows, names)

    def seen(self, names: Iterable[str]) -> dict[str, int]:
        """Give the minute in which each of these devices was heard last, in milliseconds."""
        found = self._of_each(names, keys.seen_key)
        return {name: int(at_ms) for name, at_ms in found.items()}

    def note_burst(self, name: str) -> None:
        """Note that this kiosk draws numbers faster than it may."""
        with self._answers():
            self._redis.set(keys.burst_key(self.site_key, name), "1", ex=BURST_S)

    def bursts(self, names: Iterable[str]) -> frozenset[str]:
        """Give those of these kiosks that have drawn numbers too fast within `BURST_S`."""
        return frozenset(self._of_each(names, keys.burst_key))

    def _keep(self, rows: Mapping[str, str], names: Sequence[str]) -> None:
        """Keep these rows, one a name in this order, of those that may be watched."""

        def keep(pipe: Pipeline) -> None:
            watched = self._watched(pipe, names)
            pipe.multi()
            for name, (key, content) in zip(names, rows.items(), strict=True):
                if name in watched:
                    pipe.set(key, content, ex=KEPT_S)

        with self._answers():
            self._watching(keys.devices_key(self.site_key), keep)

    def _watched(self, pipe: Pipeline, names: Sequence[str]) -> frozenset[str]:
        """Give those of these names that a kiosk or a board with a token has now."""
        proofs = cast(
            "list[bytes | None]", pipe.hmget(keys.devices_key(self.site_key), list(names))
        )
        places = [keys.token_key(self.site_key, proof.decode()) for proof in proofs if proof]
        rows = cast("list[bytes | None]", pipe.mget(places)) if places else []
        known = [json.loads(row) for row in rows if row]
        return frozenset(row["name"] for row in known if row["role"] in WATCHED)

    def _of_each(self, names: Iterable[str], key_of: _KeyOf) -> dict[str, bytes]:
        names = tuple(names)
        if not names:
            return {}
        with self._answers():
            found = self._reading.mget([key_of(self.site_key, name) for name in names])
        rows = zip(names, cast("list[bytes | None]", found), strict=True)
        return {name: row for name, row in rows if row is not None}
