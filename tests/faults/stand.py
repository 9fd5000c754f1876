"""Runs named tests again and again, each time in a child that has much imported already.

Theory of operation: it is started in a copy of the tree with the names of modules, imports them,
says that it is ready, and then waits for lines on its standard input: the arguments of one run, as
JSON. Nobody may plant a fault before, for it would import it. For each line it forks a child, which
runs pytest from its very beginning, and answers with its exit code. So a run costs what the tests
cost, and not a second of imports. That is honest where nothing is imported that a fault may change:
one stand has other people's modules alone, and another one, for faults in Lua, the server too. The
Lua files are read when a store is begun, and it looks that none was.
"""

import json
import os
import sys
from importlib import import_module

import pytest

from tests.faults.fault import ROOT

OURS = ("server", "kiosk", "display", "device")


def main(modules: list[str]) -> None:
    """Import these modules, and run what is asked for until nobody asks any more."""
    for name in modules:
        import_module(name)
    _say("ready")
    for line in sys.stdin:
        _look()
        child = os.fork()
        if child == 0:
            _run(json.loads(line))
        _, status = os.waitpid(child, 0)
        _say(str(os.waitstatus_to_exitcode(status)))


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _look() -> None:
    """Stop where a child would not see a fault: the Lua is read, or our code is another tree's."""
    known = [sys.modules[name] for name in OURS if name in sys.modules]
    assert all(str(each.__file__).startswith(f"{ROOT}/") for each in known), known
    library = sys.modules.get("server.lua.library")
    assert library is None or library.source.cache_info().currsize == 0


def _run(arguments: list[str]) -> None:
    """Run pytest in this child, its words in the file that is named first, and end it."""
    words = os.open(arguments[0], os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    os.dup2(words, 1)
    os.dup2(words, 2)
    code = 3
    try:
        code = int(pytest.main(arguments[1:]))
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
