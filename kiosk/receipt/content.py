"""What stands on a ticket: every word and figure, settled before anything is drawn. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from device.texts import GERMAN, Texts, date_text, time_text

MAX_BRING: Final = 5
MAX_PHONE_PAGE: Final = 100  # characters: a longer address makes modules smaller than 0.5 mm
OWN_CODE: Final = re.compile(r"[0-9]{10}-[A-Z2-7]{26}")
"""A ticket's own code: its id, and the token that is the right to it (base32 of 16 bytes)."""
MINUTE_MS: Final = 60_000
_FSI, _PDI = "\u2068", "\u2069"

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """All texts of one ticket in one language, in the order of the paper.

    A part between two asterisks is bold; letters, numbers and times stand in bidi isolates. In the
    visitor's own language a text that is not there yet is empty: German stands beside it. `ahead`
    is empty where nobody knows how many people are ranked before this ticket, `wait` where nobody
    knows how long it may take, `counted` where no server knows it yet, `code` where it has none.
    """

    language: str
    welcome: str
    your_number: str
    floor: str
    area: str
    ahead: str
    wait: str
    counted: str
    service: str
    bring_title: str
    bring: tuple[str, ...]
    code: str
    order: str
    fair: str | None
    privacy: str


@dataclass(frozen=True)
class Receipt:
    """Everything that is drawn on one ticket.

    `letter` is the number's, `place` that of the area to wait in: another one once the concern was
    changed. `sign` is the concern's in icons.svg. `words` holds one language (a German-speaking
    visitor) or two: German, then the visitor's own. `code` is what the code says; without it no
    code is drawn. `logo` is the site's, as base64 of a PNG; empty where it has none.
    """

    number: str
    letter: str
    place: str
    sign: str
    site_name: str
    address: str
    day: str
    time: str
    words: tuple[Words, ...]
    code: str | None = None
    logo: str = ""

    @property
    def digits(self) -> str:
        """Give the number without its letter."""
        return self.number.removeprefix(self.letter)


def compose(event: Json, site: Json, *, texts: Texts, phone_token: str = "") -> Receipt:
    """Settle what the ticket of an `issued` event says, in German and the ticket's language.

    `site` is the site description of the API; a service or area that it lacks is a KeyError. The
    same event gives the same paper, however late: the printed time is the time of issue. A language
    without texts here gets German alone. A ticket that a kiosk gave without a server (`offline`)
    says nothing of who is ahead, since when its time counts, and what is promised: no ledger stands
    behind it yet. With its token the ticket has its own code, the right to it: behind
    the # of the site's phone page, which browsers keep to themselves, or bare, for the kiosk's own
    reader.
    """
    ticket = event["ticket"]
    code = own_code(site.get("phone_url"), ticket.get("id"), phone_token)
    return Receipt(
        number=ticket["number"],
        letter=ticket["area"],
        place=_place(ticket),
        sign=one(site["services"], "key", ticket["service"])["icon"],
        site_name=site["name"][GERMAN],
        address=one_town(site["address"]),
        day=date_text(ticket["issued_ms"], site["timezone"]),
        time=time_text(ticket["issued_ms"], site["timezone"]),
        words=tuple(
            _words(event, site, said=Said(texts, language), code=code)
            for language in columns(ticket["language"], texts)
        ),
        code=code,
        logo=logo_of(site),
    )


def own_code(page: object, ticket_id: object, token: str) -> str | None:
    """Give what the ticket's code says; None where there is no token to put into it."""
    own = f"{ticket_id}-{token}"
    if not OWN_CODE.fullmatch(own):
        return None
    return f"{page}#{own}" if is_phone_page(page) else own


def is_phone_page(page: object) -> bool:
    """Say whether a site has phone pages whose address a code can hold."""
    return isinstance(page, str) and page.startswith("https://") and len(page) <= MAX_PHONE_PAGE


def is_german(language: str) -> bool:
    """Say whether it is German, Leichte Sprache included."""
    return language == GERMAN or language.startswith(f"{GERMAN}-")


def columns(language: str, texts: Texts) -> tuple[str, ...]:
    """Give the languages of a paper: German and the visitor's own, where there are texts in it."""
    if is_german(language):
        return (language,)
    return (GERMAN, language) if language in texts.languages() else (GERMAN,)


class Said:
    """The catalogue in one language of a paper; an own text that is missing is empty."""

    def __init__(self, texts: Texts, language: str) -> None:
        self._texts = texts
        self.language = language

    def __call__(self, key: str, **args: str | float) -> str:
        """Give the text `paper-KEY`, filled in."""
        key = f"paper-{key}"
        own = self._texts.language_of(key, self.language) == self.language
        there = own or is_german(self.language)
        return self._texts.get(key, self.language, **args) if there else ""

    def of(self, texts: Mapping[str, str] | None) -> str:
        """Give the site's text; nothing where an own language has none: German is there already."""
        texts = texts or {}
        return texts.get(self.language, texts.get(GERMAN, "") if is_german(self.language) else "")


def one_town(address: str) -> str:
    """Keep post code and town together where the line breaks."""
    return re.sub(r"(\d{5}) ", "\\1\u00a0", address)


def logo_of(site: Json) -> str:
    """Give the site's logo as it came; empty where it has none."""
    logo = site.get("logo")
    return logo if isinstance(logo, str) else ""


def _words(event: Json, site: Json, *, said: Said, code: str | None) -> Words:
    ticket, offline = event["ticket"], event.get("offline") is True
    area = one(site["areas"], "letter", _place(ticket))
    service = one(site["services"], "key", ticket["service"])
    # A walk-in's time counts from the moment of its ticket.
    counted_ms = ticket.get("counted_ms", ticket["issued_ms"])
    # The event has the H of its day; only an older server leaves it to the site's description.
    hold = event["hold_ms"] // MINUTE_MS if "hold_ms" in event else site["rules"]["hold_minutes"]
    return Words(
        language=said.language,
        welcome=said("welcome"),
        your_number=said("your-number"),
        floor=said.of(area["floor"]) or said("floor"),
        area=_marked(said.of(area["name"]), area["letter"]),
        ahead=said("ahead", ahead=event["ahead"]) if "ahead" in event else "",
        wait=_wait(event.get("wait_minutes"), said),
        counted="" if offline else said("counted", time=time_text(counted_ms, site["timezone"])),
        service=said.of(service["title"]),
        bring_title=said("bring"),
        bring=tuple(said.of(thing) for thing in service["bring"][:MAX_BRING]),
        code="" if code is None else said("phone" if "#" in code else "own-code"),
        order=said("order"),
        fair=None if offline else said("fair", minutes=hold),
        privacy=said("privacy"),
    )


def _place(ticket: Json) -> str:
    """Give the letter of the area to wait in; a number of the kiosk's own has its own area."""
    place: str = ticket.get("waits_in") or ticket["area"]
    return place


def _wait(minutes: object, said: Said) -> str:
    """Say how long it may take, where a server says that."""
    match minutes:
        case [int(first), int(last)] if 0 <= first <= last:
            return said("wait", **{"from": first, "to": last})
    return ""


def one(things: Sequence[Json], field: str, value: str) -> Json:
    """Give the thing whose field has this value, or raise KeyError."""
    for thing in things:
        if thing[field] == value:
            return thing
    raise KeyError(value)


def _marked(name: str, letter: str) -> str:
    """Make the area's letter bold where it stands as a word of its name, in an isolate."""
    return re.sub(rf"\b{re.escape(letter)}\b", f"*{_FSI}{letter}{_PDI}*", name)
