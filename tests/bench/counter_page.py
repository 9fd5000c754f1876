"""`counter_page`: ms from the key press to the called ticket drawn, with 20 counters open at once.

One server process, a hundred people who wait, and one page in a real Chromium whose key is pressed.
Its own clock tells both moments: the key's event, and the frame after the card with the number
stands. The same page is measured three times in one run:

* alone: the reference, on whatever machine this is and whatever else it has to do;
* `counter_page`: beside nineteen more counters that are open, each a real client of the server in
  every respect but drawing (`counters_beside`). In an office each counter has a machine of its own;
  what they share, and what a press must not feel, is the server;
* `counter_page_painted`: beside nineteen more pages in the very same browser. Whoever is called
  changes what each of them shows, and this machine draws them all: that the figure is larger than
  the one before says how few cores it has. It is kept because it shows what an event costs a page,
  and how a poor computer with many pages open fares. Its limit: twenty renderers with all their
  processes draw the number that was drawn a moment before while the key is pressed.
"""

import http.client
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, ViewportSize

from server.ticket import Role
from tests.bench.call_to_board import Hand
from tests.bench.counters_beside import beside, seat
from tests.bench.figures import Figure, percentiles
from tests.bench.office import bench_store
from tests.device.page_probe import chromium
from tests.running import Program, Programs, running
from tests.sites import SHIPPED, always_open, write_site

NAMES: Final = ("counter_page",)
COUNTERS: Final = 20
CALLS: Final = 300
WARM_UP: Final = 20
WAITING: Final = 100
FULL: Final[ViewportSize] = {"width": 1366, "height": 768}
SMALL: Final[ViewportSize] = {"width": 320, "height": 200}
LOOK_S: Final = 0.02
TOO_LONG_S: Final = 10.0
_COUNTER: Final = """
[[counters]]
number = "{number}"
area = "K"
room = "1.{number}"
services = ["renew", "fiktion", "settle"]
"""
_WATCH: Final = """
  let pressed = null;
  addEventListener("keydown", (event) => {
    pressed = event.timeStamp;
    window.drawnMs = null;
  }, true);
  const painted = new MessageChannel();
  painted.port1.onmessage = () => { window.drawnMs ??= performance.now() - pressed; };
  const look = () => {
    if (pressed === null || window.drawnMs !== null) return;
    if (!document.querySelector("[data-ticket][data-state=called]")) return;
    requestAnimationFrame(() => painted.port2.postMessage(0));
  };
  document.addEventListener("DOMContentLoaded", () => {
    const all = { childList: true, subtree: true, attributes: true };
    new MutationObserver(look).observe(document.body, all);
  });
"""
"""A frame's callback comes before it is painted; the message that is posted in it comes after."""


def figures(folder: Path) -> Iterator[Figure]:
    """Press the key for the next person, 300 times alone and as often with either company."""
    with bench_store(folder) as store, chromium() as browser:
        programs = Programs(folder, store)
        site = write_site(folder / "wide-site", wide_site())
        server = programs.server(WARTEMARKE_SITE_FILE=str(site))
        kiosk_token = programs.token(Role.KIOSK, "kiosk-1")
        with running(server), ExitStack() as stack:
            kiosk = stack.enter_context(closing(_hand(server, kiosk_token)))
            for _ in range(WAITING):
                draw(kiosk)
            first, *others = numbers()
            page = _opened(browser, programs, server, first, size=FULL)
            alone = press_often(page, kiosk)
            with beside([seat(programs.registry, server.url, number) for number in others]):
                yield from _beside("counter_page", press_often(page, kiosk), alone)
            for number in others:
                _opened(browser, programs, server, number, size=SMALL)
            yield from _beside("counter_page_painted", press_often(page, kiosk), alone)


def _beside(name: str, samples: Sequence[float], alone: Sequence[float]) -> Iterator[Figure]:
    note = "with 20 counters open, beside the same page alone"
    both = (percentiles(name, each, "ms") for each in (samples, alone))
    for figure, reference in zip(*both, strict=True):
        yield replace(figure, reference=reference.value, lower_is_better=True, note=note)


def wide_site() -> str:
    """Give the shipped site with as many counters on the first floor as there are pages."""
    text = always_open(SHIPPED.read_text(encoding="utf-8"))
    return text + "".join(_COUNTER.format(number=number) for number in numbers())


def numbers() -> list[str]:
    """Give the counters' numbers, none of which the shipped site has."""
    return [str(number) for number in range(50, 50 + COUNTERS)]


def draw(kiosk: Hand) -> None:
    """Let somebody wait."""
    ticket = kiosk.post("tickets", {"service": "renew", "language": "uk"})["ticket"]
    kiosk.post(f"tickets/{ticket['id']}/deliver", {"how": "paper"})


def _hand(server: Program, token: str) -> Hand:
    return Hand(http.client.HTTPConnection("127.0.0.1", server.port), token)


def _opened(
    browser: Browser, programs: Programs, server: Program, number: str, *, size: ViewportSize
) -> Page:
    """Give the page of this counter, open."""
    context = browser.new_context(viewport=size)
    name, _, value = seat(programs.registry, server.url, number).cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": server.url}])
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(f"{server.url}/counter/{number}/")
    page.locator("[data-pill=closed], [data-pill=open]").wait_for()
    if page.locator("[data-pill=closed]").count():
        page.keyboard.press("o")
    page.locator("[data-counter-state=open]").wait_for()
    return page


def press_often(page: Page, kiosk: Hand) -> list[float]:
    """Press so often, in ms; the first ones warm up."""
    samples = [_one_press(page, kiosk) for _ in range(WARM_UP + CALLS)]
    return samples[WARM_UP:]


def _one_press(page: Page, kiosk: Hand) -> float:
    draw(kiosk)
    page.locator(".key[data-key=call-next]:not([aria-disabled])").wait_for()
    page.keyboard.press("n")
    drawn = _drawn_ms(page)
    page.keyboard.press("Enter")
    page.locator(".key[data-key=finish]").wait_for()
    page.keyboard.press("f")
    page.locator("[data-counter-state=open]").wait_for()
    return drawn


def _drawn_ms(page: Page) -> float:
    """Look now and then, seldom enough not to disturb the page."""
    end = time.monotonic() + TOO_LONG_S
    while time.monotonic() < end:
        time.sleep(LOOK_S)
        drawn = page.evaluate("window.drawnMs")
        if drawn is not None:
            return float(drawn)
    message = f"the page has drawn nobody within {TOO_LONG_S:.0f} s"
    raise AssertionError(message)
