"""One call of the store's function that closes a day: the ledger makes as many as it takes."""

from server.hours import business_day, day_begin_ms
from server.keys import site_prefix
from server.ledger import Ledger
from server.ledger.ranges import KNOWN_S, as_told, in_force, known_since
from server.lua.library import function_name
from server.store import Store


def close_day_once(store: Store, ledger: Ledger, now_ms: int, *, at_once: int) -> bytes:
    """Let one call expire this many tickets at the most; what it says: there may be more to do."""
    site, closes = ledger.site, ledger.site.rules.day_close
    answer: bytes = store.redis.fcall(
        function_name("close_day"),
        1,
        site_prefix(site.key),
        now_ms,
        business_day(now_ms, site.timezone, closes),
        day_begin_ms(now_ms, site.timezone, closes),
        '{"hold":0}',
        at_once,
        as_told(in_force(site)),
        known_since(business_day(now_ms, site.timezone, closes)),
        KNOWN_S,
    )
    return answer
