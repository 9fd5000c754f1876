"""Signing in: with a password of one's own, at an identity provider, or to set the first password.

A form before the sign-in is taken from our own origin alone. It needs no cookie for that, so none
is set before somebody presses *sign in*: every browser names the origin of a form that is sent, and
these pages let it (`referrer` in their head). A foreign page cannot write another one.
"""

import secrets
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from server import passwords
from server.api.auth import STAFF_SEAT, own_cookie
from server.api.backend import backend
from server.api.provider import BEGUN_S, WAY_BACK, Begun, NotLetIn, Provider, ProviderAway
from server.api.sign_in import TooSoon, Try, Wrong
from server.ledger import Unavailable
from server.passwords import Crowded
from server.registry import Account, AccountProblem
from server.ticket import Role
from server.web import entry
from server.web.forms import is_own_form
from server.web.page import in_language, page, speak, spoken

BROWSER_S: Final = 90 * 24 * 60 * 60
_BROWSER: Final = "browser"
_BEGUN: Final = "begun"
_TONES: Final = {
    **dict.fromkeys(("no-group", "refused-there", "not-begun"), "bad"),
    "provider-away": "care",
}
"""Why a provider's people may come back to the sign-in, and how that is told."""

pages = Blueprint("sign_in", __name__)
pages.register_error_handler(Unavailable, lambda _: entry.unavailable())


@pages.get("/sign-in/")
def sign_in() -> Response:
    """Give the sign-in."""
    to, provider = entry.goes_to(request.args.get("to", "")), backend().provider
    why = request.args.get("why", "")
    if provider is not None and why in _TONES:
        return entry.sign_in_page(to=to, why=why, tone=_TONES[why], provider=provider.title)
    return entry.sign_in_page(to=to, why="signed-out" if "out" in request.args else "", tone="good")


@pages.post("/sign-in/")
def check() -> AnyResponse:
    """Sign in with name and password, and go where the person wanted to."""
    to = entry.goes_to(request.form.get("to", ""))
    if not is_own_form():
        return entry.sign_in_page(HTTPStatus.FORBIDDEN, to=to, why="foreign-form")
    try:
        return _checked(to)
    except (Wrong, AccountProblem):
        return entry.sign_in_page(HTTPStatus.FORBIDDEN, to=to, why="wrong")
    except TooSoon as soon:
        answer = entry.sign_in_page(
            HTTPStatus.TOO_MANY_REQUESTS, to=to, why="too-soon", seconds=soon.wait_s
        )
        answer.headers["Retry-After"] = str(soon.wait_s)
        return answer
    except Crowded:
        return entry.sign_in_page(HTTPStatus.SERVICE_UNAVAILABLE, to=to, why="crowded", tone="care")


@pages.get("/welcome/<code>")
def welcome(code: str) -> Response:
    """Let somebody who has a new account set the own password; to look uses nothing up."""
    known = backend().registry.welcomed(code)
    if known is None:
        return _used_link()
    return _welcome(known[1], why="")


@pages.post("/welcome/<code>")
def begin(code: str) -> AnyResponse:
    """Set the first password, use the link up and sign in."""
    behind = backend()
    known = behind.registry.welcomed(code)
    if known is None:
        return _used_link()
    site, account = known
    if not is_own_form():
        return _welcome(account, why="foreign-form", status=HTTPStatus.FORBIDDEN)
    password, again = (request.form.get(field, "") for field in ("password", "again"))
    why = passwords.complaint(password, account.name) or ("differs" if password != again else "")
    if why:
        return _welcome(account, why=why, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        hashed = behind.sign_in.hashing.hash(password)
    except Crowded:
        return _welcome(account, why="crowded", status=HTTPStatus.SERVICE_UNAVAILABLE)
    begun = behind.registry.at(site).use_welcome(account, code, hashed)
    try:
        return _used_link() if begun is None else let_in(site, begun, entry.STAFF)
    except AccountProblem:
        return _used_link()


@pages.post("/sign-in/provider")
def go_to_provider() -> Response:
    """Send the browser to the identity provider; the way back belongs to this browser alone."""
    to = entry.goes_to(request.form.get("to", ""))
    provider = backend().provider
    if provider is None or not is_own_form():
        return entry.sign_in_page(HTTPStatus.FORBIDDEN, to=to, why="foreign-form")
    secret = secrets.token_urlsafe(32)
    try:
        place = f"{_site()}:{spoken()}:{to}"
        address = provider.address(Begun(secret), place, _way_back())
    except ProviderAway:
        return _provider_away(to, provider)
    answer = page("goes-on", to=address, title="to-provider", provider=provider.title)
    _set_cookie(answer, _BEGUN, secret, max_age=BEGUN_S, samesite="Lax")
    return answer


@pages.get(WAY_BACK)
def come_back() -> AnyResponse:
    """Let somebody in whom the identity provider has sent back."""
    behind = backend()
    provider = behind.provider
    if provider is None:
        return entry.sign_in_page(HTTPStatus.FORBIDDEN, to=entry.STAFF, why="not-begun")
    begun = Begun(request.cookies.get(own_cookie(_BEGUN, https=behind.https), ""))
    site, language, to = (begun.place(request.args.get("state", "")) or "::").split(":")
    if site not in behind.offices:
        return entry.sign_in_page(HTTPStatus.FORBIDDEN, to=entry.STAFF, why="not-begun")
    speak(language)
    try:
        identity = provider.identity(begun, request.args.to_dict(), _way_back())
    except NotLetIn as refused:
        return _not_let_in(refused.why, to)
    except ProviderAway:
        return _not_let_in("provider-away", to)
    account = behind.registry.at(site).let_come(identity.who, identity.roles)
    answer = page("goes-on", to=in_language(to), title="moment")
    _give_session(answer, site, account, to=to, shown=identity.shown)
    _forget_cookie(answer, _BEGUN)
    return answer


def let_in(site: str, account: Account, to: str, *, counter: str = "") -> AnyResponse:
    """Give a new session of this account to the browser, and go on; at this counter, if one was.

    Raises AccountProblem if the account was removed meanwhile.
    """
    registry, browser = backend().registry.at(site), held_browser()
    if not registry.knows_browser(account, browser):
        browser = browser or secrets.token_urlsafe(24)
        registry.know_browser(account, browser)
    answer = redirect(in_language(to), HTTPStatus.SEE_OTHER)
    _give_session(answer, site, account, to=to, counter=counter)
    _set_cookie(answer, _BROWSER, browser, max_age=BROWSER_S)
    return answer


def held_browser() -> str:
    """Give by what this browser may be known; nothing if it holds none of ours."""
    browser = request.cookies.get(own_cookie(_BROWSER, https=backend().https), "")
    return browser if len(browser) == _LENGTH else ""


def end_session(answer: AnyResponse) -> None:
    """Take the session away from the browser."""
    _forget_cookie(answer, STAFF_SEAT)


_LENGTH: Final = 32
"""Of what a browser is known by: what we give has so many characters."""


def _checked(to: str) -> AnyResponse:
    behind, form = backend(), request.form
    site = _site()
    tried = Try(
        form.get("name", "").strip().lower(),
        form.get("password", ""),
        address=behind.throttle.address(request),
        browser=held_browser(),
    )
    return let_in(site, behind.sign_in.enter(behind.registry.at(site), tried), to)


def _give_session(
    answer: AnyResponse,
    site: str,
    account: Account,
    *,
    to: str,
    shown: str = "",
    counter: str = "",
) -> None:
    """Give a new session, never one that the browser has had; at the counter that was asked for."""
    behind = backend()
    old = request.cookies.get(own_cookie(STAFF_SEAT, https=behind.https), "")
    behind.registry.end_session(old)
    station = entry.place_of(to)
    wanted = counter if station is None else station.counter
    may = Role.COUNTER in account.roles and wanted in behind.offices[site].counters
    counter = wanted if may else ""
    secret = behind.registry.start_session(site, account, shown=shown, counter=counter)
    _set_cookie(answer, STAFF_SEAT, secret)


def _set_cookie(
    answer: AnyResponse,
    what: str,
    value: str,
    *,
    max_age: int | None = None,
    samesite: str = "Strict",
) -> None:
    https = backend().https
    answer.set_cookie(
        own_cookie(what, https=https),
        value,
        max_age=max_age,
        path="/",
        httponly=True,
        samesite=samesite,
        secure=https,
    )


def _forget_cookie(answer: AnyResponse, what: str) -> None:
    https = backend().https
    answer.delete_cookie(
        own_cookie(what, https=https), path="/", httponly=True, samesite="Strict", secure=https
    )


def _site() -> str:
    """Give the site for which somebody signs in: the one of the form, or the first."""
    offices = backend().offices
    wanted = request.form.get("site", "")
    return wanted if wanted in offices else next(iter(offices))


def _way_back() -> str:
    return f"{'https' if backend().https else 'http'}://{request.host}{WAY_BACK}"


def _welcome(account: Account, *, why: str, status: int = HTTPStatus.OK) -> Response:
    return page(
        "welcome",
        status,
        name=account.name,
        why=why,
        facts={"shortest": passwords.SHORTEST, "longest": passwords.LONGEST},
        shortest=passwords.SHORTEST,
    )


def _used_link() -> Response:
    backend().throttle.failure(request)
    return page("stop", HTTPStatus.NOT_FOUND, why="used-link", icon="info", to="/sign-in/")


def _not_let_in(why: str, to: str) -> AnyResponse:
    """Say why at the sign-in itself: the address of the way back counts once, in any language."""
    return redirect(in_language(f"/sign-in/?why={why}&to={quote(to)}"), HTTPStatus.SEE_OTHER)


def _provider_away(to: str, provider: Provider) -> Response:
    return entry.sign_in_page(
        HTTPStatus.SERVICE_UNAVAILABLE,
        to=to,
        why="provider-away",
        tone="care",
        provider=provider.title,
    )
