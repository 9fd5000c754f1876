"""The pictures and videos of cards: whole or not there, fetched in the background, kept."""

import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from device.connection import Refused, Unavailable
from display.media import Media
from tests.clock import wait_until


def named(content: bytes, kind: str = "jpg") -> str:
    """Return the name under which a server gives these bytes."""
    return f"{hashlib.sha256(content).hexdigest()}.{kind}"


ONE, TWO = named(b"one"), named(b"two", "webm")


class House:
    """A server's files, and what a board has asked for and heard."""

    def __init__(self, folder: Path, **files: bytes) -> None:
        self.files: dict[str, bytes | Exception] = {ONE: b"one", TWO: b"two", **files}
        self.asked: list[str] = []
        self.here: list[frozenset[str]] = []
        self.folder = folder / "media"
        self.media = Media(self.folder, fetch=self.fetch, here=self.here.append, first_wait_s=0.02)

    def fetch(self, name: str) -> bytes:
        """Give a file, or fail as told."""
        self.asked.append(name)
        found = self.files.get(name, Refused("not_found", 404, "There is nothing here."))
        if isinstance(found, Exception):
            raise found
        return found

    @property
    def names(self) -> set[str]:
        """Name what lies in the folder."""
        return {each.name for each in self.folder.iterdir()} if self.folder.is_dir() else set()


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A board's folder with nothing in it."""
    return House(tmp_path)


@pytest.fixture
def keeping(house: House) -> Iterator[House]:
    """A board whose greenlet keeps the folder."""
    thread = threading.Thread(target=house.media.keep)
    thread.start()
    yield house
    house.media.stop()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_files_are_fetched_when_cards_name_them(house: House) -> None:
    """Each once; whoever shows cards is told of each as it comes."""
    house.media.want(frozenset({ONE, TWO}))
    assert house.media.settle()
    assert house.names == {ONE, TWO}
    assert (house.folder / ONE).read_bytes() == b"one"
    assert house.here[-1] == {ONE, TWO}
    assert house.media.settle()
    assert sorted(house.asked) == sorted([ONE, TWO])


def test_what_was_fetched_is_there_when_the_board_starts_without_a_server(
    house: House, tmp_path: Path
) -> None:
    """The same folder serves after a restart; nothing is asked again."""
    house.media.want(frozenset({ONE}))
    house.media.settle()
    later = House(tmp_path)
    later.files = {}
    later.media.want(frozenset({ONE}))
    assert later.here == [frozenset({ONE})]
    assert later.media.settle()
    assert later.asked == []


def test_a_file_is_deleted_when_no_card_names_it_any_more(house: House) -> None:
    """So is whatever else a power cut has left there."""
    house.media.want(frozenset({ONE, TWO}))
    house.media.settle()
    (house.folder / f".{ONE}.0a1b").write_bytes(b"on")
    house.media.want(frozenset({TWO}))
    assert house.here[-1] == {TWO}
    assert house.media.settle()
    assert house.names == {TWO}


def test_nothing_is_deleted_when_the_site_is_not_known_yet(house: House) -> None:
    """A board that knows no site does not know what its cards need."""
    house.folder.mkdir()
    (house.folder / ONE).write_bytes(b"one")
    assert house.media.settle()
    assert house.names == {ONE}


@pytest.mark.parametrize(
    "problem", [b"on", b"", Unavailable("it broke off"), Refused("not_found", 404, "No.")]
)
def test_a_file_is_not_there_when_it_did_not_come_whole(
    house: House, problem: bytes | Exception
) -> None:
    """Half a picture is none; the others are fetched all the same, and it is said once."""
    house.files[min(ONE, TWO)] = problem
    house.media.want(frozenset({ONE, TWO}))
    with structlog.testing.capture_logs() as log:
        assert not house.media.settle()
        assert not house.media.settle()
    assert house.names == {max(ONE, TWO)}
    assert [line["file"] for line in log] == [min(ONE, TWO)]
    house.files[min(ONE, TWO)] = {ONE: b"one", TWO: b"two"}[min(ONE, TWO)]
    assert house.media.settle()
    assert house.here[-1] == {ONE, TWO}


@pytest.mark.parametrize("name", ["../token", "a.jpg", f"{'a' * 64}.svg", f"x/{ONE}", ""])
def test_a_name_is_not_asked_for_when_it_is_no_name_of_ours(house: House, name: str) -> None:
    """What a site file could put there opens no other file."""
    house.media.want(frozenset({name, ONE}))
    house.media.settle()
    assert house.asked == [ONE]


def test_a_file_is_asked_for_again_when_the_server_comes_back(keeping: House) -> None:
    """The greenlet tries again by itself, and then is still."""
    keeping.files[ONE] = Unavailable("nobody there")
    keeping.media.want(frozenset({ONE}))
    wait_until(lambda: len(keeping.asked) > 1)
    assert keeping.names == set()
    keeping.files[ONE] = b"one"
    wait_until(lambda: keeping.names == {ONE})
    wait_until(lambda: keeping.here[-1:] == [frozenset({ONE})])
    asked = len(keeping.asked)
    keeping.media.want(frozenset({ONE, TWO}))
    wait_until(lambda: keeping.names == {ONE, TWO})
    assert len(keeping.asked) == asked + 1


def test_cards_stand_without_pictures_when_the_folder_cannot_be_used(tmp_path: Path) -> None:
    """A full or broken disk takes no board down."""
    house = House(tmp_path)
    (tmp_path / "media").write_text("in the way")
    house.media.want(frozenset({ONE}))
    with structlog.testing.capture_logs() as log:
        assert not house.media.settle()
    assert (house.here[-1], len(log)) == (frozenset(), 1)
