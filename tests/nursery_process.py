from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip
# The process of a nursery (tests/nursery.py): a line of JSON in, a line with a number out.

import gc
import importlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from gevent.os import fork_gevent

from server.supervision import die_with_this_process

_PROGRAMS: Final = {
    "server": ("server.serving", "main"),
    "kiosk": ("kiosk.cli", "run"),
    "display": ("display.cli", "run"),
}
"""Program → what its `__main__` calls."""
_waitpid: Final[Callable[[int, int], tuple[int, int]]] = monkey.get_original("os", "waitpid")
_READ_LATER: Final = {"server": (), "kiosk": ("kiosk.app",), "display": ("display.app",)}
"""Program → what it reads only when it starts."""


def main(program: str) -> None:
    """Read the program's modules, then start it or say how it ended, until the input ends."""
    module, name = _PROGRAMS[program]
    begin: Callable[[], object] = getattr(importlib.import_module(module), name)
    for later in _READ_LATER[program]:
        importlib.import_module(later)
    gc.collect()
    gc.freeze()  # what is here stays shared with every child
    bound = die_with_this_process()
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        if asked["what"] == "code":
            _, status = _waitpid(asked["pid"], 0)
            _say(os.waitstatus_to_exitcode(status))
        elif pid := fork_gevent():  # and a child has a hub of its own
            _say(pid)
        else:
            bound()
            _be_born(program, asked)
            sys.exit(begin())  # type: ignore[arg-type]  # as its `__main__` does


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _be_born(program: str, asked: Mapping[str, Any]) -> None:
    """Have nothing of the nursery but what was read."""
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir(asked["folder"])
    log = os.open(asked["log"], os.O_WRONLY | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    os.close(log)
    os.close(nothing)
    sys.argv = [program]
    gc.enable()


if __name__ == "__main__":
    main(sys.argv[1])
