"""What a step of the machine asks the app to do. Data only."""

from dataclasses import dataclass

from kiosk.visit import Errand, State, Ticket


@dataclass(frozen=True, slots=True)
class Issue:
    """Send the command, again and again for a few seconds, always with the errand's id."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask the server about the number whose holder stands here, and what may be done with it."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class Change:
    """Let the number of who stands here be for another concern; its counted time stays."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class Return:
    """Give back the number of who stands here."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """Print the ticket; `copy` 0 is the first paper."""

    errand: Errand
    ticket: Ticket
    copy: int = 0


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """Print a paper without a number: a list or an address."""

    errand: Errand
    copy: int = 0


@dataclass(frozen=True, slots=True)
class Deliver:
    """Tell the server that the number has reached its visitor."""

    errand: str
    ticket: str
    how: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Tell the server that the visitor gave the number back, or that its paper did not come."""

    errand: str
    ticket: str
    reason: str = "left"


@dataclass(frozen=True, slots=True)
class Abandon:
    """The command may have given a number that nobody has seen: make sure nobody calls it."""

    errand: Errand


@dataclass(frozen=True, slots=True)
class Forget:
    """Nobody said whether the number arrived: the server's own time-out decides."""

    errand: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Show:
    """Note that the number stands on the screen from here on: somebody may see it."""

    errand: str
    ticket: str


_Asked = Issue | LookUp | Change | Return | PrintPaper | PrintSheet
Effect = _Asked | Deliver | Cancel | Abandon | Forget | Show


@dataclass(frozen=True, slots=True)
class Step:
    """The state after a happening, what the app must do now, and whether the happening counted."""

    state: State
    effects: tuple[Effect, ...] = ()
    taken: bool = True
