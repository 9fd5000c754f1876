"""How a handler becomes a route: its address, its documentation and the roles that may use it.

The address, the operation's name and the roles of a command come from the verb table in
`server/ticket.py`, or from the table of what is done beside the queue in `server/upkeep.py`: a
handler names its row, nothing else. A route that is published in another way has no roles, and
`server/api/admission.py` lets nobody in there.
"""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Final, TypeVar

from flask_openapi3 import APIBlueprint, Tag
from pydantic import BaseModel

from server.ticket import VERBS, Role
from server.upkeep import UPKEEP

SITE_ROOT: Final = "/api/v1/sites/<site>"
COMMAND_METHODS: Final = frozenset({"POST", "PUT"})
Handler = TypeVar("Handler", bound=Callable[..., object])

_roles: dict[str, frozenset[Role]] = {}
ROLES: Final = MappingProxyType(_roles)
"""endpoint → who may use it."""
_open: set[str] = set()


def is_open(endpoint: str) -> bool:
    """Tell whether this endpoint needs no credential."""
    return endpoint in _open


def audience(name: str, description: str) -> APIBlueprint:
    """Make the group of routes of one audience."""
    tag = Tag(name=name, description=description)
    return APIBlueprint(name, __name__, abp_tags=[tag], doc_ui=True)


def command(
    api: APIBlueprint, verb_name: str, answer: type[BaseModel], *, status: int = 200
) -> Callable[[Handler], Handler]:
    """Publish a handler as the route of this verb of the verb table."""
    verb = VERBS[verb_name]
    assert verb.route is not None  # noqa: S101 - only verbs with a route are published
    method, _, route = verb.route.partition(" ")
    assert method in COMMAND_METHODS  # noqa: S101 - the doors know no other command
    serve = api.put if method == "PUT" else api.post
    rule = f"{SITE_ROOT}/{_flask_rule(route)}"

    def publish(handler: Handler) -> Handler:
        _roles[f"{api.name}.{verb_name}"] = verb.roles
        serve(rule, operation_id=verb_name, endpoint=verb_name, responses={status: answer})(handler)
        return handler

    return publish


def upkeep(
    api: APIBlueprint, name: str, answer: type[BaseModel], *, status: int = 200
) -> Callable[[Handler], Handler]:
    """Publish a handler as the route of this row of the table of upkeep."""
    row = UPKEEP[name]
    method, _, route = row.route.partition(" ")
    assert method == "POST"  # noqa: S101 - the doors know no other such command

    def publish(handler: Handler) -> Handler:
        endpoint = f"{api.name}.{name}"
        if row.is_open:
            _open.add(endpoint)
        else:
            _roles[endpoint] = row.roles
        api.post(_flask_rule(route), operation_id=name, endpoint=name, responses={status: answer})(
            handler
        )
        return handler

    return publish


def reading(
    api: APIBlueprint,
    rule: str,
    roles: frozenset[Role],
    answer: type[BaseModel] | dict[str, Any],
) -> Callable[[Handler], Handler]:
    """Publish a handler as a GET below the site, for these roles.

    An answer that is no JSON is given as OpenAPI describes it.
    """

    def publish(handler: Handler) -> Handler:
        name = handler.__name__
        _roles[f"{api.name}.{name}"] = roles
        api.get(SITE_ROOT + rule, operation_id=name, endpoint=name, responses={200: answer})(
            handler
        )
        return handler

    return publish


def _flask_rule(route: str) -> str:
    return re.sub(r"\{(\w+)\}", r"<\1>", route)
