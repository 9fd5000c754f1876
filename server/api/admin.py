"""What an administrator may read: who has changed what the office rests on."""

from typing import Annotated, Final

from flask import Response
from pydantic import Field

from server.api.acting import as_json, visit
from server.api.bodies import Incoming
from server.api.models import Milliseconds, Outgoing, SitePath
from server.api.routes import audience, reading
from server.registry import MOST_ACTS, Act, Deed
from server.ticket import Role

api = audience("administration", "What administrators may do.")
_ADMINISTRATOR: Final = frozenset({Role.ADMINISTRATOR})


class ActRow(Outgoing):
    """An administrative act."""

    at: Milliseconds
    by: Annotated[str, Field(description="the account, or `terminal`")]
    what: Deed
    about: Annotated[str, Field(description="the account or the device")]
    change: Annotated[
        dict[str, str], Field(description="what is different: what it was and is, in words")
    ]

    @classmethod
    def of(cls, act: Act) -> "ActRow":
        """Show an act."""
        return cls(at=act.at_ms, by=act.by, what=act.what, about=act.about, change=dict(act.change))


class AuditAnswer(Outgoing):
    """The administrative acts that are kept, the newest first."""

    days: Annotated[int, Field(description="for how many days an act is kept")]
    acts: list[ActRow]


class NewestQuery(Incoming):
    """How many acts at the most."""

    newest: Annotated[int, Field(ge=1, le=MOST_ACTS)] = 200


@reading(api, "/audit", _ADMINISTRATOR, AuditAnswer)
def audit(path: SitePath, query: NewestQuery) -> Response:
    """Give the newest administrative acts."""
    registry = visit().behind.registry.at(path.site)
    acts = registry.acts(newest=query.newest)
    answer = AuditAnswer(days=registry.audit_days, acts=[ActRow.of(act) for act in acts])
    return as_json(answer.model_dump_json().encode())
