"""A page server that shows whatever state it is told: the board's page without an agent behind it.

The server (`case/__main__.py`) is a process of its own, as in the field: gevent patches a whole
program. It reads one state a line from standard input and pushes it to its pages.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass
class Showcase:
    """A running page server and its standard input."""

    port: int
    process: subprocess.Popen[str]

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}/"

    def show(self, state: Mapping[str, Any]) -> None:
        """Push a state to every open page; whoever comes later gets it at once."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(state) + "\n")
        self.process.stdin.flush()

    def vanish(self) -> None:
        """End as an agent does whose machine has no memory left."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=10)


@contextmanager
def showcase(media: Path, first: Mapping[str, Any]) -> Iterator[Showcase]:
    """Show a first state until told another one; the folder's files are the board's media."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.display.case", str(media)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(first) + "\n")
            process.stdin.flush()
            yield Showcase(int(process.stdout.readline()), process)
        finally:
            process.kill()
