"""Two server processes behind the shipped nginx: the whole way through TLS, whoever dies."""

import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from device.connection import Server
from server.api.auth import cookie_name
from server.registry import Station
from server.ticket import Role
from tests.clock import wait_until
from tests.device.page_probe import chromium
from tests.display.screen import Screen
from tests.e2e.follower import Follower
from tests.e2e.proxied import BACK_S, PROCESSES, House, opened_house
from tests.running import SITE_KEY, running
from tests.server.counter_page.desk import Desk
from tests.server.people import People, Person
from tests.storm import Report, Storm

COUNTERS = ("1", "5", "8", "10")
AREAS = ("F", "K", "W")
KILLS = 3
TAKEN_BACK_S = 3.5
"""A process that has failed is passed by for two seconds, counted in whole ones: up to three."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house for all tests of this file."""
    with opened_house(tmp_path_factory.mktemp("house")) as house:
        yield house


# ----------------------------------------------------------------------------- the way of a ticket


def test_a_ticket_goes_its_way_when_everything_goes_through_tls(house: House) -> None:
    """Issued at a kiosk, called on a counter's page, drawn on a board: all through the proxy."""
    people = house.people()
    board = house.programs.display(house.parent, "K", SERVER=house.proxy.url)
    with (
        running(board),
        chromium() as browser,  # of this test alone: its loop would stop the storm's
        browser.new_context(ignore_https_errors=True) as context,
    ):
        screen = Screen(browser, board.url)
        desk = Desk(context.new_page(), people, house.proxy.url)
        desk.sign_in()
        number = drawn(house, people)
        expect(desk.page.locator(f"[data-waiting={number}]")).to_be_visible()
        people.open()
        desk.is_free()
        desk.press("n")
        desk.shows(ticket=number)
        screen.until(lambda seen: seen["large"] == number)
        (cookie,) = context.cookies()
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Strict")
        assert desk.broken == []
        screen.page.close()


def drawn(house: House, people: People) -> str:
    """Draw a number and deliver it, by the very client of the kiosks."""
    kiosk = Server(house.proxy.url, SITE_KEY, people.tokens["kiosk"])
    choice = {"service": "renew", "language": "de"}
    ticket: Any = kiosk.command("tickets", choice, command_id="drawn-by-tls")["ticket"]
    delivery = f"tickets/{ticket['id']}/deliver"
    kiosk.command(delivery, {"how": "paper"}, command_id="delivered-by-tls")
    kiosk.close()
    return str(ticket["number"])


def test_a_process_knows_everything_when_another_was_told(house: House) -> None:
    """Commands and sessions are in the store: no process has them for itself."""
    people = house.people()
    wait_until(lambda: len(house.servers()) == PROCESSES, seconds=BACK_S)  # a test kills them
    one, other = (Person(f"http://127.0.0.1:{port}") for port in house.ports)
    device = {"Authorization": f"Bearer {people.tokens['kiosk']}"}
    choice = {"service": "renew", "language": "de"}
    first, again = (
        Person(each.url, device).post("tickets", choice, id="told-once") for each in (one, other)
    )
    assert (first.status, first.body) == (201, again.body)
    Person(other.url, device).done(
        f"tickets/{first.json['ticket']['id']}/cancel", {"reason": "left"}
    )

    station = Station.at("9")
    session = people.session_at(station)
    for each in (one, other):
        headers = {
            "Cookie": f"{cookie_name(station, https=True)}={session}",
            "X-CSRF-Token": people.registry.csrf(session, station),
            "Origin": each.url.replace("http:", "https:"),  # as the proxy's browsers have it
        }
        page = Person(each.url, headers)
        assert page.get("state").json["counter"]["number"] == "9"


# ------------------------------------------------------------------------------ any process may die


class Killer(threading.Thread):
    """Kills a server process now and then, whenever both are there and commands are in flight."""

    def __init__(self, house: House) -> None:
        super().__init__(daemon=True)
        self._house = house
        self._over = threading.Event()
        self._chance = random.Random()  # noqa: S311 - no secret
        self.storm: Storm | None = None
        self.in_flight: list[int] = []

    def run(self) -> None:
        """Kill until `stop`, never the one that has to stand in for another."""
        while len(self.in_flight) < KILLS and not self._over.wait(0.1):
            servers = self._house.servers()
            if len(servers) < PROCESSES:
                continue
            self._over.wait((TAKEN_BACK_S if self.in_flight else 0) + self._chance.uniform(0, 0.3))
            while not (in_flight := self.storm.in_flight if self.storm else 0):
                if self._over.wait(0.001):
                    return
            servers[self._chance.choice(list(servers))].kill()
            self.in_flight.append(in_flight)

    def stop(self) -> None:
        """End."""
        self._over.set()
        self.join()


def rage(house: House, killer: Killer) -> list[Report]:
    """Let storms go through the proxy until all kills are done."""
    devices = iter(range(1, 10_000))
    tokens = {
        number: house.programs.token(Role.COUNTER, f"counter-{number}", counter=number)
        for number in COUNTERS
    }
    kiosk_token = house.programs.token(Role.KIOSK, "kiosk-1")
    reports = []
    while len(killer.in_flight) < KILLS:
        killer.storm = Storm(
            ports=[house.proxy.port],
            kiosk_token=kiosk_token,
            counter_tokens=tokens,
            tickets=100,
            clients=8,
            open_line=lambda port, token: house.proxy.line(port, token, device=next(devices)),
        )
        reports.append(killer.storm.run())
    return reports


def test_nobody_notices_when_one_of_two_processes_is_killed(house: House) -> None:
    """Every command gets its answer at the first try, and every live client hears everything."""
    before = len(house.events())
    token = house.programs.token(Role.DISPLAY, "display-follower", areas=AREAS)
    followers = [Follower(house.proxy.url, token) for _ in range(6)]
    killer = Killer(house)
    try:
        for follower in followers:
            follower.link.start()
        wait_until(lambda: all(follower.snapshots for follower in followers))
        killer.start()
        reports = rage(house, killer)
        told = house.events()[before:]
        newest = house.people().now()
        wait_until(lambda: all(each.position() == newest for each in followers), seconds=BACK_S)
    finally:
        killer.stop()
        for follower in followers:
            follower.link.stop()
    for report in reports:
        assert len(report.numbers) == 100
        assert (report.duplicate_numbers, report.double_calls, report.lost_tickets) == (0, 0, 0)
        assert report.sent_again == 0
    assert len(killer.in_flight) == KILLS
    assert all(killer.in_flight)
    assert len(told) == 3 * 100 * len(reports)
    for follower in followers:
        assert (follower.heard, follower.snapshots) == (told, 1)
