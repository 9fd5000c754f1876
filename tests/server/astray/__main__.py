from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

import os
import sys
from functools import partial
from pathlib import Path

from server.app import create_app
from server.clocks import machine_ms
from server.serving import main

# The plain server on a machine whose clock is off by what a file says, in ms.


def now_ms() -> int:
    """Read the clock of this machine as it would be."""
    return machine_ms() + int(Path(os.environ["TEST_CLOCK_OFF_FILE"]).read_text(encoding="utf-8"))


sys.exit(main(partial(create_app, office_ms=now_ms, machine_ms=now_ms)))
