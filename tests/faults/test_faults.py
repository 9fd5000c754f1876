"""Every planted fault is caught: for each line that could be wrong there is a test that sees it.

All of them take a quarter of an hour. Each run tries a quarter, drawn from the text of the files in
which they are planted: the same program tries the same, a changed one others; `make test-long` all.
"""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from tests.faults.fault import ROOT, Fault, Moved, every_fault
from tests.faults.trial import Copy

FAULTS = every_fault()
_ONE_IN = 4


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """A copy of the tree for all faults; each is taken out of it again."""
    with closing(Copy(tmp_path_factory.mktemp("tree"))) as made:
        yield made


@pytest.fixture
def fault() -> Fault:
    """A fault that the tests of the runner bend."""
    return next(fault for fault in FAULTS if fault.name == "server/grace_less_than")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Draw the faults of this run, the same in each worker; the others are for the long run."""
    if "planted" not in metafunc.fixturenames:
        return
    files = sorted({fault.file for fault in FAULTS})
    program = "".join((ROOT / file).read_text(encoding="utf-8") for file in files)
    chance = random.Random(program)  # noqa: S311 - no secret
    drawn = chance.sample(FAULTS, len(FAULTS) // _ONE_IN)
    metafunc.parametrize(
        "planted",
        [
            pytest.param(
                each,
                id=each.name,
                marks=[] if each in drawn and not each.long else [pytest.mark.long],
            )
            for each in FAULTS
        ],
    )


def test_a_fault_is_caught_when_it_is_planted(copy: Copy, planted: Fault) -> None:
    """Each test that a fault names fails while the fault is in the program."""
    outcome = copy.try_out(planted)
    assert outcome.caught(planted.caught_by), f"{planted.harm}\n{outcome.said}"


@pytest.mark.parametrize("fault", [pytest.param(each, id=each.name) for each in FAULTS])
def test_a_fault_still_fits_when_the_program_has_changed(fault: Fault) -> None:
    """What a fault changes stands in its file exactly once, and it does change it."""
    sound = (ROOT / fault.file).read_text(encoding="utf-8")
    assert fault.planted_in(sound) != sound
    assert fault.caught_by, "somebody must see it"


def test_the_tests_of_every_fault_exist_when_they_are_named(copy: Copy) -> None:
    """No fault names a test that is not there any more."""
    names = sorted({name for fault in FAULTS for name in fault.caught_by})
    assert copy.missing(names) == ""
    assert "test_nobody_wrote" in copy.missing([*names, f"{names[0]}_test_nobody_wrote"])


def test_a_fault_is_not_caught_when_it_changes_nothing(copy: Copy, fault: Fault) -> None:
    """A change that no test sees leaves the named ones green, and that is told."""
    harmless = replace(fault, new=f"{fault.old}\n-- nothing\n")
    outcome = copy.try_out(harmless)
    assert (outcome.code, outcome.failed) == (0, frozenset())
    assert not outcome.caught(fault.caught_by)


@pytest.mark.parametrize("broken", ["(", "call.now = call.now + nil"])
def test_a_fault_is_not_caught_when_the_library_breaks(
    copy: Copy, fault: Fault, broken: str
) -> None:
    """A patch that does not load, or breaks off, proves nothing: no test has looked."""
    outcome = copy.try_out(replace(fault, new=f"{broken} {fault.new}"))
    assert outcome.broken
    assert not outcome.caught(fault.caught_by)


def test_a_fault_is_not_caught_when_another_test_sees_it(copy: Copy, fault: Fault) -> None:
    """Whoever is named must see it."""
    other = "tests/server/test_readmit.py::test_readmit_is_refused_when_the_ticket_was_not_missed"
    outcome = copy.try_out(fault, (*fault.caught_by, other))
    assert outcome.caught(fault.caught_by)
    assert not outcome.caught((other,))


def test_a_fault_is_out_of_date_when_its_line_is_gone(copy: Copy, fault: Fault) -> None:
    """A patch that does not fit any more says so instead of proving nothing."""
    with pytest.raises(Moved), copy.with_fault(replace(fault, old="a line of yesterday")):
        pass


def test_the_tree_is_sound_when_a_fault_was_tried(copy: Copy, fault: Fault) -> None:
    """No fault is left behind for the next one, and none reaches the tree itself."""
    before = (ROOT / fault.file).read_bytes()
    with copy.with_fault(fault):
        assert (ROOT / fault.file).read_bytes() == before
    assert (copy.folder / fault.file).read_bytes() == before
    assert not (copy.folder / fault.file).samefile(ROOT / fault.file)
