"""`start_office`: from `wartemarke demo`, all set up before, to all four pages answering."""

import http.client
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from server.supervision import die_with_this_process
from tests.bench.figures import Figure
from tests.running import free_port

NAMES: Final = ("start_office",)
STARTS: Final = 5
TOO_LONG_S: Final = 30.0
LOOK_S: Final = 0.01
PROGRAM: Final = str(Path(sys.executable).with_name("wartemarke"))


def figures(folder: Path) -> Iterator[Figure]:
    """Open the practice office anew several times, on data that grew in the first."""
    seconds = [_start(folder / "data") for _ in range(STARTS)]
    note = f"median of {STARTS}, slowest {max(seconds):.2f}"
    yield Figure("start_office", statistics.median(seconds), "s", note=note)


def _start(data: Path) -> float:
    port = free_port()
    begin = time.perf_counter()
    office = subprocess.Popen(
        (PROGRAM, "demo", "--port", str(port), "--data", str(data)),
        stdout=subprocess.DEVNULL,
        preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
    )
    try:
        for page in ((port, "/"), (port + 1, "/"), (port + 1, "/paper"), (port + 2, "/")):
            _wait_for(page, begin + TOO_LONG_S)
        return time.perf_counter() - begin
    finally:
        office.send_signal(signal.SIGINT)
        office.wait()


def _wait_for(page: tuple[int, str], end: float) -> None:
    while not _answers(page):
        assert time.perf_counter() < end, f"no answer on {page}"
        time.sleep(LOOK_S)


def _answers(page: tuple[int, str]) -> bool:
    port, path = page
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
