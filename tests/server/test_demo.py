"""The practice office: it opens, it mends itself, it ends whole, and it starts only when it can."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
import requests

from server.embedded import EmbeddedStore
from tests.server.practice.office import PracticeOffice, is_called, three_free_ports, until

Start = Callable[..., PracticeOffice]
SITE = "/api/v1/sites/maschstrasse"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start practice offices on a folder of this test; none outlives it."""
    started: list[PracticeOffice] = []

    def begin(*words: str, **env: str) -> PracticeOffice:
        started.append(PracticeOffice(tmp_path / "data", *words, **env))
        return started[-1]

    yield begin
    for office in started:
        office.process.kill()
        office.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_everything_ends_when_it_is_told_to(start: Start, number: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end every process, with exit code 0; nothing is left."""
    office = start().open()
    names = ("server.demo", "-m kiosk", "-m display", "store")
    assert len({office.member(name).pid for name in names}) == len(names)
    assert office.end(number) == 0
    assert office.left() == []


def test_nothing_is_left_when_it_is_killed(start: Start) -> None:
    """Even SIGKILL leaves no process behind, the store included."""
    office = start().open()
    office.end(signal.SIGKILL)
    assert until(lambda: office.left() == [])


@pytest.mark.parametrize("name", ["server.demo", "-m kiosk", "-m display"])
def test_a_process_is_started_again_when_it_dies(start: Start, name: str) -> None:
    """A killed server, kiosk or board is there again, as a new process."""
    office = start().open()
    victim = office.member(name)
    victim.kill()
    assert until(
        lambda: any(is_called(each, name) and each.pid != victim.pid for each in office.family())
    )
    assert until(office.answers)


def commands(office: PracticeOffice) -> str:
    """The command lines of the family."""
    lines = []
    for each in office.family():
        try:
            lines.append(" ".join(each.cmdline()))
        except psutil.NoSuchProcess:
            continue
    return "\n".join(lines)


def issued(office: PracticeOffice, command_id: str) -> str:
    """The number of a new ticket, from the kiosk whose token lies in the data folder."""
    token = (office.data / "secrets" / "kiosk-1.token").read_text().strip()
    answer = requests.post(
        f"{office.url}{SITE}/tickets",
        data=json.dumps({"service": "renew", "language": "de"}),
        headers={
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Idempotency-Key": command_id,
        },
        timeout=20,
    )
    number: str = answer.json()["ticket"]["number"]
    return number


def test_the_queue_goes_on_when_the_store_is_killed(start: Start) -> None:
    """The store is started again on the same folder: numbers go on where they were."""
    office = start().open()
    assert issued(office, "command-1") == "K101"
    office.member("store.sock").kill()
    assert issued(office, "command-2") == "K102"
    assert issued(office, "command-1") == "K101"


def test_numbers_and_tokens_stay_when_it_is_started_again(start: Start) -> None:
    """The data folder keeps the queue, and tokens that are still valid are used again."""
    office = start().open()
    assert issued(office, "command-1") == "K101"
    secret = office.data / "secrets" / "kiosk-1.token"
    token = secret.read_text()
    assert secret.stat().st_mode & 0o777 == 0o600
    office.end()
    again = start().open()
    assert issued(again, "command-2") == "K102"
    assert secret.read_text() == token


def test_boards_are_told_that_it_is_practice_when_they_ask_for_the_site(start: Start) -> None:
    """It is open day and night, so no board says by its hours that the house is closed."""
    office = start().open()
    token = (office.data / "secrets" / "kiosk-1.token").read_text().strip()
    answer = requests.get(
        f"{office.url}{SITE}", headers={"Authorization": f"Bearer {token}"}, timeout=20
    )
    assert answer.json()["practice"] is True


def test_a_new_token_is_made_when_the_old_one_is_not_valid(start: Start) -> None:
    """What somebody wrote into the file is replaced by a token that works."""
    office = start("--no-display").open()
    office.end()
    secret = office.data / "secrets" / "kiosk-1.token"
    secret.write_text("wm_kiosk_maschstrasse_nonsense\n")
    again = start("--no-display").open()
    assert issued(again, "command-1") == "K101"


def test_one_line_is_said_and_nothing_started_when_a_port_is_in_use(tmp_path: Path) -> None:
    """Each of the three ports is looked at before anything begins."""
    port = three_free_ports()
    for more, who in enumerate(("the server", "the kiosk", "the board")):
        with socket.create_server(("127.0.0.1", port + more)):
            said = run_demo("--port", str(port), "--data", str(tmp_path / "data"))
        wanted = f"port {port + more} is in use, {who} needs it: choose others with --port"
        assert said == f"wartemarke demo: {wanted}"
    assert not (tmp_path / "data" / "logs").exists()


def run_demo(*words: str, module: str = "", **env: str) -> str:
    """Run it to its early end; give the one line that it says."""
    start = ["-m", module] if module else ["-c", "from server.cli import main; main()", "demo"]
    done = subprocess.run(
        [sys.executable, *start, *words],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr.strip()


def test_one_line_is_said_when_the_data_folder_cannot_be_written(tmp_path: Path) -> None:
    """A folder that cannot be made or written stops the start."""
    (tmp_path / "file").write_text("not a folder")
    said = run_demo("--data", str(tmp_path / "file" / "data"), "--port", str(three_free_ports()))
    assert said.startswith(f"wartemarke demo: cannot write to the data folder {tmp_path}")
    assert said.endswith("Not a directory")


def test_one_line_is_said_when_the_data_folder_is_in_use(tmp_path: Path) -> None:
    """Two offices on one folder would write into one file."""
    store = EmbeddedStore(tmp_path / "store")
    store.prepare()
    said = run_demo("--data", str(tmp_path), "--port", str(three_free_ports()))
    store.unlock()
    assert (
        said == f"wartemarke demo: the data folder {tmp_path / 'store'} is in use by another store"
    )


def test_one_line_is_said_when_the_site_file_is_broken(tmp_path: Path) -> None:
    """A broken site file stops the start, with what is wrong."""
    site = tmp_path / "site.toml"
    site.write_text("key = maschstrasse")
    said = run_demo("--data", str(tmp_path / "data"), WARTEMARKE_SITE_FILE=str(site))
    assert said.startswith("wartemarke demo: the site file is wrong")
    assert not (tmp_path / "data").exists()


def test_one_line_is_said_and_all_is_ended_when_a_process_cannot_start(start: Start) -> None:
    """A kiosk that dies again and again is a failed start, told in its own words."""
    office = start(WARTEMARKE_KIOSK_PRINTER="nonsense:")
    said = office.failed()
    assert said.splitlines()[-1].startswith("wartemarke demo: kiosk does not start: ")
    assert "PRINTER" in said or "printer" in said
    assert office.left() == []


@pytest.mark.parametrize("module", ["", "server.demo"])
@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104 - must be refused
def test_no_address_but_loopback_is_taken_when_it_is_practice(
    tmp_path: Path, module: str, host: str
) -> None:
    """Counters open without a sign-in here: no other machine may ever reach them."""
    words = () if module else ("--data", str(tmp_path / "data"))
    said = run_demo(*words, module=module, WARTEMARKE_HOST=host)
    assert said.startswith("wartemarke demo: the demo")
    assert host in said


def test_only_what_is_wanted_is_started_when_screens_are_left_out(start: Start) -> None:
    """Without kiosk and board there is the server alone, and the overview shows what there is."""
    office = start("--no-kiosk", "--no-display").open()
    assert "-m kiosk" not in commands(office)
    assert "-m display" not in commands(office)
    page = office.get("/").text
    assert 'data-screen="counter"' in page
    assert 'data-screen="kiosk"' not in page
    assert 'data-screen="display"' not in page
