"""Clients that follow the office, and what each of them knows: links of devices, boards, pages."""

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Self

from device.live import LiveLink
from server.ticket import ENDED
from tests.kiosk.kiosk_office import Page as AgentPage

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocket

ON_A_BOARD: Final = frozenset({"called", "serving"})
_CALLED: Final = '"state":"called"'
Row = Mapping[str, Any]


class Follower:
    """A device's live link, and the rows that it knows by what it was told."""

    def __init__(self, url: str, token: str, *, board: bool) -> None:
        """Follow as a board does, or as a counter."""
        self._board = board
        self._rows: dict[str, Row] = {}
        self._turn = threading.Lock()
        self._link = LiveLink(
            url,
            token,
            on_snapshot=self._begin,
            on_event=self._take,
            on_touch=lambda _touching, _server_ms: None,
        )

    def __enter__(self) -> Self:
        self._link.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._link.stop()

    def knows(self, state: Any) -> bool:
        """Say whether it knows exactly the tickets of this state."""
        with self._turn:
            return self._rows == {row["id"]: row for row in state["tickets"]}

    def _begin(self, snapshot: Mapping[str, Any], *_: object) -> None:
        with self._turn:
            self._rows = {row["id"]: row for row in snapshot["tickets"]}

    def _take(self, event: Mapping[str, Any], _position: object) -> None:
        row = event.get("ticket")
        if row is None:
            return
        in_sight = "service" in row and row["state"] not in ENDED  # what is not ours lacks it
        stays = row["state"] in ON_A_BOARD if self._board else in_sight
        with self._turn:
            if stays:
                self._rows[row["id"]] = row
            else:
                self._rows.pop(row["id"], None)


def shown_by(port: int) -> tuple[str, set[str]]:
    """Ask a board's agent as its page does: its mode, and the very calls that it shows."""
    state = AgentPage(port).state()
    rows = [*state["rows"], *([state["large"]] if state["large"] else [])]
    return state["mode"], {row["key"] for row in rows}


def call_keys(state: Any) -> set[str]:
    """Name the very calls that stand, as a board names them."""
    return {f"{row['id']}-{row['called_ms']}-{row['recalls']}" for row in state["tickets"]}


class Ear:
    """Keeps what a page in the browser hears on its live socket."""

    def __init__(self, page: "Page") -> None:
        """Listen from the page's next socket on."""
        self.heard: list[str] = []
        self._page = page
        page.on("websocket", self._listen)

    def heard_called(self, ticket: str) -> bool:
        """Say whether it heard, since it was told to forget, that this ticket is called."""
        return any(f'"id":"{ticket}"' in message and _CALLED in message for message in self.heard)

    def forget(self) -> None:
        """Forget all that has come so far, what the browser has not handed on yet too."""
        self._page.wait_for_timeout(1)
        self.heard.clear()

    def _listen(self, socket: "WebSocket") -> None:
        socket.on("framereceived", self._keep)

    def _keep(self, message: str | bytes) -> None:
        self.heard.append(message if isinstance(message, str) else "")
