# ruff: noqa: INP001 - a script beside the pages that it writes, no package
"""What happens on the day that verbs.md tells of: a few visitors, two counters, a desk.

Each part goes on where the one before it has ended: it is one day, in one store. How it ends stands
in `story_end`.
"""

from typing import TYPE_CHECKING

from docs.story_end import alone, messages, rest, triage
from docs.story_paper import lost_paper, on_the_screen

if TYPE_CHECKING:
    from docs.day import Day


def tell(day: "Day") -> None:
    """Live through the whole day."""
    open_up(day)
    stop_and_allow(day)
    first = numbers(day)
    appointment(day)
    call_and_miss(day, first)
    second = by_hand(day, first)
    pause_of_a_visit(day, first, second)
    several_concerns(day, first)
    go_on_elsewhere(day, second)
    triage(day)
    on_the_screen(day)
    alone(day)
    messages(day)
    rest(day)


def open_up(day: "Day") -> None:
    """Counters open."""
    day.do("open_counter", "counter 7", "7", show="Counter 7 opens")
    day.refused(
        "open_counter",
        "counter 7",
        "7",
        because="the counter is open already",
        refusal="counter_already_open",
    )
    day.do("open_counter", "counter 6", "6")
    day.do("open_counter", "counter 2", "2")


def stop_and_allow(day: "Day") -> None:
    """Somebody is ill: no numbers for a while."""
    reason = {
        "de": "Heute keine Einbürgerungsberatung.",
        "en": "No advice on naturalisation today.",
    }
    day.do(
        "stop_numbers",
        "supervisor",
        show="No numbers for one service",
        service="einb",
        reason=reason,
    )
    day.refused(
        "stop_numbers",
        "supervisor",
        because="the German sentence is missing",
        refusal="invalid_body",
        service="einb",
        reason={"en": "No advice on naturalisation today."},
    )
    day.refused(
        "issue",
        "kiosk-1",
        because="somebody has stopped the numbers of this service; the answer says why",
        refusal="numbers_stopped",
        service="einb",
        language="de",
    )
    day.wait(minutes=1)
    day.do("allow_numbers", "supervisor", show="There are numbers again", service="einb")
    day.refused(
        "allow_numbers",
        "supervisor",
        because="nothing was stopped",
        refusal="nothing_stopped",
        service="einb",
    )


def numbers(day: "Day") -> str:
    """Visitors draw numbers; give the id of the first one's ticket."""
    first: str = day.do(
        "issue",
        "kiosk-1",
        show="A kiosk asks for a number",
        service="renew",
        language="ar",
        needs=["help"],
    )["ticket"]["id"]
    day.refused(
        "deliver",
        "kiosk-2",
        first,
        because="another kiosk has issued the number",
        refusal="not_your_kiosk",
        how="paper",
    )
    day.wait(seconds=2)
    day.do("deliver", "kiosk-1", first, show="The paper was taken", how="paper")
    lost = day.do("issue", "kiosk-1", service="dropoff", language="de")["ticket"]["id"]
    day.wait(seconds=3)
    day.do("cancel", "kiosk-1", lost, show="The printer had no paper", reason="no_paper")
    lost_paper(day, first, lost)
    day.refused(
        "cancel",
        "kiosk-1",
        first,
        because="a kiosk takes back no number that was delivered, but the desk may",
        refusal="wrong_state",
        reason="no_paper",
    )
    day.do(
        "issue",
        "reception",
        show="The reception has a number printed for a visitor",
        service="asylum",
        language="ti",
        persons=3,
        printer="kiosk-1",
    )
    return first


def appointment(day: "Day") -> None:
    """An appointment is made known, and its visitor comes."""
    slot_ms = day.at(10, 30)
    day.do(
        "put_appointment",
        "reception",
        "2026-11-23-014",
        show="An appointment at half past ten",
        code="K7 4QX",
        service="settle",
        slot_ms=slot_ms,
        language="uk",
    )
    day.refused(
        "put_appointment",
        "reception",
        "2026-11-23-015",
        because="another appointment has this code",
        refusal="code_taken",
        code="K7 4QX",
        service="settle",
        slot_ms=slot_ms,
    )
    day.refused(
        "check_in",
        "kiosk-1",
        because="too early; the answer says when to come",
        refusal="too_early",
        code="k74qx",
    )
    day.wait(minutes=32)
    day.do("check_in", "kiosk-1", show="The visitor has come", code="k74qx", needs=["help"])


def call_and_miss(day: "Day", first: str) -> None:
    """The first visitor is called, does not come, and comes after all."""
    day.do("call_next", "counter 7", "7", show="Counter 7 calls the next one")
    day.refused(
        "call_next",
        "counter 7",
        "7",
        because="the counter has an open ticket",
        refusal="counter_busy",
    )
    day.wait(seconds=5)
    day.refused(
        "recall",
        "counter 7",
        first,
        because="too soon after the last call; the answer says when",
        refusal="recall_too_soon",
    )
    day.wait(seconds=45)
    day.do("recall", "counter 7", first, show="The call is repeated")
    day.refused(
        "no_show",
        "counter 6",
        first,
        because="another counter has called the number",
        refusal="not_your_ticket",
    )
    day.wait(seconds=50)
    day.do("no_show", "counter 7", first, show="Nobody came")
    day.wait(seconds=8)
    day.do("undo", "counter 7", first, show="A wrong press: the visitor stands there")
    day.refused(
        "undo",
        "counter 7",
        first,
        because="there is nothing more to take back",
        refusal="nothing_to_undo",
    )
    day.do("no_show", "counter 7", first)
    day.wait(minutes=4)
    day.do("readmit", "reception", first, show="The visitor comes to the reception")
    day.refused(
        "readmit", "reception", first, because="the ticket waits already", refusal="wrong_state"
    )


def by_hand(day: "Day", first: str) -> str:
    """Somebody is called before others by hand; give the id of that ticket."""
    second: str = day.do("issue", "kiosk-1", service="fiktion", language="de")["ticket"]["id"]
    day.do("deliver", "kiosk-1", second, how="paper")
    day.refused(
        "call",
        "counter 7",
        "7",
        because="somebody is passed whose time counts from far earlier; the answer says who",
        refusal="reason_needed",
        ticket=second,
    )
    day.wait(seconds=20)
    day.do(
        "call",
        "counter 7",
        "7",
        show="A chosen ticket, with a reason of the site's list",
        ticket=second,
        reason="promise",
    )
    day.wait(seconds=15)
    day.do("put_back", "counter 7", second, show="The call is taken back")
    day.refused(
        "put_back", "counter 7", second, because="the ticket is not called", refusal="wrong_state"
    )
    day.do("call_next", "counter 7", "7")
    day.wait(seconds=30)
    day.do("start", "counter 7", first, show="The conversation begins")
    day.refused(
        "start",
        "counter 7",
        first,
        because="the conversation has begun already",
        refusal="wrong_state",
    )
    return second


def pause_of_a_visit(day: "Day", first: str, second: str) -> None:
    """The first visitor must make copies; meanwhile the counter calls somebody else."""
    day.wait(minutes=3)
    day.refused(
        "park",
        "counter 7",
        first,
        because="the site has no such reason",
        refusal="unknown_reason",
        reason="lunch",
    )
    day.do("park", "counter 7", first, show="The visitor makes copies", reason="copy-shop")
    day.do("call", "counter 7", "7", ticket=second, reason="promise")
    day.refused(
        "resume",
        "counter 7",
        first,
        because="the counter has another open ticket",
        refusal="counter_busy",
        to="call",
    )
    day.do("start", "counter 7", second)
    day.wait(minutes=5)
    day.refused(
        "forward",
        "counter 7",
        second,
        because="nobody sits at that counter",
        refusal="counter_closed",
        counter="9",
    )
    day.do(
        "forward",
        "counter 7",
        second,
        show="A colleague at counter 6 goes on",
        caseworker=day.caseworkers[1],
        note="Antrag vom 2. November liegt bei.",
    )
    day.do(
        "resume", "counter 7", first, show="The visitor is back and is called at once", to="call"
    )


def several_concerns(day: "Day", first: str) -> None:
    """The first visitor has a second concern."""
    day.do("start", "counter 7", first)
    day.wait(minutes=1)
    day.do(
        "amend",
        "counter 7",
        first,
        show="A second concern, and two people",
        add="travel",
        persons=2,
    )
    day.refused(
        "amend",
        "counter 7",
        first,
        because="the ticket has this concern already",
        refusal="same_concern",
        add="travel",
    )
    day.wait(minutes=6)
    day.do(
        "finish",
        "counter 7",
        first,
        show="One of two concerns is finished; the visit goes on here",
        outcome="done",
    )
    day.wait(minutes=4)
    day.do("finish", "counter 7", first, show="The visit is over", outcome="papers-missing")
    day.refused(
        "finish",
        "counter 7",
        first,
        because="the visit is over already",
        refusal="wrong_state",
        outcome="done",
    )


def go_on_elsewhere(day: "Day", second: str) -> None:
    """The second visitor goes from counter 6 to another floor, and comes back."""
    day.do("call_next", "counter 6", "6")
    day.do("start", "counter 6", second)
    day.refused(
        "transfer",
        "counter 6",
        second,
        because="the ticket has this concern already",
        refusal="same_concern",
        service="fiktion",
    )
    day.do(
        "transfer",
        "counter 6",
        second,
        show="To another service, with a note, and back afterwards",
        service="dropoff",
        note="Bitte Kopien beglaubigen.",
        come_back=True,
    )
