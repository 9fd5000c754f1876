"""What must hold whenever the office is quiet again, whatever was killed."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from PIL import Image

from kiosk.receipt import PAPERS, compose, draw
from tests.clock import wait_until
from tests.kills.book import Book
from tests.kills.followers import call_keys, shown_by
from tests.kills.place import Place
from tests.kiosk.receipts import DESCRIPTION, TEXTS, number_band
from tests.sites import ZONE

KIOSK: Final = "kiosk-1"
PAPER: Final = PAPERS[576]
OLD_ACTS: Final = 20
MINUTE_MS: Final = 60_000


@dataclass
class Judge:
    """Looks at one place after each kill; what it has judged is not looked at in full again."""

    place: Place
    compared_calls: int = 0
    """How many young calls stood when the board was compared."""
    compared_papers: int = 0
    _acts: int = 0
    _issued: int = 0
    _on_paper: set[str] = field(default_factory=set)

    def assert_whole(self) -> None:
        """Nothing acknowledged is lost, doubled or changed; what is shown is what stands."""
        self.place.settle()
        book, rows = self._read()
        assert rows == book.rows
        book.assert_holds(self.place.crowd.acts)
        self._assert_shown(book)
        self._assert_papers_are_ours(book)
        self._assert_seen_numbers_count(book)
        self._assert_answers_stay()

    def _read(self) -> tuple[Book, dict[str, Any]]:
        """Read the stream, and each row of it, with nothing falling due in between."""
        while True:
            book = Book.of(self.place.store)
            rows = {id_: json.loads(self.place.ledger.ticket(id_)) for id_ in book.rows}
            if Book.of(self.place.store).events == book.events:
                return book, rows

    def _assert_shown(self, book: Book) -> None:
        """All that stands is on the board, that of the last minute above all, and nothing else."""
        state = self.place.state()
        assert {row["id"]: row["counter"] for row in state["tickets"]} == book.standing
        mode, shown = shown_by(self.place.board_port)
        now_ms = time.time_ns() // 1_000_000
        young = [row for row in state["tickets"] if now_ms - row["called_ms"] < MINUTE_MS]
        assert call_keys({"tickets": young}) <= shown
        assert shown == call_keys(state)
        assert mode != "stale"
        wait_until(self.place.all_know)
        self.compared_calls += len(young)

    def _assert_papers_are_ours(self, book: Book) -> None:
        """Each paper that came out is that of one ticket of this kiosk, and of no other."""
        if self.place.tray is None:
            return
        issued = book.of_kiosk(KIOSK)[self._issued :]
        tickets = {_top(_drawn(event)): event["ticket"]["id"] for event in issued}
        papers = self.place.tray.papers[self.compared_papers :]
        found = [tickets[_top(paper)] for paper in papers]
        assert len(found) == len(set(found)), "two papers of one ticket"
        self._issued += len(issued)
        self.compared_papers += len(papers)
        self._on_paper.update(found)

    def _assert_seen_numbers_count(self, book: Book) -> None:
        """Who has a number was given it alone; it was not taken back, and it counts or will."""
        issued = {each["ticket"]["number"]: each["ticket"]["id"] for each in book.of_kiosk(KIOSK)}
        shown = self.place.visitors.shown
        assert len(shown) == len(set(shown)), "one number was shown to two people"
        tickets = {issued[number] for number in shown}
        assert not (tickets | self._on_paper) & book.ever("cancelled")
        there = book.ever("delivered") | book.ever("delivery_assumed") | book.ever("handed_in")
        assert tickets <= there

    def _assert_answers_stay(self) -> None:
        """The same id again gives the first answer again: to all since last time, and some old."""
        crowd = self.place.crowd
        late, old = crowd.acts[self._acts :], crowd.acts[: self._acts]
        self._acts = len(crowd.acts)
        chosen = crowd.chance.sample(old, min(OLD_ACTS, len(old)))
        for act, reply in crowd.ask_again([*late, *chosen]):
            assert (reply.status, reply.json()) == (act.reply.status, act.reply.json()), act


def _drawn(event: Mapping[str, Any]) -> Image.Image:
    """The ticket's paper, but for the code of its phone page: only the kiosk knows that."""
    return draw(compose(event, {**DESCRIPTION, "timezone": ZONE}, texts=TEXTS), PAPER)


def _top(paper: Image.Image) -> bytes:
    """All of a paper down to its number, which no other ticket of the day has."""
    _, last = number_band(paper, PAPER)
    return paper.crop((0, 0, paper.width, last)).tobytes()
