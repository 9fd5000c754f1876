"""What devices say of themselves, and when each was heard last: the latest alone.

A beat is no event: nobody follows it, and it goes neither into the stream nor to a board. What is
asked often (by each request: whose is it?) is written rarely: a device's last minute once a minute.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from server import keys
from server.registry.shelf import Shelf

KEPT_S: Final = 7 * 24 * 60 * 60
MINUTE_MS: Final = 60_000


class Beats(Shelf):
    """How the devices of the sites in one store are."""

    def keep_beat(self, name: str, said: Mapping[str, object], *, now_ms: int) -> None:
        """Keep what this device has just said, in place of what it said before."""
        content = json.dumps({**said, "at_ms": now_ms})
        with self._answers():
            self._redis.set(keys.beat_key(self.site_key, name), content, ex=KEPT_S)

    def beats(self, names: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Give what these devices said last, by name, with when in `at_ms`."""
        names = tuple(names)
        if not names:
            return {}
        with self._answers():
            found = self._reading.mget([keys.beat_key(self.site_key, name) for name in names])
        rows = zip(names, cast("list[bytes | None]", found), strict=True)
        return {name: json.loads(row) for name, row in rows if row is not None}

    def note_seen(self, names: Iterable[str], *, now_ms: int) -> None:
        """Note that these devices were heard in this minute."""
        minute = now_ms - now_ms % MINUTE_MS
        key, row = keys.seen_key(self.site_key), dict.fromkeys(names, minute)
        if not row:
            return
        with self._answers():
            pipe = self._redis.pipeline()
            pipe.hset(key, mapping=cast("Any", row))
            pipe.expire(key, KEPT_S)
            pipe.execute()

    def seen(self) -> dict[str, int]:
        """Give the minute in which each device was heard last, in milliseconds."""
        with self._answers():
            found = cast("dict[bytes, bytes]", self._reading.hgetall(keys.seen_key(self.site_key)))
        return {name.decode(): int(at_ms) for name, at_ms in found.items()}

    def forget_device(self, name: str) -> None:
        """Forget what a device said that has none of our tokens any more."""
        with self._answers():
            self._redis.delete(keys.beat_key(self.site_key, name))
            self._redis.hdel(keys.seen_key(self.site_key), name)
