"""Everything that can go wrong at the doors, as RFC 9457 problem documents.

`PROBLEMS` is the whole list of codes that a client may meet: the ledger's refusals and the
API's own. A problem never repeats what the client sent: bodies and headers may hold secrets.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from server.refusals import REFUSALS

PROBLEM_TYPE: Final = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One row of the protocol's table of problems."""

    code: str
    status: int
    sentence: str
    retry: bool = False


_OWN: Final = (
    Kind("malformed", 400, "The request could not be read."),
    Kind("malformed_json", 400, "The body is not JSON."),
    Kind("invalid_command_id", 400, "Idempotency-Key must be 8 to 64 of A-Z a-z 0-9 _ -."),
    Kind("websocket_only", 400, "This address speaks Socket.IO over WebSocket only."),
    Kind("not_signed_in", 401, "A valid credential is needed."),
    Kind("forbidden", 403, "This credential may not do that."),
    Kind("foreign_origin", 403, "This command came from a page of another origin."),
    Kind("missing_csrf", 403, "The page's own token is missing or wrong: load the page again."),
    Kind("unknown_route", 404, "There is nothing at this address."),
    Kind("unknown_site", 404, "There is no such site here."),
    Kind("unknown_counter", 404, "This site has no such counter."),
    Kind("unknown_medium", 404, "This site has no picture or video of that name."),
    Kind("unknown_code", 404, "No device shows this code now."),
    Kind("unknown_device", 404, "This site has no device of that name."),
    Kind("unknown_account", 404, "There is no such account."),
    Kind("method_not_allowed", 405, "This address does not take this method."),
    Kind("too_slow", 408, "The request did not come to its end in time.", retry=True),
    Kind("code_used", 409, "Somebody has decided about this code already."),
    Kind("account_taken", 409, "There is an account of that name already."),
    Kind("last_administrator", 409, "Nobody could administrate any more: name another one first."),
    Kind("out_of_service", 409, "This kiosk is out of service: it gives no numbers now."),
    Kind("body_too_large", 413, "The body is larger than 64 KiB."),
    Kind("address_too_long", 414, "The address is longer than 8 KiB."),
    Kind("not_json", 415, "The body must be sent as application/json."),
    Kind("foreign_host", 421, "This server does not answer to that host name."),
    Kind("invalid_body", 422, "The body is not as it must be."),
    Kind("invalid_query", 422, "The address's parameters are not as they must be."),
    Kind("unknown_service", 422, "This site has no such service."),
    Kind("unknown_language", 422, "This site does not offer that language."),
    Kind("unknown_area", 422, "This site has no such area."),
    Kind("unknown_outcome", 422, "This site does not know that outcome of a visit."),
    Kind("unknown_reason", 422, "This site does not know that reason."),
    Kind("unknown_printer", 422, "This site has no kiosk of that name."),
    Kind("too_fast", 429, "This kiosk has given a number a moment ago: wait a little.", retry=True),
    Kind("too_many_requests", 429, "Too many requests: wait a little.", retry=True),
    Kind("head_too_large", 431, "The head of the request is larger than 32 KiB."),
    Kind("internal", 500, "Something went wrong here. The log knows it by this id."),
    Kind("unavailable", 503, "The queue cannot be reached just now. Try again.", retry=True),
    Kind("cannot_write", 503, "Nothing can be changed just now. Try again.", retry=True),
    Kind("overloaded", 503, "This server has no place for another connection now.", retry=True),
    Kind("not_ready", 503, "This server is not ready.", retry=True),
)

PROBLEMS: Final = MappingProxyType(
    {
        kind.code: kind
        for kind in (
            *_OWN,
            *(Kind(row.code, row.status, row.sentence) for row in REFUSALS.values()),
        )
    }
)


class Problem(Exception):
    """Stops a request at the doors; the client gets the code's document."""

    def __init__(self, code: str, detail: str = "", *, retry_after_s: int = 0) -> None:
        """Name a code of `PROBLEMS`; `detail` may say more, but never what the client sent.

        `retry_after_s` is told to the client where it is not 0.
        """
        super().__init__(code)
        self.kind = PROBLEMS[code]
        self.detail = detail
        self.retry_after_s = retry_after_s


def document(
    kind: Kind, detail: str = "", more: Mapping[str, object] = MappingProxyType({})
) -> bytes:
    """Write the problem document of this kind; `more` are the members that its code alone has."""
    content = {
        "type": f"urn:wartemarke:problem:{kind.code}",
        "title": kind.sentence,
        "status": kind.status,
        "detail": detail or kind.sentence,
        "code": kind.code,
        "retry": kind.retry,
        **more,
    }
    return json.dumps(content, ensure_ascii=False).encode()
