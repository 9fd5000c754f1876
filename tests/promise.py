"""The promise, watched from the stream alone: whoever follows it can tell that it is kept.

*While your ticket is waiting, no counter that could serve you right then gives its next call to a
ticket whose counted time is more than H minutes after yours.* Calls by hand are outside it, and
say why where they pass somebody by more than H.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from server.site import Site
from tests.model_door import queues_of

Event = Mapping[str, Any]
Row = dict[str, Any]


class Watch:
    """Hears every event of a site in order; `broken` tells of each that breaks the promise."""

    def __init__(self, site: Site) -> None:
        """Watch from a moment on at which nobody waits."""
        self._site = site
        self._hold_ms = site.rules.hold_ms
        self._rows: dict[str, Row] = {}
        self._sits_at: dict[str, str] = {}
        self.broken: list[str] = []
        self.seen: Counter[str] = Counter()

    def hear(self, events: Iterable[Event]) -> None:
        """Hear what happened next."""
        for event in events:
            if event["type"] == "called":
                self._judge(event)
            if "counter" in event:
                counter = event["counter"]
                self._sits_at[counter["number"]] = counter.get("caseworker", "")
            if "ticket" in event:
                self._rows[event["ticket"]["id"]] = event["ticket"]
            if event["type"] == "day_begun":
                self._rows, self._sits_at = {}, {}
                self._hold_ms = self._site.rules.hold_ms

    def _judge(self, event: Event) -> None:
        called, why = event["ticket"], event["why"]
        queues = self._queues(called["counter"])
        others = [row for row in self._rows.values() if row["id"] != called["id"]]
        before = [
            row
            for row in others
            if row["state"] == "waiting"
            and set(queues_of(row)) & queues
            and row["counted_ms"] < called["counted_ms"]
        ]
        beyond = [r for r in before if r["counted_ms"] + self._hold_ms < called["counted_ms"]]
        self.seen += Counter({"calls": 1, "passed somebody": bool(before)})
        first = min(before, key=lambda row: (row["counted_ms"], row["id"]), default=None)
        told = None if first is None else {k: first[k] for k in ("id", "counted_ms")}
        if why.get("passed") != told:
            self.broken.append(f"{why} does not tell that it passed {told}")
        if beyond and why["rule"] == "rank":
            self.broken.append(f"{called} was called before {beyond}")
        if beyond and why["rule"] != "rank":
            self.seen["by hand beyond H"] += 1
            if not why.get("reason"):
                self.broken.append(f"{called} was called by hand before {beyond} without a reason")

    def _queues(self, number: str) -> set[str]:
        own = {f"counter/{number}", f"caseworker/{self._sits_at.get(number)}"}
        return own | set(self._site.queues_of(number))
