"""The sheets about the ticket at the counter, in a real browser: each way that a visit can take."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.registry import Station
from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GAP = "\u202f"
TWO = pytest.mark.parametrize("language", ["de", "en"])


@pytest.fixture
def language() -> str:
    """The page's language, unless a test tries both."""
    return "de"


@pytest.fixture
def desk(browser: "Browser", people: People, language: str) -> Iterator[Desk]:
    """Counter 7 in conversation with K101, who has come for two concerns."""
    people.waiting("renew", language="uk", further=["travel"])
    people.open()
    with desk_of(browser, people, language=language) as signed_in:
        signed_in.is_free()
        for key, state in (("n", "called"), ("Enter", "serving")):
            signed_in.press(key)
            signed_in.shows(ticket="K101", state=state)
        yield signed_in


# ---------------------------------------------------------------------------------- to interrupt


@TWO
def test_a_visit_pauses_for_a_reason_of_the_site_and_its_visitor_is_called_when_back(
    desk: Desk, language: str
) -> None:
    """P and a digit park; 4 and a digit call again. The counter is free meanwhile."""
    texts = {"de": ("Kopien machen", "Unterbrochen"), "en": ("Making copies", "Interrupted")}
    expect(desk.opens("p", "interrupt")).to_contain_text(texts[language][0])
    desk.press("1")
    desk.has_no_sheet()
    desk.is_free()
    assert desk.bodies[-1] == ("park", {"reason": "copy-shop"})
    expect(desk.page.locator("[data-parked]")).to_contain_text(texts[language][1])
    desk.opens("4", "back")
    desk.press("1")
    desk.shows(ticket="K101")
    assert desk.bodies[-1] == ("resume", {"to": "call"})


def test_somebody_who_is_back_waits_for_the_counter_when_it_is_busy(desk: Desk) -> None:
    """To call is not available, says why, and the queue is."""
    desk.opens("p", "interrupt")
    desk.press("2")
    desk.is_free()
    desk.people.waiting("fiktion")
    expect(desk.page.locator("[data-waiting=K102]")).to_be_visible()
    desk.press("n")
    desk.shows(ticket="K102")
    sheet = desk.opens("4", "back")
    expect(sheet.locator("[data-choice=back-call] .key")).to_contain_text("nach „Fertig“")
    desk.press("1")
    expect(sheet.locator("[data-sheet-news]")).to_contain_text("nach „Fertig“")
    desk.press("2")
    desk.has_no_sheet()
    expect(desk.page.locator("[data-waiting=K101] [data-mark=yours]")).to_be_visible()


# ------------------------------------------------------------------------------------ to hand on


@TWO
def test_a_ticket_goes_to_another_concern_with_a_note_and_is_taken_back(
    desk: Desk, language: str
) -> None:
    """Who gets it reads the note; one key brings the visit back."""
    label = {"de": "Notiz für den nächsten Schalter", "en": "Note for the next counter"}[language]
    sheet = desk.opens("w", "hand-on")
    sheet.get_by_label(label).fill("Passfoto fehlt")
    sheet.locator("[data-tick=come-back]").check()
    desk.choose("first")
    desk.is_free()
    body = {"service": "first", "note": "Passfoto fehlt", "come_back": True}
    assert desk.bodies[-1] == ("transfer", body)
    row = desk.people.reception.get(f"tickets/{desk.row('K101')['id']}").json
    assert (row["state"], row["service"], row["note"]) == ("waiting", "first", "Passfoto fehlt")
    expect(desk.key("undo")).to_have_count(1)
    desk.press("z")
    desk.shows(ticket="K101", state="serving")


def test_digits_are_written_when_the_note_has_the_focus(desk: Desk) -> None:
    """Whoever writes a note with a number in it hands nothing on."""
    sheet = desk.opens("w", "hand-on")
    sheet.locator("[data-note]").click()
    desk.page.keyboard.type("2 Fotos, aaw")
    expect(sheet.locator("[data-note]")).to_have_value("2 Fotos, aaw")
    expect(sheet).to_contain_text("Noch \u2068128\u2069 Zeichen")
    assert desk.commands("transfer") == 0


@pytest.mark.parametrize(
    ("tab", "choice", "verb", "held"),
    [
        ("area", "F", "transfer", "area/F"),
        ("counter", "2", "transfer", "counter/2"),
        ("person", "2", "forward", "caseworker/"),
    ],
)
def test_a_ticket_goes_to_an_area_a_counter_or_a_person(
    desk: Desk, tab: str, choice: str, verb: str, held: str
) -> None:
    """Each way by keys alone; only who is there is offered."""
    sheet = desk.opens("w", "hand-on")
    sheet.locator("[data-tab=counter]").click()
    expect(sheet).to_contain_text("Gerade ist kein anderer Schalter besetzt.")
    desk.people.other_counter.done("counters/2/open")
    sheet.locator("[data-tab=service]").click()
    for _ in range(("service", "area", "counter", "person").index(tab)):
        desk.press("ArrowRight")
    expect(sheet.locator(f"[data-tab={tab}]")).to_be_focused()
    expect(sheet.locator(f"[data-choice='{choice}']")).to_be_visible()
    desk.press("1")
    desk.is_free()
    assert desk.bodies[-1][0] == verb
    assert desk.row("K101")["held_for"].startswith(held)


def test_nobody_is_offered_when_a_counter_has_closed(desk: Desk) -> None:
    """The list follows the office while it is open."""
    desk.people.other_counter.done("counters/2/open")
    sheet = desk.opens("w", "hand-on")
    sheet.locator("[data-tab=person]").click()
    expect(sheet.locator("[data-choice='2']")).to_contain_text("Wer an Schalter \u20682\u2069")
    desk.people.other_counter.done("counters/2/close")
    expect(sheet).to_contain_text("Gerade ist niemand an einem anderen Schalter.")


# ------------------------------------------------------------------------------------- to change


def test_what_a_ticket_says_is_put_right_by_the_counter_that_serves_it(desk: Desk) -> None:
    """A concern more, one less, another language, more people: the sheet stays open."""
    sheet = desk.opens("a", "concerns")
    desk.choose("settle")
    expect(sheet).to_contain_text("Niederlassungserlaubnis, Daueraufenthalt-EU\u2069.")
    for tab, choice in (
        ("drop", "travel"),
        ("language", "ar"),
        ("persons", "persons3"),
        ("cases", "cases2"),
    ):
        sheet.locator(f"[data-tab={tab}]").click()
        desk.choose(choice)
        expect(sheet.locator(f"[data-choice='{choice}']")).to_have_count(0)
    row = desk.row("K101")
    assert (row["services"], row["language"]) == (["renew", "settle"], "ar")
    assert (row["persons"], row["cases"]) == (3, 2)
    desk.press("Escape")
    card = desk.page.locator("[data-ticket]")
    for words in ("العربية", "Danach noch", "Niederlassungserlaubnis"):
        expect(card).to_contain_text(words)
    expect(desk.key("undo")).to_contain_text("Änderung rückgängig")


@TWO
def test_one_concern_takes_the_place_of_the_only_one(desk: Desk, language: str) -> None:
    """With several, the page says how; with one it is one press, and the last one never goes."""
    texts = {"de": "Ein Anliegen muss bleiben.", "en": "One concern must stay."}
    sheet = desk.opens("a", "concerns")
    sheet.locator("[data-tab=change]").click()
    expect(sheet.locator(".choices li")).to_have_count(0)
    sheet.locator("[data-tab=drop]").click()
    desk.choose("travel")
    expect(sheet).to_contain_text(texts[language])
    sheet.locator("[data-tab=change]").click()
    desk.choose("fiktion")
    expect(desk.page.locator("[data-ticket] h2")).to_contain_text("Fiktionsbescheinigung")
    assert desk.row("K101")["services"] == ["fiktion"]


# ---------------------------------------------------------------------------------------- to end


@TWO
def test_a_concern_ends_and_the_next_one_goes_on_here(desk: Desk, language: str) -> None:
    """The card has all concerns; the large key says what follows, and so does the foot."""
    texts = {
        "de": ("Danach noch: \u2068Reiseausweis", "Weiter mit"),
        "en": ("After that: \u2068Travel document", "Go on with"),
    }
    expect(desk.page.locator("[data-further]")).to_contain_text("Reiseausweis")
    expect(desk.page.locator(NEXT)).to_contain_text(texts[language][0])
    desk.press("f")
    desk.says(texts[language][1])
    desk.shows(ticket="K101", state="serving")
    expect(desk.page.locator("[data-ticket] h2")).to_contain_text("Reiseausweis")
    expect(desk.page.locator("[data-further]")).to_have_count(0)
    desk.press("f")
    desk.is_free()


def test_a_visit_ends_otherwise_and_the_next_concern_waits(desk: Desk) -> None:
    """D has the site's outcomes; without the tick the next concern waits like everybody's."""
    sheet = desk.opens("d", "end-otherwise")
    sheet.locator("[data-tick=stay]").uncheck()
    desk.press("2")
    desk.is_free()
    assert desk.bodies[-1] == ("finish", {"outcome": "papers-missing", "stay": False})
    desk.says("Die Nummer wartet auf das nächste.")
    assert desk.row("K101")["state"] == "waiting"


# -------------------------------------------------------------------------------------- to judge


@contextmanager
def counter_two(browser: "Browser", people: People, language: str) -> Iterator[Desk]:
    """The page of counter 2, which judges, open; two people say that it is an emergency."""
    people.waiting("emergency")
    people.waiting("emergency")
    with browser.new_context() as context:
        context.add_init_script(f"localStorage.setItem('wartemarke-language', '{language}')")
        desk = Desk(context.new_page(), people, people.url)
        desk.page.goto(people.let_in(context, Station.at("2"), url=people.url))
        expect(desk.page.locator("[data-pill=closed]")).to_be_visible()
        desk.press("o")
        desk.is_free()
        desk.press("n")
        desk.shows(ticket="F101")
        yield desk
        assert desk.broken == []


@TWO
def test_an_emergency_is_confirmed_by_whoever_sees_the_visitor(
    browser: "Browser", people: People, language: str
) -> None:
    """T and 1: it goes first with its time, and is not asked about again."""
    texts = {"de": ("Bitte einschätzen", "ein Notfall?"), "en": ("Please assess", "an emergency?")}
    with counter_two(browser, people, language) as desk:
        expect(desk.key("judge")).to_contain_text(texts[language][0])
        expect(desk.opens("t", "judge")).to_contain_text(texts[language][1])
        found = Axe().run(desk.page)
        assert found.violations_count == 0, found.generate_report()
        desk.press("1")
        desk.is_free()
        assert desk.bodies[-1] == ("transfer", {"confirmed": True})
        assert "emergency" in desk.row("F101")["needs"]
        desk.press("n")
        desk.shows(ticket="F101")
        expect(desk.key("judge")).to_have_count(0)


def test_what_is_no_emergency_goes_to_its_concern(browser: "Browser", people: People) -> None:
    """T and the concern: it waits there like everybody, with its time."""
    with counter_two(browser, people, "de") as desk:
        desk.opens("t", "judge")
        desk.choose("dropoff")
        desk.is_free()
        assert desk.bodies[-1] == ("transfer", {"confirmed": False, "service": "dropoff"})
        row = desk.row("F101")
        assert (row["service"], row["state"], "triage" in row) == ("dropoff", "waiting", False)


# ------------------------------------------------------------------------- notes, and how it feels


def test_a_note_is_read_by_whoever_has_the_ticket_next(desk: Desk) -> None:
    """No event carries a note: the page asks for it."""
    desk.press("f")
    desk.says("Weiter mit")
    desk.press("f")
    desk.is_free()
    ticket = desk.people.waiting("dropoff")
    desk.people.reception.done(
        f"tickets/{ticket['id']}/transfer", {"service": "fiktion", "note": "Bitte <b>Foto</b>"}
    )
    expect(desk.page.locator(NEXT)).to_contain_text("Fiktionsbescheinigung")
    desk.press("n")
    desk.shows(ticket=ticket["number"])
    expect(desk.page.locator("[data-note-shown]")).to_contain_text("Bitte <b>Foto</b>")


def test_the_focus_comes_back_when_a_sheet_is_closed(desk: Desk) -> None:
    """The title has it while the sheet is open; afterwards the key that opened it."""
    opener = desk.key("hand-on")
    opener.focus()
    desk.press("Enter")
    sheet = desk.sheet("hand-on")
    expect(sheet.get_by_role("heading", level=2)).to_be_focused()
    expect(sheet).to_have_accessible_name(f"Wohin geben Sie \u2068K{GAP}101\u2069?")
    desk.press("Escape")
    desk.has_no_sheet()
    expect(opener).to_be_focused()


def test_a_sheet_is_gone_when_what_it_was_opened_for_is(desk: Desk) -> None:
    """Another page of this counter has finished the visit: nothing of it can be pressed."""
    desk.opens("w", "hand-on")
    ticket = desk.row("K101")["id"]
    for _ in range(2):
        desk.people.counter.done(f"tickets/{ticket}/finish", {"outcome": "done"})
    desk.has_no_sheet()
    expect(desk.page.locator(NEXT)).to_be_focused()
    assert desk.sent == [path for path in desk.sent if "transfer" not in path]


def test_a_refusal_is_said_in_the_sheet_when_the_page_could_not_know(desk: Desk) -> None:
    """The counter has closed in this very moment: a sentence, and the sheet stays."""
    desk.people.other_counter.done("counters/2/open")
    sheet = desk.opens("w", "hand-on")
    sheet.locator("[data-tab=counter]").click()
    expect(sheet.locator("[data-choice='2']")).to_be_visible()
    desk.page.route(
        "**/transfer",
        lambda route: (desk.people.other_counter.done("counters/2/close"), route.continue_()),
    )
    with desk.page.expect_request("**/transfer"):
        desk.press("1")
    expect(sheet.locator("[data-sheet-news]")).to_contain_text(
        "An diesem Schalter ist gerade niemand."
    )


@TWO
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (480, 768), (683, 384)])
def test_axe_finds_nothing_when_a_sheet_is_open(
    desk: Desk, language: str, size: tuple[int, int]
) -> None:
    """Every sheet at every size, the last one as at 200 % zoom; nothing is cut."""
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    names = {"p": "interrupt", "w": "hand-on", "a": "concerns", "d": "end-otherwise"}
    for key, name in {**names, "s": "choose", "m": "more"}.items():
        sheet = desk.opens(key, name)
        found = Axe().run(desk.page)
        assert found.violations_count == 0, (language, name, found.generate_report())
        assert sheet.evaluate("(node) => node.scrollWidth <= node.clientWidth"), name
        desk.press("Escape")
        desk.has_no_sheet()
