"""A verb stands in five places: the table, a route, an operation, a ledger method, a Lua file."""

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from server.api.events import EVENTS
from server.api.routes import ROLES
from server.app import App
from server.ledger import Ledger
from server.ticket import VERBS
from server.upkeep import UPKEEP

LUA = Path(__file__).parents[2] / "server" / "lua"
ROUTED = {name: verb for name, verb in VERBS.items() if verb.route}
TABLES = {
    **{name: verb.route for name, verb in ROUTED.items()},
    **{name: row.route.replace("/api/v1/sites/{site}/", "") for name, row in UPKEEP.items()},
}
"""What changes something: the verbs of the queue, and what is done beside it."""
SITE = "/api/v1/sites/{site}/"


def _flask_routes(app: App) -> dict[str, str]:
    """Every command route of the app: operation → `POST tickets/{id}/…`."""
    return {
        rule.endpoint.partition(".")[2]: f"{method} "
        + re.sub(r"<(\w+)>", r"{\1}", rule.rule).removeprefix(SITE)
        for rule in app.flask.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in {"POST", "PUT", "PATCH", "DELETE"} & (rule.methods or set())
    }


def test_every_verb_has_its_route_when_the_table_names_one(app: App) -> None:
    """The app takes commands at the two tables' routes, and at no other."""
    assert _flask_routes(app) == TABLES


def test_every_verb_is_an_operation_when_the_table_names_a_route(
    http_protocol: dict[str, Any],
) -> None:
    """The published operations are the two tables' rows."""
    operations = {
        operation["operationId"]: f"{method.upper()} " + path.removeprefix(SITE)
        for path, item in http_protocol["paths"].items()
        for method, operation in item.items()
        if method != "get"
    }
    assert operations == TABLES


def test_every_verb_is_a_method_when_it_stands_in_the_table() -> None:
    """The ledger's public methods are the table's verbs."""
    methods = {name for name, _ in inspect.getmembers(Ledger, inspect.isfunction) if name[0] != "_"}
    assert methods == set(VERBS)


def test_every_verb_is_a_lua_file_when_it_stands_in_the_table() -> None:
    """The store's functions are the table's verbs."""
    assert {file.stem for file in LUA.glob("*.lua")} == set(VERBS)


def test_only_the_tables_roles_are_let_in_when_a_verb_is_used() -> None:
    """Every command route's roles are the table's, and each has some."""
    roles = {endpoint.partition(".")[2]: who for endpoint, who in ROLES.items()}
    kept = {name: row for name, row in UPKEEP.items() if not row.is_open}
    assert {name: roles[name] for name in ROUTED} == {n: v.roles for n, v in ROUTED.items()}
    assert {name: roles[name] for name in kept} == {n: row.roles for n, row in kept.items()}
    assert all(ROLES.values())


def test_every_route_of_a_site_has_roles_when_it_is_published(app: App) -> None:
    """No address below a site is open to somebody whom nobody named."""
    endpoints = {
        rule.endpoint for rule in app.flask.url_map.iter_rules() if "/sites/<site>" in rule.rule
    }
    assert endpoints == set(ROLES)


def test_every_event_has_a_model_when_a_verb_appends_it() -> None:
    """The published events are those that the verbs append."""
    appended = {event for verb in VERBS.values() for event in verb.events}
    assert appended == set(EVENTS)


@pytest.mark.parametrize("name", EVENTS)
def test_an_events_model_carries_its_name_when_it_is_published(name: str) -> None:
    """One word for one thing: `put_back` is `PutBack`."""
    assert EVENTS[name].__name__ == "".join(word.capitalize() for word in name.split("_"))
