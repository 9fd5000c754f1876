"""The house at a glance, a lost network, a real kiosk, and how the reception's page looks."""

import re
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.running import Programs, running
from tests.server.counter_page.cable import Cable
from tests.server.people import People
from tests.server.reception_page.reception import Reception, reception_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY_MS: Final = 24 * 3_600_000


@pytest.fixture
def reception(browser: "Browser", people: People) -> Iterator[Reception]:
    """The page at its usual size."""
    with reception_of(browser, people) as signed_in:
        yield signed_in


# --------------------------------------------------------------------------- the house at a glance


def test_the_queues_say_how_many_wait_and_who_is_next_when_people_come(
    reception: Reception,
) -> None:
    """By area and by concern; a number leads to its ticket."""
    reception.people.waiting("renew")
    reception.people.waiting("renew")
    reception.people.waiting("dropoff")
    area = reception.page.locator("[data-area=K].area")
    expect(area.locator("[data-count]")).to_have_text("2")
    expect(area.locator("[data-service=renew] .queue-count")).to_have_text("2")
    expect(area.locator("[data-service=renew] .queue-wait")).to_contain_text(
        re.compile(r"0\W+/\W+30\W+min")
    )
    expect(reception.page.locator("[data-area=F].area [data-count]")).to_have_text("1")
    area.locator("[data-next=K101]").click()
    reception.on("ticket", "[data-ticket=K101]")


BROKEN_WORDS: Final = """() => [...document.querySelectorAll('.queue-name')].flatMap((name) =>
  [...name.firstChild.data.matchAll(/[\\p{L}]+/gu)].filter((word) => {
    const range = document.createRange();
    range.setStart(name.firstChild, word.index);
    range.setEnd(name.firstChild, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(String))"""


@pytest.mark.parametrize("width", [1000, 1280, 1366, 1600, 1920])
def test_no_word_is_broken_when_a_concern_has_a_long_name(
    browser: "Browser", people: People, width: int
) -> None:
    """Also where the browser knows no German syllables, and beside a scroll bar."""
    for service in ("settle", "invite"):
        people.waiting(service)
    with reception_of(browser, people, width=width, height=900) as reception:
        names = reception.page.locator(".queue-name")
        expect(names).to_have_count(2)
        reception.page.evaluate("document.fonts.ready.then(() => null)")
        body = reception.page.locator(".overview-body")
        body.evaluate("body => { body.style.marginInlineEnd = '15px'; }")
        assert reception.page.evaluate(BROKEN_WORDS) == []


def test_a_number_without_paper_stands_out_when_its_paper_is_overdue(
    reception: Reception,
) -> None:
    """A kiosk that says nothing leaves a number that somebody should look after."""
    reception.people.issued()
    number = reception.page.locator("[data-attention-of=undelivered] [data-number=K101]")
    expect(number).to_be_visible(timeout=15_000)
    number.click()
    reception.key("deliver-paper").click()
    reception.on("ticket", "[data-state=waiting]")
    expect(number).to_have_count(0)


def test_a_kiosks_own_number_stands_there_when_it_is_handed_in(reception: Reception) -> None:
    """Live, among those to look after if nobody knows of its paper; one of yesterday nowhere."""
    people, now_ms = reception.people, time.time_ns() // 1_000_000
    people.last_in_touch(now_ms - 3 * DAY_MS)
    given = {"service": "renew", "language": "ti", "how": "unsure"}
    expired = {**given, "id": "9011100801", "number": "K801", "age_ms": 2 * DAY_MS}
    people.kiosk.done("hand-in", expired)
    people.kiosk.done("hand-in", {**given, "id": "9011100802", "number": "K802", "age_ms": 1})
    number = reception.page.locator("[data-attention-of=uncertain] [data-number=K802]")
    expect(number).to_be_visible(timeout=15_000)
    expect(reception.page.locator("[data-area=K].area [data-count]")).to_have_text("1")
    expect(reception.page.locator("[data-number=K801]")).to_have_count(0)
    reception.look_after("K802")


def test_a_counter_is_its_state_and_no_figure_when_it_is_open(reception: Reception) -> None:
    """Open, paused, closed, by number; nothing that counts or measures anybody's work."""
    reception.people.called()
    counters = reception.page.locator(".counters")
    expect(counters.locator("[data-state=open] [data-counter]")).to_have_text("7")
    reception.people.counter.done(
        f"tickets/{reception.people.reception.get('tickets?number=K101').json['id']}/put-back"
    )
    reception.people.counter.done("counters/7/pause")
    expect(counters.locator("[data-state=paused] [data-counter]")).to_have_text("7")
    words = counters.inner_text().split()
    assert set(words) <= {"Schalter", "macht", "Pause", "geschlossen", "7", *_listed()}


def test_why_a_counter_pauses_is_told_when_it_has_said_so(reception: Reception) -> None:
    """In the site's words, beside its number, and no longer than the pause lasts."""
    reception.people.open()
    reception.people.counter.done("counters/7/pause", {"reason": "lunch"})
    paused = reception.page.locator(".counters [data-state=paused]")
    expect(paused).to_have_text("7 · Mittag")
    reception.page.locator("[data-key=language]").click()
    expect(paused).to_have_text("7 · Lunch")
    reception.people.open()
    expect(paused).to_have_count(0)
    expect(reception.page.locator(".counters")).not_to_contain_text("Lunch")


def _listed() -> set[str]:
    numbers = [str(number) for number in range(1, 12) if number != 7]
    return {f"{number}," for number in numbers} | set(numbers)


def test_a_quiet_alarm_is_seen_and_ended_when_a_counter_needs_help(reception: Reception) -> None:
    """Its counter and room stand in the bar and the title; one press says that help is there."""
    reception.people.open()
    reception.people.counter.done("counters/7/alarm")
    alarm = reception.page.locator("[data-alarm='7']")
    expect(alarm).to_contain_text("braucht Hilfe")
    expect(reception.page).to_have_title(re.compile("braucht Hilfe"))
    alarm.get_by_role("button").click()
    expect(alarm).to_have_count(0)
    reception.says("ist Hilfe da.")
    expect(reception.page).to_have_title("Empfang")


# ------------------------------------------------------------------------------ without a network


def test_nothing_is_sent_and_the_page_says_so_when_the_network_is_away(
    browser: "Browser", people: People
) -> None:
    """It says as of when it is true, refuses visibly, and goes on by itself."""
    with (
        Cable(people.program.port) as cable,
        reception_of(browser, people, url=cable.url) as reception,
    ):
        reception.people.waiting()
        reception.look_after("K101")
        cable.cut()
        lost = reception.page.locator("[data-pill=out-of-touch]")
        expect(lost).to_contain_text("Stand", timeout=15_000)
        reception.key("cancel").click()
        reception.key("cancel-left").click()
        reception.says("Nicht gesendet: keine Verbindung.")
        assert reception.commands("cancel") == 0
        cable.mend()
        expect(reception.page.locator("[data-pill=open]")).to_be_visible(timeout=15_000)
        reception.key("cancel-left").click()
        reception.on("ticket", "[data-state=cancelled]")
    assert people.stream().count(b'"type":"cancelled"') == 1


def test_one_number_is_issued_when_the_answer_is_lost(browser: "Browser", people: People) -> None:
    """The same command is asked for again until its answer comes."""
    with (
        Cable(people.program.port) as cable,
        reception_of(browser, people, url=cable.url) as reception,
    ):
        reception.page.locator("[data-language=de]").click()
        reception.page.locator("[data-concern=renew]").click()
        cable.lose_next(b"HTTP/1.1 201")
        reception.key("issue").click()
        reception.on("ticket", "[data-ticket=K101]")
        assert cable.has_lost()
    assert people.stream().count(b'"type":"issued"') == 1


# -------------------------------------------------------------------------------- a real kiosk


def test_a_paper_comes_twice_with_one_number_when_the_kiosk_prints_it_again(
    reception: Reception, programs: Programs
) -> None:
    """A real kiosk prints what was ordered here, and once more; each paper is confirmed."""
    with running(programs.kiosk(reception.people.program)):
        # No page of the kiosk is open here, and its screen is told as what shows nothing.
        kiosk = reception.page.locator("[data-device=kiosk-1]")
        expect(kiosk).to_contain_text("Bildschirm zeigt nichts", timeout=40_000)
        reception.page.locator("[data-language=uk]").click()
        reception.page.locator("[data-concern=renew]").click()
        expect(reception.page.locator("[data-printer-state]")).to_contain_text("Bildschirm")
        reception.key("issue").click()
        reception.on("ticket", "[data-ticket=K101]")
        expect(reception.page.locator("[data-paper=came]")).to_be_visible(timeout=20_000)
        reception.key("reprint").click()
        reception.key("print").click()
        reception.says("kommt noch einmal")
        _until(lambda: reception.people.stream().count(b'"type":"delivered"') == 2)
    row = reception.people.reception.get("tickets?number=K101").json
    assert (row["state"], "copy_at" in row) == ("waiting", False)


def test_reception_sees_it_when_a_kiosk_draws_too_fast_and_when_it_is_taken_out(
    reception: Reception,
) -> None:
    """Within some seconds and without a touch; what it is stands before what it lacks."""
    people = reception.people
    people.kiosk.done("heartbeat", {"version": "1", "printer": "ready", "page": True})
    people.registry.note_burst("kiosk-1")
    kiosk = reception.page.locator("[data-device=kiosk-1]")
    expect(kiosk).to_contain_text("Zieht ungewöhnlich schnell Nummern", timeout=20_000)
    people.supervisor.done("devices/kiosk-1/out-of-service")
    expect(kiosk).to_contain_text("Außer Betrieb", timeout=20_000)
    people.supervisor.done("devices/kiosk-1/back-in-service")
    expect(kiosk).to_have_attribute("data-state", "soon", timeout=20_000)


def _until(condition: Callable[[], bool], *, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come true in time"
        time.sleep(0.05)


# ------------------------------------------------------------------------------------- the look


def ticket(reception: Reception) -> None:
    """A number is looked after."""
    reception.people.waiting("fiktion", language="ar", needs=["help"], persons=3)
    reception.look_after("K101")
    expect(reception.page.locator("[data-why]")).to_be_visible()


def panel(name: str) -> "Callable[[Reception], None]":
    """One of the panels of a number is open."""

    def act(reception: Reception) -> None:
        ticket(reception)
        reception.key(name).click()
        expect(reception.page.locator(f"[data-panel={name}]")).to_be_visible()

    return act


def concern(reception: Reception) -> None:
    """The concerns are shown, one of them stopped."""
    reception.people.supervisor.done(
        "numbers/stop", {"service": "renew", "reason": {"de": "Störung"}}
    )
    reception.page.locator("[data-language=ar]").click()
    expect(reception.page.locator("[data-blocked=stopped]")).to_be_visible()


def finish(reception: Reception) -> None:
    """The last step, with something in the way."""
    concern(reception)
    reception.page.locator("[data-concern=renew]").click()
    expect(reception.page.locator("[data-obstacle]")).to_be_visible()


def issued(reception: Reception) -> None:
    """A number was handed out."""
    reception.page.locator("[data-language=uk]").click()
    reception.page.locator("[data-concern=renew]").click()
    reception.key("issue").click()
    reception.on("ticket", "[data-ticket=K101]")


def back(reception: Reception) -> None:
    """Whoever was away for a moment is back: where to?"""
    ticket = reception.people.called()["id"]
    reception.people.counter.done(f"tickets/{ticket}/start")
    reception.people.counter.done(f"tickets/{ticket}/park", {"reason": "photo"})
    reception.look_after("K101", "parked")
    reception.key("resume").click()
    expect(reception.key("resume-call")).to_be_visible()


def refused(reception: Reception) -> None:
    """An appointment is not known."""
    reception.press("F4")
    reception.field("code").fill("AB12CD")
    reception.press("Enter")
    expect(reception.page.locator("[data-refused]")).to_be_visible()


def stopping(reception: Reception) -> None:
    """The question before everything is stopped."""
    reception.press("F9")
    reception.field("reason-de").fill("Störung")
    reception.key("stop").click()
    expect(reception.page.locator("[data-sure]")).to_be_visible()


STATES: Final[dict[str, Callable[[Reception], None]]] = {
    "language": lambda _: None,
    "concern": concern,
    "finish": finish,
    "issued": issued,
    "ticket": ticket,
    **{name: panel(name) for name in ("call", "amend", "reprint", "transfer", "forward", "cancel")},
    "back": back,
    "refused": refused,
    "find": lambda reception: reception.press("F8"),
    "stop": stopping,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [1366, 480])
def test_no_barrier_is_found_when_the_page_is_looked_at(
    browser: "Browser", people: People, state: str, width: int
) -> None:
    """Axe finds nothing in either language, and nothing is wider than the page."""
    with reception_of(browser, people, width=width) as reception:
        STATES[state](reception)
        for _ in ("de", "en"):
            found = Axe().run(reception.page)
            assert found.violations_count == 0, found.generate_report()
            wide = reception.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width
            reception.key("language").or_(
                reception.page.locator(".bar [data-key=language]")
            ).first.click()


def test_keys_are_large_enough_when_they_are_touched(reception: Reception) -> None:
    """24 by 24 px at least, as WCAG 2.2 asks, and ours more."""
    ticket(reception)
    for box in reception.page.eval_on_selector_all(
        "button, select, input, summary", "all => all.map((each) => each.getBoundingClientRect())"
    ):
        assert not box["width"] or (box["width"] >= 24 and box["height"] >= 24), box


@pytest.mark.parametrize("zoom", [(683, 384), (480, 320)])
def test_everything_is_reached_when_the_page_is_zoomed(
    browser: "Browser", people: People, zoom: tuple[int, int]
) -> None:
    """At 200 % the way from language to number is open, and it is no slit that is scrolled."""
    with reception_of(browser, people, width=zoom[0], height=zoom[1]) as reception:
        desk = "() => (d => [d.clientHeight, d.scrollHeight])(document.querySelector('.desk'))"
        shown, whole = reception.page.evaluate(desk)
        assert shown >= min(whole, zoom[1] / 2)
        issued(reception)
        expect(reception.page.locator("[data-fresh]")).to_be_in_viewport()


# ------------------------------------------------------------------------------- numbers stopped


def test_numbers_are_stopped_after_one_question_and_allowed_again(reception: Reception) -> None:
    """A reason in German is needed; it stands there with its time until one key ends it."""
    reception.press("F9")
    expect(reception.key("stop")).to_have_attribute("aria-disabled", "true")
    reception.field("stop").select_option("renew")
    reception.field("reason-de").fill("Technische Störung")
    reception.key("stop").click()
    assert reception.commands("numbers/stop") == 0
    reception.key("stop-yes").click()
    stopped = reception.page.locator("[data-stopped=renew]")
    expect(stopped).to_contain_text("gestoppt seit")
    expect(stopped).to_contain_text("Technische Störung")
    expect(reception.page.locator("[data-stops]")).to_contain_text("Gestoppt")
    reception.says("Die Ausgabe ist gestoppt.")
    stopped.locator("[data-key=allow]").click()
    expect(stopped).to_have_count(0)
    reception.says("wieder ausgegeben")


def test_a_sentence_of_the_house_is_told_in_all_its_languages_when_it_is_chosen(
    reception: Reception,
) -> None:
    """One key fills in what the site file has, German and the visitors' languages."""
    reception.press("F9")
    reception.key("ready-fault").click()
    expect(reception.field("reason-de")).to_have_value(re.compile("technische Störung"))
    reception.key("stop").click()
    reception.key("stop-yes").click()
    expect(reception.page.locator("[data-stopped='*']")).to_contain_text("Alles")
    stop = reception.people.reception.get("offer").json["stop"]
    assert {"de", "uk", "ar", "ti"} <= set(stop)
