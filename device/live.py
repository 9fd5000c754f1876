"""The live link: what happens at the site, in order and without gaps, for as long as we run.

Theory of operation: one thread owns everything. Each connection is a `_Wire` that only puts what
it hears into the link's inbox; the thread takes from the inbox until the next deadline, so that
connecting, asking and falling silent are all just deadlines, and a wire that was given up can no
longer do anything. `Continuity` judges every message; a gap makes the link ask again on the same
wire. python-socketio carries the messages. Its own reconnecting is off, because its timings
(pings of 25 + 20 s, delays of 1-5 s) are too slow for a board: each attempt is a new client.

Promises:
- `on_snapshot` and `on_event` are called in one thread, in the order of their positions, each
  event once; a snapshot replaces everything known before.
- `on_touch(True, now)` is called whenever the server has just proven that we know all; `now` is
  the server's time. `on_touch(False, now)` is called once when that has not happened for 5 s.
- `on_waiting` is told with each beat that proves we know all, before `on_touch`, who waits where;
  it is told of nobody where the beat says nothing that can be read, as an older server's does.
- `on_hurry` is called when the server has something new for this device's next heartbeat.
- `on_join` is called once for each connection, when its first question has been answered: whatever
  a server knows only since its start may be another now.
- A connection that says nothing for 6 s, does not open or does not answer a question within 2 s,
  is cut and replaced after 0.1-1 s; this goes on for ever.
- What is taken after its connection was due to be given up is not word of now: it is not taken.
- The clock goes back only by an answer that came in time; a beat that is behind makes us ask.
- The token goes to the server in the handshake alone; no log line holds it.
"""

from __future__ import annotations

import queue
import random
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

import structlog
from pydantic import BaseModel, TypeAdapter, model_validator

from device.continuity import Continuity, Message, Position, Verdict
from device.wire import Heard, Said, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    OnSnapshot = Callable[[Mapping[str, object], Position, int], None]
    OnEvent = Callable[[Mapping[str, object], Position], None]
    OnTouch = Callable[[bool, int], None]
    OnWaiting = Callable[[Mapping[str, object]], None]

_FAR: Final = 3600.0
_FRUITLESS: Final = 3  # answers in a row that prove nothing, before the connection is given up

_EVENT: Final = TypeAdapter(Message)


class _Beat(BaseModel, frozen=True):
    after: Position
    position: Position
    now_ms: int
    waiting: object = None

    @property
    def told_of_waiting(self) -> dict[str, object]:
        return dict(self.waiting) if isinstance(self.waiting, dict) else {}


class _Answer(BaseModel, frozen=True):
    """The acknowledgement of a question: exactly one of events and snapshot."""

    position: Position
    now_ms: int
    events: list[Message] | None = None
    snapshot: dict[str, object] | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.events is None) == (self.snapshot is None):
            raise ValueError("an answer is either events or a snapshot")
        return self


class Due(StrEnum):
    """What the link waits for; each stands at most once among the deadlines."""

    CONNECT = "connect"
    OPENING = "connection"
    ANSWER = "answer"
    WORD = "word"
    TOUCH = "touch"


@dataclass(frozen=True)
class Timings:
    """Every limit of the link, in seconds."""

    connect: float = 2.0
    answer: float = 2.0
    out_of_touch: float = 5.0
    silence: float = 6.0
    first_delay: float = 0.1
    longest_delay: float = 1.0
    jitter: float = 0.5

    def delay(self, attempt: int, chance: float) -> float:
        """Return the wait before an attempt; `chance` in 0..1 spreads many devices."""
        wanted = self.first_delay * 2.0 ** min(attempt, 10)
        spread = 1 + self.jitter * (2 * chance - 1)
        return min(self.longest_delay, max(self.first_delay, wanted * spread))


class ServerClock:
    """The server's time, as well as this device can know it; it does not stop without server."""

    _SLACK_MS: Final = 500  # an answer that is behind by more replaces our time

    def __init__(self) -> None:
        """Start from the machine's own clock; it stands until the server has said its time."""
        self._ahead_ms = time.time_ns() // 1_000_000 - _monotonic_ms()
        self._learned = False

    @property
    def off_ms(self) -> int | None:
        """Return how far this machine's clock is ahead of the server's; `None`: not known yet."""
        if not self._learned:
            return None
        return time.time_ns() // 1_000_000 - self.now_ms()

    def now_ms(self) -> int:
        """Return the server's time now."""
        return _monotonic_ms() + self._ahead_ms

    def hear(self, server_now_ms: int) -> bool:
        """Go forward to a time that was said unasked; `False` if it is behind and proves nothing.

        Such a word may have lain in a buffer for as long as this device was stopped. The one that
        came fastest is the truest, so the greatest.
        """
        ahead = server_now_ms - _monotonic_ms()
        behind_ms = self._ahead_ms - ahead
        self._ahead_ms = max(self._ahead_ms, ahead)
        return behind_ms <= self._SLACK_MS

    def learn(self, server_now_ms: int) -> None:
        """Take the answer to a question just asked: it alone may set the clock back."""
        if not self.hear(server_now_ms) or not self._learned:
            self._ahead_ms = server_now_ms - _monotonic_ms()
        self._learned = True


def _monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000


class LiveLink:
    """Follows one site's events until stopped; `position` is how far it knows everything."""

    def __init__(
        self,
        base_url: str,
        token: str,
        *,
        on_snapshot: OnSnapshot,
        on_event: OnEvent,
        on_touch: OnTouch,
        on_hurry: Callable[[], None] = lambda: None,
        clock: ServerClock | None = None,
        timings: Timings | None = None,
        position: Position | None = None,
    ) -> None:
        """Prepare the link; nothing happens before `start`. `on_waiting` may be set."""
        self.clock = clock or ServerClock()
        self._address = (base_url.rstrip("/"), token)
        self._on_snapshot, self._on_event, self._on_touch = on_snapshot, on_event, on_touch
        self._on_hurry = on_hurry
        self.on_waiting: OnWaiting = lambda _: None
        self.on_join: Callable[[], None] = lambda: None  # to be set before `start`
        self._timings = timings or Timings()
        self._continuity = Continuity(position)
        self._inbox: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="live-link", daemon=True)
        self._log = structlog.get_logger("device.live")
        self._wire: Wire | None = None
        self._attempt = 0
        self._trouble = ""
        self._deadlines: dict[Due, float] = {}
        self._behind: Position | None = None
        self._fruitless = 0
        self._joined = False

    @property
    def position(self) -> Position | None:
        """Return how far everything is known; `None` before the first snapshot."""
        return self._continuity.position

    def start(self) -> None:
        """Begin to follow, in a thread of its own."""
        now = time.monotonic()
        self._deadlines = {Due.CONNECT: now, Due.TOUCH: now + self._timings.out_of_touch}
        self._thread.start()

    def stop(self) -> None:
        """Cut the connection and return when the thread has ended."""
        self._stopping.set()
        self._inbox.put(Heard(None, Said.LOST, "stopped"))
        if self._thread.is_alive():
            self._thread.join()

    # ---- the thread --------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._step()
            except Exception:  # noqa: BLE001 - a link that ends is a board that lies
                # What was not understood may have changed what is true: begin with a snapshot.
                self._log.exception("live link begins afresh")
                self._continuity = Continuity()
                self._lose("not understood")
        self._drop()

    def _step(self) -> None:
        try:
            heard = self._inbox.get(timeout=self._patience())
        except queue.Empty:
            self._fall_due(time.monotonic())
            return
        self._fall_due(time.monotonic())  # a stopped machine may find both a word and its deadline
        if heard.wire is not None and heard.wire is self._wire:  # else last words of one given up
            self._take(heard)

    def _patience(self) -> float:
        nearest = min(self._deadlines.values(), default=time.monotonic() + _FAR)
        return max(0.0, nearest - time.monotonic())

    def _fall_due(self, now: float) -> None:
        for what in [name for name, at in self._deadlines.items() if at <= now]:
            if self._deadlines.pop(what, None) is None:
                continue  # it went with the wire
            if what is Due.TOUCH:
                self._on_touch(False, self.clock.now_ms())  # noqa: FBT003 - the listener's shape
            elif what is Due.CONNECT:
                self._connect(now)
            else:
                self._lose(f"no {what} in time")

    def _connect(self, now: float) -> None:
        self._wire = Wire(*self._address, self._inbox, timeout_s=self._timings.connect)
        self._joined = False
        self._deadlines[Due.OPENING] = now + self._timings.connect
        self._wire.open()

    def _lose(self, why: str) -> None:
        """Give the wire up and set the time for a new one."""
        self._drop()
        if why != self._trouble:
            self._log.warning("live link lost", why=why)
            self._trouble = why
        delay = self._timings.delay(self._attempt, random.random())  # noqa: S311 - no secret
        self._attempt += 1
        self._deadlines[Due.CONNECT] = time.monotonic() + delay

    def _drop(self) -> None:
        if self._wire is not None:
            self._wire.cut()
            self._wire = None
        for what in (Due.OPENING, Due.ANSWER, Due.WORD):
            self._deadlines.pop(what, None)

    # ---- what a wire says --------------------------------------------------------------------

    def _take(self, heard: Heard) -> None:
        if heard.said is Said.LOST:
            self._lose(str(heard.payload))
            return
        self._deadlines[Due.WORD] = time.monotonic() + self._timings.silence
        if heard.said is Said.OPEN:
            self._deadlines.pop(Due.OPENING, None)
            self._ask()
        elif heard.said is Said.ANSWER:
            self._take_answer(_Answer.model_validate(heard.payload))
        elif heard.said is Said.EVENT:
            self._take_event(_EVENT.validate_python(heard.payload))
        elif heard.said is Said.BEAT:
            self._take_beat(_Beat.model_validate(heard.payload))
        elif heard.said is Said.HURRY:
            self._on_hurry()

    def _ask(self) -> None:
        if self._wire is None or Due.ANSWER in self._deadlines:
            return
        self._behind = None
        self._deadlines[Due.ANSWER] = time.monotonic() + self._timings.answer
        position = self._continuity.ask()
        self._wire.ask({"position": position.json() if position else None})

    def _take_answer(self, answer: _Answer) -> None:
        if self._deadlines.pop(Due.ANSWER, None) is None:
            return
        self.clock.learn(answer.now_ms)
        proven = self._take_snapshot(answer) or self._take_events(answer)
        self._fruitless = 0 if proven else self._fruitless + 1
        if self._fruitless > _FRUITLESS:
            self._lose("answers that do not join on")
        elif proven and not self._is_behind():
            self._attempt, self._trouble = 0, ""
            self._touch(answer.now_ms)
            self._join()
        else:
            self._ask()

    def _join(self) -> None:
        """Tell once for each wire that this server has told us all."""
        if not self._joined:
            self._joined = True
            self.on_join()

    def _is_behind(self) -> bool:
        """Say whether a message that came while we waited for the answer leads beyond it."""
        known = self._continuity.position
        return self._behind is not None and (known is None or self._behind > known)

    def _take_snapshot(self, answer: _Answer) -> bool:
        if answer.snapshot is None or not self._continuity.accept_snapshot(answer.position):
            return False
        self._on_snapshot(answer.snapshot, answer.position, answer.now_ms)
        return True

    def _take_events(self, answer: _Answer) -> bool:
        if answer.events is None:
            return False
        taken = self._continuity.catch_up(answer.events, answer.position)
        for message in taken or ():
            self._on_event(message.event, message.position)
        return taken is not None

    def _take_event(self, message: Message) -> None:
        if self._judge(message.after, message.position) is Verdict.TAKE:
            self._on_event(message.event, message.position)
            self._touch(self.clock.now_ms())

    def _take_beat(self, beat: _Beat) -> None:
        of_now = self.clock.hear(beat.now_ms)
        verdict = self._judge(beat.after, beat.position)
        if not of_now:
            self._ask()
        elif verdict is not Verdict.GAP:
            self.on_waiting(beat.told_of_waiting)
            self._touch(beat.now_ms)

    def _judge(self, after: Position, position: Position) -> Verdict:
        verdict = self._continuity.step(after, position)
        if verdict is Verdict.GAP:
            self._behind = max(position, self._behind or position)
            self._ask()
        return verdict

    def _touch(self, now_ms: int) -> None:
        self._deadlines[Due.TOUCH] = time.monotonic() + self._timings.out_of_touch
        self._on_touch(True, now_ms)  # noqa: FBT003 - the listener's shape
