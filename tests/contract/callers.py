"""Everybody who may knock at the API, with what they show there, and what they may do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from server.registry import Station
from server.ticket import VERBS, Role
from server.upkeep import UPKEEP
from tests.server.people import People

DESK: Final = frozenset({Role.RECEPTION, Role.SUPERVISOR})
READERS: Final[Mapping[str, frozenset[Role]]] = {
    "site": frozenset(Role),
    "medium": frozenset(Role),
    "audit": frozenset({Role.ADMINISTRATOR}),
    "people": frozenset({Role.ADMINISTRATOR}),
    "ticket": DESK | {Role.KIOSK, Role.COUNTER},
    "mine": frozenset({Role.KIOSK}),
    "ticket_of_number": DESK,
    "why": DESK | {Role.KIOSK, Role.COUNTER},
    "alarm_shown": frozenset({Role.COUNTER}),
    "offer": DESK | {Role.KIOSK, Role.OBSERVER},
    "state": DESK | {Role.DISPLAY, Role.COUNTER, Role.OBSERVER},
    "events": DESK | {Role.DISPLAY, Role.COUNTER, Role.OBSERVER},
    "devices": DESK | {Role.ADMINISTRATOR},
}
"""Reading operation → who may; commands have theirs in the tables of verbs and of upkeep."""


@dataclass(frozen=True)
class Caller:
    """One credential, or none: the headers that show it, and the role that it has."""

    name: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    role: Role | None = None
    place: str = ""
    """The kiosk's name or the counter's number: what tickets and addresses name."""

    def may(self, operation: str) -> bool:
        """Say whether this caller's role may use the operation at all."""
        if operation in READERS:
            return self.role in READERS[operation]
        if operation in UPKEEP:
            return UPKEEP[operation].is_open or self.role in UPKEEP[operation].roles
        return self.role in VERBS[operation].roles


class Callers:
    """The callers of one office: two of most roles, a page, somebody without, somebody from before.

    Counters 7, 9 and 5 share services, so that each is shown tickets which the other has called.
    """

    def __init__(self, people: People, *, page_of: str = "7") -> None:
        """Make their credentials; the page is of this counter."""
        tokens, registry = people.tokens, people.registry
        five = registry.create_token(Role.COUNTER, "desk-5", counter="5")
        nine = registry.create_token(Role.COUNTER, "desk-9", counter="9")
        gone = registry.create_token(Role.COUNTER, "desk-gone", counter="7")
        registry.revoke("desk-gone")
        self.all = {
            caller.name: caller
            for caller in (
                _device("kiosk", tokens["kiosk"], Role.KIOSK, "kiosk-1"),
                _device("other kiosk", tokens["other_kiosk"], Role.KIOSK, "kiosk-2"),
                _device("display", tokens["display"], Role.DISPLAY),
                _device("counter", tokens["counter"], Role.COUNTER, "7"),
                _device("other counter", nine, Role.COUNTER, "9"),
                _device("third counter", five, Role.COUNTER, "5"),
                _page(people, page_of),
                _device("reception", tokens["reception"], Role.RECEPTION),
                _device("supervisor", tokens["supervisor"], Role.SUPERVISOR),
                _device("observer", tokens["observer"], Role.OBSERVER),
                Caller("administrator", people.administrator.headers, Role.ADMINISTRATOR),
                _device("revoked", gone, None),
                Caller("nobody"),
            )
        }

    def in_turn(self) -> "Turns":
        """Begin anew to take turns."""
        return Turns(self.all)


class Turns:
    """Says who sends the next request: mostly somebody who may, every fourth time anybody."""

    def __init__(self, callers: Mapping[str, Caller]) -> None:
        """Take turns among these."""
        self._count = 0
        self._callers = list(callers.values())
        self._place_of: dict[str, str] = {}

    def learn(self, ticket: Mapping[str, Any]) -> None:
        """Remember which counter has called this ticket; not everybody is told which it was."""
        if "counter" in ticket or ticket.get("state") == "waiting":
            self._place_of[ticket["id"]] = ticket.get("counter", "")

    def next(self, operation: str, parameters: Mapping[str, Any]) -> Caller:
        """Give the next caller for this operation, of the counter that it is about."""
        self._count += 1
        if self._count % 4 == 0:
            return self._turn(self._callers)
        able = [caller for caller in self._callers if caller.may(operation)]
        place = parameters.get("number") or self._place_of.get(str(parameters.get("id")))
        return self._turn([caller for caller in able if caller.place == place] or able)

    def _turn(self, callers: Sequence[Caller]) -> Caller:
        """Take turns; the first of them, who made what there is, comes every second time."""
        others = callers[1:] or callers
        return callers[0] if self._count % 2 else others[self._count // 2 % len(others)]


PRINTS: Final = ("issue", "check_in")
"""What a desk has a kiosk print, which it must name, and a kiosk must not; one schema for both."""

SENDS_ON: Final = ("transfer", "forward")
"""After these a ticket may come back to a counter, and never to a desk; one schema for both."""


def name_of(case: Any) -> str:
    """Give the operation that a request of schemathesis is for."""
    name: str = case.operation.definition.raw["operationId"]
    return name


def show(caller: Caller, case: Any, command_id: str) -> None:
    """Let the request show this caller's credential, and the id if it is a right command's."""
    headers = {**(case.headers or {}), **caller.headers}
    well_formed = case.meta is None or case.meta.generation.mode.is_positive
    if well_formed and command_id and "Idempotency-Key" in headers:
        headers["Idempotency-Key"] = command_id
    case.headers = headers
    if well_formed and name_of(case) in PRINTS:
        choice = {name: value for name, value in case.body.items() if name != "printer"}
        case.body = {**choice, "printer": "kiosk-1"} if caller.role in DESK else choice
    if well_formed and name_of(case) in SENDS_ON and caller.role in DESK:
        case.body = {name: value for name, value in case.body.items() if name != "come_back"}


def _device(name: str, token: str, role: Role | None, place: str = "") -> Caller:
    return Caller(name, {"Authorization": f"Bearer {token}"}, role, place)


def _page(people: People, counter: str) -> Caller:
    """A caseworker's page: cookie, proof and origin instead of a token."""
    return Caller("page", people.at(Station.at(counter)).headers, Role.COUNTER, counter)
