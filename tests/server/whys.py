"""What the ledger's `why` answers, case by case, and what is said of it in German."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from server.site.model import CallReason, ParkReason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from server.site import Site

AT_1030: Final = 1_795_512_600_000
"""24 November 2026, 10:30 in Hannover."""

MINUTE: Final = 60_000
RAISED: Final = "0123456789abcdef"
"""The id of a caseworker."""


def a_why(state: str, *passes: Mapping[str, object], **changes: Any) -> dict[str, Any]:
    """Give what the ledger answers; `ahead` and `open` stand beside the ticket's fields."""
    facts = {"ahead": changes.pop("ahead", 0), "passes": list(passes)}
    facts["hold_ms"] = changes.pop("hold_ms", 20 * MINUTE)
    counters = {
        "able": changes.pop("able", ["5", "6", "7"]),
        "open": changes.pop("open", ["5", "7"]),
    }
    row: dict[str, Any] = {"id": "0000000009", "number": "K105", "state": state, "language": "de"}
    row |= {"service": "renew", "services": ["renew"], "counted_ms": AT_1030, **changes}
    return {"ticket": row, "counters": counters, **facts}


def a_pass(rule: str = "rank", number: str = "F105", minute: int = 12, **more: object) -> Any:
    """Give a call that passed the ticket: at 10:42, by a head start where the rule is rank."""
    head_start = 20 * MINUTE if rule == "rank" else 0
    at = AT_1030 + minute * MINUTE
    counted = AT_1030 + 5 * MINUTE
    known = {"number": number, "counted_ms": counted, "at": at, "rule": rule}
    return {**known, "head_start_ms": head_start, **more}


COUNTED: Final = "Ihre Zeit zählt ab 10:30."
FIRST: Final = (
    "In Ihrer Reihe ist niemand vor Ihnen. "
    "Wir rufen Ihre Nummer, sobald ein Schalter für Sie frei ist."
)
BEFORE: Final = (
    "Vor Ihnen ist nur, wessen Zeit nicht später zählt als Ihre oder wer einen Vorsprung von "
    "höchstens 20 Minuten hat."
)
PROMISE: Final = (
    "Wird der Reihe nach gerufen, gilt: Kein Schalter, der gerade für Sie da sein kann, ruft als "
    "Nächstes eine Nummer, deren Zeit mehr als 20 Minuten nach Ihrer zählt."
)
CALLED: Final = f"{FIRST} {COUNTED} F 105 wurde um 10:42 vor Ihnen gerufen"
PARKED: Final = "Ihr Besuch ist unterbrochen. Wenn Sie zurück sind, sprechen Sie uns bitte an."
MISSED: Final = "Wir haben Ihre Nummer gerufen und Sie nicht gesehen. Bitte sprechen Sie uns an."

CASES: Final = MappingProxyType(
    {
        "issued": (
            a_why("issued"),
            "Wir wissen noch nicht, ob Ihr Zettel gedruckt ist. Das klärt sich gleich. " + COUNTED,
        ),
        "one ahead": (
            a_why("waiting", ahead=1),
            f"In Ihrer Reihe ist 1 Person vor Ihnen. {BEFORE} {COUNTED} {PROMISE}",
        ),
        "many ahead": (
            a_why("waiting", ahead=3),
            f"In Ihrer Reihe sind 3 Personen vor Ihnen. {BEFORE} {COUNTED} {PROMISE}",
        ),
        "next": (a_why("waiting"), f"{FIRST} {COUNTED}"),
        "nobody open": (
            a_why("waiting", open=[]),
            "Gerade ist kein Schalter offen, der Sie rufen kann. Ihre Nummer gilt weiter. "
            + COUNTED,
        ),
        "nobody open, two ahead": (
            a_why("waiting", open=[], ahead=2),
            (
                "Gerade ist kein Schalter offen, der Sie rufen kann. Ihre Nummer gilt weiter. "
                f"In Ihrer Reihe sind 2 Personen vor Ihnen. {BEFORE} {COUNTED} {PROMISE}"
            ),
        ),
        "back to a counter": (
            a_why("waiting", held_for="counter/7", services=["renew", "travel"]),
            f"Für Sie geht es an Schalter 7 weiter. Dieser Schalter ruft Sie. {FIRST} {COUNTED}",
        ),
        "for a caseworker": (
            a_why("waiting", held_for=f"caseworker/{RAISED}", held_at="7"),
            f"Die Person, die sich um Ihr Anliegen kümmert, ruft Sie. {FIRST} {COUNTED}",
        ),
        "for a caseworker who is not there": (
            a_why("waiting", held_for=f"caseworker/{RAISED}", held_at="7", able=[], open=[]),
            (
                "Die Person, die sich um Ihr Anliegen kümmert, ruft Sie. "
                "Gerade ist kein Schalter offen, der Sie rufen kann. Ihre Nummer gilt weiter. "
                + COUNTED
            ),
        ),
        "in another area": (
            a_why("waiting", held_for="area/W", waits_in="W"),
            f"Für Sie geht es im Wartebereich W weiter. Bitte warten Sie dort. {FIRST} {COUNTED}",
        ),
        "triage": (
            a_why("waiting", triage="F", ahead=1, services=["renew", "travel"], order="any"),
            (
                "Ein Mensch entscheidet bald, wem zuerst geholfen wird. Bitte bleiben Sie hier. "
                f"In Ihrer Reihe ist 1 Person vor Ihnen. {BEFORE} {COUNTED} {PROMISE}"
            ),
        ),
        "planned order": (
            a_why("waiting", services=["renew", "travel"], order="planned"),
            (
                f"{FIRST} {COUNTED} Sie haben mehrere Anliegen, eines nach dem anderen. "
                "Ein Schalter, der nur für ein späteres da ist, ruft Sie noch nicht."
            ),
        ),
        "any order": (
            a_why("waiting", services=["renew", "travel"], order="any"),
            (
                f"{FIRST} {COUNTED} Sie haben mehrere Anliegen. "
                "Wir beginnen mit dem, für das zuerst ein Schalter frei ist."
            ),
        ),
        "uncertain": (
            a_why("waiting", uncertain=True),
            (
                f"{FIRST} {COUNTED} Wir wissen nicht sicher, ob Ihr Zettel gedruckt ist. "
                "Ihre Nummer gilt trotzdem."
            ),
        ),
        "parked": (
            a_why("parked", park_reason="photo", return_ms=AT_1030 + 35 * MINUTE),
            (
                f"{PARKED} Grund: Foto machen. Spätestens um 11:05 wartet Ihre Nummer von selbst "
                f"wieder auf den Aufruf. {COUNTED}"
            ),
        ),
        "parked without a time": (
            a_why("parked", park_reason="gone"),
            f"{PARKED} {COUNTED}",
        ),
        "missed, within grace": (
            a_why("missed", grace_until_ms=AT_1030 + 27 * MINUTE),
            (
                f"{MISSED} Bis 10:57 behalten Sie Ihren Platz. "
                "Danach zählt Ihre Zeit ab Ihrer Rückkehr."
            ),
        ),
        "missed, grace over": (
            a_why("missed"),
            f"{MISSED} Ihre Zeit zählt neu, sobald Sie wieder da sind.",
        ),
        "missed a second time": (
            a_why("missed", grace_until_ms=AT_1030, readmitted=True),
            f"{MISSED} Ihre Zeit zählt neu, sobald Sie wieder da sind.",
        ),
        "called": (
            a_why("called", counter="7", called_ms=AT_1030),
            "Wir rufen Ihre Nummer. Bitte kommen Sie zu Schalter 7. Raum 1.14, 1. Stock.",
        ),
        "called to a counter that the site has no longer": (
            a_why("called", counter="77", called_ms=AT_1030),
            "Wir rufen Ihre Nummer. Bitte kommen Sie zu Schalter 77.",
        ),
        "serving": (
            a_why("serving", counter="7", started_ms=AT_1030),
            "Schalter 7 ist jetzt für Sie da. Raum 1.14, 1. Stock.",
        ),
        "finished": (a_why("finished", counter="7"), "Ihr Besuch ist abgeschlossen."),
        "cancelled": (
            a_why("cancelled"),
            (
                "Diese Nummer ist abgemeldet. Wir rufen sie nicht mehr. "
                "Brauchen Sie uns noch, sprechen Sie uns bitte an."
            ),
        ),
        "expired": (
            a_why("expired"),
            "Diese Nummer galt nur an ihrem Tag. Wenn Sie wiederkommen, holen Sie bitte eine neue.",
        ),
        "passed by rank": (
            a_why("waiting", a_pass()),
            f"{CALLED}: Vorsprung von höchstens 20 Minuten. {PROMISE}",
        ),
        "passed by hand": (
            a_why("waiting", a_pass("chosen", reason="same-visit")),
            (
                f"{CALLED}: Ein Mensch hat diese "
                "Nummer von Hand ausgewählt. Grund: Gehört zu einem Gespräch."
            ),
        ),
        "passed by hand within H": (
            a_why("waiting", a_pass("chosen")),
            (f"{CALLED}: Ein Mensch hat diese Nummer von Hand ausgewählt."),
        ),
        "passed by the next of one service": (
            a_why("waiting", a_pass("service")),
            (f"{CALLED}: Ein Mensch hat von Hand die nächste Nummer eines Anliegens gerufen."),
        ),
        "passed by one that came back": (
            a_why("waiting", a_pass("missed")),
            (f"{CALLED}: Diese Nummer kam nach einem verpassten Aufruf zurück."),
        ),
        "passed by one that was parked": (
            a_why("waiting", a_pass("resumed")),
            (f"{CALLED}: Ein unterbrochener Besuch ging weiter."),
        ),
        "passed by a rule of a newer server": (
            a_why("waiting", a_pass("lottery")),
            f"{CALLED}.",
        ),
        "passed by rank without a head start": (
            a_why("waiting", a_pass(head_start_ms=0)),
            f"{CALLED}. {PROMISE}",
        ),
        "passed by six": (
            a_why("waiting", *(a_pass("", f"F{101 + n}", 12 + n) for n in range(6))),
            f"{FIRST} {COUNTED} "
            + " ".join(f"F {102 + n} wurde um 10:4{3 + n} vor Ihnen gerufen." for n in range(5))
            + " Davor wurde noch 1 Nummer vor Ihnen gerufen.",
        ),
        "passed by seven": (
            a_why("waiting", *(a_pass("", f"F{101 + n}", 12 + n) for n in range(7))),
            f"{FIRST} {COUNTED} "
            + " ".join(f"F {103 + n} wurde um 10:4{4 + n} vor Ihnen gerufen." for n in range(5))
            + " Davor wurden noch 2 Nummern vor Ihnen gerufen.",
        ),
    }
)
"""Each case: what the ledger answers, and what is said of it in German, word for word."""


def an_office(site: Site) -> Site:
    """Give this office a reason to pause and one to call by hand, the latter in Turkish too."""
    titles = {"de": "Gehört zu einem Gespräch", "tr": "Bir görüşmeye ait"}
    changes = {
        "park_reasons": (ParkReason(key="photo", title={"de": "Foto machen"}, minutes=20),),
        "call_reasons": (CallReason(key="same-visit", title=titles),),
    }
    return site.model_copy(update=changes)
