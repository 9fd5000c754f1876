"""What is said to a printer that can answer, over whatever wire.

Promises
--------
- A *known* failure raises `PrintFailed`: no way to it, no paper, open cover, fault, it hung up or
  stopped taking the picture.
- Before the picture, the printer is asked. If something is against printing, nothing is sent.
- Behind the picture stands a question that the printer answers only after all before it (`GS r`).
  Until then it is asked again and again how it is.
- After that answer it is asked once more: paper that ends with the cut, or a knife that sticks in
  it, is no matter of this ticket, which came, but of the next one. `print` gives what it found.
- A printer that does not know `GS r`, but says until the time is up that it is well, has printed.
- *Unknown is no failure:* many print servers and cheap printers never answer anything. As long as
  one has never answered, silence counts as printed. Once it has answered, silence is a failure
  (`silent`), also after a restart (`marks.py`), for then something has changed. At a port that
  cannot tell whether there is a printer at all (`must_answer`), silence is a failure from the first
  ticket on.
- *A picture that was not taken whole* is ended before the next ticket: the printer may still wait
  for its rest, and would take the next one for that. NULs of a band's length, then a cut, so that
  nobody gets a piece of another's ticket. Clearing the buffer (`DLE DC4 8`, USB's soft reset) is
  known to few printers; to the others it would be dots. How much went out nobody can say: the
  line's and the network's own buffers lie in between. A kiosk that died within a picture does the
  same after its start (`marks.py`).
- Nothing waits for ever: each opening, question, picture and print has its time.
"""

import threading
import time
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from kiosk.printer import status
from kiosk.printer.failures import PrintFailed, Reason
from kiosk.printer.job import encode, ending_of_any_part
from kiosk.printer.marks import Marks
from kiosk.receipt.paper import Paper

_SLOWEST_MM_PER_S = 75


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long to wait for each thing, in seconds."""

    connect_s: float = 2.0
    answer_s: float = 0.5
    send_s: float = 10.0  # beyond what the wire itself takes
    print_s: float = 1.5  # beyond what the paper's length takes


@dataclass(frozen=True)
class Outlook:
    """How a printer is without a ticket: what is against printing, and if the roll is nearly used.

    `knows` says whether it has answered: silence of one that never has says nothing.
    """

    knows: bool
    reason: Reason | None = None
    little_paper: bool = False


class Wire(Protocol):
    """An open way to a printer and back; an OSError says that it broke."""

    def send(self, data: bytes, *, seconds: float) -> None:
        """Return when all was taken; OSError if it was not within this time."""

    def hear(self, *, seconds: float) -> bytes:
        """Give what the printer says within this time, as soon as it does; nothing if nothing."""


class Port(Protocol):
    """Where a printer is plugged in."""

    @property
    def must_answer(self) -> bool:
        """Whether only an answer proves that there is a printer."""

    def opened(self, *, seconds: float) -> AbstractContextManager[Wire]:
        """Open the way to the printer; OSError, with a hint in its text, if there is none."""


class TalkingPrinter:
    """Prints over a wire; one ticket at a time, whoever calls."""

    def __init__(
        self,
        port: Port,
        paper: Paper,
        *,
        patience: Patience | None = None,
        marks: Marks | None = None,
    ) -> None:
        self.port, self._paper = port, paper
        self._patience, self._marks = patience or Patience(), marks or Marks()
        self._turn = threading.Lock()

    def print(self, image: Image.Image) -> Outlook:
        """Print the picture and cut; raises PrintFailed on a known failure (see the promises)."""
        job = encode(image, self._paper)
        paper_s = image.height / self._paper.dots_per_mm / _SLOWEST_MM_PER_S
        with self._turn, ExitStack() as stack:
            talk = self._talk(stack)
            self._end_earlier_picture(talk)
            talk.tell(status.STOP_TELLING)
            self._refuse_if_unwell(talk)
            self._marks.begin_picture()
            talk.send(job + status.ASK_WHEN_DONE, seconds=self._patience.send_s)
            try:
                self._await_end(talk, seconds=paper_s + self._patience.print_s)
            except PrintFailed as failed:
                if failed.reason is not Reason.INCOMPLETE:
                    self._marks.end_picture()
                raise
            self._marks.end_picture()
            return talk.outlook_after()

    def look(self) -> Outlook | None:
        """Ask how it is, without a ticket; None while somebody prints or a picture is not ended."""
        if self._marks.is_within_picture or not self._turn.acquire(blocking=False):
            return None
        try:
            with ExitStack() as stack:
                talk = self._talk(stack)
                answered, reason = talk.health()
        except PrintFailed as failed:
            return Outlook(knows=True, reason=failed.reason)
        finally:
            self._turn.release()
        if self._must_answer and not answered:
            return Outlook(knows=True, reason=Reason.SILENT)
        self._note(answered=answered)
        return Outlook(knows=answered, reason=reason, little_paper=talk.little_paper)

    @property
    def _must_answer(self) -> bool:
        return self.port.must_answer or self._marks.has_answered

    def _note(self, *, answered: bool) -> None:
        if answered:
            self._marks.note_answer()

    def _talk(self, stack: ExitStack) -> "_Talk":
        try:
            wire = stack.enter_context(self.port.opened(seconds=self._patience.connect_s))
        except OSError as error:
            hint = error.strerror or str(error)
            raise PrintFailed(Reason.UNREACHABLE, may_have_come=False, hint=hint) from None
        return _Talk(wire, answer_s=self._patience.answer_s)

    def _end_earlier_picture(self, talk: "_Talk") -> None:
        if not self._marks.is_within_picture:
            return
        _, reason = talk.health()  # silence says nothing: the question may become dots
        if reason:
            raise PrintFailed(reason, may_have_come=False)
        talk.tell(ending_of_any_part(self._paper), seconds=self._patience.send_s)
        self._marks.end_picture()
        end = time.monotonic() + self._patience.print_s
        while self._must_answer and time.monotonic() < end and not talk.health()[0]:
            continue  # it feeds and cuts a white piece: some answer only after that

    def _refuse_if_unwell(self, talk: "_Talk") -> None:
        answered, reason = talk.health()
        if reason:
            raise PrintFailed(reason, may_have_come=False)
        if self._must_answer and not answered:
            raise PrintFailed(Reason.SILENT, may_have_come=False)
        self._note(answered=answered)

    def _await_end(self, talk: "_Talk", *, seconds: float) -> None:
        """Wait until the printer says that the picture is through, or until it must be."""
        end = time.monotonic() + seconds
        while not talk.says_done():
            if not self._must_answer:
                return
            well, reason = talk.health()
            if talk.is_done:
                break
            if reason:
                raise PrintFailed(reason, may_have_come=True)
            if time.monotonic() >= end:
                if well:
                    return
                raise PrintFailed(Reason.SILENT, may_have_come=True)
        self._note(answered=True)


class _Talk:
    """Questions and answers over an open wire: every break of it becomes a PrintFailed."""

    def __init__(self, wire: Wire, *, answer_s: float) -> None:
        self._wire = wire
        self._answer_s = answer_s
        self._picture_sent = False
        self.little_paper = False
        self.is_done = False  # the answer behind the picture has come, among whichever others

    def send(self, picture: bytes, *, seconds: float) -> None:
        """Send the picture; the printer must have taken it in this time."""
        self._picture_sent = True
        self.tell(picture, seconds=seconds)

    def tell(self, data: bytes, *, seconds: float | None = None) -> None:
        """Send bytes."""
        try:
            self._wire.send(data, seconds=seconds or self._answer_s)
        except OSError as error:
            raise self._broken(error) from None

    def health(self) -> tuple[bool, Reason | None]:
        """Ask how the printer is: whether it answers, and what is against printing."""
        paper = self._ask(status.ASK_PAPER)
        self.little_paper = paper is not None and status.says_little_paper(paper)
        if paper is not None and status.says_no_paper(paper):
            return True, Reason.NO_PAPER
        online = self._ask(status.ASK_ONLINE) if paper is not None else None
        if online is not None and status.says_offline(online):
            return True, self._cause()
        return paper is not None, None

    def outlook_after(self) -> Outlook:
        """Say how the printer is after a ticket that came: nothing that is wrong now is its."""
        if not self.is_done:
            return Outlook(knows=False)
        try:
            answered, reason = self.health()
        except PrintFailed:  # it hung up: the next ticket will see why
            return Outlook(knows=False)
        return Outlook(knows=answered, reason=reason, little_paper=self.little_paper)

    def _cause(self) -> Reason:
        cause = self._ask(status.ASK_CAUSE)
        error = self._ask(status.ASK_ERROR) if status.says_error(cause) else None
        return status.cause_in(cause, error)

    def says_done(self) -> bool:
        """Say whether the answer behind the picture has come, waiting a little for it."""
        if not self.is_done:
            self._heard()
        return self.is_done

    def _ask(self, question: bytes) -> int | None:
        self.tell(question)
        answers = [byte for byte in self._heard() if status.is_answer_at_once(byte)]
        return answers[-1] if answers else None

    def _heard(self) -> bytes:
        try:
            heard = self._wire.hear(seconds=self._answer_s)
        except OSError as error:
            raise self._broken(error) from None
        if self._picture_sent and any(status.is_answer_in_turn(byte) for byte in heard):
            self.is_done = True
        return heard

    def _broken(self, error: OSError) -> PrintFailed:
        reason = Reason.INCOMPLETE if self._picture_sent else Reason.UNREACHABLE
        hint = error.strerror or str(error)
        return PrintFailed(reason, may_have_come=self._picture_sent, hint=hint)
