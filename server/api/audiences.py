"""Which part of the stream a caller may follow."""

from server.boards import BoardAudience
from server.onlookers import ObserverAudience
from server.posts import areas_of
from server.problems import Problem
from server.registry import Caller
from server.site import Site
from server.ticket import Role
from server.views import (
    Audience,
    CounterAudience,
    KioskAudience,
    OfficeAudience,
)


def audience_of(caller: Caller, site: Site) -> Audience:
    """Give the audience that this caller belongs to."""
    match caller.role:
        case Role.DISPLAY:
            return BoardAudience(frozenset(areas_of(site, caller.name, caller.areas)))
        case Role.COUNTER:
            return counter_audience(caller, site)
        case Role.KIOSK:
            return KioskAudience(caller.name)
        case Role.RECEPTION | Role.SUPERVISOR:
            return OfficeAudience()
        case Role.OBSERVER:
            return ObserverAudience()
        case Role.ADMINISTRATOR:
            raise Problem("forbidden", "An administrator follows no queue.")


def counter_audience(caller: Caller, site: Site) -> CounterAudience:
    """Give the audience of the counter that calls."""
    area = site.counter(caller.counter).area
    near = (counter.number for counter in site.counters if counter.area == area)
    queues = site.queues_of(caller.counter)
    return CounterAudience(caller.counter, frozenset(queues), frozenset(near))
