"""The kiosk and a network that delays, loses, breaks off or falls silent, packet by packet.

The kiosk and its printer stand in a network namespace of their own; what the kernels of both sides
send each other goes through a cable that the test spoils. Each visitor draws at the kiosk's own
page, and in the end every paper is held against the queue.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.embedded import EmbeddedStore
from tests.kiosk.kiosk_office import until
from tests.net.remote import Remote, remote_kiosk

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def remote(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[Remote]:
    """A kiosk at the far end of a cable."""
    with remote_kiosk(embedded, tmp_path) as remote:
        yield remote


def assert_only_these_wait(remote: Remote, shown: list[str]) -> None:
    """Whoever was shown a number waits with it, and nobody else does."""
    rows = remote.settle()
    assert len(remote.printer.papers) == len(shown) == len(set(shown))
    waiting = [number for number, row in rows.items() if row["state"] == "waiting"]
    assert sorted(waiting) == sorted(shown), rows


def test_every_visitor_has_one_number_when_each_packet_is_half_a_second_late(
    remote: Remote,
) -> None:
    """A slow network makes nobody's number a second one, and takes none away."""
    shown = [remote.draw()]
    remote.cable.delay_s = 0.5
    shown += [remote.draw() for _ in range(4)]
    assert_only_these_wait(remote, shown)


def test_every_visitor_has_one_number_when_a_fifth_of_the_packets_is_lost(remote: Remote) -> None:
    """What TCP sends again is one command, and what the kiosk sends again is one number."""
    shown = [remote.draw()]
    remote.cable.loss = 0.2
    shown += [remote.draw() for _ in range(8)]
    assert remote.cable.dropped > 0
    assert_only_these_wait(remote, shown)


def test_every_visitor_has_one_number_when_packets_are_late_and_lost(remote: Remote) -> None:
    """Half a second, and a fifth of them never: most numbers are the kiosk's own then."""
    shown = [remote.draw()]
    remote.cable.delay_s, remote.cable.loss = 0.5, 0.2
    shown += [remote.draw() for _ in range(5)]
    assert_only_these_wait(remote, shown)


def test_the_unheard_number_is_taken_back_when_the_cable_breaks_in_mid_request(
    remote: Remote,
) -> None:
    """The server has issued, the answer never leaves: the visitor gets one of the kiosk's own."""
    remote.draw()
    remote.cable.to_near = False
    own = remote.draw()
    assert int(own[1:]) > 800
    assert len(remote.office.events("issued")) == 2
    remote.cable.cut()
    rows = remote.settle()
    unheard = [row for row in rows.values() if row["state"] == "cancelled"]
    assert len(unheard) == 1
    assert rows[own]["state"] == "waiting"
    assert not rows[own].get("uncertain")


def test_the_kiosk_goes_on_alone_when_the_network_falls_silent(remote: Remote) -> None:
    """Half-open: the kiosk's connections look alive, and nobody is at their other end."""
    shown = [remote.draw()]
    remote.cable.cut()
    remote.server.kill()  # it can tell nobody that its connections are gone
    remote.server.start()
    shown += [remote.draw() for _ in range(3)]
    assert [int(number[1:]) > 800 for number in shown] == [False, True, True, True]
    assert_only_these_wait(remote, shown)
    assert int(remote.draw()[1:]) < 800


def test_each_own_number_is_given_once_when_the_kiosk_restarts_in_the_dark(remote: Remote) -> None:
    """Killed and started without a network, it goes on after the last number, and hands in all."""
    remote.draw()
    until((remote.kiosk.log.parent / "offer.json").exists)
    remote.cable.cut()
    shown = [remote.draw() for _ in range(2)]
    remote.restart_kiosk()
    shown += [remote.draw() for _ in range(2)]
    assert len(set(shown)) == 4
    rows = remote.settle()
    arrived = [rows[number]["arrived_ms"] for number in shown]
    assert arrived == sorted(arrived)
    handed_in = [event["ticket"]["number"] for event in remote.office.events("handed_in")]
    assert handed_in == shown
