"""A whole house of real programs on a store of its own, and the caseworkers behind its doors."""

import json
import time
from typing import TYPE_CHECKING, Any

from server.keys import events_key, site_prefix
from server.ledger import Ledger
from tests.clock import Clock, Hand
from tests.office import AlwaysOpen, Office
from tests.running import SITE_KEY, Program, Programs
from tests.server.people import People
from tests.sites import at_noon

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from server.site import Site
    from server.store import Store

MARK = "this page was never loaded again"


def now_ms() -> int:
    """The time, as the server has it too."""
    return time.time_ns() // 1_000_000


class House:
    """One server, its people over HTTP, and an office that works on the very store without it."""

    def __init__(self, programs: Programs, store: "Store", site: "Site", server: Program) -> None:
        self.programs, self.site = programs, site
        self.server = server
        self.people = People(server, store)
        self.clock = Clock(now_ms())
        self.office = Office(
            Ledger(store, at_noon(site), openings=AlwaysOpen()), Hand(self.clock), self.clock
        )
        self._store = store

    def go_back(self, *, ms: int) -> None:
        """Let the office's people act in the past: the site forgets when it last did anything."""
        self._store.redis.hdel(f"{site_prefix(SITE_KEY)}:meta", "now")
        self.clock.now_ms = now_ms() - ms

    def events(self) -> list[dict[str, Any]]:
        """Everything that ever happened, from the store's own stream; `id` is its position."""
        entries: Any = self._store.redis.xrange(events_key(SITE_KEY))
        return [{"id": entry.decode(), **json.loads(fields[b"e"])} for entry, fields in entries]


def mark(page: "Page") -> None:
    """Write something on the page's window that a reload would wipe off."""
    page.evaluate("words => { window.mark = words; }", MARK)


def is_marked(page: "Page") -> bool:
    """Tell whether the page is the very one that was marked."""
    return bool(page.evaluate("window.mark") == MARK)


def has_yellow(page: "Page") -> bool:
    """Tell whether anything on the page is as yellow as a call that is new or soon."""
    return bool(
        page.evaluate(
            """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const yellows = ["--now", "--soon"].map((name) => {
    probe.style.backgroundColor = `var(${name})`;
    return getComputedStyle(probe).backgroundColor;
  });
  probe.remove();
  return [...document.querySelectorAll(".board *")].some(
    (each) => yellows.includes(getComputedStyle(each).backgroundColor));
}"""
        )
    )
