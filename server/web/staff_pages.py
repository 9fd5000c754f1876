"""Where somebody who has signed in works, and what everybody may do about the own account."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, current_app, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from server import passwords
from server.api.auth import SignedIn, person
from server.api.backend import backend
from server.api.sign_in import TooSoon, Try, Wrong
from server.ledger import Unavailable
from server.passwords import Crowded
from server.registry import AccountProblem, Station
from server.site import Site
from server.ticket import Role
from server.web import entry
from server.web.forms import is_own_form, proven
from server.web.page import in_language, page, spoken
from server.web.sign_in_pages import end_session, held_browser, let_in

PASSWORD: Final = "/password/"  # noqa: S105 - an address
_SIGNS: Final = {
    Role.RECEPTION: "people",
    Role.SUPERVISOR: "see",
    Role.ADMINISTRATOR: "list",
    Role.OBSERVER: "display",
}
_SAID: Final = frozenset({"password-changed"})

pages = Blueprint("staff", __name__)
pages.register_error_handler(Unavailable, lambda _: entry.unavailable())


@dataclass(frozen=True)
class AreaOfCounters:
    """The counters of one waiting area, to choose from."""

    letter: str
    floor: str
    counters: tuple[str, ...]


front_door = Blueprint("front_door", __name__)
"""Not in practice, where the overview stands there."""


@front_door.get("/")
def front() -> AnyResponse:
    """Lead whoever types nothing but the server's name to where people work."""
    return redirect(entry.STAFF)


@pages.get("/staff/")
def staff() -> Response:
    """Show where this person may work."""
    known = person()
    return entry.sign_in_first(entry.STAFF) if known is None else _staff(known)


@pages.post("/staff/counter")
def choose_counter() -> AnyResponse:
    """Work at the counter that was chosen, and at no other any more."""
    known = proven()
    if known is None:
        return _stale()
    counter = request.form.get("counter", "")
    if counter not in backend().offices[known.session.site].counters:
        return page(
            "stop", HTTPStatus.NOT_FOUND, why="no-such-counter", icon="info", to=entry.STAFF
        )
    if not backend().registry.choose_counter(known.secret, counter):
        return page("stop", HTTPStatus.FORBIDDEN, why="forbidden", icon="info", to=entry.STAFF)
    return redirect(Station.at(counter).page, HTTPStatus.SEE_OTHER)


@pages.get(PASSWORD)
def password() -> Response:
    """Give the form that changes the own password."""
    known = person()
    return entry.sign_in_first(entry.STAFF) if known is None else _password(known)


@pages.post(PASSWORD)
def change_password() -> AnyResponse:
    """Change the own password: every other session of the account has ended then."""
    known = proven()
    if known is None:
        return _stale()
    new, again = (request.form.get(field, "") for field in ("password", "again"))
    why = passwords.complaint(new, known.session.account)
    why = why or ("differs" if new != again else "")
    if why:
        return _password(known, why, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return _changed(known, new)
    except Wrong:
        return _password(known, "wrong-old", HTTPStatus.FORBIDDEN)
    except TooSoon as soon:
        return _password(known, "too-soon", HTTPStatus.TOO_MANY_REQUESTS, seconds=soon.wait_s)
    except (Crowded, AccountProblem):
        return _password(known, "crowded", HTTPStatus.SERVICE_UNAVAILABLE)


@pages.post("/sign-out/")
def sign_out() -> AnyResponse:
    """End this session; whoever is signed out already only gets the page."""
    known = person()
    if not is_own_form() or (known is not None and proven() is None):
        return _stale()  # a foreign page's form comes without the session, and must not end it
    if known is not None:
        backend().registry.end_session(known.secret)
    return _out()


@pages.post("/sign-out/everywhere")
def sign_out_everywhere() -> AnyResponse:
    """End all sessions of this person."""
    known = proven()
    if known is None:
        return _stale()
    with suppress(AccountProblem):  # it was removed meanwhile, and its sessions with it
        backend().registry.at(known.session.site).end_sessions(known.session.account)
    return _out()


def _staff(known: SignedIn) -> Response:
    site, roles = backend().offices[known.session.site].site, known.session.roles
    places = [Station(role) for role in roles if role is not Role.COUNTER]
    said = request.args.get("said", "")
    return page(
        "places",
        shown=known.session.shown,
        proof=backend().registry.form_proof(known.secret),
        areas=tuple(_areas(site)) if Role.COUNTER in roles else (),
        places=[(place, _SIGNS[place.role]) for place in places if _has_page(place)],
        said=said if said in _SAID else "",
        has_password=not known.session.account.startswith("@"),
    )


def _areas(site: Site) -> Iterator[AreaOfCounters]:
    language = spoken()
    for area in site.areas:
        counters = tuple(each.number for each in site.counters if each.area == area.letter)
        if counters:
            floor = area.floor.get(language) or area.floor["de"]
            yield AreaOfCounters(area.letter, floor, counters)


def _has_page(place: Station) -> bool:
    """Tell whether this server has a page for those who work there."""
    try:
        current_app.url_map.bind("").match(place.page)
    except HTTPException:
        return False
    return True


def _password(
    known: SignedIn, why: str = "", status: int = HTTPStatus.OK, **facts: object
) -> Response:
    if known.session.account.startswith("@"):
        provider = backend().provider
        title = provider.title if provider else ""
        return page(
            "stop",
            HTTPStatus.NOT_FOUND,
            why="elsewhere",
            icon="info",
            to=entry.STAFF,
            provider=title,
        )
    limits = {"shortest": passwords.SHORTEST, "longest": passwords.LONGEST}
    return page(
        "password",
        status,
        name=known.session.account,
        proof=backend().registry.form_proof(known.secret),
        why=why,
        facts={**limits, **facts},
        shortest=passwords.SHORTEST,
    )


def _changed(known: SignedIn, new: str) -> AnyResponse:
    behind, session = backend(), known.session
    registry = behind.registry.at(session.site)
    tried = Try(
        session.account,
        request.form.get("old", ""),
        address=behind.throttle.address(request),
        browser=held_browser(),
    )
    account = behind.sign_in.enter(registry, tried)
    changed = registry.set_password(account, behind.sign_in.hashing.hash(new), anew=True)
    to = f"{entry.STAFF}?said=password-changed"
    return let_in(session.site, changed, to, counter=session.counter)


def _out() -> AnyResponse:
    answer = redirect(in_language("/sign-in/?out"), HTTPStatus.SEE_OTHER)
    end_session(answer)
    return answer


def _stale() -> Response:
    """Say that a form was none of this session's: the page has to be loaded anew."""
    if is_own_form() and person() is None:
        return entry.sign_in_page(HTTPStatus.UNAUTHORIZED, to=entry.STAFF)
    return page("stop", HTTPStatus.FORBIDDEN, why="stale-form", icon="info", to=entry.STAFF)
