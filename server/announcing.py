"""Messages to everybody who waits, from a terminal: what is wrong, and what was done, in words."""

import datetime as dt
import json
import secrets
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from server.credentials import clock_ms
from server.ledger import Command, Ledger, Refused
from server.message import LONGEST, Kind, is_one_line, objection
from server.registry import TERMINAL

ALL: Final = "all"
NONE: Final = "no message stands"
_SHOWN: Final = MappingProxyType(
    {
        Kind.URGENT: "shown at once on {}",
        Kind.NEWS: "shown on {} between calls",
        Kind.CLOSED: "shown on {} as soon as no call stands",
        Kind.BREAK: "shown on {} as soon as no call stands",
        Kind.EVACUATION: "shown at once on {}",
        Kind.QUIET: "no voice on {} from now",
    }
)


class AnnouncingProblem(Exception):
    """It cannot be done; the message is one clear line."""


class Announcing:
    """Shows, lists and withdraws the messages of one site."""

    def __init__(self, ledger: Ledger) -> None:
        """Use this ledger."""
        self._ledger = ledger
        self._site = ledger.site

    def show(
        self, kind: Kind, text: Mapping[str, str], areas: Collection[str], minutes: int | None
    ) -> str:
        """Show a message and say where and until when; raise AnnouncingProblem."""
        text = {language: each.strip() for language, each in text.items()}
        self._check(kind, text, areas)
        try:
            answer = self._ledger.show_message(
                self._command(), kind=kind, text=text, areas=areas, minutes=minutes
            )
        except Refused as refused:
            raise AnnouncingProblem(refused.detail) from None
        row: Mapping[str, Any] = json.loads(answer.body)["message"]
        boards = f"the boards of {', '.join(row['areas'])}" if row["areas"] else "all boards"
        return f"{row['id']}: {_SHOWN[kind].format(boards)}: {self._until(row)}"

    def standing(self) -> list[str]:
        """Say which messages stand, a line each, the oldest first."""
        return [self._line(row) for row in self._rows()] or [NONE]

    def withdraw(self, message: str) -> list[str]:
        """Withdraw one message or all, and say which; raise AnnouncingProblem."""
        there = [row["id"] for row in self._rows()]
        if message != ALL and message not in there:
            known = f"there are: {', '.join(there)}" if there else NONE
            raise AnnouncingProblem(f"there is no message {message}; {known}")
        chosen = there if message == ALL else [message]
        return [self._withdrawn(each) for each in chosen] or [NONE]

    def _withdrawn(self, message: str) -> str:
        try:
            self._ledger.withdraw_message(self._command(), message=message)
        except Refused:
            return f"gone already: {message}"
        return f"withdrawn: {message}"

    def _check(self, kind: Kind, text: Mapping[str, str], areas: Collection[str]) -> None:
        letters = [area.letter for area in self._site.areas]
        if strangers := sorted(set(areas) - {*letters}):
            raise AnnouncingProblem(f"no area {strangers[0]}; there are {', '.join(letters)}")
        for language, each in text.items():
            if language not in self._site.languages:
                known = ", ".join(self._site.languages)
                raise AnnouncingProblem(f"no language {language}; there are {known}")
            if wrong := _wrong_with(each):
                raise AnnouncingProblem(f"the text in {language} {wrong}")
        if wrong := objection(kind, text):
            raise AnnouncingProblem(wrong)

    def _rows(self) -> list[Mapping[str, Any]]:
        """Read what stands now; what stood yesterday does not, also where no server has run."""
        now_ms = clock_ms()
        self._ledger.close_day(now_ms)
        rows: list[Mapping[str, Any]] = json.loads(self._ledger.snapshot())["messages"]
        return [row for row in rows if now_ms < row.get("until_ms", now_ms + 1)]

    def _line(self, row: Mapping[str, Any]) -> str:
        where = ", ".join(row["areas"]) or "all boards"
        others = [language for language in row["text"] if language != "de"]
        also = f" (also {', '.join(others)})" if others else ""
        words = [row["id"], row["kind"], where, self._until(row), row["text"].get("de", "") + also]
        return "  ".join(filter(None, words))

    def _until(self, row: Mapping[str, Any]) -> str:
        """Say until when it stands, at the site's time."""
        if "until_ms" not in row:
            evacuation = row["kind"] == Kind.EVACUATION
            return "until it is withdrawn" + ("" if evacuation else ", or the day closes")
        zone = ZoneInfo(self._site.timezone)
        since, until = (
            dt.datetime.fromtimestamp(row[name] / 1000, zone) for name in ("since_ms", "until_ms")
        )
        return (
            f"until {until:%H:%M}"
            if since.date() == until.date()
            else f"until {until:%d.%m. %H:%M}"
        )

    @staticmethod
    def _command() -> Command:
        return Command(TERMINAL, secrets.token_urlsafe(12), TERMINAL, clock_ms())


def _wrong_with(text: str) -> str:
    if not text:
        return "is empty"
    if len(text) > LONGEST:
        return f"is {len(text)} characters long; {LONGEST} are the most"
    return (
        "" if is_one_line(text) else "must be one line that can be seen, without control characters"
    )
