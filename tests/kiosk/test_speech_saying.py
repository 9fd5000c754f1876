"""What is said of each screen: everything that it shows, each sentence in its own voice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from device.texts import strip_isolates
from device.voice import Sentence
from kiosk.screens import tell
from kiosk.speech import labels, saying
from kiosk.speech.items import items_of
from kiosk.telling import Telling
from kiosk.visit import State, What
from tests.kiosk.page_states.wishes import (
    ALL_LANGUAGES,
    OFFICE,
    SCREENS,
    TEXTS,
    state_of,
)

Told = dict[str, Any]

ISOLATES: Final = "\u2066\u2067\u2068\u2069"
ONLY_SEEN: Final = frozenset({"Machen Sie ein Foto von Ihrer Nummer.", "Haben Sie ein Handy?"})


def visit(name: str, **more: object) -> State:
    """Somebody who listens, on a screen that has a name, in German unless it is said."""
    return state_of({**SCREENS[name], "speaking": True, "voices": True, **more})


def told(state: State) -> Told:
    """What the page and the voice are told of it."""
    return tell(state, OFFICE, TEXTS)


def texts(sentences: list[Sentence]) -> list[str]:
    """The words alone; no space in them keeps a line together."""
    return [sentence.text.replace("\u00a0", " ") for sentence in sentences]


def on(state: State, what: What, choice: str | None = None) -> State:
    """The same visit, with the cursor on the first item that is this."""
    places = [
        place
        for place, item in enumerate(items_of(state), 1)
        if item.what is what and choice in {None, item.choice}
    ]
    return replace(state, cursor=places[0])


# ---- what a screen says -----------------------------------------------------------------------


def test_the_ticket_is_read_in_full_when_it_has_come() -> None:
    """Number sign by sign, where to wait, what for, how many are before, and every promise."""
    assert texts(saying.screen(told(visit("ticket", wait=[20, 35])))) == [
        "Bitte nehmen Sie Ihren Zettel.",
        "Ihre Nummer ist K 2 1 4.",
        "Wartebereich K",
        "1. Stock",
        "Neuer Pass, neue Adresse",
        "6 Personen vor Ihnen",
        "ungefähr 20 bis 35 Minuten",
        "Ihre Zeit zählt ab 08:00 Uhr.",
        "Bitte bereithalten",
        "neuer Pass",
        "alter Pass",
        "Karte (eAT)",
        "Wir rufen nicht der Reihe nach.",
        "Es zählt Ihre Zeit, nicht die Zahl.",
        "Kein Name. Die Nummer wird heute nach Schließung gelöscht.",
    ]


def test_the_new_place_is_read_when_the_number_waits_in_another_area() -> None:
    """The number keeps its letter; where to wait follows the concern."""
    spoken = texts(saying.screen(told(visit("mine-moved"))))
    assert spoken[1:5] == [
        "Ihre Nummer ist K 2 1 4.",
        "Sie warten. Wir rufen Ihre Nummer.",
        "Ihr Anliegen ist geändert.",
        "Wartebereich F",
    ]
    assert spoken[5] == "Erdgeschoss"


@pytest.mark.parametrize("name", ["mine-called", "mine-serving"])
def test_the_way_to_the_counter_is_told_when_a_number_is_called(name: str) -> None:
    """Room and floor beside the counter: on the glass, and read, the floor by the German voice."""
    shown = told(visit(name, language="ar", asking=False))
    room, floor = ("1.14", "1. Stock") if name == "mine-called" else ("2.06", "2. Stock")
    assert strip_isolates(shown["own"]["counter"]["room"]["own"]) == f"الغرفة {room}"
    assert strip_isolates(shown["own"]["counter"]["room"]["german"]) == f"Raum {room}"
    assert strip_isolates(shown["own"]["counter"]["floor"]["german"]) == floor
    spoken = saying.screen(shown)
    place = spoken.index(Sentence("ar", f"الغرفة {room}"))
    assert spoken[place + 1] == Sentence("de", floor)


def test_no_room_is_told_when_nobody_is_called_or_the_counter_is_unknown() -> None:
    """One that waits has none; a counter that the site has no longer is named, and no more."""
    assert told(visit("mine"))["own"]["counter"] is None
    unknown = told(visit("mine-called", counter="99"))
    assert unknown["own"]["counter"] is None
    assert any("Schalter 99" in text for text in texts(saying.screen(unknown)))


def test_a_kept_code_is_read_before_the_question_when_nobody_could_look_it_up() -> None:
    """First that the code counts, then what is asked, then how far the visitor is."""
    assert texts(saying.screen(told(visit("concern-code-kept")))) == [
        "Ihr Code ist notiert.",
        "Wofür ist Ihr Termin?",
        "Schritt 3 von 4",
    ]


def test_each_sentence_has_a_voice_of_its_own_when_the_house_has_german_alone() -> None:
    """A floor is called as the house's signs call it, by the German voice."""
    spoken = saying.screen(told(visit("ticket", language="ar")))
    assert Sentence("de", "1. Stock") in spoken
    assert {sentence.language for sentence in spoken} == {"ar", "de"}


def test_an_obstacle_is_read_with_its_reason_and_its_hours_when_there_is_one() -> None:
    """Why, until when, when the office is open, and what works without a visit."""
    stopped = texts(saying.screen(told(visit("stopped", asking=False))))
    assert stopped == [
        "Dafür gibt es hier gerade keine Nummer.",
        "Die Anlage für Fingerabdrücke ist heute in der Wartung. Morgen geht es weiter.",
        "Bitte sprechen Sie uns an.",
        "Ein Mensch hilft Ihnen.",
        "Wir sind für Sie da",
        "Montag – Donnerstag: 08:00–12:00, 13:00–15:30",
        "Freitag: 08:00–12:00",
        "Das geht auch online",
        "Viele Anträge gehen ohne Besuch. Fragen Sie uns nach der Adresse im Internet.",
    ]
    closed = texts(saying.screen(told(visit("closed"))))
    assert closed[:2] == [
        "Wir haben geschlossen.",
        "Wir öffnen wieder: Mittwoch, 25. November, 08:00 Uhr",
    ]


def test_a_closed_office_stays_as_it_was_when_a_slip_is_read_there() -> None:
    """While the number is looked up, nothing of the screen beneath goes."""
    drawn, working = state_of({"screen": "closed"}), {"screen": "working", "beneath": "closed"}
    assert told(state_of(working))["obstacle"] == told(drawn)["obstacle"]


def test_an_address_and_a_list_are_read_when_they_are_shown() -> None:
    """What goes onto paper without a number is heard too."""
    assert "Am Schützenplatz 1, Hannover" in texts(saying.screen(told(visit("address"))))
    assert {"Brief mit der PIN", "alte Karte (eAT)"} < set(
        texts(saying.screen(told(visit("bring"))))
    )


@pytest.mark.parametrize("language", ALL_LANGUAGES)
@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_says_something_when_somebody_listens(name: str, language: str) -> None:
    """No screen is silent, nothing unreadable is said, in any language."""
    state = visit(name, language=language)
    spoken = saying.screen(told(state))
    for place in range(1, len(items_of(state)) + 1):
        there = Telling(replace(state, cursor=place), OFFICE, TEXTS)
        item = saying.item({"language": language, "speech": labels.speech(there)})
        assert len(item) >= 2
        assert f"{place}" in item[0].text
        spoken += item
    assert spoken
    assert all(sentence.text and not set(sentence.text) & set(ISOLATES) for sentence in spoken)


@pytest.mark.parametrize("name", [name for name, wish in SCREENS.items() if "language" not in wish])
def test_all_that_is_shown_is_said_when_it_is_a_text_of_the_office(name: str) -> None:
    """Every text beside the words of the keys is among the sentences: found by walking the told."""
    state = visit(name)
    now = told(state)
    heard = " ".join(texts(saying.screen(now)))
    parts = ("bring", "office", "booking", "ticket", "own", "obstacle", "desk")
    shown = {word for part in parts for word in _words(now[part])}
    if now["view"] == "give_back":  # the number alone, and the question
        return
    if now["own"] and now["own"]["state"] != "waiting":  # what one waits with means nothing then
        shown &= {now["own"]["says"]["own"]}
    if now["view"] == "no_paper":  # what one waits with comes with the paper
        shown &= {now["ticket"]["area"]["own"], now["ticket"]["floor"]["own"]}
    if now["view"] == "language":
        shown &= {((now["obstacle"] or {}).get("opens") or {"own": ""})["own"]}
    for text in shown:
        assert strip_isolates(text).replace("\u00a0", " ") in heard, text


def _words(part: object) -> list[str]:
    """Every text of a part of the told, in the visitor's language."""
    if isinstance(part, dict) and "own" in part:
        return [part["own"]]
    values = list(part.values()) if isinstance(part, dict) else part
    return [word for each in values for word in _words(each)] if isinstance(values, list) else []


# ---- what the cursor stands on ----------------------------------------------------------------


def test_an_item_says_where_it_stands_when_it_is_read() -> None:
    """Its place among all, its name, its second line, and how it is chosen."""
    state = on(visit("concern"), What.CHOOSE_SERVICE, "dropoff")
    assert texts(saying.item(told(state))) == [
        "2 von 16: Papiere abgeben",
        "oder kurz fragen",
        "Drücken Sie Wählen.",
    ]


def test_a_switch_says_how_it_stands_when_it_is_read() -> None:
    """On, or off."""
    off = on(visit("bring", support=False), What.SUPPORT)
    assert texts(saying.item(told(off)))[1:] == [
        "Mit Kindern, schwanger, mit Behinderung",
        "ausgeschaltet",
        "Drücken Sie Wählen.",
    ]
    assert "eingeschaltet" in texts(saying.item(told(replace(off, support=True))))


def test_a_key_says_that_it_does_nothing_when_it_is_not_available() -> None:
    """Nobody is told to press it."""
    state = on(visit("code"), What.ENTER_CODE)
    assert texts(saying.item(told(state))) == ["14 von 20: Weiter", "geht gerade nicht"]
    state = replace(state, typed="ABCD")
    assert texts(saying.item(told(state))) == ["14 von 20: Weiter", "Drücken Sie Wählen."]


def test_a_concern_says_why_it_has_no_number_when_that_is_known() -> None:
    """The reason stands on its key, and is heard before it is chosen."""
    state = on(visit("concern-withheld"), What.CHOOSE_SERVICE, "dropoff")
    assert texts(saying.item(told(state)))[1] == "Gerade keine"


def test_a_language_speaks_for_itself_when_it_is_read() -> None:
    """In its own voice, its own words for the place and the key."""
    state = on(visit("language"), What.CHOOSE_LANGUAGE, "ar")
    assert saying.item(told(state)) == [
        Sentence("ar", "4 من 13: العربية"),
        Sentence("ar", "اضغط على زر اختيار."),
    ]


def test_a_hyphen_is_heard_when_a_code_has_one() -> None:
    """No voice reads a hyphen; each reads a minus."""
    state = replace(on(visit("code"), What.TYPE, "-"), typed="A-1")
    assert texts(saying.item(told(state)))[0] == "11 von 20: \u2212"
    assert texts(saying.screen(told(state)))[-1] == "Eingegeben: A \u2212 1"


# ---- what is new ------------------------------------------------------------------------------


def test_somebody_hears_what_this_is_when_they_begin_to_listen() -> None:
    """Before a language is chosen, in German and in English; afterwards in theirs."""
    first = texts(saying.said(told(visit("language", speaking=False)), told(visit("language"))))
    assert first == [
        "Dieses Gerät liest Ihnen alles vor.",
        "Es gibt vier Tasten: Zurück, Weiter, Wählen, Wiederholen.",
        "This machine reads everything to you.",
        "There are four keys: back, next, choose, repeat.",
        "Willkommen",
        "Sprache wählen",
    ]
    later = texts(saying.said(told(visit("start", speaking=False)), told(visit("start"))))
    assert later[0] == "Dieses Gerät liest Ihnen alles vor."
    assert later[2] == "Haben Sie heute einen Termin?"


def test_nothing_is_said_when_nobody_listens() -> None:
    """Not when speech is off, not when it ends, not on a kiosk without a voice."""
    on_now, off = told(visit("start")), told(visit("start", speaking=False))
    assert saying.said(on_now, off) == []
    assert saying.said(off, told(visit("concern", speaking=False))) == []
    mute = state_of({**SCREENS["start"], "speaking": True})
    assert told(mute)["speech"] is None
    assert saying.said(None, told(mute)) == []


def test_a_new_screen_is_read_when_it_is_drawn() -> None:
    """From its question on."""
    assert texts(saying.said(told(visit("start")), told(visit("concern")))) == [
        "Wobei dürfen wir Ihnen helfen?",
        "Schritt 2 von 4",
    ]


def test_a_wish_to_hear_is_answered_when_it_is_made() -> None:
    """With what the cursor stands on; with the whole screen where that is the question."""
    question = visit("ticket")
    again = replace(question, utterance=1)
    assert saying.said(told(question), told(again)) == saying.screen(told(question))
    there = replace(again, cursor=2)
    assert texts(saying.said(told(question), told(there))) == [
        "2 von 5: Fertig",
        "Drücken Sie Wählen.",
    ]


@pytest.mark.parametrize(
    ("name", "change", "new"),
    [
        ("code", {"typed": "K7"}, ["Eingegeben: K 7"]),
        ("party", {"persons": 4}, ["Wie viele Personen sind Sie? 4"]),
        ("ticket", {"printing": True}, ["Bitte warten Sie einen Moment."]),
        ("ticket", {"copies": 1}, ["Zettel ist gedruckt"]),
        ("ticket", {"copy_failed": True}, ["Der zweite Zettel kam nicht. Ihre Nummer gilt."]),
        ("address", {"printing": True}, ["Ihr Zettel mit der Adresse kommt."]),
        ("concern", {"page": 0}, []),
        ("concern", {"larger": True, "contrast": True}, []),
        (
            "bring",
            {"asking": True},
            ["Sind Sie noch da?", "Sie haben Zeit.", "Drücken Sie Wählen."],
        ),
    ],
)
def test_only_what_is_new_is_said_when_the_screen_stays(
    name: str, change: dict[str, object], new: list[str]
) -> None:
    """Nothing that was heard already is heard again without being wished."""
    state = visit(name, asking=False)
    changed = replace(state, **change)  # type: ignore[arg-type] # fields of a state, by name
    assert texts(saying.said(told(state), told(changed))) == new


def test_a_switch_is_read_again_when_it_was_turned() -> None:
    """Whoever chose it hears how it stands now."""
    state = on(visit("bring", support=False), What.SUPPORT)
    assert texts(saying.said(told(state), told(replace(state, support=True)))) == [
        "3 von 8: Ich brauche Unterstützung",
        "Gut, wir nehmen Rücksicht.",
        "eingeschaltet",
        "Drücken Sie Wählen.",
    ]


def test_the_page_draws_no_key_when_a_language_has_no_voice() -> None:
    """A key that would answer in another language is not offered; one that is on can be ended."""
    state = visit("start", language="ti", speaking=False)
    assert state.offer
    german = replace(state, offer=replace(state.offer, voices=frozenset({"de"})))
    assert not told(german)["speech"]["offered"]
    assert told(replace(german, language="de"))["speech"]["offered"]
    assert told(replace(german, speaking=True))["speech"]["offered"]
