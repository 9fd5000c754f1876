"""The answers of a question as the page draws them: a key each, of the page shown now. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from device.texts import direction, language
from kiosk.office import GERMAN, own_or_german
from kiosk.paging import on_this_page
from kiosk.visit import NONE_OF_THESE, NOT_SURE, Screen, Way, Why

if TYPE_CHECKING:
    from kiosk.office import OtherOffice, Service
    from kiosk.telling import Telling, Word

Answer = dict[str, object]

KEY_SAYS: Final = {
    Why.CLOSED: "screen-key-closed",
    Why.STOPPED: "screen-key-stopped",
    Why.USED_UP: "screen-key-used-up",
    Why.OUT_OF_SERVICE: "screen-key-stopped",
}
_WAYS: Final = {
    Way.WITH: ("appointment", "screen-with", "screen-with-note"),
    Way.WITHOUT: ("walk-in", "screen-without", "screen-without-note"),
    Way.HAVE_NUMBER: ("slip", "screen-have-number", "screen-have-number-note"),
    Way.DONT_KNOW: ("not-sure", "screen-dont-know", "screen-not-sure-note"),
    Way.SUPPORT: ("support", "screen-support", "screen-support-note"),
    Way.ELSEWHERE: ("city", "screen-other-office", "screen-elsewhere-note"),
}


def languages(telling: Telling) -> list[Answer]:
    """Give the languages of this page, each in its own words."""
    if telling.state.view is not Screen.LANGUAGE:
        return []
    return [
        {
            "language": key,
            "direction": direction(key),
            "name": language(key).name,
            "welcome": telling.texts.get("screen-welcome", key),
        }
        for key in on_this_page(telling.state)
    ]


def answers(telling: Telling) -> list[Answer]:
    """Give the answers of this page; the way out of the concerns stands on every page."""
    state = telling.state
    shown = list(on_this_page(state))
    if state.view is Screen.CONCERN and state.offer and state.offer.not_sure:
        shown.append(NOT_SURE)
    return [found for key in shown if (found := answer(telling, key))]


def answer(telling: Telling, key: str) -> Answer | None:
    """Give one answer of the question on this screen; None where it has no such one."""
    match telling.state.view:
        case Screen.START:
            return _way(telling, Way(key))
        case Screen.ELSEWHERE:
            return _office(telling, key)
        case Screen.CONCERN:
            return _not_sure(telling) if key == NOT_SURE else _concern(telling, key)
        case _:
            return None


def _way(telling: Telling, way: Way) -> Answer:
    icon, title, note = _WAYS[way]
    nearest = _nearest(telling) if way is Way.ELSEWHERE else None
    named = telling.of_office(nearest.short) if nearest else None
    key = _key(telling, way, icon, named or telling.word(title))
    second = telling.word("screen-support-on" if telling.state.support else note)
    key["second"] = second["own"] if way is Way.SUPPORT else telling.word(note)["own"]
    key["pressed"] = way is Way.SUPPORT and telling.state.support
    return key


def _nearest(telling: Telling) -> OtherOffice | None:
    offer = telling.state.offer
    return telling.office.other(offer.nearest) if telling.office and offer else None


def _office(telling: Telling, key: str) -> Answer | None:
    if key == NONE_OF_THESE:
        none = telling.word("screen-none-of-these")
        answer = _key(telling, key, "check", none)
        answer["second"] = telling.word("screen-none-of-these-note")["own"]
        return answer
    office = telling.office.other(key) if telling.office else None
    matter = telling.of_office(office.matter) if office else None
    if office is None or matter is None:
        return None
    return _key(telling, key, office.icon or "city", matter)


def _key(telling: Telling, key: str, icon: str, title: Word) -> Answer:
    """Give a key with its sign, its words, and German as its second line."""
    return {
        "key": key,
        "icon": icon,
        "title": title["own"],
        "german": title["german"],
        "language": title.get("language", telling.state.language),
        "second": "",
        "withheld": False,
        "pressed": False,
    }


def _concern(telling: Telling, key: str) -> Answer | None:
    service = telling.office.service(key) if telling.office else None
    if service is None:
        return None
    title = own_or_german(service.short, telling.state.language)
    german = own_or_german(service.short, GERMAN)
    is_german = title == german or telling.state.language.partition("-")[0] == GERMAN
    return {
        **_key(telling, service.key, service.icon, {"own": title, "german": ""}),
        "language": GERMAN if title == german else telling.state.language,
        "second": _note(service) if is_german else german,
        **_withheld(telling, service.key),
    }


def _note(service: Service) -> str:
    return service.note.get(GERMAN, "")


def _withheld(telling: Telling, service: str) -> Answer:
    """Give what a key says when its number is not to be had: the reason, in the own words."""
    state = telling.state
    found = state.offer.obstacle(service, held=state.held) if state.offer else None
    if service == state.held or found is None or state.screen is not Screen.CONCERN or state.code:
        return {}
    return {"withheld": True, "second": telling.word(KEY_SAYS[found.why])["own"]}


def _not_sure(telling: Telling) -> Answer:
    title = telling.word("screen-not-sure")
    service = telling.state.offer.not_sure if telling.state.offer else ""
    return {
        **_key(telling, NOT_SURE, "not-sure", title),
        "german": "",
        "second": title["german"] or telling.word("screen-not-sure-note")["own"],
        **_withheld(telling, service),
    }
