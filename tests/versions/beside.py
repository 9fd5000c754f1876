"""The ledger of a recorded version beside today's: its own code, in a process of its own.

What takes minutes over HTTP, because something must fall due, takes none here: time is a test's.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from typing import Any, cast

from server.ledger import Answer, Command, Ledger, Refused
from server.site import Site
from tests.versions.recorded import Unpacked

_LEDGER = """
import json, sys
from pathlib import Path
from server.ledger import Command, Ledger, Refused
from server.site import Site
from server.store import Store

class AlwaysOpen:
    def now(self, now_ms): return now_ms, now_ms + 24 * 3_600_000
    def next_ms(self, now_ms): return now_ms

site = Site.load(Path(sys.argv[2]))
ledger = Ledger(Store(sys.argv[1], [site.key]), site, openings=AlwaysOpen())
for line in sys.stdin:
    verb, command, told, more = json.loads(line)
    told = [Command(*command), *told] if command else told
    try:
        answer = getattr(ledger, verb)(*told, **more)
        said = {"body": answer.body.decode()} if hasattr(answer, "body") else {"value": (
            answer.decode() if isinstance(answer, bytes) else answer)}
    except Refused as no:
        said = {"refused": no.code, "more": no.more}
    except Exception as failure:
        said = {"failure": f"{type(failure).__name__}: {failure}"}
    print(json.dumps(said), flush=True)
"""


class LedgerBeside:
    """Takes every verb to that process, and gives its answers as today's ledger does."""

    def __init__(self, site: Site, process: "subprocess.Popen[str]") -> None:
        self.site = site
        self._process = process

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        """Give a verb."""
        return lambda *told, **more: self._ask(verb, [*told], more)

    def _ask(self, verb: str, told: list[Any], more: dict[str, Any]) -> Any:
        command = [*astuple(told.pop(0))] if told and isinstance(told[0], Command) else []
        to, back = self._process.stdin, self._process.stdout
        assert to
        assert back
        print(json.dumps([verb, command, told, more]), file=to, flush=True)
        said = json.loads(back.readline())
        assert "failure" not in said, said["failure"]
        if "refused" in said:
            raise Refused(said["refused"], said["more"])
        return Answer(said["body"].encode()) if "body" in said else said["value"]


@contextmanager
def ledger_beside(old: Unpacked, site: Site, url: str) -> Iterator[Ledger]:
    """The ledger of that version on this store, with the same site file."""
    shipped = old.home / "server" / "sites" / "maschstrasse.toml"
    with subprocess.Popen(
        [sys.executable, "-c", _LEDGER, url, str(shipped)],
        env={**os.environ, **old.env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield cast("Ledger", LedgerBeside(site, process))
