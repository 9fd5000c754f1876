"""What the practice office will be, checked before anything is started."""

import errno
import os
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.demo.clock import ClockProblem, PracticeClock, practice_clock
from server.demo.composition import is_loopback
from server.demo.overview import HOST
from server.demo.visitors.pace import WATCHABLE
from server.demo.visitors.staffing import simulated, staff
from server.demo.wishes import Wishes
from server.embedded import EmbeddedStore, StoreProblem
from server.settings import SettingsError, load_settings
from server.site import Site
from server.sitefiles import SiteFileProblem, load_sites

BOARD_OF_THE_DEMO: Final = "display-demo"


class DemoProblem(Exception):
    """The office cannot be started; the message is one clear line."""


@dataclass(frozen=True)
class Plan:
    """Where everything will be. Ports follow one another: server, kiosk, board."""

    site: Site
    site_file: Path
    data: Path
    port: int
    kiosk: bool
    display: bool
    visitors: bool
    seed: int | None
    clock: PracticeClock

    @property
    def server_url(self) -> str:
        """Where the overview and the counters will be."""
        return f"http://{HOST}:{self.port}"

    @property
    def kiosk_url(self) -> str:
        """Where the kiosk will be; empty if it is not started."""
        return f"http://{HOST}:{self.port + 1}" if self.kiosk else ""

    @property
    def display_url(self) -> str:
        """Where the board will be; empty if it is not started."""
        return f"http://{HOST}:{self.port + 2}" if self.display else ""

    @property
    def kiosk_name(self) -> str:
        """The kiosk of the site file that ours plays."""
        return self.site.kiosks[0].name

    @property
    def display_name(self) -> str:
        """The board of the site file that ours plays: the demo's own, else the first."""
        names = [display.name for display in self.site.displays]
        return BOARD_OF_THE_DEMO if BOARD_OF_THE_DEMO in names else names[0]

    def ports(self) -> dict[int, str]:
        """The ports that are needed, each with what will listen there."""
        wanted = {self.port: "the server", self.port + 1: "the kiosk", self.port + 2: "the board"}
        unused = {self.port + 1: not self.kiosk, self.port + 2: not self.display}
        return {port: who for port, who in wanted.items() if not unused.get(port)}


def make_plan(wishes: Wishes) -> Plan:
    """Read settings and site file; raise DemoProblem with one clear line."""
    try:
        settings = load_settings()
        site = load_sites(settings.site_file)[0]
        clock = practice_clock(os.environ)
    except (SettingsError, SiteFileProblem, ClockProblem) as error:
        raise DemoProblem(str(error)) from None
    if not is_loopback(settings.host):
        raise DemoProblem(f"the demo listens on {HOST} only, never on {settings.host}")
    if wishes.visitors and not staff(site, simulated(site), WATCHABLE).weights:
        raise DemoProblem("--visitors needs an area with two counters: one is left to people")
    return Plan(
        site=site,
        site_file=settings.site_file.resolve(),
        data=wishes.data.resolve(),
        port=wishes.port,
        kiosk=wishes.kiosk and bool(site.kiosks),
        display=wishes.display and bool(site.displays),
        visitors=wishes.visitors,
        seed=wishes.seed,
        clock=clock,
    )


def check(plan: Plan, store: EmbeddedStore) -> None:
    """See that the ports are free and that the data folder is ours; raise DemoProblem."""
    for port, who in plan.ports().items():
        _check_port(port, who)
    _check_folder(plan.data)
    try:
        store.prepare()
    except StoreProblem as error:
        raise DemoProblem(str(error)) from None


def _check_port(port: int, who: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise DemoProblem(
                    f"port {port} is in use, {who} needs it: choose others with --port"
                ) from None
            raise DemoProblem(f"cannot listen on port {port}: {error.strerror}") from None


def _check_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        why = error.strerror or os.strerror(error.errno or 0)
        raise DemoProblem(f"cannot write to the data folder {folder}: {why}") from None
