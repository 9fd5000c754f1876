"""A whole board and the picture of a card: from its server into its page, and kept."""

import contextlib
from pathlib import Path

import requests

from tests.clock import wait_until
from tests.display.broadcaster import Broadcaster
from tests.display.house import DESCRIPTION, RunningBoard, board
from tests.display.test_media import named

PICTURE = b"\xff\xd8\xff a picture of a welcome folder"
NAME = named(PICTURE)
CARD = {"key": "folder", "title": {"de": "Mappe"}, "seconds": 12, "picture": NAME}


def given(running: RunningBoard) -> bytes:
    """Return what the board's page is given for the picture; nothing while it is not there."""
    answer = requests.get(f"{running.url}media/{NAME}", timeout=5)
    return answer.content if answer.ok else b""


def test_a_picture_is_given_when_the_board_starts_again_without_its_server(tmp_path: Path) -> None:
    """Fetched once, served from the board's own folder, and gone with its card."""
    with contextlib.closing(Broadcaster(DESCRIPTION | {"cards": [CARD]})) as server:
        server.files[NAME] = PICTURE
        with board(tmp_path, server.url) as running:
            wait_until(lambda: given(running) == PICTURE)
            running.stop()
            port = server.port
            server.close()
            running.start()
            assert given(running) == PICTURE
            with contextlib.closing(Broadcaster(DESCRIPTION, port=port)):
                wait_until(lambda: not given(running))
    assert list((tmp_path / "data" / "media").iterdir()) == []
