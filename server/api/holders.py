"""The visitor's own right: whoever shows the token of a number may see, change and give it back.

Theory of operation
-------------------
A kiosk makes the token of each paper, prints it and forgets it; the store knows its SHA-256. Who
holds the paper lets a kiosk read it, and the kiosk shows it in a header, beside its own credential:
the kiosk says which device asks, the token for which ticket. A wrong token, none, and a ticket that
does not exist are one and the same answer.

Promises
--------
- A token goes no further than this file: into no log, no store, no answer and no digest.
- A kiosk's own right to a number that reached nobody is another one: it needs no token.
"""

import hashlib
from typing import Final

from flask import Request

HEADER: Final = "Ticket-Token"
NOBODY: Final = "-"
"""What is no SHA-256 of anything: nobody holds a ticket with it."""


def token_hash(asked: Request) -> str:
    """Give the SHA-256 (hex) of the token that a request shows; "" of one that shows none."""
    token = asked.headers.get(HEADER)
    if token is None:
        return ""
    return hashlib.sha256(token.encode()).hexdigest() if token else NOBODY
