"""Papers without a number: what to bring to a concern, and where another office is. Pure.

Nothing on them may be taken for a number that is called: neither number, code, day nor time.
"""

import re
from dataclasses import dataclass

from device.texts import GERMAN, Texts
from kiosk.receipt.content import Json, Said, columns, logo_of, one, one_town

_ELSEWHERE = "city"  # the sign of an office that has none of its own


@dataclass(frozen=True)
class ListWords:
    """All texts of one list in one language, in the order of the paper.

    In the visitor's own language a text that is not there yet is empty: German stands beside it.
    `online` says what works without a visit; empty where the site does not say it.
    """

    language: str
    service: str
    title: str
    bring: tuple[str, ...]
    again: str
    online: str
    no_number: str


@dataclass(frozen=True)
class BringList:
    """Everything that is drawn on the list of one service; `words` as on a ticket."""

    sign: str
    site_name: str
    address: str
    words: tuple[ListWords, ...]
    logo: str = ""


@dataclass(frozen=True)
class AddressWords:
    """All texts about another office in one language, in the order of the paper."""

    language: str
    matter: str
    title: str
    name: str
    no_number: str


@dataclass(frozen=True)
class Address:
    """Everything that is drawn about another office.

    `address` has a line for each part; it is empty where the site does not know it. `site_name` and
    `logo` are those of the office that printed the paper.
    """

    sign: str
    site_name: str
    address: tuple[str, ...]
    words: tuple[AddressWords, ...]
    logo: str = ""


def compose_list(service_key: str, site: Json, *, texts: Texts, language: str) -> BringList:
    """Settle what the list of a service says, in German and the visitor's language.

    It has all things to bring, however many. A service that the site lacks is a KeyError.
    """
    service = one(site["services"], "key", service_key)
    online = service.get("online") or site.get("online")
    said = [Said(texts, each) for each in columns(language, texts)]
    return BringList(
        sign=service["icon"],
        site_name=site["name"][GERMAN],
        address=one_town(site["address"]),
        words=tuple(
            ListWords(
                language=each.language,
                service=each.of(service["title"]),
                title=each("list"),
                bring=tuple(each.of(thing) for thing in service["bring"]),
                again=each("list-again"),
                online=each.of(online),
                no_number=each("no-number"),
            )
            for each in said
        ),
        logo=logo_of(site),
    )


def compose_address(office_key: str, site: Json, *, texts: Texts, language: str) -> Address:
    """Settle what the paper about another office says, in German and the visitor's language.

    An office that the site lacks is a KeyError.
    """
    office = one(site["other_offices"], "key", office_key)
    said = [Said(texts, each) for each in columns(language, texts)]
    return Address(
        sign=office.get("icon") or _ELSEWHERE,
        site_name=site["name"][GERMAN],
        address=_lines(office.get("address") or ""),
        words=tuple(
            AddressWords(
                language=each.language,
                matter=each.of(office["matter"]),
                title=each("elsewhere"),
                name=each.of(office["name"]),
                no_number=each("no-number"),
            )
            for each in said
        ),
        logo=logo_of(site),
    )


def _lines(address: str) -> tuple[str, ...]:
    """Give the parts of an address; the number of a house stays with its street's name."""
    parts = (part.strip() for part in one_town(address).split(","))
    return tuple(re.sub(r" (?=[0-9]+ ?[a-z]?$)", "\u00a0", part) for part in parts if part)
