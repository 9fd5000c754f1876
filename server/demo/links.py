"""The demo's way in without a sign-in: a link that opens once, and only the pages of one station.

It exists in the demo's composition alone. The answer is a page, not a redirect: a browser that came
from another site would not send a SameSite=Strict cookie along a redirect, but does from our own
page. The page carries no script.
"""

from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, request

from server.api.auth import cookie_name
from server.api.backend import backend
from server.ticket import Role

pages = Blueprint("open_links", __name__)

_STYLES: Final = (
    *("/shared/fonts/fonts.css", "/shared/tokens.css", "/shared/base.css"),
    "/staff/page/staff.css",
)
_PAGE: Final = (
    '<!doctype html><html lang="de" data-medium="staff"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">{head}'
    "<title>{title}</title>"
    + "".join(f'<link rel="stylesheet" href="{style}">' for style in _STYLES)
    + "</head>"
    '<body><main class="sign-in card"><h1>{title}</h1>{body}</main></body></html>'
)


_TITLES: Final = {
    Role.RECEPTION: "Empfang",
    Role.SUPERVISOR: "Leitung",
    Role.ADMINISTRATOR: "Verwaltung",
    Role.OBSERVER: "Überblick",
}


@pages.get("/open/<code>")
def open_link(code: str) -> Response:
    """Use up the link and go to the page of its station; the cookie opens nothing else."""
    opened = backend().registry.open_link(code)
    if opened is None:
        backend().throttle.failure(request)
        return _used()
    station, session = opened
    title = f"Schalter {station.counter}" if station.counter else _TITLES[station.role]
    address = station.page
    answer = _page(
        title=title,
        head=f'<meta http-equiv="refresh" content="0;url={address}">',
        body=f'<p><a href="{address}">Weiter: {title}</a></p>',
    )
    answer.set_cookie(
        cookie_name(station, https=backend().https),
        session,
        max_age=backend().registry.limits.idle_s,
        path="/",
        httponly=True,
        samesite="Strict",
        secure=backend().https,
    )
    return answer


def _used() -> Response:
    answer = _page(
        title="Dieser Link gilt nicht mehr",
        head="",
        body="<p>Er wurde schon geöffnet oder ist zu alt. Neue gibt es in der Übersicht.</p>"
        '<p><a href="/">Zur Übersicht</a></p><p class="soft" lang="en">This link was used or is '
        "too old. The overview has new ones.</p>",
    )
    answer.status_code = HTTPStatus.NOT_FOUND
    return answer


def _page(*, title: str, head: str, body: str) -> Response:
    answer = Response(_PAGE.format(title=title, head=head, body=body), mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    return answer
