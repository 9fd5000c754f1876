"""Reception's page and the numbers without paper: told at once, printed elsewhere by one press."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from server.store import Store
from tests.running import Programs, running
from tests.server.counter_page.cable import Cable
from tests.server.reception_page.reception import PATIENCE_MS, Reception, loose, reception_of
from tests.server.test_reception_page_unanswered import issue_unanswered
from tests.sites import site_with_two_kiosks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from server.embedded import EmbeddedStore
    from server.site import Site
    from tests.running import Program
    from tests.server.people import People

WELL: Final = {"version": "0.1.0", "printer": "ready", "page": True}


@pytest.fixture(scope="module")
def server_process(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[Program]:
    """A server of a site with two kiosks."""
    folder = tmp_path_factory.mktemp("two-kiosks")
    file = site_with_two_kiosks(folder / "own")
    text = file.read_text(encoding="utf-8")
    patient = text.replace("delivery_timeout_seconds = 20", "delivery_timeout_seconds = 120")
    file.write_text(patient, encoding="utf-8")  # a number is on its way for as long as a test
    with closing(Store(door_store.url, [site.key])) as store:
        program = Programs(folder, store).server(WARTEMARKE_SITE_FILE=str(file))
        with running(program):
            yield program


@pytest.fixture
def reception(browser: Browser, people: People) -> Iterator[Reception]:
    """The page at its usual size; the second kiosk's printer is well."""
    people.other_kiosk.done("heartbeat", WELL)
    people.kiosk.done("heartbeat", {**WELL, "printer": "no_paper"})
    with reception_of(browser, people) as signed_in:
        yield signed_in


def on_screen(people: People) -> Any:
    """A number whose paper did not come at the first kiosk."""
    ticket = people.issued()
    return people.kiosk.done(f"tickets/{ticket['id']}/paper-failed")["ticket"]


def strip(reception: Reception, number: str, holding: str) -> Locator:
    """What the strip says of a number."""
    line = reception.page.locator(f"[data-paperless={number}][data-holding={holding}]")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    return line


def test_a_number_without_paper_is_told_at_once_and_printed_elsewhere_by_one_press(
    reception: Reception,
) -> None:
    """It stands on the screen of a kiosk; the paper comes at one that works; then it is gone."""
    people = reception.people
    ticket = on_screen(people)
    line = strip(reception, "K101", "on-screen")
    expect(line).to_contain_text(loose("an {Kiosk 1}"))
    expect(line).to_contain_text("auf dem Bildschirm")
    expect(line.locator(".key")).to_contain_text(loose("an {Kiosk 2}"), timeout=PATIENCE_MS)
    line.locator(".key").click()
    expect(line).to_contain_text("bestellt")
    assert reception.commands("reprint") == 1
    row = people.reception.get(f"tickets/{ticket['id']}").json
    assert (row["state"], row["copy_at"]) == ("issued", "kiosk-2")
    people.other_kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})
    expect(line).to_have_count(0)
    reception.look_after("K101")


def test_a_number_stays_in_sight_when_it_was_noted_until_reception_has_looked_after_it(
    reception: Reception,
) -> None:
    """Who has no paper is seen as long as nobody gave any; one word at the desk ends it."""
    people = reception.people
    ticket = on_screen(people)
    strip(reception, "K101", "on-screen")
    people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "screen"})
    line = strip(reception, "K101", "noted")
    line.locator("button.number").click()
    reception.on("ticket", "[data-ticket=K101]")
    reception.key("deliver-paper").click()
    expect(line).to_have_count(0)


@pytest.mark.parametrize("width", [1366, 480])
def test_no_barrier_is_found_when_many_have_no_paper(
    browser: Browser, people: People, width: int
) -> None:
    """Three are named and the others counted; axe finds nothing, nothing is wider than the page."""
    for _ in range(5):
        on_screen(people)
    with reception_of(browser, people, width=width) as reception:
        expect(reception.page.locator("[data-paperless]")).to_have_count(3)
        expect(reception.page.locator(".paperless")).to_contain_text(loose("und {2} mehr"))
        found = Axe().run(reception.page)
        assert found.violations_count == 0, found.generate_report()
        assert reception.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_same_person_has_one_number_when_another_printer_is_chosen(
    browser: Browser, people: People
) -> None:
    """No answer and no paper came; it is asked for at the other kiosk and is the same number."""
    with (
        Cable(people.program.port) as cable,
        reception_of(browser, people, url=cable.url) as reception,
    ):
        issue_unanswered(reception, cable)
        reception.field("printer").select_option("kiosk-2")
        reception.key("issue").click()
        reception.on("ticket", "[data-ticket=K101]")
        reception.says("Ihr erster Zettel ist noch unterwegs")
        assert people.reception.get("tickets?number=K102").status == 404
