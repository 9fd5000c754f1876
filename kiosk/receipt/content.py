"""What stands on a ticket: every word and figure, settled before anything is drawn. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from device.texts import GERMAN, Texts, date_text, time_text

MAX_BRING: Final = 5
MAX_PHONE_PAGE: Final = 100  # characters: a longer address makes modules smaller than 0.5 mm
MINUTE_MS: Final = 60_000
_FSI, _PDI = "\u2068", "\u2069"

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """All texts of one ticket in one language, in the order of the paper.

    A part between two asterisks is bold; letters, numbers and times stand in bidi isolates. In the
    visitor's own language a text that the site does not have is empty: German stands beside it.
    `ahead` is empty where nobody knows how many people are ranked before this ticket.
    """

    language: str
    welcome: str
    your_number: str
    floor: str
    area: str
    ahead: str
    counted: str
    service: str
    bring_title: str
    bring: tuple[str, ...]
    phone: str
    fair: str | None
    privacy: str


@dataclass(frozen=True)
class Receipt:
    """Everything that is drawn on one ticket.

    `sign` is the concern's in icons.svg. `words` holds one language (a German-speaking visitor) or
    two: German, then the visitor's own. `phone_url` is what the code says; without it no code is
    drawn.
    """

    number: str
    letter: str
    sign: str
    site_name: str
    address: str
    day: str
    time: str
    words: tuple[Words, ...]
    phone_url: str | None = None

    @property
    def digits(self) -> str:
        """Give the number without its letter."""
        return self.number.removeprefix(self.letter)


def compose(
    event: Json, site: Json, *, texts: Texts, offline: bool = False, phone_token: str = ""
) -> Receipt:
    """Settle what the ticket of an `issued` event says, in German and the ticket's language.

    `site` is the site description of the API; a service or area that it lacks is a KeyError. The
    same event gives the same paper, however late: the printed time is the time of issue. A language
    without texts here gets German alone. An offline ticket leaves the fairness sentence out: no
    ledger stands behind it yet. A site that says where its phone pages are gets a code with the
    token behind a #, which browsers keep to themselves.
    """
    ticket = event["ticket"]
    return Receipt(
        number=ticket["number"],
        letter=ticket["area"],
        sign=_one(site["services"], "key", ticket["service"])["icon"],
        site_name=site["name"][GERMAN],
        # Post code and town stay together where the line breaks.
        address=re.sub(r"(\d{5}) ", "\\1\u00a0", site["address"]),
        day=date_text(ticket["issued_ms"], site["timezone"]),
        time=time_text(ticket["issued_ms"], site["timezone"]),
        words=tuple(
            _words(event, site, texts=texts, language=language, offline=offline)
            for language in _columns(ticket["language"], texts)
        ),
        phone_url=_phone_url(site.get("phone_url"), phone_token),
    )


def _phone_url(page: object, token: str) -> str | None:
    """Give the address of the ticket's phone page; None where it has none that a code can hold."""
    right = isinstance(page, str) and page.startswith("https://") and len(page) <= MAX_PHONE_PAGE
    return f"{page}#{token}" if right and token else None


def _is_german(language: str) -> bool:
    """Say whether it is German, Leichte Sprache included."""
    return language == GERMAN or language.startswith(f"{GERMAN}-")


def _columns(language: str, texts: Texts) -> tuple[str, ...]:
    if _is_german(language):
        return (language,)
    return (GERMAN, language) if language in texts.languages() else (GERMAN,)


def _words(event: Json, site: Json, *, texts: Texts, language: str, offline: bool) -> Words:
    ticket = event["ticket"]
    area = _one(site["areas"], "letter", ticket["area"])
    service = _one(site["services"], "key", ticket["service"])
    # A walk-in's time counts from the moment of its ticket.
    counted_ms = ticket.get("counted_ms", ticket["issued_ms"])
    # The event has the H of its day; only an older server leaves it to the site's description.
    hold = event["hold_ms"] // MINUTE_MS if "hold_ms" in event else site["rules"]["hold_minutes"]
    return Words(
        language=language,
        welcome=texts.get("paper-welcome", language),
        your_number=texts.get("paper-your-number", language),
        floor=_localised(area["floor"], language) or texts.get("paper-floor", language),
        area=_marked(_localised(area["name"], language), area["letter"]),
        ahead=texts.get("paper-ahead", language, ahead=event["ahead"]) if "ahead" in event else "",
        counted=texts.get("paper-counted", language, time=time_text(counted_ms, site["timezone"])),
        service=_localised(service["title"], language),
        bring_title=texts.get("paper-bring", language),
        bring=tuple(_localised(thing, language) for thing in service["bring"][:MAX_BRING]),
        phone=texts.get("paper-phone", language),
        fair=None if offline else texts.get("paper-fair", language, minutes=hold),
        privacy=texts.get("paper-privacy", language),
    )


def _localised(texts: Mapping[str, str], language: str) -> str:
    """Give the site's text; nothing where an own language has none: German is there already."""
    return texts.get(language, texts[GERMAN] if _is_german(language) else "")


def _one(things: Sequence[Json], field: str, value: str) -> Json:
    for thing in things:
        if thing[field] == value:
            return thing
    raise KeyError(value)


def _marked(name: str, letter: str) -> str:
    """Make the area's letter bold where it stands as a word of its name, in an isolate."""
    return re.sub(rf"\b{re.escape(letter)}\b", f"*{_FSI}{letter}{_PDI}*", name)
