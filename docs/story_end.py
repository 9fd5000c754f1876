# ruff: noqa: INP001 - a script beside the pages that it writes, no package
"""How the day of `story` ends: an emergency, a kiosk that was without its server, an alarm."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docs.day import Day


def triage(day: "Day") -> None:
    """An emergency waits for a person's decision."""
    urgent = day.do("issue", "kiosk-1", service="emergency", language="en")["ticket"]["id"]
    day.do("deliver", "kiosk-1", urgent, how="paper")
    day.wait(minutes=1)
    day.do(
        "transfer",
        "reception",
        urgent,
        show="A person confirms an emergency",
        confirmed=True,
    )


def alone(day: "Day") -> None:
    """A kiosk was without its server for a while, and hands in what it has given meanwhile."""
    day.beat("kiosk-1")
    day.wait(minutes=6)
    given: dict[str, Any] = {"id": "9271100801", "number": "K801", "age_ms": 240_000}
    given |= {"service": "asylum", "language": "fa", "persons": 2, "how": "paper"}
    day.do("hand_in", "kiosk-1", show="The kiosk has given a number four minutes ago", **given)
    day.refused(
        *("hand_in", "kiosk-1"),
        because="another command has handed the number in before",
        refusal="number_given",
        **given,
    )


def messages(day: "Day") -> None:
    """Everybody who waits is told something, and no more."""
    stands = {"de": "Der Aufzug steht.", "uk": "Ліфт не працює."}
    day.do(
        *("show_message", "reception"),
        show="An urgent message on the boards of one floor",
        kind="urgent",
        text=stands,
        areas=["K"],
        minutes=30,
    )
    day.do("show_message", "supervisor", show="The whole house makes a break", kind="break")
    day.refused(
        *("show_message", "reception"),
        because="the words of an evacuation are the boards' own, in every language",
        refusal="invalid_body",
        kind="evacuation",
        text={"de": "Alle raus!"},
    )
    day.do("withdraw_message", "reception", "2", show="The break is over")
    day.refused(
        *("withdraw_message", "supervisor", "2"),
        because="somebody has withdrawn it already",
        refusal="unknown_message",
    )


def rest(day: "Day") -> None:
    """Somebody needs help, and counters rest."""
    day.do("alarm", "counter 7", "7", show="Somebody at counter 7 needs help")
    day.refused(
        *("alarm", "counter 7", "7"),
        because="the alarm is raised already",
        refusal="alarm_already_raised",
    )
    day.do("clear_alarm", "reception", "7", show="Help has come to counter 7")
    day.refused(
        *("clear_alarm", "counter 7", "7"), because="there is none any more", refusal="no_alarm"
    )
    day.do("pause", "counter 7", "7", show="Counter 7 pauses, and says why", reason="lunch")
    day.refused(
        "pause", "counter 7", "7", because="the counter is paused already", refusal="counter_paused"
    )
    day.do("close_counter", "counter 7", "7", show="Counter 7 closes")
    day.refused(
        "close_counter",
        "counter 7",
        "7",
        because="the counter is closed already",
        refusal="counter_closed",
    )
