from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

import json
import sys
from pathlib import Path
from typing import Any

import gevent
import structlog
from gevent.fileobject import FileObject

from device.local_web import PageServer
from kiosk.screens import tell
from tests.kiosk.page_states.wishes import OFFICE, TEXTS, state_of

# The kiosk's page in any state that a test names: one JSON object a line on standard input. The
# state goes through the kiosk's own `tell` and the page server of the house; only the machine that
# would lead there is left out. A program of its own, because gevent patches a whole program.

ROOT = Path(__file__).parents[3]

told: dict[str, object] = {}
taps: list[dict[str, object]] = []


def show(wish: dict[str, object]) -> None:
    """Tell the page the state that the wish describes."""
    speech: Any = wish.pop("speech", None)
    told.clear()
    told.update(tell(state_of(wish), OFFICE, TEXTS))
    if speech:  # the key for it, on a kiosk that has a voice
        is_on, keys = speech["speaking"], speech.get("keys", {})
        told["speech"] = {"on": is_on, "offered": True, "item": None, "keys": keys}


def say(line: str) -> None:
    """Tell the test one line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def follow() -> None:
    """Show each wish and say when the page has been told."""
    for line in FileObject(sys.stdin, "r"):
        show(json.loads(line))
        page.push()
        say("told")
    page.stop()


structlog.configure(logger_factory=structlog.PrintLoggerFactory(file=sys.stderr))
show({"screen": "language"})
page = PageServer(
    name="states", port=0, page=ROOT / "kiosk" / "page", state=lambda: told, commands={}
)
gevent.spawn(follow)
say(str(page.port))
page.serve_forever()
