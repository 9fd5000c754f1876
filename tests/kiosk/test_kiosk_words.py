"""The kiosk's words and the office's description: what a state is told in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from device.texts import Texts
from kiosk import agent, kept, office, screens
from kiosk.visit import Moment, Offer, Screen, State

if TYPE_CHECKING:
    from server.site import Site

LOCALES: Final = Path(__file__).parents[2] / "kiosk" / "locales"
TEXTS: Final = Texts(LOCALES)


def words_of(language: str) -> set[str]:
    """The words of the screen that a language has."""
    text = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    return set(re.findall(r"^screen-([a-z-]+) =", text, re.MULTILINE))


@pytest.fixture
def description(site: Site) -> dict[str, Any]:
    """The shipped office, as the server describes it."""
    return site.description()


def test_the_named_languages_come_first_when_the_kiosk_names_some(
    description: dict[str, Any],
) -> None:
    """In their own order; the others follow as the site has them, and no others are offered."""
    there = office.read(description | {"languages": ["de", "en", "uk", "ar"]})
    offer = there.offer(frozenset({"de", "en", "uk", "ar", "vi"}), first=("ar", "vi", "de"))
    assert offer.languages == ("ar", "de", "en", "uk")


@pytest.mark.parametrize("language", TEXTS.languages())
def test_a_language_has_every_word_when_it_is_offered(language: str) -> None:
    """Each catalogue has exactly the words that the screens say."""
    assert words_of(language) == {*screens.WORDS, *screens.FILLED}


@pytest.mark.parametrize("language", TEXTS.languages())
def test_words_are_calm_when_they_are_read(language: str) -> None:
    """No exclamation mark, no "leider", and no sentence of more than twelve words."""
    for key in screens.WORDS:
        text = TEXTS.get(f"screen-{key}", language)
        assert not set("!\uff01") & set(text)
        assert "leider" not in text.lower()
        assert all(len(sentence.split()) <= 12 for sentence in re.split("[.?؟]", text))


def test_only_what_can_be_chosen_is_offered_when_the_site_has_more(
    description: dict[str, Any],
) -> None:
    """Services in the site's order, walk-ins alone; languages that site and kiosk share."""
    offer = office.read(description).offer(frozenset({"ar", "de", "xx"}))
    assert offer.languages == ("de", "ar")
    assert len(offer.services) == 10
    assert offer.services[0] == "eat-pickup"
    assert offer.services[-1] == "emergency"
    assert offer.not_sure == "advice"


def test_nobody_in_need_is_asked_for_papers_when_a_person_decides_first(
    description: dict[str, Any],
) -> None:
    """An emergency goes to a person at once; what to bring is asked where it decides something."""
    offer = office.read(description).offer(frozenset({"de"}))
    assert "emergency" not in offer.bring
    assert {"dropoff", "eat-pickup"} <= offer.bring


def test_nobody_is_asked_for_when_there_is_no_advice(description: dict[str, Any]) -> None:
    """Without a walk-in advice service there is no key "I do not know"."""
    left = [service for service in description["services"] if service["key"] != "advice"]
    assert office.read(description | {"services": left}).offer(frozenset({"de"})).not_sure == ""


@pytest.mark.parametrize("seconds", [1, 600])
def test_the_number_stays_for_the_sites_time_when_the_site_names_one(
    description: dict[str, Any], seconds: int
) -> None:
    """The seconds of the site become the machine's."""
    rules = description["rules"] | {"kiosk_ticket_seconds": seconds}
    offer = office.read(description | {"rules": rules}).offer(frozenset({"de"}))
    assert offer.ticket_ms == seconds * 1000


def test_a_newer_server_is_understood_when_it_says_more(description: dict[str, Any]) -> None:
    """Fields that this kiosk does not know are left alone."""
    assert office.read(description | {"weather": "rain"}).site.key == "maschstrasse"


@pytest.mark.parametrize(
    "change", [{"timezone": "Mars/Olympus"}, {"areas": None}, {"services": [{}]}, {"languages": 7}]
)
def test_a_description_is_refused_when_it_is_none(
    description: dict[str, Any], change: dict[str, object]
) -> None:
    """What is not a description raises, and the old one stays."""
    with pytest.raises(office.BadDescription):
        office.read(description | change)


def test_an_office_is_word_for_word_the_same_when_it_is_remembered(
    description: dict[str, Any], tmp_path: Path
) -> None:
    """What was kept on the disk is the office that was learnt, and no half file is left beside."""
    file = tmp_path / "site.json"
    learnt = office.read(description)
    kept.write(learnt.description, file)
    assert office.remembered(file) == learnt
    assert [each.name for each in tmp_path.iterdir()] == ["site.json"]


@pytest.mark.parametrize("content", [None, "", "{", "[]", "{}", "\ufeff"])
def test_nothing_is_remembered_when_the_file_is_spoilt(tmp_path: Path, content: str | None) -> None:
    """A missing, empty or half file is like no memory at all."""
    file = tmp_path / "site.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert office.remembered(file) is None


def test_a_start_is_told_in_german_when_no_site_is_known() -> None:
    """The first page of a machine that knows nothing yet has words all the same."""
    told = screens.tell(agent.start(None, Moment(0, "id")), None, TEXTS)
    assert (told["screen"], told["resting"], told["site"]) == ("unavailable", True, "")
    assert told["words"]["speak-to-us"]["own"] == "Bitte sprechen Sie uns an."  # type: ignore[index]


def test_a_service_is_told_in_german_when_it_has_no_translation(
    description: dict[str, Any],
) -> None:
    """A text that the site lacks is German, and is marked as German."""
    for service in description["services"]:
        service["short"].pop("ar", None)
    there = office.read(description)
    state = agent.start(there.offer(frozenset({"de", "ar"})), Moment(0, "id"))
    concern = State(Screen.CONCERN, "id", 0, offer=state.offer, language="ar")
    first: Any = screens.tell(concern, there, TEXTS)["answers"]
    assert (first[0]["title"], first[0]["language"]) == ("Karte oder Pass abholen", "de")
    assert first[0]["second"] == "eAT, Reiseausweis"


def test_every_service_is_shown_once_when_pages_are_turned(description: dict[str, Any]) -> None:
    """All pages together show each answer once, and the way out on each of them."""
    there = office.read(description)
    offer: Offer = there.offer(frozenset({"de"}))
    shown: list[str] = []
    for page in range(3):
        state = State(Screen.CONCERN, "id", 0, offer=offer, larger=True, page=page)
        told: Any = screens.tell(state, there, TEXTS)["answers"]
        assert told[-1]["key"] == "?"
        shown += [answer["key"] for answer in told[:-1]]
    assert shown == list(offer.services)
