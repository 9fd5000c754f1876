"""What a desk tells everybody who waits: messages on the boards."""

import re
from typing import Final

from flask import Response

from server.api.acting import acting, known
from server.api.bodies import Nothing
from server.api.house_messages import MessageBody, MessagePath, MessageShown, MessageWithdrawn
from server.api.models import SitePath
from server.api.routes import audience, command
from server.problems import Problem

api = audience("messages", "What everybody who waits is told by hand.")

_MESSAGE_ID: Final = re.compile(r"[1-9][0-9]{0,15}")


@command(api, "show_message", MessageShown)
def show_message(path: SitePath, body: MessageBody) -> Response:
    """Tell something to everybody who waits, or who waits in some areas, at once."""
    act = acting("show_message", path.site, body)
    for area in body.areas:
        known("unknown_area", area, act.office.areas)
    for language in body.text:
        known("unknown_language", language, act.office.languages)
    answer = act.ledger.show_message(
        act.command, kind=body.kind, text=body.text, areas=body.areas, minutes=body.minutes
    )
    return act.send(answer)


@command(api, "withdraw_message", MessageWithdrawn)
def withdraw_message(path: MessagePath, body: Nothing) -> Response:
    """Tell it no more."""
    act = acting("withdraw_message", path.id, body)
    if not _MESSAGE_ID.fullmatch(path.id):
        raise Problem("unknown_message")
    return act.send(act.ledger.withdraw_message(act.command, message=path.id))
