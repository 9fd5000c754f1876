"""People and devices that the registry knows, in short."""

import threading

from server.registry import Caller, Registry, Station

SITE = "maschstrasse"


def known(caller: Caller | None) -> Caller:
    """Give the caller, who must be known."""
    assert caller is not None
    return caller


def opened(registry: Registry, counter: str = "7") -> str:
    """Open a session of this counter and give its secret."""
    session = registry.open_link(registry.create_link(Station.at(counter)))
    assert session is not None
    assert session[0] == Station.at(counter)
    return session[1]


def at_once(threads: list[threading.Thread]) -> None:
    """Run these at the same time, to their end."""
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
