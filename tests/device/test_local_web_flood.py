"""The page of a kiosk or a board is there while its server is flooded from its own machine."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING

import psutil
import pytest

from device.local_web import MAX_BODY_BYTES
from tests.clock import wait_until
from tests.device.page_probe import Probe, new_page, started

if TYPE_CHECKING:
    from collections.abc import Iterator

IDLE = 500


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Probe]:
    """Give a running page server."""
    with started(new_page(tmp_path_factory.mktemp("flooded"))) as running:
        yield running


def test_the_page_is_there_when_500_connections_are_idle(probe: Probe) -> None:
    """Page and commands go on beside connections that ask for nothing; their places come back."""
    process = psutil.Process(probe.process.pid)
    assert probe.ask("GET", "/").status == 200
    before = process.num_fds()
    with ExitStack() as stack:
        for number in range(IDLE):
            idle = socket.create_connection(("127.0.0.1", probe.port), 10)
            stack.enter_context(idle)
            if number % 2:
                idle.sendall(b"POST /commands/add HTTP/1.1\r\nHost: ")
        wait_until(lambda: process.num_fds() > IDLE)
        assert probe.ask("GET", "/").status == 200
        assert probe.command("add", {"by": 1}).status == 200
    wait_until(lambda: process.num_fds() <= before)


@pytest.mark.parametrize(
    "body",
    [
        b'{"by": 1, "by": 2}',
        b'{"by": NaN}',
        b'{"by": -Infinity}',
        b'{"by": "\xff"}',
        b'{"by": "\x00"}',
        b"\xef\xbb\xbf{}",
        '{"by": 1}'.encode("utf-16"),
        b'{"by": ' + b"9" * 5_000 + b"}",
        b"[" * (MAX_BODY_BYTES - 1),
        b'{"by":' * 9_000,
    ],
)
def test_a_command_is_refused_when_its_json_could_be_read_in_two_ways(
    probe: Probe, body: bytes
) -> None:
    """What is not JSON in UTF-8, or is so in more than one way, is refused, however deep."""
    answer = probe.command("add", body)
    assert (answer.status, answer.json()["code"]) == (400, "malformed")


def test_a_page_reads_why_when_its_body_is_too_large(probe: Probe) -> None:
    """10 MB are refused by what the head says, and the answer arrives."""
    answer = probe.command("add", b" " * 10_000_000)
    assert (answer.status, answer.json()["code"]) == (413, "too_large")
