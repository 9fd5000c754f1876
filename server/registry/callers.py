"""Who has shown a secret that holds, and where a page works."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from server.registry.secrets import hash_of
from server.ticket import Role

_COUNTER: Final = "counter-"
_STATION: Final = re.compile(r"counter-[^\s.]{1,20}|[a-z]+")


@dataclass(frozen=True)
class Caller:
    """Who has shown a secret that holds, and what it may.

    `actor` is the opaque id under which the commands of this caller are remembered; `counter` is
    set for the role counter alone, `areas` for displays, `account` for a person who has signed in.
    `proof` is the secret's hash: it opens nothing, and `Registry.is_valid` can ask with it again.
    """

    actor: str
    site: str
    role: Role
    name: str
    counter: str = ""
    areas: tuple[str, ...] = ()
    account: str = ""
    proof: str = field(default="", repr=False)
    is_session: bool = False
    shown: str = field(default="", repr=False)
    """What the person is called, for the own page and the audit alone."""

    @property
    def written(self) -> str:
        """Whom the audit names: an account, or a device.

        An account of an identity provider has no name: the audit says what the person is called
        there, and the beginning of the account, for two may be called alike.
        """
        if not self.account.startswith("@"):
            return self.account or self.name
        called = "".join(filter(str.isprintable, self.shown))[:80]
        return f"{called} {self.account[:7]}".strip()


@dataclass(frozen=True)
class Station:
    """Where a page of the server works: at one counter, or as what else a person may be here."""

    role: Role
    counter: str = ""

    def __str__(self) -> str:
        """Write it as addresses, cookies and proofs have it: ``counter-7``, ``reception``."""
        return f"{_COUNTER}{self.counter}" if self.counter else self.role.value

    @property
    def page(self) -> str:
        """The address of its page."""
        return f"/counter/{self.counter}/" if self.counter else f"/{self}/"

    @classmethod
    def at(cls, counter: str) -> "Station":
        """Give the station of a counter's page."""
        return cls(Role.COUNTER, counter)

    @classmethod
    def of(cls, text: str) -> "Station | None":
        """Read what `str` has written; nothing where no page can work."""
        if not _STATION.fullmatch(text):
            return None
        if text.startswith(_COUNTER):
            return cls.at(text.removeprefix(_COUNTER))
        roles = {role.value: role for role in STAFF if role is not Role.COUNTER}
        return cls(roles[text]) if text in roles else None


STAFF: Final = (
    Role.COUNTER,
    Role.RECEPTION,
    Role.SUPERVISOR,
    Role.ADMINISTRATOR,
    Role.OBSERVER,
)
"""What a person may be. Devices and programs have tokens, people have sessions."""


ROLE_NAMES: Final = MappingProxyType(
    {("caseworker" if role is Role.COUNTER else role.value): role for role in STAFF}
)
"""What people call a role, at the terminal and in settings."""


def role_words(roles: Iterable[Role]) -> str:
    """Write roles as people call them."""
    return ", ".join(name for name, role in ROLE_NAMES.items() if role in set(roles))


def actor_of(site: str, whose: str) -> str:
    """Give the opaque id of somebody: the same one for as long as `whose` is the same."""
    return hash_of(f"actor {site} {whose}")[:32]
