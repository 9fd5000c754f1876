from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

import json
import sys
from pathlib import Path
from typing import Any

import gevent
from flask import Response, send_from_directory
from gevent.fileobject import FileObjectThread

from device.local_web import PageServer

PAGE = Path(__file__).resolve().parents[3] / "display" / "page"


def serve(media: Path) -> None:
    """Show the first state that stands on standard input, then each further one, until its end."""
    states = FileObjectThread(sys.stdin.buffer, "rb")
    now: dict[str, Any] = json.loads(states.readline())

    def file(name: str) -> Response:
        return send_from_directory(media, name)

    server = PageServer(
        name="display",
        port=0,
        page=PAGE,
        state=lambda: now,
        commands={},
        extra_routes={"/media/<name>": file},
    )

    def follow() -> None:
        for line in states:
            now.clear()
            now.update(json.loads(line))
            server.push()
        server.stop()

    gevent.spawn(follow)
    print(server.port, flush=True)  # noqa: T201 - the test waits for it
    server.serve_forever()


serve(Path(sys.argv[1]))
