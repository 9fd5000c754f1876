from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

import json
import sys
from dataclasses import replace
from pathlib import Path

import gevent
import structlog
from gevent.fileobject import FileObject

from device.local_web import PageServer
from device.texts import LANGUAGES, Texts
from kiosk import office, paging
from kiosk.screens import tell
from kiosk.visit import Errand, Obstacle, Offer, Screen, State, Ticket, Why
from server.site import Site

# The kiosk's page in any state that a test names: one JSON object a line on standard input. The
# state goes through the kiosk's own `tell` and the page server of the house; only the machine that
# would lead there is left out. A program of its own, because gevent patches a whole program.

ROOT = Path(__file__).parents[3]
SITE = Site.load(ROOT / "server" / "sites" / "maschstrasse.toml")
OFFICE = office.read(SITE.description())
TEXTS = Texts(ROOT / "kiosk" / "locales")
OFFER = OFFICE.offer(frozenset(TEXTS.languages()))
ALL_LANGUAGES = tuple(language.key for language in LANGUAGES)
WITH_ERRAND = {Screen.WORKING, Screen.TICKET, Screen.NO_PAPER, Screen.UNAVAILABLE}
OPENS_MS = 1_795_590_000_000  # 2026-11-25 08:00 in Berlin
REASON = {
    "de": "Die Anlage für Fingerabdrücke ist heute in der Wartung. Morgen geht es weiter.",
    "ar": "جهاز البصمات قيد الصيانة اليوم. نتابع غدًا.",
    "vi": "Máy lấy dấu vân tay hôm nay đang bảo trì. Ngày mai sẽ tiếp tục.",
}
CLOSED = Obstacle(Why.CLOSED, opens_ms=OPENS_MS)
STOPPED = Obstacle(Why.STOPPED, "renew", reason=REASON)
OBSTACLES = {
    Screen.CLOSED: CLOSED,
    Screen.STOPPED: STOPPED,
    Screen.USED_UP: Obstacle(Why.USED_UP, "renew"),
    Screen.TOO_LATE: Obstacle(Why.TOO_LATE, "renew"),
}
WITH_TICKET = {Screen.TICKET, Screen.NO_PAPER}

told: dict[str, object] = {}


def offer_of(wish: dict[str, object]) -> Offer:
    """The shipped offer, or one of all languages, or one of two pages of services."""
    offer = OFFER
    if wish.pop("every_language", False):
        offer = replace(offer, languages=ALL_LANGUAGES)
    if wish.pop("two_pages", False):
        offer = replace(offer, services=offer.services + offer.services[:3])
    if wish.pop("closed", False):
        offer = replace(offer, closed=CLOSED)
    if wish.pop("withheld", False):
        used_up = dict.fromkeys(offer.services[::2], OBSTACLES[Screen.USED_UP])
        offer = replace(offer, withheld={**used_up, "renew": STOPPED, "dropoff": STOPPED})
    return offer


def show(wish: dict[str, object]) -> None:
    """Tell the page the state that the wish describes."""
    screen = Screen(str(wish.pop("screen")))
    number = str(wish.pop("number", "K214"))
    ahead = int(str(wish.pop("ahead", 6)))
    ticket = Ticket("0000000042", number, number[0], ahead, 0)
    state = State(
        screen,
        f"screen-{screen}",
        0,
        offer=offer_of(wish),
        errand=Errand("errand", "dropoff", "de", "token") if screen in WITH_ERRAND else None,
        ticket=ticket if screen in WITH_TICKET else None,
        obstacle=None if wish.pop("unexplained", False) else OBSTACLES.get(screen),
    )
    shown = replace(state, **wish)  # type: ignore[arg-type]
    assert shown.page < paging.pages_of(shown)
    told.clear()
    told.update(tell(shown, OFFICE, TEXTS))


def say(line: str) -> None:
    """Tell the test one line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def follow() -> None:
    """Show each wish and say when the page has been told."""
    for line in FileObject(sys.stdin, "r"):
        show(json.loads(line))
        page.push()
        say("told")
    page.stop()


structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
show({"screen": "language"})
page = PageServer(
    name="states", port=0, page=ROOT / "kiosk" / "page", state=lambda: told, commands={}
)
gevent.spawn(follow)
say(str(page.port))
page.serve_forever()
