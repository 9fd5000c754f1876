"""Whether a form that was sent is one of our own pages'.

A form is taken from our own origin alone. SameSite would not do: a page on another port of this
machine is of the same site. A form of somebody who is signed in also carries a proof that is made
of the session's secret, which no other page can read.
"""

import hmac

from flask import request

from server.api.auth import SignedIn, person
from server.api.backend import backend
from server.api.doors import is_own_origin

_OWN = frozenset({"", "same-origin"})


def is_own_form() -> bool:
    """Tell whether what was sent comes from a page of this very host and port, and scheme."""
    fetched_from = request.headers.get("Sec-Fetch-Site", "")
    own = is_own_origin(request.environ, https=backend().https)
    return own and fetched_from in _OWN


def proven() -> SignedIn | None:
    """Give who has sent a form of our own, and is signed in; else nothing."""
    known = person()
    if known is None or not is_own_form():
        return None
    proof = backend().registry.form_proof(known.secret)
    given = request.form.get("proof", "")
    return known if hmac.compare_digest(proof.encode(), given.encode()) else None
