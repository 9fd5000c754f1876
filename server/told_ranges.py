"""What a server says when it begins of the numbers that kiosks had before the site file changed."""

from collections import defaultdict
from typing import cast

import structlog

from server.keys import ranges_key
from server.ledger.ranges import Range, contested, former, known_until, read
from server.site import Site
from server.store import Store

log = structlog.get_logger()


def remembered(store: Store, site: Site) -> tuple[Range, ...]:
    """Give the ranges that kiosks have and had, as the store remembers them. Raises RedisError."""
    kept = store.reading.hgetall(ranges_key(site.key))
    return read(cast("dict[bytes, bytes]", kept))


def tell_of_ranges(store: Store, site: Site) -> None:
    """Write down which former ranges are kept, and warn where two kiosks may have one number.

    One warning for each two kiosks. Raises RedisError.
    """
    known = remembered(store, site)
    if had_before := former(site, known):
        rows = [f"{had.kiosk} {had} until {known_until(had.day)}" for had in had_before]
        log.info("numbers that kiosks had before are kept for them", numbers=", ".join(rows))
    shared: dict[tuple[str, str], list[Range]] = defaultdict(list)
    for now, had in contested(site, known):
        shared[now.kiosk, had.kiosk].append(now.shared_with(had))
    for (kiosk, had_by), both in shared.items():
        log.warning(
            "two kiosks may have given the same numbers: what is handed in first counts",
            numbers=", ".join(map(str, both)),
            kiosk=kiosk,
            had_by=had_by,
        )
