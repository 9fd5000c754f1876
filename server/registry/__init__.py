"""Who may do what: device tokens, accounts, one-time links and sessions, in the store, hashed.

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

from server.registry.account import (
    Account,
    AccountProblem,
    AccountTaken,
    LastAdministrator,
    NoAccount,
    is_local_name,
)
from server.registry.accounts import WELCOME_S
from server.registry.audit import MOST_ACTS, TERMINAL, Act, Deed
from server.registry.callers import ROLE_NAMES, STAFF, Caller, Station, role_words
from server.registry.code_space import About, Asked, Asking, NotPaired, Post
from server.registry.contacts import Contacts
from server.registry.out_of_service import OutOfService
from server.registry.pairings import Fetched, Pairings
from server.registry.sessions import LINK_S, Session, Sessions
from server.registry.shelf import LOOKUP_MS, Limits
from server.registry.tokens import TOKEN_ROLES

__all__ = [
    "LINK_S",
    "LOOKUP_MS",
    "MOST_ACTS",
    "ROLE_NAMES",
    "STAFF",
    "TERMINAL",
    "TOKEN_ROLES",
    "WELCOME_S",
    "About",
    "Account",
    "AccountProblem",
    "AccountTaken",
    "Act",
    "Asked",
    "Asking",
    "Caller",
    "Deed",
    "Fetched",
    "LastAdministrator",
    "Limits",
    "NoAccount",
    "NotPaired",
    "Post",
    "Registry",
    "Session",
    "Station",
    "is_local_name",
    "role_words",
]


class Registry(Pairings, Contacts, OutOfService, Sessions):
    """The credentials of the sites in one store; what it makes is for its `site_key`."""

    def is_valid(self, caller: Caller) -> bool:
        """Tell whether the secret of this caller still holds; does not keep a session alive."""
        if not caller.is_session:
            return self._caller_of_proof(caller.site, caller.proof) is not None
        session = self._session_of_proof(caller.site, caller.proof)
        return (
            session is not None and session.caller(Station(caller.role, caller.counter)) is not None
        )
