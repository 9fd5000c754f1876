"""What is said of a screen, sentence by sentence: everything that it shows, and what is new. Pure.

It reads what the page is told, in the language that is spoken. Each sentence is in one language:
what the house writes in German alone, a floor or a service, is read by the German voice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from device.texts import strip_isolates
from device.voice import Sentence
from kiosk.moves.numbers import COPIES
from kiosk.office import GERMAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kiosk.telling import Word

    Told = Mapping[str, Any]
    Facts = Iterator[Sentence]

_OUT_OF_SERVICE: Final = ("out-of-service", "out-of-service-note", "ask-desk")
_CODE_KEPT: Final = ("code-kept", "appointment-for")
_QUESTION: Final = {
    "start": ("start",),
    "code": ("code", "code-type", "code-where"),
    "my_number": ("my-number", "my-number-note"),
    "give_back": ("give-back-sure", "give-back-note"),
    "given_back": ("given-back",),
    "elsewhere": ("elsewhere",),
    "address": ("address",),
    "ask_desk": ("ask-desk",),
    "concern": ("concern",),
    "bring": ("bring",),
    "party": ("party",),
    "ticket": ("take-paper",),
    "no_paper": ("no-paper", "no-paper-note", "remember"),
    "unavailable": ("ask-desk", "not-sure-note"),
    "no_service": ("no-service", "speak-to-us", "not-sure-note"),
    "closed": ("closed",),
    "out_of_service": _OUT_OF_SERVICE,
    "used_up": ("used-up", "another-day", "come-early"),
    "too_late": ("too-late", "another-day", "come-early"),
}
"""What a screen asks or says before anything else: keys of its words."""


def said(before: Told | None, now: Told) -> list[Sentence]:
    """Give what must be said now that the screen has become this one; often it is nothing.

    Somebody who has just begun to listen hears first what this is. A new screen is read from its
    question on. A wish to hear is answered with what the cursor stands on. Of a screen that stays,
    only what is new is read.
    """
    if not _speech(now).get("on"):
        return []
    if before is None or not _speech(before).get("on"):
        return [*hello(now), *screen(now)]
    if before["view"] != now["view"]:
        return screen(now)
    if _speech(before)["utterance"] != _speech(now)["utterance"]:
        return item(now) or screen(now)
    known = set(screen(before))
    news = [sentence for sentence in screen(now) if sentence not in known]
    return news or (item(now) if item(now) != item(before) else [])


def hello(told: Told) -> list[Sentence]:
    """Say that everything is read aloud, and with which keys."""
    return list(_each(told, _speech(told)["hello"]))


def screen(told: Told) -> list[Sentence]:
    """Say everything that a screen shows beside what can be chosen."""
    return [sentence for facts in _FACTS for sentence in facts(told) if sentence.text]


def item(told: Told) -> list[Sentence]:
    """Say what the cursor stands on, where it stands among all, and how it is chosen."""
    found = _speech(told)["item"]
    if found is None:
        return []
    own = found["language"] or told["language"]
    says = [_sentence(word, own) for word in found["says"]]
    if found["on"] is not None:
        says += _spoken(told, "speech-on" if found["on"] else "speech-off")
    if not found["available"]:
        return [*says, *_spoken(told, "speech-unavailable")]
    return [*says, Sentence(own, strip_isolates(found["press"]))]


def _speech(told: Told) -> Told:
    return told.get("speech") or {}


def _sentence(word: Word, language: str) -> Sentence:
    return Sentence(word.get("language", language), strip_isolates(word["own"]).strip())


def _words(told: Told, *keys: str) -> Facts:
    """Give words of the screen."""
    for key in keys:
        yield _sentence(told["words"][key], told["language"])


def _spoken(told: Told, *keys: str) -> Facts:
    """Give words that are only spoken."""
    for key in keys:
        yield _sentence(_speech(told)["words"][key], told["language"])


def _each(told: Told, words: Iterable[Word | None]) -> Facts:
    for word in words:
        if word:
            yield _sentence(word, told["language"])


def _text(told: Told, text: str) -> Sentence:
    return Sentence(told["language"], strip_isolates(text).strip())


def _asking(told: Told) -> Facts:
    if told["asking"]:
        yield from _words(told, "still-there", "have-time")
        yield from _spoken(told, "speech-press-choose")


def _working(told: Told) -> Facts:
    if told["screen"] == "working" and told["slow"]:
        yield from _spoken(told, "speech-going")


def _question(told: Told) -> Facts:
    yield from _each(told, [told["away"]])
    asks = _QUESTION.get(told["view"], ())
    yield from _words(told, *(_CODE_KEPT if told["codeKept"] else asks))
    if told["desk"]:
        yield from _each(told, [told["desk"]])
    if told["step"]:
        yield _text(told, told["step"]["text"])


def _language(told: Told) -> Facts:
    if told["view"] == "language":
        yield from _words(told, *_first_words(told["obstacle"]))
        yield from _spoken(told, "speech-language")


def _first_words(obstacle: Told | None) -> tuple[str, ...]:
    """Give what the first screen says: that there is no number, before anything is asked."""
    if obstacle is None:
        return ("welcome",)
    return _OUT_OF_SERVICE if obstacle["why"] == "out_of_service" else ("closed",)


def _code(told: Told) -> Facts:
    if told["code"]:
        yield from _each(told, [_speech(told)["typed"]])


def _bring(told: Told) -> Facts:
    bring = told["bring"]
    if not bring:
        return
    if told["view"] == "list":
        yield from _words(told, *(_LIST_FAILED if bring["failed"] else ("list-comes",)))
    yield from _each(told, [bring["service"], *bring["things"], bring["notice"]])
    if told["view"] == "list":
        yield from _words(told, "list-again")


def _party(told: Told) -> Facts:
    """Give how many come, and for how many: the question, and the count as it is now."""
    for what in ("persons", "cases"):
        count = (told["party"] or {}).get(what)
        if count is not None:
            asks = next(_words(told, what)).text
            yield _text(told, f"{asks} {count}")


def _office(told: Told) -> Facts:
    office = told["office"]
    if not office:
        return
    yield from _each(told, [office["matter"], office["name"]])
    if office["address"]:
        yield Sentence(GERMAN, office["address"])
    else:
        yield from _words(told, "no-address")
    if office["failed"]:
        yield from _words(told, "address-failed")
    elif office["printing"]:
        yield from _words(told, "address-comes")
    elif office["printed"]:
        yield from _words(told, "printed")


def _booking(told: Told) -> Facts:
    """Give why an appointment gives no number now, and what to do."""
    booking = told["booking"]
    if not booking:
        return
    yield from _each(told, [booking["says"], booking["from"], booking["slot"]])
    if booking["number"]:
        yield Sentence(GERMAN, " ".join(booking["number"]))
    if booking["why"] == "already":
        yield from _words(told, "already-note")
        return
    if booking["why"] == "not-found":
        yield from _words(told, "not-found-note")
    yield from _words(told, "speak-to-us", "not-sure-note")


def _own(told: Told) -> Facts:
    """Give how the number stands whose holder came back."""
    own = told["own"]
    if own and told["view"] == "mine":
        found = told["ticket"] is not None
        yield from _words(told, *(("mine",) if found else ("not-mine", "speak-to-us")))


def _ticket(told: Told) -> Facts:
    """Give the number, and the ticket in full."""
    ticket, own = told["ticket"], told["own"]
    if not ticket or told["view"] not in {"ticket", "no_paper", "mine", "give_back"}:
        return
    yield from _each(told, [_speech(told)["number"]])
    if told["view"] == "give_back":
        return
    if own:
        yield from _each(told, [own["says"], own["told"]])
        yield from _counter(told)
    if not own or own["state"] in {"issued", "waiting"}:
        yield from _way(told)
    if told["view"] != "no_paper":  # what a slip says is read where there is one
        yield from _each(told, [ticket["service"]])
    if told["view"] != "no_paper" and (not own or own["state"] == "waiting"):
        yield from _waiting(told)
    yield from _paper(told)


def _way(told: Told) -> Facts:
    """Give where to wait; floors are called as the house's own signs call them."""
    ticket = told["ticket"]
    yield from _each(told, [ticket["area"]])
    yield Sentence(GERMAN, strip_isolates(ticket["floor"]["german"] or ticket["floor"]["own"]))


def _counter(told: Told) -> Facts:
    """Give the room and the floor of the counter that the number is called to."""
    counter = told["own"]["counter"]
    if counter:
        yield from _each(told, [counter["room"]])
        floor = counter["floor"]
        yield Sentence(GERMAN, strip_isolates(floor["german"] or floor["own"]))


def _waiting(told: Told) -> Facts:
    """Give how many are before, how long that takes, what to have ready, and what is promised."""
    ticket = told["ticket"]
    if ticket["people"]:
        yield _text(told, f"{ticket['people']['own']} {told['words']['ahead']['own']}")
    if ticket["wait"]:
        yield _text(told, f"{told['words']['about']['own']} {ticket['wait']['own']}")
    yield from _each(told, [ticket["late"], ticket["counted"]])
    if ticket["bring"]:
        yield from _words(told, "have-ready")
        yield from _each(told, ticket["bring"])
    yield from _words(told, *(("offline",) if ticket["offline"] else ("fair", "fair-note")))
    yield from _spoken(told, "paper-privacy")


def _paper(told: Told) -> Facts:
    """Give how another paper fares."""
    ticket = told["ticket"]
    if ticket["copyFailed"]:
        yield from _words(told, "copy-failed")
    elif ticket["printing"]:
        yield from _spoken(told, "speech-going")
    elif ticket["copiesLeft"] < COPIES:
        yield from _words(told, "printed")


def _obstacle(told: Told) -> Facts:
    """Give why there is no number, until when, when the office is open, and what else works."""
    obstacle, view = told["obstacle"] or {}, told["view"]
    if view == "stopped":
        yield from _words(told, "no-service" if obstacle.get("ofService") else "unavailable")
        yield from _each(told, [obstacle.get("reason")])
        yield from _words(told, "speak-to-us", "not-sure-note")
    if view in {"closed", "language"} and obstacle.get("opens"):
        yield _text(told, f"{told['words']['opens-again']['own']}: {obstacle['opens']['own']}")
    elif view == "closed":
        yield from _words(told, "another-day", "come-early")
    if view in {"used_up", "too_late"} and not obstacle.get("online"):
        yield from _words(told, "ask-desk", "ask-desk-note")
    if view in _STOPS and obstacle:
        yield from _hours(told)


def _hours(told: Told) -> Facts:
    hours, online = told["obstacle"]["hours"], told["obstacle"]["online"]
    if hours:
        yield from _words(told, "hours")
    for line in hours:
        yield _text(told, f"{line['days']}: {', '.join(line['times'])}")
    if online:
        yield from _words(told, "online")
        yield from _each(told, [online])


_LIST_FAILED: Final = ("list-failed", "list-photo")
_STOPS: Final = frozenset({"closed", "stopped", "used_up", "too_late"})
_FACTS: Final[tuple[Callable[[Told], Facts], ...]] = (
    *(_asking, _working, _language, _booking, _own, _question, _code, _bring, _party, _office),
    *(_ticket, _obstacle),
)
