"""The reference of `issue_rate`: a bare Flask route that calls one equally long function.

`/bare` sends the very words that our ledger sends for the same wish, recorded at the start, each
time with a new command id; so it writes what our route writes. `/nothing` calls no store. Both run
under the server's own gevent server.
"""

from gevent import monkey

monkey.patch_all()

import os
import secrets
import time
from pathlib import Path

from flask import Flask
from gevent.pywsgi import WSGIServer
from redis import Redis

from server.serving import listen
from server.site import Site
from server.store import Store
from tests.bench.load import WISH
from tests.clock import Clock
from tests.crowd import Collected, office_of
from tests.office import KIOSK

app = Flask(__name__)
redis = Redis.from_url(os.environ["REFERENCE_STORE_URL"])


def recorded() -> tuple[str, list[str | int], int, int]:
    """Give a number's function and arguments, and which of them are the time and the id."""
    site = Site.load(Path(os.environ["REFERENCE_SITE_FILE"]))
    site = site.model_copy(update={"key": "bare-office"})
    store = Store(os.environ["REFERENCE_STORE_URL"], [site.key])
    store.begin()
    office = office_of(store, site, Clock(time.time_ns() // 1_000_000))
    collected, command = Collected(store, site), office.command()
    collected.ledger.issue(command, kiosk=KIOSK, **WISH)
    [[_, function, _, *arguments]] = collected.words()
    store.close()
    return str(function), arguments, arguments.index(command.now_ms), arguments.index(command.id)


FUNCTION, ARGUMENTS, TIME, ID = recorded()


@app.post("/bare")
def bare() -> bytes:
    """Call one function and give its answer."""
    arguments = ARGUMENTS.copy()
    arguments[TIME] = time.time_ns() // 1_000_000
    arguments[ID] = secrets.token_urlsafe(12)
    return bytes(redis.fcall(FUNCTION, 1, *arguments))


@app.route("/nothing", methods=["GET", "POST"])
def nothing() -> bytes:
    """Give an answer without any store."""
    return b'{"position":{"epoch":1,"seq":1}}'


if __name__ == "__main__":
    port = int(os.environ["REFERENCE_PORT"])
    WSGIServer(listen("127.0.0.1", port), app, log=None).serve_forever()
