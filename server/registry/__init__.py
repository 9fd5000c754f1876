"""Who may do what: device tokens, one-time links and sessions, in the store, hashed.

Theory of operation
-------------------
Every secret has 128 random bits at least and is shown once. The store holds its SHA-256 alone, so
whoever reads the store cannot act as anybody. A secret names its site (``wm_kiosk_SITE_…``), so one
registry answers for all sites of its store, and a look-up is one read.

Promises
--------
* A look-up is at most `LOOKUP_MS` old: what was revoked or signed out works no longer than that.
  What was just made works at once, since only hits are remembered.
* A link opens once: of two who open it at the same moment one gets a session, the other nothing.
* A device keeps its actor when its token changes, so a command that it sends again with the new
  token is still the same command. A person has one wherever signed in; a link's session has an
  actor of its own.
* Every method raises `Unavailable` where the store cannot be reached or cannot write.
"""

from server.registry.audit import MOST_ACTS, TERMINAL, Act, Audit, Deed
from server.registry.beats import Beats
from server.registry.callers import STAFF, Caller, Station
from server.registry.code_space import About, Asked, Asking, NotPaired, Post
from server.registry.pairings import Fetched, Pairings
from server.registry.sessions import LINK_S, SESSION_IDLE_S, Session, Sessions
from server.registry.shelf import LOOKUP_MS
from server.registry.tokens import TOKEN_ROLES

__all__ = [
    "LINK_S",
    "LOOKUP_MS",
    "MOST_ACTS",
    "SESSION_IDLE_S",
    "STAFF",
    "TERMINAL",
    "TOKEN_ROLES",
    "About",
    "Act",
    "Asked",
    "Asking",
    "Caller",
    "Deed",
    "Fetched",
    "NotPaired",
    "Post",
    "Registry",
    "Session",
    "Station",
]


class Registry(Pairings, Beats, Sessions, Audit):
    """The credentials of the sites in one store; what it makes is for its `site_key`."""

    def is_valid(self, caller: Caller) -> bool:
        """Tell whether the secret of this caller still holds; does not keep a session alive."""
        if not caller.is_session:
            return self._caller_of_proof(caller.site, caller.proof) is not None
        session = self._session_of_proof(caller.site, caller.proof)
        return (
            session is not None and session.caller(Station(caller.role, caller.counter)) is not None
        )
