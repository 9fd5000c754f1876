"""What is asked of a server beside the queue: devices that ask to be let in, and how they are.

These commands touch no ticket, write no event and carry no id: each of them said twice does what it
did the first time. The verbs of the queue stand in `server/ticket.py`.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from server.ticket import Role

SITE: Final = "/api/v1/sites/{site}/"
_LOOK_AFTER: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
_ANYBODY: Final = frozenset[Role]()


@dataclass(frozen=True)
class Upkeep:
    """One row of the table: below a site for its roles, or elsewhere for anybody."""

    name: str
    route: str
    roles: frozenset[Role]
    does: str

    @property
    def is_open(self) -> bool:
        """Whether it needs no credential."""
        return not self.roles


UPKEEP: Final = MappingProxyType(
    {
        each.name: each
        for each in (
            Upkeep(
                "ask_in",
                "POST /api/v1/pairings",
                _ANYBODY,
                "a device without a token asks to be let in, and gets a code to show",
            ),
            Upkeep(
                "fetch_token",
                "POST /api/v1/pairings/token",
                _ANYBODY,
                "that device shows its secret: pending, slow_down, denied, expired, or its token",
            ),
            Upkeep(
                "find_pairing",
                f"POST {SITE}pairings/find",
                _LOOK_AFTER,
                "which device shows this code: kind, address, since when, and names to choose from",
            ),
            Upkeep(
                "confirm_pairing",
                f"POST {SITE}pairings/confirm",
                _LOOK_AFTER,
                "it is this device of the site: it gets its token, and one that it had ends",
            ),
            Upkeep(
                "refuse_pairing",
                f"POST {SITE}pairings/refuse",
                _LOOK_AFTER,
                "it is none of ours",
            ),
            Upkeep(
                "revoke_device",
                f"POST {SITE}devices/{{name}}/revoke",
                _LOOK_AFTER,
                "its token ends; what is connected with it is cut",
            ),
            Upkeep(
                "heartbeat",
                f"POST {SITE}heartbeat",
                frozenset({Role.KIOSK, Role.DISPLAY, Role.COUNTER, Role.RECEPTION}),
                "how a device with a token is, every 30 s and when something has changed",
            ),
        )
    }
)
