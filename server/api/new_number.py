"""Whether a kiosk may give a new number now: asked before the ledger is.

A command that was decided before is let through, whatever has happened since: the ledger gives it
its first answer again. Else a kiosk would take a number that it has not heard of for none.

Who asks for a number is in touch, whether it sends beats or not: what it hands in later came after.
"""

from contextlib import suppress
from math import ceil

from server.api.acting import Act
from server.ledger import Unavailable
from server.problems import Problem
from server.ticket import Role


def may_give(act: Act) -> None:
    """Let the kiosk that acts give a number, or raise Problem; desks may always."""
    if act.visit.caller.role is not Role.KIOSK:
        return
    registry = act.visit.behind.registry.at(act.visit.caller.site)
    registry.draws(act.kiosk, now_ms=act.command.now_ms)
    is_out = act.kiosk in registry.out_of_service()
    wait_s = 0.0 if is_out else _wait_s(act)
    if not (is_out or wait_s) or act.ledger.decided.holds(act.command):
        return
    if is_out:
        raise Problem("out_of_service")
    raise act.visit.behind.throttle.too_fast(ceil(wait_s))


def _wait_s(act: Act) -> float:
    """Give the wait before the next number, and note a burst where all would see it."""
    behind, caller = act.visit.behind, act.visit.caller
    wait_s = behind.throttle.pace.wait_s(caller.actor, act.command.id)
    if wait_s and behind.throttle.pace.is_bursting(caller.actor):
        with suppress(Unavailable):  # then the next one that comes too fast is noted
            behind.registry.at(caller.site).note_burst(caller.name)
    return wait_s
