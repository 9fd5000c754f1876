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
- An event about no ticket changes nothing, whatever its type. One that cannot be read raises
  ValueError: the link then begins afresh with a snapshot. In a snapshot, a ticket that cannot be
  read is left out: one wrong row never takes a board down.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import structlog
from pydantic import BaseModel, Field, ValidationError

from display.announcer import Announcer, announcement
from display.board import Board, Ticket
from display.glass import Glazier

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
        self._log = structlog.get_logger("display.agent")
        self._steady_ms, self._server_ms = steady_ms, server_ms
        self._show, self._wake = show, wake
        self._board = Board(now_ms=steady_ms())
        self._announcer = Announcer()
        self._glazier = Glazier(texts, None, name=name, silent=silent)
        self._glass = self._glazier.glass(self._board.picture(steady_ms()))

    # ---- what it is told ---------------------------------------------------------------------

    def learn_site(self, site: SiteDescription) -> None:
        """Go by this description of the site from now on."""
        rules = site.board_rules()
        self._board.obey(rules)
        self._announcer.gap_ms = rules.call_gap_ms
        self._glazier = Glazier(self._texts, site, name=self._name, silent=self._silent)
        self.advance()

    def on_snapshot(
        self, snapshot: Mapping[str, object], position: Position, server_ms: int
    ) -> None:
        """Take all that is true now."""
        tickets = list(self._readable(_Snapshot.model_validate(snapshot).tickets))
        now_ms = self._steady_ms()
        self._board.snapshot(tickets, position=position, server_ms=server_ms, now_ms=now_ms)
        self._board.touch(stand_ms=server_ms, now_ms=now_ms)
        self.advance()

    def on_event(self, event: Mapping[str, object], position: Position) -> None:
        """Take one thing that happened."""
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
        self.advance()

    def _readable(self, rows: Iterable[object]) -> Iterator[Ticket]:
        for row in rows:
            try:
                yield _Ticket.model_validate(row).ticket()
            except ValidationError as error:
                self._log.warning("a ticket cannot be read", problems=error.error_count())

    # ---- time --------------------------------------------------------------------------------

    def advance(self) -> None:
        """Let time pass, and show what has changed."""
        now_ms = self._steady_ms()
        begun = self._board.advance(now_ms)
        if begun is not None:
            self._announce(begun)
        self._announcer.keep_up(self._board.still_awaited)
        glass = self._glazier.glass(self._board.picture(now_ms))
        changed, self._glass = glass != self._glass, glass
        if changed:
            self._show()
        self._wake()

    def wait_s(self) -> float:
        """Return how long nothing changes unless something is heard; at most a minute."""
        now_ms = self._steady_ms()
        due_ms = self._board.next_change_ms(now_ms)
        return _LONGEST_WAIT_S if due_ms is None else _seconds(due_ms - now_ms)

    def state(self) -> dict[str, object]:
        """Return what the page draws, with the server's time for its clock."""
        return {**asdict(self._glass), "now_ms": self._server_ms()}

    # ---- the voice ---------------------------------------------------------------------------

    def _announce(self, call: Call) -> None:
        if self._silent:
            self._board.spoken(call.key)
        else:
            self._announcer.announce(call)

    def voice_wait_s(self) -> float:
        """Return how long the voice has nothing to do unless it is woken; at most a minute."""
        now_ms = self._steady_ms()
        due_ms = self._announcer.next_change_ms(now_ms)
        return _LONGEST_WAIT_S if due_ms is None else _seconds(due_ms - now_ms)

    def begin_announcement(self) -> tuple[str, tuple[Sentence, ...]] | None:
        """Return the key and the sentences of the call to announce now, if one is due."""
        call = self._announcer.begin(self._steady_ms())
        return None if call is None else (call.key, announcement(call, self._texts))

    def announced(self, key: str) -> None:
        """Note that an announcement is over."""
        self._announcer.over()
        self._board.spoken(key)
        self.advance()


def _seconds(span_ms: int) -> float:
    return min(_LONGEST_WAIT_S, max(0, span_ms) / 1000)
