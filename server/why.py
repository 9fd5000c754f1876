"""Why a number has not been called yet: a good adviser's sentences from the ledger's facts. Pure.

Promises
--------
- Every sentence is true of the facts that it is made from, and stands for itself.
- Nothing is told of others but a number, the time of its call and the rule of it: no service, no
  need, no language, nobody's name or id. Of a head start only H is told, where every one ends.
- Of the ticket's own calls no time is told: whoever may ask for somebody else must not learn how
  long a counter takes. When a pause or a grace ends is told where the caller may know that: it says
  when it began.
- `text` names five passes at most; `passed_by` has them all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from device.texts import GERMAN, Texts, time_text
from server.site import Site
from server.ticket import State

PASSES_IN_TEXT: Final = 5
"""Of more passes the latest are told one by one, and how many came before them."""

_MINUTE_MS: Final = 60_000
_TEXTS: Final = Texts(Path(__file__).parent / "locales")
_PASSES: Final = frozenset({"rank", "chosen", "service", "missed", "resumed"})


@dataclass(frozen=True)
class Reason:
    """One reason: the rule, the sentence that says it, and the numbers in it."""

    rule: str
    text: str
    facts: Mapping[str, str | int]


@dataclass(frozen=True)
class _Pass:
    """A call of a number whose time counts from later than this one's."""

    number: str
    at: int
    rule: str
    text: str


@dataclass(frozen=True)
class _Adviser:
    """Says a sentence of the catalogue in one language, with times as the site's clocks show."""

    site: Site
    language: str
    ends: bool

    def say(self, key: str, **args: str | int) -> str:
        return _TEXTS.get(f"why-{key}", self.language, **args)

    def because(self, rule: str, **facts: str | int) -> Reason:
        """Give a reason whose sentence has the name of its rule; a fact in ms is told as time."""
        args = {
            "time" if name.endswith("_ms") else name: self.clock(int(value))
            if name.endswith("_ms")
            else value
            for name, value in facts.items()
        }
        return Reason(rule, self.say(rule.replace("_", "-"), **args), facts)

    def clock(self, at_ms: int) -> str:
        return time_text(at_ms, self.site.timezone)

    def title(self, reasons: Sequence[Any], key: object) -> str:
        """Say the site's own word for a reason; nothing where the site has no such reason."""
        for reason in reasons:
            if reason.key == key:
                title = reason.title.get(self.language, reason.title[GERMAN])
                return " " + self.say("reason", reason=title)
        return ""


def words(
    answer: Mapping[str, Any], site: Site, language: str | None = None, *, ends: bool = True
) -> dict[str, object]:
    """Say in words what the ledger's `why` has found, in this language or else the ticket's.

    `ends`: whether it says when a pause or a grace ends.
    """
    ticket = answer["ticket"]
    adviser = _Adviser(site, _spoken(language or ticket.get("language", GERMAN)), ends)
    passes = _passes(answer, adviser)
    promise = _promise(answer, adviser)
    reasons = [*_reasons(answer, adviser), *promise]
    told = [reason.text for reason in reasons if reason not in promise]
    told += [*_told(passes, adviser), *(reason.text for reason in promise)]
    return {
        "ticket": ticket["id"],
        "state": ticket["state"],
        "language": adviser.language,
        "text": " ".join(told),
        "reasons": [{"rule": r.rule, "text": r.text, **r.facts} for r in reasons],
        "passed_by": [
            {"number": p.number, "at": p.at, "rule": p.rule, "text": p.text} for p in passes
        ],
    }


def _spoken(wanted: str) -> str:
    return wanted if wanted in _TEXTS.languages() else GERMAN


def _reasons(answer: Mapping[str, Any], adviser: _Adviser) -> Iterator[Reason]:
    ticket = answer["ticket"]
    match State(ticket["state"]):
        case State.ISSUED:
            yield adviser.because("issued", counted_ms=ticket["counted_ms"])
        case State.WAITING:
            yield from _waiting(answer, adviser)
        case State.PARKED:
            yield from _parked(ticket, adviser)
        case State.MISSED:
            yield from _missed(ticket, adviser)
        case State.CALLED | State.SERVING as state:
            yield adviser.because(state, counter=ticket["counter"])
            yield from _place(ticket["counter"], adviser)
        case over:
            yield adviser.because(over)


def _waiting(answer: Mapping[str, Any], adviser: _Adviser) -> Iterator[Reason]:
    ticket = answer["ticket"]
    yield from _held(ticket, adviser)
    if ticket.get("triage"):
        yield adviser.because("triage")
    yield from _line(answer, adviser)
    yield adviser.because("counted", counted_ms=ticket["counted_ms"])
    # One that is held or in triage is in no service's line, whatever else it has come for.
    in_line = not (ticket.get("held_for") or ticket.get("triage"))
    if in_line and len(ticket.get("services", ())) > 1:
        yield adviser.because("planned" if ticket.get("order") == "planned" else "any")
    if ticket.get("uncertain"):
        yield adviser.because("uncertain")


def _held(ticket: Mapping[str, Any], adviser: _Adviser) -> Iterator[Reason]:
    queue, _, name = ticket.get("held_for", "").partition("/")
    match queue:
        case "counter":
            yield adviser.because("held_counter", counter=name)
        case "caseworker":  # whose id is in the name: it stays here
            yield adviser.because("held_caseworker")
        case "area":
            yield adviser.because("held_area", letter=name)


def _line(answer: Mapping[str, Any], adviser: _Adviser) -> Iterator[Reason]:
    ahead, is_open = int(answer["ahead"]), answer["counters"]["open"]
    if not is_open:
        yield adviser.because("nobody_open")
    if ahead:
        yield adviser.because("ahead", people=ahead)
        yield adviser.because("before", minutes=_hold_minutes(answer))
    elif is_open:
        yield adviser.because("next")


def _parked(ticket: Mapping[str, Any], adviser: _Adviser) -> Iterator[Reason]:
    parked = adviser.because("parked")
    title = adviser.title(adviser.site.park_reasons, ticket.get("park_reason"))
    yield Reason(parked.rule, parked.text + title, parked.facts)
    if adviser.ends and "return_ms" in ticket:
        yield adviser.because("return", return_ms=ticket["return_ms"])
    yield adviser.because("counted", counted_ms=ticket["counted_ms"])


def _missed(ticket: Mapping[str, Any], adviser: _Adviser) -> Iterator[Reason]:
    yield adviser.because("missed")
    # The counted time is kept over one missed call, not over a second one.
    in_grace = "grace_until_ms" in ticket and not ticket.get("readmitted")
    if in_grace and adviser.ends:
        yield adviser.because("grace", grace_until_ms=ticket["grace_until_ms"])
    elif not in_grace:
        yield adviser.because("grace_over")


def _place(number: str, adviser: _Adviser) -> Iterator[Reason]:
    """Say where a counter is; a site that was changed may have it no longer."""
    if any(counter.number == number for counter in adviser.site.counters):
        floor = adviser.site.floor(number)
        yield adviser.because(
            "place",
            room=adviser.site.counter(number).room,
            floor=floor.get(adviser.language, floor[GERMAN]),
        )


def _promise(answer: Mapping[str, Any], adviser: _Adviser) -> list[Reason]:
    """Give the promise where others come first by rank while this one waits."""
    by_rank = any(one["rule"] == "rank" for one in answer["passes"])
    if answer["ticket"]["state"] != State.WAITING or not (by_rank or answer["ahead"]):
        return []
    return [adviser.because("promise", minutes=_hold_minutes(answer))]


def _hold_minutes(answer: Mapping[str, Any]) -> int:
    """Give the H that holds today: a change of the site file holds from the next day on."""
    return int(answer["hold_ms"]) // _MINUTE_MS


def _passes(answer: Mapping[str, Any], adviser: _Adviser) -> list[_Pass]:
    minutes = _hold_minutes(answer)
    return [
        _Pass(one["number"], one["at"], one["rule"], _passed(one, adviser, minutes))
        for one in answer["passes"]  # as they were called
    ]


def _passed(one: Mapping[str, Any], adviser: _Adviser, minutes: int) -> str:
    args = {"number": _written(one["number"]), "time": adviser.clock(one["at"])}
    rule = one["rule"]
    if rule == "rank" and one.get("head_start_ms"):
        return adviser.say("passed-rank", minutes=minutes, **args)
    key = f"passed-{rule}" if rule in _PASSES - {"rank"} else "passed"
    return adviser.say(key, **args) + adviser.title(adviser.site.call_reasons, one.get("reason"))


def _written(number: str) -> str:
    """Write "F105" as it stands on the paper: F 105."""
    return f"{number[:1]} {number[1:]}"


def _told(passes: Sequence[_Pass], adviser: _Adviser) -> Iterator[str]:
    earlier = len(passes) - PASSES_IN_TEXT
    yield from (one.text for one in passes[-PASSES_IN_TEXT:])
    if earlier > 0:
        yield adviser.say("passed-more", passes=earlier)
