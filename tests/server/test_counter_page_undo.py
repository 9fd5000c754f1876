"""The caseworker's page after a wrong press, in a pause, and with somebody who is held for it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.server.counter_page.desk import NEXT, Desk, desk_of
from tests.server.people import People

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GAP = "\u202f"


@pytest.fixture
def desk(browser: "Browser", people: People) -> Iterator[Desk]:
    """The page of counter 7, open, with two people waiting."""
    people.waiting()
    people.waiting()
    people.open()
    with desk_of(browser, people) as signed_in:
        signed_in.is_free()
        yield signed_in


def test_a_visit_goes_on_when_a_wrong_press_on_finished_is_taken_back(desk: Desk) -> None:
    """Z brings the conversation back and says so; it is offered once, and nothing is lost."""
    expect(desk.key("undo")).to_have_count(0)
    for key, state in (("n", "called"), ("Enter", "serving")):
        desk.press(key)
        desk.shows(ticket="K101", state=state)
    desk.press("f")
    desk.is_free()
    expect(desk.key("undo")).to_contain_text("Abschließen rückgängig")
    desk.press("z")
    desk.shows(ticket="K101", state="serving")
    desk.says(f"Rückgängig gemacht: {{K{GAP}101}} steht wieder wie vorher.")
    expect(desk.key("undo")).to_have_count(0)
    assert desk.commands("undo") == 1
    desk.press("f")
    desk.is_free()


@pytest.mark.parametrize(
    ("presses", "offers", "after"),
    [
        (["n"], "Aufruf rückgängig", "[data-waiting=K101]"),
        (["n", "Enter"], "Beginn rückgängig", "[data-ticket=K101][data-state=called]"),
        (["n", "x"], "„Nicht da“ rückgängig", "[data-ticket=K101][data-state=called]"),
        (["n", "b"], "Zurückstellen rückgängig", "[data-ticket=K101][data-state=called]"),
    ],
)
def test_the_last_step_is_offered_in_words_when_it_can_be_taken_back(
    desk: Desk, presses: list[str], offers: str, after: str
) -> None:
    """Each step says what would be taken back, and the ticket is as it was before."""
    verbs = {"n": "start", "Enter": "finish", "x": "call-next", "b": "call-next"}
    for key in presses:
        desk.press(key)
        expect(desk.page.locator(NEXT)).to_have_attribute("data-key", verbs[key])
    expect(desk.key("undo")).to_contain_text(offers)
    desk.press("z")
    expect(desk.page.locator(after)).to_be_visible()


def test_nothing_is_offered_when_somebody_else_has_taken_the_ticket_on(desk: Desk) -> None:
    """What another page of this counter does is not ours to take back."""
    desk.press("n")
    desk.shows(ticket="K101")
    expect(desk.key("undo")).to_have_count(1)
    ticket = desk.people.counter.get("state").json["counter"]["ticket"]
    desk.people.counter.done(f"tickets/{ticket}/start")
    desk.shows(ticket="K101", state="serving")
    expect(desk.key("undo")).to_have_count(0)


@pytest.mark.parametrize("size", [(1366, 768), (480, 768)])
def test_no_key_moves_when_an_undo_is_offered(desk: Desk, size: tuple[int, int]) -> None:
    """The large key and those beside it stay where they are, and nothing covers them."""
    desk.page.set_viewport_size({"width": size[0], "height": size[1]})
    keys = desk.page.locator(".keys .key")
    desk.page.evaluate("document.fonts.ready.then(() => null)")
    before = [keys.nth(place).bounding_box() for place in range(keys.count())]
    desk.press("n")
    desk.shows(ticket="K101")
    desk.press("b")
    desk.is_free()
    undo = desk.key("undo")
    expect(undo).to_be_in_viewport()
    assert [keys.nth(place).bounding_box() for place in range(keys.count())] == before
    undo.click()
    desk.shows(ticket="K101")


def test_the_counter_is_opened_again_when_it_had_a_break(desk: Desk) -> None:
    """A break is said calmly, and the large key ends it."""
    desk.people.counter.done("counters/7/pause")
    expect(desk.page.locator("[data-counter-state=paused]")).to_contain_text("macht Pause")
    expect(desk.page.locator("[data-pill=paused]")).to_be_visible()
    expect(desk.page.locator(NEXT)).to_have_attribute("data-key", "open")
    desk.press("o")
    desk.is_free()


def test_somebody_who_is_held_here_is_marked_when_they_wait_among_the_others(desk: Desk) -> None:
    """Whoever was forwarded to this counter stands in rank order, and is called by the next key."""
    reception = desk.people.reception
    ticket = desk.people.waiting("dropoff")
    reception.done(f"tickets/{ticket['id']}/forward", {"counter": "7"})
    row = desk.page.locator(f"[data-waiting={ticket['number']}]")
    expect(row.locator("[data-mark=yours]")).to_have_text("für Sie")
    desk.people.other_counter.done("counters/2/open")
    reception.done(f"tickets/{ticket['id']}/forward", {"counter": "2"})
    expect(row).to_have_count(0)
