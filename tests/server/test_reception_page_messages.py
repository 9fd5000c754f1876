"""Messages at the reception's page, in a real browser: put up, read first, not forgotten, ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.catalogues import ROOT, Catalogues, sentences
from tests.server.reception_page.reception import PATIENCE_MS, Reception, reception_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator

    from tests.server.people import People

BOARD: Final = Catalogues(ROOT / "display" / "locales")
PAGE: Final = Catalogues(ROOT / "server" / "web" / "staff" / "messages")


WHAT_IT_IS: Final = "document.activeElement.outerHTML"
IS_SEEN: Final = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return document.activeElement === document.body || document.activeElement.contains(seen);
}"""


@pytest.fixture
def reception(browser: Browser, people: People) -> Iterator[Reception]:
    """The page at its usual size."""
    with reception_of(browser, people) as signed_in:
        yield signed_in


def standing(people: People) -> list[Any]:
    """What stands on the boards, as the office knows it."""
    messages: list[Any] = people.reception.get("state").json["messages"]
    return messages


def strip(reception: Reception, kind: str) -> Locator:
    """The line of the strip above everything that says what stands."""
    return reception.page.locator(f".standing [data-message][data-kind={kind}]")


def begin(reception: Reception, kind: str) -> None:
    """Begin a message of this kind."""
    reception.press("F10")
    reception.on("messages", "[data-step=kinds]")
    reception.key(f"kind-{kind}").click()
    reception.on("messages", f"[data-step={kind}]")


# ------------------------------------------------------------------------------------ put up


def test_a_message_is_put_up_by_keyboard_alone_when_the_lift_stands(reception: Reception) -> None:
    """F10, the kind, a sentence, Enter: it stands for half an hour, and is told at the foot."""
    begin(reception, "urgent")
    expect(reception.field("text-de")).to_be_focused()
    reception.write("Der Aufzug steht.")
    reception.press("Enter")
    reception.says("Die Mitteilung steht auf den Tafeln.")
    (row,) = standing(reception.people)
    assert (row["kind"], row["text"], row["areas"]) == ("urgent", {"de": "Der Aufzug steht."}, [])
    assert row["until_ms"] - row["since_ms"] == 30 * 60_000
    line = reception.page.locator("[data-task=messages] [data-message]")
    expect(line).to_contain_text("Der Aufzug steht.")
    expect(line).to_contain_text("ganzes Haus")


def test_four_languages_and_some_areas_are_sent_when_they_are_chosen(reception: Reception) -> None:
    """German, English and two more, in the areas that were marked, until somebody takes it back."""
    begin(reception, "news")
    reception.field("text-de").fill("Kurse beginnen im Januar.")
    reception.field("text-en").fill("Courses begin in January.")
    for language, text in (("uk", "Курси починаються в січні."), ("ar", "تبدأ الدورات في يناير.")):
        reception.field("language").select_option(language)
        reception.field(f"text-{language}").fill(text)
    expect(reception.field("language")).to_have_count(0)
    expect(reception.field("text-ar")).to_have_attribute("dir", "rtl")
    for key in ("area-K", "area-W", "area-W", "for-open"):
        reception.page.locator(f"[data-key={key}]").click()
    expect(reception.page.locator("[data-key=area-K]")).to_have_attribute("aria-pressed", "true")
    expect(reception.page.locator("[data-preview]")).to_contain_text("Українська, العربية")
    reception.key("show-message").click()
    reception.says("Die Mitteilung steht auf den Tafeln.")
    (row,) = standing(reception.people)
    assert set(row["text"]) == {"de", "en", "uk", "ar"}
    assert (row["areas"], "until_ms" in row) == (["K"], False)


def test_nothing_is_sent_when_the_german_sentence_is_missing(reception: Reception) -> None:
    """The key says what is missing, and does nothing."""
    begin(reception, "urgent")
    reception.field("text-en").fill("The lift is out of order.")
    key = reception.key("show-message")
    expect(key).to_have_attribute("aria-disabled", "true")
    expect(key).to_contain_text("auf Deutsch")
    reception.field("text-en").press("Enter")
    assert reception.commands("messages") == 0


def test_it_is_read_before_it_is_sent_when_somebody_writes(reception: Reception) -> None:
    """What stands on the board stands on the page first, in the board's own words."""
    begin(reception, "urgent")
    reception.field("text-de").fill("Der Aufzug steht.")
    preview = reception.page.locator("[data-preview=urgent]")
    expect(preview).to_contain_text("Der Aufzug steht.")
    reception.key("other-kind").click()
    reception.key("kind-break").click()
    preview = reception.page.locator("[data-preview=break]")
    expect(preview).to_contain_text("Wir machen kurz Pause.")
    expect(preview).to_contain_text(re.compile(r"Um \W*\d\d:\d\d\W*Uhr geht es weiter\."))
    expect(preview).to_contain_text("We are taking a short break.")
    reception.page.locator("[data-key=for-open]").click()
    expect(preview).to_contain_text("Es geht gleich weiter.")
    expect(preview).not_to_contain_text("wechselt die Sprache")
    reception.field("text-en").fill("A drill.")
    expect(preview).to_contain_text(re.compile("wechselt die Sprache: .?Deutsch, English"))


def test_its_end_is_the_chosen_one_when_an_urgent_message_is_read_before(
    reception: Reception,
) -> None:
    """Until its time, or until somebody takes it back."""
    begin(reception, "urgent")
    preview = reception.page.locator("[data-preview=urgent]")
    expect(preview).to_contain_text(re.compile(r"Das Band steht bis \W*\d\d:\d\d"))
    reception.page.locator("[data-key=for-open]").click()
    expect(preview).to_contain_text("bis jemand es zurücknimmt.")
    expect(preview).not_to_contain_text(re.compile(r"\d\d:\d\d|Zeit"))


def test_it_is_said_how_much_room_is_left_when_a_sentence_is_long(reception: Reception) -> None:
    """From 30 characters left on; what is pasted beyond the end does not vanish without a word."""
    begin(reception, "urgent")
    field, task = reception.field("text-de"), reception.page.locator("[data-task=messages]")
    field.fill("a" * 129)
    expect(task).not_to_contain_text("Noch Platz")
    field.fill("a" * 130)
    expect(field).to_have_accessible_description(re.compile(r"Noch Platz für \W*30\W* Zeichen\."))
    reception.press("End")
    reception.page.keyboard.insert_text("b" * 40)
    expect(field).to_have_value("a" * 130 + "b" * 30)
    full = reception.page.locator("[role=status][data-full=de]")
    expect(full).to_have_text(re.compile(r"Das Feld ist voll: \W*160\W* Zeichen\."))
    expect(task).not_to_contain_text("Noch Platz")
    reception.press("Backspace")
    expect(full).to_be_empty()
    expect(task).to_contain_text(re.compile(r"Noch Platz für \W*1\W* Zeichen"))


@pytest.mark.parametrize("kind", ["urgent", "break"])
def test_the_key_that_sends_is_in_sight_when_a_message_is_written(
    browser: Browser, people: People, kind: str
) -> None:
    """At once, and it hides no field that the keyboard comes to."""
    with reception_of(browser, people, width=1280, height=900) as reception:
        begin(reception, kind)
        key = reception.key("show-message")
        expect(key).to_be_in_viewport(ratio=1)
        for _ in range(14):
            reception.press("Tab")
            assert reception.page.evaluate(IS_SEEN), reception.page.evaluate(WHAT_IT_IS)
            expect(key).to_be_in_viewport(ratio=1)


def test_the_boards_are_quoted_right_when_the_page_shows_how_it_reads() -> None:
    """Each word of the small board is the large one's, in both languages."""
    for language in ("de", "en"):
        quoted = {
            key.removeprefix("board-"): sentences(text)
            for key, text in PAGE.messages(language).items()
            if key.startswith("board-")
        }
        assert len(quoted) == 9
        boards = BOARD.messages(language)
        assert quoted == {key: sentences(boards[key]) for key in quoted}


# ------------------------------------------------------------------------- what stands, in short


def test_each_kind_is_said_once_when_several_stand(reception: Reception) -> None:
    """With its areas, where it does not stand in the whole house."""
    for kind, areas in (("closed", []), ("break", ["K"]), ("break", ["F"])):
        reception.people.supervisor.done("messages", {"kind": kind, "areas": areas})
    said = reception.page.locator(".standing [role=status]")
    expect(said).to_have_text("Jetzt auf den Tafeln: Geschlossen, Kurze Pause (F, K)")


# --------------------------------------------------------------------------------- evacuation


def test_an_evacuation_is_asked_once_when_it_is_put_up_and_when_it_ends(
    reception: Reception,
) -> None:
    """The page says what the boards will say, and that nobody is called out by it."""
    begin(reception, "evacuation")
    expect(reception.page.locator(".message-head h3")).to_be_focused()
    reception.key("show-message").press("Enter")
    sure = reception.page.locator("[data-sure]")
    expect(sure).to_contain_text("Alle Tafeln zeigen")
    expect(sure).to_contain_text("Alarm geben Sie wie im Haus vereinbart")
    expect(sure).to_be_focused()
    reception.press("Enter")
    assert reception.commands("messages") == 0
    reception.press("Tab", "Enter")
    reception.says("Die Mitteilung steht auf den Tafeln.")
    assert [row["kind"] for row in standing(reception.people)] == ["evacuation"]
    expect(reception.key("undo")).to_have_count(0)
    reception.press("F2")
    line = strip(reception, "evacuation")
    line.locator("[data-key=withdraw]").click()
    expect(line.locator("[data-withdraw-sure]")).to_contain_text("wieder ins Haus")
    assert standing(reception.people)
    line.locator("[data-key=withdraw-yes]").click()
    expect(line).to_have_count(0)
    assert standing(reception.people) == []


# ------------------------------------------------------------------- not forgotten, taken back


@pytest.mark.parametrize("kind", ["closed", "break", "quiet", "evacuation"])
def test_nobody_forgets_it_when_boards_say_something_else_than_calls(
    reception: Reception, kind: str
) -> None:
    """A strip says so above everything, whoever put it up, until it is over."""
    shown = reception.people.supervisor.done("messages", {"kind": kind})["message"]
    line = strip(reception, kind)
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    expect(line).to_contain_text("ganzes Haus")
    reception.people.supervisor.done(f"messages/{shown['id']}/withdraw")
    expect(line).to_have_count(0)


def test_no_strip_is_there_when_calls_go_on_as_ever(reception: Reception) -> None:
    """A band or a line is not what somebody must remember; it stands in its sheet."""
    for kind in ("urgent", "news"):
        reception.people.supervisor.done("messages", {"kind": kind, "text": {"de": "Guten Tag."}})
    reception.press("F10")
    expect(reception.page.locator("[data-task=messages] [data-message]")).to_have_count(2)
    reception.press("F2")
    expect(reception.page.locator(".standing [data-message]")).to_have_count(0)


def test_a_message_that_was_withdrawn_by_mistake_stands_again_by_one_key(
    reception: Reception,
) -> None:
    """Alt+Z puts back what was ended, and takes back what was put up."""
    reception.people.supervisor.done("messages", {"kind": "quiet", "areas": ["K"]})
    strip(reception, "quiet").locator("[data-key=withdraw]").click()
    reception.says("Die Mitteilung ist zurückgenommen.")
    expect(strip(reception, "quiet")).to_have_count(0)
    reception.press("Alt+z")
    expect(strip(reception, "quiet")).to_be_visible()
    reception.says("Die Mitteilung steht auf den Tafeln.")
    (row,) = standing(reception.people)
    assert (row["kind"], row["areas"]) == ("quiet", ["K"])
    reception.press("Alt+z")
    expect(strip(reception, "quiet")).to_have_count(0)
    assert standing(reception.people) == []


def test_the_page_says_so_when_somebody_else_was_faster(reception: Reception) -> None:
    """A message that another desk has withdrawn meanwhile is no error of this one."""
    shown = reception.people.supervisor.done("messages", {"kind": "break"})["message"]
    line = strip(reception, "break")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    reception.page.route("**/withdraw", lambda route: _faster(reception, route, shown["id"]))
    line.locator("[data-key=withdraw]").click()
    reception.says("Diese Mitteilung steht nicht mehr.")


def _faster(reception: Reception, route: Any, message: str) -> None:
    reception.people.supervisor.done(f"messages/{message}/withdraw")
    route.continue_()


# --------------------------------------------------------------------------------- the look


def kinds(reception: Reception) -> None:
    """Something stands of each kind, and what can be put up is chosen from."""
    boards = reception.people.supervisor
    for kind in ("urgent", "news"):
        boards.done("messages", {"kind": kind, "text": {"de": "Der Aufzug steht bis 11 Uhr."}})
    for kind in ("closed", "break", "quiet", "evacuation"):
        boards.done("messages", {"kind": kind, "areas": ["F", "K"], "minutes": 30})
    reception.press("F10")
    expect(reception.page.locator("[data-message]")).to_have_count(6)


def above(reception: Reception) -> None:
    """What stands, above another task, one of it asked about."""
    kinds(reception)
    reception.press("F2")
    strip(reception, "evacuation").locator("[data-key=withdraw]").click()


def written(reception: Reception) -> None:
    """An urgent message in three languages."""
    begin(reception, "urgent")
    reception.field("text-de").fill("Der Aufzug steht bis 11 Uhr. Bitte nehmen Sie die Treppe.")
    reception.field("text-en").fill("The lift is out of order until 11. Please take the stairs.")
    reception.field("language").select_option("ar")
    reception.field("text-ar").fill("المصعد معطل حتى الساعة 11.")
    reception.page.locator("[data-key=area-K]").click()


def asked(reception: Reception) -> None:
    """The question before an evacuation."""
    begin(reception, "evacuation")
    reception.key("show-message").click()
    expect(reception.page.locator("[data-sure]")).to_be_visible()


def of(kind: str) -> Callable[[Reception], None]:
    """The form of a kind."""
    return lambda reception: begin(reception, kind)


STATES: Final[dict[str, Callable[[Reception], None]]] = {
    "kinds": kinds,
    "above": above,
    "urgent": written,
    "news": of("news"),
    "break": of("break"),
    "closed": of("closed"),
    "quiet": of("quiet"),
    "evacuation": asked,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(1366, 768), (480, 800), (683, 384)])
def test_no_barrier_is_found_when_messages_are_looked_at(
    browser: Browser, people: People, state: str, size: tuple[int, int]
) -> None:
    """Axe finds nothing in either language, nothing is wider than the page, also at 200 %."""
    with reception_of(browser, people, width=size[0], height=size[1]) as reception:
        STATES[state](reception)
        for _ in ("de", "en"):
            found = Axe().run(reception.page)
            assert found.violations_count == 0, found.generate_report()
            assert reception.page.evaluate("document.documentElement.scrollWidth") <= size[0]
            reception.page.locator(".bar [data-key=language]").click()


def test_the_last_key_is_reached_when_the_page_is_zoomed(browser: Browser, people: People) -> None:
    """At 200 % the whole form can be scrolled to, and what stands leaves it room."""
    with reception_of(browser, people, width=480, height=320) as reception:
        written(reception)
        reception.key("show-message").scroll_into_view_if_needed()
        expect(reception.key("show-message")).to_be_in_viewport()
        reception.key("show-message").click()
        reception.says("Die Mitteilung steht auf den Tafeln.")
        expect(reception.page.locator("[data-message]")).to_contain_text("nur in")
