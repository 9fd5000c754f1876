"""A ticket in each state of its life, as somebody brings it to the reception's page."""

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.server.people import People
from tests.server.reception_page.reception import Reception, loose, reception_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MINUTE_MS: Final = 60_000


@pytest.fixture
def reception(browser: "Browser", people: People) -> Iterator[Reception]:
    """The page at its usual size."""
    with reception_of(browser, people) as signed_in:
        yield signed_in


def step(people: People, ticket: Any, verb: str, **body: object) -> Any:
    """Counter 7 does this with the ticket: its row."""
    return people.counter.done(f"tickets/{ticket['id']}/{verb}", body)["ticket"]


def serving(people: People) -> Any:
    """A ticket that counter 7 is talking to."""
    return step(people, people.called(), "start")


def parked(people: People) -> Any:
    """One that counter 7 has sent away for a photo."""
    return step(people, serving(people), "park", reason="photo")


def missed(people: People) -> Any:
    """One that counter 7 has called in vain."""
    return step(people, people.called(), "no-show")


def finished(people: People) -> Any:
    """One whose visit is over."""
    return step(people, serving(people), "finish", outcome="done")


def cancelled(people: People) -> Any:
    """One that was given back a while ago, by somebody else."""
    ticket = people.waiting()
    return people.supervisor.done(f"tickets/{ticket['id']}/cancel", {"reason": "left"})["ticket"]


STATES: Final[dict[str, tuple[Callable[[People], Any], str, set[str]]]] = {
    "issued": (
        People.issued,
        "Bei {Kiosk 1}",
        {"deliver-paper", "deliver-screen", "amend", "cancel"},
    ),
    "waiting": (
        People.waiting,
        "Wartebereich K",
        {"call", "amend", "reprint", "transfer", "forward", "cancel"},
    ),
    "called": (People.called, "Bitte zu Schalter {7}, Raum", {"amend"}),
    "serving": (serving, "Schalter {7}, Raum", {"amend"}),
    "parked": (parked, "Foto machen", {"resume", "amend", "transfer", "forward", "cancel"}),
    "missed": (missed, "niemand kam", {"readmit", "call", "amend", "cancel"}),
    "finished": (finished, "Besuch ist zu Ende", {"again"}),
    "cancelled": (cancelled, "nicht mehr", {"again"}),
}
"""How a ticket comes into the state, what is said of where its owner is, what can be done."""


@pytest.mark.parametrize("state", STATES)
def test_where_somebody_is_and_what_helps_is_told_when_their_number_is_looked_up(
    reception: Reception, state: str
) -> None:
    """In each state of its life; axe finds no barrier in either language."""
    make, where, possible = STATES[state]
    make(reception.people)
    shown = reception.look_after("K101", state)
    expect(shown.locator("[data-where]")).to_contain_text(loose(where))
    keys = shown.locator(".actions .key:not([aria-disabled])")
    expect(keys).to_have_count(len(possible))
    assert {key.get_attribute("data-key") for key in keys.all()} == possible
    for _ in ("de", "en"):
        found = Axe().run(reception.page)
        assert found.violations_count == 0, found.generate_report()
        reception.page.locator(".bar [data-key=language]").click()


# ----------------------------------------------------------------------- back after a moment


def test_whoever_is_back_goes_straight_to_the_counter_when_it_is_free(
    reception: Reception,
) -> None:
    """One key calls to the counter from before, and the page says where; it may be taken back."""
    parked(reception.people)
    reception.look_after("K101", "parked")
    reception.key("resume").click()
    reception.key("resume-call").click()
    shown = reception.on("ticket", "[data-state=called]")
    expect(shown.locator("[data-where]")).to_contain_text(loose("Bitte zu Schalter {7}"))
    reception.says("gerufen")
    reception.key("undo").click()
    reception.on("ticket", "[data-state=parked]")


@pytest.mark.parametrize(
    ("hindrance", "sentence"),
    [
        ("counters/7/pause", "Der Schalter von vorher macht Pause."),
        ("counters/7/close", "Der Schalter von vorher ist nicht offen."),
        ("counters/7/call-next", "Am Schalter von vorher ist schon jemand."),
    ],
)
def test_whoever_is_back_waits_again_when_the_counter_cannot_call(
    reception: Reception, hindrance: str, sentence: str
) -> None:
    """The page says why, of this very counter, and the other key stays there for it."""
    parked(reception.people)
    reception.people.waiting()
    reception.people.counter.done(hindrance)
    reception.look_after("K101", "parked")
    reception.key("resume").click()
    reception.key("resume-call").click()
    reception.says(sentence)
    reception.key("resume-queue").click()
    reception.on("ticket", "[data-state=waiting]")


def test_a_reason_is_picked_when_whoever_is_back_passes_somebody_by_too_much(
    reception: Reception,
) -> None:
    """Whom is named; the call is made with the picked reason."""
    people = reception.people
    slot_ms = time.time_ns() // 1_000_000 + 50 * MINUTE_MS
    booked = {"code": "AB12CD", "service": "renew", "language": "ar", "slot_ms": slot_ms}
    people.reception.done("PUT appointments/a-1", booked)
    ticket = people.kiosk.done("check-in", {"code": "AB12CD"})["ticket"]
    people.kiosk.done(f"tickets/{ticket['id']}/deliver", {"how": "paper"})
    people.open()
    people.counter.done("counters/7/call-next")
    for verb, body in (("start", {}), ("park", {"reason": "photo"})):
        step(people, ticket, verb, **body)
    people.waiting()
    expect(reception.page.locator("[data-next=K102]")).to_be_visible()
    reception.look_after("K101", "parked")
    reception.key("resume").click()
    reception.key("resume-call").click()
    expect(reception.page.locator("[data-passed=K102]")).to_contain_text("Warum geht")
    reception.page.locator("[data-key^=reason-]").first.click()
    reception.on("ticket", "[data-ticket=K101][data-state=called]")


def test_a_panel_closes_when_what_it_is_for_cannot_be_done_any_more(
    reception: Reception,
) -> None:
    """Somebody at a counter was quicker: no key is left that would be refused."""
    people = reception.people
    people.waiting()
    people.open()
    reception.look_after("K101")
    reception.key("cancel").click()
    expect(reception.page.locator("[data-panel=cancel]")).to_be_visible()
    people.call()
    reception.on("ticket", "[data-state=called]")
    expect(reception.page.locator("[data-panel]")).to_have_count(0)


# --------------------------------------------------------------------------------- missed


def test_what_becomes_of_the_place_is_told_before_when_somebody_comes_late(
    reception: Reception,
) -> None:
    """Over one missed call place and time are kept, over a second one they are not."""
    people = reception.people
    ticket = missed(people)
    reception.look_after("K101", "missed")
    expect(reception.key("readmit")).to_contain_text("Platz und Zeit bleiben")
    reception.key("readmit").click()
    reception.on("ticket", "[data-state=waiting]")
    people.call()
    step(people, ticket, "no-show")
    reception.on("ticket", "[data-state=missed]")
    expect(reception.key("readmit")).to_contain_text("zählt ab jetzt")


# -------------------------------------------------------------------------- to one counter


def test_a_number_is_given_only_to_a_counter_where_somebody_is(reception: Reception) -> None:
    """Closed counters cannot be chosen; where none is open, a sentence says so."""
    people = reception.people
    people.waiting()
    reception.look_after("K101")
    for name in ("forward", "call"):
        reception.key(name).click()
        expect(reception.page.locator("[data-closed]")).to_have_text(
            "Gerade ist kein Schalter offen."
        )
        reception.key("back").click()
    people.open()
    people.counter.done("counters/7/pause")
    reception.key("forward").click()
    choices = reception.field("counter").locator("option:not([disabled])")
    expect(choices).to_have_text(["Bitte wählen", loose("Schalter {7} · 1. Stock · macht Pause")])
    reception.field("counter").select_option("7")
    reception.field("note").fill("Kennt den Fall")
    reception.key("send").click()
    shown = reception.on("ticket", "[data-state=waiting]")
    expect(shown.locator("[data-note]")).to_have_text("Kennt den Fall")
    expect(shown.locator(".chips")).to_contain_text("für Schalter")


# ----------------------------------------------------------------------------------- over


def test_a_new_number_has_the_same_details_when_the_old_one_is_over(
    reception: Reception,
) -> None:
    """Whoever was sent home by mistake need not say everything again."""
    people = reception.people
    ticket = people.waiting("travel", language="ti", needs=["help"], persons=3)
    people.supervisor.done(f"tickets/{ticket['id']}/cancel", {"reason": "left"})
    reception.look_after("K101", "cancelled")
    reception.key("again").click()
    reception.on("issue", "[data-step=finish]")
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K102]")
    row = people.reception.get("tickets?number=K102").json
    assert (row["service"], row["language"], row["needs"], row["persons"]) == (
        "travel", "ti", ["help"], 3,
    )  # fmt: skip


@pytest.mark.parametrize(("begin", "is_there"), [(serving, True), (finished, False)])
def test_nobody_is_said_to_be_in_the_house_when_their_visit_is_over(
    reception: Reception, people: People, begin: Callable[[People], Any], *, is_there: bool
) -> None:
    """How long somebody has been there is told while they are there."""
    ticket = begin(people)
    card = reception.look_after(ticket["number"], ticket["state"]).locator(".ticket-card")
    expect(card.locator("[data-why]")).to_be_visible()
    assert ("Im Haus seit" in card.inner_text()) == is_there


def test_what_stands_in_a_field_is_typed_over_when_the_search_is_begun_anew(
    reception: Reception,
) -> None:
    """The second number is looked for, not both in one."""
    for number in ("K998", "K999"):
        reception.press("F8")
        reception.page.keyboard.type(number)
        reception.press("Enter")
        expect(reception.page.locator("[data-unknown]")).to_contain_text(
            loose(f"{{{number}}}: Diese Nummer")
        )
