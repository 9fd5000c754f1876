"""The numbers that a kiosk gives by itself: none twice on a day, whatever its clock says."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from typing import TYPE_CHECKING, Final, cast

import pytest

from kiosk.known import Known
from kiosk.numbers import Given, day_of, following, is_own, serials_of, unknown_of
from kiosk.obstacles import Today
from kiosk.outage import Outage
from kiosk.outbox import Flight, Outbox, Stage
from kiosk.own_numbers import OwnNumbers
from tests.kiosk.page_states.wishes import OFFICE
from tests.kiosk.test_outbox import killed, outbox

if TYPE_CHECKING:
    from pathlib import Path

    from device.connection import Server

YESTERDAY: Final = "2026-11-22"
TODAY: Final = "2026-11-23"
TOMORROW: Final = "2026-11-24"
RANGE: Final = (801, 803)
BODY: Final = json.dumps({"language": "tigrinya-to-be-forgotten", "code": "AB12-CD34-FORGET"})

STEPS: Final = {
    "drawn": "draw(box)",
    "paper": "draw(box); box.shows('own')",
    "screen": "draw(box); box.shows('own'); box.shows('own', word='unconfirmed')",
    "handing_in": "draw(box); box.shows('own'); hand_in(box)",
}
MEANS: Final[dict[str, list[tuple[str, str]]]] = {
    "drawn": [],
    "paper": [("handing_in", "unsure")],
    "screen": [("handing_in", "unconfirmed")],
    "handing_in": [("handing_in", "paper")],
}
STEP: Final = """
import sys, time
from pathlib import Path
from kiosk.outbox import Outbox
from tests.kiosk.test_own_numbers import draw, hand_in
box = Outbox(Path(sys.argv[1]))
{step}
print("done", flush=True)
time.sleep(60)
"""


def draw(box: Outbox, *, serial: int = 801, turn: int = 1, day: str = TODAY) -> Given:
    """Draw a number as the kiosk does."""
    given = Given("K", serial, day, turn)
    name = "own" if turn == 1 else f"own-{turn}"
    flight = Flight(name, Stage.DRAWN, day, BODY, ticket=given.ticket, turn=turn)
    box.draw(flight, given, instead_of="asked")
    return given


def hand_in(box: Outbox) -> None:
    """Owe it to the server that this number is handed in."""
    box.owe("own", Stage.HANDING_IN, ticket="9271100801", word="paper")


def serials(day: str, *given: Given, letter: str = "K") -> list[int]:
    """The serials of a range that are given one after the other on a day, until none is left."""
    told = list(given)
    while (found := following(letter, RANGE, told, day)) and len(told) < 20:
        told = [each for each in told if each.number != found.number] + [found]
    return [each.serial for each in sorted(told, key=lambda each: each.turn)][len(given) :]


def test_what_was_given_online_counts_as_given_when_the_range_is_new() -> None:
    """Of this kiosk's ranges alone, beside what was handed in."""
    taken = ["K800", "K801", "K803", "K804", "F801", "K8030"]
    assert serials_of(["9271100802"], taken, {"K": RANGE}) == [("K", 802), ("K", 801), ("K", 803)]


def test_a_kiosk_gives_nothing_that_others_have_given_when_the_server_says_so(
    tmp_path: Path,
) -> None:
    """What was given online before the range was the kiosk's, and what was handed in."""
    with outbox(tmp_path / "outbox.db") as box:
        known = Known(cast("Server", None), tmp_path, outage=Outage())
        known.office = OFFICE
        OwnNumbers("kiosk-1", known=known, outbox=box)
        told = Today(day=TODAY, open=None, taken=("K801", "K950"), handed_in=("9271100803",))
        known.heard(told)
        assert {each.number for each in box.given()} == {"K801", "K803"}
        assert serials(TODAY, *box.given()) == [802]


def test_what_was_handed_in_counts_as_given_when_another_machine_gave_it() -> None:
    """Of this kiosk's ranges alone, and nothing that it knows already."""
    told = ["9271100801", "9271100803", "9271100804", "9270600801"]
    serials = serials_of(told, [], {"K": RANGE})
    assert serials == [("K", 801), ("K", 803)]
    known = [Given("K", 801, TODAY, 4), Given("K", 803, YESTERDAY, 3)]
    assert unknown_of(serials, known, TODAY) == [Given("K", 803, TODAY, 5)]
    assert unknown_of(serials, [], TODAY)[-1].turn == 2


def test_a_range_is_gone_round_once_when_a_day_is_long() -> None:
    """Each number of the range is given once on a day; then there is none."""
    assert serials(TODAY) == [801, 802, 803]
    assert following("K", RANGE, [Given("K", n, TODAY, n) for n in range(801, 804)], TODAY) is None


def test_the_round_goes_on_where_it_ended_when_a_day_begins() -> None:
    """The numbers of a new day begin after the last one of the day before."""
    before = [Given("K", 803, "2026-11-20", 1), Given("K", 801, YESTERDAY, 2)]
    found = following("K", RANGE, before, TODAY)
    assert found == Given("K", 802, TODAY, 3)


@pytest.mark.parametrize("clock", ["1970-01-01", YESTERDAY, TODAY])
def test_no_number_is_given_twice_when_the_clock_goes_back(clock: str) -> None:
    """A day never ends because a machine has lost its time."""
    before = [Given("K", n, TODAY, n) for n in range(801, 804)]
    assert following("K", RANGE, before, clock) is None
    assert day_of(clock, before) == TODAY


def test_a_range_is_another_s_when_its_letter_is() -> None:
    """Each area has a range of its own, with the same serials."""
    before = [Given("F", n, TODAY, n) for n in range(801, 804)]
    found = following("K", RANGE, before, TODAY)
    assert found is not None
    assert (found.number, found.turn) == ("K801", 804)


def test_a_range_is_begun_anew_when_the_site_file_has_another() -> None:
    """Numbers of a range that the kiosk had before do not matter."""
    found = following("K", (901, 902), [Given("K", 850, TODAY, 1)], TODAY)
    assert found is not None
    assert found.serial == 901


@pytest.mark.parametrize(
    ("given", "ticket"),
    [
        (Given("K", 801, "2026-11-23", 1), "9271100801"),
        (Given("A", 9999, "2026-01-01", 1), "9010109999"),
        (Given("Z", 101, "2028-12-31", 1), "9662600101"),
    ],
)
def test_the_id_says_day_and_number_when_a_kiosk_gives_it(given: Given, ticket: str) -> None:
    """A 9, the day of the year, the letter's place, the serial: ten digits, as on every paper."""
    assert given.ticket == ticket
    assert is_own(ticket)
    assert not is_own("0000000042")


@pytest.mark.parametrize("step", STEPS)
def test_an_own_number_means_the_right_thing_when_the_kiosk_was_killed(
    tmp_path: Path, step: str
) -> None:
    """Killed after any step: what nobody saw is burnt, what may have been seen is handed in."""
    file = tmp_path / "outbox.db"
    assert killed(STEP.format(step=STEPS[step]), file, after=1) == ["done"]
    with outbox(file) as box:
        box.recover()
        assert [(each.stage.value, each.word) for each in box.flights()] == MEANS[step]
        assert box.given() == (Given("K", 801, TODAY, 1),)


def test_the_number_and_its_row_are_there_together_when_it_is_drawn(tmp_path: Path) -> None:
    """A number whose row cannot be written is not given, and no other way round."""
    with outbox(tmp_path / "outbox.db") as box:
        draw(box)
        again = Flight("own", Stage.DRAWN, TODAY, BODY, turn=2)
        with pytest.raises(sqlite3.IntegrityError):
            box.draw(again, Given("K", 802, TODAY, 2), instead_of="")
        assert [each.serial for each in box.given()] == [801]


def test_the_command_is_taken_back_when_a_number_is_drawn_instead(tmp_path: Path) -> None:
    """Two numbers for one visitor: the server's, which nobody has seen, is owed back."""
    with outbox(tmp_path / "outbox.db") as box:
        box.begin(Flight("asked", Stage.ISSUING, TODAY, "{}"))
        draw(box)
        assert {each.id: each.stage for each in box.flights()} == {
            "asked": Stage.ABANDONED,
            "own": Stage.DRAWN,
        }
        assert box.takes_back


def test_numbers_are_handed_in_in_their_order_when_their_names_have_another(
    tmp_path: Path,
) -> None:
    """Who drew first is first, whatever the rows are called."""
    with outbox(tmp_path / "outbox.db") as box:
        for turn in range(1, 12):
            draw(box, serial=800 + turn, turn=turn)
        for flight in box.flights():
            box.owe(flight.id, Stage.HANDING_IN, ticket=flight.ticket, word="paper")
        order = []
        while following_one := box.next_to_hand_in():
            order.append(following_one.turn)
            box.settled(following_one.id)
        assert order == list(range(1, 12))


def test_the_server_corrects_the_day_when_the_clock_was_ahead(tmp_path: Path) -> None:
    """Numbers of the future count as given today, so that tomorrow has its numbers again."""
    with outbox(tmp_path / "outbox.db") as box:
        draw(box, day="2031-01-01")
        box.hear_day(TODAY)
        assert box.given() == (Given("K", 801, TODAY, 1),)
        assert box.server_day == TODAY


def test_numbers_are_in_doubt_when_the_file_was_lost(tmp_path: Path) -> None:
    """Which numbers were given today is not known any more: none until the server's next day."""
    file = tmp_path / "outbox.db"
    file.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    with outbox(file) as box:
        assert box.numbers_are_doubtful
    with outbox(file) as box:
        for day in (TODAY, TODAY, YESTERDAY):
            box.hear_day(day)
            assert box.numbers_are_doubtful
        box.hear_day(TOMORROW)
        assert not box.numbers_are_doubtful


def test_numbers_are_in_doubt_when_the_file_is_gone_but_the_kiosk_has_worked(
    tmp_path: Path,
) -> None:
    """Whoever deletes the file at noon must not double the morning's numbers."""
    with contextlib.closing(Outbox(tmp_path / "new.db")) as fresh:
        assert not fresh.numbers_are_doubtful
    with contextlib.closing(Outbox(tmp_path / "new.db", was_used=True)) as kept:
        assert not kept.numbers_are_doubtful
    with contextlib.closing(Outbox(tmp_path / "gone.db", was_used=True)) as lost:
        assert lost.numbers_are_doubtful
    (tmp_path / "empty.db").touch()
    with contextlib.closing(Outbox(tmp_path / "empty.db", was_used=True)) as emptied:
        assert emptied.numbers_are_doubtful


def test_a_file_of_before_is_used_on_when_the_program_is_newer(tmp_path: Path) -> None:
    """A kiosk that is brought up to date keeps what it owes."""
    file = tmp_path / "outbox.db"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as older:
        older.execute("PRAGMA journal_mode = WAL")
        older.execute(
            "CREATE TABLE flight (id TEXT PRIMARY KEY, stage TEXT NOT NULL, day TEXT NOT NULL, "
            "body TEXT NOT NULL, ticket TEXT NOT NULL DEFAULT '', word TEXT NOT NULL DEFAULT '') "
            "STRICT, WITHOUT ROWID"
        )
        older.execute(
            "INSERT INTO flight VALUES ('a', 'delivering', '2026-11-22', '{}', '1', 'paper')"
        )
    with contextlib.closing(Outbox(file, was_used=True)) as box:
        owed = Flight("a", Stage.DELIVERING, YESTERDAY, "{}", "1", "paper")
        assert box.flights() == (owed,)
        assert not box.numbers_are_doubtful
        draw(box)


def test_only_the_number_is_left_on_the_disk_when_it_was_handed_in(tmp_path: Path) -> None:
    """Neither language nor code is in any file once the server has answered; the serial is."""
    with outbox(tmp_path / "outbox.db") as box:
        draw(box)
        box.shows("own")
        hand_in(box)
        assert any(b"tigrinya" in each.read_bytes() for each in tmp_path.iterdir())
        box.settled("own")
        told = b"".join(each.read_bytes() for each in tmp_path.iterdir())
        assert b"tigrinya" not in told
        assert b"FORGET" not in told
        assert [each.number for each in box.given()] == ["K801"]
