"""A store that a recorded version has written opens, or is left as it is with one clear line."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from server.embedded import EmbeddedStore
from server.keys import SCHEMA, site_prefix
from server.ledger import Command, DayOfAnother, Ledger
from server.lua.library import LAYOUT
from server.site import Site
from server.store import Store
from tests.kills.book import Book
from tests.office import AlwaysOpen
from tests.running import SITE_KEY, START_S, Program, running
from tests.server.people import new_id
from tests.sites import at_noon
from tests.versions.crew import Crew, House, Row, house_of
from tests.versions.recorded import Recorded, recorded

SAME_LAYOUT = [each for each in recorded() if each.number >= LAYOUT]
OTHER_LAYOUT = [each for each in recorded() if each.number < LAYOUT]
DAY_MS = 24 * 3_600_000
CODE = "k74qx"


def named(version: Recorded) -> str:
    """How pytest names a version."""
    return version.library


@pytest.fixture
def house(request: pytest.FixtureRequest, shelf: Path, tmp_path: Path) -> Iterator[House]:
    """A data folder for the version that the test asks for."""
    with house_of(request.param.unpack(shelf), tmp_path) as house:
        yield house


def live(crew: Crew) -> None:
    """Bring a ticket into each state, so that each can go on; wm_3 knows as much."""
    crew.open()
    crew.tickets = {
        "finished": crew.step("9", crew.serving("9"), "finish", outcome="done"),
        "missed": crew.step("6", crew.called("6"), "no-show"),
        "serving": crew.serving("6"),
        "called": crew.called("7"),
    }
    taken_back = crew.issued()
    reply = crew["kiosk-1"].post(f"tickets/{taken_back['id']}/cancel", {"reason": "no_paper"})
    assert reply.status == 200, reply
    crew.tickets["taken back"] = taken_back


def live_on(crew: Crew) -> None:
    """What more there is since wm_4: pauses, counters' own queues, appointments, stops."""
    crew.tickets["parked"] = crew.step("5", crew.serving("5"), "park", reason="photo")
    forwarded = crew.step("9", crew.serving("9"), "forward", counter="8", note="Akte liegt bereit")
    crew.tickets["forwarded"] = forwarded
    crew.tickets["cancelled"] = crew.by_reception(crew.waiting(), "cancel", reason="left")
    slot = {"code": CODE, "service": "renew", "slot_ms": time.time_ns() // 1_000_000}
    crew["reception-1"].done("PUT appointments/a1", slot)
    crew["reception-1"].done("numbers/stop", {"service": "einb", "reason": {"de": "Heute nicht."}})


def wait_for_their_turn(crew: Crew) -> None:
    """Let one wait, and one be on its way to its visitor."""
    crew.tickets |= {"waiting": crew.waiting(), "issued": crew.issued()}


def go_on(crew: Crew) -> None:
    """Everybody goes on where the old version has left them."""
    been = crew.tickets
    assert crew.by_reception(been["cancelled"], "undo")["state"] == "waiting"
    assert crew.call("8")["id"] == been["forwarded"]["id"]
    assert crew.row("counter-8", been["forwarded"])["note"] == "Akte liegt bereit"
    assert crew.step("9", been["finished"], "undo")["state"] == "serving"
    assert crew.step("6", been["serving"], "finish", outcome="done")["state"] == "finished"
    assert crew.step("7", been["called"], "start")["state"] == "serving"
    assert crew.step("5", been["parked"], "resume", to="call")["state"] == "called"
    assert crew.call("6")["id"] == been["cancelled"]["id"]  # it had come before the one that waits
    crew.step("6", been["cancelled"], "start")
    crew.step("6", been["cancelled"], "finish", outcome="done")
    readmitted = crew.by_reception(been["missed"], "readmit")
    assert readmitted["counted_ms"] == been["missed"]["counted_ms"]
    assert crew.call("6")["id"] == been["missed"]["id"]
    crew["kiosk-1"].done(f"tickets/{been['issued']['id']}/deliver", {"how": "paper"})
    crew.step("8", been["forwarded"], "start")
    crew.step("8", been["forwarded"], "finish", outcome="done")
    assert crew.call("8")["id"] == been["waiting"]["id"]
    refused = crew["kiosk-1"].post("tickets", {"service": "einb", "language": "de"})
    assert refused.code == "numbers_stopped"
    crew["reception-1"].done("numbers/allow", {"service": "einb"})
    came = crew["kiosk-1"].done("check-in", {"code": CODE})["ticket"]
    assert came["number"] not in {row["number"] for row in been.values()}


@pytest.mark.parametrize("house", SAME_LAYOUT, ids=named, indirect=True)
def test_everybody_goes_on_when_the_version_before_has_the_same_layout(house: House) -> None:
    """Tokens, tickets, notes, appointments, stops and answers are as they were, and all go on."""
    yes = ("tickets", {"service": "renew", "language": "de"}, new_id())
    with running(old := house.old_server()):
        crew = Crew(old.url, house.tokens())
        live(crew)
        live_on(crew)
        wait_for_their_turn(crew)
        accepted = crew["kiosk-1"].post(yes[0], yes[1], id=yes[2])
        no: tuple[str, Row, str] = (f"tickets/{crew.tickets['finished']['id']}/start", {}, new_id())
        refused = crew.counter("9").post(no[0], no[1], id=no[2])
        assert (accepted.status, refused.code) == (201, "wrong_state")
        rows = house.rows()
        old.stop()
    with running(new := house.new_server()):
        crew.url = new.url
        assert house.rows() == rows
        again = crew["kiosk-1"].post(yes[0], yes[1], id=yes[2])
        assert (again.status, again.json) == (accepted.status, accepted.json)
        again = crew.counter("9").post(no[0], no[1], id=no[2])
        assert (again.status, without_when(again.json)) == (refused.status, refused.json)
        assert again.json["position"] == crew["reception-1"].get("state").json["position"]
        go_on(crew)
        of_the_new = crew.by_reception(crew.waiting(), "cancel", reason="left")
        rows = house.rows()
        new.stop()
    go_back(house, crew, of_the_new, rows)


def without_when(answer: Row) -> Row:
    """Leave out where and when it was decided."""
    return {name: value for name, value in answer.items() if name not in {"position", "at"}}


def go_back(
    house: House, crew: Crew, cancelled: Row, rows: dict[bytes, dict[bytes, bytes]]
) -> None:
    """The old version goes on with what the new one has left, and the new one after it."""
    waiting = crew.tickets["waiting"]
    with running(old := house.old_server()):
        crew.url = old.url
        assert house.rows() == rows
        assert crew.by_reception(cancelled, "undo")["state"] == "waiting"
        assert crew.step("8", waiting, "start")["state"] == "serving"
        rows = house.rows()
        old.stop()
    with running(new := house.new_server()):
        crew.url = new.url
        assert house.rows() == rows
        assert crew.step("8", waiting, "finish", outcome="done")["state"] == "finished"
        assert crew.call("8")["id"] == crew.tickets["issued"]["id"]
        crew.step("8", crew.tickets["issued"], "no-show")
        assert crew.call("8")["id"] == cancelled["id"]
        new.stop()


@pytest.mark.parametrize("house", OTHER_LAYOUT, ids=named, indirect=True)
def test_the_day_is_left_alone_when_another_layout_has_given_its_numbers(
    house: House, site: Site
) -> None:
    """A start is refused with one line, the old version goes on, and the next day is ours."""
    with running(old := house.old_server()):
        crew = Crew(old.url, house.tokens(reception=False))
        live(crew)
        wait_for_their_turn(crew)
        before = crew.state("counter-6")
        old.stop()
    assert_refused(house.new_server())
    with running(old := house.old_server()):
        crew.url = old.url
        assert crew.state("counter-6") == before
        called = crew.step("6", crew.tickets["serving"], "finish", outcome="done")
        assert called["state"] == "finished"
        assert crew.call("6")["id"] == crew.tickets["waiting"]["id"]
        old.stop()
    assert_begins_tomorrow(house, site, crew)


def assert_refused(server: Program) -> None:
    """It ends by itself, with one line that says why and what to do."""
    ended = subprocess.run(
        [sys.executable, "-m", "server"],
        env=server.env,
        capture_output=True,
        text=True,
        check=False,
        timeout=START_S,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("wartemarke server: An older version has given numbers today")
    assert ended.stderr.count("\n") == 1


def assert_begins_tomorrow(house: House, site: Site, crew: Crew) -> None:
    """Today nothing can be done; tomorrow the old tickets expire, nobody of them is called."""
    embedded = EmbeddedStore(house.data / "store")
    now_ms = time.time_ns() // 1_000_000
    with ExitStack() as stack:
        stack.callback(embedded.stop)
        embedded.start()
        embedded.wait_until_ready()
        store = stack.enter_context(closing(Store(embedded.url, [SITE_KEY])))
        ledger = Ledger(store, at_noon(site), openings=AlwaysOpen())
        with pytest.raises(DayOfAnother):
            draw(ledger, now_ms)
        old = json.loads(ledger.snapshot())["tickets"]
        assert ledger.close_day(now_ms + DAY_MS)
        assert left_for_ever(store) == set()
        row = draw(ledger, now_ms + DAY_MS)
        events = Book.of(store).events.values()
        happened = [event for event in events if event["at"] >= now_ms + DAY_MS]
        expired = {event["ticket"]["id"] for event in happened if event["type"] == "expired"}
        assert expired == {ticket["id"] for ticket in old}
        assert row["id"] > max(expired)
        assert row["day"] > crew.tickets["called"]["day"]
        assert [each["id"] for each in json.loads(ledger.snapshot())["tickets"]] == [row["id"]]


def draw(ledger: Ledger, now_ms: int) -> Row:
    """Draw a number at this time."""
    command = Command("kiosk", f"draw-{now_ms}", "body", now_ms)
    drawn = ledger.issue(command, service="renew", language="de", kiosk="kiosk-1")
    row: Row = json.loads(drawn.body)["ticket"]
    return row


def left_for_ever(store: Store) -> set[str]:
    """Name what a day close should have taken: keys without an end, but for those that stay."""
    stays = {row.pattern.split(":")[1] for row in SCHEMA if row.lifetime == "for ever"}
    names = (key.decode() for key in store.redis.scan_iter(site_prefix(SITE_KEY) + ":*"))
    gone = (name for name in names if name.split(":")[2] not in {*stays, "events"})
    return {name for name in gone if store.redis.ttl(name) == -1}
