"""What the page and the voice are told of speech mode: the cursor, and what it stands on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from device.texts import language
from kiosk.answers import answer
from kiosk.office import GERMAN
from kiosk.speech.items import VOLUMES, at_cursor, items_of
from kiosk.visit import OTHER_OFFICES, Screen, What

if TYPE_CHECKING:
    from kiosk.speech.items import Item
    from kiosk.telling import Telling, Word

Spoken = dict[str, object]

WORDS: Final = (
    *("speech-language", "speech-on", "speech-off", "speech-unavailable"),
    *("speech-press-choose", "speech-going", "paper-privacy"),
)
"""Texts that are only spoken, as they are."""

ENGLISH: Final = "en"
MINUS: Final = "\u2212"

_SAYS: Final = {
    What.ASK_DESK: "screen-no-code",
    What.BACK: "screen-back",
    What.CHANGE: "screen-change",
    What.DELETE: "screen-code-delete",
    What.DONE: "screen-done",
    What.ENTER_CODE: "screen-go-on",
    What.GIVE_BACK: "screen-give-back",
    What.GO_WITHOUT: "screen-go-without",
    What.HAVE_ALL: "screen-have-all",
    What.HAVE_IT: "screen-have-it",
    What.HAVE_NUMBER: "screen-have-number",
    What.LOUDER: "speech-louder",
    What.MISSING: "screen-missing",
    What.PRINT_ADDRESS: "screen-print-address",
    What.PRINT_AGAIN: "screen-print-again",
    What.QUIETER: "speech-quieter",
    What.RETRY: "screen-try-again",
    What.SPEAK: "speech-end",
    What.START_OVER: "screen-start-over",
    What.SUPPORT: "screen-support",
    What.TAKE_NUMBER: "screen-take-number",
    What.WITH_APPOINTMENT: "screen-with",
}
_SAYS_HERE: Final = {
    (Screen.APPOINTMENT, What.BACK): "screen-other-code",
    (Screen.GIVE_BACK, What.BACK): "screen-give-back-no",
    (Screen.GIVE_BACK, What.GIVE_BACK): "screen-give-back-yes",
    (Screen.LIST, What.HAVE_ALL): "screen-number-anyway",
    (Screen.MY_NUMBER, What.ASK_DESK): "screen-no-slip",
}
_NOTES: Final = {
    (Screen.BRING, What.HAVE_ALL): "screen-have-all-note",
    (Screen.BRING, What.MISSING): "screen-missing-note",
    (Screen.MINE, What.CHANGE): "screen-change-note",
}
_ANSWERS: Final = frozenset({What.CHOOSE_WAY, What.CHOOSE_SERVICE, What.CHOOSE_OFFICE})
_COUNTS: Final = frozenset({What.PERSONS, What.CASES})


def speech(telling: Telling) -> Spoken | None:
    """Give all that concerns reading aloud; None on a kiosk without any voice.

    `offered` says whether the key for it is drawn: not for a language that has no voice, unless it
    is on already; it is in German then.
    """
    state = telling.state
    voices = state.offer.voices if state.offer else frozenset()
    if not voices:
        return None
    item = at_cursor(state) if state.speaking else None
    return {
        "on": state.speaking,
        "offered": state.speaking or state.language in voices,
        "cursor": state.cursor,
        "utterance": state.utterance,
        "item": _told(telling, item) if item else None,
        "volume": state.volume,
        "volumes": VOLUMES,
        "hello": _hello(telling) if state.speaking else [],
        "words": {key: telling.word(key) for key in WORDS} if state.speaking else {},
        "number": _number(telling),
        "typed": _typed(telling),
    }


def _told(telling: Telling, item: Item) -> Spoken:
    """Give what the cursor stands on, and what is said of it: its place first."""
    place, count = telling.state.cursor, len(items_of(telling.state))
    says = _says(telling, item)
    return {
        "what": item.what,
        "choice": item.choice,
        "available": item.available,
        "on": _is_on(telling, item),
        "language": item.choice if item.what is What.CHOOSE_LANGUAGE else "",
        "press": telling.texts.get("speech-press-choose", _language(telling, item)),
        "says": [_placed(telling, item, place, count, says[0]), *says[1:]],
    }


def _language(telling: Telling, item: Item) -> str:
    """Give the language of an item: a language speaks for itself."""
    chosen = item.what is What.CHOOSE_LANGUAGE
    return item.choice if chosen else telling.state.language


def _placed(telling: Telling, item: Item, place: int, count: int, says: Word) -> Word:
    spoken = _language(telling, item)
    text = telling.texts.get(
        "speech-choice", spoken, place=str(place), all=str(count), text=says["own"]
    )
    return {**says, "own": text}


def _says(telling: Telling, item: Item) -> list[Word]:
    """Give the words of an item, each in its language; the first is what it is called."""
    if item.choice == OTHER_OFFICES:
        return [telling.word("screen-other-office")]
    if item.what in _ANSWERS:
        return _answer(telling, item)
    if item.what in _COUNTS:
        return _counting(telling, item)
    return _named(telling, item)


def _named(telling: Telling, item: Item) -> list[Word]:
    state = telling.state
    match item.what:
        case What.CHOOSE_LANGUAGE:
            return [{"own": language(item.choice).name, "language": item.choice}]
        case What.TYPE:
            return [{"own": _signs(item.choice)}]
        case What.LETTERS:
            return [telling.word(f"screen-code-{'digits' if state.letters else 'letters'}")]
        case What.SUPPORT:
            note: str | None = f"screen-support-{'on' if state.support else 'note'}"
        case _:
            note = _NOTES.get((state.screen, item.what))
    key = _SAYS_HERE.get((state.screen, item.what)) or _SAYS[item.what]
    return [telling.word(key), *([telling.word(note)] if note else [])]


def _counting(telling: Telling, item: Item) -> list[Word]:
    state = telling.state
    more = int(item.choice) > (state.persons if item.what is What.PERSONS else state.cases)
    one = telling.word("screen-one-more" if more else "screen-one-less")
    return [telling.word(f"screen-{item.what}"), one]


def _answer(telling: Telling, item: Item) -> list[Word]:
    found = answer(telling, item.choice)
    if found is None:
        return [{"own": item.choice}]
    own, second = str(found["language"]), str(found["second"])
    title: Word = {"own": str(found["title"]), "language": own}
    if not second or _repeats(telling, item, found["withheld"]):
        return [title]
    return [title, {"own": second, "language": telling.state.language}]


def _repeats(telling: Telling, item: Item, withheld: object) -> bool:
    """Say whether the second line of a concern is but its German name."""
    german = telling.state.language == GERMAN
    return item.what is What.CHOOSE_SERVICE and not withheld and not german


def _is_on(telling: Telling, item: Item) -> bool | None:
    """Say whether an item that can be on is it; None for all others."""
    return telling.state.support if item.what is What.SUPPORT else None


def _number(telling: Telling) -> Word | None:
    """Give the number sign by sign."""
    found = telling.state.ticket
    return telling.word("speech-number", number=" ".join(found.number)) if found else None


def _typed(telling: Telling) -> Word | None:
    typed = telling.state.typed
    if telling.state.view is not Screen.CODE or not typed:
        return None
    return telling.word("speech-typed", code=_signs(typed))


def _signs(code: str) -> str:
    """Give a code sign by sign; no voice reads a hyphen, every voice reads a minus."""
    return " ".join(code.replace("-", MINUS))


def _hello(telling: Telling) -> list[Word]:
    """Say what this is and which keys there are: before the language is known, in two of them."""
    offer = telling.state.offer
    two = telling.state.view is Screen.LANGUAGE and offer is not None and ENGLISH in offer.voices
    return [
        {"own": telling.texts.get(key, spoken), "language": spoken}
        for spoken in (telling.state.language, *((ENGLISH,) if two else ()))
        for key in ("speech-hello", "speech-keys")
    ]
