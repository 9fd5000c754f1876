"""What people have put up stands as long as it is to stand, on the boards that it is for."""

from typing import Any

import pytest
import structlog

from device.continuity import Position
from display.messages import Kind, Messages, Standing
from tests.display.stage import NOON_MS

K = ("K",)


def row(key: str = "1", **changed: object) -> dict[str, Any]:
    """Make a message as the server tells it."""
    told = {"id": key, "kind": "urgent", "areas": [], "text": {"de": "Wichtig."}, "since_ms": 5}
    return told | changed


def shown(**changed: object) -> dict[str, object]:
    """Make the event of a message that is put up."""
    return {"type": "message_shown", "at": 5, "message": row(**changed)}  # type: ignore[arg-type]


def withdrawn(key: str) -> dict[str, object]:
    """Make the event of a message that is taken down."""
    message = {"id": key, "kind": "urgent", "areas": []}
    return {"type": "message_withdrawn", "at": 5, "message": message}


class Wall:
    """The messages of a board, told one after the other."""

    def __init__(self, *rows: object) -> None:
        self.messages = Messages()
        self.seq = 1
        self.messages.snapshot(list(rows), position=Position(1, 1))

    def tell(self, event: dict[str, object]) -> None:
        """Tell the next event."""
        self.seq += 1
        self.messages.event(event, position=Position(1, self.seq))

    def standing(self, letters: tuple[str, ...] = K, now_ms: int = NOON_MS) -> Standing:
        """Return what stands."""
        return self.messages.standing(letters, now_ms)

    def ids(self, letters: tuple[str, ...] = K, now_ms: int = NOON_MS) -> list[str]:
        """Return what stands, in short."""
        return [each.id for each in self.standing(letters, now_ms).all]


def test_a_message_stands_when_a_snapshot_names_it() -> None:
    """A board that starts while a message stands shows it."""
    assert Wall(row("1"), row("2", since_ms=9)).ids() == ["2", "1"]


def test_a_message_comes_and_goes_when_events_say_so() -> None:
    """It stands from its event on until it is withdrawn; who withdraws none harms none."""
    wall = Wall()
    wall.tell(shown(key="7"))
    assert wall.ids() == ["7"]
    wall.tell(withdrawn("8"))
    assert wall.ids() == ["7"]
    wall.tell(withdrawn("7"))
    assert wall.ids() == []


def test_a_message_is_gone_when_a_snapshot_does_not_name_it() -> None:
    """What was withdrawn while the board heard nothing is gone with the snapshot."""
    wall = Wall(row("1"))
    wall.messages.snapshot([], position=Position(1, 9))
    assert wall.ids() == []


@pytest.mark.parametrize("rows", [None, {}, "none"])
def test_no_message_stands_when_a_server_knows_none(rows: object) -> None:
    """A server of yesterday has no messages in its snapshot."""
    wall = Wall(row("1"))
    wall.messages.snapshot(rows, position=Position(1, 9))
    assert wall.ids() == []


def test_an_old_event_changes_nothing_when_it_comes_again() -> None:
    """A withdrawn message does not come back because a line repeats what it said."""
    wall = Wall()
    wall.tell(shown(key="7"))
    wall.tell(withdrawn("7"))
    wall.messages.event(shown(key="7"), position=Position(1, 2))
    assert wall.ids() == []


@pytest.mark.parametrize(
    ("now_ms", "stands"), [(NOON_MS - 1, ["1"]), (NOON_MS, []), (NOON_MS + 1, [])]
)
def test_a_message_is_over_when_its_time_is(now_ms: int, stands: list[str]) -> None:
    """By the server's clock, to the millisecond, and without anybody's word."""
    wall = Wall(row("1", until_ms=NOON_MS))
    assert wall.ids(now_ms=now_ms) == stands


def test_the_next_end_is_known_when_messages_have_one() -> None:
    """Whoever lets time pass is woken by the message whose time is over next."""
    wall = Wall(row("1", until_ms=NOON_MS), row("2", until_ms=NOON_MS + 5), row("3"))
    ends = [wall.messages.next_end_ms(NOON_MS + each) for each in (-1, 0, 5)]
    assert ends == [NOON_MS, NOON_MS + 5, None]


@pytest.mark.parametrize(
    ("areas", "letters", "stands"),
    [
        ([], ("K",), True),
        (["K"], ("K",), True),
        (["F"], ("K",), False),
        (["F", "K"], ("K", "W"), True),
        (["F"], (), True),
    ],
)
def test_a_message_stands_where_its_areas_are_when_it_has_some(
    areas: list[str], letters: tuple[str, ...], *, stands: bool
) -> None:
    """Without areas it is for the whole house; a board that knows none of its own shows all."""
    assert bool(Wall(row("1", areas=areas)).ids(letters)) is stands


@pytest.mark.parametrize("kind", ["closed", "break", "evacuation", "quiet"])
def test_the_newer_one_stands_when_only_one_of_its_kind_can(kind: str) -> None:
    """A second pause of the same areas takes the place of the first; other areas keep theirs."""
    wall = Wall(row("1", kind=kind, areas=["K", "F"]), row("2", kind=kind, areas=["K"]))
    wall.tell(shown(key="3", kind=kind, areas=["F", "K"], since_ms=9))
    assert wall.ids() == ["3", "2"]


def test_both_stand_when_two_are_urgent() -> None:
    """Urgent messages and news stand beside each other."""
    wall = Wall(row("1"))
    wall.tell(shown(key="2", since_ms=9))
    assert wall.ids() == ["2", "1"]


def test_the_others_stand_when_one_of_a_snapshot_cannot_be_read() -> None:
    """One bad row takes nothing else down, and is said."""
    bad: list[object] = [None, {}, {"id": ""}, row("4", until_ms="soon")]
    with structlog.testing.capture_logs() as log:
        wall = Wall(*bad, row("5", text=None))
    assert wall.ids() == ["5"]
    assert len(log) == len(bad)


@pytest.mark.parametrize("message", [None, {}, {"id": "x"}])
def test_an_event_is_refused_when_its_message_cannot_be_read(message: object) -> None:
    """The link is told, so that it begins afresh with a snapshot."""
    wall = Wall()
    with pytest.raises(ValueError, match="validation"):
        wall.tell({"type": "message_shown", "message": message})


def test_a_kind_of_tomorrow_harms_nobody_when_it_is_told() -> None:
    """It stands, and no part of the board asks for it."""
    wall = Wall()
    wall.tell(shown(key="1", kind="music"))
    assert [wall.standing().of(kind) for kind in Kind] == [()] * len(Kind)


def test_the_newest_is_first_when_several_of_a_kind_stand() -> None:
    """Newest first; none at all is none."""
    standing = Wall(row("1", since_ms=1), row("2", since_ms=3), row("3", since_ms=2)).standing()
    assert [each.id for each in standing.of(Kind.URGENT)] == ["2", "3", "1"]
    first = standing.first(Kind.URGENT)
    assert first
    assert (first.id, standing.first(Kind.NEWS)) == ("2", None)


@pytest.mark.parametrize(
    ("rows", "covers"),
    [
        ([row("1", kind="closed")], True),
        ([row("1", kind="closed", areas=["F"])], False),
        ([row("1", kind="closed", areas=["F", "K"])], True),
        ([row("1", kind="closed", areas=["F"]), row("2", kind="closed", areas=["K"])], True),
        ([row("1", kind="closed", areas=["F"]), row("2", kind="break", areas=["K"])], False),
        ([row("1", kind="quiet")], False),
        ([], False),
    ],
)
def test_a_board_of_two_areas_is_closed_when_both_are(rows: list[object], *, covers: bool) -> None:
    """What closes one area does not close another one's board; a pause there is no closing here."""
    standing = Wall(*rows).standing(("F", "K"))
    assert (standing.over_all(("F", "K"), Kind.CLOSED, Kind.BREAK) is not None) is covers
