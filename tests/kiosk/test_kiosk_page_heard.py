"""What is heard can be seen: on the screen, or on the slip that is read out."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from device.texts import strip_isolates
from kiosk import paging
from kiosk.receipt import compose
from kiosk.screens import tell
from kiosk.speech import saying
from kiosk.speech.items import items_of
from kiosk.speech.labels import MINUS
from kiosk.visit import State, What
from tests.kiosk.page_shown import shown_page
from tests.kiosk.page_states.wishes import OFFICE, SCREENS, SITE, TEXTS, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ONLY_HEARD: Final = (
    *("speech-press-choose", "speech-on", "speech-off", "speech-unavailable"),  # how keys look
    *("speech-going", "speech-language"),  # "Moment …" and the first line, for the ear
)
"""What the screen shows in another way: how a key is chosen and how it stands."""

THE_VOICE: Final = frozenset({What.LOUDER, What.QUIETER, What.SPEAK})
"""Keys that whoever listens has on the keypad; the last one is *Vorlesen* in the access bar."""

WAYS_OUT: Final = frozenset({What.BACK, What.START_OVER, What.DONE})
"""Whoever listens has each where it is taken; whoever sees has one, or the language's key."""

SLIP_SAYS_TOO: Final = ("screen-fair-note", "screen-counted")
"""What the slip says in words of its own, as it does with the whole title of the concern."""

TOGETHER: Final = {"speech-number": "number", "speech-typed": "code"}
"""Sentences around what stands on the screen by itself: the number, and what was typed."""

SEEN: Final = """() => {
    const names = [...document.querySelectorAll("[aria-label]")].map((one) => one.ariaLabel);
    document.querySelectorAll(".visually-hidden").forEach((one) => { one.style.display = "none"; });
    return [document.body.innerText, ...names].join(" ");
}"""


def plain(text: str) -> str:
    """The signs alone: what is read sign by sign is written without spaces."""
    return re.sub(r"[^\w-]", "", strip_isolates(text).replace(MINUS, "-")).lower()


def on_the_slip(state: State) -> str:
    """What the slip says that came with this number, or that its holder came back with."""
    ticket = state.ticket
    if ticket is None or state.view not in {"ticket", "mine"}:
        return ""
    row = {
        "id": ticket.id,
        "number": ticket.number,
        "area": ticket.area,
        "language": state.language,
    }
    times = {"issued_ms": ticket.counted_ms, "counted_ms": ticket.counted_ms}
    event: dict[str, Any] = {"ticket": {**row, **times, "service": ticket.service}}
    if ticket.ahead is not None:
        event["ahead"] = ticket.ahead
    if ticket.wait_minutes:
        event["wait_minutes"] = ticket.wait_minutes
    says = _texts(asdict(compose(event, SITE, texts=TEXTS)))
    too = [TEXTS.get(key, state.language, time="") for key in SLIP_SAYS_TOO]
    (short,) = (each["short"] for each in SITE["services"] if each["key"] == ticket.service)
    return " ".join([*says, *too, short[state.language]])


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from _texts(list(part.values()))
    elif isinstance(part, (list, tuple)):
        for each in part:
            yield from _texts(each)


def heard(state: State) -> Iterator[str]:
    """All that is read of a screen and of what can be chosen on the page that is drawn."""
    for sentence in saying.screen(tell(state, OFFICE, TEXTS)):
        yield sentence.text
    keys, size = paging.keys_of(state), paging.page_size(state)
    items = items_of(state)
    for place, item in enumerate(items, 1):
        is_elsewhere = item.choice in keys and keys.index(item.choice) // size != state.page
        if is_elsewhere or item.what in THE_VOICE | WAYS_OUT or not item.available:
            continue  # a key that is not available says on the screen why
        told = tell(replace(state, cursor=place), OFFICE, TEXTS)
        spoken = item.choice if item.what is What.CHOOSE_LANGUAGE else state.language
        where = TEXTS.get("speech-choice", spoken, place=str(place), all=str(len(items)), text="")
        for sentence in saying.item(told):
            yield sentence.text.removeprefix(strip_isolates(where))


def unseen(state: State, seen: str) -> set[str]:
    """What is heard and not seen: each word must be written, or the whole sentence listed."""
    languages = {state.language, *(state.offer.languages if state.offer else ())}
    listed = {plain(TEXTS.get(key, each)) for key in ONLY_HEARD for each in languages}
    return {
        sentence
        for sentence in heard(state)
        if plain(sentence) not in listed
        and not all(plain(word) in seen for word in _words(sentence, state.language))
    }


def _words(sentence: str, language: str) -> list[str]:
    for key, name in TOGETHER.items():
        before, after = strip_isolates(TEXTS.get(key, language, **{name: "|"})).split("|")
        if sentence.startswith(before.strip()) and sentence.endswith(after.strip()):
            return [sentence.removeprefix(before.strip()).removesuffix(after.strip())]
    return re.split(r"[\s·–]+", sentence)


def test_all_that_is_said_can_be_seen_when_somebody_does_not_hear() -> None:
    """In German and in Arabic, screen by screen; a slip is read in full and lies in the hand."""
    found = {}
    with shown_page() as shown:
        for index, (name, wish) in enumerate(SCREENS.items()):
            language = ("de", "ar")[index % 2]
            state = state_of({"language": language, **wish, "speaking": True, "voices": True})
            page = shown.show(**{"language": language, **wish, "speech": {"speaking": True}})
            seen = plain(f"{page.evaluate(SEEN)} {on_the_slip(state)}")
            if wrong := unseen(state, seen):
                found[name] = wrong
    assert found == {}
