"""An appointment's code, in whatever form somebody types it or a calendar prints it."""

import hashlib
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.api.bodies import CheckInBody
from server.api.kiosk import code_hash
from server.ledger import Refused
from tests.office import Office
from tests.server.people import People
from tests.server.test_api_hand_in import hand_in
from tests.server.test_api_reception import APPOINTMENT, soon_ms

PRINTED: Final = "HN-4711-8020"
FORMS: Final = (PRINTED, "HN47118020", "hn 4711 8020", "hn-47118020", "H-N-4711 8020")
SIGNS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

codes = st.text(SIGNS, min_size=4, max_size=32)


@st.composite
def codes_in_two_forms(draw: st.DrawFn) -> tuple[str, str]:
    """A code, twice: between its signs, and in their size, each time as it comes."""
    code = draw(codes)

    def form() -> str:
        gaps = draw(st.lists(st.sampled_from(("", "-", " ")), min_size=len(code) - 1))
        signs = [draw(st.sampled_from((sign, sign.lower()))) for sign in code]
        return signs[0] + "".join(a + b for a, b in zip(gaps, signs[1:], strict=False))

    return form(), form()


def known_by(code: str) -> str:
    """What the store would know the code by that somebody sends."""
    return code_hash(CheckInBody(code=code).code)


@given(codes_in_two_forms())
def test_one_code_has_one_hash_when_it_is_written_otherwise(forms: tuple[str, str]) -> None:
    """Hyphens, blanks and small letters make no difference."""
    assert known_by(forms[0]) == known_by(forms[1])


@given(codes, codes)
def test_two_codes_have_two_hashes_when_their_signs_differ(one: str, other: str) -> None:
    """Letters and digits alone, and their order, are the code."""
    assert (known_by(one) == known_by(other)) is (one == other)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("put", [PRINTED, "hn47118020"])
def test_an_appointment_is_found_when_its_code_is_typed_otherwise(
    people: People, put: str, form: str
) -> None:
    """The pad has no hyphen, the letter has: it is the same code."""
    people.supervisor.done(
        "PUT appointments/a-1", {**APPOINTMENT, "code": put, "slot_ms": soon_ms()}
    )
    people.kiosk.done("check-in", {"code": form})


@pytest.mark.parametrize("form", FORMS)
def test_an_appointment_is_checked_in_when_its_code_is_handed_in_otherwise(
    people: People, form: str
) -> None:
    """A kiosk without a server keeps what was typed; the server makes the hash of it."""
    slot_ms = soon_ms()
    people.supervisor.done(
        "PUT appointments/a-1", {**APPOINTMENT, "code": PRINTED, "slot_ms": slot_ms}
    )
    assert hand_in(people, code=form).json["ticket"]["slot_ms"] == slot_ms


def test_a_code_is_taken_when_another_appointment_has_it_without_hyphens(people: People) -> None:
    """Two appointments with one code could be checked in by one person."""
    body = {**APPOINTMENT, "slot_ms": soon_ms()}
    people.supervisor.done("PUT appointments/a-1", {**body, "code": "HN47118020"})
    other = people.supervisor.command("PUT appointments/a-2", {**body, "code": PRINTED})
    assert other.code == "code_taken"


# ------------------------------------------------------------------ what the version before has put


def of_before(code: str) -> str:
    """The hash by which the version before knew a code: with its hyphens."""
    return hashlib.sha256(code.encode()).hexdigest()


AS_PUT: Final[dict[str, Any]] = {"hash_before": of_before(PRINTED)}


def test_an_appointment_is_found_when_the_version_before_has_put_it(office: Office) -> None:
    """Whoever has a letter from yesterday comes today; the hash alone tells no other form."""
    office.put(code=of_before(PRINTED))
    assert office.check_in(known_by(PRINTED), **AS_PUT)["state"] == "issued"


def test_an_appointment_of_the_version_before_is_checked_in_when_it_is_handed_in(
    office: Office,
) -> None:
    """As at a check-in."""
    office.put(code=of_before(PRINTED))
    assert "slot_ms" in office.hand_in(code_hash=known_by(PRINTED), **AS_PUT)


def test_nothing_changes_when_an_appointment_of_the_version_before_is_put_again(
    office: Office,
) -> None:
    """A calendar puts all of them each hour, also those that have come by now."""
    first = office.put(code=of_before(PRINTED))
    assert office.put(code=known_by(PRINTED), **AS_PUT)["position"] == first["position"]
    office.check_in(known_by(PRINTED), **AS_PUT)
    office.put(code=known_by(PRINTED), **AS_PUT)


def test_a_code_of_the_version_before_is_taken_when_another_appointment_has_it(
    office: Office,
) -> None:
    """It stands for one appointment, by either hash; put anew, it has the new one alone."""
    office.put("a1", code=of_before(PRINTED))
    with pytest.raises(Refused, match="code_taken"):
        office.put("a2", code=known_by(PRINTED), **AS_PUT)
    office.put("a1", code=known_by(PRINTED), persons=2, **AS_PUT)
    with pytest.raises(Refused, match="unknown_appointment"):
        office.check_in(of_before(PRINTED))
    assert office.check_in(known_by("HN47118020"))["persons"] == 2
