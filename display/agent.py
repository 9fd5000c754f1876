"""The agent of one board: what it hears goes into the board, what changes goes to the page.

Theory of operation: the live link hands in what happens; `advance` lets the clock do the rest. Both
end in the same step: the board's picture is put into words, and when it is another one than the
page has, the page is sent it at once. Nobody polls: `wait_s` says when time alone will change
something, and whoever owns the clock calls `advance` then. Announcements leave by
`begin_announcement` and come back by `announced`. Nothing in here waits, reads a clock of its own
or opens anything.

Promises:
- A call is on its way to the page before the method that took it returns.
- The page is sent a state only when it changes what people see.
- An event about neither a ticket nor a message changes nothing, whatever its type. One that cannot
  be read raises ValueError: the link then begins afresh with a snapshot. In a snapshot, a ticket or
  message that cannot be read is left out: one wrong row never takes a board down.
- What is said now is on the page, and one thing is said at a time: a notice before the next call.
- In quiet mode nothing is said but an evacuation, and nobody waits longer for a turn by that.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import BaseModel, Field, ValidationError

from display.announcer import Announcer, announcement
from display.around import Surroundings
from display.board import Board, Ticket
from display.glazier import Glazier
from display.messages import Messages
from display.notices import FRESH_MS, PREFIX, Notices, Spoken
from display.volume import FULL, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from device.continuity import Position
    from device.texts import Texts
    from device.voice import Sentence
    from display.board import Call
    from display.site import SiteDescription

_LONGEST_WAIT_S: Final = 60.0

_NUMBER_LENGTH: Final = 2  # a letter and a digit at least


class _Ticket(BaseModel, frozen=True):
    """A ticket as the server shows it to a board; a field without a value is absent."""

    id: str
    number: str = Field(min_length=_NUMBER_LENGTH)
    state: str
    counter: str = ""
    called_ms: int = 0
    recalls: int = 0
    language: str = "de"

    def ticket(self) -> Ticket:
        return Ticket(**dict(self))


class _Event(BaseModel, frozen=True):
    type: str
    at: int
    ticket: _Ticket


class _Snapshot(BaseModel, frozen=True):
    tickets: list[object]
    messages: object = None


class Agent:
    """Board, announcer and words of one display."""

    def __init__(
        self,
        texts: Texts,
        *,
        name: str,
        silent: bool,
        steady_ms: Callable[[], int],
        server_ms: Callable[[], int],
        show: Callable[[], None],
        wake: Callable[[], None],
    ) -> None:
        """Begin with an empty board; `show` sends the page, `wake` interrupts who waits."""
        self._texts, self._name, self._silent = texts, name, silent
        self._site: SiteDescription | None = None
        self._log = structlog.get_logger("display.agent")
        self._steady_ms, self._server_ms = steady_ms, server_ms
        self._show, self._wake = show, wake
        self._board = Board(now_ms=steady_ms())
        self._announcer = Announcer()
        self._around = Surroundings(texts)
        self._notices = Notices(texts)
        self._spoken: Spoken | None = None
        self._quiet = False
        self._due_ms = steady_ms()
        self._glazier = Glazier(texts, None, name=name, silent=silent)
        self._glass = self._glazier.glass(self._board.picture(steady_ms()))

    # ---- what it is told ---------------------------------------------------------------------

    def learn_site(self, site: SiteDescription) -> None:
        """Go by this description of the site from now on."""
        self._site, rules = site, site.board_rules(self._name)
        self._board.obey(rules)
        self._around.learn_site(site, self._name)
        self._announcer.gap_ms = rules.call_gap_ms
        self._glazier = Glazier(self._texts, site, name=self._name, silent=self._silent)
        self.advance()

    def learn_media(self, names: frozenset[str]) -> None:
        """Show these pictures and videos from now on: they are here."""
        if names != self._around.media:
            self._around.media = names
            self.advance()

    def on_snapshot(
        self, snapshot: Mapping[str, object], position: Position, server_ms: int
    ) -> None:
        """Take all that is true now."""
        heard = _Snapshot.model_validate(snapshot)
        tickets = list(self._readable(heard.tickets))
        now_ms = self._steady_ms()
        self._around.messages.snapshot(heard.messages, position=position)
        self._board.snapshot(tickets, position=position, server_ms=server_ms, now_ms=now_ms)
        self._board.touch(stand_ms=server_ms, now_ms=now_ms)
        self.advance()

    def on_event(self, event: Mapping[str, object], position: Position) -> None:
        """Take one thing that happened."""
        if Messages.is_about_one(event):
            self._around.messages.event(event, position=position)
            self.advance()
            return
        if "ticket" not in event:
            return
        heard = _Event.model_validate(event)
        self._board.event(
            heard.type,
            heard.ticket.ticket(),
            position=position,
            at_ms=heard.at,
            server_ms=self._server_ms(),
            now_ms=self._steady_ms(),
        )
        self.advance()

    def on_touch(self, touching: bool, server_ms: int) -> None:  # noqa: FBT001 - the link's shape
        """Note that everything is known up to now; that it is not, the board finds by itself."""
        if touching:
            self._board.touch(stand_ms=server_ms, now_ms=self._steady_ms())
        else:
            self._around.waiting.lose_touch()
        self.advance()

    def on_waiting(self, told: Mapping[str, object]) -> None:
        """Take what a beat says of those who wait; the touch that follows shows it."""
        self._around.waiting.hear(told)

    def _readable(self, rows: Iterable[object]) -> Iterator[Ticket]:
        for row in rows:
            try:
                yield _Ticket.model_validate(row).ticket()
            except ValidationError as error:
                self._log.warning("a ticket cannot be read", problems=error.error_count())

    # ---- time --------------------------------------------------------------------------------

    def advance(self) -> None:
        """Let time pass, and show what has changed."""
        now_ms, server_ms = self._steady_ms(), self._server_ms()
        around = self._around.look(now_ms=now_ms, server_ms=server_ms, spoken=self._spoken)
        self._quiet, leaving = around.quiet, self._notices.evacuating
        around = replace(around, is_heard=self._silent or self._is_heard)
        self._notices.offer(around.messages, server_ms=server_ms, quiet=not self._is_heard)
        if leaving and not self._notices.evacuating:
            self._announcer.keep_up(self._still_new)
        self._be_heard_or_not()
        begun = self._board.advance(now_ms)
        if begun is not None:
            self._announce(begun)
        self._announcer.keep_up(self._board.still_awaited)
        glass = self._glazier.glass(self._board.picture(now_ms), around)
        changed, self._glass = glass != self._glass, glass
        self._due_ms = self._next_change_ms(now_ms, server_ms)
        if changed:
            self._show()
        self._wake()

    def wait_s(self) -> float:
        """Return how long nothing changes unless something is heard; at most a minute.

        What has fallen due since the last look counts: whoever asks a moment too late must not
        wait for what comes after it.
        """
        now_ms = self._steady_ms()
        due_ms = min(self._due_ms, self._next_change_ms(now_ms, self._server_ms()))
        return _seconds(due_ms - now_ms)

    def _next_change_ms(self, now_ms: int, server_ms: int) -> int:
        around_ms = self._around.next_change_ms(now_ms=now_ms, server_ms=server_ms)
        due_ms = self._board.next_change_ms(now_ms)
        return around_ms if due_ms is None else min(due_ms, around_ms)

    def state(self) -> dict[str, object]:
        """Return what the page draws, with the server's time for its clock."""
        return {**asdict(self._glass), "now_ms": self._server_ms()}

    # ---- the voice ---------------------------------------------------------------------------

    def volume(self) -> int:
        """Return how loud an announcement is now, in percent; 0 is silence.

        While the house is left, nothing keeps a board with a voice from being heard.
        """
        return FULL if self._notices.evacuating and not self._silent else self._usual_volume()

    def _usual_volume(self) -> int:
        if self._silent or self._quiet or self._site is None:
            return 0 if self._silent or self._quiet else FULL
        steps = self._site.display(self._name).volume
        return percent(steps, at_ms=self._server_ms(), timezone=self._site.timezone)

    @property
    def _is_heard(self) -> bool:
        return self._usual_volume() > 0

    def _be_heard_or_not(self) -> None:
        """Where nothing is heard, no turn waits for the voice and no row has one.

        While the house is left no row waits for one: what is old at its end is not called again.
        """
        self._board.speak(self._is_heard and not self._notices.evacuating)
        if not self._is_heard:
            for call in self._announcer.drop():
                self._board.spoken(call.key)

    def _announce(self, call: Call) -> None:
        if self._is_heard:
            self._announcer.announce(call)
        else:
            self._board.spoken(call.key)

    def _still_new(self, key: str) -> Call | None:
        """Return a call that had to wait, as it is now, unless it has become too old to be said."""
        call = self._board.still_awaited(key)
        return call if call and self._server_ms() - call.at_ms < FRESH_MS else None

    def voice_wait_s(self) -> float:
        """Return how long the voice has nothing to do unless it is woken; at most a minute."""
        now_ms = self._steady_ms()
        moments = [] if self._silent else [self._notices.next_change_ms(now_ms)]
        if not self._notices.evacuating:
            moments.append(self._announcer.next_change_ms(now_ms))
        due = [each for each in moments if each is not None]
        return _seconds(min(due) - now_ms) if due and not self._spoken else _LONGEST_WAIT_S

    def begin_announcement(self) -> tuple[str, tuple[Sentence, ...]] | None:
        """Return the key and the sentences of what is to be said now, if something is due.

        A picture that cannot be made silences nobody.
        """
        if self._spoken is not None:
            return None
        now_ms = self._steady_ms()
        notice = None if self._silent else self._notices.begin(now_ms)
        self._spoken = spoken = notice or self._next_call(now_ms)
        if spoken is None:
            return None
        try:
            self.advance()
        except Exception:  # noqa: BLE001 - whatever it was, the voice goes on
            self._log.exception("what is said now could not be drawn", key=spoken.key)
        return spoken.key, spoken.sentences

    def _next_call(self, now_ms: int) -> Spoken | None:
        """Return the call to announce now; while the house is left, nobody is called."""
        call = None if self._notices.evacuating else self._announcer.begin(now_ms)
        return None if call is None else Spoken(call.key, announcement(call, self._texts))

    def coming(self) -> tuple[Sentence, ...]:
        """Return the sentences of the call that is announced next, so that they can be made."""
        call = self._announcer.first() or self._board.next_turn()
        return () if call is None else announcement(call, self._texts)

    def heard(self, key: str) -> None:
        """Note that what is said has begun to be heard: only now its sound was made."""
        if not key.startswith(PREFIX):
            self._announcer.heard(self._steady_ms())

    def announced(self, key: str) -> None:
        """Note that what was said is over."""
        self._spoken = None
        if not key.startswith(PREFIX):
            self._announcer.over()
            self._board.spoken(key)
        self.advance()


def _seconds(span_ms: int) -> float:
    return min(_LONGEST_WAIT_S, max(0, span_ms) / 1000)
