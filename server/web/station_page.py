"""The page of a station, written from `station.html`: for nobody else, kept by no browser.

Every page carries its facts as metas: its site, its proofs against foreign pages (`csrf` for
commands, `proof` to sign out) and what it needs beside. No script ever sees the cookie itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response

from server.api.auth import Entered, enter, person
from server.api.backend import backend
from server.ledger import Unavailable
from server.registry import Station
from server.web.assets import asset
from server.web.entry import not_entered, sign_in_first, unavailable

WEB: Final = Path(__file__).parent
_SHARED: Final = (
    *("/shared/fonts/fonts.css", "/shared/tokens.css", "/shared/base.css"),
    "/staff/page/staff.css",
)
MESSAGE_SHEET: Final = (
    *("/staff/page/desk/desk.css", "/staff/page/messages/messages.css"),
    "/staff/page/messages/sheet.css",
)
"""Styles of a page that puts messages up; its own stand after them."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class StationPage:
    """What one kind of station has of its own: its files, its title, its styles."""

    files: str
    """Where its files are: below `/FILES/page/`."""
    title: str
    folder: str = ""
    """The folder of its files, where that is called otherwise."""
    styles: tuple[str, ...] = ()
    """Styles beside the shared ones, as addresses, or as names of own files."""

    def serve_files(self, pages: Blueprint) -> None:
        """Give out the page's scripts, styles and words."""
        folder = WEB / (self.folder or self.files)

        @pages.get(f"/{self.files}/page/<path:file>", endpoint="file")
        def page_file(file: str) -> Response:
            """Give a script, a style or the words of the page."""
            return asset(folder, file)

    def give(
        self,
        station: Station,
        *,
        named: bool = False,
        facts: Callable[[Entered], Mapping[str, str]] = lambda _: _NOTHING,
    ) -> Response:
        """Give the page to whoever works at this station, or the way in (401).

        `named` lets in nobody who has only followed a link. `facts` are metas of its own.
        """
        try:
            entered = enter(station)
            if entered is None:
                return not_entered(station)
            if named and not entered.caller.account:
                return sign_in_first(station.page)
            return self._written(station, {**_facts(entered), **facts(entered)})
        except Unavailable:
            return unavailable()

    def _written(self, station: Station, facts: Mapping[str, str]) -> Response:
        own = f"/{self.files}/page"
        styles = (each if each.startswith("/") else f"{own}/{each}" for each in self.styles)
        html = Template((WEB / "station.html").read_text(encoding="utf-8")).substitute(
            title=escape(f"{self.title} {station.counter}".rstrip()),
            script=f"{own}/page.js",
            metas=_lines('<meta name="{}" content="{}">', facts.items()),
            styles=_lines('<link rel="stylesheet" href="{}">', ((s,) for s in (*_SHARED, *styles))),
        )
        answer = Response(html, mimetype="text/html")
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _facts(entered: Entered) -> dict[str, str]:
    """Give what each page carries; the proof of a person's session, if one has signed in."""
    known = person()
    proof = "" if known is None else backend().registry.form_proof(known.secret)
    return {"site": entered.caller.site, "csrf": entered.csrf, "proof": proof}


def _lines(form: str, rows: Iterable[tuple[str, ...]]) -> str:
    return "\n  ".join(form.format(*map(escape, row)) for row in rows)
