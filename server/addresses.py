"""From which address a request really comes, and which addresses count as one. Pure.

A proxy brings everybody's requests from its own address, so nothing is ever counted against a
proxy: it names the real address in `X-Forwarded-For`, and it must have limits of its own (ours
has). Only what a proxy says is believed; anybody else could write there what they like. The
loopback is a proxy by default: what comes from there is nginx, or runs on this machine already.
A Unix socket has no address and is the loopback.

An IPv6 client has a /64 to itself, so that is what counts as one address.
"""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_Address = IPv4Address | IPv6Address


def group_of(address: str) -> str:
    """Give what counts as one with this address; what is no address is its own."""
    known = _parsed(address)
    if isinstance(known, IPv6Address):
        return str(ip_network((known, 64), strict=False))
    return address if known is None else str(known)


class Proxies:
    """The addresses that are proxies: they bring other people's requests."""

    def __init__(self, networks: Iterable[str]) -> None:
        """Know these addresses or networks; raise ValueError for what is neither."""
        self._networks = tuple(ip_network(text, strict=False) for text in networks)

    def knows(self, address: str) -> bool:
        """Tell whether this address is a proxy's; no address at all is a Unix socket's."""
        if not address:
            return True
        known = _parsed(address)
        return known is not None and any(known in network for network in self._networks)

    def client(self, address: str, forwarded: str) -> str:
        """Give the address behind the last proxy that we know, or "" where nobody can tell."""
        for said in (address, *(part.strip() for part in reversed(forwarded.split(",")))):
            if not self.knows(said):
                return group_of(said) if _parsed(said) else ""
        return ""


@lru_cache(maxsize=4096)
def _parsed(address: str) -> _Address | None:
    try:
        known = ip_address(address)
    except ValueError:
        return None
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        return known.ipv4_mapped
    return known
