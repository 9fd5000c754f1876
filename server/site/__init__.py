"""What a site is: areas, services, counters, languages, rules, hours; read from one TOML file.

``Site.load(path)`` gives a frozen `Site`, or raises `SiteError` with everything that is wrong with
the file, each with its line and with what would be right. A site that loads needs no second look:
every reference in it leads somewhere, and no text is missing in German. Texts of other languages
lie beside it, one file a language: `NAME.texts/uk.toml` beside `NAME.toml`.
"""

from server.site.boards import Display
from server.site.media import TYPES as MEDIA_TYPES
from server.site.media import Medium
from server.site.model import Area, Counter, Kiosk, Service, Site
from server.site.problem import Problem, SiteError, render
from server.site.reading import Spoken, check, languages_of
from server.site.rules import Rules
from server.site.texts import FOLDER

__all__ = [
    "FOLDER",
    "MEDIA_TYPES",
    "Area",
    "Counter",
    "Display",
    "Kiosk",
    "Medium",
    "Problem",
    "Rules",
    "Service",
    "Site",
    "SiteError",
    "Spoken",
    "check",
    "languages_of",
    "render",
]
