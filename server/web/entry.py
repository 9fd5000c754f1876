"""What a page of a station answers to somebody whom it does not let in: the way in.

Who is not signed in gets the sign-in itself, and comes back to this very page after it. Who works
at another counter is told so, and may go there or stay here. Who may not work here is told that.
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from flask import Response, request

from server.api.auth import SignedIn, person
from server.api.backend import backend
from server.ledger import Unavailable
from server.registry import Station
from server.ticket import Role
from server.web.page import page, spoken

STAFF: Final = "/staff/"


def place_of(address: str) -> Station | None:
    """Give the station whose page this address is, or nothing."""
    station = Station.of(address.strip("/").replace("counter/", "counter-", 1))
    return station if station is not None and station.page == address else None


def goes_to(address: str) -> str:
    """Give where somebody goes after the sign-in: a page of a station, or where all are."""
    station = place_of(address)
    return STAFF if station is None else station.page


def not_entered(station: Station) -> Response:
    """Answer somebody who asked for the page of this station and was not let in."""
    try:
        known = person()
    except Unavailable:
        return unavailable()
    if known is None:
        return sign_in_first(station.page)
    if station.role is Role.COUNTER and Role.COUNTER in known.session.roles:
        return _other_counter(station, known)
    return page("stop", HTTPStatus.FORBIDDEN, why="forbidden", icon="info", to=STAFF)


def sign_in_first(to: str) -> Response:
    """Give the sign-in, from which somebody comes back to `to`."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return _asked_again()
    return sign_in_page(HTTPStatus.UNAUTHORIZED, to=to)


def sign_in_page(
    status: int = HTTPStatus.OK, *, to: str, why: str = "", tone: str = "bad", **facts: object
) -> Response:
    """Write the sign-in; `why` says what has happened, and `facts` fill that sentence."""
    behind, language = backend(), spoken()
    names = {key: office.site.name for key, office in behind.offices.items()}
    return page(
        "sign-in",
        status,
        to=to,
        why=why,
        tone=tone,
        facts=facts,
        name=request.form.get("name", "")[:40],
        sites={key: name.get(language) or name["de"] for key, name in names.items()},
        site=request.form.get("site", next(iter(names))),
        provider=behind.provider.title if behind.provider else "",
        practice=behind.practice,
        station=place_of(to),
    )


def unavailable() -> Response:
    """Say that the server is back in a moment; the page asks again by itself."""
    again = request.path if request.method == "GET" else STAFF
    return page("unavailable", HTTPStatus.SERVICE_UNAVAILABLE, to=quote(again))


def _other_counter(station: Station, known: SignedIn) -> Response:
    """Say at which counter this browser works now, and let the person choose."""
    behind = backend()
    if station.counter not in behind.offices[known.session.site].counters:
        return page("stop", HTTPStatus.NOT_FOUND, why="no-such-counter", icon="info", to=STAFF)
    return page(
        "other-counter",
        HTTPStatus.CONFLICT,
        wanted=station.counter,
        counter=known.session.counter,
        proof=behind.registry.form_proof(known.secret),
    )


def _asked_again() -> Response:
    """Let the browser ask once more, from a page of ours.

    Coming from elsewhere it has kept its cookie to itself (SameSite=Strict): somebody who is signed
    in would stand before the sign-in.
    """
    return page("goes-on", to=quote(request.path), title="moment")
