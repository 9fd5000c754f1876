"""Pages that the server writes itself: words in German or English, signs, and forms of our own.

They work without a script. Each says which language it speaks, and keeps it from page to page by a
part of the address (`?language=en`): nothing is kept in a cookie for that.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from flask import Response, current_app, g, request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from device.texts import Texts
from server.api.backend import backend
from server.api.headers import policy
from server.web.assets import SHARED

FOLDER: Final = Path(__file__).parent / "sign_in"
LANGUAGES: Final = ("de", "en")
_KEPT: Final = ("to", "why", "out", "said")
"""Of an address: where it goes on, and what the page has to say."""
_SVG: Final = "{http://www.w3.org/2000/svg}"
_LETTERS: Final = {"w": (54, 72), "z": (50, 82), "j": (58, 72), "u": (64, 79)}


def spoken() -> str:
    """Give the language of the page that is asked for: German, or what the address says."""
    wanted = g.get("language", "") or request.values.get("language", "")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def speak(language: str) -> None:
    """Answer in this language, whatever the address says."""
    g.language = language


def page(template: str, status: int = 200, /, **facts: object) -> Response:
    """Write a page of this template; `say` in it gives its words."""
    language = spoken()
    other = next(each for each in LANGUAGES if each != language)
    html = (
        _templates()
        .get_template(f"{template}.html")
        .render(
            say=sayer(language),
            language=language,
            other=other,
            here=_here(other),
            **facts,
        )
    )
    answer = Response(html, status, mimetype="text/html")
    answer.headers["Cache-Control"] = "no-store"
    ancestors = current_app.config["FRAME_ANCESTORS"]
    answer.headers["Content-Security-Policy"] = policy(
        ancestors, https=backend().https, forms="'self'"
    )
    return answer


def sayer(language: str) -> Callable[..., str]:
    """Give what says a text of our pages in this language."""
    texts = _texts()
    return lambda key, **values: texts.get(key, language, **values)


def in_language(address: str) -> str:
    """Give an address of ours in the language of this page."""
    language = spoken()
    if language == LANGUAGES[0]:
        return address
    return f"{address}{'&' if '?' in address else '?'}language={language}"


def _here(language: str) -> str:
    """Give this page's own address in another language; what was sent to it is not repeated."""
    kept = {name: request.values[name] for name in _KEPT if name in request.values}
    return f"?{urlencode({**kept, 'language': language}, safe='/')}"


@cache
def _texts() -> Texts:
    return Texts(FOLDER)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(sign=_sign, area_mark=_area_mark, in_language=in_language)
    return made


@cache
def _drawings() -> dict[str, str]:
    root = ET.parse(SHARED / "icons.svg").getroot()  # noqa: S314 - our own file
    return {
        symbol.attrib["id"]: "".join(
            ET.tostring(part, encoding="unicode").replace(
                ' xmlns:ns0="http://www.w3.org/2000/svg"', ""
            )
            for part in symbol
        ).replace("ns0:", "")
        for symbol in root.iter(f"{_SVG}symbol")
    }


def _sign(name: str) -> Markup:
    """Draw a line sign; it always stands beside a word."""
    drawn = _drawings()[f"icon-{name}"]
    return Markup(  # noqa: S704 - our own file
        f'<svg class="icon" data-icon="{name}" viewBox="0 0 48 48" aria-hidden="true">{drawn}</svg>'
    )


def _area_mark(letter: str) -> Markup:
    """Draw a waiting area's mark with its letter."""
    area = letter.lower()
    size, baseline = _LETTERS.get(area, (64, 72))
    drawn = _drawings().get(f"area-{area}", "")
    head = f'<svg class="area-mark" data-area="{area}" viewBox="0 0 100 100" aria-hidden="true">'
    text = f'<text x="50" y="{baseline}" font-size="{size}" text-anchor="middle">{letter}</text>'
    return Markup(f"{head}{drawn}{text}</svg>")  # noqa: S704 - our own file, and a letter of the site
