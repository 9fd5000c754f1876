"""How a server process starts, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from server.embedded import EmbeddedStore
from server.registry import Registry
from server.serving import listen
from server.settings import Settings
from server.store import Store
from server.ticket import Role
from tests.clock import wait_until
from tests.running import Program, Programs, free_port, running
from tests.server.listening import listening
from tests.server.people import Mortal, People, Person
from tests.server.practice.office import PracticeOffice
from tests.sites import copy_pictures, write_site

ROOT = Path(__file__).parents[2]
SITE_FILE = ROOT / "server" / "sites" / "maschstrasse.toml"
ENDS_WITHIN_S = 2.0
Start = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start a server that cannot start, and wait for its end."""

    def run(**env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "server"],
            cwd=ROOT,
            env=_env(tmp_path / "data", free_port(), **env),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Program]:
    """A server with a store of its own."""
    port = free_port()
    env = _env(tmp_path / "data", port)
    program = Program(
        "server", env, log=tmp_path / "log", alive="/readyz", port=port, is_read_once=False
    )
    yield program
    program.kill()


def _env(data: Path, port: int, **env: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if "WARTEMARKE" not in name}
    return {
        **clean,
        "WARTEMARKE_DATA_DIR": str(data),
        "WARTEMARKE_SITE_FILE": str(write_site(data.parent / "site")),
        "WARTEMARKE_PORT": str(port),
        **{f"WARTEMARKE_{name}": value for name, value in env.items()},
    }


def _store_of(program: Program) -> psutil.Process:
    (child,) = psutil.Process(program.pid).children()
    return child


def _client(folder: Path, *sites: str) -> Store:
    """Reach the embedded store of a server that runs in this folder."""
    return Store(EmbeddedStore(folder / "data" / "store").url, sites)


def _one_line(run: "subprocess.CompletedProcess[str]") -> str:
    assert (run.returncode, run.stdout) == (1, ""), run
    (line,) = run.stderr.splitlines()
    assert line.startswith("wartemarke server: ")
    return line


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("PORT", "0", "WARTEMARKE_PORT"),
        ("PORT", "65536", "WARTEMARKE_PORT"),
        ("PORT", "eight", "WARTEMARKE_PORT"),
        ("STORE_URL", "http://127.0.0.1", "WARTEMARKE_STORE_URL"),
        ("ALLOWED_HOSTS", " , ", "WARTEMARKE_ALLOWED_HOSTS"),
        ("HTTPS", "perhaps", "WARTEMARKE_HTTPS"),
        ("FRAME_ANCESTORS", "'self'; script-src *", "WARTEMARKE_FRAME_ANCESTORS"),
        (
            "SITE_FIEL",
            "x",
            "unknown setting WARTEMARKE_SITE_FIEL; did you mean WARTEMARKE_SITE_FILE",
        ),
        ("SITE_FILE", "/nowhere/x.toml", "/nowhere/x.toml"),
        ("SETTINGS_FILE", "/nowhere/x.toml", "cannot read the settings file /nowhere/x.toml"),
        ("HOST", "no-such-host.invalid", "cannot listen on no-such-host.invalid"),
        ("HOST", "192.0.2.1", "cannot listen on 192.0.2.1"),
        ("STORE_URL", "redis://127.0.0.1:1", "cannot use the store"),
        ("STORE_URL", "unix:///nowhere/store.sock", "cannot use the store"),
        ("DATA_DIR", "/dev/null/data", "cannot write to the data folder"),
    ],
)
def test_the_start_stops_with_one_line_when_a_setting_is_wrong(
    start: Start, setting: str, value: str, said: str
) -> None:
    """What is wrong is one line on standard error, the code is not 0, and no store stays behind."""
    assert said in _one_line(start(**{setting: value}))


def test_the_start_stops_when_the_port_is_in_use(start: Start) -> None:
    """A port that somebody has is said to be in use, before any store is started."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        line = _one_line(start(PORT=str(other.getsockname()[1])))
    assert "Address already in use" in line


def test_the_start_stops_when_words_follow_that_mean_nothing() -> None:
    """Who writes `python -m server check FILE` hears of the command, and starts no server."""
    said = subprocess.run(
        [sys.executable, "-m", "server", "check", str(SITE_FILE)],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (said.returncode, "takes no arguments" in said.stderr) == (2, True)


def test_the_start_stops_when_the_site_file_is_broken(start: Start, tmp_path: Path) -> None:
    """The first thing that is wrong is said with its line, and how to see the rest."""
    broken = tmp_path / "broken.toml"
    text = SITE_FILE.read_text(encoding="utf-8")
    broken.write_text(text.replace('letter = "W"', 'letter = "Q"'), encoding="utf-8")
    line = _one_line(start(SITE_FILE=str(broken)))
    assert "broken.toml, line " in line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("port = 99999", "port in FILE: Input should be less than or equal to 65535"),
        ("prot = 1", "unknown setting prot in FILE; did you mean port?"),
        ("port =", "the settings file FILE is not TOML"),
    ],
)
def test_the_start_stops_when_the_settings_file_is_wrong(
    start: Start, tmp_path: Path, content: str, said: str
) -> None:
    """A settings file is held to the same rules as the environment."""
    file = tmp_path / "settings.toml"
    file.write_text(content)
    env = _env(tmp_path, 1)
    assert "WARTEMARKE_PORT" in env
    assert said.replace("FILE", str(file)) in _one_line(start(SETTINGS_FILE=str(file), PORT=""))


def test_two_sites_are_served_when_the_folder_holds_two(alone: Program, tmp_path: Path) -> None:
    """A folder of site files is one server for all of them; two of one key are refused."""
    folder = tmp_path / "sites"
    folder.mkdir()
    text = SITE_FILE.read_text(encoding="utf-8")
    (folder / "one.toml").write_text(text, encoding="utf-8")
    (folder / "two.toml").write_text(
        text.replace('key = "maschstrasse"', 'key = "elsewhere"', 1), encoding="utf-8"
    )
    env = _env(tmp_path / "data", alone.port, SITE_FILE=str(folder))
    both = Program(
        "server", env, log=tmp_path / "log", alive="/readyz", port=alone.port, is_read_once=False
    )
    both.start()
    with closing(_client(tmp_path, "maschstrasse", "elsewhere")) as store:
        for site in store.site_keys:
            token = Registry(store, site).create_token(Role.KIOSK, "kiosk-1")
            kiosk = Person(both.url, {"Authorization": f"Bearer {token}"})
            others = [kiosk.send("GET", f"/api/v1/sites/{key}").status for key in store.site_keys]
            assert others == [200 if key == site else 403 for key in store.site_keys]
    assert both.stop() == 0


def test_the_start_stops_when_two_site_files_have_one_key(start: Start, tmp_path: Path) -> None:
    """Two files of the same key are no two sites."""
    folder = tmp_path / "sites"
    folder.mkdir()
    copy_pictures(folder)
    for name in ("one", "two"):
        (folder / f"{name}.toml").write_bytes(SITE_FILE.read_bytes())
    assert "the same key" in _one_line(start(SITE_FILE=str(folder)))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_well_when_it_is_asked_to(alone: Program, number: int) -> None:
    """A signal ends server and store within two seconds, with code 0."""
    alone.start()
    store, server = _store_of(alone), psutil.Process(alone.pid)
    asked = time.monotonic()
    server.send_signal(number)
    wait_until(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE)
    took = time.monotonic() - asked
    assert alone.stop() == 0
    assert not store.is_running()
    assert took < ENDS_WITHIN_S
    assert "Traceback" not in alone.log.read_text()


def test_the_server_ends_well_when_people_listen(mortal: Mortal) -> None:
    """Live sockets do not hold up the end; they are cut."""
    people = mortal.people()
    with listening(people.url, {"token": people.tokens["display"]}) as board:
        board.join()
        assert people.program.stop() == 0
        board.next("disconnect")
    assert "Traceback" not in people.program.log.read_text()


def test_the_store_ends_when_the_server_is_killed(alone: Program) -> None:
    """Nothing of a killed server is left behind."""
    alone.start()
    store = _store_of(alone)
    alone.kill()
    wait_until(lambda: not store.is_running() or store.status() == psutil.STATUS_ZOMBIE)


def test_the_store_is_started_again_when_it_dies(alone: Program) -> None:
    """A server looks after the store that it started."""
    alone.start()
    first = _store_of(alone)
    first.kill()
    wait_until(
        lambda: [c.pid for c in psutil.Process(alone.pid).children()] not in ([], [first.pid])
    )
    alone.wait_until_alive()
    assert alone.stop() == 0


def test_the_queue_is_kept_when_the_server_starts_again(alone: Program, tmp_path: Path) -> None:
    """The data folder holds the queue from one start to the next."""
    alone.start()
    with closing(_client(tmp_path, "maschstrasse")) as store:
        first = People(alone, store).issued()
    assert alone.stop() == 0
    alone.start()
    with closing(_client(tmp_path, "maschstrasse")) as store:
        people = People(alone, store)
        assert people.kiosk.get(f"tickets/{first['id']}").json == first
        assert (first["number"], people.issued()["number"]) == ("K101", "K102")
    assert alone.stop() == 0


def test_redis_comes_after_the_patch_when_the_server_is_imported() -> None:
    """Gevent patches the machine's sockets on the first line, before anything knows them."""
    first = (ROOT / "server" / "__main__.py").read_text().splitlines()[0]
    assert first.startswith("from gevent import monkey; monkey.patch_all()")
    code = "import server, sys; print('redis' in sys.modules, 'ssl' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_explained_when_it_is_offered(name: str) -> None:
    """A setting has a help text, and none of them has a secret as its default."""
    field = Settings.model_fields[name]
    assert field.description
    assert not re.search(r"(secret|token|password)(?!_file$)", name)


def test_small_answers_are_sent_at_once_when_the_server_listens() -> None:
    """Accepted sockets inherit TCP_NODELAY; without it each keep-alive answer waits 44 ms."""
    with closing(listen("127.0.0.1", free_port())) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)


def test_the_way_to_the_first_administrator_is_told_when_there_is_none(programs: Programs) -> None:
    """Once at the start, as a command and not as a link; nothing once there is one."""
    for account in programs.registry.accounts():
        programs.registry.remove_account(account.name)
    server = programs.server()
    with running(server):
        said = server.log.read_text()
        assert said.count("wartemarke user add NAME --role administrator") == 1
        assert "/welcome/" not in said
    programs.registry.add_account("chief", [Role.ADMINISTRATOR])
    server = programs.server()
    with running(server):
        assert "user add" not in server.log.read_text()


def test_practice_asks_for_no_administrator_when_it_begins(tmp_path: Path) -> None:
    """Nobody signs in there."""
    office = PracticeOffice(tmp_path / "demo", "--no-kiosk", "--no-display").open()
    try:
        logs = [file.read_text() for file in (office.data / "logs").glob("*.log")]
        assert logs
        assert "user add" not in "".join((*logs, office.said))
    finally:
        office.end()
