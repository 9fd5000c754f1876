"""A board's live link, and everything that it was told."""

from collections.abc import Mapping
from typing import Any

from device.live import LiveLink
from server.position import Position


class Follower:
    """A board's live link, and what it was told."""

    def __init__(self, url: str, token: str) -> None:
        self.snapshots = 0
        self.heard: list[tuple[str, str, str]] = []
        self.link = LiveLink(
            url,
            token,
            on_snapshot=self._count,
            on_event=self._note,
            on_touch=lambda _touching, _server_ms: None,
        )

    def position(self) -> Position:
        """How far it knows everything."""
        place = self.link.position
        return Position(place.epoch, place.seq) if place else Position(0, 0)

    def _count(self, *_: object) -> None:
        self.snapshots += 1

    def _note(self, event: Mapping[str, Any], position: Any) -> None:
        told = (event["type"], event["ticket"]["number"])
        self.heard.append((f"{position.epoch}-{position.seq}", *told))
