"""A board with a clock of the test's own, told what happens in the words of the queue."""

from dataclasses import replace

from device.continuity import Position
from display.board import Board, Call, Mode, Picture, Rules, State, Ticket

NOON_MS = 1_795_431_600_000
START_MS = 5_000_000


class Stage:
    """Steady time and the server's time go on together; every event has the next position."""

    def __init__(self, rules: Rules | None = None) -> None:
        self.steady_ms = START_MS
        self.ahead_ms = NOON_MS - START_MS
        self.seq = 0
        self.board = Board(rules, now_ms=self.steady_ms)
        self.tickets: dict[str, Ticket] = {}
        self.before: dict[str, Ticket] = {}
        self.begun: list[str] = []
        self.turns: list[str] = []
        self.voice = True

    @property
    def server_ms(self) -> int:
        """The server's time now."""
        return self.steady_ms + self.ahead_ms

    def later(self, seconds: float, *, touched: bool = True) -> Picture:
        """Let time pass; as long as the board is in touch, a beat comes every second."""
        end_ms = self.steady_ms + round(seconds * 1000)
        while touched and self.steady_ms + 1000 < end_ms:
            self.steady_ms += 1000
            self.touch()
            self.advance()
        self.steady_ms = end_ms
        if touched:
            self.touch()
        return self.advance()

    def advance(self) -> Picture:
        """Look at the board now; whoever gets a turn is announced at once."""
        begun = self.board.advance(self.steady_ms)
        if begun is not None:
            self.begun.append(begun.ticket.number)
            self.turns.append(begun.key)
            if self.voice:
                self.board.spoken(begun.key)
        return self.board.picture(self.steady_ms)

    def touch(self) -> None:
        """Prove that everything is known up to now."""
        self.board.touch(stand_ms=self.server_ms, now_ms=self.steady_ms)

    def call(self, number: str, *, counter: str = "7", ago: float = 0) -> Picture:
        """Call a number, `ago` seconds before it is heard of."""
        at_ms = self.server_ms - round(ago * 1000)
        row = Ticket(number, number, "called", counter, at_ms)
        return self.happen("called", row, at_ms=at_ms)

    def recall(self, number: str) -> Picture:
        """Call a number again."""
        row = self.tickets[number]
        return self.happen("recalled", replace(row, recalls=row.recalls + 1))

    def start(self, number: str) -> Picture:
        """Let the visitor arrive."""
        return self.happen("started", replace(self.tickets[number], state="serving"))

    def end(self, number: str, kind: str = "finished", state: str = "finished") -> Picture:
        """Take a number from the board."""
        return self.happen(kind, replace(self.tickets[number], state=state))

    def amend(self, number: str, *, language: str) -> Picture:
        """Let reception correct the visitor's language."""
        return self.happen("amended", replace(self.tickets[number], language=language))

    def undo(self, number: str) -> Picture:
        """Take the number's last step back."""
        return self.happen("undone", self.before[number])

    def undo_unheard(self, number: str) -> Picture:
        """Take the number's last step back while the board hears nothing; it asks afterwards."""
        rows = self.tickets | {number: self.before[number]}
        picture = self.snapshot(*(row for row in rows.values() if row.state in tuple(State)))
        self.tickets = rows
        return picture

    def happen(self, kind: str, row: Ticket, *, at_ms: int | None = None) -> Picture:
        """Tell the board one event at the next position, while it is in touch."""
        self.seq += 1
        if row.id in self.tickets:
            self.before[row.id] = self.tickets[row.id]
        self.tickets[row.id] = row
        self.tell(kind, row, position=Position(1, self.seq), at_ms=at_ms)
        self.touch()
        return self.advance()

    def tell(self, kind: str, row: Ticket, *, position: Position, at_ms: int | None = None) -> None:
        """Hand an event to the board as it is."""
        self.board.event(
            kind,
            row,
            position=position,
            at_ms=self.server_ms if at_ms is None else at_ms,
            server_ms=self.server_ms,
            now_ms=self.steady_ms,
        )

    def snapshot(self, *rows: Ticket) -> Picture:
        """Tell the board all that is true now."""
        self.seq += 1
        self.tickets = {row.id: row for row in rows}
        self.board.snapshot(
            rows,
            position=Position(1, self.seq),
            server_ms=self.server_ms,
            now_ms=self.steady_ms,
        )
        self.touch()
        return self.advance()

    def called(self, number: str, *, ago: float, state: str = "called") -> Ticket:
        """Make the row of a ticket that was called `ago` seconds before now."""
        return Ticket(number, number, state, "7", self.server_ms - round(ago * 1000))


def large(picture: Picture) -> str:
    """Return the large number, or nothing."""
    return picture.large.ticket.number if picture.large else ""


def rows(picture: Picture) -> list[str]:
    """Return the list from top to bottom; a call that waits for its turn has a star."""
    return [row.call.ticket.number + "*" * row.soon for row in picture.rows]


def late(picture: Picture) -> list[str]:
    """Return the numbers that show their time."""
    calls: list[Call] = [row.call for row in picture.rows]
    return [call.ticket.number for call in calls if call.late]


def said(picture: Picture) -> tuple[Mode, str, list[str]]:
    """Return all of it in short."""
    return picture.mode, large(picture), rows(picture)
