"""Eight counters that call while something else goes on, and how long each call took."""

import asyncio
import math
import statistics
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from tests.bench.load import Line
from tests.running import SITE_KEY

ROOT: Final = f"/api/v1/sites/{SITE_KEY}"
COUNTERS: Final = ("1", "2", "3", "5", "6", "7", "10", "11")
SERVICES: Final = (
    "eat-pickup",
    "dropoff",
    "advice",
    "first",
    "travel",
    "asylum",
    "invite",
    "company",
)
"""For each counter one that it serves: whoever draws is called, and no crowd gathers."""
PAUSE_S: Final = 0.06
"""Between two visitors of one counter: hundreds of times faster than life, and within the shipped
limit of commands."""


@dataclass
class Calls:
    """Eight counters that draw, call and finish without end, in a thread of their own."""

    port: int
    tokens: Mapping[str, tuple[str, str]]
    """counter → the token of a kiosk beside it, and its own."""
    samples: list[tuple[float, float]] = field(default_factory=list)
    """When a call was answered, and how many ms after it was sent."""
    _ending: threading.Event = field(default_factory=threading.Event)
    _failed: list[BaseException] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Begin to call."""
        self._thread = threading.Thread(target=self._run, name="calls")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End; raise whatever a counter met that was no answer of the queue's."""
        self._ending.set()
        self._thread.join()
        if self._failed:
            raise self._failed[0]

    def between(self, begin: float, end: float) -> list[tuple[float, float]]:
        """Give the calls that were answered within this span."""
        return [sample for sample in list(self.samples) if begin <= sample[0] < end]

    def seconds_below(self, fewest: int, begin: float, end: float) -> list[int]:
        """Name the whole seconds of this span in which fewer calls were answered."""
        counts = Counter(int(when - begin) for when, _ in self.between(begin, end))
        return [second for second in range(int(end - begin)) if counts[second] < fewest]

    def p99_ms(self, begin: float, end: float) -> float:
        """Give the p99 of the calls of this span, without an end where there were hardly any."""
        took = [ms for _, ms in self.between(begin, end)]
        if len(took) < 2:
            return math.inf
        return statistics.quantiles(took, n=100, method="inclusive")[98]

    def _run(self) -> None:
        try:
            asyncio.run(self._rage())
        except BaseException as error:  # noqa: BLE001 - told to whoever waits for the thread
            self._failed.append(error)

    async def _rage(self) -> None:
        pairs = zip(COUNTERS, SERVICES, strict=True)
        await asyncio.gather(*(self._serve(number, service) for number, service in pairs))

    async def _serve(self, counter: str, service: str) -> None:
        kiosk, desk = (Line(self.port, token) for token in self.tokens[counter])
        await _done(desk, f"/counters/{counter}/open", {})
        while not self._ending.is_set():
            drawn = await _done(kiosk, "/tickets", {"service": service, "language": "de"})
            await _done(kiosk, f"/tickets/{_id(drawn)}/deliver", {"how": "paper"})
            sent = time.perf_counter()
            called = await _done(desk, f"/counters/{counter}/call-next", {})
            self.samples.append((time.monotonic(), (time.perf_counter() - sent) * 1000))
            if "ticket" in called:
                await _done(desk, f"/tickets/{_id(called)}/start", {})
                await _done(desk, f"/tickets/{_id(called)}/finish", {"outcome": "done"})
            await asyncio.sleep(PAUSE_S)
        kiosk.close()
        desk.close()


def _id(event: Mapping[str, object]) -> str:
    ticket = event["ticket"]
    assert isinstance(ticket, Mapping)
    return str(ticket["id"])


async def _done(line: Line, path: str, body: Mapping[str, object]) -> dict[str, object]:
    """Send a command; any answer but the queue's own fails."""
    reply = await line.post(ROOT + path, body)
    content: dict[str, object] = reply.json()
    assert reply.status < 300 or content["code"] == "nobody_waiting", reply
    return content
