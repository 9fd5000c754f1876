"""Devices over HTTP: asking to be let in, saying how they are, being looked after."""

import hashlib
import http.client
import json
import secrets
from collections.abc import Mapping
from contextlib import closing
from typing import Any

import pytest

from server.api.devices import BEAT_S, INTERVAL_S
from server.registry import Deed, Station
from server.ticket import Role
from server.upkeep import UPKEEP
from tests.clock import wait_until
from tests.running import SITE_KEY
from tests.server.dialling import FAR, NEAR
from tests.server.listening import listening
from tests.server.people import SITE_PATH, People, Person, Reply

PAIRINGS = "/api/v1/pairings"
FULL_BEAT: dict[str, object] = {
    "version": "0.1.0",
    "printer": "ready",
    "paper": "enough",
    "outbox": 0,
    "clock_off_ms": -12,
    "screen": {"width": 1080, "height": 1920},
    "page": True,
    "sound": "speech",
}


class Device:
    """A device without a token, at the server's public doors."""

    def __init__(self, people: People, kind: str = "kiosk") -> None:
        self._stranger = people.stranger
        self.secret = secrets.token_urlsafe(32)
        hashed = hashlib.sha256(self.secret.encode()).hexdigest()
        about = {"version": "0.1.0", "host": "hall"}
        self.body = {"site": SITE_KEY, "kind": kind, "secret_hash": hashed, **about}
        self.asked = self.post("", self.body)
        self.code: str = self.asked.json.get("code", "")

    def post(self, path: str, body: object) -> Reply:
        """Send something to the public doors."""
        data = json.dumps(body)
        headers = {"Content-Type": "application/json"}
        return self._stranger.send("POST", PAIRINGS + path, data=data, headers=headers)

    def fetch(self) -> Any:
        """Ask for the token."""
        reply = self.post("/token", {"site": SITE_KEY, "secret": self.secret})
        assert reply.status == 200, reply
        return reply.json


def rows(person: Person) -> dict[str, Any]:
    """Give the devices that this person is told of, by name."""
    return {row["name"]: row for row in person.get("devices").json["devices"]}


def asking_from(people: People, address: str, body: Mapping[str, object]) -> int:
    """Ask to be let in from this address of the loopback; give the status."""
    port = int(people.url.rpartition(":")[2])
    link = http.client.HTTPConnection(NEAR, port, timeout=10, source_address=(address, 0))
    with closing(link):
        headers = {"Content-Type": "application/json"}
        link.request("POST", PAIRINGS, json.dumps(body).encode(), headers)
        return link.getresponse().status


def test_a_kiosk_gives_a_number_when_it_was_let_in(people: People) -> None:
    """Asked, seen by a supervisor, confirmed, fetched: the token works, and is a kiosk's."""
    people.registry.revoke("kiosk-1")
    device = Device(people)
    assert device.asked.status == 201
    assert device.asked.json == {
        "code": device.code,
        "expires_in_s": 600,
        "interval_s": INTERVAL_S,
    }
    assert device.fetch() == {"state": "pending", "interval_s": INTERVAL_S}
    seen = people.supervisor.done("pairings/find", {"code": device.code.lower()})
    assert seen["code"] == device.code
    assert (seen["kind"], seen["host"], seen["version"]) == ("kiosk", "hall", "0.1.0")
    assert seen["names"] == [{"name": "kiosk-1", "taken": False}]
    assert seen["until_ms"] - seen["since_ms"] == 600_000
    body = {"code": device.code, "name": "kiosk-1"}
    assert people.supervisor.done("pairings/confirm", body) == {"name": "kiosk-1", "kind": "kiosk"}
    people.registry.fetch(device.secret, now_ms=seen["since_ms"])
    answer = _patient(device)
    assert (answer["state"], answer["name"]) == ("approved", "kiosk-1")
    kiosk = people.stranger.with_headers(Authorization=f"Bearer {answer['token']}")
    assert kiosk.post("tickets", {"service": "renew", "language": "de"}).status in {201, 409}
    (act, *_) = people.registry.acts()
    assert (act.by, act.what, act.about) == ("supervisor-1", Deed.DEVICE_PAIRED, "kiosk-1")


def _patient(device: Device) -> Any:
    """Ask until it is not too often."""
    while (answer := device.fetch())["state"] == "slow_down":
        continue
    return answer


def test_a_device_is_slowed_down_when_it_asks_too_often(people: People) -> None:
    """It hears so, with an interval that is longer; that another one asks makes no difference."""
    device, other = Device(people), Device(people)
    assert device.fetch()["state"] == "pending"
    assert device.fetch() == {"state": "slow_down", "interval_s": 2 * INTERVAL_S}
    assert other.fetch()["state"] == "pending"


def test_a_device_hears_no_when_it_was_refused(people: People) -> None:
    """A refused device is told, and its code is used up."""
    device = Device(people)
    assert people.supervisor.done("pairings/refuse", {"code": device.code}) == {"name": ""}
    assert device.fetch() == {"state": "denied"}
    body = {"code": device.code, "name": "kiosk-1"}
    reply = people.supervisor.post("pairings/confirm", body)
    assert (reply.status, reply.code) == (409, "code_used")


def test_nothing_is_told_when_the_secret_is_not_known(people: People) -> None:
    """Who shows a secret that nobody has asked with hears that it is over, as after its time."""
    device = Device(people)
    device.secret = secrets.token_urlsafe(32)
    assert device.fetch() == {"state": "expired"}


def test_a_name_is_refused_when_the_site_does_not_have_it(people: People) -> None:
    """What there is stands in the answer; the code stays good."""
    device = Device(people, "display")
    body = {"code": device.code, "name": "display-x"}
    reply = people.supervisor.post("pairings/confirm", body)
    assert (reply.status, reply.code) == (404, "unknown_device")
    assert "display-f" in reply.json["detail"]
    assert people.supervisor.post("pairings/confirm", body | {"name": "display-f"}).status == 200


@pytest.mark.parametrize("name", ["supervisor-1", "observer-1", "desk-7"])
def test_no_name_is_given_when_a_device_of_another_kind_has_it(people: People, name: str) -> None:
    """A program of the reception ends no other one's token; its own kind's it may, and sees so."""
    token = people.registry.create_token(Role.RECEPTION, "calendar")
    device = Device(people, "reception")
    found = people.supervisor.done("pairings/find", {"code": device.code})["names"]
    assert {each["name"]: each["taken"] for each in found} == {
        "reception-1": True,
        "calendar": True,
    }
    body = {"code": device.code, "name": name}
    reply = people.administrator.post("pairings/confirm", body)
    assert (reply.status, reply.code) == (404, "unknown_device")
    assert "another kind" in reply.json["detail"]
    assert people.supervisor.done("pairings/confirm", body | {"name": "calendar"})
    assert _patient(device)["state"] == "approved"
    assert people.registry.tokens()[name].role is not Role.RECEPTION
    assert people.stranger.with_headers(Authorization=f"Bearer {token}").get().status in {200, 401}


def test_guessing_ends_when_five_codes_were_wrong(people: People) -> None:
    """The sixth is not looked up, be it right; another supervisor can, with the device's new code.

    The codes that were open at the fifth wrong try are over.
    """
    device = Device(people)
    for _ in range(5):
        reply = people.supervisor.post("pairings/find", {"code": "BBBB-BBBB"})
        assert (reply.status, reply.code) == (404, "unknown_code")
    reply = people.supervisor.post("pairings/find", {"code": device.code})
    assert (reply.status, reply.code) == (429, "too_many_requests")
    assert 0 < int(reply.headers["Retry-After"]) <= 600
    assert device.fetch()["state"] == "expired"
    other = people.at(Station(Role.SUPERVISOR))
    assert other.post("pairings/find", {"code": device.code}).code == "unknown_code"
    fresh = Device(people)
    assert other.post("pairings/find", {"code": fresh.code}).status == 200


def test_an_address_is_refused_when_it_asks_too_often(people: People) -> None:
    """Twenty at once, then one in half a minute; who comes through a proxy has its own address."""
    body = Device(people).body
    met = [asking_from(people, FAR, body) for _ in range(21)]
    assert met == [201] * 20 + [429]
    assert asking_from(people, "127.0.0.9", body) == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "supervisor"},
        {"kind": "administrator"},
        {"secret_hash": "a" * 63},
        {"secret_hash": "A" * 64},
        {"version": "v" * 41},
        {"host": "h" * 65},
        {"host": "a\nb"},
        {"more": 1},
    ],
)
def test_asking_is_refused_when_it_is_not_as_it_must_be(
    people: People, wrong: dict[str, object]
) -> None:
    """Kinds, hashes and lengths are bounded before anything is kept."""
    device = Device(people)
    reply = device.post("", device.body | wrong)
    assert (reply.status, reply.code) == (422, "invalid_body")


def test_the_site_must_be_ours_when_a_device_asks(people: People) -> None:
    """There is no asking for a site that nobody serves here."""
    device = Device(people)
    assert device.post("", device.body | {"site": "elsewhere"}).code == "unknown_site"
    body = {"site": "elsewhere", "secret": device.secret}
    assert device.post("/token", body).code == "unknown_site"


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", [name for name, row in UPKEEP.items() if not row.is_open])
def test_upkeep_is_forbidden_when_the_table_does_not_name_the_role(
    people: People, name: str, role: Role
) -> None:
    """The table alone says who may; all others get 403, and nothing has happened."""
    row = UPKEEP[name]
    device = Device(people)
    route = row.route.partition(f"{SITE_PATH.replace(SITE_KEY, '{site}')}/")[2]
    bodies: dict[str, object] = {
        "find_pairing": {"code": device.code},
        "refuse_pairing": {"code": device.code},
        "confirm_pairing": {"code": device.code, "name": "kiosk-1"},
        "heartbeat": {"version": "0.1.0"},
        "add_person": {"name": "a.neu", "roles": ["counter"]},
        "set_roles": {"roles": ["reception"]},
    }
    people.registry.add_account("kiosk-2", [Role.COUNTER])  # one name for a device and a person
    tokens = people.registry.devices()
    reply = people.by_role(role).post(route.format(name="kiosk-2"), bodies.get(name, {}))
    assert (reply.status == 403) == (role not in row.roles), reply
    if reply.status == 403:
        assert people.registry.devices() == tokens
        assert device.fetch()["state"] == "pending"
    else:
        assert reply.status in {200, 201}, reply


@pytest.mark.parametrize("name", [name for name, row in UPKEEP.items() if not row.is_open])
def test_upkeep_is_refused_when_nobody_is_signed_in(people: People, name: str) -> None:
    """Nothing of it works without a credential."""
    route = UPKEEP[name].route.replace("{site}", SITE_KEY).format(name="kiosk-1")
    method, _, path = route.partition(" ")
    reply = people.stranger.send(method, path, data="{}")
    assert (reply.status, reply.code) == (401, "not_signed_in")


def test_a_beat_is_kept_when_a_device_says_how_it_is(people: People) -> None:
    """The latest beat alone is told, to reception and supervisor, with the minute it came in."""
    assert people.kiosk.done("heartbeat", FULL_BEAT) == {"next_s": BEAT_S, "in_service": True}
    people.kiosk.done("heartbeat", {**FULL_BEAT, "printer": "cover_open"})
    for person in (people.reception, people.supervisor, people.administrator):
        row = rows(person)["kiosk-1"]
        assert (row["state"], row["reasons"]) == ("broken", ["cover_open"])
        assert row["seen_ms"] % 60_000 == 0
        assert {name: row[name] for name in FULL_BEAT} == FULL_BEAT | {"printer": "cover_open"}
    assert people.kiosk.get("devices").status == 403
    assert people.counter.get("devices").status == 403


def test_a_place_is_told_when_no_device_has_its_name(people: People) -> None:
    """Each kiosk and board of the site file stands there, signed in or not."""
    people.registry.revoke("kiosk-1")
    found = rows(people.reception)
    assert found["kiosk-1"] == {
        "name": "kiosk-1",
        "kind": "kiosk",
        "state": "unpaired",
        "reasons": [],
    }
    assert found["display-k"]["areas"] == ["K"]
    assert found["display-w"]["state"] == "unpaired"
    assert found["desk-7"]["counter"] == "7"


def test_nothing_is_written_to_the_stream_when_devices_beat(people: People) -> None:
    """Beats are no events: nobody who follows hears of them."""
    before = people.stream_length()
    people.kiosk.done("heartbeat", FULL_BEAT)
    people.display.done("heartbeat", FULL_BEAT)
    assert people.stream_length() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "v" * 41},
        {"printer": "on fire"},
        {"paper": "some"},
        {"outbox": -1},
        {"outbox": 1_000_001},
        {"outbox": None},
        {"clock_off_ms": 10**15 + 1},
        {"screen": {"width": 0, "height": 1}},
        {"screen": {"width": 1}},
        {"screen": {"width": 1, "height": 1, "depth": 24}},
        {"page": "yes"},
        {"sound": "loud"},
        {"name": "kiosk-2"},
    ],
)
def test_a_beat_is_refused_when_it_is_not_as_it_must_be(
    people: People, wrong: dict[str, object]
) -> None:
    """Everything in it is bounded, and a device speaks of itself alone."""
    reply = people.kiosk.post("heartbeat", FULL_BEAT | wrong)
    assert (reply.status, reply.code) == (422, "invalid_body")


@pytest.mark.parametrize(
    "right",
    [{"outbox": 1_000_000}, {"clock_off_ms": -(10**15)}, {"version": "v" * 40}, {"outbox": 2.0}],
)
def test_a_beat_is_taken_when_it_is_at_its_limits(people: People, right: dict[str, object]) -> None:
    """The other side of each limit."""
    people.kiosk.done("heartbeat", FULL_BEAT | right)


def test_nobody_can_beat_when_it_stands_where_people_work(people: People) -> None:
    """Neither a counter's page nor its device or the reception's: nothing is kept of when."""
    for person in (people.at(Station.at("7")), people.counter, people.reception):
        reply = person.post("heartbeat", FULL_BEAT)
        assert (reply.status, reply.code) == (403, "forbidden")


def test_a_device_is_let_go_when_it_is_revoked(people: People) -> None:
    """Its token opens nothing, what it said is forgotten, and the audit says who did it."""
    people.kiosk.done("heartbeat", FULL_BEAT)
    assert people.supervisor.done("devices/kiosk-1/revoke") == {"name": "kiosk-1"}
    assert people.kiosk.get().status == 401
    assert rows(people.supervisor)["kiosk-1"]["state"] == "unpaired"
    reply = people.supervisor.post("devices/kiosk-1/revoke")
    assert (reply.status, reply.code) == (404, "unknown_device")
    (act, *_) = people.registry.acts()
    assert (act.by, act.what, act.about) == ("supervisor-1", Deed.TOKEN_REVOKED, "kiosk-1")


def test_the_last_minute_is_told_when_a_kiosk_only_asks(people: People) -> None:
    """Who sends no beats is heard by its requests, within some seconds, to the minute."""
    token = people.registry.create_token(Role.KIOSK, "kiosk-9")  # not heard in this minute
    assert rows(people.supervisor)["kiosk-9"]["state"] == "unseen"
    people.stranger.with_headers(Authorization=f"Bearer {token}").get()
    wait_until(lambda: rows(people.supervisor)["kiosk-9"]["state"] == "in_order")
    assert rows(people.supervisor)["kiosk-9"]["seen_ms"] % 60_000 == 0


def test_nothing_tells_when_somebody_works_when_devices_are_read(people: People) -> None:
    """Of a counter's device, and of any but kiosks and boards, it is told that it is let in."""
    others = {"desk-7": people.counter, "reception-1": people.reception}
    for person in others.values():
        person.get()
    token = people.registry.create_token(Role.KIOSK, "kiosk-8")  # not heard in this minute
    people.stranger.with_headers(Authorization=f"Bearer {token}").get()
    wait_until(lambda: rows(people.supervisor)["kiosk-8"]["state"] == "in_order", seconds=40)
    found = rows(people.supervisor)
    for name in (*others, "supervisor-1", "observer-1"):
        assert found[name].keys() <= {"name", "kind", "counter", "state", "reasons"}
        assert (found[name]["state"], found[name]["reasons"]) == ("paired", [])


def test_no_counter_is_counted_when_devices_are(people: People) -> None:
    """The figures tell kiosks and boards by state, and nothing of a counter or a name."""
    people.kiosk.done("heartbeat", FULL_BEAT)
    lines = people.stranger.send("GET", "/metrics").body.decode().splitlines()
    told = [line for line in lines if line.startswith("wartemarke_devices")]
    assert 'wartemarke_devices{kind="kiosk",state="in_order"} 1.0' in told
    assert all('kind="kiosk"' in line or 'kind="display"' in line for line in told)


@pytest.mark.parametrize(
    "name", ["kiosk-1", "display-k", "desk-7", "reception-1", "supervisor-1", "observer-1"]
)
def test_a_live_link_is_cut_when_the_device_of_any_kind_is_revoked(
    people: People, name: str
) -> None:
    """Each kind hears the queue or its own part of it, and no longer than some seconds after."""
    keys = {"kiosk-1": "kiosk", "display-k": "display", "desk-7": "counter"}
    token = people.tokens[keys.get(name, name.removesuffix("-1"))]
    with listening(people.url, {"token": token}) as heard:
        heard.join()
        people.administrator.done(f"devices/{name}/revoke")
        heard.next("disconnect")
