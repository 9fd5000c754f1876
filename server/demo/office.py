"""Starts the practice office, keeps it running, ends it.

Theory of operation: this process is the supervisor and owns the embedded store. It starts store,
server, kiosk and board in that order, each as a process of its own that cannot outlive it, waits
until all answer, lets simulated visitors in if they are wanted, and says where everything is.
Everything that can be wrong beforehand is found before the first process is started.
"""

import contextlib
import http.client
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console

from device import watchdog
from server.demo.composition import DISPLAY_URL, KIOSK_URL, VISITORS
from server.demo.greeting import greet
from server.demo.overview import HOST
from server.demo.plan import DemoProblem, Plan, check, make_plan
from server.demo.secrets import token_file
from server.demo.visitors.settings import KIOSK, device_of
from server.demo.visitors.settings import Settings as VisitorSettings
from server.demo.visitors.staffing import simulated
from server.demo.wishes import Wishes
from server.embedded import EmbeddedStore, StoreProblem
from server.ledger import Unavailable
from server.registry import Registry
from server.settings import Settings
from server.store import Store
from server.supervision import AskedToEnd, FailedStart, Program, Supervisor
from server.ticket import Role

ANSWERS_WITHIN_S = 60.0
HTTP_PORT = 80
PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs that play a WAV file, the one that fits a desktop best first."""


def run(wishes: Wishes) -> int:
    """Run the office until SIGINT or SIGTERM; give the exit code."""
    console = Console(highlight=False)
    try:
        plan = make_plan(wishes)
        settings = Settings(data_dir=plan.data)
        store = EmbeddedStore(settings.store_folder, reserve_mb=settings.disk_reserve_mb)
        check(plan, store)
        try:
            _run(plan, store, console)
        finally:
            store.unlock()
    except AskedToEnd:
        pass
    except (DemoProblem, FailedStart, StoreProblem, Unavailable) as error:
        print(f"wartemarke demo: {error}", file=sys.stderr)  # noqa: T201 - to the person who started it
        return 1
    return 0


def _run(plan: Plan, store: EmbeddedStore, console: Console) -> None:
    def note(line: str) -> None:
        console.print(f"  {line}")

    with Supervisor(note=note) as supervisor:
        supervisor.add(store)
        store.wait_until_ready()
        threading.Thread(target=store.watch, args=(note,), daemon=True).start()
        with contextlib.closing(Store(store.url, [plan.site.key])) as client:
            registry = Registry(client, plan.site.key)
            for program in _programs(plan, store.url, registry):
                supervisor.add(program)
            for name, url in _answers(plan).items():
                supervisor.wait_until(_answering(url), what=name, within_s=ANSWERS_WITHIN_S)
            if plan.visitors:
                supervisor.add(_visitors(plan, registry))
            greet(console, plan, registry)
        _tell_manager(plan)
        supervisor.run()


def _tell_manager(plan: Plan) -> None:
    """Tell this machine's service manager, if it asked, that the office is open and stays so."""
    watchdog.ready()
    answers = [_answering(url) for url in _answers(plan).values()]
    signs = threading.Thread(
        target=watchdog.watch, args=(lambda: all(ask() for ask in answers),), daemon=True
    )
    signs.start()


def _programs(plan: Plan, store_url: str, registry: Registry) -> list[Program]:
    programs = [_program(plan, "server", "server.demo", _server_settings(plan, store_url))]
    if plan.kiosk:
        programs.append(_program(plan, "kiosk", "kiosk", _kiosk_settings(plan, registry)))
    if plan.display:
        programs.append(_program(plan, "display", "display", _display_settings(plan, registry)))
    return programs


def _program(plan: Plan, name: str, module: str, settings: dict[str, str]) -> Program:
    """Describe one process; its log begins anew with each start of the office."""
    logs = plan.data / "logs"
    logs.mkdir(exist_ok=True)
    log = logs / f"{name}.log"
    log.write_bytes(b"")
    return Program(name, (sys.executable, "-m", module), settings, log)


def _server_settings(plan: Plan, store_url: str) -> dict[str, str]:
    return {
        "WARTEMARKE_HOST": HOST,
        "WARTEMARKE_PORT": str(plan.port),
        "WARTEMARKE_PROCESSES": "1",
        "WARTEMARKE_ALLOWED_HOSTS": _own_hosts(plan.port),
        "WARTEMARKE_HTTPS": "false",
        "WARTEMARKE_DATA_DIR": str(plan.data),
        "WARTEMARKE_STORE_URL": store_url,
        "WARTEMARKE_SITE_FILE": str(plan.site_file),
        "WARTEMARKE_FRAME_ANCESTORS": plan.server_url,
        KIOSK_URL: plan.kiosk_url,
        DISPLAY_URL: plan.display_url,
        VISITORS: "1" if plan.visitors else "",
        # All simulated people come to one kiosk, by a clock that may run ahead.
        **_unless_set("WARTEMARKE_PACE_SECONDS", "0"),
        **plan.clock.settings(),
    }


def _visitors(plan: Plan, registry: Registry) -> Program:
    """Describe the simulated people: they act as devices do, each with a token of its own."""
    folder = plan.data / "secrets"
    token_file(folder, registry, role=Role.KIOSK, name=KIOSK)
    for counter in simulated(plan.site):
        name = device_of(counter.number)
        token_file(folder, registry, role=Role.COUNTER, name=name, counter=counter.number)
    told = VisitorSettings(
        server=plan.server_url,
        site_file=plan.site_file,
        tokens=folder,
        data=plan.data / "visitors",
        seed=None if plan.seed is None else str(plan.seed),
    )
    settings = {**told.environment(), **plan.clock.settings()}
    return _program(plan, "visitors", "server.demo.visitors", settings)


def _own_hosts(port: int) -> str:
    """Name what a browser calls the office here; it leaves out the port that is HTTP's own."""
    with_port = "" if port == HTTP_PORT else f":{port}"
    return f"{HOST}{with_port},localhost{with_port}"


def _kiosk_settings(plan: Plan, registry: Registry) -> dict[str, str]:
    name = plan.kiosk_name
    token = token_file(plan.data / "secrets", registry, role=Role.KIOSK, name=name)
    device = _device_settings(plan, "KIOSK", name=name, port=plan.port + 1, token=token)
    printer = _unless_set("WARTEMARKE_KIOSK_PRINTER", "virtual:")
    return {**device, **printer, **_unless_set("WARTEMARKE_KIOSK_SOUND", json.dumps(_player()))}


def _display_settings(plan: Plan, registry: Registry) -> dict[str, str]:
    name = plan.display_name
    areas = next(display.areas for display in plan.site.displays if display.name == name)
    token = token_file(
        plan.data / "secrets", registry, role=Role.DISPLAY, name=name, areas=tuple(areas)
    )
    device = _device_settings(plan, "DISPLAY", name=name, port=plan.port + 2, token=token)
    return {**device, **_unless_set("WARTEMARKE_DISPLAY_SOUND", json.dumps(_player()))}


def _player() -> Sequence[str] | str:
    """Give the argv of a program of this machine that plays a WAV file, or none."""
    found = (shutil.which(argv[0]) and list(argv) for argv in PLAYERS)
    return next(filter(None, found), "none")


def _device_settings(plan: Plan, kind: str, *, name: str, port: int, token: Path) -> dict[str, str]:
    settings = {
        "SERVER": plan.server_url,
        "SITE": plan.site.key,
        "NAME": name,
        "PORT": str(port),
        "TOKEN_FILE": str(token),
        "DATA_DIR": str(plan.data / kind.lower()),
        "FRAME_ANCESTORS": plan.server_url,
    }
    return {f"WARTEMARKE_{kind}_{setting}": value for setting, value in settings.items()}


def _unless_set(name: str, value: str) -> dict[str, str]:
    """Leave a real printer in place for whoever has set one."""
    return {} if os.environ.get(name) else {name: value}


def _answers(plan: Plan) -> dict[str, str]:
    """Name the addresses that must answer before the office is open."""
    pages = {
        "the server": f"{plan.server_url}/readyz",
        "the kiosk": plan.kiosk_url and f"{plan.kiosk_url}/",
        "the board": plan.display_url and f"{plan.display_url}/",
    }
    return {name: url for name, url in pages.items() if url}


def _answering(url: str) -> Callable[[], bool]:
    """Make the question whether there is a good answer at this address."""
    address = urlsplit(url)

    def answers() -> bool:
        connection = http.client.HTTPConnection(address.netloc, timeout=1)
        try:
            connection.request("GET", address.path)
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    return answers
