"""All looks, in the order in which they are told: what keeps others from being told comes first."""

from collections.abc import Iterator
from typing import Final

from device.doctor import memory, outside
from device.doctor.findings import Finding, bad, note, well
from device.doctor.machine import Machine
from kiosk.browser import CAGE
from kiosk.doctor import memory as own
from kiosk.doctor import parts, trial
from kiosk.printer import PrintFailed, open_printer
from kiosk.receipt import PAPERS
from kiosk.settings import Settings, SettingsError, load_settings

_GERMAN: Final = "de"
_ZONE: Final = "Europe/Berlin"


def looks(*, on_paper: bool) -> Iterator[Finding]:
    """Look at one thing after the other; a ruler is printed only if it is wished for."""
    try:
        settings = load_settings()
    except SettingsError as error:
        yield bad("settings", str(error), "put it right; without settings nothing else is known")
        return
    yield well("settings", f"{settings.name} at {settings.site}, page on port {settings.port}")
    machine = machine_of(settings)
    yield from _memory(settings, machine)
    told = outside.alive(machine)
    yield parts.printer(settings, agent_runs=told is not None)
    if on_paper:
        yield _printed(settings, agent_runs=told is not None)
    known = own.office(settings)
    yield parts.fonts(known.site.languages if known else [_GERMAN])
    yield parts.sound(settings)
    yield from (outside.server(machine), outside.clock(machine), outside.battery())
    yield from (outside.agent(machine, told), outside.page(machine, told))
    yield from (outside.browser(machine), parts.screen(outside.screen_size(told)))


def machine_of(settings: Settings) -> Machine:
    """Give what is to be known of this kiosk for what every device has."""
    return Machine(
        kind="kiosk",
        program="wartemarke-kiosk",
        name=settings.name,
        server=settings.server,
        site=settings.site,
        port=settings.port,
        data_dir=settings.data_dir,
        token_path=settings.token_path,
        browser=settings.browser or CAGE,
        policy="wartemarke.json",
        asks="offer",
        without_server="the kiosk gives numbers of its own, as far as `site` above names some",
        without_room="without it no number can be written down, and none is given",
        wrong_time="without a server the paper would show this wrong time",
    )


def _memory(settings: Settings, machine: Machine) -> Iterator[Finding]:
    yield from (memory.token(machine), memory.folder(machine), own.outbox(settings))
    kept, known = machine.kept(), own.office(settings)
    yield own.site(settings, (kept and kept.name) or settings.name)
    yield own.service(settings)
    yield memory.time_zone(known.site.timezone if known else _ZONE)


def _printed(settings: Settings, *, agent_runs: bool) -> Finding:
    """Print the ruler, unless it could come into the middle of a visitor's paper."""
    if agent_runs and not settings.printer.startswith("tcp:"):
        return note("test print", "not sent: the running agent has the printer", "stop it first")
    paper = PAPERS[settings.profile]
    try:
        open_printer(settings.printer, paper).print(trial.ruler(paper))
    except PrintFailed as failed:
        return bad("test print", f"it did not come: {failed}", "see the printer above")
    return well("test print", "sent: is its ruler whole, with a long mark at both ends?")
