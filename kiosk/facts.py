"""What a screen says beside its question: the number, what is in the way, what to bring. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.dates import get_day_names

from device.texts import language
from kiosk.moves.concerns import MOST_PERSONS
from kiosk.moves.numbers import COPIES, RETURNABLE, changeable
from kiosk.moves.ways import SHORTEST_CODE
from kiosk.office import GERMAN, own_or_german
from kiosk.phone_code import phone_code
from kiosk.visit import Booked, Screen, Why

if TYPE_CHECKING:
    from kiosk.office import Opening
    from kiosk.telling import Telling, Word
    from kiosk.visit import Ticket

Fact = dict[str, object]

_OWN_SAYS: Final = frozenset(
    {"issued", "waiting", "called", "serving", "parked", "missed"}
)  # every other state is the end
_AT_COUNTER: Final = frozenset({"called", "serving"})
_WITH_HOURS: Final = frozenset({Screen.CLOSED, Screen.USED_UP, Screen.TOO_LATE, Screen.STOPPED})
_BRINGS: Final = frozenset({Screen.BRING, Screen.LIST})


def ticket(telling: Telling) -> Fact | None:
    """Give the number and all that stands beside it."""
    state = telling.state
    if state.ticket is None:
        return None
    found = state.ticket
    floor = telling.office.floor(found.place) if telling.office else {}
    wait = found.wait_minutes
    return {
        "number": found.number,
        "letter": found.area,
        "moved": found.place != found.area,
        "area": telling.word("screen-area", letter=found.place),
        "floor": telling.word("screen-floor", floor=own_or_german(floor, GERMAN)),
        "service": _service_title(telling, found.service),
        "people": None
        if found.ahead is None
        else telling.word("screen-people", people=found.ahead),
        "offline": found.offline,
        "counted": None if found.offline else telling.at("screen-counted", found.counted_ms),
        "late": _late(telling, found),
        "wait": telling.word("screen-wait", **{"from": wait[0], "to": wait[1]}) if wait else None,
        "bring": things(telling, found.service),
        "phoneCode": _phone_code(telling, found),
        "printing": state.printing,
        "copyFailed": state.copy_failed,
        "copiesLeft": COPIES - state.copies,
    }


def _phone_code(telling: Telling, found: Ticket) -> Fact | None:
    """Give the code of the number's phone page, where the site has one and the token is known.

    Where there is no paper, a number without a page has its code, too.
    """
    page = telling.office.site.phone_url if telling.office else None
    errand = telling.state.errand
    if errand is None:
        return None
    no_paper = telling.state.screen is Screen.NO_PAPER
    return phone_code(page, found.id, errand.phone_token, instead_of_paper=no_paper)


def _late(telling: Telling, found: Ticket) -> Word | None:
    """Give the time of an appointment that was missed: the number counts from now on."""
    if found.slot_ms is None or found.counted_ms <= found.slot_ms:
        return None
    return telling.at("screen-late", found.slot_ms)


def _service_title(telling: Telling, key: str) -> Word | None:
    service = telling.office.service(key) if telling.office else None
    return telling.of_office(service.short) if service else None


def things(telling: Telling, key: str) -> list[Word]:
    """Give what to bring for this service."""
    service = telling.office.service(key) if telling.office else None
    told = [telling.of_office(thing) for thing in service.bring] if service else []
    return [thing for thing in told if thing]


def bring(telling: Telling) -> Fact | None:
    """Give the list that is asked about, and how its paper fares."""
    state = telling.state
    if state.view not in _BRINGS:
        return None
    service = telling.office.service(state.service) if telling.office else None
    return {
        "things": things(telling, state.service),
        "service": _service_title(telling, state.service),
        "notice": telling.of_office(service.notice) if service else None,
        "printing": state.printing,
        "failed": state.copy_failed,
    }


def party(telling: Telling) -> Fact | None:
    """Give what the service asks about who comes."""
    state = telling.state
    if state.view is not Screen.PARTY:
        return None
    asked = state.offer.asks.get(state.service, frozenset()) if state.offer else frozenset()
    counts = {"persons": state.persons, "cases": state.cases}
    return {
        "most": MOST_PERSONS,
        **{what: counts[what] if what in asked else None for what in counts},
    }


def own(telling: Telling) -> Fact | None:
    """Give the state of the number that its holder came back with, and what may be done."""
    state = telling.state
    if not state.own or state.view not in {Screen.MINE, Screen.GIVE_BACK}:
        return None
    if state.ticket is None:
        return {"says": telling.word("screen-not-mine"), "state": "", "told": None, "counter": None}
    stage = state.ticket.state if state.ticket.state in _OWN_SAYS else "ended"
    counter = {"counter": state.ticket.counter}
    says = telling.word(f"screen-mine-{stage}", **counter)
    return {
        "state": stage,
        "says": says,
        "told": telling.word(f"screen-{state.told}") if state.told else None,
        "failed": state.told == "change-failed",
        "counter": _counter(telling, state.ticket) if stage in _AT_COUNTER else None,
        "mayChange": changeable(state.ticket) and may_go_without(telling),
        "mayGiveBack": state.ticket.state in RETURNABLE,
        "mayPrint": stage != "ended",
    }


def _counter(telling: Telling, found: Ticket) -> Fact | None:
    """Give where the counter is; floors are called as the house's own signs call them."""
    counter = telling.office.counter(found.counter) if telling.office else None
    if counter is None:
        return None
    floor = telling.word("screen-floor", floor=own_or_german(counter.floor, GERMAN))
    return {"room": telling.word("screen-room", room=counter.room), "floor": floor}


def code(telling: Telling) -> Fact | None:
    """Give the code as far as it was typed."""
    state = telling.state
    if state.view is not Screen.CODE:
        return None
    enough = len(state.typed) >= SHORTEST_CODE
    return {"typed": state.typed, "letters": state.letters, "enough": enough}


def code_kept(telling: Telling) -> bool:
    """Say whether the concern is asked for because nobody could look an appointment up."""
    return telling.state.view is Screen.CONCERN and telling.state.code != ""


def desk(telling: Telling) -> Word | None:
    """Give what to say at reception: whoever lacks a code has a name, whoever lacks a slip none."""
    state = telling.state
    if state.view is not Screen.ASK_DESK:
        return None
    return telling.word(
        "screen-no-code-note" if state.beneath is Screen.CODE else "screen-already-note"
    )


def away(telling: Telling) -> Word | None:
    """Give what cannot be had without a server: a number, or a look at one's own."""
    if telling.state.view is not Screen.UNAVAILABLE:
        return None
    return telling.word("screen-no-look-up" if telling.state.own else "screen-unavailable")


def may_go_without(telling: Telling) -> bool:
    """Say whether there is anything to choose without an appointment."""
    offer = telling.state.offer
    return offer is not None and bool(offer.services or offer.not_sure)


def office(telling: Telling) -> Fact | None:
    """Give the other office whose address is shown."""
    state = telling.state
    found = telling.office.other(state.office) if telling.office else None
    if found is None or state.view is not Screen.ADDRESS:
        return None
    return {
        "name": telling.of_office(found.name),
        "matter": telling.of_office(found.matter),
        "address": found.address or "",
        "icon": found.icon or "city",
        "more": len(state.offer.offices) > 1 if state.offer else False,
        "printing": state.printing,
        "failed": state.copy_failed,
        "printed": state.copies > 0 and not state.printing and not state.copy_failed,
    }


def booking(telling: Telling) -> Fact | None:
    """Give why an appointment gives no number now."""
    found = telling.state.booking
    if found is None:
        return None
    told: Fact = {
        "why": found.why,
        "says": telling.word(f"screen-{found.why}"),
        "number": found.number,
        "slot": None,
        "from": None,
    }
    if found.slot_ms is not None:
        same_day = found.why is Booked.TOO_EARLY
        slot = found.slot_ms
        told["slot"] = telling.at("screen-appointment-at", slot) if same_day else telling.day(slot)
    if found.from_ms is not None:
        told["from"] = telling.at("screen-from-at", found.from_ms)
    return told


def obstacle(telling: Telling) -> Fact | None:
    """Give what is in the way, on its own screen and, of a closed office, on the first one."""
    state = telling.state
    closed = state.offer.closed if state.offer else None
    found = state.obstacle or (closed if state.screen is Screen.LANGUAGE else None)
    if found is None:
        return None
    service = telling.office.service(found.service or state.service) if telling.office else None
    site = telling.office.site if telling.office else None
    own_words = telling.of_office(service.online) if service else None
    online = own_words or (telling.of_office(site.online) if site else None)
    return {
        "why": found.why,
        "ofService": found.service != "",
        "opens": telling.day(found.opens_ms) if found.opens_ms is not None else None,
        "reason": telling.of_office(found.reason),
        "hours": hours(telling) if state.view in _WITH_HOURS else [],
        "online": None if found.why is Why.OUT_OF_SERVICE else online,
    }


def hours(telling: Telling) -> list[Fact]:
    """Give the opening hours, one line for all days that have the same."""
    site = telling.office.site if telling.office else None
    return [
        {
            "days": _days(each, telling.state.language),
            "times": [f"{begin}\u2013{end}" for begin, end in each.open],
        }
        for each in (site.hours if site else ())
        if each.open
    ]


def _days(opening: Opening, key: str) -> str:
    """Give the days by their names: the first and the last in a row, or one after the other."""
    names = get_day_names("wide", locale=language(key).locale)
    days = sorted(opening.days)
    named = [names[day - 1].replace(" ", "\u00a0") for day in days]
    in_a_row = len(days) > 2 and days == list(range(days[0], days[-1] + 1))  # noqa: PLR2004 -- two days are an "and"
    return f"{named[0]} \u2013 {named[-1]}" if in_a_row else ", ".join(named)
