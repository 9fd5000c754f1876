"""The practice office: a whole office on the loopback of one machine, and its overview.

This is a composition of its own. What only practice may do (the overview, its counter links) is
put together here and nowhere else: the plain server has no switch that turns it on.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from server.demo.wishes import Wishes


def run_demo(wishes: "Wishes") -> int:
    """Run the whole office until SIGINT or SIGTERM; give the exit code."""
    from server.demo.office import run  # noqa: PLC0415 - `-m server.demo` patches before imports

    return run(wishes)
