"""What the terminal says when the practice office is open."""

from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.text import Text

from server.demo.plan import Plan
from server.demo.visitors.staffing import free_counters
from server.registry import LINK_S, Registry, Station
from server.ticket import Role

_SUN: Final = "bold #12262F on #FFC83D"


def greet(console: Console, plan: Plan, registry: Registry) -> None:
    """Say where everything is, how to get into each counter, and how to stop."""
    for line in _lines(plan, registry):
        console.print(line, soft_wrap=True)


def _lines(plan: Plan, registry: Registry) -> Iterator[Text]:
    yield Text()
    yield Text.assemble("  ", (" W ", _SUN), ("  Wartemarke", "bold"), "  a practice office")
    yield Text()
    yield from _screens(plan)
    yield Text()
    note = f"each link opens once, within {LINK_S // 60} minutes; the overview has new ones"
    if plan.visitors:
        yield Text.assemble("  ", ("Visitors", "bold"), "  simulated, and so is who calls them")
    yield Text.assemble("  ", ("Counters", "bold"), f"  {note}")
    yield from _counters(plan, registry)
    yield from _desks(plan, registry)
    yield Text()
    yield Text.assemble("  ", ("Ctrl-C", "bold"), f" ends everything. State stays in {plan.data}")
    yield Text()


def _screens(plan: Plan) -> Iterator[Text]:
    screens = {
        "Overview": f"{plan.server_url}/",
        "Kiosk": plan.kiosk_url and f"{plan.kiosk_url}/",
        "Paper": plan.kiosk_url and f"{plan.kiosk_url}/paper",
        "Board": plan.display_url and f"{plan.display_url}/",
    }
    for name, address in screens.items():
        if address:
            hint = "   ← open this" if name == "Overview" else ""
            yield Text.assemble("  ", (f"{name:<10}", "bold"), address, hint)


def _desks(plan: Plan, registry: Registry) -> Iterator[Text]:
    for role in (Role.RECEPTION, Role.SUPERVISOR, Role.OBSERVER):
        link = f"{plan.server_url}/open/{registry.create_link(Station(role))}"
        yield Text.assemble("  ", (f"{role.value.capitalize():<15}", "bold"), link)


def _counters(plan: Plan, registry: Registry) -> Iterator[Text]:
    area = ""
    free = free_counters(plan.site) if plan.visitors else ()
    for counter in plan.site.counters:
        letter = "" if counter.area == area else counter.area
        area = counter.area
        yours = "   ← free for you" if counter.number in free else ""
        link = f"{plan.server_url}/open/{registry.create_link(Station.at(counter.number))}"
        yield Text.assemble("  ", (f"{letter:<3}", "bold"), f"{counter.number:>3}    ", link, yours)
