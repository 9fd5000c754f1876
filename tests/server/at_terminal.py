"""What tests of the terminal share: a command that somebody runs, and the one line it answers."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from server.cli import main; main()")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def clean_environment() -> dict[str, str]:
    """Nothing of the machine's settings is read."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("WARTEMARKE_")}
    return {**clean, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}


def command_in(folder: Path) -> Run:
    """Give what runs the command in this folder as somebody at a terminal does."""

    def run(*words: str, answers: str = "", **env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*COMMAND, *words],
            cwd=folder,
            env={**clean_environment(), **env},
            input=answers,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def one_line(run: "subprocess.CompletedProcess[str]", *, code: int) -> str:
    """What was wrong: one line on standard error, nothing on standard output."""
    assert (run.returncode, run.stdout) == (code, ""), run
    (line,) = run.stderr.splitlines()
    assert line.startswith("wartemarke: ")
    return line
