"""The sheet for messages at the supervisor's page, in a real browser: put up, seen, withdrawn.

The sheet is the reception's; what it does in each kind is tried at that page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.server.counter_page.cable import Cable
from tests.server.supervisor_page.supervisor import PATIENCE_MS, Supervisor, supervisor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from tests.server.people import People

IS_SEEN: Final = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return document.activeElement === document.body || document.activeElement.contains(seen);
}"""
WHAT_IT_IS: Final = "document.activeElement.outerHTML"


@pytest.fixture
def supervisor(browser: Browser, people: People) -> Iterator[Supervisor]:
    """The page at its usual size."""
    with supervisor_of(browser, people) as signed_in:
        yield signed_in


# ------------------------------------------------------------------------------------ put up


def test_a_message_is_put_up_seen_and_withdrawn_by_keyboard_alone(supervisor: Supervisor) -> None:
    """F10, the kind, a sentence, Enter: it stands there, beside the devices too, until its key."""
    supervisor.press("F10")
    sheet = supervisor.task()
    expect(sheet).to_contain_text("Gerade steht keine Mitteilung auf den Tafeln.")
    expect(sheet.locator("h2")).to_be_focused()
    supervisor.key("kind-urgent").press("Enter")
    expect(supervisor.field("text-de")).to_be_focused()
    supervisor.page.keyboard.type("Der Aufzug steht.")
    expect(supervisor.page.locator("[data-preview=urgent]")).to_contain_text("Der Aufzug steht.")
    supervisor.press("Enter")
    supervisor.says("Die Mitteilung steht auf den Tafeln.")
    (row,) = supervisor.standing()
    assert (row["kind"], row["text"], row["areas"]) == ("urgent", {"de": "Der Aufzug steht."}, [])
    assert row["until_ms"] - row["since_ms"] == 30 * 60_000
    expect(supervisor.task().locator("h2")).to_be_focused()
    expect(supervisor.line("urgent")).to_contain_text("ganzes Haus")
    supervisor.press("Escape")
    expect(supervisor.page.locator("[data-go=devices]")).to_be_focused()
    beside = supervisor.page.locator(".desk-messages [data-message][data-kind=urgent]")
    expect(beside).to_contain_text("Der Aufzug steht.")
    beside.locator("[data-key=withdraw]").press("Enter")
    expect(beside).to_have_count(0)
    assert supervisor.standing() == []


def test_where_and_how_long_are_chosen_when_a_break_is_put_up(supervisor: Supervisor) -> None:
    """Some areas, an own sentence in two languages, for an hour: by the mouse."""
    supervisor.page.locator("[data-go=messages]").click()
    supervisor.key("kind-break").click()
    supervisor.field("text-de").fill("Wir üben.")
    supervisor.field("language").select_option("uk")
    supervisor.field("text-uk").fill("Навчання.")
    for key in ("area-K", "area-W", "for-60"):
        supervisor.page.locator(f"[data-key={key}]").click()
    expect(supervisor.key("show-message")).to_contain_text(re.compile(r"nur in \W*K, W"))
    supervisor.key("show-message").click()
    supervisor.says("Die Mitteilung steht auf den Tafeln.")
    (row,) = supervisor.standing()
    assert (row["kind"], row["areas"]) == ("break", ["K", "W"])
    assert row["text"] == {"de": "Wir üben.", "uk": "Навчання."}
    assert row["until_ms"] - row["since_ms"] == 60 * 60_000


def test_until_closing_is_offered_when_the_office_is_open(supervisor: Supervisor) -> None:
    """The page asks the server for the hours as the reception's does."""
    with supervisor.page.expect_response("**/offer") as asked:
        supervisor.press("F10")
    assert asked.value.ok
    closing = supervisor.page.locator("[data-key=for-closing]")
    supervisor.key("kind-urgent").click()
    expect(closing).to_be_visible()  # the page has read the answer
    supervisor.key("other-kind").click()
    supervisor.key("kind-news").click()
    expect(closing).to_have_attribute("aria-pressed", "true")


def test_nothing_is_sent_when_the_german_sentence_is_missing(supervisor: Supervisor) -> None:
    """The key says what is missing, and does nothing."""
    supervisor.begin("news")
    supervisor.field("text-en").fill("The lift is out of order.")
    expect(supervisor.key("show-message")).to_have_attribute("aria-disabled", "true")
    expect(supervisor.key("show-message")).to_contain_text("auf Deutsch")
    supervisor.field("text-en").press("Enter")
    assert supervisor.commands("messages") == 0


def test_an_evacuation_is_asked_once_when_it_is_put_up_and_when_it_ends(
    supervisor: Supervisor,
) -> None:
    """Two presses of Enter put up none, nothing takes it back by a slip, and its end is asked."""
    supervisor.begin("evacuation")
    supervisor.key("show-message").press("Enter")
    sure = supervisor.page.locator("[data-sure]")
    expect(sure).to_contain_text("Alarm geben Sie wie im Haus vereinbart")
    expect(sure).to_be_focused()
    supervisor.press("Enter")
    assert supervisor.commands("messages") == 0
    supervisor.press("Tab", "Enter")
    supervisor.says("Die Mitteilung steht auf den Tafeln.")
    expect(supervisor.key("undo")).to_have_count(0)
    supervisor.press("Alt+z")
    assert [row["kind"] for row in supervisor.standing()] == ["evacuation"]
    line = supervisor.line("evacuation")
    line.locator("[data-key=withdraw]").click()
    expect(line.locator("[data-withdraw-sure]")).to_contain_text("wieder ins Haus")
    assert supervisor.standing()
    line.locator("[data-key=withdraw-yes]").click()
    expect(line).to_have_count(0)
    assert supervisor.standing() == []


def test_the_own_step_is_undone_by_one_key_when_it_was_a_slip(supervisor: Supervisor) -> None:
    """Alt+Z takes back what was put up, and puts back what was withdrawn, also at the devices."""
    supervisor.begin("quiet")
    supervisor.key("show-message").press("Enter")
    expect(supervisor.key("undo")).to_contain_text("Rückgängig")
    supervisor.press("Alt+z")
    supervisor.says("Die Mitteilung ist zurückgenommen.")
    assert supervisor.standing() == []
    supervisor.press("Escape")
    expect(supervisor.page.locator(".desk-messages")).to_contain_text("keine Mitteilung")
    supervisor.press("Alt+z")
    expect(supervisor.line("quiet")).to_be_visible()
    assert [row["kind"] for row in supervisor.standing()] == ["quiet"]


# ------------------------------------------------------------------------ what does not work


def test_it_is_said_when_a_message_was_refused(supervisor: Supervisor) -> None:
    """Twenty stand already: why, and the sentence that was written stays."""
    for _ in range(20):
        supervisor.people.supervisor.done("messages", {"kind": "news", "text": {"de": "Ja."}})
    supervisor.begin("urgent")
    supervisor.field("text-de").fill("Der Aufzug steht.")
    supervisor.key("show-message").click()
    supervisor.says("Es stehen schon 20 Mitteilungen.")
    expect(supervisor.field("text-de")).to_have_value("Der Aufzug steht.")
    supervisor.press("Escape", "Escape")
    expect(supervisor.page.locator(".foot")).not_to_contain_text("20 Mitteilungen")


def test_a_message_is_one_when_its_answer_was_lost(supervisor: Supervisor) -> None:
    """Without an answer the sentence stays there; the same key again is the same command."""
    ids: list[str] = []
    supervisor.page.on(
        "request",
        lambda each: (
            ids.append(each.headers.get("idempotency-key", ""))
            if each.url.endswith("/messages")
            else None
        ),
    )
    supervisor.page.route("**/messages", lambda route: route.abort())
    supervisor.begin("break")
    supervisor.key("show-message").click()
    supervisor.says("Keine Antwort vom Server.")
    supervisor.page.unroute("**/messages")
    supervisor.key("show-message").click()
    supervisor.says("Die Mitteilung steht auf den Tafeln.")
    assert len(set(ids)) == 1
    assert len(supervisor.standing()) == 1


def test_nothing_is_sent_when_the_network_is_gone(browser: Browser, people: People) -> None:
    """A sentence says so, and what was written goes out once it is back."""
    with (
        Cable(people.program.port) as cable,
        supervisor_of(browser, people, url=cable.url) as supervisor,
    ):
        supervisor.begin("closed")
        supervisor.field("text-de").fill("Wir üben.")
        cable.cut()
        expect(supervisor.page.locator(".foot [data-news][data-tone=care]")).to_contain_text(
            "Keine Verbindung", timeout=PATIENCE_MS
        )
        supervisor.key("show-message").click()
        supervisor.says("Nicht gesendet: keine Verbindung.")
        cable.mend()
        expect(supervisor.page.locator(".foot [data-news][data-tone=good]")).to_be_visible(
            timeout=PATIENCE_MS
        )
        supervisor.key("show-message").click()
        supervisor.says("Die Mitteilung steht auf den Tafeln.")
        assert [row["text"] for row in supervisor.standing()] == [{"de": "Wir üben."}]


def test_the_keys_belong_to_a_question_when_one_is_over_the_page(supervisor: Supervisor) -> None:
    """F10 leads nowhere while a device is paired, and Escape ends that alone."""
    supervisor.page.locator("[data-key=pair]").click()
    dialog = supervisor.page.locator("[data-dialog=pair]")
    expect(dialog).to_be_visible()
    supervisor.press("F10")
    expect(supervisor.page.locator("main")).to_have_attribute("data-part", "devices")
    supervisor.press("Escape")
    expect(dialog).to_be_hidden()
    supervisor.press("F10")
    supervisor.task()


def test_help_is_called_for_in_sight_when_a_message_is_written(supervisor: Supervisor) -> None:
    """An alarm stands in the bar of both parts of the page, and is ended there."""
    supervisor.begin("urgent")
    supervisor.people.counter.done("counters/7/alarm")
    alarm = supervisor.page.locator("[data-alarm='7']")
    expect(alarm).to_be_visible(timeout=PATIENCE_MS)
    alarm.get_by_role("button").click()
    expect(alarm).to_have_count(0)
    supervisor.task("urgent")


# --------------------------------------------------------------------------------- the look


def kinds(supervisor: Supervisor) -> None:
    """Something stands of each kind, and what can be put up is chosen from."""
    boards: Any = supervisor.people.supervisor
    for kind in ("urgent", "news"):
        boards.done("messages", {"kind": kind, "text": {"de": "Der Aufzug steht bis 11 Uhr."}})
    for kind in ("closed", "break", "quiet", "evacuation"):
        boards.done("messages", {"kind": kind, "areas": ["F", "K"], "minutes": 30})
    supervisor.press("F10")
    expect(supervisor.page.locator("[data-message]")).to_have_count(6, timeout=PATIENCE_MS)


def empty(supervisor: Supervisor) -> None:
    """Nothing stands."""
    supervisor.press("F10")
    supervisor.task()


def written(supervisor: Supervisor) -> None:
    """An urgent message in three languages."""
    supervisor.begin("urgent")
    supervisor.field("text-de").fill("Der Aufzug steht bis 11 Uhr. Bitte nehmen Sie die Treppe.")
    supervisor.field("text-en").fill("The lift is out of order until 11. Please take the stairs.")
    supervisor.field("language").select_option("ar")
    supervisor.field("text-ar").fill("المصعد معطل حتى الساعة 11.")
    supervisor.page.locator("[data-key=area-K]").click()


def asked(supervisor: Supervisor) -> None:
    """The question before an evacuation."""
    supervisor.begin("evacuation")
    supervisor.key("show-message").click()
    expect(supervisor.page.locator("[data-sure]")).to_be_visible()


def withdrawn(supervisor: Supervisor) -> None:
    """One was withdrawn beside the devices a moment ago: it can be undone there."""
    supervisor.people.supervisor.done("messages", {"kind": "break", "areas": ["K"]})
    supervisor.line("break").locator("[data-key=withdraw]").click()
    expect(supervisor.key("undo")).to_be_visible()


STATES: Final[dict[str, Callable[[Supervisor], None]]] = {
    "kinds": kinds,
    "empty": empty,
    "urgent": written,
    "evacuation": asked,
    "withdrawn": withdrawn,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (480, 800), (683, 384)])
def test_no_barrier_is_found_when_messages_are_looked_at(
    browser: Browser, people: People, state: str, size: tuple[int, int]
) -> None:
    """Axe finds nothing in either language, nothing is wider than the page, also at 200 %."""
    with supervisor_of(browser, people, width=size[0], height=size[1]) as supervisor:
        STATES[state](supervisor)
        for _ in ("de", "en"):
            found = Axe().run(supervisor.page)
            assert found.violations_count == 0, found.generate_report()
            assert supervisor.page.evaluate("document.documentElement.scrollWidth") <= size[0]
            supervisor.page.locator(".bar [data-key=language]").click()


@pytest.mark.parametrize("size", [(1366, 768), (1280, 900)])
def test_the_key_that_sends_is_in_sight_when_a_message_is_written(
    browser: Browser, people: People, size: tuple[int, int]
) -> None:
    """At once, and it hides no field that the keyboard comes to."""
    with supervisor_of(browser, people, width=size[0], height=size[1]) as supervisor:
        supervisor.begin("urgent")
        key = supervisor.key("show-message")
        expect(key).to_be_in_viewport(ratio=1)
        for _ in range(14):
            supervisor.press("Tab")
            assert supervisor.page.evaluate(IS_SEEN), supervisor.page.evaluate(WHAT_IT_IS)
            expect(key).to_be_in_viewport(ratio=1)


def test_the_last_key_is_reached_when_the_page_is_zoomed(browser: Browser, people: People) -> None:
    """At 200 % the whole form can be scrolled to, and how it went is read."""
    with supervisor_of(browser, people, width=480, height=320) as supervisor:
        written(supervisor)
        supervisor.key("show-message").scroll_into_view_if_needed()
        expect(supervisor.key("show-message")).to_be_in_viewport()
        supervisor.key("show-message").click()
        supervisor.says("Die Mitteilung steht auf den Tafeln.")
        expect(supervisor.page.locator("[data-message]")).to_contain_text("nur in")
