"""The files of our pages: scripts, styles, words, fonts; each of a known kind, none a secret."""

from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, abort, send_from_directory

SHARED: Final = Path(str(files("device"))) / "page"
"""What every page server gives out under /shared/: tokens, fonts, signs, components, vendor."""
STAFF: Final = Path(__file__).parent / "staff"
SIGN_IN: Final = Path(__file__).parent / "sign_in"

_TYPES: Final = MappingProxyType(
    {
        ".css": "text/css",
        ".ftl": "text/plain",
        ".js": "text/javascript",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".woff2": "font/woff2",
    }
)
"""The machine's own table is not asked: a wrong type would stop scripts under `nosniff`."""
_FONT_AGE_S: Final = 86_400

pages = Blueprint("assets", __name__)


@pages.get("/shared/<path:file>")
def shared(file: str) -> Response:
    """Give a file that all pages share."""
    return asset(SHARED, file)


@pages.get("/staff/page/<path:file>")
def staff(file: str) -> Response:
    """Give a file that all pages of staff share."""
    return asset(STAFF, file)


@pages.get("/sign-in/page/<path:file>")
def sign_in(file: str) -> Response:
    """Give a file of the sign-in's pages."""
    return asset(SIGN_IN, file)


def asset(folder: Path, file: str) -> Response:
    """Give a file of this folder if it is of a kind that pages are made of, else 404."""
    kind = Path(file).suffix
    if kind not in _TYPES:
        abort(404)
    age_s = _FONT_AGE_S if kind == ".woff2" else None
    return send_from_directory(folder, file, mimetype=_TYPES[kind], max_age=age_s)
