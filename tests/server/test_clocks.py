"""No server touches a business day before its clock was held against the store's."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import requests
from structlog.testing import capture_logs

from server.app import App, StoreAway, create_app
from server.clocks import CLOCKS_AGREE_MS, Clocks, machine_ms
from server.embedded import EmbeddedStore
from server.ledger import WrongClock
from server.registry import Registry
from server.settings import Settings
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.clock import Clock, wait_until
from tests.office import AlwaysOpen, Office
from tests.places import everything
from tests.running import SITE_KEY, Program, Programs
from tests.server.people import SITE_PATH, new_id

DAY_MS: Final = 24 * 3_600_000
META: Final = f"wm:{{{SITE_KEY}}}:meta"
NEARLY_MS: Final = CLOCKS_AGREE_MS - 1_000
"""So far off a clock may be; a test of two real clocks needs some room at the limit."""
TOO_FAR_MS: Final = CLOCKS_AGREE_MS + 500
OFF: Final = pytest.mark.parametrize("off_ms", [TOO_FAR_MS, -TOO_FAR_MS, DAY_MS, -DAY_MS])


@dataclass
class Astray:
    """A machine whose clock is off by so much, and the time of its office, off by as much."""

    clock: Clock
    off_ms: int = 0

    def machine_ms(self) -> int:
        """Read the machine's clock."""
        return machine_ms() + self.off_ms

    def office_ms(self) -> int:
        """Read the office's."""
        return self.clock() + self.off_ms


@pytest.fixture
def astray(clock: Clock) -> Astray:
    """A machine whose clock a test sets wrong."""
    return Astray(clock)


@pytest.fixture
def app(store: Store, site: Site, astray: Astray) -> Iterator[App]:
    """A server on that machine, on a store in which the day has begun."""
    app = create_app(
        Settings(),
        [site],
        store.url,
        office_ms=astray.office_ms,
        machine_ms=astray.machine_ms,
        openings=lambda _: AlwaysOpen(),
    )
    yield app
    app.backend.store.close()


def state(store: Store) -> object:
    """All that a server could change by the clock: tickets, counters, the day, the site's time."""
    return everything(store), store.redis.hgetall(META)


# ------------------------------------------------------------------------------------ the rule


@pytest.mark.parametrize("sign", [-1, 1])
@pytest.mark.parametrize("waited_ms", [0, 5_000])
def test_a_clock_is_off_when_it_is_a_millisecond_beyond_the_limit(
    sign: int, waited_ms: int
) -> None:
    """How long the answer took does not count: within it nobody knows when the store said it."""
    steady = Clock(1_000)
    off = [0]
    clocks = Clocks(lambda: 10_000 + waited_ms * (sign > 0) + off[0], steady)

    def ask() -> int:
        steady.forward(ms=waited_ms)
        return 10_000

    off[0] = sign * CLOCKS_AGREE_MS
    assert clocks.hold(ask) == ""
    steady.now_ms -= waited_ms
    off[0] += sign
    side = "ahead of" if sign > 0 else "behind"
    assert clocks.hold(ask) == f"Our clock is 2.0 s {side} the store's."


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_clock_that_steps_is_off_when_the_store_has_not_been_asked_again(sign: int) -> None:
    """The steady clock says what time it must be by now; nobody has to wait for the store."""
    now, steady = Clock(), Clock(5)
    clocks = Clocks(now, steady)
    assert clocks.trouble() == ""
    assert clocks.hold(now) == ""
    now.forward(minutes=9)
    steady.forward(minutes=9)
    assert clocks.trouble() == ""
    now.forward(ms=sign * CLOCKS_AGREE_MS)
    assert clocks.trouble() == ""
    now.forward(ms=sign)
    assert clocks.trouble()
    now.forward(ms=-sign)
    assert clocks.trouble() == ""


# ----------------------------------------------------------------------------------- the start


@OFF
def test_nothing_is_touched_when_a_server_with_a_wrong_clock_starts(
    app: App, astray: Astray, office: Office, store: Store, off_ms: int
) -> None:
    """It does not start, and says in one line by how much it is off; nothing has changed."""
    office.waiting()
    before = state(store)
    astray.off_ms = off_ms
    with pytest.raises(StoreAway, match=r"Our clock is [0-9.]+ s (ahead of|behind) the store's\."):
        app.reach_store()
    assert state(store) == before
    astray.off_ms = 0
    app.reach_store()
    assert len(office.snapshot()["tickets"]) == 1


@pytest.mark.parametrize("off_ms", [NEARLY_MS, -NEARLY_MS])
def test_a_server_starts_when_its_clock_is_nearly_right(
    app: App, astray: Astray, office: Office, off_ms: int
) -> None:
    """Within the limit nobody is held up."""
    office.waiting()
    astray.off_ms = off_ms
    app.reach_store()
    assert app.backend.trouble() == ""


def test_a_day_is_begun_when_the_clock_is_right(
    app: App, astray: Astray, office: Office, clock: Clock
) -> None:
    """The office's next day, by a machine whose clock agrees with the store's, is the next day."""
    office.waiting()
    clock.forward(minutes=24 * 60)
    app.reach_store()
    assert astray.off_ms == 0
    assert office.snapshot()["tickets"] == []


@OFF
def test_no_epoch_begins_when_the_store_is_a_new_one_and_the_clock_is_off(
    app: App, astray: Astray, store: Store, off_ms: int
) -> None:
    """A store emptied under a server gets neither an epoch nor a day from one that is off."""
    app.reach_store()
    astray.off_ms = off_ms
    store.redis.flushall()
    store.redis.function_flush("SYNC")
    app.duties.once()
    assert "clock" in app.backend.trouble()
    assert send(app, store).status_code == 503
    with pytest.raises(WrongClock):
        app.backend.offices[SITE_KEY].ledger.snapshot()
    assert store.redis.keys("*events") == []
    assert store.redis.keys("*meta") == []


@OFF
def test_what_is_known_is_read_when_the_store_runs_anew_and_the_clock_is_off(
    app: App, astray: Astray, office: Office, store: Store, off_ms: int
) -> None:
    """A process that has not met this run of the store yet reads, and begins nothing in it."""
    office.waiting()
    before = state(store)
    astray.off_ms = off_ms
    ledger = app.backend.offices[SITE_KEY].ledger
    assert json.loads(ledger.snapshot())["tickets"] == office.snapshot()["tickets"]
    with pytest.raises(WrongClock, match="Our clock is"):
        ledger.due(astray.office_ms())
    assert state(store) == before


# ---------------------------------------------------------------------------------- the duties


@OFF
def test_duties_do_nothing_when_the_clock_is_off(
    app: App, astray: Astray, office: Office, store: Store, clock: Clock, off_ms: int
) -> None:
    """One line when it begins, one when it is over; what fell due meanwhile is done then."""
    app.reach_store()
    ticket = office.issued()
    clock.forward(seconds=20)
    before = state(store)
    astray.off_ms = off_ms
    with capture_logs() as said:
        for _ in range(3):
            app.duties.once()
    assert [line["event"] for line in said] == ["duties wait for our clock"]
    assert state(store) == before
    astray.off_ms = 0
    with capture_logs() as said:
        for _ in range(2):
            app.duties.once()
    assert [line["event"] for line in said] == ["duties go on"]
    assert office.row(ticket)["state"] == "waiting"


@pytest.mark.parametrize("off_ms", [NEARLY_MS, -NEARLY_MS])
def test_duties_are_done_when_the_clock_is_nearly_right(
    app: App, astray: Astray, office: Office, clock: Clock, off_ms: int
) -> None:
    """Within the limit what is due is done."""
    app.reach_store()
    ticket = office.issued()
    clock.forward(seconds=20 + CLOCKS_AGREE_MS // 1000)
    astray.off_ms = off_ms
    with capture_logs() as said:
        app.duties.once()
    assert said == []
    assert office.row(ticket)["state"] == "waiting"


def test_a_counter_is_kept_when_the_clock_was_off_for_long(
    app: App, astray: Astray, office: Office, clock: Clock
) -> None:
    """Nobody could give a sign of life meanwhile: all time begins anew."""
    app.reach_store()
    ticket = office.called()
    app.duties.once()
    astray.off_ms = DAY_MS
    app.duties.once()
    clock.forward(minutes=30)
    astray.off_ms = 0
    app.duties.once()
    assert office.row(ticket)["state"] == "called"


# ------------------------------------------------------------------------ readiness and commands


def send(app: App, store: Store) -> Any:
    """A kiosk asks this server for a number."""
    token = Registry(store, SITE_KEY).create_token(Role.KIOSK, "kiosk-1")
    return app.flask.test_client().post(
        f"{SITE_PATH}/tickets",
        json={"service": "renew", "language": "de"},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": new_id()},
    )


@OFF
def test_readiness_touches_no_day_when_the_clock_is_off(
    app: App, astray: Astray, office: Office, store: Store, off_ms: int
) -> None:
    """Whoever asks whether a server is ready is told why not, and nothing else happens."""
    app.reach_store()
    office.waiting()
    before = state(store)
    astray.off_ms = off_ms
    assert "clock" in app.backend.trouble()
    assert state(store) == before
    astray.off_ms = 0
    assert app.backend.trouble() == ""


@OFF
def test_a_command_is_refused_when_the_clock_has_just_stepped(
    app: App, astray: Astray, office: Office, store: Store, off_ms: int
) -> None:
    """Before any duty could notice: 503 with the reason, and the day stays as it is."""
    app.reach_store()
    office.waiting()
    before = state(store)
    astray.off_ms = off_ms
    reply = send(app, store)
    assert (reply.status_code, reply.json["code"], reply.json["retry"]) == (
        503,
        "cannot_write",
        True,
    )
    assert "Our clock is" in reply.json["detail"]
    assert state(store) == before
    astray.off_ms = 0
    assert send(app, store).status_code == 201


def test_a_command_is_taken_when_the_clock_is_nearly_right(
    app: App, astray: Astray, store: Store
) -> None:
    """Within the limit numbers are given."""
    app.reach_store()
    astray.off_ms = NEARLY_MS
    assert send(app, store).status_code == 201


# --------------------------------------------------------------------------------- the processes


def astray_server(programs: Programs, file: Path) -> Program:
    """A server process on a machine whose clock this file sets."""
    server = programs.server(TEST_CLOCK_OFF_FILE=str(file))
    server.module = "tests.server.astray"
    return server


def test_a_server_goes_on_by_itself_when_its_clock_is_right_again(
    tmp_path: Path, embedded: EmbeddedStore, site: Site
) -> None:
    """Two real servers: one whose clock steps a day ahead harms nobody and comes back by itself."""
    store = Store(embedded.url, [site.key])
    store.redis.flushall()
    file = tmp_path / "off"
    programs = Programs(tmp_path, store)
    file.write_text(str(DAY_MS))
    right, wrong = programs.server(), astray_server(programs, file)
    try:
        right.start()
        day = store.redis.hget(META, "day")
        with pytest.raises(AssertionError, match="ended") as ended:
            wrong.start()
        assert "Our clock is 86400.0 s ahead of the store's.\n" in str(ended.value)
        file.write_text("0")
        wrong.start()
        file.write_text(str(DAY_MS))
        wait_until(lambda: requests.get(f"{wrong.url}/readyz", timeout=5).status_code == 503)
        time.sleep(2.5)  # two rounds of its duties
        assert store.redis.hget(META, "day") == day
        assert requests.get(f"{right.url}/readyz", timeout=5).json() == {"ready": True}
        file.write_text("0")
        wait_until(lambda: requests.get(f"{wrong.url}/readyz", timeout=5).status_code == 200)
    finally:
        for program in (wrong, right):
            program.kill()
        store.close()
