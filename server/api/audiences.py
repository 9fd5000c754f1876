"""Which part of the stream a caller may follow."""

from dataclasses import dataclass

from server.registry import Caller
from server.site import Site
from server.ticket import Role
from server.views import Audience, BoardAudience, CounterAudience, Row


@dataclass(frozen=True)
class SilentAudience:
    """A kiosk: it hears beats, so that it knows whether the server is there, and nothing else."""

    room: str = "kiosk"

    def wants(self, event: Row) -> bool:
        """Want nothing."""
        del event
        return False

    def event(self, event: Row) -> dict[str, object]:
        """Show nothing."""
        del event
        return {}

    def snapshot(self, state: Row) -> dict[str, object]:
        """Show nothing."""
        del state
        return {}


def audience_of(caller: Caller, site: Site) -> Audience:
    """Give the audience that this caller belongs to."""
    if caller.role is Role.DISPLAY:
        return BoardAudience(frozenset(caller.areas))
    if caller.role is Role.COUNTER:
        services = site.counter(caller.counter).services
        return CounterAudience(caller.counter, frozenset(services))
    return SilentAudience()
