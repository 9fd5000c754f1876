"""What is asked of a server beside the queue: devices that are let in, how they are, and people.

These commands touch no ticket, write no event and carry no id: each of them said twice does what it
did the first time, or is refused; a second welcome link ends the first. The verbs of the queue
stand in `server/ticket.py`.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from server.ticket import Role

SITE: Final = "/api/v1/sites/{site}/"
_LOOK_AFTER: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
_ADMINISTRATE: Final = frozenset({Role.ADMINISTRATOR})
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
                "take_out_of_service",
                f"POST {SITE}devices/{{name}}/out-of-service",
                _LOOK_AFTER,
                "this kiosk gives no numbers and says so, until it is taken back",
            ),
            Upkeep(
                "take_back",
                f"POST {SITE}devices/{{name}}/back-in-service",
                _LOOK_AFTER,
                "this kiosk gives numbers again",
            ),
            Upkeep(
                "heartbeat",
                f"POST {SITE}heartbeat",
                frozenset({Role.KIOSK, Role.DISPLAY}),
                "how a kiosk or board is, every 30 s and when something has changed",
            ),
            Upkeep(
                "add_person",
                f"POST {SITE}people",
                _ADMINISTRATE,
                "an account with these roles; the answer has its welcome link, once",
            ),
            Upkeep(
                "set_roles",
                f"POST {SITE}people/{{name}}/roles",
                _ADMINISTRATE,
                "this account has these roles and no others",
            ),
            Upkeep(
                "lock_person",
                f"POST {SITE}people/{{name}}/lock",
                _ADMINISTRATE,
                "nobody signs in with it any more, and its sessions end",
            ),
            Upkeep(
                "unlock_person",
                f"POST {SITE}people/{{name}}/unlock",
                _ADMINISTRATE,
                "it may sign in again",
            ),
            Upkeep(
                "reset_person",
                f"POST {SITE}people/{{name}}/reset",
                _ADMINISTRATE,
                "its password is gone, its sessions end; the answer has a new welcome link, once",
            ),
            Upkeep(
                "sign_out_person",
                f"POST {SITE}people/{{name}}/sign-out",
                _ADMINISTRATE,
                "its sessions end, everywhere",
            ),
            Upkeep(
                "remove_person",
                f"POST {SITE}people/{{name}}/remove",
                _ADMINISTRATE,
                "the account is gone, with its sessions",
            ),
        )
    }
)
