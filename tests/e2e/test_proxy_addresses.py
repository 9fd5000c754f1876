"""Whom the shipped nginx counts as one client, tried with addresses that a test makes up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import requests

from tests.proxy import Proxy, free_ports, proxying
from tests.running import free_port

MADE_UP: Final = """
set_real_ip_from 127.0.0.1;
real_ip_header X-Forwarded-For;
server {{
    listen 127.0.0.1:{port};
    return 200 $wartemarke_client;
}}
"""
"""Believes a client's own word, which the shipped file never does, and says how it is counted."""


class Counting:
    """The shipped proxy with a small allowance and nothing behind it, for made-up addresses."""

    def __init__(self, folder: Path) -> None:
        self.proxy = Proxy(folder, free_ports(1))
        self._telling = free_port()
        shipped = self.proxy.file.read_text()
        assert "rate=50r/s" in shipped
        assert "burst=500" in shipped
        small = shipped.replace("rate=50r/s", "rate=1r/m").replace("burst=500", "burst=2")
        self.proxy.file.write_text(small + MADE_UP.format(port=self._telling))

    def key(self, address: str) -> bytes:
        """Give what this address is counted as."""
        return self._ask(f"http://127.0.0.1:{self._telling}", address).content

    def status(self, address: str) -> int:
        """Give how the proxy itself answers this address."""
        return self._ask(self.proxy.url, address).status_code

    def _ask(self, url: str, address: str) -> requests.Response:
        authority = str(self.proxy.authority)
        headers = {"X-Forwarded-For": address}
        return requests.get(url, headers=headers, timeout=10, verify=authority)


@pytest.fixture(scope="module")
def counting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counting]:
    """A proxy for all tests of this file."""
    counting = Counting(tmp_path_factory.mktemp("counting") / "nginx")
    with proxying(counting.proxy):
        yield counting


@pytest.mark.parametrize(
    ("network", "addresses"),
    [
        (b"2001:db8:1:2", ["2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2:0:1::"]),
        (b"2001:db8:1::", ["2001:db8:1::1", "2001:db8:1:0:3:4:5:6", "2001:db8:1:0:1::"]),
        (b"2001:db8::", ["2001:db8::1", "2001:db8::3:4:5:6", "2001:db8:0:0:1::"]),
        (b"2001::", ["2001::1", "2001::3:4:5:6", "2001::1:0:0:0"]),
        (b"2001::2", ["2001::2:3:4:5:6", "2001:0:0:2::1", "2001:0:0:2:1::"]),
        (b"2001:0:1:2", ["2001:0:1:2::1", "2001:0:1:2:3:4:5:6"]),
        (b"2001:0:1::", ["2001:0:1::1", "2001:0:1:0:3:4:5:6"]),
        (bytes([192, 0, 2, 7]), ["192.0.2.7"]),
        (bytes(15) + b"\1", ["::1"]),
    ],
)
def test_an_address_counts_as_its_network_when_it_is_ipv6(
    counting: Counting, network: bytes, addresses: list[str]
) -> None:
    """However nginx writes the addresses of one /64, they are counted as one."""
    assert {counting.key(address) for address in addresses} == {network}


def test_a_network_is_slowed_down_when_each_request_has_another_address(
    counting: Counting,
) -> None:
    """Addresses of one /64 share one allowance; the next network has its own."""
    statuses = [counting.status(f"2001:db8:9:9::{number}") for number in range(1, 7)]
    assert statuses == [503] * 3 + [429] * 3
    assert counting.status("2001:db8:9:a::1") == 503


def test_connections_are_counted_as_requests_are_when_the_file_is_read(counting: Counting) -> None:
    """Both limits go by the same address."""
    text = counting.proxy.file.read_text()
    assert text.count("_zone $wartemarke_client zone=") == 2
    assert "_zone $binary_remote_addr" not in text
