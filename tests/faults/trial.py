"""Tries a fault: plants it in a copy of the tree, runs its tests there and says what they said.

Theory of operation: the copy is made once, each fault is planted in it and taken out again. Its
tests run in a process of their own, a child of a stand, with the copy first on the path, without
plugins that they do not need and in a fixed order. pytest's own report says how each test ended: a
`failure` is a test that has looked and seen something wrong; an `error` is one that could not
begin. A test that ends because the program's Lua broke off is none that has seen anything.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from server.supervision import die_with_this_process
from tests.faults.fault import ROOT, Fault

_NEEDED: Final = ("server", "kiosk", "display", "device", "systemd", "tests", "docs")
_LEFT_OUT: Final = shutil.ignore_patterns("__pycache__", "*.toml.orig", ".*")
_QUIETLY: Final = (
    *("-q", "-p", "pytest_timeout", "-p", "no:cacheprovider"),
    *("--tb=short", "--show-capture=no", "--timeout=60"),
)
_TESTS_FAILED: Final = 1
_BROKE_OFF: Final = re.compile(r"redis\.exceptions\.ResponseError.*\bscript: ", re.DOTALL)
"""How a test ends under which a Lua function breaks off: nobody but the store has seen that."""
_OTHERS: Final = ("hypothesis", "pydantic", "redis", "requests", "socketio", "structlog")
_SERVER: Final = (*_OTHERS, "server.embedded", "server.ledger", "tests.office")


@dataclass(frozen=True)
class Outcome:
    """How a run of tests ended: pytest's exit code, and which test failed or could not begin."""

    code: int
    failed: frozenset[str]
    broken: frozenset[str]
    said: str

    def caught(self, names: Sequence[str]) -> bool:
        """Say whether each of these tests has looked and seen something wrong."""
        ran = self.code == _TESTS_FAILED and not self.broken
        return ran and all(any(_is_of(each, name) for each in self.failed) for name in names)


class Copy:
    """A copy of what the tests need of the tree."""

    def __init__(self, folder: Path) -> None:
        """Make the copy in this folder, and a stand that runs tests in it."""
        self.folder = folder
        self._report, self._words = folder / "report.xml", folder / "words.txt"
        ours = {k: v for k, v in os.environ.items() if k != "PYTEST_XDIST_WORKER"}  # it runs alone
        self._env = ours | {
            "PYTHONPATH": str(folder),
            "PYTEST_ADDOPTS": "",  # a caller's wishes change what is printed, and so what is read
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONHASHSEED": "0",
        }
        for part in _NEEDED:
            shutil.copytree(ROOT / part, folder / part, ignore=_LEFT_OUT)
        for file in ("pyproject.toml", "package.json"):
            shutil.copy(ROOT / file, folder)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
        self._for_lua, self._for_python = self._start(*_SERVER), self._start(*_OTHERS)

    def close(self) -> None:
        """End the stands."""
        for stand in (self._for_lua, self._for_python):
            with stand:
                pass

    def try_out(self, fault: Fault, names: Sequence[str] = ()) -> Outcome:
        """Plant the fault and run its tests, or these; raise Moved where it does not fit."""
        with self.with_fault(fault):
            self._report.unlink(missing_ok=True)
            arguments = [*_QUIETLY, f"--junitxml={self._report}", *(names or fault.caught_by)]
            is_lua = fault.file.endswith(".lua")
            stand = self._for_lua if is_lua else self._for_python
            return self._outcome(self._run(stand, arguments))

    @contextmanager
    def with_fault(self, fault: Fault) -> Iterator[None]:
        """Plant the fault, and take it out again; raise Moved where it does not fit."""
        path = self.folder / fault.file
        sound = path.read_text(encoding="utf-8")
        _write(path, fault.planted_in(sound))
        try:
            yield
        finally:
            _write(path, sound)

    def missing(self, names: Sequence[str]) -> str:
        """Give those of the tests that are not there, a line each; nothing if all of them are.

        Whole files are collected: pytest takes minutes to look for hundreds of names one by one.
        """
        files = sorted({name.partition("::")[0] for name in names})
        self._run(self._for_python, [*_QUIETLY, "--collect-only", *files])
        there = self._words.read_text(encoding="utf-8").splitlines()
        known = {each.partition("[")[0] for each in there} | set(there)
        return "\n".join(name for name in names if name not in known)

    def _run(self, stand: subprocess.Popen[bytes], arguments: Sequence[str]) -> int:
        assert stand.stdin is not None
        assert stand.stdout is not None
        stand.stdin.write(json.dumps([str(self._words), *arguments]).encode() + b"\n")
        stand.stdin.flush()
        return int(stand.stdout.readline())

    def _start(self, *modules: str) -> subprocess.Popen[bytes]:
        """Start a stand, and wait until it has imported everything: faults are planted later."""
        stand = subprocess.Popen(
            (sys.executable, "-m", "tests.faults.stand", *modules),
            cwd=self.folder,
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=die_with_this_process(),  # noqa: PLW1509 - it only calls prctl
        )
        assert stand.stdout is not None
        assert stand.stdout.readline() == b"ready\n"
        return stand

    def _outcome(self, code: int) -> Outcome:
        written = self._report.exists()
        cases = list(ET.parse(self._report).iter("testcase")) if written else []  # noqa: S314 - our own pytest wrote it
        saw = {_name_of(each): _has_seen(each) for each in cases}
        failed = frozenset(name for name, seen in saw.items() if seen is True)
        broken = frozenset(name for name, seen in saw.items() if seen is None)
        return Outcome(code, failed, broken, self._words.read_text(encoding="utf-8")[-4000:])


def _write(path: Path, text: str) -> None:
    """Write a file, and forget what Python has compiled of it: two edits may share a second."""
    path.write_text(text, encoding="utf-8")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        compiled.unlink()


def _has_seen(case: ET.Element) -> bool | None:
    """Say whether a test has seen something wrong; None where it broke off."""
    failure = case.find("failure")
    if case.find("error") is not None:
        return None
    if failure is not None and _BROKE_OFF.match(failure.get("message", "")):
        return None
    return failure is not None


def _name_of(case: ET.Element) -> str:
    return f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}"


def _is_of(test: str, name: str) -> bool:
    """Say whether a test is the one that is named, or one of its parameters."""
    return test == name or test.startswith(f"{name}[")
