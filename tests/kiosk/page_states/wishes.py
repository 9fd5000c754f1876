"""States of the kiosk's machine for its page, from a few words each: what a test wishes to see."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from device.texts import LANGUAGES, Texts
from kiosk import office, paging
from kiosk.visit import Booked, Booking, Errand, Obstacle, Offer, Screen, State, Ticket, Why
from server.site import Site
from tests.kiosk.visits import HOLDERS_PART

Wish = dict[str, Any]

ROOT = Path(__file__).parents[3]
SITE: Final[dict[str, Any]] = Site.load(
    ROOT / "server" / "sites" / "maschstrasse.toml"
).description()
TEXTS = Texts(ROOT / "kiosk" / "locales")
ALL_LANGUAGES = tuple(language.key for language in LANGUAGES)
TEN = ("de", "en", "uk", "ar", "tr", "fa", "ckb", "vi", "ti", "ps")
OPENS_MS = 1_795_590_000_000  # 2026-11-25 08:00 in Berlin
SLOT_MS = OPENS_MS + 90 * 60_000
REASON = {
    "de": "Die Anlage für Fingerabdrücke ist heute in der Wartung. Morgen geht es weiter.",
    "ar": "جهاز البصمات قيد الصيانة اليوم. نتابع غدًا.",
    "vi": "Máy lấy dấu vân tay hôm nay đang bảo trì. Ngày mai sẽ tiếp tục.",
}
CLOSED = Obstacle(Why.CLOSED, opens_ms=OPENS_MS)
OUT_OF_SERVICE = Obstacle(Why.OUT_OF_SERVICE)
STOPPED = Obstacle(Why.STOPPED, "renew", reason=REASON)
OBSTACLES: Final = {
    Screen.CLOSED: CLOSED,
    Screen.STOPPED: STOPPED,
    Screen.USED_UP: Obstacle(Why.USED_UP, "renew"),
    Screen.TOO_LATE: Obstacle(Why.TOO_LATE, "renew"),
    Screen.OUT_OF_SERVICE: OUT_OF_SERVICE,
}
BOOKINGS: Final = {
    Booked.TOO_EARLY: Booking(Booked.TOO_EARLY, SLOT_MS, OPENS_MS),
    Booked.OTHER_DAY: Booking(Booked.OTHER_DAY, SLOT_MS),
    Booked.NOT_FOUND: Booking(Booked.NOT_FOUND),
    Booked.CANCELLED: Booking(Booked.CANCELLED),
    Booked.ALREADY: Booking(Booked.ALREADY, number="W10888"),
}
WITH_ERRAND: Final = {Screen.WORKING, Screen.TICKET, Screen.NO_PAPER, Screen.UNAVAILABLE}
OWN: Final = {Screen.MINE, Screen.GIVE_BACK}
WITH_TICKET: Final = {Screen.TICKET, Screen.NO_PAPER, *OWN}


def _described() -> dict[str, Any]:
    """The shipped site, with a service that asks all there is to ask, and pages for phones."""
    asks = {"dropoff": ["persons", "cases"]}
    services = [
        {**each, "asks": asks[each["key"]]} if each["key"] in asks else each
        for each in SITE["services"]
    ]
    return {**SITE, "services": services, "phone_url": "https://wartemarke.example/n"}


OFFICE = office.read(_described())
OFFER = OFFICE.offer(frozenset(TEXTS.languages()))


def _offer_of(wish: Wish) -> Offer:
    """The shipped offer, or one of all languages, or one of two pages of services."""
    offer = replace(OFFER, languages=TEN)
    if wish.pop("every_language", False):
        offer = replace(offer, languages=ALL_LANGUAGES)
    if "code" in wish:
        offer = replace(offer, by_itself=offer.services)
    if wish.pop("voices", False):
        offer = replace(offer, voices=frozenset(offer.languages))
    if wish.pop("two_pages", False):
        offer = replace(offer, services=offer.services + offer.services[:3])
    if wish.pop("closed", False):
        offer = replace(offer, closed=CLOSED)
    if wish.pop("resting", False):
        offer = replace(offer, closed=OUT_OF_SERVICE)
    if wish.pop("withheld", False):
        used_up = dict.fromkeys(offer.services[::2], OBSTACLES[Screen.USED_UP])
        offer = replace(offer, withheld={**used_up, "dropoff": STOPPED})
    return offer


def _ticket_of(wish: Wish, view: Screen) -> Ticket | None:
    number = str(wish.pop("number", "K214"))
    ahead, late, wait = wish.pop("ahead", 6), wish.pop("late", False), wish.pop("wait", None)
    stage, counter = wish.pop("stage", "waiting"), wish.pop("counter", "")
    service, is_known = wish.pop("of", "transfer"), not wish.pop("unknown", False)
    offline, waits_in = wish.pop("offline", False), wish.pop("waits_in", "")
    if view not in WITH_TICKET or not is_known:
        return None
    return Ticket(
        "0000000042",
        number,
        number[0],
        None if offline else ahead,
        SLOT_MS if late else OPENS_MS,
        service=service,
        slot_ms=OPENS_MS if late else None,
        wait_minutes=tuple(wait) if wait else None,
        state=stage,
        counter=counter,
        offline=offline,
        waits_in=waits_in,
    )


def state_of(wish: Wish) -> State:
    """The state that a wish describes: fields of `State`, and some words for what is in them."""
    screen = Screen(wish.pop("screen"))
    beneath = Screen(wish.pop("beneath", Screen.CONCERN))
    view = beneath if screen is Screen.WORKING else screen
    booked = wish.pop("booked", None)
    token = (
        HOLDERS_PART if wish.pop("on_phone", False) else "token"
    )  # of the latter there is no code
    state = State(
        screen,
        f"screen-{screen}",
        0,
        offer=_offer_of(wish),
        beneath=beneath,
        service=wish.pop("service", "dropoff"),
        office=wish.pop("office", "stadt-hannover"),
        own=wish.pop("own", view in OWN),
        errand=Errand("errand", "dropoff", "de", token) if screen in WITH_ERRAND else None,
        ticket=_ticket_of(wish, view),
        obstacle=None if wish.pop("unexplained", False) else OBSTACLES.get(view),
        booking=BOOKINGS[booked] if booked else None,
    )
    shown = replace(state, **wish)
    return replace(shown, page=min(shown.page, paging.pages_of(shown) - 1))


SCREENS: Final[dict[str, Wish]] = {
    "language": {"screen": "language"},
    "language-asking": {"screen": "language", "asking": True},
    "language-all": {"screen": "language", "every_language": True},
    "language-closed": {"screen": "language", "closed": True},
    "language-all-closed": {"screen": "language", "closed": True, "every_language": True},
    "language-closed-asking": {"screen": "language", "closed": True, "asking": True},
    "language-resting": {"screen": "language", "resting": True},
    "language-all-resting": {"screen": "language", "resting": True, "every_language": True},
    "start": {"screen": "start"},
    "start-support": {"screen": "start", "support": True, "asking": True},
    "start-page-2": {"screen": "start", "page": 1},
    "code": {"screen": "code"},
    "code-typed": {"screen": "code", "typed": "HN-4711-8020", "asking": True},
    "code-letters": {"screen": "code", "typed": "A" * 32, "letters": True},
    "code-working": {"screen": "working", "beneath": "code", "typed": "HN4711", "slow": True},
    "appointment-too-early": {"screen": "appointment", "booked": "too-early"},
    "appointment-other-day": {"screen": "appointment", "booked": "other-day"},
    "appointment-not-found": {"screen": "appointment", "booked": "not-found"},
    "appointment-cancelled": {"screen": "appointment", "booked": "cancelled"},
    "appointment-already": {"screen": "appointment", "booked": "already", "asking": True},
    "my-number": {"screen": "my_number"},
    "mine": {"screen": "mine"},
    "mine-wait": {"screen": "mine", "wait": [20, 35], "told": "changed", "number": "W10888"},
    "mine-moved": {"screen": "mine", "told": "changed", "of": "dropoff", "waits_in": "F"},
    "mine-called": {"screen": "mine", "stage": "called", "counter": "7", "asking": True},
    "mine-serving": {"screen": "mine", "stage": "serving", "counter": "11", "number": "W10888"},
    "mine-parked": {"screen": "mine", "stage": "parked", "told": "change-failed"},
    "mine-missed": {"screen": "mine", "stage": "missed", "copies": 2},
    "mine-ended": {"screen": "mine", "stage": "finished", "copy_failed": True},
    "mine-not-found": {"screen": "mine", "unknown": True},
    "give-back": {"screen": "give_back", "asking": True},
    "given-back": {"screen": "given_back"},
    "elsewhere": {"screen": "elsewhere"},
    "address": {"screen": "address"},
    "address-comes": {"screen": "address", "printing": True, "copies": 1, "asking": True},
    "address-failed": {"screen": "address", "copy_failed": True, "copies": 1},
    "address-unknown": {"screen": "address", "office": "bamf"},
    "ask-desk-code": {"screen": "ask_desk", "beneath": "code"},
    "ask-desk-slip": {"screen": "ask_desk", "beneath": "my_number"},
    "concern": {"screen": "concern"},
    "concern-page-2": {"screen": "concern", "two_pages": True, "page": 1},
    "concern-asking": {"screen": "concern", "asking": True},
    "concern-withheld": {"screen": "concern", "withheld": True},
    "concern-closed": {"screen": "concern", "closed": True},
    "concern-code-kept": {"screen": "concern", "code": "HN-4711-8020"},
    "concern-code-kept-asking": {"screen": "concern", "code": "HN-4711-8020", "asking": True},
    "touched": {"screen": "working", "chosen": "?"},
    "working": {"screen": "working", "chosen": "dropoff", "slow": True},
    "bring": {"screen": "bring", "service": "eat-pickup", "support": True},
    "bring-asking": {"screen": "bring", "service": "emergency", "asking": True},
    "list": {"screen": "list", "service": "eat-pickup", "printing": True},
    "list-failed": {"screen": "list", "service": "eat-pickup", "copy_failed": True},
    "party": {"screen": "party", "persons": 12},
    "party-one": {"screen": "party", "service": "eat-pickup", "cases": 3, "asking": True},
    "party-working": {"screen": "working", "beneath": "party", "slow": True},
    "ticket": {"screen": "ticket"},
    "ticket-on-phone": {"screen": "ticket", "on_phone": True, "wait": [20, 35]},
    "ticket-on-phone-late": {"screen": "ticket", "on_phone": True, "late": True, "asking": True},
    "ticket-offline": {"screen": "ticket", "offline": True, "on_phone": True, "number": "W10888"},
    "ticket-w": {"screen": "ticket", "number": "W888", "ahead": 0, "wait": [20, 35]},
    "ticket-long": {"screen": "ticket", "number": "W10888", "late": True, "asking": True},
    "ticket-copy-failed": {"screen": "ticket", "number": "F1022", "copy_failed": True},
    "ticket-copies-used": {"screen": "ticket", "copies": 2, "wait": [5, 10]},
    "no-paper": {"screen": "no_paper", "on_phone": True},
    "no-paper-photo": {"screen": "no_paper"},
    "no-paper-asking": {"screen": "no_paper", "on_phone": True, "asking": True},
    "unavailable": {"screen": "unavailable"},
    "unavailable-own": {"screen": "unavailable", "own": True, "asking": True},
    "no-service": {"screen": "no_service"},
    "closed": {"screen": "closed"},
    "closed-unexplained": {"screen": "closed", "unexplained": True},
    "stopped": {"screen": "stopped", "asking": True},
    "stopped-unexplained": {"screen": "stopped", "unexplained": True},
    "used-up": {"screen": "used_up"},
    "too-late": {"screen": "too_late"},
    "out-of-service": {"screen": "out_of_service"},
}
"""Every screen of the machine, and the fullest of each."""
