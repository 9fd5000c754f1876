"""All looks, in the order in which they are told: what keeps others from being told comes first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from device.doctor import memory, outside
from device.doctor.findings import Finding, bad, note, well
from device.doctor.machine import Machine
from display.browser import CAGE
from display.doctor.heights import heights
from display.doctor.letters import DRAWN, Layout, Screen
from display.doctor.sound import sound, voices
from display.settings import Settings, SettingsError, load_settings
from display.site import Display, SiteDescription, recall

SITE_FILE: Final = "site.json"
LEAST_PX: Final = (1280, 720)
_ZONE: Final = "Europe/Berlin"
_EVERY_AREA: Final = ("F", "K", "U", "W", "Z", "J")


@dataclass(frozen=True)
class Wish:
    """What somebody wants to know another screen by than this one, or before there is any."""

    inches: float | None = None
    seat_m: float | None = None
    pixels: tuple[int, int] | None = None
    layout: Layout | None = None


def looks(wish: Wish) -> Iterator[Finding]:
    """Look at one thing after the other; where a screen and a seat are named, at its letters alone.

    Then no settings are needed, and nobody is asked.
    """
    if wish.inches is not None and wish.seat_m is not None:
        width, height = wish.pixels or DRAWN
        screen = Screen(wish.inches, width, height, wish.layout or Layout.BOARD)
        yield from heights(screen, wish.seat_m, _EVERY_AREA)
        return
    try:
        settings = load_settings()
    except SettingsError as error:
        yield bad("settings", str(error), "put it right; without settings nothing else is known")
        if (wish.inches is None) != (wish.seat_m is None):
            do = "say both, --inches 55 --seat 10: then no settings are needed"
            yield bad("letters", "a screen without a seat, or a seat without a screen", do)
        return
    name = settings.name or "a board that gets its name when it is paired,"
    yield well("settings", f"{name} at {settings.site}, page on port {settings.port}")
    yield from _all(settings, machine_of(settings), wish)


def machine_of(settings: Settings) -> Machine:
    """Give what is to be known of this board for what every device has."""
    return Machine(
        kind="board",
        program="wartemarke-display",
        name=settings.name or "",
        server=settings.server,
        site=settings.site,
        port=settings.port,
        data_dir=settings.data_dir,
        token_path=settings.token_path,
        browser=settings.browser or CAGE,
        policy="wartemarke-display.json",
        asks="state",
        without_server="the board says since when it knows nothing new, and calls nobody",
        without_room="without it a start without a server knows nothing of the site",
        wrong_time="without a server the board would show this wrong time",
    )


def _all(settings: Settings, machine: Machine, wish: Wish) -> Iterator[Finding]:
    known, told = recall(settings.data_dir / SITE_FILE), outside.alive(machine)
    kept = machine.kept()
    name = (kept and kept.name) or machine.name
    yield from (memory.token(machine), memory.folder(machine), site(known, name))
    yield memory.time_zone(known.timezone if known else _ZONE)
    yield from (sound(settings), voices(settings))
    yield from (outside.server(machine), outside.clock(machine), outside.battery())
    yield from (outside.agent(machine, told), outside.page(machine, told))
    size = outside.screen_size(told)
    yield from (outside.browser(machine), screen(size))
    yield from _heights(settings, wish, size, known.display(name) if known else None)


def site(known: SiteDescription | None, name: str) -> Finding:
    """Look whether the board knows what to show, and where its counters lie."""
    if known is None:
        do = "let the agent reach its server once: it keeps what it needs for a start without it"
        return note("site", "nothing is known of it yet", do)
    if name not in {each.name for each in known.displays}:
        do = f"give it areas and arrows in the site file: [[displays]] name = {name!r}, areas = …"
        return note("site", "it does not name this board: every area is shown, no arrow", do)
    shown = known.display(name)
    areas = f"shows {', '.join(shown.areas)}"
    called = [each for each in known.counters if each.area in shown.areas]
    lacking = [each.number for each in called if each.number not in shown.arrows]
    if lacking and not shown.door:
        do = "walk from the board to each counter and give it `arrows` in the site file"
        return note("site", f"{areas}; no arrow leads to counter {', '.join(lacking)}", do)
    if shown.door:
        return well("site", f"{areas}: the sign beside counter {shown.door}")
    return well("site", f"{areas}, and knows the way to {len(shown.arrows)} counters")


def screen(size: tuple[int, int] | None) -> Finding:
    """Look whether there is a screen, and whether its letters are drawn cleanly."""
    if size is None:
        return note("screen", "none is known", "look at its cable, its power and its input")
    says = f"{size[0]} by {size[1]}"
    if max(size) < LEAST_PX[0] or min(size) < LEAST_PX[1]:
        do = f"choose a mode of at least {LEAST_PX[0]} by {LEAST_PX[1]}: edges are coarse"
        return note("screen", f"{says}, less than a board is drawn for", do)
    return well("screen", says)


def _heights(
    settings: Settings, wish: Wish, size: tuple[int, int] | None, shown: Display | None
) -> Iterator[Finding]:
    inches = wish.inches or settings.screen_inches
    seat_m = wish.seat_m or settings.farthest_seat_m
    if inches is None or seat_m is None:
        do = "set `screen_inches` and `farthest_seat_m`, or say --inches 55 --seat 10"
        yield note("letters", "how high they must be is not known", do)
        return
    width, height = wish.pixels or size or DRAWN
    layout = wish.layout or (Layout(shown.arranged) if shown else Layout.BOARD)
    letters = shown.areas if shown else _EVERY_AREA
    yield from heights(Screen(inches, width, height, layout), seat_m, letters)
