"""The reception's page in a real browser, on a real server: each way from its key to its end."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from server.registry import Station
from tests.server.people import People
from tests.server.reception_page.reception import GAP, Reception, reception_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MINUTE_MS = 60_000


@pytest.fixture
def reception(browser: "Browser", people: People) -> Iterator[Reception]:
    """The page at its usual size."""
    with reception_of(browser, people) as signed_in:
        yield signed_in


def row_of(people: People, number: str) -> Any:
    """What the office knows of this number."""
    return people.reception.get(f"tickets?number={number}").json


# --------------------------------------------------------------------------------- the way in


def test_the_page_is_not_given_when_somebody_has_no_session_of_it(people: People) -> None:
    """Without a session 401; with the session of a counter the same."""
    assert people.stranger.send("GET", "/reception/").status == 401
    assert people.at(Station.at("7")).send("GET", "/reception/").status == 401


def test_the_focus_is_in_the_field_that_is_always_there_when_the_page_is_loaded(
    reception: Reception,
) -> None:
    """Whoever comes with a number or a scanner needs no key before."""
    expect(reception.field("search")).to_be_focused()


# ------------------------------------------------------------------------------ issue a number


def test_a_number_is_issued_by_keyboard_alone_when_somebody_needs_one(
    reception: Reception,
) -> None:
    """F2, a language and a concern by their first letters, Enter: the number stands there."""
    reception.press("F2")
    reception.on("issue", "[data-step=language]")
    expect(reception.field("find-language")).to_be_focused()
    reception.write("ukr")
    reception.press("Enter")
    expect(reception.field("find-concern")).to_be_focused()
    reception.write("fikt")
    reception.press("Enter")
    expect(reception.key("issue")).to_be_focused()
    reception.field("help").check()
    reception.page.get_by_label("Eine Person mehr").click()
    reception.key("issue").focus()
    reception.press("Enter")
    reception.on("ticket", "[data-ticket=K101][data-state=issued]")
    expect(reception.page.locator("[data-paper=coming]")).to_contain_text("Kiosk 1")
    row = row_of(reception.people, "K101")
    assert (row["language"], row["service"], row["kiosk"]) == ("uk", "fiktion", "kiosk-1")
    assert (row["needs"], row["persons"], row["ordered"]) == (["help"], 2, True)
    reception.people.kiosk.done(f"tickets/{row['id']}/deliver", {"how": "paper"})
    expect(reception.page.locator("[data-paper=came]")).to_be_visible()
    assert reception.commands("tickets") == 1


def test_the_same_wish_is_another_number_when_the_next_person_has_it(
    reception: Reception,
) -> None:
    """Two people with the same concern get two numbers."""
    for number in ("K101", "K102"):
        reception.press("F2")
        reception.page.locator("[data-language=de]").click()
        reception.page.locator("[data-concern=renew]").click()
        reception.key("issue").click()
        reception.on("ticket", f"[data-ticket={number}]")


def test_a_visit_has_several_concerns_when_they_are_added(reception: Reception) -> None:
    """A further concern is chosen from the same list, and may come in any order."""
    reception.page.locator("[data-language=de]").click()
    reception.page.locator("[data-concern=renew]").click()
    reception.key("further").click()
    reception.on("issue", "[data-step=further]")
    expect(reception.page.locator("[data-concern=renew]")).to_have_count(0)
    reception.page.locator("[data-concern=travel]").click()
    reception.field("any-order").check()
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K101]")
    row = row_of(reception.people, "K101")
    assert (row["services"], row["order"]) == (["renew", "travel"], "any")


def test_a_number_that_reached_nobody_is_offered_anew_when_its_paper_did_not_come(
    reception: Reception,
) -> None:
    """The kiosk takes it back; one key begins again with the same details."""
    reception.page.locator("[data-language=tr]").click()
    reception.page.locator("[data-concern=renew]").click()
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K101]")
    ticket = row_of(reception.people, "K101")["id"]
    reception.people.kiosk.done(f"tickets/{ticket}/cancel", {"reason": "no_paper"})
    expect(reception.page.locator("[data-paper=failed]")).to_contain_text("kam kein Zettel")
    reception.key("again").click()
    reception.on("issue", "[data-step=finish]")
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K102]")
    assert row_of(reception.people, "K102")["language"] == "tr"


def test_a_number_counts_without_paper_when_the_person_has_noted_it(reception: Reception) -> None:
    """One key says so: it waits from now on."""
    reception.page.locator("[data-language=de]").click()
    reception.page.locator("[data-concern=renew]").click()
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K101][data-state=issued]")
    reception.key("deliver-screen").click()
    reception.on("ticket", "[data-state=waiting]")
    expect(reception.page.locator("[data-paper=noted]")).to_be_visible()


def test_what_is_stopped_says_so_and_is_issued_anyway_when_somebody_wants_that(
    reception: Reception,
) -> None:
    """The reason stands on the concern's key and beside the last key, which says *anyway*."""
    reception.people.supervisor.done(
        "numbers/stop", {"service": "renew", "reason": {"de": "Wasserschaden"}}
    )
    reception.page.locator("[data-language=de]").click()
    concern = reception.page.locator("[data-concern=renew]")
    expect(concern).to_have_attribute("data-blocked", "stopped")
    expect(concern).to_contain_text("Wasserschaden")
    concern.click()
    expect(reception.page.locator("[data-obstacle=stopped]")).to_contain_text("Wasserschaden")
    expect(reception.key("issue")).to_contain_text("Trotzdem ausgeben")
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K101]")


# -------------------------------------------------------------------------------- appointments


def appointment(people: People, *, minutes: int, **more: object) -> None:
    """An appointment in so many minutes, with the code AB12CD."""
    slot_ms = time.time_ns() // 1_000_000 + minutes * MINUTE_MS
    body = {"code": "AB12CD", "service": "renew", "language": "ar", "slot_ms": slot_ms, **more}
    people.reception.done("PUT appointments/a-1", body)


def test_an_appointment_is_checked_in_when_its_code_is_scanned(reception: Reception) -> None:
    """A scanner types into the field that has the focus, with signs of its own, and Enter."""
    appointment(reception.people, minutes=5)
    reception.write("*ab12 cd*")
    reception.press("Enter")
    reception.on("ticket", "[data-ticket=K101][data-state=issued]")
    assert row_of(reception.people, "K101")["language"] == "ar"


@pytest.mark.parametrize(
    ("told", "refused", "sentence"),
    [
        ({}, "unknown_appointment", "gibt es hier nicht"),
        ({"minutes": 5, "cancelled": True}, "appointment_cancelled", "ist abgesagt"),
        ({"minutes": 3 * 24 * 60}, "other_day", "an einem anderen Tag"),
    ],
)
def test_a_refused_appointment_says_what_helps_when_it_cannot_be_checked_in(
    reception: Reception, told: dict[str, Any], refused: str, sentence: str
) -> None:
    """One sentence what it is, one what to do, and a key that does it."""
    if told:
        appointment(reception.people, **told)
    reception.press("F4")
    expect(reception.field("code")).to_be_focused()
    reception.write("AB12CD")
    reception.press("Enter")
    shown = reception.page.locator(f"[data-refused={refused}]")
    expect(shown).to_contain_text(sentence)
    reception.key("walk-in").click()
    reception.on("issue", "[data-step=language]")


def test_the_number_is_shown_when_an_appointment_is_checked_in_already(
    reception: Reception,
) -> None:
    """Who has lost the paper is found by the code."""
    appointment(reception.people, minutes=5)
    reception.people.kiosk.done("check-in", {"code": "AB12CD"})
    reception.field("search").fill("AB12CD")
    reception.field("search").press("Enter")
    expect(reception.page.locator("[data-refused=already_checked_in]")).to_contain_text("101")
    reception.key("show").click()
    reception.on("ticket", "[data-ticket=K101]")


@pytest.mark.parametrize(("length", "alert"), [(32, 0), (33, 1), (80, 1)])
def test_a_code_is_told_too_long_when_no_code_is_so_long(
    reception: Reception, length: int, alert: int
) -> None:
    """A scanner may have read another sign: a sentence says so, and nothing is sent."""
    reception.press("F4")
    expect(reception.field("code")).to_be_focused()
    reception.write("A" * length)
    told = reception.page.locator("[role=alert] [data-too-long]")
    expect(told).to_have_count(alert)
    if alert:
        expect(told).to_contain_text("zu lang")
        expect(reception.key("check-in")).to_contain_text("Der Code ist zu lang.")
        reception.press("Enter")
        assert reception.commands("check-in") == 0
        reception.field("code").fill("")
        expect(told).to_have_count(0)
        reception.field("search").fill("A" * length)
        reception.field("search").press("Enter")
        expect(reception.page.locator("[data-unknown]")).to_contain_text("zu lang")


# ------------------------------------------------------------------------------- one number


@pytest.mark.parametrize("way", ["F8", "F4", ""])
def test_a_number_is_found_when_the_code_on_its_slip_is_scanned(
    reception: Reception, way: str
) -> None:
    """Wherever the focus is; the slip's secret is in no address, no body and no field."""
    ticket, secret = reception.people.issued(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    asked: list[str] = []
    reception.page.on("request", lambda sent: asked.append(f"{sent.url} {sent.post_data}"))
    if way:
        reception.press(way)
        reception.on({"F8": "find", "F4": "check-in"}[way])
    reception.write(f"{ticket['id']}-{secret}")
    reception.press("Enter")
    reception.on("ticket", "[data-ticket=K101]")
    assert asked
    assert not [each for each in asked if secret in each]
    assert reception.commands("check-in") == 0
    assert secret not in reception.page.content()


def test_a_sentence_says_so_when_the_slip_is_of_another_day(reception: Reception) -> None:
    """Its id is no appointment's code, and no page shows what nobody can read."""
    reception.write("0271100999-ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    reception.press("Enter")
    told = reception.page.locator("[data-unknown]")
    expect(told).to_contain_text("Die Nummer auf diesem Zettel gibt es heute nicht.")
    expect(told).not_to_contain_text("0271100999")
    expect(reception.key("as-code")).to_have_count(0)


@pytest.mark.parametrize("typed", ["k101", "K 101", "ك", "K ١٠١"])
def test_a_number_is_found_when_it_is_typed_in_any_way(reception: Reception, typed: str) -> None:
    """Where the person must go, how many are before, and why, in words."""
    reception.people.waiting(language="ti")
    reception.field("search").fill(typed)
    reception.field("search").press("Enter")
    if typed == "ك":
        expect(reception.page.locator("[data-unknown]")).to_be_visible()
        return
    shown = reception.on("ticket", "[data-ticket=K101]")
    expect(shown.locator("[data-state-words]")).to_have_text("wartet")
    expect(shown.locator("[data-where]")).to_contain_text("1. Stock")
    expect(shown.locator("[data-why]")).to_contain_text("kein Schalter offen")


def test_a_number_that_nobody_has_says_so_when_it_is_looked_for(reception: Reception) -> None:
    """It may be an appointment's code: one key tries that."""
    reception.field("search").fill("K999")
    reception.field("search").press("Enter")
    expect(reception.page.locator("[data-unknown]")).to_contain_text("K999")
    reception.key("as-code").click()
    expect(reception.page.locator("[data-refused=unknown_appointment]")).to_be_visible()


def test_what_was_said_is_set_right_and_taken_back_when_it_was_wrong(
    reception: Reception,
) -> None:
    """Number and counted time stay; Alt+Z takes the own step back."""
    before = reception.people.waiting()
    reception.look_after("K101")
    reception.key("amend").click()
    reception.field("language").select_option("uk")
    reception.field("concern").select_option("travel")
    reception.key("save").click()
    reception.says(f"Die Angaben zu {{K{GAP}101}} sind geändert.")
    row = row_of(reception.people, "K101")
    assert (row["language"], row["service"]) == ("uk", "travel")
    assert row["counted_ms"] == before["counted_ms"]
    reception.press("Alt+z")
    reception.says("Rückgängig gemacht")
    assert row_of(reception.people, "K101")["service"] == "renew"
    expect(reception.key("undo")).to_have_count(0)


def test_a_concern_is_added_and_dropped_when_the_visit_changes(reception: Reception) -> None:
    """Each is one step of its own."""
    reception.people.waiting()
    reception.look_after("K101")
    reception.key("amend").click()
    reception.field("add").select_option("travel")
    expect(reception.page.locator(".ticket-concern")).to_contain_text("Reiseausweis")
    reception.key("amend").click()
    reception.page.locator(".panel .chip button").first.click()
    expect(reception.page.locator(".ticket-concern strong")).to_contain_text("Reiseausweis")
    assert row_of(reception.people, "K101")["services"] == ["travel"]


def test_a_number_is_called_to_a_counter_when_the_reception_chooses_one(
    reception: Reception,
) -> None:
    """Closed counters say so; the row says where the person must go."""
    reception.people.waiting()
    reception.people.open()
    reception.look_after("K101")
    reception.key("call").click()
    expect(reception.page.locator("[data-closed]")).to_contain_text("5, 6, 8")
    reception.key("counter-7").click()
    shown = reception.on("ticket", "[data-state=called]")
    expect(shown.locator("[data-where]")).to_contain_text("Bitte zu Schalter")
    reception.says("gerufen")


@pytest.mark.parametrize("reason", ["left", "mistake"])
def test_a_number_is_taken_back_when_a_reason_is_chosen(reception: Reception, reason: str) -> None:
    """It is not called any more; the own step may be taken back."""
    reception.people.waiting()
    reception.look_after("K101")
    reception.key("cancel").click()
    reception.key(f"cancel-{reason}").click()
    reception.on("ticket", "[data-state=cancelled]")
    reception.key("undo").click()
    reception.on("ticket", "[data-state=waiting]")


def test_a_missed_visitor_waits_again_when_they_come_to_the_reception(
    reception: Reception,
) -> None:
    """Missed numbers stand at a glance; one key lets them wait again."""
    ticket = reception.people.called()
    reception.people.counter.done(f"tickets/{ticket['id']}/no-show")
    reception.page.locator("[data-attention-of=missed] [data-number=K101]").click()
    reception.on("ticket", "[data-state=missed]")
    reception.key("readmit").click()
    reception.on("ticket", "[data-state=waiting]")


def test_a_parked_visitor_waits_for_the_counter_when_they_are_back(reception: Reception) -> None:
    """They wait for the counter from before."""
    ticket = reception.people.called()["id"]
    reception.people.counter.done(f"tickets/{ticket}/start")
    reception.people.counter.done(f"tickets/{ticket}/park", {"reason": "photo"})
    reception.look_after("K101", "parked")
    reception.key("resume").click()
    reception.key("resume-queue").click()
    shown = reception.on("ticket", "[data-state=waiting]")
    expect(shown).to_contain_text("für Schalter")


def test_a_number_is_sent_on_with_a_note_when_it_belongs_elsewhere(reception: Reception) -> None:
    """Number and time stay; the note stands there for whoever asks."""
    reception.people.waiting()
    reception.people.open()
    reception.look_after("K101")
    reception.key("transfer").click()
    reception.field("to").select_option("service/first")
    reception.field("note").fill("Bringt die Kopie nach")
    reception.key("send").click()
    expect(reception.page.locator("[data-note]")).to_have_text("Bringt die Kopie nach")
    assert row_of(reception.people, "K101")["service"] == "first"
    reception.key("forward").click()
    reception.field("counter").select_option("7")
    reception.key("send").click()
    expect(reception.page.locator(".ticket-card")).to_contain_text("für Schalter")


def test_another_paper_is_ordered_when_somebody_has_lost_it(reception: Reception) -> None:
    """The number stays the same; the chosen kiosk is asked for one paper."""
    reception.people.waiting()
    reception.look_after("K101")
    reception.key("reprint").click()
    reception.key("print").click()
    reception.says("kommt noch einmal")
    row = row_of(reception.people, "K101")
    assert (row["number"], row["copy_at"]) == ("K101", "kiosk-1")
