"""The reference of `issue_rate`: a bare Flask route that calls one equally long function.

`/bare` calls the very function of the verb issue with fixed arguments, so it writes what our route
writes; `/nothing` calls no store. Both run under the server's own gevent server.
"""

from gevent import monkey

monkey.patch_all()

import os
import secrets
import time

from flask import Flask
from gevent.pywsgi import WSGIServer
from redis import Redis

from server.serving import listen

app = Flask(__name__)
redis = Redis.from_url(os.environ["REFERENCE_STORE_URL"])
DAY_END = time.time_ns() // 1_000_000 + 3_600_000
TAIL = ("2026-11-23", DAY_END, "K", 101, "801-849", "renew", "de", "[]", 1, 1, "k", "", 0, 20_000)


@app.post("/bare")
def bare() -> bytes:
    """Call one function and give its answer."""
    now = time.time_ns() // 1_000_000
    head = (now, "an-actor-as-long-as-ours", secrets.token_urlsafe(12), "0" * 64, DAY_END)
    return bytes(redis.fcall("wm_4_issue", 1, "wm:{bare-office}", *head, *TAIL))


@app.route("/nothing", methods=["GET", "POST"])
def nothing() -> bytes:
    """Give an answer without any store."""
    return b'{"position":{"epoch":1,"seq":1}}'


if __name__ == "__main__":
    redis.fcall("wm_4_begin_epoch", 1, "wm:{bare-office}", time.time_ns() // 1_000_000, "bare")
    port = int(os.environ["REFERENCE_PORT"])
    WSGIServer(listen("127.0.0.1", port), app, log=None).serve_forever()
