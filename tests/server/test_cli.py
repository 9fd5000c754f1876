"""The terminal: every command has help, and what is wrong is one clear line."""

import datetime as dt
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from server.embedded import EmbeddedStore
from server.registry import TERMINAL, About, Asked, Deed, Registry
from server.registry.secrets import hash_of
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.server.at_terminal import REPOSITORY, Run, one_line

SITE_FILE = REPOSITORY / "server" / "sites" / "maschstrasse.toml"
COMMANDS = (
    "",
    "demo",
    "server",
    "check",
    "audit",
    "token",
    "user",
    *(f"user {word}" for word in ("add", "list", "roles", "lock", "unlock", "reset", "sign-out")),
    "user sign-out-provider",
    "user remove",
    "pair",
    "message",
    "token create",
    "token revoke",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_given_when_it_is_asked_for(wartemarke: Run, command: str) -> None:
    """Every command explains itself."""
    run = wartemarke(*command.split(), "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Usage:" in run.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("wrong", "No such command 'wrong'"),
        ("--wrong", "No such option: --wrong"),
        ("check", "Missing argument 'FILE'"),
        ("token", "Missing command"),
        ("user add anna", "Missing option '--role'"),
        ("user add anna --role counter", "Invalid value for '--role'"),
        ("user add anna --role kiosk", "Invalid value for '--role'"),
        ("token create --role kiosk", "Missing option '--name'"),
        ("token create --role chief --name x", "Invalid value for '--role'"),
        ("demo --port 0", "Invalid value for '--port'"),
        ("demo --port x", "Invalid value for '--port'"),
    ],
)
def test_one_line_is_said_when_a_command_is_typed_wrongly(
    wartemarke: Run, words: str, said: str
) -> None:
    """Bad input ends with code 2 and one line that names it."""
    assert said in one_line(wartemarke(*words.split()), code=2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("token revoke --name x --site elsewhere", "no site elsewhere here; there is: maschst"),
        ("token create --role display --name d --areas X", "no area X; there are F, K, W"),
        ("token create --role display --name d", "no display d; there are: display-f, display-k"),
        ("token create --role kiosk --name kiosk-9", "no kiosk kiosk-9; there are: kiosk-1"),
        ("token create --role reception --name kiosk-1", "any name but kiosk-1, display-f"),
        ("pair AAAA-AAAA", "No device shows this code now."),
        ("token create --role counter --name d --counter 99", "no counter 99"),
        ("token create --role counter --name d", "counter"),
        ("token create --role kiosk --name Kiosk!", "no kiosk Kiosk!"),
        ("user lock nobody", 'there is no account "nobody"'),
        ("user add Anna --role caseworker", 'the name "Anna" may hold small letters'),
        ("token revoke --name nobody", "no device nobody has a token; there are: none"),
    ],
)
def test_one_line_is_said_when_a_command_does_not_fit_the_site(
    wartemarke: Run, running_store: EmbeddedStore, words: str, said: str
) -> None:
    """What the site does not have is said with what it has."""
    assert running_store.exit_code() is None
    assert said in one_line(wartemarke(*words.split()), code=1)


def test_one_line_is_said_when_the_data_folder_cannot_be_written(
    wartemarke: Run, tmp_path: Path
) -> None:
    """A data folder that is a file is no data folder."""
    (tmp_path / "file").touch()
    run = wartemarke("token", "revoke", "--name", "x", "--data", str(tmp_path / "file"))
    assert "cannot write to the data folder" in one_line(run, code=1)


def test_one_line_is_said_when_the_store_is_away(wartemarke: Run) -> None:
    """A configured store that does not answer is said to be away."""
    run = wartemarke("token", "revoke", "--name", "x", WARTEMARKE_STORE_URL="redis://127.0.0.1:1")
    assert "store" in one_line(run, code=1)


def test_one_line_is_said_when_a_setting_is_wrong(wartemarke: Run) -> None:
    """A wrong setting stops every command that needs it."""
    run = wartemarke("token", "revoke", "--name", "x", WARTEMARKE_PORT="many")
    assert "WARTEMARKE_PORT" in one_line(run, code=1)


def test_the_server_is_started_when_the_terminal_asks_for_it(wartemarke: Run) -> None:
    """`wartemarke server` is `python -m server`: what is wrong with a setting is its one line."""
    run = wartemarke("server", WARTEMARKE_PORT="0")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("wartemarke server: setting WARTEMARKE_PORT")


def test_a_site_file_is_told_good_when_it_is(wartemarke: Run) -> None:
    """A good file is said to be good, with what is in it."""
    run = wartemarke("check", str(SITE_FILE))
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("ok: maschstrasse: 3 areas, 19 services, 11 counters")
    assert "uk: 138 of 138 texts, not reviewed" in run.stdout.splitlines()


def test_everything_wrong_is_told_when_a_site_file_is_broken(
    wartemarke: Run, tmp_path: Path
) -> None:
    """Each thing that is wrong is one line with its place, and the code is 1."""
    broken = tmp_path / "broken.toml"
    text = SITE_FILE.read_text(encoding="utf-8")
    broken.write_text(
        text.replace('timezone = "Europe/Berlin"', 'timezone = "Europe/Hannover"').replace(
            'letter = "W"', 'letter = "Q"'
        ),
        encoding="utf-8",
    )
    run = wartemarke("check", str(broken))
    assert (run.returncode, run.stdout) == (1, "")
    lines = run.stderr.splitlines()
    assert len(lines) >= 2
    assert all("broken.toml, line " in line for line in lines)


def test_a_token_is_printed_when_it_is_made(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """The token stands alone on standard output, works, and replaces the one before it."""
    words = ["token", "create", "--role", "display", "--name", "display-k", "--areas", "K,F"]
    tokens = [wartemarke(*words).stdout.strip() for _ in range(2)]
    store = Store(running_store.url, [site.key])
    registry = Registry(store)
    assert registry.caller_of_token(tokens[0]) is None
    caller = registry.caller_of_token(tokens[1])
    assert caller is not None
    assert (caller.role, caller.name, set(caller.areas)) == (Role.DISPLAY, "display-k", {"F", "K"})
    store.close()


def test_a_token_ends_when_it_is_revoked(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """A revoked token opens nothing."""
    token = wartemarke("token", "create", "--role", "kiosk", "--name", "kiosk-1").stdout.strip()
    assert wartemarke("token", "revoke", "--name", "kiosk-1").stdout == "revoked: kiosk-1\n"
    store = Store(running_store.url, [site.key])
    assert Registry(store).caller_of_token(token) is None
    store.close()


def test_the_audit_is_printed_when_it_is_asked_for(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """Each act is one line, the newest first, at the site's time."""
    assert wartemarke("audit").stdout == ""
    with closing(Store(running_store.url, [site.key])) as store:
        registry = Registry(store)
        registry.write_down("b.krause", Deed.ACCOUNT_LOCKED, "m.öztürk")
        registry.write_down(TERMINAL, Deed.ACCOUNT_CHANGED, "x", {"roles": "counter → reception"})
    lines = wartemarke("audit").stdout.splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == [
        "terminal  account_changed  x  roles: counter → reception",
        "b.krause  account_locked  m.öztürk",
    ]
    zone = ZoneInfo(site.timezone)
    at = dt.datetime.fromisoformat(lines[0].split("  ")[0]).replace(tzinfo=zone)
    assert abs(dt.datetime.now(zone) - at) < dt.timedelta(minutes=5)
    assert wartemarke("audit", "--newest", "1").stdout.splitlines() == lines[:1]


def test_a_board_has_the_areas_of_its_place_when_none_are_named(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """What a board shows stands in the site file."""
    token = wartemarke("token", "create", "--role", "display", "--name", "display-w").stdout.strip()
    with closing(Store(running_store.url, [site.key])) as store:
        caller = Registry(store).caller_of_token(token)
    assert caller is not None
    assert caller.areas == ("W",)


def test_a_device_is_let_in_when_its_code_is_typed_at_the_terminal(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """First it is said what asks from where; with --yes it is let in, and the audit has a line."""
    with closing(Store(running_store.url, [site.key])) as store:
        registry, secret = Registry(store), "s" * 43
        about = About("0.1.0", "hall", "192.0.2.7")
        now_ms = time.time_ns() // 1_000_000
        code = registry.ask_in(hash_of(secret), Role.KIOSK, about, now_ms=now_ms)
        run = wartemarke("pair", code.lower(), "--yes")
        assert (run.returncode, run.stderr) == (0, "")
        first, last = run.stdout.splitlines()
        assert first.startswith('A kiosk that calls itself "hall", version 0.1.0 asks from 192.0')
        assert last == "paired: kiosk-1"
        found = registry.fetch(secret, now_ms=now_ms)
        assert found is not None
        assert registry.caller_of_token(found.token) is not None
        (act,) = registry.acts()
        assert (act.by, act.what, act.about) == (TERMINAL, Deed.DEVICE_PAIRED, "kiosk-1")
    assert "decided about this code already" in one_line(wartemarke("pair", code), code=1)


def test_a_device_is_turned_away_when_the_terminal_says_so(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """--refuse says no, without a question."""
    with closing(Store(running_store.url, [site.key])) as store:
        registry, secret, now_ms = Registry(store), "s" * 43, time.time_ns() // 1_000_000
        code = registry.ask_in(hash_of(secret), Role.DISPLAY, About(), now_ms=now_ms)
        assert "turned away" in wartemarke("pair", code, "--refuse").stdout
        found = registry.fetch(secret, now_ms=now_ms)
        assert found is not None
        assert found.state is Asked.REFUSED


def test_a_name_is_asked_for_when_the_site_has_several_boards(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """--yes chooses nothing for anybody; what there is stands in the line."""
    with closing(Store(running_store.url, [site.key])) as store:
        now_ms = time.time_ns() // 1_000_000
        code = Registry(store).ask_in("a" * 64, Role.DISPLAY, About(), now_ms=now_ms)
    run = wartemarke("pair", code, "--yes")
    assert run.returncode == 1
    assert "say with --name which device it is; there are: display-f" in run.stderr


def test_a_token_is_kept_when_no_server_runs(wartemarke: Run, tmp_path: Path, site: Site) -> None:
    """Without a server the embedded store is started for the moment, and keeps what was made."""
    token = wartemarke("token", "create", "--role", "kiosk", "--name", "kiosk-1").stdout.strip()
    embedded = EmbeddedStore(tmp_path / "data" / "store")
    embedded.start()
    embedded.wait_until_ready()
    store = Store(embedded.url, [site.key])
    assert Registry(store).caller_of_token(token) is not None
    store.close()
    embedded.stop()


def test_little_is_imported_when_help_is_asked_for() -> None:
    """The terminal answers quickly: what a command alone needs is imported by that command."""
    code = (
        "import sys, server.cli;"
        "print(*sorted({'redis','flask','gevent','pydantic','server.site'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.split() == []


def test_a_person_begins_when_an_account_was_made(
    wartemarke: Run, running_store: EmbeddedStore, site: Site
) -> None:
    """The link is printed once, alone; with it, and not before, the account has a password."""
    link = wartemarke("user", "add", "anna", "--role", "caseworker", "--role", "reception").stdout
    assert link.startswith("http://127.0.0.1:8000/welcome/wm_welcome_maschstrasse_")
    assert wartemarke("user", "list").stdout == (
        "anna: caseworker, reception (has not set a password yet)\n"
    )
    again = wartemarke("user", "add", "anna", "--role", "supervisor")
    assert "already" in one_line(again, code=1)
    with closing(Store(running_store.url, [site.key])) as store:
        known = Registry(store).welcomed(link.strip().rpartition("/")[2])
        assert known is not None
        assert known[1].roles == (Role.COUNTER, Role.RECEPTION)


def test_a_link_begins_with_https_when_a_proxy_brings_it(
    wartemarke: Run, running_store: EmbeddedStore
) -> None:
    """Behind a proxy people come by the first of the names, not to the server's own port."""
    named = {
        "WARTEMARKE_HTTPS": "true",
        "WARTEMARKE_ALLOWED_HOSTS": "numbers.example.org,127.0.0.1",
    }
    run = wartemarke("user", "add", "anna", "--role", "observer", **named)
    assert running_store.exit_code() is None
    assert run.stdout.startswith("https://numbers.example.org/welcome/")


def test_an_account_is_changed_when_the_terminal_says_so(
    wartemarke: Run, running_store: EmbeddedStore
) -> None:
    """Roles, lock, reset, sign-out and the end: each is one command, and says what it did."""
    assert running_store.exit_code() is None
    wartemarke("user", "add", "anna", "--role", "caseworker")
    said = [
        wartemarke("user", *words.split()).stdout
        for words in (
            "roles anna --role supervisor --role administrator",
            "lock anna",
            "list",
            "unlock anna",
            "sign-out anna",
            "list",
            "remove anna",
            "list",
        )
    ]
    assert said == [
        "changed: anna\n",
        "locked: anna\n",
        "anna: supervisor, administrator (locked)\n",
        "unlocked: anna\n",
        "signed out: anna\n",
        "anna: supervisor, administrator (has not set a password yet)\n",
        "removed: anna\n",
        "",
    ]
    wartemarke("user", "add", "boris", "--role", "observer")
    links = [wartemarke("user", "reset", "boris").stdout for _ in range(2)]
    assert links[0] != links[1]
    assert all("/welcome/" in link for link in links)
    assert "account_removed" in wartemarke("audit").stdout
