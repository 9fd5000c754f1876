"""The keeper's command line: which page, and the browser's own."""

import argparse
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from device import watchdog
from device.browser.keeper import Keeper
from device.log import log_to_stderr


def main() -> int:
    """Keep the browser; the exit code is 1 where its program cannot be started."""
    given = _arguments()
    log_to_stderr()
    folder = Path(os.environ.get("RUNTIME_DIRECTORY") or tempfile.mkdtemp(prefix="wartemarke-"))
    keeper = Keeper(given.argv, given.page, folder)
    threading.Thread(target=watchdog.watch, args=(keeper.is_turning,), daemon=True).start()
    watchdog.ready()
    try:
        return keeper.run()
    except OSError as error:
        sys.stderr.write(f"wartemarke browser: {error.strerror}: {error.filename}\n")
        return 1
    finally:
        if not os.environ.get("RUNTIME_DIRECTORY"):
            shutil.rmtree(folder, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m device.browser", description=__doc__)
    parser.add_argument("--page", required=True, help="the page's address on this machine")
    parser.add_argument("argv", nargs="+", help="the browser and its arguments")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
